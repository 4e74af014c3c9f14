import type { Roles } from './actor.ts';

/** Somebody with roles. */
export interface RoleHolder {
  readonly id: string;
  readonly roles: Roles;
  /** Whether their recovery awaits confirmation. */
  readonly restricted: boolean;
}

/**
 * Whether a place would lose its last owner if somebody had other roles. An owner whose recovery
 * awaits confirmation doesn't count, because they can't manage people yet. Those who own every
 * newsletter own each of them.
 */
export function leavesNoOwner(
  people: readonly RoleHolder[],
  change: { readonly id: string; readonly roles: Roles },
): boolean {
  const before = people.find(({ id }) => id === change.id)?.roles ?? {};
  const after = people.map((each) => (each.id === change.id ? { ...each, ...change } : each));
  const given = Object.keys(before).filter(
    (place) => before[place] === 'owner' && change.roles[place] !== 'owner',
  );
  return given.some(
    (place) =>
      !after.some(
        ({ roles, restricted }) =>
          !restricted && (roles['*'] === 'owner' || roles[place] === 'owner'),
      ),
  );
}
