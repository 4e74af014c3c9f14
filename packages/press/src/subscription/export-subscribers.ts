import { printCsvLine } from '@galley/core/subscription';
import { exportSubscriberRows, type ExportedSubscriber } from '@galley/db';
import type { NewsletterRef, SubscriptionDeps } from './subscription-deps.ts';

/**
 * Every subscriber of a newsletter, in the order in which they came, whatever their status; then the
 * other addresses that are suppressed.
 */
export const exportSubscribers = (
  deps: Pick<SubscriptionDeps, 'db'>,
  input: { readonly newsletter: Pick<NewsletterRef, 'id'> },
): AsyncGenerator<ExportedSubscriber> => exportSubscriberRows(deps.db, input.newsletter.id);

/** The same as lines of CSV with a header, which `importSubscribers` can read. */
export async function* exportSubscribersCsv(
  deps: Pick<SubscriptionDeps, 'db'>,
  input: { readonly newsletter: Pick<NewsletterRef, 'id'> },
): AsyncGenerator<string> {
  yield printCsvLine([
    'email',
    'name',
    'status',
    'since',
    'confirmed_at',
    'unsubscribed_at',
    'suppression',
  ]);
  for await (const row of exportSubscribers(deps, input)) {
    yield printCsvLine([
      row.address,
      row.name,
      row.status,
      row.created_at?.toISOString() ?? null,
      row.confirmed_at?.toISOString() ?? null,
      row.unsubscribed_at?.toISOString() ?? null,
      row.suppression,
    ]);
  }
}
