/** Tags that carry a mail's identity through Resend and back in every webhook. */
export const INSTALLATION_TAG = 'galley';
export const ISSUE_TAG = 'galley_issue';
export const SUBSCRIBER_TAG = 'galley_subscriber';
/** Which newsletter, slot and number: they tell what an issue is when its row is lost. */
export const SLOT_TAG = 'galley_slot';
