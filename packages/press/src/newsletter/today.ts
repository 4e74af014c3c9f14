import type * as contract from '@galley/contract/editor';
import { mayTake, type Actor } from '@galley/core/editor';
import { orderTasks, type Task } from '@galley/core/issue';
import {
  countHeldReviews,
  findLatestIssue,
  listNewsletterRows,
  readHold,
  type Database,
  type Kysely,
  type NewsletterRow,
} from '@galley/db';
import { readAtOnce } from '../compile/compile-then-save.ts';
import { presentSlot, readNextSlot } from '../compile/next-slot.ts';
import { readOrder } from '../compile/ranked-review.ts';
import { iso } from '../iso.ts';
import type { PressDeps } from '../press-deps.ts';
import { gatherTasks } from './gather-tasks.ts';

/**
 * Says what waits for an actor before the next cut-off, newsletter by newsletter, the most urgent
 * first.
 */
export const today = async (
  deps: Pick<PressDeps, 'db' | 'clock'>,
  actor: Actor,
): Promise<contract.Today> =>
  readAtOnce(deps.db, async (trx) => {
    const rows = await listNewsletterRows(trx);
    const newsletters: contract.Today['newsletters'][number][] = [];
    for (const row of rows) {
      if (!mayTake(actor, 'see-newsletter', row.id)) continue;
      newsletters.push(await readNewsletter(trx, actor, row, deps.clock()));
    }
    return { held: (await readHold(trx)).held, newsletters };
  });

async function readNewsletter(
  db: Kysely<Database>,
  actor: Actor,
  newsletter: NewsletterRow,
  now: Date,
): Promise<contract.Today['newsletters'][number]> {
  const queue = await readOrder(db, newsletter.id);
  const next = await readNextSlot(db, newsletter, now);
  const latest = await findLatestIssue(db, newsletter.id);
  const tasks = await gatherTasks(db, actor, { newsletter, queue, next, now });
  return {
    slug: newsletter.slug,
    title: newsletter.title,
    timeZone: newsletter.time_zone,
    isSample: newsletter.is_sample,
    next: next && presentSlot(next),
    queued: queue.length,
    held: await countHeldReviews(db, newsletter.id),
    latest: latest ? { number: latest.number, subject: latest.subject, state: latest.state } : null,
    tasks: orderTasks(tasks, next?.cutOffAt ?? null).map(present),
  };
}

const present = (task: Task): contract.Task =>
  'dueAt' in task ? { ...task, dueAt: iso(task.dueAt) } : task;
