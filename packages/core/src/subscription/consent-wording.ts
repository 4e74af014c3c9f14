/**
 * The words that a reader agrees to on the sign-up form. They are shown there and stored with each
 * request and confirmation, so that the evidence holds what was read, whatever the page says later.
 */
export const consentWording = (newsletterTitle: string): string =>
  `I want to receive ${newsletterTitle} by email. I can unsubscribe at any time with one click.`;

/** The words of the button that stands behind a confirmation. */
export const confirmWording = (newsletterTitle: string): string =>
  `Yes, send me ${newsletterTitle}`;
