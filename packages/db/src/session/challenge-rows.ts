import type { Insertable, Kysely, Selectable, Transaction } from 'kysely';
import type { Database } from '../schema/database.ts';
import type { ChallengeTable } from './challenge-table.ts';

export type ChallengeRow = Selectable<ChallengeTable>;
export type NewChallenge = Pick<
  Insertable<ChallengeTable>,
  'kind' | 'challenge' | 'created_at' | 'expires_at'
> &
  Partial<Insertable<ChallengeTable>>;

const EMPTY = {
  person_id: null,
  session_id: null,
  browser_hash: null,
  step: null,
  target: null,
  content_hash: null,
  proven_at: null,
  spent_at: null,
};

/** Stores a challenge and returns its id. */
export async function insertChallenge(
  db: Kysely<Database>,
  challenge: NewChallenge,
): Promise<string> {
  const row = await db
    .insertInto('challenge')
    .values({ ...EMPTY, ...challenge })
    .returning('id')
    .executeTakeFirstOrThrow();
  return row.id;
}

/** Stores that a challenge is spent which had no row before; false if it was spent before. */
export async function insertSpentChallenge(
  trx: Transaction<Database>,
  challenge: NewChallenge,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto('challenge')
    .values({ ...EMPTY, ...challenge, spent_at: challenge.created_at })
    .onConflict((conflict) => conflict.column('challenge').doNothing())
    .executeTakeFirst();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}

interface AskedChallenge {
  readonly id: string;
  readonly kind: ChallengeRow['kind'];
  readonly sessionId: string;
  readonly now: Date;
}

/** Spends a challenge of a session and returns it; undefined if it is unknown, spent or too old. */
export const spendChallenge = async (
  db: Kysely<Database>,
  { id, kind, sessionId, now }: AskedChallenge,
): Promise<ChallengeRow | undefined> =>
  db
    .updateTable('challenge')
    .set({ spent_at: now })
    .where('id', '=', id)
    .where('kind', '=', kind)
    .where('session_id', '=', sessionId)
    .where('expires_at', '>', now)
    .where('spent_at', 'is', null)
    .returningAll()
    .executeTakeFirst();

/** Finds a step-up of a session that is neither proven, spent nor too old. */
export const findOpenStepUp = async (
  db: Kysely<Database>,
  { id, sessionId, now }: { readonly id: string; readonly sessionId: string; readonly now: Date },
): Promise<ChallengeRow | undefined> =>
  db
    .selectFrom('challenge')
    .selectAll()
    .where('id', '=', id)
    .where('kind', '=', 'step-up')
    .where('session_id', '=', sessionId)
    .where('expires_at', '>', now)
    .where('proven_at', 'is', null)
    .where('spent_at', 'is', null)
    .executeTakeFirst();

/** Notes that a step-up was signed; false if it was proven or spent meanwhile. */
export async function proveStepUpRow(
  db: Kysely<Database>,
  id: string,
  now: Date,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('challenge')
    .set({ proven_at: now })
    .where('id', '=', id)
    .where('proven_at', 'is', null)
    .where('spent_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** The call for which a step-up was signed. */
export interface SignedCall {
  readonly id: string;
  readonly sessionId: string;
  readonly step: string;
  readonly target: string;
  readonly contentHash: string;
}

/** Spends a proven step-up for the call that was signed; false if this call wasn't. */
export async function spendStepUpRow(
  db: Kysely<Database>,
  call: SignedCall,
  now: Date,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('challenge')
    .set({ spent_at: now })
    .where('id', '=', call.id)
    .where('kind', '=', 'step-up')
    .where('session_id', '=', call.sessionId)
    .where('step', '=', call.step)
    .where('target', '=', call.target)
    .where('content_hash', '=', call.contentHash)
    .where('expires_at', '>', now)
    .where('proven_at', 'is not', null)
    .where('spent_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
