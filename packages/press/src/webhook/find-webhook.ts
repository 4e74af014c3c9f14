import type { RefusalOf } from '@galley/contract/refusals';
import { mayTake, type Actor, type StepName } from '@galley/core/editor';
import {
  lockWebhookTarget,
  type Database,
  type Transaction,
  type WebhookTargetRow,
} from '@galley/db';
import { refuse, refuseAnywhere, type NotAllowed } from '../door/allow.ts';
import { recordAct } from '../door/record-act.ts';
import { lockActor } from '../people/lock-actor.ts';
import { rowId } from '../row-id.ts';

export type NoWebhook = RefusalOf<'no-webhook'> | NotAllowed;

interface Found {
  readonly kind: 'found';
  readonly row: WebhookTargetRow;
}

/**
 * Finds a target for an actor's step and locks it, or refuses the step. Who may not see the
 * webhooks of its newsletter doesn't learn that there is one.
 */
export async function lockWebhookFor(
  trx: Transaction<Database>,
  given: Actor,
  step: StepName,
  id: string,
): Promise<Found | NoWebhook> {
  const denied = refuseAnywhere(given, step);
  if (denied !== null) return denied;
  const actor = await lockActor(trx, given);
  const known = rowId(id);
  const row = known === null ? undefined : await lockWebhookTarget(trx, known);
  if (row === undefined) return { kind: 'no-webhook', id };
  const refused = refuse(actor, step, row.newsletter_id);
  if (refused === null) return { kind: 'found', row };
  return maySee(actor, row) ? refused : { kind: 'no-webhook', id };
}

/** Whether somebody may see a target: as an owner of its newsletter, or of every newsletter. */
export const maySee = (actor: Actor, row: WebhookTargetRow): boolean =>
  mayTake(actor, 'see-webhooks', row.newsletter_id);

export async function recordWebhookAct(
  trx: Transaction<Database>,
  actor: Actor,
  step: StepName,
  row: Pick<WebhookTargetRow, 'id' | 'newsletter_id'>,
  at: Date,
): Promise<void> {
  const object = { kind: 'webhook', id: row.id } as const;
  await recordAct(trx, actor, { step, newsletterId: row.newsletter_id, object, at });
}
