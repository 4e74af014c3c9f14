import type { Person } from '@galley/contract/editor';
import type { Refusal } from '@galley/contract/refusals';
import { parseEmailAddress } from '@galley/core/subscription';
import { listPeople } from '@galley/press/people';
import type { Press } from '../shell/open-press.ts';

/** Finds a person by their id, or by their e-mail address in any spelling. */
export async function findPerson(
  press: Press,
  text: string,
): Promise<{ readonly kind: 'found'; readonly person: Person } | Refusal> {
  const listed = await listPeople(press, press.actor, {});
  if (listed.kind !== 'listed') return listed;
  const wanted = canonical(text);
  const person = listed.people.people.find(
    ({ id, email }) => id === text || (wanted !== null && canonical(email) === wanted),
  );
  return person === undefined ? { kind: 'no-person', person: text } : { kind: 'found', person };
}

/** The form in which all spellings of an address are equal; null for a text that is no address. */
export function canonical(text: string): string | null {
  const read = parseEmailAddress(text);
  return read.kind === 'ok' ? read.canonical : null;
}
