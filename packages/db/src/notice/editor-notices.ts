import type { SlotKind } from '@galley/core/newsletter';
import { sql, type Transaction } from 'kysely';
import type { Database } from '../schema/database.ts';

/** What a mail to editors is about: an issue that is held or waits for approval, or missed slots. */
export type EditorNotice =
  | { readonly kind: 'held' | 'reminder'; readonly issueId: string }
  | {
      readonly kind: 'missed';
      /** The latest of them. */
      readonly slot: { readonly of: SlotKind; readonly dueOn: string };
    };

/**
 * Queues a mail to each editor, once per subject and editor, under the lock of the issue or of the
 * newsletter. Returns how many are new.
 */
export async function insertEditorNotices(
  trx: Transaction<Database>,
  notice: EditorNotice & {
    readonly newsletterId: string;
    readonly editors: readonly string[];
    readonly now: Date;
  },
): Promise<number> {
  const { kind, newsletterId, editors, now } = notice;
  const issueId = notice.kind === 'missed' ? null : notice.issueId;
  const slot = notice.kind === 'missed' ? notice.slot : null;
  const [slotKind, slotDueOn] = [slot?.of ?? null, slot?.dueOn ?? null];
  const { rows } = await sql`
    insert into notice (kind, newsletter_id, issue_id, slot_kind, slot_due_on, address, created_at)
    select ${kind}, ${newsletterId}, ${issueId}, ${slotKind}, ${slotDueOn}::date, editor, ${now}
    from unnest(${[...editors]}::text[]) as editor
    where not exists (
      select from notice n
      where n.kind = ${kind} and n.newsletter_id = ${newsletterId} and n.address = editor
        and n.issue_id is not distinct from ${issueId}
        and n.slot_kind is not distinct from ${slotKind}
        and n.slot_due_on is not distinct from ${slotDueOn}::date
    )
    returning id`.execute(trx);
  return rows.length;
}
