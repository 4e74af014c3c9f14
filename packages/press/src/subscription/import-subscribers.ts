import type { InputProblem } from '@galley/core/input';
import { suppressionKeys } from '@galley/core/subscription';
import {
  dropRepeatedRows,
  dropSuppressedRows,
  endOfChunk,
  listErasedKeys,
  stageRows,
  storeStagedRows,
  withImport,
  type Database,
  type ImportTerms,
  type Kysely,
} from '@galley/db';
import { readConsent } from './read-consent.ts';
import { readSubscriberCsv, type CsvRow } from './read-subscriber-csv.ts';
import type { FieldProblem, NewsletterRef, SubscriptionDeps } from './subscription-deps.ts';

export interface ImportSubscribersInput {
  readonly newsletter: NewsletterRef;
  /** The file's name, for messages and as the source of the evidence. */
  readonly file: string;
  readonly content: AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
  /** How and in which words these people agreed; kept as evidence with each of them. */
  readonly consent: string;
  /** Takes the good rows when others are refused; without it one bad row stores nothing. */
  readonly skipBad?: boolean;
  readonly onProgress?: (progress: ImportProgress) => void;
}

/** `rows` of the file have been read, or of `of` addresses have been stored. */
export type ImportProgress =
  | { readonly kind: 'reading'; readonly rows: number }
  | { readonly kind: 'storing'; readonly rows: number; readonly of: number };

/** An address that stands in the file a second time, which is passed over. */
export interface RepeatedRow {
  readonly line: number;
  readonly address: string;
  readonly firstLine: number;
}

export interface SuppressedRow {
  readonly line: number;
  readonly address: string;
  readonly reason: string;
}

export interface ImportReport {
  /** Different addresses in the file that could be read. */
  readonly addresses: number;
  readonly added: number;
  /** Had a subscription before, whose status stays. */
  readonly existing: number;
  /** How many rows were left out, and why; of each kind the first are listed. */
  readonly leftOut: {
    readonly repeated: number;
    readonly suppressed: number;
    readonly refused: number;
  };
  readonly repeated: readonly RepeatedRow[];
  readonly suppressed: readonly SuppressedRow[];
  /** Rows left out by `skipBad`. */
  readonly refused: readonly InputProblem[];
}

export type ImportOutcome =
  | ({ readonly kind: 'imported' } & ImportReport)
  /** Nothing was stored; `count` problems were found, of which the first are listed. */
  | {
      readonly kind: 'invalid';
      readonly count: number;
      readonly problems: readonly InputProblem[];
    }
  /** No row of the file can be trusted, so that leaving bad ones out is no way either. */
  | { readonly kind: 'broken'; readonly problem: InputProblem }
  | { readonly kind: 'no-consent'; readonly problems: readonly FieldProblem[] };

/** So many rows of a kind are listed at most, so that no file is too large for the memory. */
const LISTED = 10_000;
const STAGED_AT_ONCE = 1_000;
/** Few enough that nobody who subscribes meanwhile waits for long. */
const STORED_AT_ONCE = 5_000;

/**
 * Imports subscribers from CSV as confirmed, on the word of whoever runs the newsletter. Somebody
 * who is known already keeps their status; suppressed and erased addresses are reported and do not
 * enter. The whole file is checked before anything is stored, and then stored in short transactions:
 * an import that was interrupted is finished by importing the same file again. The memory that it
 * takes does not depend on the file.
 */
export async function importSubscribers(
  deps: SubscriptionDeps,
  input: ImportSubscribersInput,
): Promise<ImportOutcome> {
  const consent = readConsent(input.consent);
  if (consent.kind === 'invalid') return { kind: 'no-consent', problems: consent.problems };
  return withImport(deps.db, async (session): Promise<ImportOutcome> => {
    const staged = await stageFile(deps, session, input);
    const { count, problems } = staged.refused;
    if (staged.broken !== null) return { kind: 'broken', problem: staged.broken };
    if (count > 0 && input.skipBad !== true) return { kind: 'invalid', count, problems };

    const repeated = await dropRepeatedRows(session, LISTED);
    const addresses = staged.rows - repeated.count;
    const suppressed = await dropSuppressedRows(session, LISTED);
    const mailable = addresses - suppressed.count;
    const added = await storeStaged(session, mailable, input, {
      newsletterId: input.newsletter.id,
      consent: consent.wording,
      source: input.file,
      now: deps.clock(),
    });
    return {
      kind: 'imported',
      addresses,
      added,
      existing: mailable - added,
      leftOut: { repeated: repeated.count, suppressed: suppressed.count, refused: count },
      repeated: repeated.rows,
      suppressed: suppressed.rows,
      refused: problems,
    };
  });
}

interface StagedFile {
  readonly rows: number;
  readonly refused: { readonly count: number; readonly problems: readonly InputProblem[] };
  readonly broken: InputProblem | null;
}

/** Reads the file while Postgres takes what was read before. */
async function stageFile(
  deps: SubscriptionDeps,
  session: Kysely<Database>,
  { file, content, onProgress }: ImportSubscribersInput,
): Promise<StagedFile> {
  const erased = await listErasedKeys(session);
  const isErased = ({ canonical }: CsvRow) =>
    erased.size > 0 && suppressionKeys(deps.keyring, canonical).some((key) => erased.has(key));
  const problems: InputProblem[] = [];
  let refused = 0;
  let rows = 0;
  let next: CsvRow[] = [];
  let staging: Promise<void> = Promise.resolve();
  const stage = async () => {
    await staging;
    const taken = next.map((row) => ({ ...row, erased: isErased(row) }));
    next = [];
    staging = stageRows(session, taken);
    // It is awaited before the next one, or at the end; until then nobody else listens.
    staging.catch(() => undefined);
  };

  for await (const reading of readSubscriberCsv(file, content)) {
    if (reading.kind === 'broken') {
      await staging;
      return { rows, refused: { count: refused, problems }, broken: reading.problem };
    }
    refused += reading.refused.length;
    problems.push(...reading.refused.slice(0, LISTED - problems.length));
    rows += reading.rows.length;
    // Spread into an array and not into a call, which takes only so many arguments.
    next = [...next, ...reading.rows];
    if (next.length >= STAGED_AT_ONCE) {
      await stage();
      onProgress?.({ kind: 'reading', rows: rows + refused });
    }
  }
  await stage();
  await staging;
  return { rows, refused: { count: refused, problems }, broken: null };
}

async function storeStaged(
  session: Kysely<Database>,
  of: number,
  { onProgress }: ImportSubscribersInput,
  terms: ImportTerms,
): Promise<number> {
  let added = 0;
  let rows = 0;
  let after = 0;
  for (;;) {
    const upTo = await endOfChunk(session, after, STORED_AT_ONCE);
    if (upTo === null) return added;
    added += await storeStagedRows(session, { after, upTo }, terms);
    after = upTo;
    rows = Math.min(of, rows + STORED_AT_ONCE);
    onProgress?.({ kind: 'storing', rows, of });
  }
}
