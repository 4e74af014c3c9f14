import type { Override } from '@galley/core/issue';
import type { IssueStatus, Remaining } from '@galley/press/issue';
import type { Paint } from '../shell/paint.ts';
import { facts } from '../shell/table.ts';
import { count, whenThere } from '../shell/when.ts';
import { spell } from './duration-text.ts';
import { overrideFacts } from './override-facts.ts';

interface Troubled {
  readonly address: string;
  readonly state: string;
  readonly reason: string | null;
}

/** Where an issue stands, with whom it did not reach by name. */
export const statusText = (
  paint: Paint,
  { number, state, reason, counts, remaining, resumesAt }: IssueStatus,
  more: {
    readonly detail: string | null;
    readonly timeZone: string;
    readonly overrides: readonly Override[];
    readonly troubled: readonly Troubled[];
  },
): string => {
  const { audience, ...rest } = counts;
  const shown = Object.entries(rest)
    .filter(([name, n]) => n > 0 || name === 'accepted')
    .map(([name, n]) => [name, n.toLocaleString('en')] as const);
  const why = [reason, more.detail].filter((part) => part !== null).join(': ');
  return [
    `${paint.bold(`Issue ${number}`)} ${state}${why === '' ? '' : ` (${why})`}`,
    facts(paint, [
      ['audience', audience.toLocaleString('en')],
      ...shown,
      ...(remaining === undefined ? [] : ([['left', leftText(remaining)]] as const)),
      ...overrideFacts(more.overrides),
      ...(resumesAt === undefined
        ? []
        : ([['goes on', whenThere(resumesAt, more.timeZone)]] as const)),
    ]),
    ...more.troubled.map(
      ({ address, state: its, reason: cause }) =>
        `${paint.yellow(its)}  ${address}${cause === null ? '' : `: ${cause}`}`,
    ),
  ].join('\n');
};

const leftText = ({ readers, batches, seconds }: Remaining): string =>
  `about ${spell(seconds)}: ${count(readers, 'reader')} in ${count(batches, 'batch', 'batches')}`;
