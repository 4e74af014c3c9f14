import type { ShownWebhook, Webhook, WebhookPost } from '@galley/contract/webhook';
import type { Actor } from '@galley/core/editor';
import {
  countWebhookPosts,
  findWebhookPost,
  findWebhookTarget,
  listWebhookPosts,
  listWebhookTargets,
} from '@galley/db';
import { refuseAnywhere, type NotAllowed } from '../door/allow.ts';
import type { PressDeps } from '../press-deps.ts';
import { rowId } from '../row-id.ts';
import { maySee, type NoWebhook } from './find-webhook.ts';
import { presentPost, presentWebhook } from './present-webhook.ts';

type Deps = Pick<PressDeps, 'db' | 'clock'>;

const LATEST = 50;

/** Lists the targets that an owner may see. */
export async function listWebhooks(
  { db, clock }: Deps,
  actor: Actor,
): Promise<{ readonly kind: 'listed'; readonly webhooks: readonly Webhook[] } | NotAllowed> {
  const denied = refuseAnywhere(actor, 'see-webhooks');
  if (denied !== null) return denied;
  const rows = (await listWebhookTargets(db)).filter((row) => maySee(actor, row));
  const counts = await countWebhookPosts(db);
  const now = clock();
  return {
    kind: 'listed',
    webhooks: rows.map((row) => presentWebhook(row, counts.get(row.id), now)),
  };
}

export type ShowWebhook = { readonly kind: 'shown'; readonly webhook: ShownWebhook } | NoWebhook;

/** Shows a target, and what was posted to it last. */
export async function showWebhook(
  { db, clock }: Deps,
  actor: Actor,
  { id }: { readonly id: string },
): Promise<ShowWebhook> {
  const denied = refuseAnywhere(actor, 'see-webhooks');
  if (denied !== null) return denied;
  const known = rowId(id);
  const row = known === null ? undefined : await findWebhookTarget(db, known);
  if (row === undefined || !maySee(actor, row)) return { kind: 'no-webhook', id };
  const counts = await countWebhookPosts(db, row.id);
  const posts = await listWebhookPosts(db, row.id, LATEST);
  const webhook = presentWebhook(row, counts.get(row.id), clock());
  return { kind: 'shown', webhook: { ...webhook, posts: posts.map(presentPost) } };
}

export type ShowPost = { readonly kind: 'shown'; readonly post: WebhookPost | null } | NoWebhook;

/** Shows what became of one event at a target; null if it was never to be posted there. */
export async function showWebhookPost(
  { db }: Pick<Deps, 'db'>,
  actor: Actor,
  { id, event }: { readonly id: string; readonly event: string },
): Promise<ShowPost> {
  const denied = refuseAnywhere(actor, 'see-webhooks');
  if (denied !== null) return denied;
  const known = rowId(id);
  const row = known === null ? undefined : await findWebhookTarget(db, known);
  if (row === undefined || !maySee(actor, row)) return { kind: 'no-webhook', id };
  const post = await findWebhookPost(db, row.id, event);
  return { kind: 'shown', post: post === undefined ? null : presentPost(post) };
}
