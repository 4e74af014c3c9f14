import { mayTake, type Actor, type Roles } from '@galley/core/editor';

/**
 * Whether an actor manages the keys of a person with these roles: as that person, or as an owner in
 * every place where the person has one.
 */
export function managesKey(actor: Actor, personId: string, roles: Roles): boolean {
  if (actor.kind === 'person' && actor.id === personId) return true;
  const held = Object.keys(roles);
  const places = held.length === 0 ? ['*'] : held;
  return places.every((place) => mayTake(actor, 'create-key', place === '*' ? null : place));
}
