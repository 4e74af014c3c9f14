import type { TroubledPage } from '@galley/contract/issue';
import type { Actor } from '@galley/core/editor';
import { troubledPage } from '@galley/db';
import { cutPage } from '../cut-page.ts';
import type { PressDeps } from '../press-deps.ts';
import { findIssueFor, type IssueRef, type IssueRefusal } from './find-issue.ts';

/** Few enough to be read through, and more than most issues have. */
const LIMIT = 50;

/** Lists readers whose mail of an issue was rejected or is uncertain; none once they were dropped. */
export async function listTroubled(
  { db }: Pick<PressDeps, 'db'>,
  actor: Actor,
  { after = null, ...ref }: IssueRef & { readonly after?: string | null | undefined },
): Promise<{ readonly kind: 'listed'; readonly page: TroubledPage } | IssueRefusal> {
  const found = await findIssueFor({ db }, actor, 'see-readers', ref);
  if (found.kind !== 'found') return found;
  // One more than is shown tells whether there are more.
  const { rows, next } = cutPage(
    await troubledPage(db, found.issue.id, { after, limit: LIMIT + 1 }),
    LIMIT,
  );
  const readers = rows.map(({ address, name, state, reason, batch }) => ({
    address,
    name,
    state,
    reason,
    batch,
  }));
  return { kind: 'listed', page: { readers, next } };
}
