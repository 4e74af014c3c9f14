import type { HeldRole, Person } from '@galley/contract/editor';

/** `owner of every newsletter`, `writer of my-digest`. */
export const describeRole = ({ newsletter, role }: HeldRole): string =>
  `${role} of ${newsletter ?? 'every newsletter'}`;

/** All roles of a person in words. */
export const describeRoles = ({ roles }: Pick<Person, 'roles'>): string =>
  roles.length === 0 ? 'no role' : roles.map(describeRole).join(', ');
