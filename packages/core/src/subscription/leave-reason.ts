/** Why a reader left, if they say so; Galley only counts the answers. */
export const LEAVE_REASONS = [
  'too-often',
  'not-for-me',
  'read-elsewhere',
  'never-asked',
  'other',
] as const;
export type LeaveReason = (typeof LEAVE_REASONS)[number];

/** Reads an answer; null for anything that was not offered. */
export const readLeaveReason = (text: string): LeaveReason | null =>
  LEAVE_REASONS.find((reason) => reason === text) ?? null;
