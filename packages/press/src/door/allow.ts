import type { RefusalOf } from '@galley/contract/refusals';
import { mayTake, needsStepUp, type Actor, type StepName } from '@galley/core/editor';

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
