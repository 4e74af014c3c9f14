import type { Extent, PreflightReport, Rendition } from '@galley/core/issue';

/** Which proof to show. */
export interface ProofRef {
  /** Null means the default newsletter. */
  readonly newsletter: string | null;
  readonly issue: 'next' | number;
}

/** An issue for people to check before they approve it. */
export interface Proof {
  readonly kind: 'proof';
  /** Such as `Issue 12` or `The next issue`. */
  readonly name: string;
  readonly newsletter: { readonly title: string; readonly language: string };
  /** Its state in a word or two, such as `draft` or `not compiled`. */
  readonly standing: string;
  readonly approval: Approval | null;
  readonly sender: string | null;
  readonly replyTo: string | null;
  /** At least one. */
  readonly renditions: readonly Rendition[];
  /** Whom each of them is for, in the same order. */
  readonly audiences: readonly ProofRendition[];
  readonly contentHash: string;
  readonly reviews: readonly ProofReview[];
  /** True for a best-of, which shows one paragraph of each review. */
  readonly isBestOf: boolean;
  readonly preflight: PreflightReport;
  /** The proof last marked as read; null if none was. */
  readonly lastRead: LastRead | null;
  /** One sentence per thing that can't be read, such as a file that is not a review. */
  readonly problems: readonly string[];
  /** Other facts, such as when it is due and how many reviews wait for a later issue. */
  readonly facts: readonly (readonly [name: string, value: string])[];
  /** True if tests can be sent: it is compiled and not cancelled. */
  readonly canTest: boolean;
  /** The command that approves it; null if it can't be approved. */
  readonly approveCommand: string | null;
}

/** Whom a rendition is for. */
export interface ProofRendition {
  readonly key: string;
  /** What its readers have chosen, such as `at least 4 stars`. */
  readonly chosen: string;
  /** Null for files, which have no readers. */
  readonly readers: number | null;
  /** How many of its readers get more than they have chosen. */
  readonly more: number;
}

export interface ProofReview {
  readonly title: string;
  readonly extent: Extent;
  /** Its web page, which shows all of it. */
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

/** Why there is no proof to show, and what to do about it. */
export interface NoProof {
  readonly kind: 'nothing';
  readonly name: string;
  readonly why: string;
  /** The command to run. */
  readonly command: string | null;
  readonly problems: readonly string[];
}

/** A link to another proof, of this newsletter or another. */
export interface OtherProof {
  readonly label: string;
  readonly ref: ProofRef;
}

/** A reader whose mail the proof shows. */
export interface ProofReader {
  readonly address: string;
  readonly name: string | null;
}

/** A reader with the key of the rendition that they get; null if they get none. */
export interface FoundReader extends ProofReader {
  readonly rendition: string | null;
}

export type TestSend =
  | { readonly kind: 'sent'; readonly to: readonly string[] }
  | { readonly kind: 'failed'; readonly problem: string };

/** A source of proofs: a database, or a folder of files. */
export interface ProofSource {
  /** A mark that changes with anything the proof shows; cheap, because it is polled. */
  mark(ref: ProofRef): Promise<string>;
  load(ref: ProofRef): Promise<Proof | NoProof>;
  /** Every proof, including this one. */
  others(ref: ProofRef): Promise<readonly OtherProof[]>;
  /** Some of the readers. */
  readers(ref: ProofRef): Promise<readonly ProofReader[]>;
  /** Finds the reader with that address; null if there is none. */
  findReader(ref: ProofRef, address: string): Promise<FoundReader | null>;
  /** Stores what was read, so that the next proof can show changes since then. */
  keepRead(ref: ProofRef, proof: Proof): Promise<void>;
  /** Sends a test of a rendition to the newsletter's testers; null if no mail can be sent. */
  readonly sendTest: ((ref: ProofRef, rendition: string | undefined) => Promise<TestSend>) | null;
}
