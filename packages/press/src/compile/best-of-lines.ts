import type { DraftBestOf } from './draft-content.ts';

/** Loads the function that proposes a best-of's subject and preheader, in the given language. */
export async function bestOfLines(): Promise<
  (its: { readonly language: string; readonly month: string }) => DraftBestOf
> {
  // Importing the wording loads React, which most steps never need.
  const { wordingOf } = await import('@galley/emails');
  return ({ language, month }) => {
    const { bestOf } = wordingOf(language).words;
    return {
      month,
      proposeLines: (count) => ({
        subject: bestOf.title(month),
        preheader: bestOf.opening(count, month),
      }),
    };
  };
}
