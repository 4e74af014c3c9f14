import { createHash, type Hash } from 'node:crypto';
import type { RefusalOf } from '@galley/contract/refusals';
import type { ImportReport } from '@galley/contract/subscriber';
import type { Actor } from '@galley/core/editor';
import type { InputProblem } from '@galley/core/input';
import { hashIp, suppressionKeys, type ImportPlan } from '@galley/core/subscription';
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
  type ImportTerms,
  type Kysely,
} from '@galley/db';
import { recordNewsletterAct } from '../door/record-act.ts';
import { findNewsletterFor, type NewsletterRefusal } from '../newsletter/find-newsletter.ts';
import { readConsent, type InvalidPerson } from './read-person.ts';
import { readSubscriberCsv, type CsvRow } from './read-subscriber-csv.ts';
import type { SubscriptionDeps } from './subscription-deps.ts';

/** How many rows have been read, or how many of the addresses have been stored. */
export type ImportProgress =
  | { readonly kind: 'reading'; readonly rows: number }
  | { readonly kind: 'storing'; readonly rows: number; readonly of: number };

export type ImportOutcome =
  | { readonly kind: 'imported'; readonly report: ImportReport }
  | RefusalOf<'unreadable-file'>
  | RefusalOf<'bad-rows'>
  | InvalidPerson
  | NewsletterRefusal;

export interface ImportSubscribersInput {
  readonly newsletter: string | null;
  /** The file's name, for messages and as the source of the evidence. */
  readonly file: string;
  readonly content: AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
  /** How these people agreed, and in which words; kept as evidence for each. */
  readonly consent: string;
  /** Imports the valid rows and skips the others; otherwise one bad row aborts the import. */
  readonly skipBad?: boolean;
  /** Every row without a status is an active subscriber of the service that exported the file. */
  readonly allConfirmed?: boolean;
  /** Columns to ignore, whatever their names. */
  readonly passOver?: readonly string[];
  /** Reports what an import would do and stores nothing. */
  readonly dryRun?: boolean;
  readonly onProgress?: (progress: ImportProgress) => void;
}

/** The most rows listed per kind, so that memory does not grow with the file. */
const LISTED = 10_000;
const STAGED_AT_ONCE = 1_000;
/** Small enough that a concurrent sign-up never waits long. */
const STORED_AT_ONCE = 5_000;

/**
 * Imports subscribers from CSV on the operator's word, as confirmed unless the file says otherwise:
 * people who left come in as unsubscribed, and addresses that bounced or complained are suppressed.
 * Known subscribers keep their status, and no suppression is lifted. The whole file is checked
 * first, then stored in short transactions; to finish an interrupted import, import the same file
 * again. Memory use does not depend on the file's size.
 */
export async function importSubscribers(
  deps: SubscriptionDeps,
  actor: Actor,
  input: ImportSubscribersInput,
): Promise<ImportOutcome> {
  const { file, dryRun = false, skipBad = false } = input;
  const found = await findNewsletterFor(deps, actor, 'import-subscribers', input.newsletter);
  if (found.kind !== 'found') return found;
  const { id: newsletterId } = found.newsletter;
  const consent = readConsent(input.consent);
  if (consent.kind === 'invalid') return consent;
  return withImport(deps.db, async (session): Promise<ImportOutcome> => {
    const staged = await stageFile(deps, session, input);
    if (staged.kind === 'unreadable-file') return staged;
    const { plan, sha256, namesDropped } = staged;
    const { count, problems } = staged.refused;
    if (count > 0 && !skipBad && !dryRun) return { kind: 'bad-rows', count, problems };

    const nobody = { count: 0, rows: [] };
    const repeated = await mergeRepeatedRows(session, LISTED);
    const unconfirmed = plan.isOwn ? nobody : await dropUnconfirmedRows(session, LISTED);
    const suppressed = await dropSuppressedRows(session, LISTED);
    const stillConfirmed = await listStillConfirmed(session, newsletterId, LISTED);
    const subscriptions = await countSubscriptionRows(session);
    const addresses = staged.rows - repeated.count;
    const counts = dryRun
      ? await foreseeImport(session, newsletterId)
      : await storeStaged(session, actor, subscriptions, input, {
          newsletterId,
          consent: consent.wording,
          source: file,
          format: plan.format.name,
          hash: sha256,
          now: deps.clock(),
        });
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
      existing: subscriptions - made,
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
}

type StagedFile =
  | {
      readonly kind: 'staged';
      readonly rows: number;
      readonly refused: { readonly count: number; readonly problems: readonly InputProblem[] };
      readonly plan: ImportPlan;
      readonly namesDropped: number;
      readonly sha256: string;
    }
  | RefusalOf<'unreadable-file'>;

/** Reads the file while Postgres stores the previous rows. */
async function stageFile(
  deps: SubscriptionDeps,
  session: Kysely<Database>,
  { file, content, allConfirmed = false, passOver = [], onProgress }: ImportSubscribersInput,
): Promise<StagedFile> {
  const erased = await listErasedKeys(session);
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
  const stage = async () => {
    await staging;
    const taken = next.map((row) => ({
      ...row,
      ip: hashIp(deps.keyring, row.ip),
      erased: isErased(row),
    }));
    next = [];
    staging = stageRows(session, taken);
    // Awaited before the next one or at the end; until then nothing else catches its error.
    staging.catch(() => undefined);
  };

  const terms = { allConfirmed, passOver };
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
      await stage();
      onProgress?.({ kind: 'reading', rows: rows + refused });
    }
  }
  await stage();
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
  session: Kysely<Database>,
  actor: Actor,
  of: number,
  { onProgress }: ImportSubscribersInput,
  terms: ImportTerms,
): Promise<ImportCounts> {
  let counts = { confirmed: 0, pending: 0, unsubscribed: 0, suppressed: 0, suppressions: 0 };
  let rows = 0;
  let after = 0;
  // Recorded before the first rows, so that a crash leaves no rows without an audit record.
  const { newsletterId, now } = terms;
  await session
    .transaction()
    .execute((trx) => recordNewsletterAct(trx, actor, 'import-subscribers', newsletterId, now));
  for (;;) {
    const upTo = await endOfChunk(session, after, STORED_AT_ONCE);
    if (upTo === null) return counts;
    const lines = { after, upTo };
    const suppressions = await suppressStagedRows(session, lines, terms);
    const made = await storeStagedRows(session, lines, terms);
    counts = {
      confirmed: counts.confirmed + made.confirmed,
      pending: counts.pending + made.pending,
      unsubscribed: counts.unsubscribed + made.unsubscribed,
      suppressed: counts.suppressed + made.suppressed,
      suppressions: counts.suppressions + suppressions,
    };
    after = upTo;
    rows = Math.min(of, rows + STORED_AT_ONCE);
    onProgress?.({ kind: 'storing', rows, of });
  }
}
