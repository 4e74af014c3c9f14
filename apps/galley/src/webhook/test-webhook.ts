import { setTimeout as sleep } from 'node:timers/promises';
import type { TestedWebhook, WebhookPost } from '@galley/contract/webhook';
import { postWebhooksNow } from '@galley/delivery';
import * as press from '@galley/press/webhook';
import { answerRefusal } from '../shell/answers.ts';
import type { Press } from '../shell/open-press.ts';
import type { Outcome } from '../shell/outcome.ts';
import type { Shell } from '../shell/shell.ts';
import { withPress } from '../shell/with-press.ts';
import { webhookDeps } from './webhook-deps.ts';
import { latestTry } from './webhook-text.ts';

/** A little longer than a target may take, in case another process posts it. */
const WAIT_MS = 17_000;
const LOOK_MS = 200;

/** Posts a test at once, whether or not Galley runs, and says how it went. */
export const testWebhook = async (shell: Shell, id: string): Promise<Outcome> =>
  withPress(shell, async (deps) => {
    const webhooks = webhookDeps(deps);
    const queued = await press.testWebhook(webhooks, deps.actor, { id });
    if (queued.kind !== 'queued') return answerRefusal(queued);
    const { event } = queued;
    await postWebhooksNow({ ...webhooks, log: deps.logFor('delivery', 'error') }, queued.id);
    const post = await findTried(deps, queued.id, event);
    const json: TestedWebhook = { id: queued.id, event, post };
    if (post === null || post.tries.length === 0) {
      const look = `It waits behind other posts. See: galley webhook show ${queued.id}`;
      return { kind: 'done', json, text: '', notes: [look] };
    }
    const text = latestTry(post);
    return post.state === 'delivered'
      ? { kind: 'done', json, text }
      : { kind: 'failed', json, text, problem: 'The test was not accepted.' };
  });

async function findTried(deps: Press, id: string, event: string): Promise<WebhookPost | null> {
  const end = Date.now() + WAIT_MS;
  for (;;) {
    const shown = await press.showWebhookPost(deps, deps.actor, { id, event });
    const post = shown.kind === 'shown' ? shown.post : null;
    if (post === null || post.tries.length > 0 || Date.now() > end) return post;
    await sleep(LOOK_MS);
  }
}
