import { USER_AGENT } from '@galley/core/network';
import { z } from 'zod';
import type { MailerOptions } from './mailer.ts';
import { readReply, type Reply } from './reply.ts';
import { Sdk } from './sdk.ts';

/** A domain of Resend's account, with the DNS records that it needs. */
export interface ResendDomain {
  readonly id: string;
  readonly name: string;
  /** `verified`, `pending`, …; Resend may add some. */
  readonly status: string;
  readonly records: readonly ResendRecord[];
  /** Whether Resend rewrites the links in its mails to see clicks; null if it doesn't say. */
  readonly clickTracking: boolean | null;
}

export interface ResendRecord {
  /** `SPF`, `DKIM`, `Receiving`, `Tracking`, … */
  readonly purpose: string;
  readonly type: string;
  /** Relative to the zone, such as `send`. */
  readonly name: string;
  readonly value: string;
  readonly priority: number | null;
  readonly status: string;
}

/** Reads the domains of Resend's account, and has their records checked. */
export interface Domains {
  /** Finds a domain by its name; null if the account has none of that name. */
  find(name: string): Promise<Reply<ResendDomain | null>>;
  /** Has Resend look at DNS again, which takes a while. */
  verify(id: string): Promise<Reply<{ readonly id: string }>>;
}

const PAGE = 100;
/** Far more domains than an account has. */
const MOST_PAGES = 10;

/**
 * Creates what reads domains. A key that may only send is `refused` as `restricted_api_key`.
 *
 * @example
 * const domains = createDomains({ apiKey, baseUrl });
 * const reply = await domains.find('news.example.org');
 */
export function createDomains(options: MailerOptions): Domains {
  const baseUrl = options.baseUrl.replace(/\/+$/, '');
  const { domains } = new Sdk(options.apiKey, { baseUrl, userAgent: USER_AGENT });
  const signal = (): AbortSignal => AbortSignal.timeout(options.timeoutMs ?? 10_000);
  return {
    find: async (name) => {
      let after: string | undefined;
      for (let page = 0; page < MOST_PAGES; page += 1) {
        const given = await domains.list(
          { limit: PAGE, ...(after !== undefined && { after }) },
          { signal: signal() },
        );
        const listed = readReply(given, LIST);
        if (listed.kind !== 'ok') return listed;
        const found = listed.data.domains.find((one) => one.name.toLowerCase() === name);
        if (found !== undefined) {
          const shown = await domains.get(encodeURIComponent(found.id), { signal: signal() });
          return readReply(shown, DOMAIN);
        }
        after = listed.data.domains.at(-1)?.id;
        if (!listed.data.hasMore || after === undefined) break;
      }
      return { kind: 'ok', data: null };
    },
    verify: async (id) =>
      readReply(await domains.verify(encodeURIComponent(id), { signal: signal() }), ID),
  };
}

const ID = z.object({ id: z.string() });

const LIST = z
  .object({
    data: z.array(z.object({ id: z.string(), name: z.string() })),
    has_more: z.unknown().optional(),
  })
  .transform(({ data, has_more: hasMore }) => ({ domains: data, hasMore: hasMore === true }));

const RECORD: z.ZodType<ResendRecord> = z
  .object({
    record: z.string(),
    type: z.string(),
    name: z.string(),
    value: z.string(),
    priority: z.number().nullable().catch(null),
    status: z.string(),
  })
  .transform(({ record: purpose, ...its }) => ({ ...its, purpose }));

const DOMAIN: z.ZodType<ResendDomain> = z
  .object({
    id: z.string(),
    name: z.string(),
    status: z.string(),
    records: z.array(RECORD),
    click_tracking: z.boolean().nullable().catch(null),
  })
  .transform(({ click_tracking: clickTracking, ...its }) => ({ ...its, clickTracking }));
