import type { RefusalOf } from '@galley/contract/refusals';
import { mayTake, type Actor, type StepName } from '@galley/core/editor';

export type NotAllowed = RefusalOf<'not-allowed'>;

/** Refuses a step to an actor who may not take it; `newsletterId` null means the installation. */
export function refuse(
  actor: Actor,
  step: StepName,
  newsletterId: string | null,
): NotAllowed | null {
  return mayTake(actor, step, newsletterId) ? null : { kind: 'not-allowed', step };
}
