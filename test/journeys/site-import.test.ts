import { createHash } from 'node:crypto';
import { pauseLimit } from '@galley/core/subscription';
import { formatProblem, type InputProblem } from '@galley/core/input';
import {
  exportSubscribers,
  importSubscribers,
  printExport,
  showSubscriber,
  suppress,
  unsuppress,
} from '@galley/press/subscription';
import { liftTransientSuppressions, sql, suppressSubscribers } from '@galley/db';
import { beforeAll, describe, expect, it } from 'vitest';
import { owner, withDatabase } from '../kit/index.ts';
import { insertNewsletter, openSite, readRows, selectSubscriptions } from './site.fixture.ts';

const test = withDatabase();
let site: ReturnType<typeof openSite>;
let newsletter: Awaited<ReturnType<typeof insertNewsletter>>;
/** For long files, which would get in the way of the export's. */
let large: typeof newsletter;

beforeAll(async () => {
  site = openSite(test.db);
  newsletter = await insertNewsletter(test.db, { slug: 'weekly', title: 'The Weekly Review' });
  large = await insertNewsletter(test.db, { slug: 'large', title: 'L', isDefault: false });
});

async function importCsv(
  content: string | Uint8Array,
  options: Partial<Parameters<typeof importSubscribers>[2]> = {},
) {
  const outcome = await importSubscribers(site.deps, owner, {
    newsletter: 'weekly',
    file: 'people.csv',
    content: [Buffer.from(content)],
    consent: 'signed up at the fair',
    ...options,
  });
  return outcome.kind === 'imported' ? { ...outcome.report, kind: outcome.kind } : outcome;
}

async function exportCsv(slug: string): Promise<string> {
  const exported = await exportSubscribers(site.deps, owner, { newsletter: slug });
  if (exported.kind !== 'exported') throw new Error(exported.kind);
  return collect(printExport(exported));
}

function problemsOf(outcome: Awaited<ReturnType<typeof importCsv>>): readonly InputProblem[] {
  if (outcome.kind === 'unreadable-file') return [outcome.problem];
  if (outcome.kind === 'bad-rows') return outcome.problems;
  throw new Error(outcome.kind);
}

async function collect(lines: AsyncIterable<string>): Promise<string> {
  let text = '';
  for await (const line of lines) text += line;
  return text;
}

