export { CLOCK, PROVIDER, READER, type Actor, type Roles } from './actor.ts';
export { linkHorizon, secondsToNextLink, type LinkScope } from './link-limit.ts';
export { makeLinkToken, readLinkToken, type LinkPurpose } from './link-token.ts';
export { mayTake } from './may-take.ts';
export { ROLES, type Role } from './role.ts';
export { SCOPES, SCOPE_NAMES, stepsOf, type Scope } from './scope.ts';
export { isRestricted, needsStepUp } from './step-up.ts';
export { STEPS, type StepName } from './step-name.ts';
export { readName } from './read-name.ts';
