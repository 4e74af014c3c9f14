import { localityOf, type Config } from '@galley/runtime';
import { USER_AGENT } from '@galley/core/network';
import { createMailer } from '@galley/resend';
import { RESEND_URL } from '../shell/provider.ts';
import type { RunningWeb } from '../shell/web-record.ts';
import { checkProviderClock, type ClockLook } from './check-clocks.ts';
import { found, type Check } from './check.ts';
import { explainReply } from './explain-reply.ts';

/** Checks the provider and the key by reading one page of sent mails, which changes nothing. */
export async function checkProvider(config: Config, web: RunningWeb | null): Promise<Check[]> {
  const { apiKey, baseUrl } = config.resend;
  if (apiKey === null) {
    const isLocal = localityOf(config).kind === 'local';
    const mailbox = isLocal && web !== null ? `; read it at ${web.url}/mailbox` : '';
    return [
      found(
        'informs',
        'mail',
        `stays on this machine, in the sandbox${mailbox}`,
        'To send real mail, set RESEND_API_KEY.',
      ),
    ];
  }
  const url = baseUrl ?? RESEND_URL;
  const mailer = createMailer({ apiKey, baseUrl: url, timeoutMs: 7000 });
  const [reply, clock] = await Promise.all([mailer.list({ limit: 1 }), lookAtClock(url)]);
  const sending = explainReply(baseUrl, reply);
  return clock === null ? [sending] : [sending, checkProviderClock(clock)];
}

/** Every answer says what time it is there; null if none comes. */
async function lookAtClock(url: string): Promise<ClockLook | null> {
  const asked = new Date();
  try {
    const answer = await fetch(url, {
      headers: { 'user-agent': USER_AGENT },
      redirect: 'manual',
      signal: AbortSignal.timeout(5000),
    });
    await answer.body?.cancel();
    const theirs = new Date(answer.headers.get('date') ?? '');
    if (Number.isNaN(theirs.getTime())) return null;
    return { asked, answered: new Date(), theirs };
  } catch {
    return null;
  }
}
