import { makeFormStamp } from '@galley/core/subscription';
import type { SiteNewsletter } from '@galley/press/site';
import type { WebDeps } from '../web-options.ts';

const HOUR = 3_600_000;

/**
 * The stamp of a form on a page that is the same for everybody: it changes once an hour and counts
 * for a day, so a stored page has to be rendered again within that time.
 */
export function sharedStamp(
  { keyring, clock }: Pick<WebDeps, 'keyring' | 'clock'>,
  { slug }: Pick<SiteNewsletter, 'slug'>,
): string {
  const at = new Date(Math.floor(clock().getTime() / HOUR) * HOUR);
  return makeFormStamp(keyring, { newsletter: slug, kind: 'shared', at });
}
