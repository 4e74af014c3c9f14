import {
  claimImport,
  listenForChanges,
  LostImport,
  noteStoredLines,
  sql,
  type LiveChange,
} from '@galley/db';
import type { SubscriberImport } from '@galley/contract/subscriber';
import { CLOCK } from '@galley/core/editor';
import { createKeyring } from '@galley/runtime';
import { owner, PATIENTLY, withDatabase } from '@galley/test/kit';
import { expect, onTestFinished, test, vi } from 'vitest';
import { listActs, testNewsletter, testPress } from '../press.fixture.ts';
import * as subscription from '../subscription/index.ts';
import * as imports from './index.ts';

const fixture = withDatabase();
const keyring = createKeyring(['a key that only this test has ever used']);

/** A newsletter, and a way to hand in files for it. */
async function open(slug?: string) {
  const press = { ...testPress(fixture.db, '2026-03-09T12:00:00Z'), keyring };
  const made = slug === undefined ? await testNewsletter(press) : { slug };
  const receive = async (text: string | readonly Uint8Array[], file = 'people.csv') => {
    const received = await imports.receiveImport(press, owner, {
      newsletter: made.slug,
      file,
      content: typeof text === 'string' ? [Buffer.from(text)] : text,
      consent: 'They asked at the fair.',
    });
    if (received.kind !== 'received') throw new Error(received.kind);
    return { newsletter: made.slug, id: received.import.id };
  };
  type Which = Awaited<ReturnType<typeof receive>>;
  const show = async (which: Which): Promise<SubscriberImport> => {
    const shown = await imports.showImport(press, owner, which);
    if (shown.kind !== 'found') throw new Error(shown.kind);
    return shown.import;
  };
  const work = async (what: 'checking' | 'importing', deps = press) => {
    for (;;) {
      const worked = await imports.workImports(deps, CLOCK, { what });
      if (worked.kind !== 'worked') return;
    }
  };
  const checked = async (text: string, file?: string) => {
    const which = await receive(text, file);
    await work('checking');
    return { which, its: await show(which) };
  };
  const start = async (which: Which, version = 1) =>
    imports.startImport(press, owner, { ...which, version, skipBad: true });
  const count = async (): Promise<number> => {
    const listed = await subscription.listSubscribers(press, owner, { newsletter: made.slug });
    return listed.kind === 'listed' ? (listed.page.total?.count ?? -1) : -1;
  };
  return { press, made, receive, show, work, checked, start, count };
}

const many = (count: number, host: string): string =>
  `email\n${Array.from({ length: count }, (_, at) => `reader${at}@${host}.example`).join('\n')}\n`;

