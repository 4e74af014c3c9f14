import type { RefusalOf } from '@galley/contract/refusals';
import { mayTake, type Actor, type StepName } from '@galley/core/editor';

export type NotAllowed = RefusalOf<'not-allowed'>;

/** Refuses a step that the actor may not take; `newsletterId` null means the installation. */
export const refuse = (
  actor: Actor,
  step: StepName,
  newsletterId: string | null,
): NotAllowed | null => (mayTake(actor, step, newsletterId) ? null : { kind: 'not-allowed', step });
