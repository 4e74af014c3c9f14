import { createHash, type Hash } from 'node:crypto';
import type { RefusalOf } from '@galley/contract/refusals';
import type { ImportReport } from '@galley/contract/subscriber';
import type { InputProblem } from '@galley/core/input';
import {
  hashIp,
  suppressionKeys,
  type ColumnTrouble,
  type ImportPlan,
  type ImportTerms,
} from '@galley/core/subscription';
import {
  countSubscriptionRows,
  dropSuppressedRows,
  dropUnconfirmedRows,
  endOfChunk,
  foreseeImport,
  listErasedKeys,
  listStillConfirmed,
  mergeRepeatedRows,
  stageRows,
  storeStagedRows,
  suppressStagedRows,
  withImport,
  type Database,
  type ImportCounts,
  type ImportStage,
  type Transaction,
} from '@galley/db';
import { readSubscriberCsv, type CsvRow } from './read-subscriber-csv.ts';
import type { SubscriptionDeps } from './subscription-deps.ts';

/** How many rows have been read, or how many of the addresses have been stored. */
export type ImportProgress =
  | { readonly kind: 'reading'; readonly rows: number }
  | { readonly kind: 'storing'; readonly rows: number; readonly of: number };

/** How far storing has come, once some lines more are stored. */
export interface StoredLines {
  readonly upTo: number;
  readonly counts: ImportCounts;
  readonly done: number;
  readonly of: number;
}

export interface ImportRun {
  readonly newsletterId: string;
  /** The file's name, for messages and as the source of the evidence. */
  readonly file: string;
  readonly content: AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
  readonly terms: Omit<ImportTerms, 'fileName'>;
  /** The words of consent. */
  readonly consent: string;
  readonly skipBad: boolean;
  readonly dryRun: boolean;
  /** What an earlier attempt at the same file has stored. */
  readonly before?: { readonly upTo: number; readonly counts: ImportCounts };
  /** Called before the first rows are stored. */
  readonly begin?: () => Promise<void>;
  /** Called in each transaction that stores some lines; an error rolls it back. */
  readonly note?: (trx: Transaction<Database>, stored: StoredLines) => Promise<void>;
  readonly onProgress?: ((progress: ImportProgress) => void) | undefined;
}

export type ImportRunOutcome =
  | { readonly kind: 'imported'; readonly report: ImportReport }
  | (RefusalOf<'unreadable-file'> & { readonly why: ColumnTrouble | null })
  | RefusalOf<'bad-rows'>;

/** The most rows listed per kind, so that memory does not grow with the file. */
const LISTED = 10_000;
const STAGED_AT_ONCE = 1_000;
/** Small enough that a concurrent sign-up never waits long. */
const STORED_AT_ONCE = 5_000;
const NOTHING: ImportCounts = {
  confirmed: 0,
  pending: 0,
  unsubscribed: 0,
  suppressed: 0,
  suppressions: 0,
};

/**
 * Reads a whole file and then stores its people in short transactions, or says what that would do.
 * Memory use does not depend on the file's size.
 */
export const runImport = (deps: SubscriptionDeps, run: ImportRun): Promise<ImportRunOutcome> =>
  withImport(deps.db, async (stage): Promise<ImportRunOutcome> => {
    const { newsletterId, file, dryRun } = run;
    const staged = await stageFile(deps, stage, run);
    if (staged.kind === 'unreadable-file') return staged;
    const { plan, sha256, namesDropped } = staged;
    const { count, problems } = staged.refused;
    if (count > 0 && !run.skipBad && !dryRun) return { kind: 'bad-rows', count, problems };

    const nobody = { count: 0, rows: [] };
    const repeated = await mergeRepeatedRows(stage, LISTED);
    const unconfirmed = plan.isOwn ? nobody : await dropUnconfirmedRows(stage, LISTED);
    const suppressed = await dropSuppressedRows(stage, LISTED);
    const stillConfirmed = await listStillConfirmed(stage, newsletterId, LISTED);
    const subscriptions = await countSubscriptionRows(stage);
    const addresses = staged.rows - repeated.count;
    const counts = dryRun
      ? await foreseeImport(stage, newsletterId)
      : await storeStaged(deps, stage, run, { of: subscriptions, plan, hash: sha256 });
    const { confirmed, suppressions, ...addedOut } = counts;
    const made = confirmed + addedOut.unsubscribed + addedOut.pending + addedOut.suppressed;
    const report: ImportReport = {
      dryRun,
      file: { name: file, sha256 },
      format: { name: plan.format.name, title: plan.format.title },
      columns: plan.columns,
      warnings: plan.warnings,
      addresses,
      added: confirmed,
      addedOut,
      newlySuppressed: suppressions,
      existing: Math.max(0, subscriptions - made),
      stillConfirmed,
      namesDropped,
      leftOut: {
        repeated: repeated.count,
        suppressed: suppressed.count,
        unconfirmed: unconfirmed.count,
        refused: count,
      },
      repeated: repeated.rows,
      suppressed: suppressed.rows,
      unconfirmed: unconfirmed.rows,
      refused: problems,
    };
    return { kind: 'imported', report };
  });

