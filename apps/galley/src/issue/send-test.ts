import { issueName } from '@galley/core/issue/name';
import { describeSuppressed } from '@galley/contract/refusals';
import * as press from '@galley/press/issue';
import { answerRefusal } from '../shell/answers.ts';
import { handOver } from '../shell/hand-over.ts';
import type { Outcome } from '../shell/outcome.ts';
import type { Shell } from '../shell/shell.ts';
import { withPress } from '../shell/with-press.ts';
import { issueRef, type IssueOptions } from './issue-ref.ts';

interface TestOptions extends IssueOptions {
  readonly to?: string;
  readonly hash?: string;
  readonly rendition?: string;
  readonly reader?: string;
}

/** Sends the proof, marked as a test, to an address or the newsletter's testers. Counts nothing. */
export const sendTest = async (
  shell: Shell,
  number: number,
  options: TestOptions,
): Promise<Outcome> =>
  withPress(shell, async (deps) => {
    const sent = await press.sendTest({ ...deps, handOver: handOver(deps) }, deps.actor, {
      ...issueRef(number, options),
      to: options.to ?? null,
      hash: options.hash,
      rendition: options.rendition,
      reader: options.reader,
    });
    if (sent.kind !== 'sent') return answerRefusal(sent);
    const { test } = sent;
    return {
      kind: 'done',
      json: test,
      text: `Sent a test of issue ${issueName(number)} to ${test.to.join(', ')}.`,
      notes: test.suppressed.map(describeSuppressed),
    };
  });
