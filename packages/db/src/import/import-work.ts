import { sql, type Kysely, type Selectable, type Transaction } from 'kysely';
import { announceChange } from '../live/announce-change.ts';
import type { Database } from '../schema/database.ts';
import type { ImportCounts } from './made-by-import.ts';
import type { SubscriberImportTable } from './subscriber-import-table.ts';

/** An import that a process works at. */
export interface ClaimedImport extends Pick<
  Selectable<SubscriberImportTable>,
  | 'id'
  | 'newsletter_id'
  | 'attempt'
  | 'tries'
  | 'file_name'
  | 'bytes'
  | 'consent'
  | 'all_confirmed'
  | 'chosen'
  | 'stored_up_to'
  | 'counts'
> {
  readonly state: 'checking' | 'importing';
}

/** One attempt at an import. */
export type ImportAttempt = Pick<ClaimedImport, 'id' | 'attempt' | 'newsletter_id'>;

/** Somebody stopped or changed the import, or another process has it now. */
export class LostImport extends Error {
  constructor() {
    super('the import is no longer ours');
    this.name = 'LostImport';
  }
}

/** Lists what there is to do: a check never waits until somebody else's import is done. */
export async function listAwaitedImportWork(
  db: Kysely<Database>,
): Promise<readonly ClaimedImport['state'][]> {
  const { rows } = await sql<{ state: ClaimedImport['state'] }>`
    select distinct state from subscriber_import
    where state in ('checking', 'importing')`.execute(db);
  return rows.map(({ state }) => state);
}

/** Claims the import that has waited longest, under a lease; null when none waits. */
export async function claimImport(
  db: Kysely<Database>,
  state: ClaimedImport['state'],
  leaseSeconds: number,
): Promise<ClaimedImport | null> {
  const { rows } = await sql<ClaimedImport>`
    update subscriber_import set attempt = attempt + 1, tries = tries + 1,
      lease_until = now() + make_interval(secs => ${leaseSeconds})
    where id = (
      select id from subscriber_import
      where state = ${state} and (lease_until is null or lease_until < now())
      order by changed_at, id limit 1 for update skip locked
    )
    returning id, newsletter_id, state, attempt, tries, file_name, bytes, consent, all_confirmed,
      chosen, stored_up_to, counts`.execute(db);
  return rows[0] ?? null;
}

const ours = (db: Kysely<Database>, { id, attempt }: ImportAttempt) =>
  db
    .updateTable('subscriber_import')
    .where('id', '=', id)
    .where('attempt', '=', attempt)
    .where('state', 'in', ['checking', 'importing']);

/** Whether an update changed the row; otherwise the import is lost. */
function mustChange({ numUpdatedRows }: { readonly numUpdatedRows: bigint }): void {
  if (numUpdatedRows === 0n) throw new LostImport();
}

/** Keeps an import for this process for some time more. */
export async function renewImport(
  db: Kysely<Database>,
  attempt: ImportAttempt,
  leaseSeconds: number,
): Promise<void> {
  await ours(db, attempt)
    .set({ lease_until: sql<Date>`now() + make_interval(secs => ${leaseSeconds})` })
    .execute();
}

/** Lets go of an import, which another process may claim after a pause. */
export async function releaseImport(
  db: Kysely<Database>,
  attempt: ImportAttempt,
  { afterSeconds, counts }: { readonly afterSeconds: number; readonly counts: boolean },
): Promise<void> {
  await ours(db, attempt)
    .set((eb) => ({
      lease_until: sql<Date>`now() + make_interval(secs => ${afterSeconds})`,
      ...(!counts && { tries: eb('tries', '-', 1) }),
    }))
    .execute();
}

/** How far an import has come. */
export interface ImportPlace {
  readonly phase: 'reading' | 'storing';
  readonly done: number;
  readonly of: number;
  /** Tells those who watch; at most once a second, because such commits wait for each other. */
  readonly tell: boolean;
}

/**
 * Notes how far an import has come.
 *
 * @throws LostImport if it is no longer this attempt's
 */
export async function noteImportPlace(
  trx: Transaction<Database>,
  attempt: ImportAttempt,
  { phase, done, of, tell }: ImportPlace,
): Promise<void> {
  mustChange(await ours(trx, attempt).set({ phase, done, of_all: of }).executeTakeFirstOrThrow());
  if (tell) await announceImport(trx, attempt);
}

/**
 * Notes in the transaction that stores some lines that they are stored, so that each counts once.
 *
 * @throws LostImport if it is no longer this attempt's
 */
export async function noteStoredLines(
  trx: Transaction<Database>,
  attempt: ImportAttempt,
  stored: ImportPlace & { readonly upTo: number; readonly counts: ImportCounts },
): Promise<void> {
  mustChange(
    await ours(trx, attempt)
      .set({ stored_up_to: stored.upTo, counts: JSON.stringify(stored.counts), tries: 1 })
      .executeTakeFirstOrThrow(),
  );
  await noteImportPlace(trx, attempt, stored);
}

/**
 * Ends an attempt with what became of the import.
 *
 * @throws LostImport if it is no longer this attempt's
 */
export async function endImport(
  trx: Transaction<Database>,
  attempt: ImportAttempt,
  its: {
    readonly state: 'checked' | 'unreadable' | 'imported' | 'failed';
    readonly columns?: readonly unknown[];
    readonly problem?: unknown;
    readonly report?: unknown;
    readonly refused?: readonly unknown[];
    readonly now: Date;
  },
): Promise<void> {
  const json = (value: unknown): string | null =>
    value === undefined || value === null ? null : JSON.stringify(value);
  mustChange(
    await ours(trx, attempt)
      .set({
        state: its.state,
        phase: null,
        lease_until: null,
        changed_at: its.now,
        ...(its.columns !== undefined && { columns: JSON.stringify(its.columns) }),
        ...(its.state !== 'failed' && {
          problem: json(its.problem),
          report: json(its.report),
          refused: JSON.stringify(its.refused ?? []),
        }),
      })
      .executeTakeFirstOrThrow(),
  );
}

/** Tells those who watch an import to read it again. */
export const announceImport = async (
  trx: Transaction<Database>,
  { id, newsletter_id: newsletterId }: Pick<ImportAttempt, 'id' | 'newsletter_id'>,
): Promise<void> => announceChange(trx, { what: 'import', id, version: null, newsletterId });