test('a file is received once, checked, and then imported as it was checked', async () => {
  const { work, show, checked, start, count } = await open();
  const { which, its } = await checked(
    'email,name,note\nada@one.example,Ada,x\nnobody,Bo,y\nbo@one.example,Bo,z\n',
  );
  expect(its).toMatchObject({
    state: 'checked',
    version: 1,
    file: { name: 'people.csv', bytes: 70, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
    columns: [
      { column: 'email', reads: 'email', samples: ['ada@one.example', 'nobody', 'bo@one.example'] },
      { column: 'name', reads: 'name', samples: ['Ada', 'Bo', 'Bo'] },
      { column: 'note', reads: 'passed-over', samples: ['x', 'y', 'z'] },
    ],
    problem: null,
    progress: null,
    stored: null,
    report: { dryRun: true, added: 2, leftOut: { refused: 1 } },
  });
  expect(await count()).toBe(0);
  expect(await start(which)).toMatchObject({ kind: 'started', import: { state: 'importing' } });
  await work('importing');
  expect(await show(which)).toMatchObject({
    state: 'imported',
    stored: { confirmed: 2 },
    report: { dryRun: false, added: 2, existing: 0, file: { sha256: its.file.sha256 } },
  });
  expect(await count()).toBe(2);
  const { rows } = await sql`select 1 from subscriber_import_piece
    where import_id = ${which.id}`.execute(fixture.db);
  expect(rows).toEqual([]);
});

test('bytes that arrive slowly hold neither a lock nor a connection', async () => {
  const { press, receive, checked, start, work, show, made } = await open();
  const { max } = fixture.database.pool.options;
  const gate = Promise.withResolvers<void>();
  async function* slow() {
    yield Buffer.from('email\n');
    await gate.promise;
    yield Buffer.from('slow@two.example\n');
  }
  // More of them than there are connections.
  const newsletters = await Promise.all(
    Array.from({ length: Math.ceil((max + 2) / 8) }, () => testNewsletter(press)),
  );
  const uploads = newsletters.flatMap(({ slug }) =>
    Array.from({ length: 8 }, () =>
      imports.receiveImport(press, owner, {
        newsletter: slug,
        file: 'slow.csv',
        content: slow(),
        consent: 'asked',
      }),
    ),
  );
  const { which } = await checked('email\nfast@two.example\n');
  await start(which);
  await work('importing');
  expect(await show(which)).toMatchObject({ state: 'imported' });
  gate.resolve();
  for (const received of await Promise.all(uploads)) {
    expect(received).toMatchObject({ kind: 'received', import: { file: { bytes: 23 } } });
  }
  await receive('email\nx@two.example\n');
  const listed = await imports.listImports(press, owner, { newsletter: made.slug });
  expect(listed).toMatchObject({
    kind: 'listed',
    imports: [{ state: 'checking' }, { state: 'imported' }],
  });
  await work('checking');
});

test('a file that breaks off leaves nothing behind', async () => {
  const { press, made } = await open();
  function* broken() {
    yield Buffer.alloc(300_000, 'x');
    throw new Error('cut off');
  }
  await expect(
    imports.receiveImport(press, owner, {
      newsletter: made.slug,
      file: 'broken.csv',
      content: broken(),
      consent: 'asked',
    }),
  ).rejects.toThrow('cut off');
  expect(await imports.listImports(press, owner, { newsletter: made.slug })).toEqual({
    kind: 'listed',
    imports: [],
  });
});

test('another choice of columns has the file checked again, and nobody starts what they did not see', async () => {
  const { press, work, show, checked, start, count } = await open();
  const { which, its } = await checked('Kontakt;Newsletter plan\nada@three.example;gold\n');
  expect(its).toMatchObject({
    state: 'unreadable',
    problem: { why: 'no-address' },
    columns: [
      { column: 'Kontakt', reads: 'passed-over', samples: ['ada@three.example'] },
      { column: 'Newsletter plan', reads: 'unclear' },
    ],
  });
  const set = async (version: number, chosen: Parameters<typeof imports.setImport>[2]['chosen']) =>
    imports.setImport(press, owner, { ...which, version, chosen });
  expect(await start(which)).toMatchObject({ kind: 'import-state', state: 'unreadable' });
  expect(await set(1, [{ column: '#1', as: 'email' }])).toMatchObject({
    kind: 'set',
    import: { state: 'checking', version: 2 },
  });
  await work('checking');
  expect(await show(which)).toMatchObject({ state: 'unreadable', problem: { why: 'unclear' } });
  await set(2, [
    { column: '#1', as: 'email' },
    { column: '#2', as: 'pass-over' },
  ]);
  expect(await set(2, [])).toMatchObject({ kind: 'import-changed', version: 3 });
  await work('checking');
  expect(await show(which)).toMatchObject({ state: 'checked', version: 3, report: { added: 1 } });
  expect(await start(which, 2)).toMatchObject({ kind: 'import-changed', version: 3 });
  await start(which, 3);
  await work('importing');
  expect(await count()).toBe(1);
  expect(await set(3, [])).toMatchObject({ kind: 'import-state', state: 'imported' });
});

/** Ends the process that works at an import, once it has stored so many chunks. */
function killAfter(chunks: number, reads: number): AbortSignal {
  let calls = 0;
  const throwIfAborted = () => {
    calls += 1;
    if (calls > reads + chunks) throw new Error('killed');
  };
  return { aborted: false, throwIfAborted } as AbortSignal;
}

/** An import of 12,000 people of whom 5,000 are stored. */
async function halfway(host: string) {
  const its = await open();
  const { which } = await its.checked(many(12_000, host));
  await its.start(which);
  const input = { what: 'importing', signal: killAfter(1, 1) } as const;
  await expect(imports.workImports(its.press, CLOCK, input)).rejects.toThrow('killed');
  await sql`update subscriber_import set lease_until = null where id = ${which.id}`.execute(
    fixture.db,
  );
  expect(await its.show(which)).toMatchObject({
    state: 'importing',
    stored: { confirmed: 5_000 },
    progress: { phase: 'storing', done: 5_000, of: 12_000 },
  });
  const stored = async () => {
    const { rows } = await sql<{ count: number }>`select count(*)::integer as count
      from subscriber where address like ${`%@${host}.example`}`.execute(fixture.db);
    return rows[0]?.count;
  };
  expect(await stored()).toBe(5_000);
  return { ...its, which, stored };
}

test('if a process dies in the middle, another one goes on, and every address counts once', async () => {
  const { work, show, which, stored } = await halfway('four');
  await work('importing');
  expect(await show(which)).toMatchObject({
    state: 'imported',
    stored: { confirmed: 12_000 },
    report: { added: 12_000, existing: 0, addresses: 12_000 },
  });
  expect(await stored()).toBe(12_000);
});

test('a stopped import stores nothing more, says what stays, and goes on where it was', async () => {
  const { press, work, show, start, which, stored } = await halfway('five');
  expect(await imports.stopImport(press, owner, which)).toMatchObject({
    kind: 'stopped',
    import: { state: 'stopped', stored: { confirmed: 5_000 }, progress: { done: 5_000 } },
  });
  await work('importing');
  expect(await stored()).toBe(5_000);
  expect(await imports.stopImport(press, owner, which)).toMatchObject({ kind: 'import-state' });
  await start(which);
  await work('importing');
  expect(await show(which)).toMatchObject({
    state: 'imported',
    report: { added: 12_000, existing: 0 },
  });
});

test('a process that works at an import while somebody stops it stores none of its lines', async () => {
  const { press, checked, start } = await open();
  const { which } = await checked('email\nada@fence.example\n');
  await start(which);
  const claimed = await claimImport(fixture.db, 'importing', 60);
  if (claimed === null) throw new Error('nothing to claim');
  expect(await claimImport(fixture.db, 'importing', 60)).toBeNull();
  await imports.stopImport(press, owner, which);
  const place = { phase: 'storing', done: 1, of: 1, tell: false } as const;
  await expect(
    fixture.db
      .transaction()
      .execute((trx) =>
        noteStoredLines(trx, claimed, { ...place, upTo: 2, counts: claimed.counts }),
      ),
  ).rejects.toThrow(LostImport);
});

test('those who watch are told, and by ids alone', async () => {
  const { checked, start, work } = await open();
  const heard: LiveChange[] = [];
  const opened = Promise.withResolvers<void>();
  const listener = listenForChanges(fixture.database, {
    heard: (change) => heard.push(change),
    missed: () => opened.resolve(),
  });
  onTestFinished(() => listener.stop());
  await opened.promise;
  const { which } = await checked('email\nada@told.example\n');
  await start(which);
  await work('importing');
  await vi.waitFor(
    () => expect(heard.filter(({ what }) => what === 'import').length).toBeGreaterThan(3),
    PATIENTLY,
  );
  expect(heard.every(({ id }) => id === which.id)).toBe(true);
});

test('what fails again and again ends as failed, and a person may try again', async () => {
  const { press, work, show, checked, start } = await open();
  const { which } = await checked('email\nada@six.example\n');
  await start(which);
  const broken = { ...press, keyring: null as unknown as typeof press.keyring };
  await sql`insert into suppression (bucket, address_key, reason, created_at)
    values (bucket_of('hashed'), 'hashed', 'erasure', now())`.execute(fixture.db);
  for (let each = 0; each < 5; each += 1) {
    await expect(imports.workImports(broken, CLOCK, { what: 'importing' })).rejects.toThrow(
      TypeError,
    );
    await sql`update subscriber_import set lease_until = null where id = ${which.id}`.execute(
      fixture.db,
    );
  }
  await work('importing', broken);
  expect(await show(which)).toMatchObject({ state: 'failed' });
  await start(which);
  await work('importing');
  expect(await show(which)).toMatchObject({ state: 'imported', report: { added: 1 } });
});

test('a file is discarded by a person, but not while it is imported', async () => {
  const { press, receive, checked, start, work } = await open();
  const { which } = await checked('email\nada@seven.example\n');
  await start(which);
  expect(await imports.discardImport(press, owner, which)).toMatchObject({
    kind: 'import-state',
    state: 'importing',
  });
  await work('importing');
  expect(await imports.discardImport(press, owner, which)).toEqual({ kind: 'discarded' });
  expect(await imports.showImport(press, owner, which)).toMatchObject({ kind: 'no-import' });
  const other = await receive('email\nx@seven.example\n');
  expect(await imports.discardImport(press, owner, other)).toEqual({ kind: 'discarded' });
  await work('checking');
});

test('files and reports go a day after the last thing that happened', async () => {
  const { press, checked, show } = await open();
  const { which } = await checked('email\nada@eight.example\n');
  const { keptUntil } = await show(which);
  expect(keptUntil).toBe('2026-03-10T12:00:00.000Z');
  const at = (instant: string) => ({ ...press, clock: () => new Date(instant) });
  await imports.dropImports(at('2026-03-10T11:59:00Z'), CLOCK);
  await show(which);
  await imports.dropImports(at('2026-03-10T12:01:00Z'), CLOCK);
  expect(await imports.showImport(press, owner, which)).toMatchObject({ kind: 'no-import' });
});

test('a newsletter keeps ten files at most that are not imported', async () => {
  const { press, made, receive, work } = await open();
  for (let each = 0; each < 10; each += 1) await receive('email\nx@nine.example\n');
  const more = await imports.receiveImport(press, owner, {
    newsletter: made.slug,
    file: 'more.csv',
    content: [Buffer.from('email\n')],
    consent: 'asked',
  });
  expect(more).toEqual({ kind: 'too-many-imports', most: 10 });
  await work('checking');
});

test('the audit log names who handed in, changed, started and stopped, and no address', async () => {
  const { press, which } = await open().then(async (its) => ({
    ...its,
    which: (await its.checked('email\nada@ten.example\n')).which,
  }));
  await imports.setImport(press, owner, { ...which, version: 1, allConfirmed: true });
  const acts = await listActs(fixture.db, { limit: 2 });
  expect(acts).toMatchObject([
    { step: 'set-import', object_kind: 'import', object_id: which.id },
    { step: 'receive-import', object_kind: 'import', object_id: which.id },
  ]);
  expect(JSON.stringify(acts)).not.toContain('@ten.example');
});

test('refused rows come as CSV', async () => {
  const { press, checked } = await open();
  const { which } = await checked('email\nnobody\nada@eleven.example\n');
  const read = await imports.readRefusedRows(press, owner, which);
  if (read.kind !== 'read') throw new Error(read.kind);
  let text = '';
  for await (const line of read.csv) text += line;
  expect(text).toMatch(/^line,found,expected\r\n2,"""nobody""",/);
});
