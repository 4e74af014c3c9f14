import type { IssueState } from '@galley/core/issue';
import type { Kysely, Transaction } from 'kysely';
import type { Database } from '../schema/database.ts';

/** What was decided about one slot, with its issue if it became one. */
export interface DecidedSlotRow {
  readonly due_on: string;
  readonly state: 'compiled' | 'skipped';
  readonly reason: 'empty' | 'missed' | null;
  readonly issue_id: string | null;
  readonly issue_number: number | null;
  readonly issue_state: IssueState | null;
}

/** Lists a newsletter's decided slots: a few dozen a year. */
export const listDecidedSlots = async (
  db: Kysely<Database>,
  newsletterId: string,
): Promise<DecidedSlotRow[]> =>
  db
    .selectFrom('slot')
    .leftJoin('issue', (join) =>
      join
        .onRef('issue.newsletter_id', '=', 'slot.newsletter_id')
        .onRef('issue.slot_due_on', '=', 'slot.due_on'),
    )
    .select([
      'slot.due_on',
      'slot.state',
      'slot.reason',
      'issue.id as issue_id',
      'issue.number as issue_number',
      'issue.state as issue_state',
    ])
    .where('slot.newsletter_id', '=', newsletterId)
    .orderBy('slot.due_on')
    .execute();

/**
 * Decides a slot permanently, under its newsletter's lock.
 *
 * @returns false if it was already decided
 */
export async function decideSlot(
  trx: Transaction<Database>,
  slot: {
    readonly newsletterId: string;
    readonly dueOn: string;
    readonly dueAt: Date;
    readonly verdict: 'compiled' | 'empty' | 'missed';
    readonly now: Date;
  },
): Promise<boolean> {
  const result = await trx
    .insertInto('slot')
    .values({
      newsletter_id: slot.newsletterId,
      due_on: slot.dueOn,
      due_at: slot.dueAt,
      state: slot.verdict === 'compiled' ? 'compiled' : 'skipped',
      reason: slot.verdict === 'compiled' ? null : slot.verdict,
      decided_at: slot.now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}
