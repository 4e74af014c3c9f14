import type { FieldProblem, RefusalOf } from '@galley/contract/refusals';
import { STEPS } from '@galley/core/editor';
import { readIssueName } from '@galley/core/issue';
import type { ActFilter } from '@galley/db';
import { fieldProblem } from '../field-problem.ts';
import { ROW_ID, rowId } from '../row-id.ts';
import type { ActQuery } from './act-query.ts';

const PAGE = 50;
const LONGEST_PAGE = 200;

/** What the id of each kind of actor and of object looks like; null if the kind has none. */
const ACTORS = { person: ROW_ID, key: ROW_ID, command: /^[^\0]{1,200}$/, clock: null } as const;
const OBJECTS = {
  // As commands name it; the log has its number.
  issue: /^(?:correction-)?[1-9]\d{0,8}$/,
  newsletter: /^[a-z0-9-]{1,200}$/,
  review: ROW_ID,
  subscriber: ROW_ID,
  person: ROW_ID,
  invitation: ROW_ID,
  key: ROW_ID,
  webhook: ROW_ID,
  session: ROW_ID,
  passkey: ROW_ID,
  installation: null,
} as const;

type Filter = Omit<ActFilter, 'newsletterIds'>;

/** Reads what to list, and reports every field that can't be read. */
export function readFilter(
  query: ActQuery,
): { readonly kind: 'ok'; readonly filter: Filter } | RefusalOf<'invalid'> {
  const { step, before, limit = PAGE } = query;
  const actor = query.actor === undefined ? undefined : readNamed(ACTORS, query.actor);
  const object = query.object === undefined ? undefined : readNamed(OBJECTS, query.object);
  const problems: FieldProblem[] = [];
  const refuse = (field: keyof ActQuery, expected: string) => {
    problems.push(fieldProblem(field, String(query[field]), expected));
  };
  if (step !== undefined && !Object.hasOwn(STEPS, step)) refuse('step', 'a step: approve-issue');
  if (actor === null) refuse('actor', `one of ${kindsOf(ACTORS)}, or which one: person 7`);
  if (object === null) refuse('object', `one of ${kindsOf(OBJECTS)}, or which one: issue 3`);
  if (before !== undefined && rowId(before) === null) refuse('before', 'the id of an act');
  if (!Number.isInteger(limit) || limit < 1 || limit > LONGEST_PAGE) {
    refuse('limit', `a whole number from 1 to ${LONGEST_PAGE}`);
  }
  if (actor === null || object === null || problems.length > 0) {
    return { kind: 'invalid', problems };
  }
  const stored = object && { ...object, id: storedId(object) };
  return { kind: 'ok', filter: { step, actor, object: stored, before, limit } };
}

const kindsOf = (kinds: object): string => Object.keys(kinds).join(', ');

/** Reads `issue 3`, or `issue` for all of them; null if it is neither. */
function readNamed<K extends string>(
  kinds: Readonly<Record<K, RegExp | null>>,
  text: string,
): { readonly kind: K; readonly id: string | null } | null {
  const space = text.indexOf(' ');
  const named = space < 0 ? text : text.slice(0, space);
  const id = space < 0 ? null : text.slice(space + 1);
  const kind = (Object.keys(kinds) as K[]).find((each) => each === named);
  if (kind === undefined) return null;
  return id === null || kinds[kind]?.test(id) === true ? { kind, id } : null;
}

/** An urgent correction is stored by its number, below zero. */
const storedId = ({ kind, id }: { readonly kind: string; readonly id: string | null }) =>
  kind === 'issue' && id !== null ? String(readIssueName(id)) : id;
