/** Resend takes at most 100 mails in one call (its page on the batch endpoint). */
export const BATCH_LIMIT = 100;
