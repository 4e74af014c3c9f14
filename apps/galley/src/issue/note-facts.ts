/** The editor's note on one line, as far as there is one. */
export const noteFacts = (note: string | null): [string, string][] =>
  note === null ? [] : [['note', note.replaceAll(/\s*\n\s*/g, ' ')]];
