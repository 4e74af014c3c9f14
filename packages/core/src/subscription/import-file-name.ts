import {
  BOUNCED,
  COMPLAINED,
  LEFT,
  SUPPRESSED,
  UNCONFIRMED,
  type ImportStanding,
} from './import-standing.ts';

export type FileNameEvidence =
  /** People who get no mail. */
  | { readonly kind: 'out'; readonly standing: ImportStanding }
  /** The name that Mailchimp itself gives to its file of subscribed people. */
  | { readonly kind: 'mailchimp-subscribed' }
  | { readonly kind: 'nothing' };

const OUT: readonly (readonly [RegExp, ImportStanding])[] = [
  [/non[-_ ]?subscribed/, UNCONFIRMED],
  [/unsub|opt(?:ed)?[-_ ]?outs?(?![a-z])|block[-_ ]?list|blacklist|abgemeldet/, LEFT],
  [/(?<![a-z])(?:bounced?s?|invalid[-_ ]emails?)(?![a-z])|cleaned[-_ ](?:members|email)/, BOUNCED],
  [/suppress(?:ed|ion)/, SUPPRESSED],
  [/(?<![a-z])(?:spam|complain(?:ts?|ed))(?![a-z])/, COMPLAINED],
];

/**
 * What a file's name says about the people in it. "subscribed" is part of "unsubscribed" and
 * "nonsubscribed", so only Mailchimp's complete name proves that its people receive.
 */
export function readFileName(path: string): FileNameEvidence {
  const name = path.replace(/^.*[/\\]/s, '').toLowerCase();
  for (const [pattern, standing] of OUT) {
    if (pattern.test(name)) return { kind: 'out', standing };
  }
  return /^subscribed_(?:members|email_audience)_export_[\w-]+(?: ?\(\d+\))?\.csv$/.test(name)
    ? { kind: 'mailchimp-subscribed' }
    : { kind: 'nothing' };
}
