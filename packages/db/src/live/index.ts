export * from './announce-issue.ts';
export { announceChange, type LiveChange } from './announce-change.ts';
export { listenForChanges, type ChangeListener } from './listen-for-changes.ts';
