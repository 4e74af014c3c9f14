import type { Roles } from './actor.ts';

/** A person's roles, and whether a recovery of theirs awaits confirmation. */
export interface Standing {
  readonly id: string;
  readonly roles: Roles;
  readonly restricted: boolean;
}

/**
 * Whether a place would lose its last owner if somebody had other roles. Who awaits confirmation
 * doesn't count, because they can't manage people yet. A newsletter is also in the hands of those
 * who own every newsletter.
 */
export function leavesNoOwner(
  people: readonly Standing[],
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
