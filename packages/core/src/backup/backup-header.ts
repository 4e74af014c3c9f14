/** The number of the format; a file with a higher one was written by a newer Galley. */
export const BACKUP_FORMAT = 1;

/** One table in a backup, or one partition of a table. */
export interface BackupTable {
  readonly name: string;
  /** Those that its rows hold, in their order. */
  readonly columns: readonly string[];
  /** Null unless it is a partition. */
  readonly partition: {
    readonly of: string;
    /** As Postgres writes it: `FOR VALUES IN ('7')`. */
    readonly bound: string;
    /** Storage options: `fillfactor=45`. */
    readonly options: readonly string[];
  } | null;
}

/** Where a sequence stood; ids that were given out are never given out again. */
export interface BackupSequence {
  readonly name: string;
  readonly value: string;
  /** Whether `value` itself was given out. */
  readonly called: boolean;
}

/** What a backup says about itself before its rows. */
export interface BackupHeader {
  readonly format: typeof BACKUP_FORMAT;
  /** Nothing that was committed later than this is missing from the database but in the file. */
  readonly snapshotAt: string;
  readonly installationId: string;
  /** The key that signs readers' links; null if none ever did. */
  readonly keyId: string | null;
  /** The version of the Postgres that it comes from. */
  readonly server: string;
  /** Every migration that had run, in order. */
  readonly migrations: readonly string[];
  /** In the order in which they can be filled. */
  readonly tables: readonly BackupTable[];
  readonly sequences: readonly BackupSequence[];
}

export type ParsedHeader =
  | { readonly kind: 'ok'; readonly header: BackupHeader }
  /** Written in a format that this Galley does not know yet. */
  | { readonly kind: 'newer-format'; readonly format: number }
  | { readonly kind: 'invalid'; readonly expected: string };

const NAME = /^[a-z_][a-z0-9_]{0,62}$/;
const MIGRATION = /^\d{4}-[a-z0-9-]{1,80}$/;
const LITERAL = String.raw`\('[^'\\]*'\)`;
/** The bounds that Galley's partitions have; it becomes part of a statement. */
const BOUND = new RegExp(
  `^(?:DEFAULT|FOR VALUES (?:IN ${LITERAL}|FROM ${LITERAL} TO ${LITERAL}))$`,
);
const OPTION = /^[a-z_.]{1,60}=[\w.-]{1,40}$/;

/** Reads a header, and takes nothing from it that could not be from Galley: names become SQL. */
export function parseBackupHeader(line: string): ParsedHeader {
  let read: unknown;
  try {
    read = JSON.parse(line);
  } catch {
    return invalid('its second line to be JSON');
  }
  if (!isRecord(read)) return invalid('its second line to be a JSON object');
  const { format } = read;
  if (typeof format === 'number' && Number.isInteger(format) && format > BACKUP_FORMAT) {
    return { kind: 'newer-format', format };
  }
  if (format !== BACKUP_FORMAT) return invalid(`format ${BACKUP_FORMAT}`);
  const { snapshotAt, installationId, keyId, server, migrations, tables, sequences } = read;
  if (!isInstant(snapshotAt)) return invalid('snapshotAt to be an instant');
  if (!isText(installationId)) return invalid('installationId to be text');
  if (keyId !== null && !isText(keyId)) return invalid('keyId to be text or null');
  if (!isText(server)) return invalid('server to be text');
  if (!isListOf(migrations, (one) => typeof one === 'string' && MIGRATION.test(one))) {
    return invalid('migrations to be a list of names');
  }
  if (!isListOf(tables, isTable)) return invalid('tables to be a list of tables');
  if (!isListOf(sequences, isSequence)) return invalid('sequences to be a list of sequences');
  const names = (tables as BackupTable[]).map(({ name }) => name);
  if (new Set(names).size < names.length) return invalid('each table once');
  return { kind: 'ok', header: read as unknown as BackupHeader };
}

const invalid = (expected: string): ParsedHeader => ({ kind: 'invalid', expected });

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: unknown): value is string =>
  typeof value === 'string' && value.length > 0 && value.length <= 200;
const isName = (value: unknown): value is string => typeof value === 'string' && NAME.test(value);
const isInstant = (value: unknown): value is string =>
  isText(value) && /^\d{4}-\d\d-\d\dT/.test(value) && !Number.isNaN(Date.parse(value));
const isListOf = (value: unknown, is: (one: unknown) => boolean): value is readonly unknown[] =>
  Array.isArray(value) && value.every(is);

const isTable = (value: unknown): boolean =>
  isRecord(value) &&
  isName(value['name']) &&
  isListOf(value['columns'], isName) &&
  value['columns'].length > 0 &&
  (value['partition'] === null || isPartition(value['partition']));

const isPartition = (value: unknown): boolean =>
  isRecord(value) &&
  isName(value['of']) &&
  typeof value['bound'] === 'string' &&
  BOUND.test(value['bound']) &&
  isListOf(value['options'], (one) => typeof one === 'string' && OPTION.test(one));

const isSequence = (value: unknown): boolean =>
  isRecord(value) &&
  isName(value['name']) &&
  typeof value['value'] === 'string' &&
  /^[1-9]\d{0,18}$/.test(value['value']) &&
  typeof value['called'] === 'boolean';
