import type { ColumnMeaning, Unclear } from './import-meaning.ts';
import { LEFT, RECEIVES } from './import-standing.ts';
import { STATUS_WORDS } from './import-words.ts';

/** What a person can say that a column of an import file holds. */
export const COLUMN_CHOICES = [
  'email',
  'name',
  'first-name',
  'last-name',
  'status',
  'subscribed',
  'left-at',
  'since',
  'confirmed-at',
  'ip',
  'pass-over',
] as const;

export type ColumnChoice = (typeof COLUMN_CHOICES)[number];

/** A person's word for what one column holds. */
export interface ChosenColumn {
  /** The column's name in any spelling, or `#3` for the third. */
  readonly column: string;
  readonly as: ColumnChoice;
}

/**
 * How a chosen column is read: as strictly as a column with such a name. Without a date of
 * confirmation nobody confirmed, and any entry says that somebody left.
 */
export const CHOSEN_MEANINGS: Readonly<Record<ColumnChoice, ColumnMeaning>> = {
  email: { kind: 'email' },
  name: { kind: 'name' },
  'first-name': { kind: 'first-name' },
  'last-name': { kind: 'last-name' },
  status: { kind: 'status', words: STATUS_WORDS, blank: 'refused' },
  subscribed: { kind: 'flag', yes: RECEIVES, no: LEFT },
  'left-at': { kind: 'ended', standing: LEFT },
  since: { kind: 'since' },
  'confirmed-at': { kind: 'confirmed-if-filled' },
  ip: { kind: 'ip' },
  'pass-over': { kind: 'passed-over' },
};

/** The kinds of meanings that people are told of. */
export const COLUMN_READINGS = [
  'email',
  'name',
  'first-name',
  'last-name',
  'standing',
  'left-at',
  'since',
  'confirmed-at',
  'ip',
  'suppression',
  'preference',
  'passed-over',
  'unclear',
] as const;

export type ColumnReading = (typeof COLUMN_READINGS)[number];

const READINGS: Readonly<Record<ColumnMeaning['kind'] | 'unclear', ColumnReading>> = {
  email: 'email',
  name: 'name',
  'first-name': 'first-name',
  'last-name': 'last-name',
  status: 'standing',
  flag: 'standing',
  mark: 'standing',
  ended: 'left-at',
  'ended-all': 'left-at',
  'left-at': 'left-at',
  suppression: 'suppression',
  gets: 'standing',
  since: 'since',
  'confirmed-at': 'confirmed-at',
  'confirmed-if-filled': 'confirmed-at',
  ip: 'ip',
  choice: 'preference',
  rhythm: 'preference',
  'paused-until': 'preference',
  'catch-up-since': 'preference',
  region: 'passed-over',
  'passed-over': 'passed-over',
  unclear: 'unclear',
};

/** A meaning as people are told of it. */
export const readingOf = ({ kind }: ColumnMeaning | Unclear): ColumnReading => READINGS[kind];

/** A file has at most one column for each of these choices: a chosen one takes the place of others. */
export const SINGLE_CHOICES: ReadonlySet<string> = new Set([
  'email',
  'name',
  'first-name',
  'last-name',
]);

/** Choices that still say who receives, or nothing. */
export const KEEPS_STANDING: ReadonlySet<ColumnChoice> = new Set([
  'status',
  'subscribed',
  'left-at',
  'confirmed-at',
  'pass-over',
]);

/** A column as `--map` takes it: `Kontakt=email`; null for anything else. */
export function parseChosenColumn(typed: string): ChosenColumn | null {
  const at = typed.lastIndexOf('=');
  const column = typed.slice(0, at).trim();
  const word = typed.slice(at + 1).trim();
  const as = COLUMN_CHOICES.find((choice) => choice === word);
  return at < 0 || column === '' || as === undefined ? null : { column, as };
}
