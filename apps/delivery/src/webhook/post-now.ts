import { createInternet } from '@galley/outgoing';
import { postRound, type WebhookPostDeps } from './post-round.ts';

/** Posts what is due for one target now, whether or not a delivery process runs. */
export async function postWebhooksNow(
  deps: Omit<WebhookPostDeps, 'network'>,
  targetId: string,
): Promise<void> {
  await postRound({ ...deps, network: createInternet() }, targetId);
}
