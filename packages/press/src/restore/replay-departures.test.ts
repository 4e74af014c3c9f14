import { printDepartureLine, type Departure } from '@galley/core/departure';
import { READER } from '@galley/core/editor';
import { erasedAddressKey, makeReaderToken } from '@galley/core/subscription';
import { sql } from '@galley/db';
import { createKeyring } from '@galley/runtime';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { owner, withRewind, type RewindableDatabase } from '../../../../test/kit/index.ts';
import { testNewsletter } from '../press.fixture.ts';
import { erase, suppress, unsubscribe, unsuppress } from '../subscription/index.ts';
import { replayDepartures } from './replay-departures.ts';
import { releaseRestored } from './release-restored.ts';
import { seeRestored } from './see-restored.ts';

const openDatabase = withRewind();
const keyring = createKeyring(['k'.repeat(40)]);
const NAMES = ['ada', 'bob', 'cy', 'dee'] as const;
const addressOf = (name: string): string => `${name}@readers.example`;
const hashOf = (name: string): string => erasedAddressKey(keyring, addressOf(name));

const pressOn = ({ db }: RewindableDatabase) => ({
  db,
  clock: () => new Date(),
  publicUrl: 'https://digest.example',
  providerUrl: '',
  keyring,
});

/** An installation with a newsletter and four readers, as it was when the snapshot was taken. */
async function openWorld() {
  const at = await openDatabase();
  const { slug } = await testNewsletter(pressOn(at));
  await begin(at);
  await sql`update installation set departures_since = now()`.execute(at.db);
  await at.snapshot();
  return { at, slug };
}

/** Readers as they were in the snapshot. */
async function begin({ db }: RewindableDatabase): Promise<void> {
  await sql`delete from suppression`.execute(db);
  await sql`delete from subscriber`.execute(db);
  await sql`insert into subscriber (address, address_canonical, created_at)
    select a, a, now() - interval '1 day' from unnest(${NAMES.map(addressOf)}::text[]) a`.execute(
    db,
  );
  await sql`insert into subscription (newsletter_id, subscriber_id, status, confirmed_at)
    select n.id, s.id, 'confirmed', now() - interval '1 day' from newsletter n, subscriber s`.execute(
    db,
  );
}

/** Who would get an issue. */
async function mailed({ db }: RewindableDatabase): Promise<string[]> {
  const { rows } = await sql<{ address: string }>`
    select r.address from subscription s join subscriber r on r.id = s.subscriber_id
    where s.status = 'confirmed' and not exists (
      select from suppression x where x.address_key = r.address_canonical)
    order by 1`.execute(db);
  return rows.map(({ address }) => address.split('@')[0] ?? '');
}

const later = (seconds: number): string => new Date(Date.now() + seconds * 1000).toISOString();
const lines = (...entries: Departure[]): string[] =>
  entries.map((entry) => printDepartureLine(keyring, entry));

async function tokenOf({ db }: RewindableDatabase, name: string): Promise<string> {
  const { id } = await db
    .selectFrom('subscription')
    .innerJoin('subscriber', 'subscriber.id', 'subscription.subscriber_id')
    .select('subscription.id')
    .where('address_canonical', '=', addressOf(name))
    .executeTakeFirstOrThrow();
  return makeReaderToken(keyring, id, 0);
}

