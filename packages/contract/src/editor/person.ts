import { ROLES } from '@galley/core/editor';
import { z } from 'zod';
import { instant } from '../instant.ts';
import type { Shaped } from '../shape.ts';

/** What a person may do; `newsletter` is a slug, or null for every newsletter. */
export const heldRoleShape = z.strictObject({
  newsletter: z.string().nullable(),
  role: z.enum(ROLES),
});
export type HeldRole = Shaped<typeof heldRoleShape>;

/** Somebody who may use the desk. */
export const personShape = z.strictObject({
  id: z.string(),
  email: z.string(),
  name: z.string().nullable(),
  roles: z.array(heldRoleShape),
  passkeys: z.int(),
  lastSeenAt: instant.nullable(),
  awaitsConfirmation: z.boolean().meta({
    description:
      'True after a recovery by e-mail, until another owner or the terminal confirms that it was this person',
  }),
  createdAt: instant,
});
export type Person = Shaped<typeof personShape>;

/** An invitation that nobody has accepted yet. */
export const invitationShape = z.strictObject({
  id: z.string(),
  email: z.string(),
  newsletter: z.string().nullable(),
  role: z.enum(ROLES),
  createdAt: instant,
  expiresAt: instant,
});
export type Invitation = Shaped<typeof invitationShape>;

/** Everybody who may use the desk, and who is invited. */
export const peopleShape = z.strictObject({
  people: z.array(personShape),
  invitations: z.array(invitationShape),
});
export type People = Shaped<typeof peopleShape>;

/** An invitation just made, and its link, which works before there is any mail. */
export const invitedPersonShape = z.strictObject({
  invitation: invitationShape,
  link: z.string().nullable().meta({ description: 'Null where no desk is served' }),
});
export type InvitedPerson = Shaped<typeof invitedPersonShape>;

/** What `galley person remove` ended: a person, or the open invitations to an address. */
export const removedPersonShape = z.strictObject({
  email: z.string(),
  removed: z.boolean(),
  takenBack: z.int().meta({ description: 'How many invitations' }),
});
export type RemovedPerson = Shaped<typeof removedPersonShape>;
