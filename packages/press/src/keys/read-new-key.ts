import type { FieldProblem, RefusalOf } from '@galley/contract/refusals';
import { readName, SCOPE_NAMES, type Scope } from '@galley/core/editor';
import { fieldProblem } from '../field-problem.ts';
import { scopesAmong } from './key-scopes.ts';

export interface NewKey {
  /** The id of the person for whom the key acts; null for its maker. */
  readonly for: string | null;
  readonly name: string;
  readonly scopes: readonly string[];
  /** ISO 8601; null for a key that never expires. */
  readonly expiresAt: string | null;
}

interface ReadNewKey {
  readonly kind: 'ok';
  readonly name: string;
  readonly scopes: readonly Scope[];
  readonly expiresAt: Date | null;
}

/** Reads what a new key is to be, and reports every field that can't be read. */
export function readNewKey(
  { name, scopes, expiresAt }: NewKey,
  now: Date,
): ReadNewKey | RefusalOf<'invalid'> {
  const called = readName(name);
  const known = scopesAmong(scopes);
  const until = expiresAt === null ? null : new Date(expiresAt);
  const problems: FieldProblem[] = [];
  if (called.kind === 'invalid') {
    problems.push(fieldProblem('name', name, 'a name that says where the key is used'));
  }
  for (const scope of scopes.filter((text) => !known.some((each) => each === text))) {
    problems.push(fieldProblem('scopes', scope, `one of ${SCOPE_NAMES.join(', ')}`));
  }
  if (scopes.length === 0) {
    problems.push({
      field: 'scopes',
      problem: `found none, expected some of ${SCOPE_NAMES.join(', ')}`,
    });
  }
  if (until !== null && !(until > now)) {
    const expected = 'a time in the future, such as 2027-01-31T00:00:00Z';
    problems.push(fieldProblem('expiresAt', expiresAt ?? '', expected));
  }
  return called.kind === 'ok' && problems.length === 0
    ? { kind: 'ok', name: called.name, scopes: known, expiresAt: until }
    : { kind: 'invalid', problems };
}
