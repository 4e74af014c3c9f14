import { issueName } from '@galley/core/issue/name';
import type { IssueStatus } from '@galley/contract/issue';
import { overrideFacts } from '@galley/press/issue';
import type { Paint } from '../shell/paint.ts';
import { facts } from '../shell/table.ts';
import { count, whenThere } from '../shell/when.ts';
import { approvalFacts } from './approval-facts.ts';
import { spell } from './duration-text.ts';

/** Prints an issue's status, with the readers it did not reach. */
export function statusText(paint: Paint, status: IssueStatus): string {
  const { reason, detail, counts, remaining, resumesAt, timeZone } = status;
  const { audience, ...rest } = counts;
  const shown = Object.entries(rest)
    .filter(([name, n]) => n > 0 || name === 'accepted')
    .map(([name, n]) => [NAMES[name] ?? name, n.toLocaleString('en')] as const);
  const why = [reason, detail].filter((part) => part !== null).join(': ');
  return [
    `${paint.bold(`Issue ${issueName(status.number)}`)} ${status.state}${why === '' ? '' : ` (${why})`}`,
    ...(status.held === null ? [] : [paint.yellow(HELD[status.held])]),
    facts(paint, [
      ['audience', audience.toLocaleString('en')],
      ...shown,
      ...(remaining === undefined ? [] : ([['left', leftText(remaining, timeZone)]] as const)),
      ...approvalFacts(status.approvals),
      ...overrideFacts(status.overrides),
      ...(resumesAt === undefined ? [] : ([['resumes', whenThere(resumesAt, timeZone)]] as const)),
    ]),
    ...(status.troubled ?? []).map(
      ({ address, state, reason: cause }) =>
        `${paint.yellow(state)}  ${address}${cause === null ? '' : `: ${cause}`}`,
    ),
  ].join('\n');
}

const HELD = {
  restored:
    'This installation came out of a backup and stands still until it is released: galley restored show',
  copy: 'This installation is a copy made from a backup: it sends nothing',
} as const;

/** Counts whose names need more words. */
const NAMES: Readonly<Record<string, string>> = {
  suppressed: 'suppressed by the provider',
  failed: 'failed at the provider',
  silent: 'accepted, no news yet',
  nothingChosen: 'excluded: chose none of it',
  monthly: 'excluded: monthly readers',
  onPause: 'excluded: on a pause',
};

function leftText(
  { readers, batches, seconds, endsAt }: IssueStatus['remaining'] & {},
  timeZone: string,
): string {
  const what = `${count(readers, 'reader')} in ${count(batches, 'batch', 'batches')}`;
  if (endsAt === undefined) return `about ${spell(seconds)}: ${what}`;
  const end =
    endsAt === null ? 'ends at an unknown time' : `ends ${whenThere(endsAt, timeZone)} or later`;
  return `about ${spell(seconds)} of sending, and pauses for the quota: ${what}, ${end}`;
}
