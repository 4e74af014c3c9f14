export { CANARY_HEADER, makeCanaryMark, readCanaryMark } from './canary-mark.ts';
export {
  INBOUND_RESULTS,
  decideInbound,
  type InboundDecision,
  type InboundResult,
  type ReadMail,
} from './decide-inbound.ts';
export {
  AUTOMATIC_REASONS,
  findAutomatic,
  type AutomaticReason,
  type MailHeaders,
  type OwnPlaces,
} from './find-automatic.ts';
export {
  canaryAddress,
  printInboundAddress,
  queueAddress,
  readInboundAddress,
  subscribeAddress,
  type InboundTarget,
} from './inbound-address.ts';
export type { Letter } from './letter.ts';
export { readForwarded, type Forwarded } from './read-forwarded.ts';
export {
  NOT_PROVEN_REASONS,
  proveSender,
  type NotProvenReason,
  type Sender,
  type SenderFacts,
  type SignatureFacts,
  type Verdict,
} from './prove-sender.ts';
