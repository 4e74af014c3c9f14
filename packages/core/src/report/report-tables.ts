import type { ClickCounts } from '../click/index.ts';
import { REPORTED, type BounceKind } from '../delivery/index.ts';
import { printCsvLine } from '../subscription/index.ts';

type Counted = (typeof EQUATION)[number] | (typeof FATES)[number] | 'audience';

interface Reason {
  readonly reason: string;
  readonly readers: number;
}

/** What the tables of an issue's report need of it. */
export interface ReportedIssue {
  readonly counts: Readonly<Record<Counted, number>>;
  readonly details: {
    readonly spans: readonly ({ readonly at: string } & Readonly<
      Record<(typeof REPORTED)[number], number>
    >)[];
    readonly excluded: readonly Reason[];
    readonly rejected: readonly Reason[];
    readonly failures: readonly Reason[];
    readonly bounceReasons: readonly {
      readonly kind: BounceKind;
      readonly reason: string | null;
      readonly readers: number;
    }[];
  } | null;
  readonly clicks:
    | (ClickCounts & {
        readonly links: readonly (ClickCounts & {
          readonly url: string;
          readonly review: string | null;
        })[];
      })
    | null;
}

/** What the tables of a newsletter's report need of it. */
export interface ReportedNewsletter {
  readonly growth: readonly ({ readonly week: string } & Readonly<
    Record<'confirmed' | 'left' | 'suppressed' | 'net', number>
  >)[];
  readonly signUps: readonly ({ readonly week: string } & Readonly<
    Record<'asked' | 'answered' | 'atOnce' | 'refused', number>
  >)[];
  readonly refusals: readonly { readonly reason: string; readonly count: number }[];
  readonly outlets: readonly {
    readonly period: string;
    readonly outlet: string;
    readonly reviews: number;
  }[];
  readonly ratings: readonly {
    readonly period: string;
    readonly stars: readonly number[];
    readonly unrated: number;
  }[];
}

/** A table of a report: its name is that of its CSV file, and of its columns in English. */
export interface ReportTable {
  readonly name: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
}

const EQUATION = ['accepted', 'rejected', 'excluded', 'uncertain', 'pending'] as const;
const FATES = ['delivered', 'bounced', 'complained', 'suppressed', 'failed', 'silent'] as const;

/** The tables of an issue's report; without details, only its counts. */
export function issueReportTables({
  counts,
  details,
  clicks,
}: ReportedIssue): readonly ReportTable[] {
  const counted = ['audience', ...EQUATION, ...FATES] as const;
  return [
    {
      name: 'counts',
      head: ['count', 'readers'],
      rows: counted.map((name) => [name, counts[name]]),
    },
    ...(details === null
      ? []
      : [
          {
            name: 'over-time',
            head: ['at', ...REPORTED],
            rows: details.spans.map((span) => [span.at, ...REPORTED.map((name) => span[name])]),
          },
          {
            name: 'reasons',
            head: ['what', 'reason', 'readers'],
            rows: [
              ...details.excluded.map((one) => ['excluded', one.reason, one.readers] as const),
              ...details.rejected.map((one) => ['rejected', one.reason, one.readers] as const),
              ...details.failures.map((one) => ['not sent', one.reason, one.readers] as const),
              ...details.bounceReasons.map(
                (one) => [`${one.kind} bounce`, one.reason ?? '', one.readers] as const,
              ),
            ],
          },
        ]),
    ...(clicks === null
      ? []
      : [
          {
            name: 'clicks',
            head: ['link', 'review', 'clicks', 'human clicks', 'readers', 'human readers'],
            rows: [
              ['', 'all links', ...clickNumbers(clicks)],
              ...clicks.links.map((one) => [one.url, one.review ?? '', ...clickNumbers(one)]),
            ],
          },
        ]),
  ];
}

const clickNumbers = (its: ClickCounts): readonly number[] => [
  its.clicks,
  its.humanClicks,
  its.readers,
  its.humanReaders,
];

/** The tables of a newsletter's report. */
export const newsletterReportTables = (report: ReportedNewsletter): readonly ReportTable[] => [
  {
    name: 'growth',
    head: ['week', 'confirmed', 'left', 'suppressed', 'net'],
    rows: report.growth.map((one) => [one.week, one.confirmed, one.left, one.suppressed, one.net]),
  },
  {
    name: 'sign-ups',
    head: ['week', 'asked', 'answered', 'at-once', 'refused'],
    rows: report.signUps.map((one) => [one.week, one.asked, one.answered, one.atOnce, one.refused]),
  },
  {
    name: 'refusals',
    head: ['reason', 'count'],
    rows: report.refusals.map((one) => [one.reason, one.count]),
  },
  {
    name: 'outlets',
    head: ['period', 'outlet', 'reviews'],
    rows: report.outlets.map((one) => [one.period, one.outlet, one.reviews]),
  },
  {
    name: 'ratings',
    head: ['period', '1', '2', '3', '4', '5', 'unrated'],
    rows: report.ratings.map((one) => [one.period, ...one.stars, one.unrated]),
  },
];

/** Prints a table as CSV. Texts are guarded against formulas; a number never is one. */
export const printReportTable = ({ head, rows }: ReportTable): string =>
  [head, ...rows].map(printRow).join('');

/** The guard takes the minus of a number for a formula, so each cell is printed by itself. */
const printRow = (row: readonly (string | number)[]): string =>
  `${row.map((cell) => (typeof cell === 'number' ? String(cell) : printCell(cell))).join(',')}\r\n`;

const printCell = (text: string): string => printCsvLine([text]).slice(0, -'\r\n'.length);
