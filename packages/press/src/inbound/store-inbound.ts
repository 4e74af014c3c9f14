import type { Actor } from '@galley/core/editor';
import { insertInboundMails, type Database, type Kysely, type NewInboundMail } from '@galley/db';
import { refuse, type NotAllowed } from '../door/allow.ts';

/**
 * Stores that mails have come in, to be read later. Storing one a second time changes nothing.
 *
 * @returns how many are new
 */
export async function storeInbound(
  { db }: { readonly db: Kysely<Database> },
  actor: Actor,
  mails: readonly NewInboundMail[],
): Promise<{ readonly kind: 'stored'; readonly fresh: number } | NotAllowed> {
  const denied = refuse(actor, 'store-inbound', null);
  return denied ?? { kind: 'stored', fresh: await insertInboundMails(db, mails) };
}
