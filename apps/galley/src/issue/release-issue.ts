import type { Issue, IssueStatus } from '@galley/contract/issue';
import * as press from '@galley/press/issue';
import { answerRefusal } from '../shell/answers.ts';
import type { Press } from '../shell/open-press.ts';
import type { Outcome } from '../shell/outcome.ts';
import type { Paint } from '../shell/paint.ts';
import type { Shell } from '../shell/shell.ts';
import { when, whenThere } from '../shell/when.ts';
import { withPress } from '../shell/with-press.ts';
import { issueRef, type IssueOptions } from './issue-ref.ts';
import { statusText } from './status-text.ts';

/** Time to finish the calls under way when a signal ends the wait. */
const STOP_LIMIT_MS = 40_000;

interface ReleaseOptions extends IssueOptions {
  readonly wait?: boolean;
}

/** Releases an issue. What was released before is no mistake: a killed `--wait` is called again. */
export const releaseIssue = async (
  shell: Shell,
  number: number,
  options: ReleaseOptions,
): Promise<Outcome> =>
  withPress(shell, async (deps) => {
    const ref = issueRef(number, options);
    const released = await press.releaseIssue(deps, deps.actor, ref);
    if (!('issue' in released)) return answerRefusal(released);
    const { issue } = released;
    if (options.wait === true) {
      const sent = waitForIssue(shell, deps, issue, ref);
      // The database stays open until the calls under way are recorded and told.
      const over = sent.then(
        () => undefined,
        () => undefined,
      );
      await shell.life.add('sending', { stop: () => over, limitMs: STOP_LIMIT_MS });
      return sent;
    }
    return {
      kind: 'done',
      json: issue,
      text: (paint) => `${paint.bold(`Issue ${number}`)} ${standing(issue, deps)}`,
      notes:
        issue.state === 'sent'
          ? []
          : [
              `See how it goes: galley issue status ${number}`,
              'It is sent by "galley start"; with --wait this command does it itself.',
            ],
    };
  });

const standing = ({ state, sendAfter }: Issue, { clock }: Press): string => {
  if (state === 'sent') return 'was sent already.';
  return sendAfter !== null && new Date(sendAfter) > clock()
    ? `is released; it can be cancelled without a trace until ${when(sendAfter)}.`
    : 'is being sent.';
};

const waitForIssue = async (
  shell: Shell,
  deps: Press,
  issue: Issue,
  ref: press.IssueRef,
): Promise<Outcome> => {
  // Only whoever waits pays for loading what sends.
  const { waitUntilSent } = await import('./wait-until-sent.ts');
  await waitUntilSent(shell, deps, issue.id);
  const found = await press.issueStatus(deps, deps.actor, ref);
  if (found.kind !== 'ok') return answerRefusal(found);
  const { status } = found;
  const result = { json: status, text: (paint: Paint) => statusText(paint, status) };
  if (status.state === 'sent') return { kind: 'done', ...result };
  const problem = `Issue ${issue.number} is ${status.state}, not sent. ${whatNext(status)}`.trim();
  return { kind: 'failed', ...result, problem };
};

const whatNext = ({ state, number, resumesAt, timeZone }: IssueStatus): string => {
  const resume = `galley issue resume ${number}`;
  if (state === 'sending') return `"galley issue send ${number} --wait" goes on where it stopped.`;
  if (state !== 'paused') return '';
  return resumesAt === undefined
    ? `Nobody is rejected by that. docs/reasons.md says what to do; then: ${resume}`
    : `While "galley start" runs it goes on at ${whenThere(resumesAt, timeZone)}; sooner with: ${resume}`;
};
