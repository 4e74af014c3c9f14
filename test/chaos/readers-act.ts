import { READER } from '@galley/core/editor';
import { makeReaderToken } from '@galley/core/subscription';
import { sql, type Database, type Kysely } from '@galley/db';
import { erase, suppress, unsubscribe } from '@galley/press/subscription';
import { owner } from '../kit/owner.ts';
import { persist } from './persist.ts';
import { isPoison } from './readers.ts';
import type { Random } from './random.ts';
import { chaosKeyring } from './settings.ts';
import type { Site } from './site.ts';

const keyring = chaosKeyring();

interface Reader {
  readonly subscriber: string;
  readonly subscription: string;
  readonly address: string;
}

const WAYS = ['one-click', 'one-click', 'page', 'step', 'suppressed', 'erased'] as const;
type Way = (typeof WAYS)[number];

/**
 * A reader whose mail is still to come leaves: by a mail program's button, on the site's page, or
 * through the command line's steps.
 *
 * @returns true if the answer said that they have left: from then on it must hold
 */
export async function someoneLeaves(
  db: Kysely<Database>,
  site: Site,
  random: Random,
): Promise<boolean> {
  // Preferably one of a batch that is being tried: there a bug would show.
  const state = random.chance(0.7) ? 'attempted' : 'prepared';
  const { rows } = await sql<Reader>`
    select d.subscriber_id as subscriber, d.subscription_id as subscription, d.address
    from batch b join delivery d
      on d.bucket = b.bucket and d.batch_id = b.id and d.issue_id = b.issue_id
    where b.state = ${state} and d.state = 'pending'
      and d.subscriber_id not in (select subscriber_id from chaos_left)
    order by random() limit 1`.execute(db);
  const [reader] = rows;
  if (reader === undefined || isPoison(reader.address)) return false;
  const way = random.pick(WAYS) ?? 'step';
  await sql`insert into chaos_left (subscriber_id, how) values (${reader.subscriber}, ${way})`.execute(
    db,
  );
  if (!(await leave(db, site, reader, way))) return false;
  // Later than it really was, so the check is less strict: nobody is called mailed too late by
  // mistake.
  await persist(() =>
    sql`update chaos_left set at = clock_timestamp()
      where subscriber_id = ${reader.subscriber} and at is null`.execute(db),
  );
  return true;
}

async function leave(db: Kysely<Database>, site: Site, reader: Reader, way: Way): Promise<boolean> {
  const deps = { db, clock: () => new Date(), keyring };
  const token = makeReaderToken(keyring, reader.subscription, 0);
  switch (way) {
    case 'one-click':
      return (await site.post(`/unsubscribe/${token}`, FORM, 'List-Unsubscribe=One-Click')) === 200;
    case 'page':
      return (await site.post(`/unsubscribe/${token}`, FORM, '')) === 200;
    case 'step':
      return (
        (await unsubscribe(deps, READER, { token, ip: null, source: 'chaos' })).kind ===
        'unsubscribed'
      );
    case 'suppressed':
      await suppress(deps, owner, { address: reader.address });
      return true;
    case 'erased':
      return (await erase(deps, owner, { address: reader.address })).kind === 'erased';
  }
}

const FORM = { 'content-type': 'application/x-www-form-urlencoded' };
