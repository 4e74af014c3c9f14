export { createApp } from './create-app.ts';
export { startWeb, type RunningWeb } from './start-web.ts';
export type { WebDeps, WebOptions } from './web-options.ts';
