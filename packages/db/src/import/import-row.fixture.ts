import type { ImportedRow } from './stage-import.ts';

/** A row of a file that subscribes somebody. */
export const importedRow = (line: number): ImportedRow => ({
  line,
  address: `r${line}@reader.example`,
  canonical: `r${line}@reader.example`,
  name: null,
  status: 'confirmed',
  suppression: null,
  since: null,
  confirmedAt: null,
  unsubscribedAt: null,
  suppressedAt: null,
  choice: '',
  rhythm: 'every',
  pausedUntil: null,
  catchUpSince: null,
  ip: null,
  erased: false,
});
