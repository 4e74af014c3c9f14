import { issueName } from '@galley/core/issue/name';
import type { IssueStatus } from '@galley/contract/issue';
import * as press from '@galley/press/issue';
import { answerRefusal } from '../shell/answers.ts';
import { growInSmallSteps } from '../shell/grow-in-small-steps.ts';
import type { Press } from '../shell/open-press.ts';
import type { Outcome } from '../shell/outcome.ts';
import type { Paint } from '../shell/paint.ts';
import type { Shell } from '../shell/shell.ts';
import { whenThere } from '../shell/when.ts';
import { statusText } from './status-text.ts';

/** How long calls under way may take to finish after a signal ends the wait. */
const STOP_LIMIT_MS = 40_000;

interface Issue {
  readonly id: string;
  readonly number: number;
}

/** Sends an issue in this process until it is sent, and says how that ended. */
export async function waitForIssue(
  shell: Shell,
  deps: Press,
  issue: Issue,
  ref: press.IssueRef,
): Promise<Outcome> {
  const sent = wait(shell, deps, issue, ref);
  // The database stays open until calls under way are recorded.
  const over = sent.then(
    () => undefined,
    () => undefined,
  );
  await shell.life.add('sending', { stop: () => over, limitMs: STOP_LIMIT_MS });
  return sent;
}

async function wait(
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
  const problem =
    `Issue ${issueName(issue.number)} is ${status.state}, not sent. ${whatNext(status)}`.trim();
  return { kind: 'failed', ...result, problem };
}

function whatNext({ state, number, resumesAt, timeZone }: IssueStatus): string {
  const resume = `galley issue resume ${issueName(number)}`;
  if (state === 'sending')
    return `"galley issue send ${issueName(number)} --wait" continues sending.`;
  if (state !== 'paused') return '';
  return resumesAt === undefined
    ? `No reader was rejected because of it. Follow docs/reasons.md, then: ${resume}`
    : `"galley start" resumes it at ${whenThere(resumesAt, timeZone)}. To resume sooner: ${resume}`;
}
