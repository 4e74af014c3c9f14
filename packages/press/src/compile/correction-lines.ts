import type { NewsletterRow, UrgentCorrection } from '@galley/db';
import type { DraftCorrection } from './draft-content.ts';

/** Loads the function that proposes an urgent correction's subject and preheader. */
export async function correctionLines(): Promise<
  (newsletter: NewsletterRow, correction: UrgentCorrection) => DraftCorrection
> {
  // Importing the wording loads React, which most steps never need.
  const { wordingOf } = await import('@galley/emails');
  return ({ language, title }, correction) => {
    const { correction: says } = wordingOf(language).words;
    return {
      correction,
      lines: {
        subject: says.subject(title, correction.issue.number),
        preheader: says.preheader(correction.title),
      },
    };
  };
}
