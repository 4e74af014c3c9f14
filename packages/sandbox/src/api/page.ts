import type { ApiContext } from './env.ts';
import { refuseAs } from './refuse.ts';

const DEFAULT_LIMIT = 20;

/** The requested page of a list: the items after or before one of them, or the first ones. */
export interface Page<Item> {
  /** One more than requested, which shows whether more follow. */
  readonly limit: number;
  readonly olderThan?: number;
  readonly newerThan?: number;
  /** The list's answer. */
  readonly answer: (items: readonly Item[], show: (item: Item) => object) => Response;
}

/** Reads `limit`, `after` and `before`, or returns the answer that says what is wrong with them. */
export function readPage<Item>(
  c: ApiContext,
  what: string,
  find: (id: string) => { readonly seq: number } | null,
): Page<Item> | Response {
  const { limit: asked, after, before } = c.req.query();
  const limit = asked === undefined ? DEFAULT_LIMIT : Number(asked);
  if (!Number.isInteger(limit) || limit < 1 || limit > 100) {
    return refuseAs(c, 'validation_error', 'The `limit` must be a number between 1 and 100.');
  }
  if (after !== undefined && before !== undefined) {
    return refuseAs(c, 'validation_error', 'Use either `after` or `before`, not both.');
  }
  const cursor = after ?? before;
  const edge = cursor === undefined ? null : find(cursor);
  if (cursor !== undefined && edge === null) {
    return refuseAs(c, 'validation_error', `The pagination cursor is not a known ${what}.`);
  }
  const bounds =
    edge === null ? {} : after === undefined ? { newerThan: edge.seq } : { olderThan: edge.seq };
  return {
    limit: limit + 1,
    ...bounds,
    answer: (items, show) => {
      const hasMore = items.length > limit;
      const page = before === undefined ? items.slice(0, limit) : items.slice(-limit);
      return c.json({ object: 'list', has_more: hasMore, data: page.map(show) });
    },
  };
}
