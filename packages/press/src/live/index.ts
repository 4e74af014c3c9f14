export type { ChangeListener, LiveChange } from '@galley/db';
export { mayHear } from './may-hear.ts';
export { readProgress, type IssueProgress } from './read-progress.ts';