test('the database notes each departure and each return in the transaction that makes it', async () => {
  const { at } = await openWorld();
  const press = pressOn(at);
  const token = await tokenOf(at, 'ada');
  await unsubscribe(press, READER, { token, ip: null, source: 'page' });
  await suppress(press, owner, { address: addressOf('bob') });
  await unsuppress(press, owner, { address: addressOf('bob') });
  await erase(press, owner, { address: addressOf('cy') });
  await sql`update subscriber set address_canonical = 'new@readers.example'
    where address_canonical = ${addressOf('dee')}`.execute(at.db);
  const noted = await at.db
    .selectFrom('departure')
    .select(['kind', 'address_key', 'to_key', 'reason'])
    .orderBy('id')
    .execute();
  expect(noted).toMatchObject([
    { kind: 'left', address_key: addressOf('ada') },
    { kind: 'suppressed', address_key: addressOf('bob'), reason: 'by-hand' },
    { kind: 'lifted', address_key: addressOf('bob') },
    { kind: 'suppressed', address_key: hashOf('cy'), reason: 'erasure' },
    { kind: 'moved', address_key: addressOf('dee'), to_key: 'new@readers.example' },
  ]);
});

test('neither a copy nor an installation without a log notes departures', async () => {
  const { at } = await openWorld();
  await at.rewind('copy');
  await suppress(pressOn(at), owner, { address: addressOf('ada') });
  await sql`update installation set held = null, departures_since = null`.execute(at.db);
  await suppress(pressOn(at), owner, { address: addressOf('bob') });
  expect(await at.db.selectFrom('departure').selectAll().execute()).toEqual([]);
});

test('readers who left, were suppressed or erased since the snapshot are so again; the others stay', async () => {
  const { at, slug } = await openWorld();
  await at.rewind();
  expect(await mailed(at)).toEqual(['ada', 'bob', 'cy', 'dee']);
  const log = lines(
    { kind: 'left', who: hashOf('ada'), newsletter: slug, at: later(1) },
    { kind: 'suppressed', who: hashOf('bob'), reason: 'complaint', at: later(2) },
    { kind: 'suppressed', who: hashOf('cy'), reason: 'erasure', at: later(3) },
    { kind: 'left', who: hashOf('dee'), newsletter: slug, at: later(4) },
    { kind: 'returned', who: hashOf('dee'), newsletter: slug, at: later(5) },
    { kind: 'suppressed', who: hashOf('lost'), reason: 'by-hand', at: later(6) },
  );
  const counts = { left: 1, suppressed: 2, erased: 1 };
  const replayed = { kind: 'replayed', entries: 6, unreadable: 1, ...counts };
  expect(await replayDepartures(pressOn(at), owner, [...log, '{"v":1,"ent'])).toMatchObject(
    replayed,
  );
  expect(await mailed(at)).toEqual(['dee']);
  const kept = await at.db.selectFrom('subscriber').select('address').orderBy('id').execute();
  expect(kept.map(({ address }) => address)).not.toContain(addressOf('cy'));
  const suppressed = await at.db
    .selectFrom('suppression')
    .select(['address_key', 'reason'])
    .orderBy('reason')
    .orderBy('address_key')
    .execute();
  expect(suppressed).toEqual(
    [
      { address_key: addressOf('bob'), reason: 'complaint' },
      ...[hashOf('cy'), hashOf('lost')]
        .toSorted()
        .map((key) => ({ address_key: key, reason: 'erasure' })),
    ].toSorted((a, b) => (a.reason < b.reason ? -1 : a.reason > b.reason ? 1 : 0)),
  );
  const nothing = { kind: 'replayed', left: 0, suppressed: 0, erased: 0 };
  expect(await replayDepartures(pressOn(at), owner, log)).toMatchObject(nothing);
});

test('a reader who comes back after the restore stays, also when the log is replayed again', async () => {
  const { at, slug } = await openWorld();
  await at.rewind();
  const press = pressOn(at);
  const past = new Date(Date.now() - 1000).toISOString();
  const log = lines(
    { kind: 'left', who: hashOf('ada'), newsletter: slug, at: past },
    { kind: 'suppressed', who: hashOf('bob'), reason: 'erasure', at: past },
  );
  await replayDepartures(press, owner, log);
  await sql`update subscription set status = 'confirmed', confirmed_at = now()
    where status = 'unsubscribed'`.execute(at.db);
  await sql`delete from suppression`.execute(at.db);
  await sql`insert into subscriber (address, address_canonical, created_at)
    select a, a, now() from (values (${addressOf('bob')})) v (a)`.execute(at.db);
  await replayDepartures(press, owner, log);
  expect(await mailed(at)).toEqual(expect.arrayContaining(['ada', 'cy', 'dee']));
  const bob = await at.db
    .selectFrom('subscriber')
    .selectAll()
    .where('address', '=', addressOf('bob'))
    .execute();
  expect(bob).toHaveLength(1);
});

