export {
  acceptInvitation,
  readInvitation,
  type AcceptInvitation,
  type ReadInvitation,
} from './accept-invitation.ts';
export { changeRole, type ChangeRole, type RoleChange } from './change-role.ts';
export { confirmRecovery, type ConfirmRecovery } from './confirm-recovery.ts';
export { invitePerson, type InvitePerson, type NewInvitation } from './invite-person.ts';
export { listPeople } from './list-people.ts';
export { namePerson } from './name-person.ts';
export type { InvitationDeps, PeopleDeps } from './people-deps.ts';
export { removePerson, type RemovePerson } from './remove-person.ts';
export { takeBackInvitation, type TakeBackInvitation } from './take-back-invitation.ts';
