import type { Insertable, Kysely, Selectable } from 'kysely';
import type { Database } from '../schema/database.ts';
import type { ChallengeTable } from './challenge-table.ts';

export type ChallengeRow = Selectable<ChallengeTable>;
export type NewChallenge = Pick<
  Insertable<ChallengeTable>,
  'kind' | 'challenge' | 'created_at' | 'expires_at'
> &
  Partial<Insertable<ChallengeTable>>;

/** Stores a challenge and returns its id. */
export async function insertChallenge(
  db: Kysely<Database>,
  challenge: NewChallenge,
): Promise<string> {
  const row = await db
    .insertInto('challenge')
    .values({
      person_id: null,
      session_id: null,
      browser_hash: null,
      step: null,
      target: null,
      content_hash: null,
      ...challenge,
      proven_at: null,
      spent_at: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return row.id;
}

/** Whom a challenge was made for: a browser before sign-in, a session after it. */
export type ChallengeHolder = { readonly browserHash: string } | { readonly sessionId: string };

interface AskedChallenge {
  readonly id: string;
  readonly kind: ChallengeRow['kind'];
  readonly holder: ChallengeHolder;
  readonly now: Date;
}

/** Spends a challenge of its holder and returns it; undefined if it is unknown, spent or too old. */
export const spendChallenge = async (
  db: Kysely<Database>,
  { id, kind, holder, now }: AskedChallenge,
): Promise<ChallengeRow | undefined> =>
  db
    .updateTable('challenge')
    .set({ spent_at: now })
    .where('id', '=', id)
    .where('kind', '=', kind)
    .where('expires_at', '>', now)
    .where('spent_at', 'is', null)
    .where((eb) =>
      'sessionId' in holder
        ? eb('session_id', '=', holder.sessionId)
        : eb('browser_hash', '=', holder.browserHash),
    )
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

/** What a step-up was signed for. */
export interface SignedCall {
  readonly id: string;
  readonly sessionId: string;
  readonly step: string;
  readonly target: string;
  readonly contentHash: string;
}

/** Spends a proven step-up for the very call that it was signed for; false if it isn't one. */
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