describe('a malformed import', () => {
  const fair = 'email,name\nada@example.com,Ada\n';
  it.each<[string, string | Uint8Array, string]>([
    ['nothing', '', '1: found nothing, expected at least one address'],
    ['blank lines', '\n\n  \n', '1: found nothing, expected at least one address'],
    ['a header only', 'email,name\n', '1: found a header only, expected at least one address'],
    ['no header', 'ada@example.com,Ada\n', '1: found "ada@example.com,Ada", expected a header row'],
    ['no email column', 'name,phone\nAda,1\n', '1: found "name,phone", expected a header row'],
    ['two email columns', 'email,E-Mail\na@b.de,c@d.de\n', '1: found "email,E-Mail", expected one'],
    ['a strange separator', 'sep=#\nemail#name\n', '1: found the separator "#", expected a comma'],
    [
      'UTF-16 without its mark',
      Buffer.from('email,name\na@b.de,Ada\n', 'utf16le'),
      '1: found UTF-16 without a byte order mark, expected UTF-8',
    ],
    [
      'half a character of UTF-16',
      Buffer.concat([
        Buffer.from('\ufeffemail,name\na@b.de,Ada\nb@b.de,', 'utf16le'),
        Buffer.from([0x00, 0xd8]),
      ]),
      'found bytes that are not UTF-16, despite the byte order mark, expected UTF-8 or UTF-16',
    ],
    [
      'Latin-1',
      Buffer.from('email,name\na@b.de,Ada\nb@b.de,J\xfcrgen\n', 'latin1'),
      '3: found bytes that are not UTF-8, expected UTF-8',
    ],
    ['an open quote', `${fair}bob@example.com,"Bob\nx\n`, '3: found an unclosed quote'],
    ['a quote inside', `${fair}bob@example.com,B"ob\n`, '3: found a quote inside a field'],
    [
      'text after a quote',
      `${fair}bob@example.com,"Bob"by\n`,
      '3: found text after a closing quote',
    ],
    ['a huge row', `${fair}bob@example.com,"${'x\n'.repeat(40_000)}`, 'found a row of more than'],
    ['an extra field', `${fair}bob@example.com,Bob,x\n`, '3: found 3 fields, expected 2'],
    ['no address', `${fair},Bob\n`, '3: found no address, expected an email address'],
    ['no @', `${fair}bob,Bob\n`, '3: found "bob", expected an email address'],
    ['a display name', `${fair}Bob <bob@example.com>,Bob\n`, '3: found "Bob <bob@example.com>"'],
    ['two addresses', `${fair}"bob@example.com, eve@example.com",Bob\n`, '3: found "bob@example'],
    ['a bad domain', `${fair}bob@localhost,Bob\n`, '3: found "bob@localhost", expected a domain'],
    ['a long local part', `${fair}${'b'.repeat(65)}@example.com,B\n`, 'expected at most 64'],
    ['a local part outside ASCII', `${fair}bøb@example.com,B\n`, 'expected only ASCII letters'],
    ['a control character', `${fair}bob@example.com,B\x07ob\n`, '3: found "B<U+0007>ob"'],
    ['a direction override', `${fair}bob@example.com,B\u202eob\n`, '3: found "B<U+202E>ob"'],
    ['a header in a name', `${fair}bob@example.com,"Bob\nBcc: x@y.de"\n`, '3: found "Bob<U+000A>'],
    ['a long name', `${fair}bob@example.com,${'B'.repeat(121)}\n`, 'expected a name of at most'],
    ['a null', `${fair}bob\0@example.com,Bob\n`, '3: found "bob<U+0000>@example.com"'],
    [
      'an unknown word',
      'email,status\nada@example.com,confirmed\nbob@example.com,gone fishing\n',
      '3: found status "gone fishing", expected a word that Galley knows, such as "confirmed"',
    ],
    [
      'a column that may say who receives',
      'email,Consent text\nada@example.com,yes\n',
      '1: found a column "Consent text" that may say who receives the newsletter, expected columns',
    ],
    [
      'an export of listmonk',
      'uuid,email,name,attributes,status\n1,ada@example.com,Ada,{},enabled\n',
      '1: found an export of listmonk: "enabled" there says nothing about lists',
    ],
    [
      'an invisible character',
      'email\nada@example.com\n\u200bbob@example.com\n',
      '3: found "‹U+200B›bob@example.com", expected an address without invisible characters',
    ],
    ['a row after a name of two lines', 'email,x\na@b.de,"1\n2"\nb,3\n', '4: found "b", expected'],
  ])('stores nothing from %s and says where', async (_what, content, found) => {
    const before = await readRows(test.db);
    const outcome = await importCsv(content);
    const message = problemsOf(outcome).map(formatProblem).join('\n');
    expect(message).toContain(found);
    expect(message).toMatch(/^people\.csv:\d+: found .*, expected /);
    expect(await readRows(test.db)).toBe(before);
  });

  it.each(['', '  \n'])('stores nothing without words of consent (%j)', async (consent) => {
    const before = await readRows(test.db);
    const outcome = await importCsv(fair, { consent });
    expect(outcome).toMatchObject({ kind: 'invalid', problems: [{ field: 'consent' }] });
    expect(await readRows(test.db)).toBe(before);
  });

  it('names every bad row at once', async () => {
    const outcome = await importCsv('email\nbob\nada@example.com\neve\n');
    expect(outcome).toMatchObject({ kind: 'bad-rows', problems: [{ line: 2 }, { line: 4 }] });
  });
});

