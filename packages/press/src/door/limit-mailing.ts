import type { RefusalOf } from '@galley/contract/refusals';
import { mailHorizon, secondsToNextMail, type Actor, type MailingStep } from '@galley/core/editor';
import { lockMailingActs, type Database, type Transaction } from '@galley/db';

/**
 * Refuses a step that mails whomever somebody names, if they took it too often; null if they may. It
 * counts by the audit log, so the step records itself in the same transaction. The terminal isn't
 * limited: who sits there has the mail server's key.
 */
export async function limitMailing(
  trx: Transaction<Database>,
  actor: Actor,
  step: MailingStep,
  now: Date,
): Promise<RefusalOf<'too-many'> | null> {
  if (actor.kind !== 'person' && actor.kind !== 'key') return null;
  const earlier = await lockMailingActs(trx, actor, { step, since: mailHorizon(now) });
  const seconds = secondsToNextMail(step, earlier, now);
  return seconds > 0 ? { kind: 'too-many', seconds } : null;
}
