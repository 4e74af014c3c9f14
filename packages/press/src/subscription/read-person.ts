import type { FieldProblem } from '@galley/contract/refusals';
import { quoteInput } from '@galley/core/input';
import { parseEmailAddress, parsePersonName, type EmailAddress } from '@galley/core/subscription';

/** A field of a person that can't be taken. */
export interface PersonProblem extends FieldProblem {
  readonly field: 'email' | 'name' | 'consent';
  readonly expected: string;
}

export interface InvalidPerson {
  readonly kind: 'invalid';
  readonly problems: readonly PersonProblem[];
}

/** What somebody typed as address and name, and all that is wrong with it. */
export function readPerson(
  address: string,
  name: string | null | undefined,
):
  | { readonly kind: 'ok'; readonly email: EmailAddress; readonly name: string | null }
  | InvalidPerson {
  const email = readAddress(address);
  const person = readName(name ?? '');
  if (email.kind === 'ok' && person.kind === 'ok') return { kind: 'ok', email, name: person.name };
  return invalid(...problemsOf(email), ...problemsOf(person));
}

export function readAddress(
  typed: string,
): ({ readonly kind: 'ok' } & EmailAddress) | InvalidPerson {
  const email = parseEmailAddress(typed);
  return email.kind === 'ok' ? email : invalid(problem('email', typed, email.expected));
}

export function readName(
  typed: string,
): { readonly kind: 'ok'; readonly name: string | null } | InvalidPerson {
  const person = parsePersonName(typed);
  return person.kind === 'ok' ? person : invalid(problem('name', typed, person.expected));
}

/** Reads the words of consent that somebody vouches with; saying nothing is no evidence. */
export function readConsent(
  typed: string,
): { readonly kind: 'ok'; readonly wording: string } | InvalidPerson {
  const wording = typed.trim();
  if (wording !== '') return { kind: 'ok', wording };
  const expected = 'how and in which words these people agreed, such as "signed up at the fair"';
  return invalid(problem('consent', typed, expected));
}

/** All that is wrong with a person, of which each part was read by itself. */
export const problemsOf = (
  part: { readonly kind: 'ok' } | InvalidPerson,
): readonly PersonProblem[] => (part.kind === 'invalid' ? part.problems : []);

export const invalid = (...problems: readonly PersonProblem[]): InvalidPerson => ({
  kind: 'invalid',
  problems,
});

const problem = (
  field: PersonProblem['field'],
  typed: string,
  expected: string,
): PersonProblem => ({
  field,
  problem: `found ${quoteInput(typed)}, expected ${expected}`,
  expected,
});
