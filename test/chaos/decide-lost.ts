import { sql } from '@galley/db';
import { reconcileIssue } from '@galley/delivery';
import { decideUncertain } from '@galley/press/issue';
import { createMailer } from '@galley/resend';
import { owner } from '../kit/owner.ts';
import type { World } from './world.ts';

/**
 * Somebody asks the provider for the mails of uncertain readers, and records of those that it doesn't
 * have that they never arrived. That is true only while nothing is on the wire, so no process may be
 * working.
 */
export async function decideLost(world: World): Promise<void> {
  const { db } = world.database;
  const mailer = createMailer({ apiKey: 're_chaos', baseUrl: world.baseUrl });
  const { rows: issues } = await sql<{ id: string; newsletter: string; number: number }>`
    select i.id, n.slug as newsletter, i.number from issue i
    join newsletter n on n.id = i.newsletter_id
    where i.id in (select issue_id from delivery where state = 'uncertain')
    order by i.id`.execute(db);
  for (const { id, ...ref } of issues) {
    const read = await reconcileIssue(db, mailer, id);
    if (read.kind === 'unreadable') continue;
    const { rows: lost } = await sql<{ address: string }>`
      select distinct on (batch_id) address from delivery
      where issue_id = ${id} and state = 'uncertain' and address <> 'erased'
      order by batch_id, subscriber_id`.execute(db);
    for (const { address } of lost) {
      const said = { decision: 'rejected', by: 'chaos', because: 'the provider says so' } as const;
      await decideUncertain({ db, clock: () => new Date() }, owner, { ...ref, address, ...said });
    }
  }
}
