import type { Webhook, WebhookPost } from '@galley/contract/webhook';
import { WEBHOOK_EVENTS } from '@galley/core/webhook';
import type { WebhookCounts, WebhookPostRow, WebhookTargetRow } from '@galley/db';
import { iso } from '../iso.ts';

/** A target as the contract shows it, without its secret. */
export const presentWebhook = (
  row: WebhookTargetRow,
  counts: WebhookCounts | undefined,
  now: Date,
): Webhook => ({
  id: row.id,
  newsletter: row.newsletter,
  url: row.url,
  description: row.description,
  events: WEBHOOK_EVENTS.filter((type) => row.events.includes(type)),
  createdAt: row.created_at.toISOString(),
  succeededAt: iso(row.succeeded_at),
  failingSince: iso(row.failing_since),
  disabledAt: iso(row.disabled_at),
  disabledReason: row.disabled_reason,
  oldSecretUntil:
    row.old_secret_until !== null && row.old_secret_until > now ? iso(row.old_secret_until) : null,
  waiting: counts?.waiting ?? 0,
  failed: counts?.failed ?? 0,
});

export const presentPost = (row: WebhookPostRow): WebhookPost => ({
  event: row.event_id,
  type: row.type,
  newsletter: row.newsletter,
  at: row.at.toISOString(),
  state: row.state,
  dueAt: row.state === 'waiting' ? row.not_before.toISOString() : null,
  tries: row.tries.map((one) => ({ ...one })),
});
