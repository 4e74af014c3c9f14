import type { LeaveReason, PreferencesFlaw } from '@galley/core/subscription';

/** The fixed words with which a reader chooses, leaves and asks for their data, in one language. */
export interface ReaderMessages {
  readonly preferences: {
    readonly reviews: string;
    readonly everyReview: string;
    /** "Only those with at least 4 of 5 stars". */
    readonly floor: (stars: number) => string;
    readonly unrated: string;
    readonly topics: string;
    readonly topicsNote: string;
    readonly rhythm: string;
    readonly everyIssue: string;
    readonly monthly: string;
    /** To a reader who chose `monthly`, while the newsletter has no best-ofs. */
    readonly noBestOfs: string;
    readonly pause: string;
    readonly noPause: string;
    /** "For 3 weeks". */
    readonly weeks: (count: number) => string;
    /** In place of a status, and as the choice that changes nothing. */
    readonly pausedUntil: (date: string) => string;
    readonly endPause: string;
    /** Only where best-ofs come of their own accord. */
    readonly catchUp: string;
    readonly name: string;
    readonly others: string;
    readonly othersNote: string;
    /** For newsletters whose confirmation is on its way. */
    readonly asked: string;
    readonly leaveAll: string;
    readonly flaws: Readonly<Record<PreferencesFlaw, string>>;
    readonly data: { readonly title: string; readonly what: string; readonly action: string };
    readonly dataMailed: string;
    /** Nothing was mailed: there were too many. */
    readonly dataTooMany: string;
  };
  readonly goodbye: {
    /** A button; its words are kept as evidence. */
    readonly undo: (title: string) => string;
    readonly back: string;
    readonly backAgain: (title: string) => string;
    readonly late: string;
    readonly why: string;
    readonly whyNote: string;
    readonly reasons: Readonly<Record<LeaveReason, string>>;
    readonly send: string;
    readonly thanks: string;
  };
  /** Asking for links without an old mail. */
  readonly links: {
    readonly title: string;
    readonly what: string;
    readonly action: string;
    readonly sent: string;
    readonly nothing: string;
  };
  /** What a link of a few minutes opens. */
  readonly data: {
    readonly title: string;
    readonly download: string;
    readonly downloadWhat: string;
    readonly downloadAction: string;
    readonly address: string;
    readonly addressWhat: string;
    readonly addressLabel: string;
    readonly addressAction: string;
    readonly addressAsked: string;
    readonly erase: string;
    readonly eraseWhat: string;
    readonly eraseAction: string;
    readonly erased: string;
    readonly erasedWhat: string;
    /** While a mail to the reader is on its way. */
    readonly erasing: string;
    /** How long a dead link worked. */
    readonly expired: (seconds: number) => string;
  };
  readonly newAddress: {
    readonly question: string;
    readonly what: (address: string) => string;
    /** A button; its words are kept as evidence. */
    readonly action: string;
    readonly done: string;
    readonly doneWhat: (address: string) => string;
    readonly unusable: string;
    readonly unusableWhat: string;
  };
  readonly mails: {
    readonly links: MailWords & { readonly open: string };
    readonly dataLink: MailWords & { readonly open: string };
    readonly newAddress: MailWords & { readonly open: string };
    readonly addressChanged: Omit<MailWords, 'limits'> & { readonly notYou: string };
    /** A link's time limit, and that nothing happens without it. */
    readonly why: (address: string) => string;
  };
}

interface MailWords {
  readonly subject: (title: string) => string;
  readonly preheader: string;
  readonly title: string;
  readonly asked: (title: string, address: string) => string;
  readonly limits: (seconds: number) => string;
}