describe('an import', () => {
  const statusOf = async (address: string) => {
    const shown = await showSubscriber(site.deps, owner, { address });
    return shown.kind === 'found' ? shown.subscriber.subscriptions[0] : shown.kind;
  };

  it('stores new addresses as confirmed, with the words of consent as evidence', async () => {
    const csv =
      '\ufeffName,E-Mail\r\n"Lovelace, Ada",Ada@Example.COM\r\n\r\n,bob@bücher.example\r\nADA,ADA@example.com\r\n';
    expect(await importCsv(csv)).toEqual({
      kind: 'imported',
      dryRun: false,
      file: { name: 'people.csv', sha256: createHash('sha256').update(csv).digest('hex') },
      format: { name: 'plain', title: 'a plain list' },
      columns: [
        { column: 'Name', meaning: 'name' },
        { column: 'E-Mail', meaning: 'address' },
      ],
      warnings: [],
      addresses: 2,
      added: 2,
      addedOut: { unsubscribed: 0, pending: 0, suppressed: 0 },
      newlySuppressed: 0,
      existing: 0,
      stillConfirmed: { count: 0, rows: [] },
      namesDropped: 0,
      leftOut: { repeated: 1, suppressed: 0, unconfirmed: 0, refused: 0 },
      repeated: [{ line: 5, address: 'ADA@example.com', firstLine: 2 }],
      suppressed: [],
      unconfirmed: [],
      refused: [],
    });
    expect(await showSubscriber(site.deps, owner, { address: 'ada@example.com' })).toMatchObject({
      subscriber: {
        address: 'Ada@example.com',
        name: 'Lovelace, Ada',
        subscriptions: [
          {
            status: 'confirmed',
            consents: [
              { kind: 'imported', wording: 'signed up at the fair', source: 'people.csv' },
            ],
          },
        ],
      },
    });
    expect(await statusOf('bob@xn--bcher-kva.example')).toMatchObject({ status: 'confirmed' });
  });

  it('never changes the status of a known subscriber', async () => {
    await site.post('/subscribe', { email: 'pending@example.com' });
    await importCsv('left@example.com');
    await test.db
      .updateTable('subscription')
      .set({ status: 'unsubscribed', unsubscribed_at: site.now() })
      .where('subscriber_id', '=', (eb) =>
        eb.selectFrom('subscriber').select('id').where('address', '=', 'left@example.com'),
      )
      .execute();
    const outcome = await importCsv('left@example.com\npending@example.com\nnew@example.com\n');
    expect(outcome).toMatchObject({ kind: 'imported', added: 1, existing: 2 });
    expect(await statusOf('left@example.com')).toMatchObject({ status: 'unsubscribed' });
    expect(await statusOf('pending@example.com')).toMatchObject({ status: 'pending' });
  });

  it('reports suppressed addresses and leaves them out until they are lifted', async () => {
    await suppress(site.deps, owner, { address: 'Gone@example.com', detail: 'asked by phone' });
    expect(await importCsv('email\ngone@example.com\nother@example.com\n')).toMatchObject({
      addresses: 2,
      added: 1,
      suppressed: [{ line: 2, address: 'gone@example.com', reason: 'by-hand' }],
    });
    expect(await statusOf('gone@example.com')).toBeUndefined();
    expect(await unsuppress(site.deps, owner, { address: 'gone@example.com' })).toMatchObject({
      kind: 'lifted',
    });
    expect(await importCsv('gone@example.com')).toMatchObject({ added: 1 });
  });

  it('keeps out an address that a person suppressed, even after its bounces are lifted', async () => {
    await importCsv('full@example.com');
    const { id } = await test.db
      .selectFrom('subscriber')
      .select('id')
      .where('address', '=', 'full@example.com')
      .executeTakeFirstOrThrow();
    await test.db
      .transaction()
      .execute((trx) =>
        suppressSubscribers(trx, [
          { subscriberId: id, reason: 'transient-bounce', detail: '3 issues', at: new Date() },
        ]),
      );
    const shown = () => showSubscriber(site.deps, owner, { address: 'full@example.com' });
    expect(await shown()).toMatchObject({
      subscriber: { suppression: { reason: 'transient-bounce', detail: '3 issues' } },
    });
    expect(await suppress(site.deps, owner, { address: 'full@example.com' })).toMatchObject({
      already: false,
    });
    expect(await shown()).toMatchObject({ subscriber: { suppression: { reason: 'by-hand' } } });
    await test.db.transaction().execute((trx) => liftTransientSuppressions(trx, [id]));
    expect(await shown()).toMatchObject({ subscriber: { suppression: { reason: 'by-hand' } } });
    expect(await unsuppress(site.deps, owner, { address: 'full@example.com' })).toMatchObject({
      kind: 'lifted',
    });
    expect(await shown()).toMatchObject({ subscriber: { suppression: null } });
  });

  it('stores the valid rows with --skip-bad', async () => {
    const outcome = await importCsv('email\nbad\ngood@example.com\n', { skipBad: true });
    expect(outcome).toMatchObject({ kind: 'imported', added: 1, refused: [{ line: 2 }] });
    expect(await importCsv('email\ngood@exam', { skipBad: true })).toMatchObject({ added: 0 });
    expect(await importCsv('email\ngood2@example.com\n"', { skipBad: true })).toMatchObject({
      kind: 'unreadable-file',
    });
  });

  it('is finished by the same file after an interruption', async () => {
    const rows = Array.from({ length: 6_000 }, (_, n) => `again${n}@example.com`).join('\n');
    const interrupted = importSubscribers(site.deps, owner, {
      newsletter: large.slug,
      file: 'people.csv',
      content: [Buffer.from(rows)],
      consent: 'signed up at the fair',
      onProgress: (progress) => {
        if (progress.kind === 'storing') throw new Error('killed');
      },
    });
    await expect(interrupted).rejects.toThrow('killed');
    const again = await importCsv(rows, { newsletter: 'large' });
    if (again.kind !== 'imported') throw new Error(again.kind);
    expect(again.added + again.existing).toBe(6_000);
    expect(again.added).toBeGreaterThan(0);
    expect(again.existing).toBeGreaterThan(0);
    expect(await importCsv(rows, { newsletter: 'large' })).toMatchObject({
      added: 0,
      existing: 6_000,
    });
  });

  it('continues while somebody subscribes with an address from the file', async () => {
    const rows = Array.from({ length: 3_000 }, (_, n) => `busy${n}@example.com`);
    const [outcome] = await Promise.all([
      importCsv(rows.join('\n'), { newsletter: 'large' }),
      ...rows
        .slice(0, 40)
        .map((_, n) => site.post('/subscribe', { email: `busy${n * 70}@example.com` })),
    ]);
    expect(outcome).toMatchObject({ kind: 'imported', addresses: 3_000 });
    const { rows: found } = await sql<{ people: number; consents: number }>`
      select count(distinct s.id)::integer as people, count(c.id)::integer as consents
      from subscriber s join subscription n on n.bucket = s.bucket and n.subscriber_id = s.id
        and n.newsletter_id = ${large.id}
      left join consent c on c.bucket = n.bucket and c.subscription_id = n.id
        and c.kind = 'imported'
      where s.address like 'busy%'`.execute(test.db);
    expect(found[0]?.people).toBe(3_000);
    expect(found[0]?.consents).toBe(outcome.kind === 'imported' ? outcome.added : -1);
    // They asked for the default newsletter, whose export comes later.
    await test.db
      .deleteFrom('subscription')
      .where('newsletter_id', '=', newsletter.id)
      .where('status', '=', 'pending')
      .where('subscriber_id', 'in', (eb) =>
        eb.selectFrom('subscriber').select('id').where('address', 'like', 'busy%'),
      )
      .execute();
  });

  it('counts what it leaves out and lists the first', async () => {
    const bad = Array.from({ length: 10_500 }, (_, n) => `bad ${n}`).join('\n');
    const outcome = await importCsv(`email\n${bad}\nfine@example.com\n`, {
      skipBad: true,
      newsletter: 'large',
    });
    if (outcome.kind !== 'imported') throw new Error(outcome.kind);
    expect(outcome.leftOut.refused).toBe(10_500);
    expect(outcome.refused).toHaveLength(10_000);
    expect(outcome.refused[0]).toMatchObject({ line: 2 });
  });

  it('imports 10,000 rows while others do the same', async () => {
    const rows = Array.from({ length: 10_000 }, (_, n) => `many${n}@example.com,Reader ${n}`);
    const outcome = await importCsv(`email,name\n${rows.join('\n')}\n`);
    expect(outcome).toMatchObject({ kind: 'imported', added: 10_000 });
    const backwards = rows.toReversed().concat('fresh@example.com,');
    const both = await Promise.all([
      importCsv(`email,name\n${rows.concat('fresh@example.com,').join('\n')}\n`),
      importCsv(`email,name\n${backwards.join('\n')}\n`),
    ]);
    const added = both.map((one) => (one.kind === 'imported' ? one.added : -1));
    expect(new Set(added)).toEqual(new Set([0, 1]));
  });
});

