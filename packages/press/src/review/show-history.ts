import type { RefusalOf } from '@galley/contract/refusals';
import type { ReviewHistory, ReviewVersion } from '@galley/contract/review';
import { differingFields, type Actor } from '@galley/core/editor';
import { findVersion, listVersions, readNewsletterRow, type NamedVersionRow } from '@galley/db';
import { cutPage } from '../cut-page.ts';
import { refuse } from '../door/allow.ts';
import type { PressDeps } from '../press-deps.ts';
import { findReview, type ReviewRefusal } from './present-review.ts';

/** Lists the versions of a review, the latest first. */
export async function showHistory(
  deps: Pick<PressDeps, 'db'>,
  actor: Actor,
  input: {
    readonly id: string;
    /** Where the page before ended. */
    readonly before?: string | undefined;
    readonly limit: number;
  },
): Promise<{ readonly kind: 'listed'; readonly history: ReviewHistory } | ReviewRefusal> {
  const { id, before = null, limit } = input;
  const row = await findReview(deps.db, id);
  if (row === undefined) return { kind: 'no-review', id };
  const denied = refuse(actor, 'see-newsletter', row.newsletter_id);
  if (denied !== null) return denied;
  const found = await listVersions(deps.db, id, { before, limit: limit + 1 });
  const { rows, next } = cutPage(found, limit);
  return { kind: 'listed', history: { id, versions: rows.map(presentVersion), next } };
}

/** A version of a review and the language that it is written in. */
export type ShowVersion =
  | { readonly kind: 'ok'; readonly version: ReviewVersion; readonly language: string }
  | RefusalOf<'no-version'>
  | ReviewRefusal;

/** Finds one version in the history of a review. */
export async function showVersion(
  deps: Pick<PressDeps, 'db'>,
  actor: Actor,
  { id, version }: { readonly id: string; readonly version: number },
): Promise<ShowVersion> {
  const row = await findReview(deps.db, id);
  if (row === undefined) return { kind: 'no-review', id };
  const denied = refuse(actor, 'see-newsletter', row.newsletter_id);
  if (denied !== null) return denied;
  const found = await findVersion(deps.db, id, version);
  if (found === undefined) return { kind: 'no-version', id, version };
  const { language } = await readNewsletterRow(deps.db, row.newsletter_id);
  return { kind: 'ok', version: presentVersion(found), language };
}

const presentVersion = (row: NamedVersionRow): ReviewVersion => ({
  version: row.version,
  review: row.document,
  what: row.what,
  restored: row.restored,
  changed: row.before === null ? [] : [...differingFields({ ...row.before }, { ...row.document })],
  by:
    row.actor_kind === null
      ? null
      : {
          kind: row.actor_kind as (ReviewVersion['by'] & {})['kind'],
          id: row.actor_kind === 'command' ? null : row.actor,
          name: row.actor_kind === 'command' ? row.actor : (row.actor_name ?? row.actor_key),
        },
  door: row.door,
  beganAt: row.began_at.toISOString(),
  at: row.at.toISOString(),
});
