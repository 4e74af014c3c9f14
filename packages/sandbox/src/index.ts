export {
  FAULT_NAMES,
  NO_FAULTS,
  parseFaults,
  printFaults,
  type FaultSettings,
  type ParsedFaults,
} from './fault-settings.ts';
export type { Fault, FaultedRequest, FaultMoment, FaultPlan, FaultStatus } from './faults.ts';
export type { Ledger } from './ledger.ts';
export { openSandbox, type Sandbox } from './open-sandbox.ts';
export type { SandboxOptions, WebhookTarget } from './options.ts';
export { serveSink, type ServedSink, type SinkFigures } from './sink.ts';
export { serveSandbox, type ServedSandbox } from './serve-sandbox.ts';
export type { MailContent } from './store/read-content.ts';
export type { LedgerMail, MailQuery } from './store/read-mails.ts';
export type { Outcome } from './webhooks/plan-events.ts';
export { createWebhookSecret, signWebhook } from './webhooks/sign-webhook.ts';
