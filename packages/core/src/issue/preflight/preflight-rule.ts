import type { Review } from '../../review/review.ts';
import type { TopicKeys } from '../../review/topic-keys.ts';
import type { Extent } from '../extent.ts';
import type { Rendition } from '../rendition.ts';
import type { RuleSetting } from './rule-setting.ts';
import type { MailDocument } from './mail/mail-document.ts';
import type { OutsideFacts } from './outside.ts';

/** `stops`: blocks approval; `warns`: a person should look; `informs`: good to know. */
export type Severity = 'stops' | 'warns' | 'informs';

/**
 * How to fix something. In `issue`, N stands for the number of the issue and ID for a review's id;
 * in `files`, which is for the proof of review files, FILE stands for a review's file. `files` is
 * null if nobody can fix it there, and the proof of files leaves it out. A text serves both.
 */
export type Advice = string | { readonly issue: string; readonly files: string | null };

/** The field at fault: what to change. A review is named by its `ref`. */
export type FindingPlace =
  | { readonly kind: 'review'; readonly id: string; readonly field: string | null }
  | {
      readonly kind: 'issue';
      readonly field: 'subject' | 'preheader' | 'note' | 'reviews';
    }
  | { readonly kind: 'newsletter'; readonly field: string };

/** What a rule blames: a field of the review that has it, of the issue, or of its newsletter. */
export type Blame =
  | { readonly kind: 'review'; readonly field: string | null }
  | Exclude<FindingPlace, { kind: 'review' }>;

/** What a rule found, one sentence, where the rule's own advice needs more than that. */
export interface Found {
  readonly message: string;
  /** The review that has it. */
  readonly about?: PreflightReview | undefined;
  /** What this one blames; what the rule does if it is missing. */
  readonly blames?: Blame | null | undefined;
  /** How to fix this one; the rule's own advice if it is missing. */
  readonly fix?: Advice | undefined;
}

/** Everything that the rules look at: the stored bytes and their ingredients. */
export interface PreflightInput {
  /**
   * Where the content is: in a stored issue, in the queue from which the issue of this number would be
   * compiled, or in review files without a database.
   */
  readonly place:
    { readonly kind: 'issue' | 'queue'; readonly number: number } | { readonly kind: 'files' };
  readonly newsletter: {
    readonly title: string;
    readonly postalAddress: string | null;
    /** A language tag, such as `en`. */
    readonly language: string;
    /** The topics that readers may choose; none in review files. */
    readonly topics?: readonly string[] | undefined;
    /** The keys that renamed ones have kept. */
    readonly topicKeys?: TopicKeys | undefined;
  };
  readonly sender: string | null;
  readonly subject: string;
  /** The editor's note. */
  readonly note: string | null;
  /** True for a month's best: a paragraph of each review, and nothing is shortened to fit. */
  readonly isBestOf: boolean;
  readonly reviews: readonly PreflightReview[];
  /** The one with every review first. */
  readonly renditions: readonly Rendition[];
  /** The renditions that hold only some of the reviews, by their keys. */
  readonly parts?: ReadonlyMap<string, RenditionPart> | undefined;
  readonly publicUrl: string;
  /** Where mail is handed over: Resend's API, or the sandbox on loopback. */
  readonly providerUrl: string;
  /** How many readers would receive it now. */
  readonly readers: number;
  /** The forecast of sending it now. */
  readonly forecast: { readonly seconds: number; readonly problems: readonly string[] };
  readonly outside: OutsideFacts;
  /** The editors' settings of rules. */
  readonly ruleSettings: readonly RuleSetting[];
}

/** A rendition for readers who have chosen some of the reviews. */
export interface RenditionPart {
  /** What they have chosen, such as `at least 4 stars`. */
  readonly chosen: string;
  /** The refs of its reviews. */
  readonly refs: readonly string[];
}

export interface PreflightReview {
  readonly review: Review;
  /** What its editors know it by: its id, or the name of its file. */
  readonly ref: string;
  /** How much of it the mail shows. */
  readonly extent: Extent;
  /** The number of an earlier issue that featured the same article. */
  readonly featuredIn: number | null;
  /** True if it was edited since and the issue holds the older text. */
  readonly hasUnapplied: boolean;
}

/** An issue as rules see it, with each rendition's HTML read once. */
export interface CheckedIssue extends PreflightInput {
  readonly mails: readonly MailDocument[];
}

export interface PreflightRule {
  readonly name: string;
  readonly severity: Severity;
  /** False for rules about the law or the bytes: nobody can set such a rule aside. */
  readonly overridable: boolean;
  /** Why the rule exists. */
  readonly explanation: string;
  /** How to fix what it found. */
  readonly fix: Advice;
  /** The field at fault; missing if no field is, such as where a template has a bug. */
  readonly blames?: Blame;
  /** True if it looks at the whole issue, and not at the mail of each rendition. */
  readonly ofWhole?: true;
  /** What was found, one sentence each; empty when the issue is fine. */
  readonly check: (issue: CheckedIssue) => readonly (string | Found)[];
}