describe('a pause in a file', () => {
  it('ends after twelve weeks, as a reader’s own, and brings a catch-up', async () => {
    const header =
      'email,name,status,since,confirmed_at,unsubscribed_at,suppression,choice,rhythm,paused_until,catch_up_since';
    const row = (name: string, until: string) =>
      `${name}@example.com,,confirmed,,,,,,every,${until},`;
    await importCsv(
      [
        header,
        row('long-pause', '2031-01-01T00:00:00Z'),
        row('past-pause', '2026-01-01T00:00:00Z'),
      ].join('\n'),
    );
    const pauses = await selectSubscriptions(test.db)
      .select(['paused_until', 'catch_up_since'])
      .where('address', 'in', ['long-pause@example.com', 'past-pause@example.com'])
      .orderBy('address')
      .execute();
    expect(pauses).toEqual([
      { paused_until: pauseLimit(site.now()), catch_up_since: site.now() },
      { paused_until: new Date('2026-01-01T00:00:00Z'), catch_up_since: null },
    ]);
  });
});

describe('an export', () => {
  it('can be imported elsewhere, with formulas guarded', async () => {
    const csv = 'email,name\n"=1+1@example.com","=HYPERLINK(""https://evil.example"")"\n';
    await importCsv(csv);
    const text = await exportCsv('weekly');
    expect(text).toContain(`'=1+1@example.com,"'=HYPERLINK(""https://evil.example"")",confirmed,`);
    expect(text).toMatch(
      /^email,name,status,since,confirmed_at,unsubscribed_at,suppression,choice,rhythm,paused_until,catch_up_since\r\n/,
    );
    await insertNewsletter(test.db, { slug: 'other', title: 'O', isDefault: false });
    const outcome = await importCsv(text, { newsletter: 'other' });
    expect(outcome).toMatchObject({ kind: 'imported', existing: 0 });
    expect(await showSubscriber(site.deps, owner, { address: '=1+1@example.com' })).toMatchObject({
      subscriber: {
        name: '=HYPERLINK("https://evil.example")',
        subscriptions: [{ newsletter: { slug: 'other' } }, { newsletter: { slug: 'weekly' } }],
      },
    });
    expect(await exportCsv('other')).toBe(text);
  });
});
