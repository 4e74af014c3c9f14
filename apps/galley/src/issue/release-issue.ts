import { troubledDeliveries } from '@galley/db';
import * as press from '@galley/press/issue';
import type { Issue, IssueStatus } from '@galley/press/issue';
import { answerRefusal } from '../shell/answers.ts';
import type { Press } from '../shell/open-press.ts';
import type { Outcome } from '../shell/outcome.ts';
import type { Paint } from '../shell/paint.ts';
import type { Shell } from '../shell/shell.ts';
import { when, whenThere } from '../shell/when.ts';
import { withPress } from '../shell/with-press.ts';
import { issueJson } from './issue-json.ts';
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
    const released = await press.releaseIssue(deps, deps.actor, issueRef(number, options));
    if (released.kind !== 'done' && released.kind !== 'wrong-state') return answerRefusal(released);
    if (released.kind === 'wrong-state' && !['sending', 'sent'].includes(released.state)) {
      return answerRefusal(released);
    }
    const shown = await press.showIssue(deps, deps.actor, issueRef(number, options));
    if (shown.kind !== 'ok') return answerRefusal(shown);
    if (options.wait === true) {
      const sent = waitForIssue(shell, deps, shown.issue, options);
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
      json: issueJson(shown.issue),
      text: (paint) => `${paint.bold(`Issue ${number}`)} ${standing(shown.issue, deps)}`,
      notes:
        shown.issue.state === 'sent'
          ? []
          : [
              `See how it goes: galley issue status ${number}`,
              'It is sent by "galley start"; with --wait this command does it itself.',
            ],
    };
  });

const standing = ({ state, send_after: after }: Issue, { clock }: Press): string => {
  if (state === 'sent') return 'was sent already.';
  return after !== null && after > clock()
    ? `is released; it can be cancelled without a trace until ${when(after)}.`
    : 'is being sent.';
};

const waitForIssue = async (
  shell: Shell,
  deps: Press,
  issue: Issue,
  options: IssueOptions,
): Promise<Outcome> => {
  // Only whoever waits pays for loading what sends.
  const { waitUntilSent } = await import('./wait-until-sent.ts');
  await waitUntilSent(shell, deps, issue.id);
  return tellStatus(deps, issue, options);
};

const tellStatus = async (deps: Press, issue: Issue, options: IssueOptions): Promise<Outcome> => {
  const found = await press.issueStatus(deps, deps.actor, issueRef(issue.number, options));
  if (found.kind !== 'ok') return answerRefusal(found);
  const { issue: left, status, timeZone } = found;
  const troubled = await troubledDeliveries(deps.db, issue.id);
  const result = {
    json: status,
    text: (paint: Paint) =>
      statusText(paint, status, {
        detail: left.reason_detail,
        timeZone,
        overrides: left.overrides,
        troubled,
      }),
  };
  if (status.state === 'sent') return { kind: 'done', ...result };
  const next = whatNext(status, timeZone);
  const problem = `Issue ${issue.number} is ${status.state}, not sent. ${next}`.trim();
  return { kind: 'failed', ...result, problem };
};

const whatNext = ({ state, number, resumesAt }: IssueStatus, timeZone: string): string => {
  const resume = `galley issue resume ${number}`;
  if (state === 'sending') return `"galley issue send ${number} --wait" goes on where it stopped.`;
  if (state !== 'paused') return '';
  return resumesAt === undefined
    ? `Nobody is rejected by that. docs/reasons.md says what to do; then: ${resume}`
    : `While "galley start" runs it goes on at ${whenThere(resumesAt, timeZone)}; sooner with: ${resume}`;
};
