import { stepsOf, type Actor, type Role } from '@galley/core/editor';

/** Somebody at the desk, with this role in every newsletter. */
export const person = (id: string, role: Role = 'writer'): Actor => ({
  kind: 'person',
  id,
  roles: { '*': role },
  door: 'desk',
});

/** A script with a key that covers reviews, of a person with this role. */
export const script = (id: string, role: Role = 'owner'): Actor => ({
  kind: 'key',
  id,
  roles: { '*': role },
  steps: stepsOf(['reviews']),
});
