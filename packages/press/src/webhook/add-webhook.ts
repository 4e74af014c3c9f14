import type { RefusalOf } from '@galley/contract/refusals';
import type { RevealedWebhook } from '@galley/contract/webhook';
import type { Actor } from '@galley/core/editor';
import {
  dropUnheardNews,
  findWebhookTarget,
  insertWebhookTarget,
  listWebhookTargets,
} from '@galley/db';
import { refuse } from '../door/allow.ts';
import { lockActor } from '../people/lock-actor.ts';
import { findPlaceFor } from '../people/find-place.ts';
import type { NewsletterRefusal } from '../newsletter/find-newsletter.ts';
import { recordWebhookAct } from './find-webhook.ts';
import { newSecret } from './new-secret.ts';
import { presentWebhook } from './present-webhook.ts';
import { readNewWebhook, type NewWebhook } from './read-new-webhook.ts';
import type { WebhookDeps } from './webhook-deps.ts';

/** Every event asks each target whether it wants it. */
const MOST = 100;

export type AddWebhook =
  | { readonly kind: 'added'; readonly webhook: RevealedWebhook }
  | RefusalOf<'invalid' | 'too-many-webhooks'>
  | NewsletterRefusal;

/** Adds a target of webhooks, and shows its secret this once. It hears what happens from now on. */
export async function addWebhook(
  { db, clock, keyring, isLocal }: WebhookDeps,
  actor: Actor,
  input: NewWebhook,
): Promise<AddWebhook> {
  const place = await findPlaceFor({ db }, actor, 'add-webhook', input.newsletter);
  if (place.kind !== 'found') return place;
  const read = readNewWebhook(input, isLocal);
  if (read.kind === 'invalid') return read;
  const { newsletterId } = place;
  // On a cluster, what happened before may still be noted.
  await dropUnheardNews(db);
  return db.transaction().execute(async (trx): Promise<AddWebhook> => {
    const denied = refuse(await lockActor(trx, actor), 'add-webhook', newsletterId);
    if (denied !== null) return denied;
    if ((await listWebhookTargets(trx)).length >= MOST) {
      return { kind: 'too-many-webhooks', most: MOST };
    }
    const now = clock();
    const { origin, secret } = newSecret(keyring);
    const id = await insertWebhookTarget(trx, {
      newsletter_id: newsletterId,
      url: read.url,
      description: read.description,
      events: read.events,
      secret_key: origin.keyId,
      secret_salt: origin.salt,
      created_at: now,
    });
    await recordWebhookAct(trx, actor, 'add-webhook', { id, newsletter_id: newsletterId }, now);
    const row = await findWebhookTarget(trx, id);
    if (row === undefined) throw new Error(`webhook ${id} has vanished in its own transaction`);
    return { kind: 'added', webhook: { ...presentWebhook(row, undefined, now), secret } };
  });
}
