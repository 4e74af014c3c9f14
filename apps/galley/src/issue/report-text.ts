import { issueName } from '@galley/core/issue/name';
import type { IssueReport } from '@galley/contract/issue';
import { MACHINE_SIGNS } from '@galley/core/click';
import { REPORTED } from '@galley/core/delivery';
import type { Paint } from '../shell/paint.ts';
import { facts, table } from '../shell/table.ts';
import { whenThere } from '../shell/when.ts';

const number = (count: number): string => count.toLocaleString('en');

/** Prints a report for people: how the counts add up, why, and what happened when. */
export function reportText(paint: Paint, report: IssueReport): string {
  const { counts, details, clicks, canary, timeZone, releasedAt, sentAt } = report;
  const { accepted, rejected, excluded, uncertain, pending } = counts;
  const sum = Object.entries({ accepted, rejected, excluded, uncertain, pending })
    .filter(([name, readers]) => readers > 0 || name === 'accepted')
    .map(([name, readers]) => `${number(readers)} ${name}`)
    .join(' + ');
  const bounces = Object.entries(details?.bounces ?? {})
    .filter(([, readers]) => readers > 0)
    .map(([kind, readers]) => `${number(readers)} ${kind}`)
    .join(', ');
  return [
    `${paint.bold(`Issue ${issueName(report.number)}`)} ${report.state}: ${report.subject}`,
    facts(paint, [
      ...optional('released', releasedAt && whenThere(releasedAt, timeZone)),
      ...optional('sent', sentAt && whenThere(sentAt, timeZone)),
      ['audience', `${number(counts.audience)} = ${sum}`],
      ...optional('excluded', listReasons(details?.excluded)),
      ...optional('rejected', listReasons(details?.rejected)),
      ['delivered', `${number(counts.delivered)}${shareOf(counts.delivered, accepted)}`],
      ['bounced', `${number(counts.bounced)}${bounces === '' ? '' : ` (${bounces})`}`],
      ...optional('bounces', listReasons(details?.bounceReasons)),
      ['complained', number(counts.complained)],
      ['suppressed', number(counts.suppressed)],
      ['failed', number(counts.failed)],
      ...optional('not sent', listReasons(details?.failures)),
      ['no news yet', number(counts.silent)],
      ...optional('unsubscribed', details && `${number(details.unsubscribed)} after this issue`),
      ...(clicks === null ? [] : clickFacts(clicks)),
      ...optional('canary', canary && canaryText(canary, report.at)),
    ]),
    ...(details === null || details.spans.length === 0
      ? []
      : [
          table(
            paint,
            [details.step === 'hour' ? 'hour' : 'day (UTC)', ...REPORTED],
            details.spans.map((span) => [
              details.step === 'hour' ? whenThere(span.at, timeZone) : span.at.slice(0, 10),
              ...REPORTED.map((name) => number(span[name])),
            ]),
          ),
        ]),
    ...(clicks === null || clicks.links.length === 0
      ? []
      : [
          table(
            paint,
            ['human readers', 'readers', 'human clicks', 'clicks', 'link'],
            clicks.links.map((one) => [
              number(one.humanReaders),
              number(one.readers),
              number(one.humanClicks),
              number(one.clicks),
              one.review === null ? one.url : `${one.url} (${one.review})`,
            ]),
          ),
        ]),
  ].join('\n');
}

const MINUTE_MS = 60_000;

/** How long the copy took that Galley mailed to itself, or how long it has been missing. */
function canaryText(
  { queuedAt, arrivedAt }: NonNullable<IssueReport['canary']>,
  now: string,
): string {
  const minutes = Math.floor((Date.parse(arrivedAt ?? now) - Date.parse(queuedAt)) / MINUTE_MS);
  const time = minutes < 1 ? 'less than a minute' : `${number(minutes)} min`;
  return arrivedAt === null ? `not back after ${time}` : `back after ${time}`;
}

/** Both numbers, and why clicks were taken for machines. */
function clickFacts(
  its: NonNullable<IssueReport['clicks']>,
): readonly (readonly [string, string])[] {
  const machines = MACHINE_SIGNS.filter((sign) => its.machines[sign] > 0)
    .map((sign) => `${number(its.machines[sign])} ${sign}`)
    .join(', ');
  return [
    ['clicked', `${number(its.readers)} readers; ${number(its.humanReaders)} without machines`],
    ['clicks', `${number(its.clicks)}; ${number(its.humanClicks)} without machines`],
    ...optional('machines', machines),
  ];
}

const listReasons = (
  counts: readonly { readonly reason: string | null; readonly readers: number }[] | undefined,
): string | undefined =>
  counts
    ?.filter(({ reason }) => reason !== null)
    .map(({ reason, readers }) => `${number(readers)} ${reason}`)
    .join(', ');

const optional = (
  name: string,
  value: string | null | undefined,
): readonly (readonly [string, string])[] =>
  value === null || value === undefined || value === '' ? [] : [[name, value]];

const shareOf = (part: number, whole: number): string =>
  whole === 0 ? '' : ` (${Math.round((part / whole) * 1000) / 10} %)`;
