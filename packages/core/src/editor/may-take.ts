import type { Actor, Roles } from './actor.ts';
import { ROLES } from './role.ts';
import { STEPS, type StepName } from './step-name.ts';
import { isRestricted } from './step-up.ts';

/**
 * Whether somebody may take a step in a newsletter. `newsletterId` is null for what concerns the
 * whole installation, which requires a role in every newsletter.
 */
export function mayTake(actor: Actor, step: StepName, newsletterId: string | null): boolean {
  switch (actor.kind) {
    case 'command':
      return ROLES.some((role) => includes(step, role));
    case 'person':
      if (actor.restricted === true && isRestricted(step)) return false;
      return includes(step, 'person') || hasRole(actor.roles, step, newsletterId);
    case 'key':
      return actor.steps.includes(step) && hasRole(actor.roles, step, newsletterId);
    default:
      return includes(step, actor.kind);
  }
}

const includes = (step: StepName, taker: string): boolean =>
  (STEPS[step] as readonly string[]).includes(taker);

function hasRole(roles: Roles, step: StepName, newsletterId: string | null): boolean {
  const least = ROLES.findIndex((role) => includes(step, role));
  const held = [roles['*'], newsletterId === null ? undefined : roles[newsletterId]];
  return least >= 0 && held.some((role) => role !== undefined && ROLES.indexOf(role) >= least);
}
