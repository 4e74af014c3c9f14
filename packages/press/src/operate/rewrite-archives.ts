import type { Actor } from '@galley/core/editor';
import { lockNewsletter, nextArchiveRewrite, rewriteArchive } from '@galley/db';
import { refuse, type NotAllowed } from '../door/allow.ts';
import { recordNewsletterAct } from '../door/record-act.ts';
import type { PressDeps } from '../press-deps.ts';

type Deps = Pick<PressDeps, 'db' | 'clock'>;

/**
 * Writes some reviews again of a newsletter whose language has changed, so that searches follow its
 * rules: a few dozen in one short transaction, which also notes how far that is. A kill costs these,
 * and the next call goes on. The audit log records only the end.
 */
export async function rewriteArchives(
  { db, clock }: Deps,
  actor: Actor,
): Promise<{ readonly kind: 'nothing-left' | 'more' } | NotAllowed> {
  const denied = refuse(actor, 'rewrite-archives', null);
  if (denied !== null) return denied;
  const newsletterId = await nextArchiveRewrite(db);
  if (newsletterId === null) return { kind: 'nothing-left' };
  await db.transaction().execute(async (trx) => {
    const { language } = await lockNewsletter(trx, newsletterId);
    const isLast = await rewriteArchive(trx, { newsletterId, language });
    if (isLast) await recordNewsletterAct(trx, actor, 'rewrite-archives', newsletterId, clock());
  });
  return { kind: 'more' };
}
