export * from './waiting-corrections.ts';
export type { AudienceQuestion } from './waits-for-issue.ts';
