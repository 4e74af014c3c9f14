import { postRound, type WebhookPostDeps } from './post-round.ts';

/** Posts what is due for one target, round by round. A round under way is finished and recorded. */
export async function postDue(
  deps: WebhookPostDeps,
  targetId: string,
  signal: AbortSignal,
): Promise<null> {
  while (!signal.aborted && (await postRound(deps, targetId)));
  return null;
}
