import {
  mayTake,
  SCOPE_NAMES,
  SCOPES,
  type Actor,
  type Roles,
  type Scope,
} from '@galley/core/editor';

/** The scopes among stored or given texts. */
export const scopesAmong = (texts: readonly string[]): readonly Scope[] =>
  SCOPE_NAMES.filter((scope) => texts.includes(scope));

/**
 * Whether somebody with these roles may take any step that a scope adds to reading. A scope's other
 * steps wait until their role grows.
 */
export function coversScope(roles: Roles, scope: Scope): boolean {
  const person: Actor = { kind: 'person', id: '', roles, door: 'desk' };
  const places = Object.keys(roles).map((place) => (place === '*' ? null : place));
  const own = SCOPES[scope].filter((step) => scope === 'read' || step !== 'see-newsletter');
  return own.some((step) => places.some((place) => mayTake(person, step, place)));
}
