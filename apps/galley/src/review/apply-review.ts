import * as press from '@galley/press/review';
import { ensureEmails } from '../shell/ensure-emails.ts';
import type { Outcome } from '../shell/outcome.ts';
import type { Shell } from '../shell/shell.ts';
import { withPress } from '../shell/with-press.ts';
import { changed } from './change-review.ts';

/** Puts the edits of a review into the issue that holds it. */
export async function applyReview(
  shell: Shell,
  id: string,
  options: { readonly voidApproval?: boolean },
): Promise<Outcome> {
  await ensureEmails();
  const voidApproval = options.voidApproval === true;
  return withPress(shell, async (deps) =>
    changed(await press.applyReview(deps, deps.actor, { id, voidApproval })),
  );
}
