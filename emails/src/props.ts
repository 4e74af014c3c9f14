import type { Role } from '@galley/core/editor';
import type { Extent } from '@galley/core/issue';
import type { Cadence, Theme } from '@galley/core/newsletter';
import type { Review } from '@galley/core/review';
import type { DueTime } from '@galley/wording';

/** What every mail needs to know about the newsletter that sends it. */
export interface NewsletterProps {
  readonly title: string;
  readonly slug: string;
  /** BCP 47 tag of the newsletter's language. */
  readonly language: string;
  /** `Name <address>` or a bare address; null until an editor has set it. */
  readonly sender: string | null;
  /** Lines of the postal address; null until an editor has set it. */
  readonly postalAddress: string | null;
  /** The look of its mails; the default theme when absent. */
  readonly theme?: Theme | undefined;
}

/** A review with the slug of its web page. */
export interface ReviewProps {
  readonly review: Review;
  readonly slug: string;
  /** How much of it the mail shows; all of it when absent. */
  readonly extent?: Extent | undefined;
}

/** A review of an earlier issue, and what was wrong in it. */
export interface CorrectedReviewProps {
  readonly title: string;
  readonly slug: string;
  /** What was wrong, in paragraphs. */
  readonly note: readonly string[];
  /** The issue that went out with the mistake, and its local date. */
  readonly number: number;
  readonly datedOn: string;
}

export interface IssueProps {
  readonly newsletter: NewsletterProps;
  readonly number: number;
  /** Local date of the issue, `YYYY-MM-DD`. */
  readonly date: string;
  readonly subject: string;
  readonly preheader: string;
  /** The paragraphs of the editor's note; none when absent. */
  readonly note?: readonly string[] | undefined;
  /** Corrections of reviews in earlier issues, for those who got these; none when absent. */
  readonly corrections?: readonly CorrectedReviewProps[] | undefined;
  /** In order; the first one leads. */
  readonly reviews: readonly ReviewProps[];
  /** URL of the readers' pages, without a trailing slash. */
  readonly publicUrl: string;
  /** The web version of this issue. */
  readonly webUrl: string;
  /** Identity for the List-Id header; made from slug and PUBLIC_URL when absent. */
  readonly listId?: string | undefined;
  /** Where readers leave by mail too; null if no mail comes in. */
  readonly inboundDomain?: string | null | undefined;
}

/** Asks a person to confirm a subscription that somebody requested for their address. */
export interface ConfirmationProps {
  readonly newsletter: NewsletterProps;
  /** The newsletter's own paragraphs in place of the usual ones; none when absent. */
  readonly ownText?: readonly string[] | undefined;
  readonly confirmUrl: string;
  /** Whether the request came by mail. */
  readonly askedByMail?: boolean | undefined;
  /** How long the link works. */
  readonly validForSeconds: number;
  readonly publicUrl: string;
}

/** Answers a mail that asked to leave, whose sender is not proven. */
export interface LeaveLinkProps {
  readonly newsletter: NewsletterProps;
  /** The subscriber. */
  readonly address: string;
  readonly unsubscribeUrl: string;
}

/** Greets a person who has just confirmed. */
export interface WelcomeProps {
  readonly newsletter: NewsletterProps;
  readonly address: string;
  /** The newsletter's own paragraphs; none when absent. */
  readonly ownText?: readonly string[] | undefined;
  /** When issues come; null to leave it out. */
  readonly cadence: Cadence | null;
  /** The issue to read until the next one arrives; null before the first. */
  readonly latestIssue: LatestIssue | null;
  readonly unsubscribeUrl: string;
  readonly preferencesUrl: string;
  readonly publicUrl: string;
}

export interface LatestIssue {
  readonly number: number;
  readonly subject: string;
  readonly url: string;
}

/** Tells the editors that an issue did not go out, and what to do about it. */
export interface HeldNoticeProps {
  readonly newsletter: NewsletterProps;
  readonly number: number;
  readonly subject: string;
  readonly due: DueTime | null;
  readonly reason: HeldReason;
  /** The command to continue with, such as `galley issue approve 12`. */
  readonly command: string;
  /** A page that shows the issue; null if there is none to open. */
  readonly pageUrl: string | null;
}

export type HeldReason =
  | { readonly kind: 'not-approved' }
  /** Approved, but later than the newsletter's lateness limit. */
  | { readonly kind: 'too-late' }
  | { readonly kind: 'preflight'; readonly stops: readonly PreflightStop[] };

