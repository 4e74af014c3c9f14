import type { RefusalOf } from '@galley/contract/refusals';
import { mayTake, type Actor } from '@galley/core/editor';
import { parseEmailAddress } from '@galley/core/subscription';
import {
  findPersonByAddress,
  findPersonRow,
  type Database,
  type Kysely,
  type PersonRow,
} from '@galley/db';
import { answeringPerson } from '../approval/answering-person.ts';
import type { NotAllowed } from '../door/allow.ts';
import { readNameInCharge } from '../door/name-in-charge.ts';
import { fieldProblem } from '../field-problem.ts';
import type { Newsletter } from '../newsletter/find-newsletter.ts';

/** Who approves. */
export interface Approver {
  readonly kind: 'ok';
  readonly name: string;
  /** Null if no person of the desk is behind it. */
  readonly personId: string | null;
}

type FindApprover = Approver | RefusalOf<'invalid'> | NotAllowed;

/**
 * Finds who approves. With four eyes it is always a person: the one who is signed in, the maker of a
 * key, or on the command line the one whom `by` names by address, who may approve there. The clock
 * is nobody.
 */
export async function findApprover(
  db: Kysely<Database>,
  actor: Actor,
  newsletter: Newsletter,
  by: string,
): Promise<FindApprover> {
  const id = await answeringPerson(db, actor);
  const person = id === null ? undefined : await findPersonRow(db, id);
  if (!newsletter.four_eyes) {
    const named = readNameInCharge(by);
    return named.kind === 'ok' ? { ...named, personId: person?.id ?? null } : named;
  }
  if (actor.kind === 'command') return findNamed(db, newsletter, by);
  // Their roles may have changed since they signed in.
  return person !== undefined && mayApprove(person, newsletter.id)
    ? approverOf(person)
    : { kind: 'not-allowed', step: 'approve-issue' };
}

async function findNamed(
  db: Kysely<Database>,
  newsletter: Newsletter,
  by: string,
): Promise<Approver | RefusalOf<'invalid'>> {
  const address = parseEmailAddress(by);
  const person =
    address.kind === 'ok' ? await findPersonByAddress(db, address.canonical) : undefined;
  if (person !== undefined && mayApprove(person, newsletter.id)) return approverOf(person);
  const expected = 'the e-mail address of a person who may approve it, because of --four-eyes';
  return { kind: 'invalid', problems: [fieldProblem('by', by, expected)] };
}

const mayApprove = ({ id, roles, recovered_at: recoveredAt }: PersonRow, newsletterId: string) =>
  mayTake(
    { kind: 'person', id, roles, door: 'desk', restricted: recoveredAt !== null },
    'approve-issue',
    newsletterId,
  );

const approverOf = ({ id, name, address }: PersonRow): Approver => ({
  kind: 'ok',
  name: name ?? address,
  personId: id,
});
