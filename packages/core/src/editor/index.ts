export { CLOCK, PROVIDER, READER, type Actor, type Roles } from './actor.ts';
export { continuesSitting, type LatestVersion } from './continues-sitting.ts';
export { linkHorizon, secondsToNextLink, type LinkScope } from './link-limit.ts';
export { lesserRoles } from './lesser-roles.ts';
export { leavesNoOwner, type RoleHolder } from './last-owner.ts';
export { makeLinkToken, readLinkToken, type LinkPurpose } from './link-token.ts';
export { mailHorizon, secondsToNextMail, type MailingStep } from './mail-limit.ts';
export { mayTake } from './may-take.ts';
export {
  differingFields,
  mergeChange,
  type ConflictingField,
  type MergeChange,
} from './merge-change.ts';
export { ROLES, type Role } from './role.ts';
export { SCOPES, SCOPE_NAMES, stepsOf, type Scope } from './scope.ts';
export { isRestricted, needsStepUp } from './step-up.ts';
export { STEPS, type StepName } from './step-name.ts';
export { readName } from './read-name.ts';
