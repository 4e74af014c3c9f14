import { PROVIDER } from '@galley/core/editor';
import { applyFeedback, type FeedbackDeps } from '@galley/press/feedback';
import type { Log } from '@galley/runtime';

/** Applies the events that wait, chunk by chunk, and logs those that were put aside. */
export async function applyWaitingFeedback(
  deps: FeedbackDeps & { readonly log: Log },
  signal?: AbortSignal,
): Promise<void> {
  while (signal?.aborted !== true) {
    const applied = await applyFeedback(deps, PROVIDER);
    if (applied.kind !== 'applied') return;
    const { events, putAside } = applied;
    for (const { svixId, error } of putAside) {
      deps.log.error({ svixId, err: error }, 'a provider event cannot be applied');
    }
    if (events === 0) return;
  }
}
