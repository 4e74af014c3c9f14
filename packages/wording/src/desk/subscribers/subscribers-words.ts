import type { Explained } from '../explained.ts';

type State = 'confirmed' | 'unconfirmed' | 'left' | 'suppressed' | 'paused';
type Consent = 'imported' | 'requested' | 'confirmed' | 'unsubscribed' | 'added';

/** The words of the pages about subscribers. */
export interface SubscribersWords {
  readonly title: string;
  readonly search: string;
  readonly state: string;
  readonly everyState: string;
  readonly states: Readonly<Record<State, string>>;
  readonly totalCount: (count: number) => string;
  readonly moreThanCount: (count: number) => string;
  readonly more: string;
  readonly searching: string;
  readonly none: Explained;
  readonly noMatch: Explained;
  readonly clear: string;
  readonly since: (day: string) => string;
  readonly actions: {
    readonly next: string;
    readonly previous: string;
    readonly back: string;
  };
  readonly add: Explained & {
    readonly open: string;
    readonly consent: string;
    readonly consentHint: string;
    readonly consentMissing: string;
    readonly action: string;
    readonly done: (email: string) => string;
    readonly known: (email: string) => string;
  };
  readonly export: {
    readonly open: string;
    readonly done: string;
  };
  readonly person: {
    readonly address: string;
    readonly state: string;
    readonly since: string;
    readonly wants: string;
    readonly allReviews: string;
    readonly floor: (stars: number) => string;
    readonly monthly: string;
    readonly pausedUntil: (day: string) => string;
    readonly suppressed: (reason: string, day: string) => string;
    readonly history: string;
    readonly earlier: string;
    readonly by: (name: string) => string;
  };
  readonly suppress: Explained & Reasoned;
  readonly lift: Explained & Reasoned;
  readonly erase: Explained & {
    readonly open: string;
    readonly action: string;
    readonly done: string;
  };
  readonly reasons: Readonly<Record<string, string>>;
  readonly events: {
    readonly consent: Readonly<Record<Consent, string>>;
    readonly choice: string;
    readonly issue: (number: number) => string;
    readonly notice: string;
    readonly bounce: (number: number) => string;
    readonly suppressed: string;
    readonly lifted: string;
    readonly agreed: (day: string) => string;
    readonly outcomes: Readonly<
      Record<
        | 'pending'
        | 'accepted'
        | 'rejected'
        | 'excluded'
        | 'uncertain'
        | 'delivered'
        | 'bounced'
        | 'complained'
        | 'failed',
        string
      >
    >;
  };
  readonly import: {
    readonly open: string;
    readonly title: string;
    readonly lead: string;
    readonly file: string;
    readonly fileHint: string;
    readonly fileMissing: string;
    readonly tooLarge: string;
    readonly consent: string;
    readonly consentHint: string;
    readonly consentMissing: string;
    readonly allConfirmed: Explained;
    readonly check: string;
    readonly readAs: (program: string) => string;
    readonly columns: string;
    readonly would: string;
    readonly did: string;
    readonly addedCount: (count: number) => string;
    readonly outCount: (count: number) => string;
    readonly knownCount: (count: number) => string;
    readonly suppressedCount: (count: number) => string;
    readonly repeatedCount: (count: number) => string;
    readonly unconfirmedCount: (count: number) => string;
    readonly refusedCount: (count: number) => string;
    readonly line: (line: number) => string;
    readonly found: (found: string, expected: string) => string;
    readonly download: string;
    readonly start: string;
    readonly startWithout: string;
    readonly done: string;
    readonly other: string;
    readonly see: string;
    readonly sending: string;
    readonly sendingShare: (share: string) => string;
    readonly keptTitle: string;
    readonly keptWhat: string;
    readonly keptUntil: (time: string) => string;
    readonly by: (name: string) => string;
    readonly states: Readonly<
      Record<
        'checking' | 'checked' | 'unreadable' | 'importing' | 'imported' | 'stopped' | 'failed',
        string
      >
    >;
    readonly waiting: string;
    readonly reading: (share: string) => string;
    readonly storedOfCount: (done: number, of: number) => string;
    readonly checking: string;
    readonly importing: string;
    readonly leave: string;
    readonly stop: string;
    readonly stoppedTitle: string;
    readonly storedCount: (count: number) => string;
    readonly goOn: string;
    readonly failedTitle: string;
    readonly failedWhat: string;
    readonly discard: Explained & {
      readonly open: string;
      readonly action: string;
      readonly done: string;
    };
    readonly unreadable: string;
    readonly troubles: Readonly<
      Record<
        | 'no-address'
        | 'several-addresses'
        | 'no-header'
        | 'unclear'
        | 'fixed'
        | 'standing'
        | 'no-column'
        | 'chosen-twice'
        | 'vouch',
        string
      >
    >;
    readonly holds: (column: string) => string;
    readonly automatic: (reading: string) => string;
    readonly fixed: string;
    readonly warning: string;
    readonly unnamed: (number: number) => string;
    readonly blank: string;
    readonly columnsWhat: string;
    readonly readings: Readonly<
      Record<
        | 'email'
        | 'name'
        | 'first-name'
        | 'last-name'
        | 'standing'
        | 'left-at'
        | 'since'
        | 'confirmed-at'
        | 'ip'
        | 'suppression'
        | 'preference'
        | 'passed-over'
        | 'unclear',
        string
      >
    >;
    readonly choices: Readonly<
      Record<
        | 'email'
        | 'name'
        | 'first-name'
        | 'last-name'
        | 'status'
        | 'subscribed'
        | 'left-at'
        | 'since'
        | 'confirmed-at'
        | 'ip'
        | 'pass-over',
        string
      >
    >;
    readonly again: string;
    readonly revert: string;
    readonly changed: string;
    readonly startCount: (count: number) => string;
  };
}

interface Reasoned {
  readonly open: string;
  readonly because: string;
  readonly missing: string;
  readonly action: string;
  readonly done: string;
}
