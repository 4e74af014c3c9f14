import type { Handler } from 'hono';
import { bareAddress } from '../check/address.ts';
import { MAX_BATCH } from '../check/check-request.ts';
import type { Store } from '../store/open-store.ts';
import {
  addSuppression,
  findSuppression,
  listSuppressions,
  removeSuppression,
  type Suppression,
  type SuppressionOrigin,
} from '../store/suppressions.ts';
import type { ApiContext, ApiEnv } from './env.ts';
import { readPage } from './page.ts';
import { readJsonObject } from './read-json.ts';
import { refuseAs } from './refuse.ts';

const ORIGINS: readonly SuppressionOrigin[] = ['bounce', 'complaint', 'manual'];

/** The handlers under `/suppressions`; addresses are trimmed and compared in lower case. */
export function suppressionRoutes(store: Store, clock: () => Date) {
  const find = (idOrAddress: string) => findSuppression(store, clock(), idOrAddress);
  const add = (addresses: readonly string[]): readonly Suppression[] =>
    store.transaction(() => {
      const createdAt = clock().getTime();
      return addresses.flatMap((address) => {
        addSuppression(store, { address, origin: 'manual', sourceId: null, createdAt });
        return find(address) ?? [];
      });
    });
  const remove = (idsOrAddresses: readonly string[]): readonly object[] =>
    store.transaction(() =>
      idsOrAddresses.flatMap((one) => {
        const found = find(one);
        if (found === null) return [];
        removeSuppression(store, found);
        return { ...name(found), deleted: true };
      }),
    );
  const named = (c: ApiContext): string => c.req.param('suppression') ?? '';
  const missing = (c: ApiContext): Response => refuseAs(c, 'not_found', 'Suppression not found');

  return {
    list: (c) => {
      const asked = c.req.query('origin');
      const origin = ORIGINS.find((one) => one === asked) ?? null;
      if (asked !== undefined && origin === null) {
        const message = 'The `origin` must be `bounce`, `complaint` or `manual`.';
        return refuseAs(c, 'validation_error', message);
      }
      const page = readPage<Suppression>(c, 'suppression', find);
      if (page instanceof Response) return page;
      return page.answer(listSuppressions(store, clock(), { ...page, origin }), show);
    },
    add: async (c) => {
      const body = await readJsonObject(c);
      if (body instanceof Response) return body;
      const addresses = readAddresses(c, 'email', [body.email]);
      if (addresses instanceof Response) return addresses;
      const [added] = add(addresses);
      return added === undefined ? missing(c) : c.json(name(added), 201);
    },
    get: (c) => {
      const found = find(named(c));
      return found === null ? missing(c) : c.json(show(found));
    },
    remove: (c) => {
      const [removed] = remove([named(c)]);
      return removed === undefined ? missing(c) : c.json(removed);
    },
    addBatch: async (c) => {
      const body = await readJsonObject(c);
      if (body instanceof Response) return body;
      const list = readList(c, 'emails', body.emails);
      if (list instanceof Response) return list;
      const addresses = readAddresses(c, 'emails', list);
      if (addresses instanceof Response) return addresses;
      return c.json({ data: add(addresses).map(name) }, 201);
    },
    removeBatch: async (c) => {
      const body = await readJsonObject(c);
      if (body instanceof Response) return body;
      if ((body.emails === undefined) === (body.ids === undefined)) {
        return refuseAs(c, 'validation_error', 'Provide either `emails` or `ids`, but not both.');
      }
      const field = body.emails === undefined ? 'ids' : 'emails';
      const list = readList(c, field, body[field]);
      if (list instanceof Response) return list;
      if (!list.every((one) => typeof one === 'string')) {
        return refuseAs(c, 'validation_error', `The \`${field}\` must be strings.`);
      }
      return c.json({ data: remove(list) });
    },
  } satisfies Record<string, Handler<ApiEnv>>;
}

const missingField = (c: ApiContext, field: string): Response =>
  refuseAs(c, 'missing_required_field', `Missing \`${field}\` field.`);

function readList(c: ApiContext, field: string, value: unknown): readonly unknown[] | Response {
  if (value === undefined || value === null) return missingField(c, field);
  if (Array.isArray(value) && value.length >= 1 && value.length <= MAX_BATCH) return value;
  return refuseAs(c, 'validation_error', `The \`${field}\` field takes 1 to ${MAX_BATCH} entries.`);
}

function readAddresses(
  c: ApiContext,
  field: string,
  values: readonly unknown[],
): readonly string[] | Response {
  const addresses: string[] = [];
  for (const value of values) {
    if (value === undefined || value === null) return missingField(c, field);
    const address = typeof value === 'string' ? value.trim().toLowerCase() : '';
    // Senders and readers may have a name before the address; entries of this list may not.
    if (bareAddress(address) !== address) {
      return refuseAs(c, 'validation_error', `Invalid \`${field}\` field. Expected an address.`);
    }
    addresses.push(address);
  }
  return addresses;
}

const name = ({ id }: Suppression) => ({ object: 'suppression', id });

const show = (one: Suppression) => ({
  ...name(one),
  email: one.address,
  origin: one.origin,
  source_id: one.sourceId,
  created_at: new Date(one.createdAt).toISOString(),
});
