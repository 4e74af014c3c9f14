import type { DecidedBatch } from '@galley/contract/issue';
import type { RefusalOf } from '@galley/contract/refusals';
import type { Actor } from '@galley/core/editor';
import { parseEmailAddress } from '@galley/core/subscription';
import { decideUncertain as record } from '@galley/db';
import { fieldProblem } from '../field-problem.ts';
import type { PressDeps } from '../press-deps.ts';
import { findIssueFor, type IssueRef, type IssueRefusal } from './find-issue.ts';
import { readNameInCharge } from '../door/name-in-charge.ts';
import { recordIssueAct } from '../door/record-act.ts';

export type DecideUncertain =
  | { readonly kind: 'decided'; readonly batch: DecidedBatch }
  | RefusalOf<'not-uncertain' | 'invalid'>
  | IssueRefusal;

/**
 * Records a named person's decision about an uncertain reader: the mail arrived, or it didn't. It
 * holds for the whole batch, because Resend accepts or rejects a batch as a whole. It never causes
 * mail to be sent.
 */
export async function decideUncertain(
  deps: Pick<PressDeps, 'db' | 'clock'>,
  actor: Actor,
  input: IssueRef & {
    readonly address: string;
    readonly decision: 'accepted' | 'rejected';
    readonly by: string;
    readonly because: string;
  },
): Promise<DecideUncertain> {
  const { decision, number } = input;
  const named = readNameInCharge(input.by);
  if (named.kind === 'invalid') return named;
  const because = input.because.trim();
  if (because === '') return invalid('because', input.because, 'how you know');
  const email = parseEmailAddress(input.address);
  if (email.kind === 'invalid') {
    const field = decision === 'accepted' ? 'accept' : 'reject';
    return invalid(field, input.address, email.expected);
  }
  const found = await findIssueFor(deps, actor, 'decide-uncertain', input);
  if (found.kind !== 'found') return found;
  const decided = {
    issueId: found.issue.id,
    address: email.canonical,
    decision,
    by: named.name,
    because,
  };
  const addresses = await deps.db.transaction().execute(async (trx) => {
    const settled = await record(trx, decided);
    if (settled !== null) {
      await recordIssueAct(trx, actor, 'decide-uncertain', found.issue, deps.clock());
    }
    return settled;
  });
  return addresses === null
    ? { kind: 'not-uncertain', number, address: email.address }
    : { kind: 'decided', batch: { number, decision, addresses } };
}

const invalid = (field: string, found: string, expected: string): RefusalOf<'invalid'> => ({
  kind: 'invalid',
  problems: [fieldProblem(field, found, expected)],
});
