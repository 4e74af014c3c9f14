import { USER_AGENT } from '@galley/core/network';
import { z } from 'zod';
import { endOfCalls } from './end-of-calls.ts';
import type { ListOptions, MailerOptions } from './mailer.ts';
import { downloadRaw, type RawMail } from './download-raw.ts';
import { readReply, type Reply } from './reply.ts';
import { Sdk } from './sdk.ts';
import { readInstant } from './sent-mail.ts';

/** What Resend knows of a mail that it received for us, apart from what the sender wrote. */
export interface ReceivedMail {
  readonly id: string;
  readonly receivedAt: Date;
  /** The addresses that it was accepted for. */
  readonly receivedFor: readonly string[];
  /** Where its bytes are for an hour; null if Resend no longer has them. */
  readonly rawUrl: string | null;
}

export interface ReceivedPage {
  /** Newest first. */
  readonly mails: readonly Pick<ReceivedMail, 'id' | 'receivedAt'>[];
  readonly hasMore: boolean;
}

/** Reads the mails that Resend received for us. */
export interface Inbox {
  get(id: string, options?: { readonly signal?: AbortSignal }): Promise<Reply<ReceivedMail>>;
  list(options?: Pick<ListOptions, 'limit' | 'after' | 'signal'>): Promise<Reply<ReceivedPage>>;
  /** Downloads a mail's bytes from the place that `get` named. */
  raw(url: string, options?: { readonly signal?: AbortSignal }): Promise<RawMail>;
}

/**
 * Creates the inbox. It asks for as little as possible: the headers in Resend's answer don't say who
 * sent a mail, and its HTML would come with all pictures in it.
 *
 * @example
 * const inbox = createInbox({ apiKey, baseUrl });
 * const mail = await inbox.get(id);
 */
export function createInbox(options: MailerOptions): Inbox {
  const baseUrl = options.baseUrl.replace(/\/+$/, '');
  const sdk = new Sdk(options.apiKey, { baseUrl, userAgent: USER_AGENT });
  const within = endOfCalls(options);
  return {
    get: async (id, { signal } = {}) =>
      readReply(
        await sdk.emails.receiving.get(
          encodeURIComponent(id),
          { html_format: 'cid' },
          { signal: within(signal) },
        ),
        RECEIVED,
      ),
    list: async ({ limit, after, signal } = {}) =>
      readReply(
        {
          headers: null,
          ...(await sdk.emails.receiving.list(
            {
              ...(limit !== undefined && { limit }),
              ...(after !== undefined && { after }),
            },
            { signal: within(signal) },
          )),
        },
        PAGE,
      ),
    raw: async (url, { signal } = {}) => downloadRaw(url, baseUrl, within(signal)),
  };
}

const ADDRESSES = z.array(z.string());
const INSTANT = z.unknown().transform(readInstant).pipe(z.date());

const RECEIVED: z.ZodType<ReceivedMail> = z
  .object({
    id: z.string(),
    created_at: INSTANT,
    // Only the types of the SDK promise it. Without it, what the sender wrote has to do: no mail is
    // proven by it, and a token acts wherever it stands.
    received_for: ADDRESSES.optional(),
    to: ADDRESSES.catch([]),
    raw: z.object({ download_url: z.string() }).nullish().catch(null),
  })
  .transform(({ id, created_at: receivedAt, received_for: receivedFor, to, raw }) => ({
    id,
    receivedAt,
    receivedFor: receivedFor ?? to,
    rawUrl: raw?.download_url ?? null,
  }));

const PAGE: z.ZodType<ReceivedPage> = z
  .object({
    data: z.array(z.object({ id: z.string(), created_at: INSTANT })),
    has_more: z.unknown().optional(),
  })
  .transform(({ data, has_more: hasMore }) => ({
    mails: data.map(({ id, created_at: receivedAt }) => ({ id, receivedAt })),
    hasMore: hasMore === true,
  }));
