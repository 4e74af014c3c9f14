import type { RefusalOf } from '@galley/contract/refusals';
import { mayTake, needsStepUp, type Actor, type Roles, type StepName } from '@galley/core/editor';

export type NotAllowed = RefusalOf<'not-allowed' | 'restricted' | 'step-up-needed'>;

/**
 * Refuses a step that the actor may not take, or that a person has yet to sign; `newsletterId` null
 * means the installation.
 */
export function refuse(
  actor: Actor,
  step: StepName,
  newsletterId: string | null,
): NotAllowed | null {
  if (mayTake(actor, step, newsletterId)) {
    return awaitsSignature(actor, step) ? { kind: 'step-up-needed', step } : null;
  }
  const kind = mayOnceConfirmed(actor, step, newsletterId) ? 'restricted' : 'not-allowed';
  return { kind, step };
}

const awaitsSignature = (actor: Actor, step: StepName): boolean =>
  actor.kind === 'person' && actor.door === 'desk' && needsStepUp(step) && actor.signed !== step;

const mayOnceConfirmed = (actor: Actor, step: StepName, newsletterId: string | null): boolean =>
  actor.kind === 'person' && mayTake({ ...actor, restricted: false }, step, newsletterId);

/** Refuses a step that the actor may take nowhere: in none of their newsletters. */
export function refuseAnywhere(actor: Actor, step: StepName): NotAllowed | null {
  const roles = 'roles' in actor ? actor.roles : {};
  const answers = [null, ...placesOf(roles)].map((place) => refuse(actor, step, place));
  if (answers.includes(null)) return null;
  return answers.find((answer) => answer?.kind !== 'not-allowed') ?? { kind: 'not-allowed', step };
}

/**
 * Refuses a step that concerns a whole person, unless the actor may take it in every newsletter in
 * which that person has a role.
 */
export function refuseOver(actor: Actor, step: StepName, roles: Roles): NotAllowed | null {
  const places = placesOf(roles);
  const answers = (places.length === 0 ? [null] : places).map((id) => refuse(actor, step, id));
  return answers.find((answer) => answer?.kind === 'not-allowed') ?? answers.find(Boolean) ?? null;
}

/** Where somebody has a role: ids of newsletters, and null for every newsletter. */
const placesOf = (roles: Roles): readonly (string | null)[] =>
  Object.keys(roles).map((place) => (place === '*' ? null : place));
