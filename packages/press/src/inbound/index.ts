export { actOnMail, needsReading, needsText, type ArrivedMail } from './act-on-mail.ts';
export { dropInbound } from './drop-inbound.ts';
export type { InboundDeps } from './inbound-deps.ts';
export { storeInbound } from './store-inbound.ts';
