import type { FieldProblem } from '@galley/contract/refusals';
import {
  parseEmailAddress,
  parsePersonName,
  type AddressFlaw,
  type EmailAddress,
  type NameFlaw,
} from '@galley/core/subscription';
import { fieldProblem } from '../field-problem.ts';

/** An invalid field of a person. */
export interface PersonProblem extends FieldProblem {
  readonly field: 'email' | 'name' | 'consent';
  readonly expected: string;
  /** What is wrong with an address or a name, for pages that say it in their language. */
  readonly flaw?: AddressFlaw | NameFlaw;
}

export interface InvalidPerson {
  readonly kind: 'invalid';
  readonly problems: readonly PersonProblem[];
}

/** Reads a typed address and name, and reports every problem. */
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
  return email.kind === 'ok'
    ? email
    : invalid({ ...problem('email', typed, email.expected), flaw: email.flaw });
}

export function readName(
  typed: string,
): { readonly kind: 'ok'; readonly name: string | null } | InvalidPerson {
  const person = parsePersonName(typed);
  return person.kind === 'ok'
    ? person
    : invalid({ ...problem('name', typed, person.expected), flaw: person.flaw });
}

/** Reads the wording of a consent; an empty one is refused, because it proves nothing. */
export function readConsent(
  typed: string,
): { readonly kind: 'ok'; readonly wording: string } | InvalidPerson {
  const wording = typed.trim();
  if (wording !== '') return { kind: 'ok', wording };
  const expected = 'how these people agreed and in which words, such as "signed up at the fair"';
  return invalid(problem('consent', typed, expected));
}

/** Collects the problems of parts that were read separately. */
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
  ...fieldProblem(field, typed, expected),
  field,
  expected,
});
