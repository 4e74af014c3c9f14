import { sql, type Kysely, type Transaction } from 'kysely';
import type { Database } from '../schema/database.ts';

/** What a mail to people of the desk is about. */
export type PersonNotice =
  | { readonly kind: 'sign-in'; readonly signInLinkId: string }
  | { readonly kind: 'invitation'; readonly invitationId: string }
  /** `personId` recovered their account. */
  | { readonly kind: 'recovered'; readonly personId: string }
  /** Nothing more is posted to that target. */
  | { readonly kind: 'webhook-disabled'; readonly webhookTargetId: string }
  /** A mail to the queue's address brought nothing new. */
  | { readonly kind: 'queue-answer' };

/**
 * Queues one mail to each address. The mail looks like one of the newsletter's and comes from its
 * sender. The statement runs without addresses too, so that asking for a link costs the same for an
 * unknown address.
 */
export async function insertPersonNotices(
  trx: Transaction<Database>,
  notice: PersonNotice & {
    readonly newsletterId: string;
    readonly addresses: readonly string[];
    readonly now: Date;
  },
): Promise<void> {
  const { kind, newsletterId, addresses, now } = notice;
  const link = notice.kind === 'sign-in' ? notice.signInLinkId : null;
  const invitation = notice.kind === 'invitation' ? notice.invitationId : null;
  const person = notice.kind === 'recovered' ? notice.personId : null;
  const target = notice.kind === 'webhook-disabled' ? notice.webhookTargetId : null;
  await sql`
    insert into notice (kind, newsletter_id, sign_in_link_id, invitation_id, person_id,
      webhook_target_id, answers_mail, address, created_at)
    select ${kind}, ${newsletterId}, ${link}, ${invitation}, ${person}, ${target},
      ${kind === 'queue-answer'}, address, ${now}
    from unnest(${[...addresses]}::text[]) as address`.execute(trx);
}

/**
 * The newsletter whose look and sender mails to people of the desk have: the default one, or else
 * the oldest; those with a sender first. Null before there is any newsletter.
 */
export async function findMailingNewsletter(db: Kysely<Database>): Promise<string | null> {
  const row = await db
    .selectFrom('newsletter')
    .select('id')
    .orderBy(sql`sender is null`)
    .orderBy('is_default', 'desc')
    .orderBy('is_sample')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst();
  return row?.id ?? null;
}