type StagedFile =
  | {
      readonly kind: 'staged';
      readonly rows: number;
      readonly refused: { readonly count: number; readonly problems: readonly InputProblem[] };
      readonly plan: ImportPlan;
      readonly namesDropped: number;
      readonly sha256: string;
    }
  | Extract<ImportRunOutcome, { kind: 'unreadable-file' }>;

/** Reads the file while Postgres stores the previous rows. */
async function stageFile(
  deps: SubscriptionDeps,
  stage: ImportStage,
  { file, content, terms, onProgress }: ImportRun,
): Promise<StagedFile> {
  const erased = await listErasedKeys(deps.db);
  const isErased = ({ canonical }: CsvRow) =>
    erased.size > 0 && suppressionKeys(deps.keyring, canonical).some((key) => erased.has(key));
  const hash = createHash('sha256');
  const problems: InputProblem[] = [];
  let plan: ImportPlan | null = null;
  let refused = 0;
  let rows = 0;
  let namesDropped = 0;
  let next: CsvRow[] = [];
  let staging: Promise<void> = Promise.resolve();
  const stageNext = async () => {
    await staging;
    const taken = next.map((row) => ({
      ...row,
      ip: hashIp(deps.keyring, row.ip),
      erased: isErased(row),
    }));
    next = [];
    staging = stageRows(stage, taken);
    // Awaited before the next one or at the end; until then nothing else catches its error.
    staging.catch(() => undefined);
  };

  for await (const reading of readSubscriberCsv(file, hashed(content, hash), terms)) {
    if (reading.kind === 'broken') {
      await staging;
      return { ...reading, kind: 'unreadable-file' };
    }
    if (reading.kind === 'plan') {
      ({ plan } = reading);
      continue;
    }
    refused += reading.refused.length;
    problems.push(...reading.refused.slice(0, LISTED - problems.length));
    rows += reading.rows.length;
    for (const { nameDropped } of reading.rows) namesDropped += nameDropped ? 1 : 0;
    // Spread into an array, because the number of a call's arguments is limited.
    next = [...next, ...reading.rows];
    if (next.length >= STAGED_AT_ONCE) {
      await stageNext();
      onProgress?.({ kind: 'reading', rows: rows + refused });
    }
  }
  await stageNext();
  await staging;
  if (plan === null) throw new Error('a file without a header was read to its end');
  const sha256 = hash.digest('hex');
  return {
    kind: 'staged',
    rows,
    refused: { count: refused, problems },
    plan,
    namesDropped,
    sha256,
  };
}

async function* hashed(
  content: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  hash: Hash,
): AsyncGenerator<Uint8Array> {
  for await (const bytes of content) {
    hash.update(bytes);
    yield bytes;
  }
}

async function storeStaged(
  { clock }: SubscriptionDeps,
  stage: ImportStage,
  { newsletterId, file, consent, before, begin, note, onProgress }: ImportRun,
  read: { readonly of: number; readonly plan: ImportPlan; readonly hash: string },
): Promise<ImportCounts> {
  const { of, plan, hash } = read;
  const format = plan.format.name;
  const terms = { newsletterId, consent, source: file, format, hash, now: clock() };
  let counts = before?.counts ?? NOTHING;
  let rows = 0;
  // Lines that an earlier attempt stored aren't read again, but they count as done.
  let after = 0;
  await begin?.();
  for (;;) {
    const upTo = await endOfChunk(stage, after, STORED_AT_ONCE);
    if (upTo === null) return counts;
    rows = Math.min(of, rows + STORED_AT_ONCE);
    if (upTo > (before?.upTo ?? 0)) {
      const lines = { after: Math.max(after, before?.upTo ?? 0), upTo };
      const suppressions = await suppressStagedRows(stage, lines, terms);
      const sum = (made: Omit<ImportCounts, 'suppressions'>): ImportCounts => ({
        confirmed: counts.confirmed + made.confirmed,
        pending: counts.pending + made.pending,
        unsubscribed: counts.unsubscribed + made.unsubscribed,
        suppressed: counts.suppressed + made.suppressed,
        suppressions: counts.suppressions + suppressions,
      });
      const made = await storeStagedRows(stage, lines, terms, async (trx, its) =>
        note?.(trx, { upTo, counts: sum(its), done: rows, of }),
      );
      counts = sum(made);
    }
    after = upTo;
    onProgress?.({ kind: 'storing', rows, of });
  }
}
