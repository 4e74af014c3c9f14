import { forceDarkMail } from './force-dark-mail.ts';
import { setScheme } from './set-scheme.ts';

/** The colours of a mail: its own light or dark ones, or as Gmail's apps darken it. */
export type MailScheme = 'light' | 'dark' | 'forced-dark';

/** A mail in one of its colours, whatever the viewing machine prefers. */
export const showMail = (html: string, scheme: MailScheme): string =>
  scheme === 'forced-dark' ? forceDarkMail(html) : setScheme(html, scheme);
