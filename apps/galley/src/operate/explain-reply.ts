import type { Reply } from '@galley/resend';
import { found, ok, type Check } from './check.ts';

/** Says what a first reply shows: the server that was meant, the right key, or neither. */
export function explainReply(baseUrl: string | null, reply: Reply<unknown>): Check {
  const where = baseUrl ?? 'Resend';
  const fails = (what: string, fix: string): Check => found('fails', 'mail', what, fix);
  if (reply.kind === 'ok') return ok('mail', `${where} answers and accepts the key`);
  if (reply.kind === 'refused' && reply.name === 'restricted_api_key') {
    return found(
      'warns',
      'mail',
      `${where} allows this key only to send`,
      'To reconcile uncertain mail, use a key with full access.',
    );
  }
  const { status, message } = reply;
  if (reply.kind === 'refused' && isAboutKey(reply)) {
    return fails(`${where} answers, but refuses the key: ${message}`, 'Check RESEND_API_KEY.');
  }
  if (reply.kind === 'refused' && status === 429) {
    return fails(`${where} answers, but refuses more calls now: ${message}`, 'Try again later.');
  }
  if (reply.kind === 'unclear' && status !== null && status >= 500) {
    return fails(`${where} answers, but has trouble itself (${status})`, 'Try again later.');
  }
  const what =
    status === null
      ? `${where} gives no answer that Resend would give: ${message}`
      : `${where} does not answer as Resend does (${status})`;
  return fails(
    what,
    baseUrl === null
      ? 'Check the network, and whether a proxy is in between.'
      : 'Check RESEND_BASE_URL. Without it, mail goes through Resend itself.',
  );
}

/** Resend names the error whenever it is about the key (its errors page; 400, 401 and 403). */
const isAboutKey = ({ status, name, message }: Extract<Reply<unknown>, { kind: 'refused' }>) =>
  name !== '' &&
  ([401, 403].includes(status) || name.endsWith('_api_key') || /\bapi key\b/i.test(message));
