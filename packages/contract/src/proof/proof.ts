import type { Extent, PreflightReport, Rendition } from '@galley/core/issue';

/** Which proof to show. */
export interface ProofRef {
  /** Null means the default one. */
  readonly newsletter: string | null;
  readonly issue: 'next' | number;
}

/** An issue for people to check before approval, with its details. */
export interface Proof {
  readonly kind: 'proof';
  /** Such as `Issue 12` or `The next issue`. */
  readonly name: string;
  readonly newsletter: { readonly title: string; readonly language: string };
  /** Its state in a word or two: `draft`, `not compiled yet`. */
  readonly standing: string;
  readonly approval: Approval | null;
  readonly sender: string | null;
  readonly replyTo: string | null;
  /** At least one. */
  readonly renditions: readonly Rendition[];
  readonly contentHash: string;
  readonly reviews: readonly ProofReview[];
  /** True for a month's best, which shows one paragraph of each review. */
  readonly isBestOf: boolean;
  readonly preflight: PreflightReport;
  /** The proof that was last marked as read; null if none was. */
  readonly lastRead: LastRead | null;
  /** What could not be read, such as a file that is not a review; one sentence each. */
  readonly problems: readonly string[];
  /** Other facts: when it is due, how many reviews wait for a later one. */
  readonly facts: readonly (readonly [name: string, value: string])[];
  /** Whether tests of it can be sent: it is compiled and not cancelled. */
  readonly canTest: boolean;
  /** The command that approves it; null if it can't be approved. */
  readonly approveCommand: string | null;
}

export interface ProofReview {
  readonly title: string;
  readonly extent: Extent;
  /** Its page on the web, which shows all of it. */
  readonly url: string;
}

export interface Approval {
  readonly by: string;
  readonly at: Date;
}

export interface LastRead {
  readonly at: Date;
  readonly contentHash: string;
  readonly renditions: readonly Rendition[];
}

/** There is no proof to show, and what would change that. */
export interface NoProof {
  readonly kind: 'nothing';
  readonly name: string;
  readonly why: string;
  /** The command to type. */
  readonly command: string | null;
  readonly problems: readonly string[];
}

/** Another proof of the same newsletter or another newsletter's. */
export interface OtherProof {
  readonly label: string;
  readonly ref: ProofRef;
}

/** A reader whose mail the proof shows. */
export interface ProofReader {
  readonly address: string;
  readonly name: string | null;
}

export type TestSend =
  | { readonly kind: 'sent'; readonly to: readonly string[] }
  | { readonly kind: 'failed'; readonly problem: string };

/** Where proofs come from: a database, or a folder of files. */
export interface ProofSource {
  /** A text that changes with everything that the proof shows; asked for often, so cheap. */
  mark(ref: ProofRef): Promise<string>;
  load(ref: ProofRef): Promise<Proof | NoProof>;
  /** All proofs there are, including this one. */
  others(ref: ProofRef): Promise<readonly OtherProof[]>;
  /** Some of the readers. */
  readers(ref: ProofRef): Promise<readonly ProofReader[]>;
  /** The reader with that address; null if there is none. */
  findReader(ref: ProofRef, address: string): Promise<ProofReader | null>;
  /** Stores what was read, so that the next proof can show what has changed since. */
  keepRead(ref: ProofRef, proof: Proof): Promise<void>;
  /** Sends a test to the newsletter's testers; null if no mail can be sent. */
  readonly sendTest: ((ref: ProofRef) => Promise<TestSend>) | null;
}
