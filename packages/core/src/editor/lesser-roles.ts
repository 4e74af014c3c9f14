import type { Roles } from './actor.ts';
import { ROLES, type Role } from './role.ts';

/** The roles that allow, in every place, what both of two people may do there. */
export function lesserRoles(one: Roles, other: Roles): Roles {
  const places = new Set([...Object.keys(one), ...Object.keys(other)]);
  const lesser = [...places].map((place): [string, Role | undefined] => [
    place,
    ROLES[Math.min(rankIn(one, place), rankIn(other, place))],
  ]);
  return Object.fromEntries(lesser.filter((held): held is [string, Role] => held[1] !== undefined));
}

/** How much somebody may do in a place; -1 for nothing. */
const rankIn = (roles: Roles, place: string): number =>
  Math.max(...[roles['*'], roles[place]].map((role) => (role ? ROLES.indexOf(role) : -1)));
