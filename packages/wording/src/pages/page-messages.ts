import type { Cadence } from '@galley/core/newsletter';
import type { AddressFlaw, NameFlaw, SubscriptionStatus } from '@galley/core/subscription';
import type { ArchiveMessages } from './archive/archive-messages.ts';
import type { CorrectionMessages } from './corrections/correction-messages.ts';
import type { SignUpMessages } from './sign-up/sign-up-messages.ts';

/** The fixed words of readers' pages in one language, besides those that mails use too. */
export interface PageMessages {
  readonly skip: string;
  readonly latest: string;
  readonly subscribe: string;
  readonly foot: string;
  readonly invitation: (title: string) => string;
  readonly introduction: (cadence: Cadence) => string;
  readonly latestIssue: string;
  readonly earlierIssues: string;
  readonly noIssueYet: string;
  readonly everyIssue: (title: string) => string;
  readonly alsoInThisIssue: string;
  readonly onlyThisReview: string;
  readonly reviewOf: (title: string) => string;
  /** Heads the issues that a review appeared in. */
  readonly stoodIn: string;
  readonly issueOf: (title: string, number: number) => string;
  readonly archive: ArchiveMessages;
  readonly corrections: CorrectionMessages;
  readonly form: {
    readonly title: string;
    readonly again: string;
    readonly email: string;
    readonly name: string;
    readonly optional: string;
    /** Labels the field that people don't see. */
    readonly trap: string;
    /**
     * The words that a reader agrees to. Each request stores them, so that the evidence has what
     * the reader saw, whatever the page says later.
     */
    readonly consent: (title: string) => string;
    readonly privacy: string;
    readonly check: string;
    readonly flaws: Readonly<Record<AddressFlaw | NameFlaw, string>>;
  };
  readonly signUp: SignUpMessages;
  readonly thanks: {
    readonly title: string;
    readonly sent: (seconds: number) => string;
    readonly nothing: string;
  };
  readonly confirm: {
    readonly question: (title: string) => string;
    readonly what: string;
    /** The words of the button, which each confirmation stores. */
    readonly action: (title: string) => string;
  };
  readonly welcome: {
    readonly title: string;
    readonly next: (title: string) => string;
    readonly read: string;
  };
  readonly expired: {
    readonly title: string;
    readonly why: (seconds: number) => string;
    readonly action: string;
  };
  readonly leave: { readonly question: (title: string) => string; readonly what: string };
  readonly goodbye: {
    readonly title: string;
    readonly left: (title: string) => string;
    readonly gone: string;
    readonly others: string;
  };
  readonly preferences: {
    readonly title: string;
    readonly saved: string;
    /** Precedes an address. */
    readonly of: string;
    readonly what: string;
    readonly status: Readonly<Record<SubscriptionStatus, string>>;
    readonly save: string;
  };
  readonly notFound: { readonly title: string; readonly why: string; readonly action: string };
  /** While the database is away. */
  readonly away: { readonly title: string; readonly why: string; readonly again: string };
  /** `quote` precedes the id of the request. */
  readonly broken: { readonly title: string; readonly why: string; readonly quote: string };
  readonly badLink: { readonly title: string; readonly why: string };
}
