/** Tags that carry a mail's identity through Resend and back in every webhook. */
export const INSTALLATION_TAG = 'galley';
export const ISSUE_TAG = 'galley_issue';
export const SUBSCRIBER_TAG = 'galley_subscriber';
