const QUOTES = /["'`´\p{Initial_Punctuation}\p{Final_Punctuation}\p{Quotation_Mark}ʹ-ʼˈ׳״′-‷]/gu;
const UNSEEN = /[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu;
const DASHES = /\s*[\p{Dash_Punctuation}−]+\s*/gu;

/**
 * A title or outlet as it is compared: without case, quotation marks and apostrophes of any shape,
 * invisible characters, kinds of dashes and white space, and in one normal form of Unicode. It is
 * for comparison, not for showing. A text of nothing but marks is compared as it is.
 *
 * @example foldTitle('It’s a  “Quiet”\u00a0Night — Again') // 'its a quiet night-again'
 */
export function foldTitle(title: string): string {
  const bare = foldForms(title.normalize('NFC').replace(QUOTES, ''))
    .replace(QUOTES, '')
    .replace(DASHES, '-')
    .replaceAll(/\s+/gu, ' ')
    .trim();
  return bare === '' ? foldForms(title).trim() : bare;
}

/** Upper case first, because it spells out `ß` and `ﬁ`. */
const foldForms = (text: string): string =>
  text.replace(UNSEEN, '').normalize('NFKC').toUpperCase().toLowerCase().normalize('NFKC');
