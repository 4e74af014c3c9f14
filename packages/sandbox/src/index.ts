export {
  FAULT_NAMES,
  NO_FAULTS,
  parseFaults,
  printFaults,
  type FaultSettings,
} from './fault-settings.ts';
export type { Fault, FaultPlan } from './faults.ts';
export { createLetterKey, type LetterKey } from './mailbox/letter-key.ts';
export { openSandbox, type Sandbox } from './open-sandbox.ts';
export type { SandboxOptions } from './options.ts';
export { serveSink, type SinkFigures } from './sink.ts';
export { serveSandbox, type ServedSandbox } from './serve-sandbox.ts';
export type { IncomingMail } from './store/receive-mail.ts';
export type { Outcome } from './store/plan-events.ts';
export { createWebhookSecret, signWebhook } from './webhooks/sign-webhook.ts';
