export type { Follower } from './follow-changes.ts';
export { createLive, type Live } from './live.ts';
export { streamEvents } from './stream-events.ts';
