import { signCheck } from '@galley/resend';
import { found, ok, skipped, type Check } from './check.ts';

const PATIENCE_MS = 5000;

/** What our own address answered to a signed event that says nothing, and to one signed wrongly. */
export interface ProbeAnswers {
  /** Statuses; null if there was no answer. */
  readonly signed: number | null;
  readonly forged: number | null;
}

/**
 * Posts two events that say nothing to our own public address, one with the right signature. It is
 * whatever address PUBLIC_URL names, also one that only this network reaches.
 */
export async function checkWebhookAddress(
  publicUrl: string,
  secrets: readonly string[],
  now: Date,
): Promise<Check> {
  const [secret] = secrets;
  if (secret === undefined) return skipped('webhook address', 'no secret is set');
  const url = `${publicUrl}/webhooks/resend`;
  const forger = `whsec_${Buffer.alloc(24, 'forged').toString('base64')}`;
  const [signed, forged] = await Promise.all([post(url, secret, now), post(url, forger, now)]);
  return judgeAnswers(url, { signed, forged });
}

async function post(url: string, secret: string, now: Date): Promise<number | null> {
  const { body, headers } = signCheck(secret, now);
  try {
    const signal = AbortSignal.timeout(PATIENCE_MS);
    const answer = await fetch(url, { method: 'POST', body, headers, redirect: 'manual', signal });
    await answer.body?.cancel();
    return answer.status;
  } catch {
    return null;
  }
}

export function judgeAnswers(url: string, { signed, forged }: ProbeAnswers): Check {
  const fails = (what: string, fix: string) => found('fails', 'webhook address', what, fix);
  if (signed === null) {
    return fails(
      `${url} does not answer this machine`,
      'Start web, and check DNS, the certificate and the proxy in front of it.',
    );
  }
  if (signed >= 300 && signed < 400) {
    return fails(
      `${url} leads elsewhere (${signed}), and Resend does not follow`,
      'Set PUBLIC_URL to the address that answers itself.',
    );
  }
  if (signed === 400 || signed === 401) {
    return fails(
      `${url} refuses what this secret signs`,
      'Set the same RESEND_WEBHOOK_SECRET for doctor and web, and restart web.',
    );
  }
  if (signed === 404) {
    return fails(
      `${url} is not there (404)`,
      'Restart web with RESEND_WEBHOOK_SECRET set, and let the proxy pass /webhooks/resend on.',
    );
  }
  if (signed !== 200) {
    return fails(`${url} answers ${signed}`, "Look at web's log, and at the proxy's.");
  }
  if (forged === 200) {
    return fails(
      `${url} takes what nobody signed, so it is not Galley's web`,
      'Let the proxy pass /webhooks/resend on to web.',
    );
  }
  return ok('webhook address', `${url} answers, and knows the secret`);
}
