import type { Extent, PreflightReport, Rendition } from '@galley/core/issue';

/** Which proof is asked for. */
export interface ProofRef {
  /** Null means the default one. */
  readonly newsletter: string | null;
  readonly issue: 'next' | number;
}

/** An issue for people to look at before it is approved, and what is known of it. */
export interface Proof {
  readonly kind: 'proof';
  /** Such as `Issue 12` or `The next issue`. */
  readonly name: string;
  readonly newsletter: { readonly title: string; readonly language: string };
  /** Where it stands, in a word or two: `draft`, `not compiled yet`. */
  readonly standing: string;
  readonly approval: Approval | null;
  readonly sender: string | null;
  readonly replyTo: string | null;
  /** At least one. */
  readonly renditions: readonly Rendition[];
  readonly contentHash: string;
  readonly reviews: readonly ProofReview[];
  /** True of a month's best, which holds a paragraph of each review. */
  readonly isBestOf: boolean;
  readonly preflight: PreflightReport;
  /** What was read last; null when nobody has said so yet. */
  readonly lastRead: LastRead | null;
  /** What could not be taken in, such as a file that is no review; one sentence each. */
  readonly problems: readonly string[];
  /** Other things to know: when it is due, how many reviews wait for a later one. */
  readonly facts: readonly (readonly [name: string, value: string])[];
  /** Whether tests of it can be sent: it is compiled and not cancelled. */
  readonly canTest: boolean;
  /** What to type to approve it; null when that can't be done. */
  readonly approveCommand: string | null;
}

export interface ProofReview {
  readonly title: string;
  readonly extent: Extent;
  /** Its page on the web, which holds all of it. */
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

/** There is nothing to look at, and what would change that. */
export interface NoProof {
  readonly kind: 'nothing';
  readonly name: string;
  readonly why: string;
  /** What to type. */
  readonly command: string | null;
  readonly problems: readonly string[];
}

/** Another proof of the same newsletter or another newsletter's. */
export interface OtherProof {
  readonly label: string;
  readonly ref: ProofRef;
}

/** Somebody through whose eyes a proof is seen. */
export interface ProofReader {
  readonly address: string;
  readonly name: string | null;
}

export type TestSend =
  | { readonly kind: 'sent'; readonly to: readonly string[] }
  | { readonly kind: 'failed'; readonly problem: string };

/** Where proofs come from: a database, or a folder of files. */
export interface ProofSource {
  /** A text that differs once anything has changed that the proof shows; asked often, so cheap. */
  mark(ref: ProofRef): Promise<string>;
  load(ref: ProofRef): Promise<Proof | NoProof>;
  /** What else there is to look at, this one among it. */
  others(ref: ProofRef): Promise<readonly OtherProof[]>;
  /** Some of the readers. */
  readers(ref: ProofRef): Promise<readonly ProofReader[]>;
  /** The reader with that address; null when there is none. */
  findReader(ref: ProofRef, address: string): Promise<ProofReader | null>;
  /** Keeps what was read, so that the next proof can say what has changed since. */
  keepRead(ref: ProofRef, proof: Proof): Promise<void>;
  /** Sends a test to the newsletter's testers; null where no mail can be sent. */
  readonly sendTest: ((ref: ProofRef) => Promise<TestSend>) | null;
}
