import { USER_AGENT } from '@galley/core/network';
import { z } from 'zod';
import { endOfCalls } from './end-of-calls.ts';
import { readReply, type Reply } from './reply.ts';
import { Sdk } from './sdk.ts';
import { SENT_MAIL, readInstant, type SentMail } from './sent-mail.ts';

export interface MailerOptions {
  readonly apiKey: string;
  readonly baseUrl: string;
  /** For each call, because the SDK has no timeout. 30 s by default. */
  readonly timeoutMs?: number;
  /** Once aborted, calls under way are broken off. */
  readonly ending?: AbortSignal | undefined;
}

/** A mail that is sent alone: a notice, a test of an issue. */
export interface Mail {
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly tags?: Readonly<Record<string, string>>;
  readonly replyTo?: string;
}

export interface SendOptions {
  readonly idempotencyKey: string;
  readonly signal?: AbortSignal;
}

export interface ListOptions {
  /** 1 to 100. */
  readonly limit?: number;
  /** Mails older than this one. */
  readonly after?: string;
  /** Mails newer than this one. */
  readonly before?: string;
  readonly signal?: AbortSignal;
}

export interface Mailer {
  /** Sends one mail. After `unclear`, try again with the same key and the same mail. */
  send(mail: Mail, options: SendOptions): Promise<Reply<{ readonly id: string }>>;
  /** Reads one mail back, with its tags; an unknown id is `refused` with status 404. */
  get(id: string, options?: { readonly signal?: AbortSignal }): Promise<Reply<SentMail>>;
  /** Reads mails back, newest first, without their tags, which only `get` shows. */
  list(options?: ListOptions): Promise<Reply<SentMailPage>>;
  /** Why Resend no longer mails an address; `refused` with status 404 if it does mail it. */
  suppression(
    address: string,
    options?: { readonly signal?: AbortSignal },
  ): Promise<Reply<ProviderSuppression>>;
  /** How much of the account's quotas is used, their limits and resets. Any key may ask. */
  usage(options?: { readonly signal?: AbortSignal }): Promise<Reply<Usage>>;
}

export interface ProviderSuppression {
  /** `bounce` (permanent), `complaint` or `manual`. */
  readonly origin: string;
}

export interface Usage {
  readonly daily: UsedQuota;
  readonly monthly: UsedQuota;
}

export interface UsedQuota {
  /** Mails sent and received. */
  readonly used: number;
  /** Null when the plan has none. */
  readonly limit: number | null;
  /** The day is a rolling 24 hours, not a calendar day; null when the answer doesn't say. */
  readonly resetsAt: Date | null;
}

export interface SentMailPage {
  readonly mails: readonly SentMail[];
  readonly hasMore: boolean;
}

/**
 * Creates the mailer, which sends single mails and reads mails back through the official SDK, with
 * a timeout. The SDK cannot tell a request that never left from an answer that was lost, so both
 * are `unclear`.
 *
 * @example
 * const mailer = createMailer({ apiKey, baseUrl });
 * const reply = await mailer.send(welcome, { idempotencyKey: `welcome/${subscriptionId}` });
 */
export function createMailer(options: MailerOptions): Mailer {
  const sdk = new Sdk(options.apiKey, {
    baseUrl: options.baseUrl.replace(/\/+$/, ''),
    userAgent: USER_AGENT,
  });
  const within = endOfCalls(options);

  return {
    send: async ({ tags, ...mail }, { idempotencyKey, signal }) =>
      readReply(
        await sdk.emails.send(
          {
            ...mail,
            ...(tags && { tags: Object.entries(tags).map(([name, value]) => ({ name, value })) }),
          },
          { idempotencyKey, signal: within(signal) },
        ),
        ID,
      ),
    get: async (id, { signal } = {}) =>
      readReply(
        await sdk.emails.get(encodeURIComponent(id), { signal: within(signal) }),
        SENT_MAIL,
      ),
    suppression: async (address, { signal } = {}) =>
      readReply(await sdk.suppressions.get(address, { signal: within(signal) }), SUPPRESSION),
    usage: async ({ signal } = {}) =>
      readReply(await sdk.usage.get({ signal: within(signal) }), USAGE),
    list: async ({ limit, after, before, signal } = {}) => {
      const page = { ...(limit !== undefined && { limit }) };
      const query =
        after !== undefined
          ? { ...page, after }
          : before !== undefined
            ? { ...page, before }
            : page;
      return readReply(await sdk.emails.list(query, { signal: within(signal) }), PAGE);
    },
  };
}

const ID = z.object({ id: z.string() });

const PAGE = z
  .object({ data: z.array(SENT_MAIL), has_more: z.unknown().optional() })
  .transform(({ data, has_more: hasMore }) => ({ mails: data, hasMore: hasMore === true }));

const SUPPRESSION = z.object({ origin: z.string() });

const QUOTA = z
  .object({
    used: z.number(),
    limit: z.number().nullable().catch(null),
    resets_at: z.unknown().optional().transform(readInstant),
  })
  .transform(({ resets_at: resetsAt, ...quota }) => ({ ...quota, resetsAt }));

const USAGE = z
  .object({ emails: z.object({ daily: QUOTA, monthly: QUOTA }) })
  .transform(({ emails }) => emails);
