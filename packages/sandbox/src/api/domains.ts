import type { Handler } from 'hono';
import { printInstant } from '../print-instant.ts';
import {
  addDomain,
  findDomain,
  listDomains,
  removeDomain,
  trackClicks,
  verifyDomain,
  type StoredDomain,
} from '../store/domains.ts';
import type { Store } from '../store/open-store.ts';
import { recordsOf, statusOf } from './domain-records.ts';
import type { ApiContext, ApiEnv } from './env.ts';
import { readPage } from './page.ts';
import { readJsonObject } from './read-json.ts';
import { refuseAs } from './refuse.ts';

const REGIONS = ['us-east-1', 'eu-west-1', 'sa-east-1', 'ap-northeast-1'];
const NAME = /^(?=.{1,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]$/;

const NO_BOOLEAN = 'The `click_tracking` must be a boolean.';

/** The handlers under `/domains`. */
export function domainRoutes(store: Store, clock: () => Date) {
  const named = (c: ApiContext): StoredDomain | null => findDomain(store, c.req.param('id') ?? '');
  const missing = (c: ApiContext): Response => refuseAs(c, 'not_found', 'Domain not found');
  return {
    list: (c) => {
      const page = readPage<StoredDomain>(c, 'domain', (id) => findDomain(store, id));
      return page instanceof Response ? page : page.answer(listDomains(store, page), showListed);
    },
    add: async (c) => {
      const body = await readJsonObject(c);
      if (body instanceof Response) return body;
      const { name, region = 'us-east-1', capabilities, click_tracking: tracks = false } = body;
      if (name === undefined) return refuseAs(c, 'missing_required_field', 'Missing `name` field.');
      const wanted = typeof name === 'string' ? name.trim().toLowerCase() : '';
      if (!NAME.test(wanted)) {
        return refuseAs(c, 'validation_error', 'The `name` must be a domain.');
      }
      if (typeof region !== 'string' || !REGIONS.includes(region)) {
        return refuseAs(c, 'validation_error', `The \`region\` must be ${REGIONS.join(', ')}.`);
      }
      if (typeof tracks !== 'boolean') return refuseAs(c, 'validation_error', NO_BOOLEAN);
      const receiving = Object(capabilities).receiving === 'enabled' ? 1 : 0;
      const createdAt = clock().getTime();
      const added = store.transaction(() => {
        const domain = addDomain(store, { name: wanted, region, receiving, createdAt });
        if (domain === null) return null;
        trackClicks(store, domain, tracks);
        return findDomain(store, domain.id);
      });
      if (added !== null) return c.json({ ...showListed(added), records: recordsOf(added) }, 201);
      return refuseAs(c, 'validation_error', 'The domain has been registered already.');
    },
    get: (c) => {
      const domain = named(c);
      if (domain === null) return missing(c);
      return c.json({ object: 'domain', ...showListed(domain), records: recordsOf(domain) });
    },
    update: async (c) => {
      const body = await readJsonObject(c);
      if (body instanceof Response) return body;
      const domain = named(c);
      if (domain === null) return missing(c);
      const { click_tracking: tracks } = body;
      if (tracks !== undefined && typeof tracks !== 'boolean') {
        return refuseAs(c, 'validation_error', NO_BOOLEAN);
      }
      if (tracks !== undefined) trackClicks(store, domain, tracks);
      return c.json({ object: 'domain', id: domain.id });
    },
    verify: (c) => {
      const domain = named(c);
      if (domain === null) return missing(c);
      verifyDomain(store, domain, clock().getTime());
      return c.json({ object: 'domain', id: domain.id });
    },
    remove: (c) => {
      const domain = named(c);
      if (domain === null) return missing(c);
      removeDomain(store, domain);
      return c.json({ object: 'domain', id: domain.id, deleted: true });
    },
  } satisfies Record<string, Handler<ApiEnv>>;
}

const showListed = (domain: StoredDomain) => ({
  id: domain.id,
  name: domain.name,
  status: statusOf(domain),
  created_at: printInstant(domain.createdAt),
  region: domain.region,
  capabilities: { sending: 'enabled', receiving: domain.receiving === 1 ? 'enabled' : 'disabled' },
  open_tracking: false,
  click_tracking: domain.clickTracking === 1,
});
