import type { ExportedSubscriber } from '@galley/contract/subscriber';
import { mayTake, type Actor } from '@galley/core/editor';
import { exportSubscriberRows, type Database, type Kysely } from '@galley/db';
import { recordNewsletterAct } from '../door/record-act.ts';
import { findNewsletterFor, type NewsletterRefusal } from '../newsletter/find-newsletter.ts';
import { presentExported } from './present-subscriber.ts';
import { printExportHeader, printSubscriber } from './print-subscriber.ts';
import type { SubscriptionDeps } from './subscription-deps.ts';

/** The subscribers of a newsletter, streamed so that any number fits in memory. */
export interface Exported {
  readonly kind: 'exported';
  readonly subscribers: AsyncIterable<ExportedSubscriber>;
}

/**
 * Exports every subscriber of a newsletter, oldest first and whatever their status, then, for those
 * who may export every newsletter, all other suppressed addresses. The audit log records the export.
 */
export async function exportSubscribers(
  deps: Pick<SubscriptionDeps, 'db' | 'clock'>,
  actor: Actor,
  input: { readonly newsletter: string | null },
): Promise<Exported | NewsletterRefusal> {
  const found = await findNewsletterFor(deps, actor, 'export-subscribers', input.newsletter);
  if (found.kind !== 'found') return found;
  const { id } = found.newsletter;
  const others = mayTake(actor, 'export-subscribers', null);
  await deps.db
    .transaction()
    .execute((trx) => recordNewsletterAct(trx, actor, 'export-subscribers', id, deps.clock()));
  return { kind: 'exported', subscribers: readSubscribers(deps.db, id, others) };
}

async function* readSubscribers(
  db: Kysely<Database>,
  newsletterId: string,
  others: boolean,
): AsyncGenerator<ExportedSubscriber> {
  for await (const row of exportSubscriberRows(db, newsletterId, { others }))
    yield presentExported(row);
}

/** Prints an export as CSV with a header, which `importSubscribers` can read. */
export async function* printExport({ subscribers }: Exported): AsyncGenerator<string> {
  yield printExportHeader();
  for await (const subscriber of subscribers) yield printSubscriber(subscriber);
}
