import { REVIEW_FIELDS } from '@galley/core/review';
import * as press from '@galley/press/review';
import { ensureEmails } from '../shell/ensure-emails.ts';
import { refuse, type Outcome } from '../shell/outcome.ts';
import type { Shell } from '../shell/shell.ts';
import { withPress } from '../shell/with-press.ts';
import { changed } from './change-review.ts';

interface RestoreOptions {
  readonly version: number;
  readonly field?: readonly string[];
  readonly again?: boolean;
  readonly pending?: boolean;
}

/** Restores an earlier text of a review, or some of its fields. */
export async function restoreReview(
  shell: Shell,
  id: string,
  options: RestoreOptions,
): Promise<Outcome> {
  const names = options.field;
  const unknown = names?.find((name) => !REVIEW_FIELDS.some((field) => field === name));
  if (unknown !== undefined) {
    return refuse(`--field: found ${unknown}, expected one of ${REVIEW_FIELDS.join(', ')}`);
  }
  await ensureEmails();
  return withPress(shell, async (deps) =>
    changed(
      await press.restoreReview(deps, deps.actor, {
        id,
        from: options.version,
        fields: names && REVIEW_FIELDS.filter((field) => names.includes(field)),
        again: options.again === true,
        apply: options.pending !== true,
      }),
    ),
  );
}
