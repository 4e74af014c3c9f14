import { ROLES, type Role, type Roles } from '@galley/core/editor';

/** Whether somebody already may do in a place at least what a role there allows. */
export const holds = (roles: Roles, newsletterId: string | null, role: Role): boolean =>
  [roles['*'], newsletterId === null ? undefined : roles[newsletterId]].some(
    (held) => held !== undefined && ROLES.indexOf(held) >= ROLES.indexOf(role),
  );
