import { makeReaderToken } from '@galley/core/subscription';
import { sql, type Database, type Kysely } from '@galley/db';
import { erase, suppress, unsubscribe } from '@galley/press/subscription';
import { isPoison } from './readers.ts';
import type { Random } from './random.ts';
import { chaosKeyring } from './settings.ts';

const keyring = chaosKeyring();

/** Somebody whose mail is still to come leaves, through the same steps as on the site. */
export async function someoneLeaves(db: Kysely<Database>, random: Random): Promise<boolean> {
  // Rather one of a batch that is being tried: there a mistake would show.
  const state = random.chance(0.7) ? 'attempted' : 'prepared';
  const { rows } = await sql<{ subscriber: string; subscription: string; address: string }>`
    select d.subscriber_id as subscriber, d.subscription_id as subscription, d.address
    from batch b join delivery d on d.batch_id = b.id and d.issue_id = b.issue_id
    where b.state = ${state} and d.state = 'pending'
      and d.subscriber_id not in (select subscriber_id from chaos_left)
    order by random() limit 1`.execute(db);
  const [reader] = rows;
  if (reader === undefined || isPoison(reader.address)) return false;
  const how = random.pick(['unsubscribed', 'unsubscribed', 'unsubscribed', 'suppressed', 'erased']);
  const deps = { db, clock: () => new Date(), keyring };
  if (how === 'unsubscribed') {
    const token = makeReaderToken(keyring, reader.subscription);
    await unsubscribe(deps, { token, ip: null, source: 'chaos' });
  } else if (how === 'suppressed') {
    await suppress(deps, { address: reader.address });
  } else {
    const outcome = await erase(deps, { address: reader.address });
    if (outcome.kind !== 'erased') return false;
  }
  await sql`insert into chaos_left (subscriber_id, how, at)
    values (${reader.subscriber}, ${how}, clock_timestamp())`.execute(db);
  return true;
}
