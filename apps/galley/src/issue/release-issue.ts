import type { Issue, IssueStatus, ReleasedIssue } from '@galley/contract/issue';
import * as press from '@galley/press/issue';
import { answerRefusal } from '../shell/answers.ts';
import { growInSmallSteps } from '../shell/grow-in-small-steps.ts';
import type { Press } from '../shell/open-press.ts';
import type { Outcome } from '../shell/outcome.ts';
import type { Paint } from '../shell/paint.ts';
import type { Shell } from '../shell/shell.ts';
import { whenExactlyThere, whenThere } from '../shell/when.ts';
import { withPress } from '../shell/with-press.ts';
import { spell } from './duration-text.ts';
import { issueRef, type IssueOptions } from './issue-ref.ts';
import { statusText } from './status-text.ts';

/** How long calls under way may take to finish after a signal ends the wait. */
const STOP_LIMIT_MS = 40_000;

interface ReleaseOptions extends IssueOptions {
  readonly wait?: boolean;
}

/** Releases an issue. Repeating it succeeds, so that an interrupted `--wait` can run again. */
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
      // The database stays open until calls under way are recorded.
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
              `Follow its progress: galley issue status ${number}`,
              '"galley start" sends it; with --wait, this command does.',
            ],
    };
  });

function standing({ state, sendAfter, timeZone }: ReleasedIssue, { clock }: Press): string {
  if (state === 'sent') return 'has already been sent.';
  const seconds = sendAfter === null ? 0 : (Date.parse(sendAfter) - clock().getTime()) / 1000;
  return sendAfter !== null && seconds > 0
    ? `is released; for ${spell(seconds)}, until ${whenExactlyThere(sendAfter, timeZone)}, you can cancel it before any mail leaves.`
    : 'is being sent.';
}

async function waitForIssue(
  shell: Shell,
  deps: Press,
  issue: Issue,
  ref: press.IssueRef,
): Promise<Outcome> {
  growInSmallSteps();
  // Loaded only with --wait, because sending takes many modules.
  const { waitUntilSent } = await import('./wait-until-sent.ts');
  await waitUntilSent(shell, deps, issue.id);
  const found = await press.issueStatus(deps, deps.actor, ref);
  if (found.kind !== 'ok') return answerRefusal(found);
  const { status } = found;
  const result = { json: status, text: (paint: Paint) => statusText(paint, status) };
  if (status.state === 'sent') return { kind: 'done', ...result };
  const problem = `Issue ${issue.number} is ${status.state}, not sent. ${whatNext(status)}`.trim();
  return { kind: 'failed', ...result, problem };
}

function whatNext({ state, number, resumesAt, timeZone }: IssueStatus): string {
  const resume = `galley issue resume ${number}`;
  if (state === 'sending') return `"galley issue send ${number} --wait" continues sending.`;
  if (state !== 'paused') return '';
  return resumesAt === undefined
    ? `No reader was rejected because of it. Follow docs/reasons.md, then: ${resume}`
    : `"galley start" resumes it at ${whenThere(resumesAt, timeZone)}. To resume sooner: ${resume}`;
}
