import type { Reply, ResendWebhook } from '@galley/resend';
import { found, ok, type Check } from './check.ts';

/** Without these, nobody learns what became of a mail. */
const NEEDED = [
  'email.delivered',
  'email.bounced',
  'email.complained',
  'email.failed',
  'email.suppressed',
];

/** Says whether Resend has a webhook to us, and whether it tells all that we need. */
export function checkResendWebhooks(
  publicUrl: string,
  { receives }: { readonly receives: boolean },
  reply: Reply<readonly ResendWebhook[]>,
): Check {
  const url = `${publicUrl}/webhooks/resend`;
  const name = 'webhook at Resend';
  if (reply.kind !== 'ok') {
    const isRestricted = reply.kind === 'refused' && reply.name === 'restricted_api_key';
    return isRestricted
      ? found('informs', name, 'the key may only send', 'Look at https://resend.com/webhooks.')
      : found('informs', name, 'Resend did not say', 'Look at https://resend.com/webhooks.');
  }
  const ours = reply.data.filter(({ endpoint }) => endpoint.replace(/\/$/, '') === url);
  const [first] = ours;
  if (first === undefined) {
    return found('fails', name, `none posts to ${url}`, 'Add it at https://resend.com/webhooks.');
  }
  const working = ours.find(({ enabled }) => enabled);
  if (working === undefined) {
    return found('fails', name, `it is disabled`, 'Enable it at https://resend.com/webhooks.');
  }
  const { events } = working;
  const needed = receives ? [...NEEDED, 'email.received'] : NEEDED;
  const lacking = events === null ? [] : needed.filter((type) => !events.includes(type));
  return lacking.length === 0
    ? ok(name, `posts to ${url}`)
    : found(
        'warns',
        name,
        `it does not tell of ${lacking.join(', ')}`,
        'Add these events to it at https://resend.com/webhooks.',
      );
}
