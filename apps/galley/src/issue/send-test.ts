import { randomUUID } from 'node:crypto';
import { PLACEHOLDER_OPEN, fillWithSample } from '@galley/core/issue';
import type { ShownIssue } from '@galley/press/issue';
import { showSubscriber } from '@galley/press/subscription';
import { createMailer, type Mail } from '@galley/resend';
import type { Press } from '../shell/open-press.ts';
import { withProvider } from '../shell/with-provider.ts';

/** What became of a test: who got it, and who must not be mailed. */
export type SentTest =
  | {
      readonly kind: 'sent';
      readonly to: readonly string[];
      readonly ids: readonly string[];
      readonly suppressed: readonly string[];
    }
  | { readonly kind: 'failed'; readonly problem: string };

/**
 * Sends the proof of an issue to people who look at it before its readers do. A test is no delivery:
 * it has no row, no tag that feedback could be counted by, and links that unsubscribe nobody. Whom
 * Galley must not mail gets no test either.
 */
export async function sendTest(
  press: Press,
  { issue, renditions }: Pick<ShownIssue, 'issue' | 'renditions'>,
  addresses: readonly string[],
): Promise<SentTest> {
  const [rendition] = renditions;
  const { sender, number, reply_to: replyTo } = issue;
  // Nobody can approve it any more, and whoever reads it would think that it comes.
  if (issue.state === 'cancelled') {
    return failed(`Issue ${number} is cancelled: nothing of it is sent any more, nor a test.`);
  }
  if (rendition === undefined || sender === null) {
    return failed(
      `Issue ${number} has no sender. Set one: galley newsletter set --from 'Name <a@b>'`,
    );
  }
  const { subject, html, text, headers } = fillWithSample(rendition);
  const mail: Omit<Mail, 'to'> = {
    from: sender,
    subject: `[Proof] ${subject}`,
    html,
    text,
    // A mail program's own unsubscribe button would find nobody to unsubscribe.
    headers: Object.fromEntries(
      Object.keys(headers)
        .filter((name) => !rendition.headers[name]?.includes(PLACEHOLDER_OPEN))
        .filter((name) => name !== 'List-Unsubscribe-Post')
        .map((name) => [name, headers[name] ?? '']),
    ),
    ...(replyTo !== null && { replyTo }),
  };
  const suppressed = await whoIsSuppressed(press, addresses);
  const to = addresses.filter((address) => !suppressed.includes(address));
  const ids: string[] = [];
  const problem = await withProvider(press, async (provider) => {
    const mailer = createMailer(provider);
    for (const address of to) {
      const reply = await mailer.send(
        { ...mail, to: address },
        { idempotencyKey: `test/${randomUUID()}` },
      );
      if (reply.kind !== 'ok') return `The test to ${address} was not accepted: ${reply.message}`;
      ids.push(reply.data.id);
    }
    return null;
  });
  return problem === null ? { kind: 'sent', to, ids, suppressed } : failed(problem);
}

const failed = (problem: string): SentTest => ({ kind: 'failed', problem });

async function whoIsSuppressed(press: Press, addresses: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const address of addresses) {
    const shown = await showSubscriber(press, { address });
    if (shown.kind !== 'invalid' && shown.suppression !== null) found.push(address);
  }
  return found;
}
