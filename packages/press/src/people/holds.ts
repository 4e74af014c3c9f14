import { ROLES, type Role, type Roles } from '@galley/core/editor';

/** Whether somebody has a role in a place already, or a higher one. */
export const holds = (roles: Roles, newsletterId: string | null, role: Role): boolean =>
  [roles['*'], newsletterId === null ? undefined : roles[newsletterId]].some(
    (held) => held !== undefined && ROLES.indexOf(held) >= ROLES.indexOf(role),
  );
