import { createContext, useContext } from 'react';

const Context = createContext(false);

/** Wraps a mail whose Outlook marks are later turned into conditional comments. */
export const OutlookMarks = Context.Provider;

/**
 * Marks something for Outlook's Word engine; null where nothing turns the marks into comments:
 * React Email's preview renders templates directly and would show them.
 */
export const useOutlookMarks = <Marks>(marks: Marks): Marks | null =>
  useContext(Context) ? marks : null;
