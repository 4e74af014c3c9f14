import type { DraftBestOf } from './draft-content.ts';

/** What the lines of a month's best say unless somebody sets them, in its newsletter's language. */
export async function bestOfLines(): Promise<
  (its: {
    readonly language: string;
    readonly month: string;
    readonly count: number;
  }) => DraftBestOf
> {
  // The wording comes with React, which most steps never need.
  const { wordingOf } = await import('@galley/emails');
  return ({ language, month, count }) => {
    const { bestOf } = wordingOf(language).words;
    return { month, subject: bestOf.title(month), preheader: bestOf.opening(count, month) };
  };
}
