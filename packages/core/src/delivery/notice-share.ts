/**
 * What notices may use while an issue needs the same: this part of the sending rate while one is
 * being sent, and of a day's quota while one is to be sent within a day. Otherwise all of it.
 */
export const NOTICE_SHARE = 1 / 4;

/** The account's daily quota, and what readers' notices have used of it. */
export interface NoticeQuota {
  /** Null when nobody has said it, or there is none. */
  readonly dailyLimit: number | null;
  /** Mails to readers, other than issues, that were accepted in the last 24 hours. */
  readonly used: number;
  /** An issue is being sent, waits for the quota, or is approved for the next 24 hours. */
  readonly issueAhead: boolean;
}

/**
 * Whether another notice may go to a reader now. Notices to editors are few and may always go: a
 * flood of sign-ups must not keep from them that an issue is held.
 */
export const mayMailReader = ({ dailyLimit, used, issueAhead }: NoticeQuota): boolean =>
  dailyLimit === null || !issueAhead || used < dailyLimit * NOTICE_SHARE;
