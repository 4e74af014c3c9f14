import { USER_AGENT } from '@galley/core/network';
import { z } from 'zod';
import type { MailerOptions } from './mailer.ts';
import { readReply, type Reply } from './reply.ts';
import { Sdk } from './sdk.ts';

/** A webhook that Resend's account has, without its secret. */
export interface ResendWebhook {
  readonly endpoint: string;
  readonly enabled: boolean;
  /** Null for all of them. */
  readonly events: readonly string[] | null;
}

/** Lists the account's webhooks; a key that may only send is `refused` as `restricted_api_key`. */
export async function listResendWebhooks(
  options: MailerOptions,
): Promise<Reply<readonly ResendWebhook[]>> {
  const sdk = new Sdk(options.apiKey, {
    baseUrl: options.baseUrl.replace(/\/+$/, ''),
    userAgent: USER_AGENT,
  });
  const signal = AbortSignal.timeout(options.timeoutMs ?? 10_000);
  return readReply(await sdk.webhooks.list({ limit: 100 }, { signal }), LIST);
}

const WEBHOOK: z.ZodType<ResendWebhook> = z
  .object({
    endpoint: z.string(),
    status: z.string(),
    events: z.array(z.string()).nullable().catch(null),
  })
  .transform(({ status, ...its }) => ({ ...its, enabled: status === 'enabled' }));

const LIST = z.object({ data: z.array(WEBHOOK) }).transform(({ data }) => data);
