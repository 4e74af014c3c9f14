import type { Role } from '@galley/core/editor';
import type { Cadence } from '@galley/core/newsletter';
import type { DueTime } from '../due-time.ts';

/** The fixed words of our mails in one language. They format their arguments themselves. */
export interface Messages {
  readonly issue: (number: number) => string;
  /** Above what an editor says to the readers of an issue. */
  readonly editorsNote: string;
  readonly inThisIssue: string;
  /** How many reviews follow as headlines only. */
  readonly moreInBrief: (count: number) => string;
  readonly summary: string;
  readonly keyFindings: string;
  readonly analysis: string;
  readonly whyItMatters: string;
  readonly byline: (names: readonly string[]) => string;
  readonly rating: (value: number, max: number) => string;
  readonly position: (position: number, count: number) => string;
  /** An empty outlet is left out. */
  readonly readArticle: (outlet: string) => string;
  readonly reviewOnTheWeb: string;
  readonly readWholeReview: string;
  /** What only the page of a shortened review shows. */
  readonly moreOnTheWeb: (parts: readonly string[]) => string;
  readonly countFindings: (count: number) => string;
  readonly readOnTheWeb: string;
  readonly unsubscribe: string;
  readonly preferences: string;
  readonly allIssues: string;
  readonly whyReader: (title: string) => string;
  readonly whyEditor: (title: string) => string;
  /** On which days issues come: "every Friday". */
  readonly rhythm: (cadence: Cadence) => string;
  /** When issues come: "every Friday at 08:00". */
  readonly cadence: (cadence: Cadence) => string;
  readonly bestOf: {
    readonly title: (month: string) => string;
    readonly opening: (count: number, month: string) => string;
    readonly fromIssue: (number: number) => string;
  };
  readonly confirmation: {
    readonly subject: (title: string) => string;
    readonly preheader: string;
    readonly title: string;
    /**
     * Nothing here names the address: a stranger may have typed it, with words of their own in it.
     */
    readonly asked: (title: string) => string;
    readonly question: string;
    readonly action: string;
    readonly limits: (seconds: number) => string;
    readonly why: string;
    /** The same for a request that came by mail. */
    readonly whyByMail: string;
    readonly whatWePublish: string;
  };
  /** Answers a mail that asked to leave, whose sender is not proven. */
  readonly leaveLink: {
    readonly subject: (title: string) => string;
    readonly preheader: string;
    readonly title: string;
    readonly asked: (title: string, address: string) => string;
    readonly action: string;
    readonly otherwise: string;
    readonly why: (address: string) => string;
  };
  readonly welcome: {
    readonly subject: (title: string) => string;
    readonly preheader: (cadence: Cadence | null) => string;
    readonly title: string;
    readonly greeting: (title: string, address: string, cadence: Cadence | null) => string;
    readonly meanwhile: (subject: string) => string;
    readonly readIssue: (number: number) => string;
    readonly contacts: (address: string) => string;
  };
  readonly signIn: {
    readonly subject: (title: string) => string;
    readonly preheader: string;
    readonly title: string;
    readonly asked: (title: string, address: string) => string;
    readonly action: string;
    readonly limits: (seconds: number) => string;
    readonly why: (address: string) => string;
  };
  readonly invitation: {
    readonly subject: (title: string) => string;
    readonly preheader: string;
    readonly title: string;
    /** In this newsletter, or in every one. */
    readonly invited: (title: string, everywhere: boolean) => string;
    /** What the invited person may do. */
    readonly role: Readonly<Record<Role, string>>;
    readonly action: string;
    readonly limits: (seconds: number) => string;
    readonly why: (address: string) => string;
  };
  readonly recovered: {
    readonly subject: (address: string) => string;
    readonly preheader: string;
    readonly title: string;
    readonly happened: (address: string) => string;
    readonly restricted: string;
    readonly ask: (address: string) => string;
    readonly action: string;
    readonly next: string;
  };
  readonly queueAnswer: {
    readonly subject: (title: string) => string;
    readonly preheader: string;
    readonly title: string;
    readonly nothing: string;
    readonly review: string;
    readonly links: string;
    readonly address: (address: string) => string;
  };
  readonly webhookDisabled: {
    readonly subject: (host: string) => string;
    readonly preheader: string;
    readonly title: string;
    /** `name` says which webhook. */
    readonly gone: (name: string) => string;
    readonly failing: (name: string) => string;
    readonly kept: string;
    readonly look: string;
    readonly enable: string;
  };
  readonly editors: {
    readonly lookAtProof: string;
    readonly openQueue: string;
    readonly nothingSent: string;
  };
  readonly held: {
    readonly subject: (title: string, number: number, reason: HeldKind) => string;
    readonly preheader: string;
    readonly title: (number: number) => string;
    readonly explanation: (subject: string, due: DueTime | null, reason: HeldKind) => string;
    readonly next: (reason: HeldKind) => string;
  };
  /** Slots that passed while Galley did not run. */
  readonly missed: {
    readonly subject: (title: string, count: number, firstDate: string) => string;
    readonly preheader: string;
    readonly title: (count: number) => string;
    readonly explanation: (count: number, first: DueTime, last: DueTime) => string;
    readonly next: string;
    /** If the issue was a best-of, which takes nothing from the queue. */
    readonly nextBestOf: string;
  };
  readonly reminder: {
    readonly queueSubject: (title: string, ready: number, minimum: number) => string;
    readonly queuePreheader: string;
    readonly queueTitle: string;
    readonly queueShort: (ready: number, minimum: number, due: DueTime, cutOff: DueTime) => string;
    readonly queueNext: string;
    readonly approvalSubject: (title: string, number: number) => string;
    readonly approvalPreheader: string;
    readonly approvalTitle: (number: number) => string;
    readonly approvalWaits: (subject: string, due: DueTime) => string;
    readonly approvalNext: string;
  };
  readonly correction: {
    readonly subject: (title: string, number: number) => string;
    readonly preheader: (reviewTitle: string) => string;
    readonly title: string;
    readonly opening: (reviewTitle: string, number: number, date: string) => string;
    readonly weWrote: string;
    readonly itIs: string;
    readonly apology: string;
    readonly action: string;
  };
}

export type HeldKind = 'not-approved' | 'too-late' | 'preflight';

/** What is printed of a list of words that are read. */
export const first = ([word = '']: readonly string[]): string => word;