/** A preflight finding that blocks the issue's approval. */
export interface PreflightStop {
  readonly rule: string;
  readonly explanation: string;
}

/** Tells the editors that slots passed while Galley did not run. */
export interface MissedNoticeProps {
  readonly newsletter: NewsletterProps;
  readonly count: number;
  readonly first: DueTime;
  readonly last: DueTime;
  readonly isBestOf: boolean;
  /** The command to continue with: `galley issue compile --extra`. */
  readonly command: string;
}

/** Lets an editor sign in to the desk by a link. */
export interface SignInProps {
  readonly newsletter: NewsletterProps;
  /** The editor who wants to sign in. */
  readonly address: string;
  readonly signInUrl: string;
  /** How long the link works. */
  readonly validForSeconds: number;
}

/** Gives a reader a link to their preferences, to their data, or to a new address. */
export interface ReaderLinkProps {
  readonly newsletter: NewsletterProps;
  /** Where the mail goes. */
  readonly address: string;
  readonly url: string;
  /** How long the link works. */
  readonly validForSeconds: number;
}

/** Tells an address that another one has taken its place. */
export interface AddressChangedProps {
  readonly newsletter: NewsletterProps;
  /** The address that was. */
  readonly address: string;
}

/** Invites somebody to the desk. */
export interface InvitationProps {
  readonly newsletter: NewsletterProps;
  /** Who is invited. */
  readonly address: string;
  readonly role: Role;
  /** True if the role holds in every newsletter, not only in this one. */
  readonly everywhere: boolean;
  readonly invitationUrl: string;
  /** How long the link works. */
  readonly validForSeconds: number;
}

/** Tells owners that somebody recovered their account by e-mail. */
export interface RecoveredProps {
  readonly newsletter: NewsletterProps;
  /** Whose account it is. */
  readonly address: string;
  /** Where it can be confirmed. */
  readonly peopleUrl: string | null;
  readonly command: string;
}

/** Tells an editor what the queue's address takes. */
export interface QueueAnswerProps {
  readonly newsletter: NewsletterProps;
  /** The queue's address. */
  readonly address: string;
}

/** Tells owners that nothing more is posted to a webhook. */
export interface WebhookDisabledProps {
  readonly newsletter: NewsletterProps;
  readonly host: string;
  /** What it is for; may be empty. */
  readonly description: string;
  /** It said that it is gone, or it failed for days. */
  readonly reason: 'gone' | 'failing';
  readonly commands: { readonly look: string; readonly enable: string };
}

/** Reminds the editors in time. */
export interface ReminderProps {
  readonly newsletter: NewsletterProps;
  readonly due: DueTime;
  readonly about:
    | {
        readonly kind: 'queue-short';
        readonly ready: number;
        readonly minimum: number;
        /** Reviews queued later wait for the issue after this one. */
        readonly cutOff: DueTime;
      }
    | { readonly kind: 'approval-missing'; readonly number: number; readonly subject: string };
  /** The command to type, such as `galley issue approve 12`. */
  readonly command: string;
  /** A page that shows the queue or the proof; null if there is none to open. */
  readonly pageUrl: string | null;
}

/** Corrects a review that has been sent, in a mail of its own. */
export interface CorrectionProps extends Pick<
  IssueProps,
  'newsletter' | 'subject' | 'preheader' | 'publicUrl' | 'listId' | 'inboundDomain'
> {
  /** The issue that went out with the mistake. */
  readonly number: number;
  /** Local date of that issue, `YYYY-MM-DD`. */
  readonly date: string;
  readonly reviewTitle: string;
  /** What was written, and what it should have been; null to leave that to the review's page. */
  readonly passages: {
    readonly wrote: readonly string[];
    readonly correct: readonly string[];
  } | null;
  /** What the editors say first, and what was wrong: in paragraphs. */
  readonly editorsNote?: readonly string[] | undefined;
  readonly note: readonly string[];
  /** The review's, for its page. */
  readonly slug: string;
}

/** A month's highest-rated reviews, in the order of {@link selectBestOf}. */
export interface BestOfProps extends Omit<IssueProps, 'reviews'> {
  /** `YYYY-MM`. */
  readonly month: string;
  readonly reviews: readonly BestReviewProps[];
}

export interface BestReviewProps extends ReviewProps {
  /** The issue that featured it. */
  readonly issueNumber: number;
}

/** A single mail that is not an issue. */
export interface Notice {
  readonly subject: string;
  readonly html: string;
  readonly text: string;
}
