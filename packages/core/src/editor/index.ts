export { CLOCK, PROVIDER, READER, type Actor, type Roles } from './actor.ts';
export { mayTake } from './may-take.ts';
export { ROLES } from './role.ts';
export { STEPS, type StepName } from './step-name.ts';
export { readName } from './read-name.ts';
