import { randomUUID } from 'node:crypto';
import { PLACEHOLDER_OPEN } from '@galley/core/issue';
import { parseEmailAddress } from '@galley/core/subscription';
import { createMailer, type Mail } from '@galley/resend';
import { refuse, type Outcome } from '../shell/outcome.ts';
import type { Shell } from '../shell/shell.ts';
import { withPress } from '../shell/with-press.ts';
import { withProvider } from '../shell/with-provider.ts';
import { findIssue } from './find-issue.ts';
import type { IssueOptions } from './issue-ref.ts';
import { proofOf } from './proof.ts';

interface TestOptions extends IssueOptions {
  readonly to: string;
}

/** Sends the proof, marked as one, to an address that need not subscribe. Nothing is counted. */
export const testIssue = async (
  shell: Shell,
  number: number,
  options: TestOptions,
): Promise<Outcome> => {
  const to = parseEmailAddress(options.to);
  if (to.kind === 'invalid') return refuse(`--to: expected ${to.expected}`);
  return withPress(shell, async (press) => {
    const found = await findIssue(press, number, options);
    if (found.kind !== 'found') return found;
    const { issue } = found;
    const [rendition] = found.renditions;
    if (rendition === undefined || issue.sender === null) {
      return {
        kind: 'failed',
        problem: `Issue ${number} has no sender. Set one: galley newsletter set --from 'Name <a@b>'`,
      };
    }
    const proof = proofOf(rendition);
    const mail: Mail = {
      from: issue.sender,
      to: to.address,
      subject: `[Test] ${proof.subject}`,
      html: proof.html,
      text: proof.text,
      // Whoever reads the test is no reader yet: what would unsubscribe them is left out.
      headers: Object.fromEntries(
        Object.entries(rendition.headers).filter(([, value]) => !value.includes(PLACEHOLDER_OPEN)),
      ),
      ...(issue.reply_to !== null && { replyTo: issue.reply_to }),
    };
    const reply = await withProvider(press, (provider) =>
      createMailer({ ...provider, userAgent: 'galley/0.1' }).send(mail, {
        idempotencyKey: `test/${randomUUID()}`,
      }),
    );
    if (reply.kind !== 'ok') {
      return { kind: 'failed', problem: `The test was not accepted: ${reply.message}` };
    }
    return {
      kind: 'done',
      json: { number, to: to.address, id: reply.data.id },
      text: `A test of issue ${number} went to ${to.address}.`,
    };
  });
};
