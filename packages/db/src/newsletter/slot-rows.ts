import type {
  BestOfSkipReason,
  IssueState,
  Shortage,
  ShortageReason,
  SkipReason,
} from '@galley/core/issue';
import type { Slot, SlotKind } from '@galley/core/newsletter';
import type { Kysely, Selectable, Transaction } from 'kysely';
import type { Database } from '../schema/database.ts';
import type { SlotTable } from './slot-table.ts';

/** What was decided about one slot, with its issue if it became one. */
export interface DecidedSlotRow extends Omit<Selectable<SlotTable>, 'newsletter_id' | 'kind'> {
  readonly issue_id: string | null;
  readonly issue_number: number | null;
  readonly issue_state: IssueState | null;
}

/** Lists a newsletter's decided slots of a kind: a few dozen a year. */
export const listDecidedSlots = async (
  db: Kysely<Database>,
  newsletterId: string,
  kind: SlotKind = 'regular',
): Promise<DecidedSlotRow[]> =>
  db
    .selectFrom('slot')
    .leftJoin('issue', (join) =>
      join
        .onRef('issue.newsletter_id', '=', 'slot.newsletter_id')
        .onRef('issue.slot_kind', '=', 'slot.kind')
        .onRef('issue.slot_due_on', '=', 'slot.due_on'),
    )
    .select([
      'slot.due_on',
      'slot.due_at',
      'slot.cut_off_at',
      'slot.time_zone',
      'slot.state',
      'slot.reason',
      'slot.ready',
      'slot.minimum',
      'slot.held',
      'slot.decided_at',
      'issue.id as issue_id',
      'issue.number as issue_number',
      'issue.state as issue_state',
    ])
    .where('slot.newsletter_id', '=', newsletterId)
    .where('slot.kind', '=', kind)
    .orderBy('slot.due_on')
    .execute();

/** Lists the decided slots of the queue that were due after an instant. */
export const listSlotsDecidedSince = async (
  db: Kysely<Database>,
  newsletterId: string,
  since: Date,
): Promise<Pick<Selectable<SlotTable>, 'due_on' | 'due_at' | 'cut_off_at' | 'time_zone'>[]> =>
  db
    .selectFrom('slot')
    .select(['due_on', 'due_at', 'cut_off_at', 'time_zone'])
    .where('newsletter_id', '=', newsletterId)
    .where('kind', '=', 'regular')
    .where('due_at', '>', since)
    .orderBy('due_at')
    .execute();

/** What became of a slot: it was compiled or skipped, and what its queue contained then. */
export type SlotVerdict =
  | { readonly kind: 'compiled' }
  | ({ readonly kind: 'skipped'; readonly reason: ShortageReason } & Shortage)
  | { readonly kind: 'no-best-of'; readonly reason: BestOfSkipReason }
  | { readonly kind: 'missed' }
  /** After a restore: its issue was sent, or may have been. */
  | { readonly kind: 'restored' };

/**
 * Decides a slot permanently, under its newsletter's lock.
 *
 * @returns false if it was already decided
 */
export async function decideSlot(
  trx: Transaction<Database>,
  decision: {
    readonly newsletterId: string;
    readonly slot: Slot;
    readonly of?: SlotKind;
    readonly verdict: SlotVerdict;
    readonly now: Date;
  },
): Promise<boolean> {
  const { slot, verdict } = decision;
  const counted = verdict.kind === 'skipped' ? verdict : null;
  const result = await trx
    .insertInto('slot')
    .values({
      newsletter_id: decision.newsletterId,
      kind: decision.of ?? 'regular',
      due_on: slot.dueOn,
      due_at: slot.dueAt,
      cut_off_at: slot.cutOffAt,
      time_zone: slot.timeZone,
      state: verdict.kind === 'compiled' ? 'compiled' : 'skipped',
      reason: reasonOf(verdict),
      ready: counted?.ready ?? null,
      minimum: counted?.minimum ?? null,
      held: counted?.held ?? null,
      decided_at: decision.now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}

function reasonOf(verdict: SlotVerdict): SkipReason | null {
  if (verdict.kind === 'compiled') return null;
  return verdict.kind === 'missed' || verdict.kind === 'restored' ? verdict.kind : verdict.reason;
}

/** A slot that was missed, and those of its kind that the same check of the clock found missed, oldest first. */
export const listSlotsMissedWith = async (
  db: Kysely<Database>,
  newsletterId: string,
  { of, dueOn }: { readonly of: SlotKind; readonly dueOn: string },
): Promise<Pick<Selectable<SlotTable>, 'due_on' | 'due_at' | 'time_zone'>[]> =>
  db
    .selectFrom('slot')
    .select(['due_on', 'due_at', 'time_zone'])
    .where('newsletter_id', '=', newsletterId)
    .where('kind', '=', of)
    .where('reason', '=', 'missed')
    .where('decided_at', 'in', (found) =>
      found
        .selectFrom('slot')
        .select('decided_at')
        .where('newsletter_id', '=', newsletterId)
        .where('kind', '=', of)
        .where('reason', '=', 'missed')
        .where('due_on', '=', dueOn),
    )
    .orderBy('due_at')
    .execute();

/** Every missed slot of a newsletter, the latest first. */
export const listMissedSlots = async (
  db: Kysely<Database>,
  newsletterId: string,
): Promise<Pick<Selectable<SlotTable>, 'due_on' | 'due_at'>[]> =>
  db
    .selectFrom('slot')
    .select(['due_on', 'due_at'])
    .where('newsletter_id', '=', newsletterId)
    .where('reason', '=', 'missed')
    .orderBy('due_at', 'desc')
    .execute();
