import type { MachineSign } from '@galley/core/click';
import type { BounceKind, Reported } from '@galley/core/delivery';
import type { Explained } from '../explained.ts';

/** The words of reports, on an issue and on a newsletter. */
export interface ReportWords {
  readonly title: string;
  readonly lead: string;
  /** Leads from an issue to its report. */
  readonly open: string;
  readonly ofIssue: (issue: string) => string;
  readonly counted: (when: string) => string;
  readonly equation: Explained;
  readonly overTime: Explained;
  readonly byDay: string;
  readonly series: Readonly<Record<Reported, string>>;
  readonly reasons: Explained & {
    readonly none: string;
    readonly excluded: string;
    readonly rejected: string;
    readonly notSent: string;
    readonly unnamed: string;
    readonly bounces: Readonly<Record<BounceKind, string>>;
  };
  readonly left: Explained;
  /** The copy that Galley mailed to itself has come back, or hasn't. */
  readonly canaryBackCount: (minutes: number) => string;
  readonly canaryMissingCount: (minutes: number) => string;
  readonly leftCount: (readers: number) => string;
  readonly clicks: Explained & {
    readonly total: string;
    readonly none: string;
    /** How many clicks look like machines, and why: what follows is a list of signs. */
    readonly machines: (clicks: number, signs: string) => string;
    readonly signs: Readonly<Record<MachineSign, string>>;
  };
  readonly nothingYet: Explained;
  readonly dropped: Explained;
  readonly proofFile: Explained & { readonly get: string };
  readonly readersCount: (readers: number) => string;
  readonly growth: Explained &
    Readonly<Record<'confirmed' | 'left' | 'suppressed' | 'net', string>>;
  readonly signUps: Explained &
    Readonly<Record<'asked' | 'answered' | 'atOnce' | 'refused' | 'none', string>>;
  readonly refusals: Explained & { readonly none: string };
  readonly outlets: Explained & { readonly other: string };
  readonly ratings: Explained & { readonly unrated: string };
  readonly starsCount: (stars: number) => string;
  readonly quarter: (quarter: string, year: string) => string;
  readonly by: Readonly<Record<'label' | 'quarter' | 'month', string>>;
  readonly issues: Explained;
  readonly empty: Explained;
  readonly table: string;
  readonly csv: string;
  readonly csvOf: (table: string) => string;
  readonly heads: Readonly<
    Record<
      | 'week'
      | 'period'
      | 'hour'
      | 'day'
      | 'what'
      | 'reason'
      | 'readers'
      | 'count'
      | 'outlet'
      | 'reviews'
      | 'link'
      | 'humanReaders'
      | 'humanClicks'
      | 'clicks',
      string
    >
  >;
  /** Describes a plot to those who don't see it. */
  readonly plotted: (series: string, from: string, to: string) => string;
}
