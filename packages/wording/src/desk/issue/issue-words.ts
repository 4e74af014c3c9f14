import type { Explained } from '../explained.ts';

/** What asks whether somebody's approval may go. */
interface AskedOf {
  readonly title: (name: string) => string;
  readonly what: string;
  readonly action: string;
}

/** The words of the page that makes an issue ready. */
export interface IssueWords {
  readonly title: string;
  readonly bestOf: (month: string) => string;
  readonly planner: string;
  readonly proof: string;
  readonly facts: {
    readonly goesOut: string;
    readonly wentOut: string;
    readonly dated: string;
    readonly readers: string;
    readonly readersCount: (count: number) => string;
    readonly hash: string;
    readonly atOnce: string;
    readonly byHand: string;
    /** As `byHand`, of an approved issue. */
    readonly sendIt: string;
    readonly otherDay: string;
    readonly yourTime: (when: string) => string;
  };
  readonly readOnly: {
    readonly out: string;
    readonly role: Explained;
  };
  /** Its date is over, or ahead. */
  readonly date: {
    readonly title: (date: string) => string;
    readonly what: (today: string) => string;
    readonly today: string;
    readonly slot: string;
    readonly done: (date: string) => string;
    /** It is dated today, and its slot is later. */
    readonly early: { readonly title: string; readonly what: (slot: string) => string };
  };
  readonly lines: {
    readonly title: string;
    readonly subject: string;
    readonly preheader: string;
    readonly note: string;
    readonly noteHint: string;
    readonly noteEmpty: string;
    readonly proposed: string;
    readonly restore: string;
    readonly restoreNamed: (line: string) => string;
    readonly lettersCount: (count: number) => string;
    readonly tooLong: (most: string) => string;
    readonly noProposal: string;
    readonly save: string;
    readonly saved: string;
    readonly unsaved: string;
  };
  readonly approval: {
    readonly stands: (name: string) => string;
    readonly saving: AskedOf;
    readonly question: AskedOf;
    readonly back: string;
    readonly somebody: string;
    readonly refused: string;
  };
  readonly inbox: {
    readonly title: string;
    readonly what: string;
    readonly gmail: string;
    readonly phone: string;
    readonly light: string;
    readonly dark: string;
    readonly time: string;
    readonly noSubject: string;
  };
  readonly order: {
    readonly title: string;
    readonly what: string;
    readonly byRating: string;
    readonly up: string;
    readonly down: string;
    readonly first: string;
    readonly last: string;
    readonly next: string;
    readonly previous: string;
    readonly upNamed: (title: string) => string;
    readonly downNamed: (title: string) => string;
    readonly hold: string;
    readonly remove: string;
    readonly extents: { readonly summary: string; readonly headline: string };
    readonly pending: string;
    readonly saving: string;
    readonly moved: (title: string, place: string, count: string) => string;
    readonly asFar: (title: string) => string;
    readonly gone: (title: string) => string;
    readonly held: (title: string) => string;
    readonly removed: (title: string) => string;
    readonly more: string;
    readonly moreCount: (count: number) => string;
    readonly took: string;
    readonly tookNothing: string;
  };
  readonly findings: {
    readonly title: string;
    readonly passes: string;
    readonly none: string;
    readonly stopsCount: (count: number) => string;
    readonly groups: { readonly stops: string; readonly warns: string; readonly informs: string };
    readonly next: string;
    readonly ask: string;
    readonly asking: string;
    readonly asked: string;
    readonly fix: string;
    readonly goTo: {
      readonly review: string;
      readonly field: (name: string) => string;
      readonly setting: string;
      /** Instead of the way there, for somebody who may not change settings. */
      readonly owners: string;
      readonly order: string;
    };
    readonly setAside: string;
    readonly setAsideHint: string;
    readonly setAsideBy: (name: string, because: string) => string;
    readonly willBe: string;
  };
  readonly forecast: {
    readonly title: string;
    readonly calls: string;
    readonly callsCount: (count: number) => string;
    readonly takes: string;
    readonly atLeast: (duration: string) => string;
    readonly assumed: string;
    readonly ends: string;
    readonly quota: string;
    readonly today: (left: string) => string;
    readonly month: (left: string) => string;
    readonly noLimit: string;
    readonly problems: string;
  };
  readonly test: {
    readonly action: string;
    readonly title: string;
    readonly what: (hash: string) => string;
    readonly to: string;
    readonly toHint: string;
    readonly testers: (addresses: string) => string;
    readonly noTesters: string;
    readonly send: string;
    readonly sending: string;
    readonly sent: (addresses: string) => string;
    readonly sentBytes: (hash: string) => string;
    readonly suppressed: (addresses: string) => string;
    readonly changed: (hash: string) => string;
    readonly refusals: {
      readonly 'no-testers': string;
      readonly 'no-sender': string;
      readonly 'all-suppressed': string;
      readonly 'not-accepted': string;
    };
  };
  readonly cancel: {
    readonly action: string;
    readonly title: (issue: string) => string;
    readonly returnCount: (count: number) => string;
    readonly last: string;
    readonly confirm: string;
    readonly done: (issue: string) => string;
  };
  /** What problems of this page mean. */
  readonly problems: {
    readonly 'wrong-state': string;
    readonly 'nothing-queued': string;
    readonly 'no-slot': string;
  };
}
