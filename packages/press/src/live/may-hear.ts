import { mayTake, type Actor } from '@galley/core/editor';
import type { LiveChange } from '@galley/db';

/** Whether somebody may learn that something has changed: they may see what it belongs to. */
export const mayHear = (
  actor: Actor,
  { newsletterId }: Pick<LiveChange, 'newsletterId'>,
): boolean => mayTake(actor, 'see-newsletter', newsletterId);
