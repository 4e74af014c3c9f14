import { HOLD_REASONS } from '../issue/decide-due-issue.ts';
import { PAUSE_REASONS } from './reasons.ts';

/** Every code that says why an issue is held or paused; docs/reasons.md explains each. */
export const ISSUE_REASONS = [...HOLD_REASONS, ...PAUSE_REASONS] as const;
export type IssueReason = (typeof ISSUE_REASONS)[number];
