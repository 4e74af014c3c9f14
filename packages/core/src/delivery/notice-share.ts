/**
 * The share of a resource that notices may use while an issue needs it too: of the sending rate
 * while an issue is being sent, of a day's quota while one is due within a day. Otherwise they may
 * use all of it.
 */
export const NOTICE_SHARE = 1 / 4;

/** The account's daily quota, and how much of it readers' notices have used. */
export interface NoticeQuota {
  /** Null when it is unknown, or there is none. */
  readonly dailyLimit: number | null;
  /** Mails to readers, other than issues, that were accepted in the last 24 hours. */
  readonly used: number;
  /** An issue is being sent, waits for the quota, or is approved for the next 24 hours. */
  readonly issueAhead: boolean;
}

/**
 * Whether another notice may go to a reader now. Notices to editors are few and may always go: a
 * flood of sign-ups must not hide from editors that an issue is held.
 */
export const mayMailReader = ({ dailyLimit, used, issueAhead }: NoticeQuota): boolean =>
  dailyLimit === null || !issueAhead || used < dailyLimit * NOTICE_SHARE;
