/**
 * The words that a reader agrees to on the sign-up form. Each request and confirmation stores them,
 * so that the evidence has what the reader saw, whatever the page says later.
 */
export const consentWording = (newsletterTitle: string): string =>
  `I want to receive ${newsletterTitle} by email. I can unsubscribe at any time with one click.`;

/** The words of the button that confirms. */
export const confirmWording = (newsletterTitle: string): string =>
  `Yes, send me ${newsletterTitle}`;
