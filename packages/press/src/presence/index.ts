export { showPresence, type Watcher } from './read-presence.ts';
export { leaveReview, stayAtReview } from './stay-at-review.ts';
