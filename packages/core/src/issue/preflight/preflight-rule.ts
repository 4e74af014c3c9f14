import type { Review } from '../../review/review.ts';
import type { Rendition } from '../rendition.ts';

/** `stops`: no approval with it; `warns`: a person should look; `informs`: good to know. */
export type Severity = 'stops' | 'warns' | 'informs';

/** Everything that the rules look at: the bytes as stored and what they were made of. */
export interface PreflightInput {
  readonly newsletter: { readonly title: string; readonly postalAddress: string | null };
  readonly sender: string | null;
  readonly subject: string;
  readonly reviews: readonly { readonly review: Review; readonly canonicalUrl: string | null }[];
  readonly renditions: readonly Rendition[];
  readonly publicUrl: string;
  /** Where mail is handed over: Resend's API, or the sandbox on loopback. */
  readonly providerUrl: string;
  /** How many readers it would go to now. */
  readonly readers: number;
}

export interface PreflightRule {
  readonly name: string;
  readonly severity: Severity;
  /** False for what the law or the bytes demand: nobody can set such a rule aside. */
  readonly overridable: boolean;
  /** Why the rule is there. */
  readonly explanation: string;
  readonly mend: string;
  /** What was found, one sentence each; empty when the issue is fine. */
  readonly check: (input: PreflightInput) => readonly string[];
}
