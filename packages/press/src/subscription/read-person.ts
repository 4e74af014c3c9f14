import { parseEmailAddress, parsePersonName, type EmailAddress } from '@galley/core/subscription';
import type { FieldProblem } from './subscription-deps.ts';

export type PersonReading =
  | { readonly kind: 'ok'; readonly email: EmailAddress; readonly name: string | null }
  | { readonly kind: 'invalid'; readonly problems: readonly FieldProblem[] };

/** Reads what somebody typed as address and name, and collects all that is wrong with it. */
export function readPerson(address: string, name: string | null | undefined): PersonReading {
  const email = parseEmailAddress(address);
  const person = parsePersonName(name ?? '');
  if (email.kind === 'ok' && person.kind === 'ok') {
    return { kind: 'ok', email, name: person.name };
  }
  const problems: FieldProblem[] = [];
  if (email.kind === 'invalid') problems.push({ field: 'email', expected: email.expected });
  if (person.kind === 'invalid') problems.push({ field: 'name', expected: person.expected });
  return { kind: 'invalid', problems };
}
