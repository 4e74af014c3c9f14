/** Every wake-up. It only says that rows may wait; the rows say what there is to do. */
export const WAKE_UPS = [
  /** Issues may have batches to freeze, to send or to settle. */
  'work-issues',
  /** Notices may be due. */
  'work-notices',
  /** Feedback events wait to be applied. */
  'apply-feedback',
  /** Mails that came in wait to be read. */
  'read-inbound',
  /** Webhooks wait to be posted. */
  'post-webhooks',
  /** Import files wait to be checked or imported. */
  'work-imports',
] as const;

export type WakeUp = (typeof WAKE_UPS)[number];

/** The Postgres channel that carries them. */
export const WAKE_UP_CHANNEL = 'galley_wake_up';
