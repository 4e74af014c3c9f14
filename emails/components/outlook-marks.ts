import { createContext, useContext } from 'react';

const Context = createContext(false);

/** Around a mail whose marks for Outlook are turned into conditional comments afterwards. */
export const OutlookMarks = Context.Provider;

/**
 * What marks something for Outlook's Word engine, or null where nobody turns the marks into
 * comments: React Email's preview renders templates by itself and would show them.
 */
export const useOutlookMarks = <Marks>(marks: Marks): Marks | null =>
  useContext(Context) ? marks : null;
