import { issueName } from '@galley/core/issue/name';
import type { RestoredStanding } from '@galley/contract/operate';
import type { Paint } from '../shell/paint.ts';
import { facts } from '../shell/table.ts';
import { count } from '../shell/when.ts';

const HELD = {
  restored: 'held until a person releases it: nothing is compiled and sent',
  copy: 'a copy: nothing leaves it',
} as const;

/** Prints what is known, and what isn't, about the time between a backup and its restore. */
export function standingText(paint: Paint, its: RestoredStanding): string {
  if (its.restoredAt === null) return 'This installation came out of no backup.';
  const { list, departures, released } = its;
  return [
    facts(paint, [
      ['state', its.held === null ? 'released' : HELD[its.held]],
      ['snapshot', its.snapshotAt ?? 'unknown'],
      ['restored', its.restoredAt],
      ["provider's list", list === null ? 'not read' : listText(list)],
      ['departures', departures === null ? 'not read' : departuresText(departures)],
      ...(released === null
        ? []
        : ([['released', `${released.at}, by ${released.by}`]] as [string, string][])),
    ]),
    ...section(paint, 'Went out since the snapshot', its.issues.map(issueText)),
    ...section(
      paint,
      'Slots that passed',
      its.slots.map(
        ({ newsletter, kind, dueOn, verdict }) =>
          `${newsletter} ${dueOn}${kind === 'best-of' ? ' (best-of)' : ''}: ${VERDICTS[verdict]}`,
      ),
    ),
    ...section(
      paint,
      'Unknown',
      its.unknown.map(({ what }) => what),
    ),
  ].join('\n');
}

const VERDICTS = {
  sent: 'its issue was sent; it never compiles again',
  'not-sent': 'not sent',
  unknown: 'may have been sent; it never compiles again once this is released',
} as const;

const section = (paint: Paint, title: string, lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : ['', paint.bold(title), ...lines.map((line) => `  ${line}`)];

const listText = (list: NonNullable<RestoredStanding['list']>): string =>
  [
    `${count(list.mails, 'mail')} looked at, ${list.isComplete ? 'back to the snapshot' : 'not back to the snapshot'}`,
    `${count(list.readers, 'reader')} of stored issues marked as accepted`,
    `${count(list.suppressed, 'address', 'addresses')} suppressed`,
  ].join('; ');

const departuresText = (log: NonNullable<RestoredStanding['departures']>): string =>
  [
    `${count(log.entries, 'entry', 'entries')} since the snapshot`,
    `${log.left} left, ${log.suppressed} suppressed, ${log.erased} erased`,
    `the log runs from ${log.from ?? 'nowhere'} to ${log.to ?? 'nowhere'}`,
  ].join('; ');

function issueText(its: RestoredStanding['issues'][number]): string {
  const name = its.number === null ? 'an issue' : `issue ${issueName(its.number)}`;
  const slot = its.slot === null ? '' : `, slot ${its.slot.dueOn}`;
  const lost = its.isStored ? '' : '; its text is lost';
  return `${its.newsletter ?? 'unknown newsletter'}, ${name}${slot}: "${its.subject}" to ${count(its.mails, 'reader')}${lost}`;
}
