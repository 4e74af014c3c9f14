import type { HistoryEntry } from '@galley/contract/subscriber';
import { showHarmlessly } from '@galley/core/input';
import * as press from '@galley/press/subscription';
import { answerRefusal } from '../shell/answers.ts';
import type { Outcome } from '../shell/outcome.ts';
import type { Shell } from '../shell/shell.ts';
import { clip, table } from '../shell/table.ts';
import { when } from '../shell/when.ts';
import { withPress } from '../shell/with-press.ts';

interface HistoryOptions {
  readonly newsletter?: string;
  readonly before?: string;
}

/** Shows what happened to a person in a newsletter, the latest first. */
export const showHistory = async (
  shell: Shell,
  email: string,
  { newsletter, before }: HistoryOptions,
): Promise<Outcome> =>
  withPress(shell, async (deps) => {
    const ref = { newsletter: newsletter ?? null, address: email, before };
    const listed = await press.readHistory(deps, deps.actor, ref);
    if (listed.kind !== 'listed') return answerRefusal(listed);
    const { history } = listed;
    return {
      kind: 'done',
      json: history,
      text: (paint) =>
        table(
          paint,
          ['WHEN', 'WHAT', ''],
          history.entries.map((entry) => [when(entry.at), entry.what, clip(describe(entry), 90)]),
        ),
      notes: history.next === null ? [] : [`There is more. Go on with: --before ${history.next}`],
    };
  });

function describe(entry: HistoryEntry): string {
  switch (entry.what) {
    case 'consent':
      return harmlessly([entry.kind, `"${entry.wording}"`, entry.source]);
    case 'choice':
      return harmlessly([
        entry.floor === null ? 'any rating' : `at least ${entry.floor} stars`,
        entry.topics === null ? 'all topics' : `topics ${entry.topics.join(', ')}`,
      ]);
    case 'issue':
      return harmlessly([`issue ${entry.number}`, outcomeOf(entry), entry.subject]);
    case 'notice':
      return harmlessly([entry.kind, entry.state]);
    case 'bounce':
      return harmlessly([`issue ${entry.number}, for the moment`, entry.detail]);
    case 'suppressed':
      return harmlessly([entry.reason, entry.detail, nameOf(entry.by)]);
    case 'lifted':
      return harmlessly([entry.reason, entry.because, nameOf(entry.by)]);
  }
}

const harmlessly = (parts: readonly (string | null)[]): string =>
  showHarmlessly(parts.filter((part) => part !== null && part !== '').join(', '));

const nameOf = (by: Extract<HistoryEntry, { what: 'lifted' }>['by']): string | null =>
  by === null ? null : `by ${by.name ?? by.kind}`;

function outcomeOf(issue: Extract<HistoryEntry, { what: 'issue' }>): string {
  if (issue.complainedAt !== null) return `complained ${when(issue.complainedAt)}`;
  if (issue.bouncedAt !== null) return `bounced ${when(issue.bouncedAt)}`;
  if (issue.failedAt !== null) return `not sent by Resend ${when(issue.failedAt)}`;
  if (issue.deliveredAt !== null) return `delivered ${when(issue.deliveredAt)}`;
  return issue.reason === null ? issue.state : `${issue.state}: ${issue.reason}`;
}
