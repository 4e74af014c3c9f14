export { announceChange, type LiveChange } from './announce-change.ts';
