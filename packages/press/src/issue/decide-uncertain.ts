import { parseEmailAddress } from '@galley/core/subscription';
import { decideUncertain as record } from '@galley/db';
import type { NoNewsletter } from '../newsletter/find-newsletter.ts';
import type { PressDeps } from '../press-deps.ts';
import { findIssue, type IssueRef, type NoIssue } from './find-issue.ts';

export type DecideUncertain =
  | {
      readonly kind: 'decided';
      readonly decision: 'accepted' | 'rejected';
      /** Everybody of the same batch, since Resend takes or refuses a batch as a whole. */
      readonly addresses: readonly string[];
    }
  | { readonly kind: 'not-uncertain'; readonly address: string }
  | {
      readonly kind: 'invalid';
      readonly field: 'address' | 'because';
      readonly expected: string;
    }
  | NoIssue
  | NoNewsletter;

/**
 * Records what a named person found out about an uncertain reader: that the mail came, or that it
 * did not. Nothing is ever sent because of it.
 */
export async function decideUncertain(
  deps: Pick<PressDeps, 'db'>,
  input: IssueRef & {
    readonly address: string;
    readonly decision: 'accepted' | 'rejected';
    readonly by: string;
    readonly because: string;
  },
): Promise<DecideUncertain> {
  const { decision, by } = input;
  const because = input.because.trim();
  if (because === '') return { kind: 'invalid', field: 'because', expected: 'how you know' };
  const email = parseEmailAddress(input.address);
  if (email.kind === 'invalid') {
    return { kind: 'invalid', field: 'address', expected: email.expected };
  }
  const found = await findIssue(deps.db, input);
  if (found.kind !== 'found') return found;
  const decided = { issueId: found.issue.id, address: email.canonical, decision, by, because };
  const addresses = await deps.db.transaction().execute((trx) => record(trx, decided));
  return addresses === null
    ? { kind: 'not-uncertain', address: email.address }
    : { kind: 'decided', decision, addresses };
}
