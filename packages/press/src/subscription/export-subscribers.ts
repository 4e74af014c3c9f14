import { exportSubscriberRows, type ExportedSubscriber } from '@galley/db';
import { printExportHeader, printSubscriber } from './print-subscriber.ts';
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
  yield printExportHeader();
  for await (const row of exportSubscribers(deps, input)) yield printSubscriber(row);
}
