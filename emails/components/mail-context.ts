import { HOUSE_THEME, type Theme } from '@galley/core/newsletter';
import { createContext, useContext } from 'react';
import { wordingOf, type Wording } from '@galley/wording';

/** The context that every part of a mail renders with. */
export interface MailContext extends Wording {
  readonly theme: Theme;
  /** The sides where lines begin and end: Word doesn't support logical sides. */
  readonly start: 'left' | 'right';
  readonly end: 'left' | 'right';
}

/** @throws RangeError if `language` is not a BCP 47 tag. */
export function mailContext(language: string, theme: Theme = HOUSE_THEME): MailContext {
  const wording = wordingOf(language);
  const [start, end] =
    wording.direction === 'ltr' ? (['left', 'right'] as const) : (['right', 'left'] as const);
  return { ...wording, theme, start, end };
}

const Context = createContext(mailContext('en'));

export const MailContextProvider = Context.Provider;

export const useMail = (): MailContext => useContext(Context);
