export { CLOCK, PROVIDER, READER, ROLES, type Actor, type Role, type Roles } from './actor.ts';
export { mayTake } from './may-take.ts';
export { STEPS, type StepName } from './step-name.ts';
