import type { RefusalOf } from '@galley/contract/refusals';
import type { ListedSubscriber, SubscriberPage } from '@galley/contract/subscriber';
import type { Actor } from '@galley/core/editor';
import {
  LONGEST_SEARCH,
  readerState,
  readSearchTerms,
  type ReaderState,
} from '@galley/core/subscription';
import {
  countUpTo,
  nameWords,
  searchSubscribers,
  type Database,
  type FoundBy,
  type FoundSubscriber,
  type Kysely,
} from '@galley/db';
import { fieldProblem } from '../field-problem.ts';
import { iso } from '../iso.ts';
import { findNewsletterFor, type NewsletterRefusal } from '../newsletter/find-newsletter.ts';
import { printCursor, readCursor } from './search-place.ts';
import type { SubscriptionDeps } from './subscription-deps.ts';

export interface SubscriberQuery {
  readonly newsletter: string | null;
  /** The beginning of an address, of its domain or of words of a name; empty for everybody. */
  readonly search?: string | undefined;
  readonly state?: ReaderState | null | undefined;
  /** `next` of the page before. */
  readonly after?: string | null | undefined;
  readonly limit?: number | undefined;
}

const PAGE = 50;
const MOST = 100;
/** So far people are counted. */
const COUNTED = 1_000;

/**
 * Lists a newsletter's subscribers, the newest first, or those that a search finds: by their
 * address, then by its domain, then by their name.
 */
export async function listSubscribers(
  deps: Pick<SubscriptionDeps, 'db' | 'clock'>,
  actor: Actor,
  query: SubscriberQuery,
): Promise<
  | { readonly kind: 'listed'; readonly page: SubscriberPage }
  | RefusalOf<'invalid'>
  | NewsletterRefusal
> {
  const found = await findNewsletterFor(deps, actor, 'see-readers', query.newsletter);
  if (found.kind !== 'found') return found;
  const { search = '', state = null, after = null, limit = PAGE } = query;
  if (search.length > LONGEST_SEARCH) {
    return invalid('search', search.slice(0, 20), `at most ${LONGEST_SEARCH} characters`);
  }
  if (!Number.isInteger(limit) || limit < 1 || limit > MOST) {
    return invalid('limit', String(limit), `a whole number from 1 to ${MOST}`);
  }
  const place = after === null ? null : readCursor(after);
  if (after !== null && place === null) return invalid('after', after, '`next` of a page');
  const now = deps.clock();
  const asked = { newsletterId: found.newsletter.id, state, now };
  const ways = await waysTo(deps.db, search);
  const from = place === null ? 0 : ways.findIndex(({ by }) => by === place.by);
  if (from < 0) return invalid('after', after ?? '', '`next` of a page of this search');

  const rows: FoundSubscriber[] = [];
  let next: string | null = null;
  for (const way of ways.slice(from)) {
    const page = await searchSubscribers(deps.db, {
      ...asked,
      found: way,
      after: place !== null && way.by === place.by ? place : null,
      limit: limit - rows.length,
    });
    rows.push(...page.rows);
    if (page.next !== null) {
      next = printCursor({ by: way.by, ...page.next });
      break;
    }
    if (rows.length === limit) {
      // The next way begins at its beginning.
      const then = ways[ways.indexOf(way) + 1];
      next = then === undefined ? null : printCursor({ by: then.by, a: '', b: '0' });
      break;
    }
  }
  const total =
    place === null
      ? await countFound(deps.db, asked, { search, found: rows.length, isMore: next !== null })
      : null;
  return {
    kind: 'listed',
    page: { subscribers: rows.map((row) => presentListed(row, now)), next, total },
  };
}

const invalid = (field: string, typed: string, expected: string): RefusalOf<'invalid'> => ({
  kind: 'invalid',
  problems: [fieldProblem(field, typed, expected)],
});

/** How a search finds people, one way after the other. */
async function waysTo(db: Kysely<Database>, search: string): Promise<readonly FoundBy[]> {
  if (search.trim() === '') return [{ by: 'newest' }];
  const { address, domain, name } = readSearchTerms(search);
  const words = name === null ? [] : await nameWords(db, name);
  return [
    ...(address === null ? [] : [{ by: 'address', prefix: address } as const]),
    ...(domain === null ? [] : [{ by: 'domain', prefix: domain, notAddress: address } as const]),
    ...(words.length === 0 ? [] : [{ by: 'name', words, notAddress: address } as const]),
  ];
}

async function countFound(
  db: Kysely<Database>,
  asked: Parameters<typeof countUpTo>[1],
  page: { readonly search: string; readonly found: number; readonly isMore: boolean },
): Promise<SubscriberPage['total']> {
  if (!page.isMore) return { count: page.found, isMore: false };
  if (page.search.trim() !== '') return null;
  const count = await countUpTo(db, asked, COUNTED);
  return count === null ? null : { count: Math.min(count, COUNTED), isMore: count > COUNTED };
}

/** A person as a newsletter has them, in the contract's shape. */
export const presentListed = (
  row: Omit<FoundSubscriber, 'a' | 'b'>,
  now: Date,
): ListedSubscriber => ({
  id: row.id,
  address: row.address,
  name: row.name,
  state: readerState(
    { status: row.status, isSuppressed: row.suppression !== null, pausedUntil: row.paused_until },
    now,
  ),
  status: row.status,
  since: row.since.toISOString(),
  confirmedAt: iso(row.confirmed_at),
  unsubscribedAt: iso(row.unsubscribed_at),
  pausedUntil: iso(row.paused_until),
  suppression: row.suppression,
});
