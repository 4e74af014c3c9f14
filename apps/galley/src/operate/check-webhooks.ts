import type { Webhook } from '@galley/contract/webhook';
import { DISABLE_DAYS } from '@galley/core/webhook';
import { describeHealth } from '../webhook/webhook-text.ts';
import { found, type Check } from './check.ts';

/** Reports webhooks that fail or are disabled. */
export const checkWebhooks = (webhooks: readonly Webhook[]): Check[] =>
  webhooks.flatMap((webhook): Check[] => {
    const { id, disabledAt, failingSince } = webhook;
    const name = `webhook ${id}` as const;
    const host = URL.parse(webhook.url)?.host ?? webhook.url;
    if (disabledAt !== null) {
      const fix = `Make it work, then: galley webhook enable ${id}`;
      return [found('warns', name, `${host}: ${describeHealth(webhook)}`, fix)];
    }
    if (failingSince === null) return [];
    const fix = `galley webhook show ${id} says why. After ${DISABLE_DAYS} days without one success it is disabled.`;
    return [found('warns', name, `${host}: ${describeHealth(webhook)}`, fix)];
  });
