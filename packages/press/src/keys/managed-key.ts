import { mayTake, type Actor, type Roles } from '@galley/core/editor';

/** Whether a key of somebody with these roles is in an actor's hands: their own, or as an owner. */
export function managesKey(actor: Actor, personId: string, roles: Roles): boolean {
  if (actor.kind === 'person' && actor.id === personId) return true;
  const held = Object.keys(roles);
  const places = held.length === 0 ? ['*'] : held;
  return places.every((place) => mayTake(actor, 'create-key', place === '*' ? null : place));
}
