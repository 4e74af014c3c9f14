import { parseEmailAddress } from '@galley/core/subscription';
import { findNewsletter } from '@galley/press/newsletter';
import { refuse, type Outcome } from '../shell/outcome.ts';
import type { Shell } from '../shell/shell.ts';
import { withPress } from '../shell/with-press.ts';
import { findIssue } from './find-issue.ts';
import type { IssueOptions } from './issue-ref.ts';
import { sendTest } from './send-test.ts';

interface TestOptions extends IssueOptions {
  readonly to?: string;
}

/** Sends the proof, marked as one, to an address or to the newsletter's testers. Nothing is counted. */
export const testIssue = async (
  shell: Shell,
  number: number,
  options: TestOptions,
): Promise<Outcome> => {
  const to = options.to === undefined ? null : parseEmailAddress(options.to);
  if (to?.kind === 'invalid') {
    return refuse(`--to: found ${JSON.stringify(options.to)}, expected ${to.expected}`);
  }
  return withPress(shell, async (press) => {
    const found = await findIssue(press, number, options);
    if (found.kind !== 'found') return found;
    const newsletter = await findNewsletter(press.db, found.newsletter.slug);
    const testers = newsletter.kind === 'found' ? newsletter.newsletter.testers : [];
    const addresses = to === null ? testers : [to.address];
    if (addresses.length === 0) {
      return refuse(
        'There is nobody to send it to: give --to EMAIL, or set testers: galley newsletter set --testers a@b,c@d',
      );
    }
    const sent = await sendTest(press, found, addresses);
    if (sent.kind === 'failed') return sent;
    const notes = sent.suppressed.map(
      (address) => `${address} is suppressed, so nothing was sent there.`,
    );
    if (sent.to.length === 0) return { kind: 'failed', problem: notes.join('\n') };
    return {
      kind: 'done',
      json: { number, to: sent.to, ids: sent.ids, suppressed: sent.suppressed },
      text: `A test of issue ${number} went to ${sent.to.join(', ')}.`,
      notes,
    };
  });
};