test('the log is understood after the secret key was replaced', async () => {
  const { at, slug } = await openWorld();
  await at.rewind();
  const log = lines({ kind: 'left', who: hashOf('ada'), newsletter: slug, at: later(1) });
  const rotated = createKeyring(['n'.repeat(40), 'k'.repeat(40)]);
  await replayDepartures({ ...pressOn(at), keyring: rotated }, owner, log);
  expect(await mailed(at)).toEqual(['bob', 'cy', 'dee']);
  const other = createKeyring(['o'.repeat(40)]);
  expect(await replayDepartures({ ...pressOn(at), keyring: other }, owner, log)).toMatchObject({
    unknownKey: 1,
    entries: 0,
  });
  expect(await seeRestored(pressOn(at), owner)).toMatchObject({
    standing: { unknown: [{ code: 'list-not-read' }, { code: 'departures-empty' }] },
  });
});

test('a log that begins after the snapshot says that earlier departures are unknown', async () => {
  const { at } = await openWorld();
  await at.rewind();
  const late = { kind: 'began', at: later(60) } as const;
  await replayDepartures(pressOn(at), owner, [printDepartureLine(keyring, late)]);
  expect(await seeRestored(pressOn(at), owner)).toMatchObject({
    standing: { unknown: [{ code: 'list-not-read' }, { code: 'departures-late' }] },
  });
});

test('an installation that is not held has nothing to replay and to release', async () => {
  const { at, slug } = await openWorld();
  expect(await replayDepartures(pressOn(at), owner, [])).toEqual({ kind: 'not-restored' });
  expect(await releaseRestored(pressOn(at), owner, { names: [slug] })).toEqual({
    kind: 'not-restored',
  });
});

test('who is mailed in the end does not depend on the order of the lines, nor on lines that come twice or are torn', async () => {
  const { at, slug } = await openWorld();
  await at.rewind();
  const entry: fc.Arbitrary<Departure> = fc
    .record({
      who: fc.constantFrom(...NAMES).map(hashOf),
      second: fc.integer({ min: 1, max: 50 }),
      what: fc.constantFrom('left' as const, 'returned', 'complaint', 'erasure', 'lifted'),
    })
    .map(({ who, second, what }): Departure => {
      const its = { who, at: `2999-01-01T00:00:${String(second).padStart(2, '0')}.000000Z` };
      if (what === 'lifted') return { ...its, kind: 'lifted' };
      return what === 'left' || what === 'returned'
        ? { ...its, kind: what, newsletter: slug }
        : { ...its, kind: 'suppressed', reason: what };
    });
  const logs = fc.array(entry, { minLength: 1, maxLength: 8 }).chain((entries) => {
    const written = lines(...entries);
    const twice = [...written, ...written];
    return fc.tuple(
      fc.constant(written),
      fc.shuffledSubarray(twice, { minLength: twice.length }),
      fc.nat(),
    );
  });
  await fc.assert(
    fc.asyncProperty(logs, async ([straight, shuffled, cut]) => {
      await begin(at);
      await replayDepartures(pressOn(at), owner, straight);
      const expected = await mailed(at);
      await begin(at);
      const torn = (straight[0] ?? '').slice(0, cut % 60);
      await replayDepartures(pressOn(at), owner, [...shuffled, torn]);
      expect(await mailed(at)).toEqual(expected);
    }),
    { numRuns: 15 },
  );
});
