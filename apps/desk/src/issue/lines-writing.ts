import { joinParagraphs, splitParagraphs } from '../review/join-texts.ts';
import { sameValue, type Fields, type Saver } from '../save/index.ts';

/** The texts of an issue that people write; null is the proposal, or no note. */
export const LINE_NAMES = ['subject', 'preheader', 'note'] as const;
export type LineName = (typeof LINE_NAMES)[number];

/** The longest that the server takes. */
export const LONGEST: Readonly<Record<LineName, number>> = {
  subject: 250,
  preheader: 250,
  note: 5000,
};

/** As typed, with blanks that don't count. */
export type TypedLines = Readonly<Record<LineName, string | null>>;

export interface LinesWriting {
  readonly saver: Saver;
  readonly typed: () => TypedLines;
  readonly listen: (changed: () => void) => () => void;
  readonly change: (name: LineName, text: string | null) => void;
  /** Takes back whatever is not saved. */
  readonly takeBack: () => void;
}

/** What the server would make of a text. */
export function readLine(name: LineName, text: string | null): string | null {
  if (text === null) return null;
  if (name !== 'note') return text.trim();
  const note = joinParagraphs(splitParagraphs(text.replaceAll('\t', ' ')));
  return note === '' ? null : note;
}

/**
 * The lines of an issue on screen, and what is saved of them.
 *
 * @param open makes the saver, and is told what it shows when others have changed a line
 */
export function writeLines(open: (show: (fields: Fields) => void) => Saver): LinesWriting {
  let typed: TypedLines = { subject: null, preheader: null, note: null };
  const listeners = new Set<() => void>();
  const set = (next: Partial<TypedLines>): void => {
    typed = { ...typed, ...next };
    for (const changed of listeners) changed();
  };
  const show = (fields: Fields): void => set(fields);
  const saver = open(show);
  // A saver that was open already may have more than the server.
  set(saver.state().text);
  const blocked = (): readonly string[] =>
    LINE_NAMES.filter((name) => (readLine(name, typed[name]) ?? '').length > LONGEST[name]);
  return {
    saver,
    typed: () => typed,
    listen(changed) {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
    change(name, text) {
      if (text === typed[name]) return;
      set({ [name]: text });
      const value = readLine(name, text);
      if (!sameValue(value, saver.state().text[name])) saver.type({ [name]: value }, blocked());
    },
    takeBack() {
      const { fields } = saver.state().base;
      set(fields);
      saver.type(fields, []);
    },
  };
}
