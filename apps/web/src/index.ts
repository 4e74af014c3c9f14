export { createApp } from './create-app.ts';
export type { RunningWeb } from './http/serve.ts';
export { createKeptAnswers, type KeptAnswers } from './kept/index.ts';
export { createLive, type Live } from './live/index.ts';
export { startProof } from './start-proof.ts';
export { startSandbox } from './start-sandbox.ts';
export { startWeb } from './start-web.ts';
export type { WebDeps } from './web-options.ts';
export { lookUpMailDomain, type DnsQuestions } from './http/look-up-mail-domain.ts';
