import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { openSandbox } from '@galley/sandbox';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runGalley, withDatabase, type Ran } from '../kit/index.ts';

const SEED = resolve(import.meta.dirname, '../../packages/core/fixtures/seed-review.txt');
const HEADER =
  'email,name,status,since,confirmed_at,unsubscribed_at,suppression,choice,rhythm,paused_until,catch_up_since\r\n';

interface Person {
  readonly address: string;
  readonly name: string | null;
  readonly status: string | null;
  readonly suppression: string | null;
}

const [here, old, fresh] = [withDatabase(), withDatabase(), withDatabase()];
const folders: string[] = [];

/** Somebody at a terminal with a separate database, data folder and newsletter. */
async function openPress(database: typeof here) {
  const dataDir = await mkdtemp(join(tmpdir(), 'galley-import-'));
  folders.push(dataDir);
  const run = (...argv: string[]): Promise<Ran> =>
    runGalley(argv, { env: { DATA_DIR: dataDir, ...database.env }, cwd: dataDir });
  const does = async (...argv: string[]): Promise<string> => {
    const ran = await run(...argv);
    expect(ran, argv.join(' ')).toMatchObject({ code: 0 });
    return ran.stdout;
  };
  const write = (file: string, text: string | Uint8Array) => writeFile(join(dataDir, file), text);
  /** Imports a text as a file with some name, and returns the report. */
  const imports = async (file: string, text: string | Uint8Array, ...options: string[]) => {
    await write(file, text);
    const argv = ['subscriber', 'import', file, '--consent', 'Moved here', ...options, '--json'];
    return JSON.parse(await does(...argv)) as Record<string, unknown>;
  };
  const people = async (...options: string[]): Promise<Map<string, string>> => {
    const rows = JSON.parse(await does('subscriber', 'export', '--json', ...options)) as Person[];
    return new Map(
      rows.map(({ address, name, status, suppression }) => [
        address,
        [status, suppression, name].filter((part) => part !== null).join(' '),
      ]),
    );
  };
  await does(
    ...['newsletter', 'set', '--title', 'The Digest', '--from', 'The Digest <d@digest.example>'],
    ...['--postal-address', '1 Main St, Anytown', '--undo-window', '0'],
  );
  return { dataDir, run, does, write, imports, people };
}

let press: Awaited<ReturnType<typeof openPress>>;
beforeAll(async () => {
  press = await openPress(here);
});
afterAll(async () => {
  for (const folder of folders) await rm(folder, { recursive: true });
});

describe('people from elsewhere', () => {
  it.each<[string, string | Uint8Array, Record<string, string>, string[]]>([
    [
      'ghost.csv',
      'id,email,name,note,subscribed_to_emails,complimentary_plan,created_at,deleted_at,labels,tiers\r\n' +
        '1,in@ghost.example,Ada In,,true,false,2021-02-03T04:05:06.000Z,,,\r\n' +
        '2,out@ghost.example,Bo Out,,false,false,2021-02-03T04:05:06.000Z,,,\r\n' +
        '3,gone@ghost.example,,,true,false,2021-02-03T04:05:06.000Z,2024-01-01T00:00:00.000Z,,\r\n',
      {
        'in@ghost.example': 'confirmed Ada In',
        'out@ghost.example': 'unsubscribed Bo Out',
        'gone@ghost.example': 'unsubscribed',
      },
      [],
    ],
    [
      'email_list.substack.csv',
      'email,active_subscription,expiry,plan,email_disabled,created_at,first_payment_at\n' +
        'in@substack.example,false,,other,false,2023-02-03T04:05:06.000Z,\n' +
        'out@substack.example,true,,other,true,2023-02-03T04:05:06.000Z,\n',
      { 'in@substack.example': 'confirmed', 'out@substack.example': 'unsubscribed' },
      [],
    ],
    [
      'cleaned_members_export_0a1b2c.csv',
      'Email Address,First Name,Last Name,MEMBER_RATING,OPTIN_TIME,CLEAN_TIME,LEID,EUID,NOTES,TAGS\n' +
        'hard@mailchimp.example,Cy,Clean,2,2020-01-02 03:04:05,2024-05-06 07:08:09,1,a,,"""Editors"",""Old"""\n',
      { 'hard@mailchimp.example': 'unsubscribed bounce Cy Clean' },
      [],
    ],
    [
      'subscribed_members_export_0a1b2c.csv',
      'Email Address,First Name,Last Name,MEMBER_RATING,OPTIN_TIME,LEID,EUID\n' +
        'in@mailchimp.example,Di,Ives,2,2020-01-02 03:04:05,1,a\n' +
        'tag@mailchimp.example,*|FNAME|*,,2,2020-01-02 03:04:05,1,a\n',
      { 'in@mailchimp.example': 'confirmed Di Ives', 'tag@mailchimp.example': 'confirmed' },
      [],
    ],
    [
      'nonsubscribed_members_export_0a1b2c.csv',
      'Email Address,First Name,Last Name,MEMBER_RATING,LEID,EUID\nshop@mailchimp.example,,,2,1,a\n',
      {},
      [],
    ],
    [
      'buttondown.csv',
      'id,creation_date,email_address,type,unsubscription_date,undeliverability_date\n' +
        '1,2023-01-02 16:55:00+00:00,in@buttondown.example,premium,,\n' +
        '2,2023-01-02 16:55:00+00:00,new@buttondown.example,unactivated,,\n' +
        '3,2023-01-02 16:55:00+00:00,out@buttondown.example,removed,,\n' +
        '4,2023-01-02 16:55:00+00:00,angry@buttondown.example,complained,,\n' +
        '5,2023-01-02 16:55:00+00:00,void@buttondown.example,regular,,2024-01-02 16:55:00+00:00\n',
      {
        'in@buttondown.example': 'confirmed',
        'out@buttondown.example': 'unsubscribed',
        'angry@buttondown.example': 'unsubscribed complaint',
        'void@buttondown.example': 'unsubscribed bounce',
      },
      [],
    ],
    [
      'listmonk.csv',
      'uuid,email,name,attributes,status,created_at,updated_at\n' +
        '1,in@listmonk.example,Ed,"{""city"": ""Ulm""}",enabled,2021-06-02 10:00:00.1 +0000 UTC,\n' +
        '2,out@listmonk.example,Flo,{},blocklisted,2021-06-02 10:00:00.1 +0000 UTC,\n',
      { 'in@listmonk.example': 'confirmed Ed', 'out@listmonk.example': 'unsubscribed Flo' },
      ['--all-confirmed'],
    ],
    [
      'beehiiv.csv',
      'email,First Name,Last Name,status,tier,created_at,unsubscribed_at\n' +
        'in@beehiiv.example, Gil , Hu ,active,free,2023-03-24 10:23:10 UTC,\n' +
        'out@beehiiv.example,,,active,free,2023-03-24 10:23:10 UTC,2024-03-24 10:23:10 UTC\n',
      { 'in@beehiiv.example': 'confirmed Gil Hu', 'out@beehiiv.example': 'unsubscribed' },
      [],
    ],
    [
      'sheet.csv',
      Buffer.from(
        '\ufeffsep=;\r\n\r\nE-Mail;Vorname;Nachname;Unsubscribed?;;\r\nin@sheet.example;Ida;Jo;no;;\r\nout@sheet.example;;;YES;;;;\r\n',
        'utf16le',
      ),
      { 'in@sheet.example': 'confirmed Ida Jo', 'out@sheet.example': 'unsubscribed' },
      [],
    ],
    [
      'tabs.txt',
      'name\temail\tnote\nKay, Jr.\tin@tabs.example\ta; b, c\n',
      { 'in@tabs.example': 'confirmed Kay, Jr.' },
      [],
    ],
  ])('from %s get the standing that the file gives them', async (file, text, standing, options) => {
    const before = await press.people();
    const foreseen = await press.imports(file, text, ...options, '--dry-run');
    expect(await press.people()).toEqual(before);
    const stored = await press.imports(file, text, ...options);
    expect(foreseen).toEqual({ ...stored, dryRun: true });
    const after = await press.people();
    expect(Object.fromEntries([...after].filter(([address]) => !before.has(address)))).toEqual(
      standing,
    );
    const again = await press.imports(file, text, ...options);
    expect(again).toMatchObject({ added: 0, newlySuppressed: 0 });
    expect(await press.people()).toEqual(after);
  });

  it('keep their evidence: first agreement, IP address, the file and its program', async () => {
    await press.imports(
      'subscribed_email_audience_export_9f.csv',
      'Email Address,OPTIN_TIME,OPTIN_IP,CONFIRM_TIME,LEID\nev@mailchimp.example,2020-01-02 03:04:05,192.0.2.7,2020-01-03 00:00:00,1\n',
    );
    const shown = JSON.parse(
      await press.does('subscriber', 'show', 'ev@mailchimp.example', '--json'),
    ) as unknown;
    expect(shown).toMatchObject({
      subscriptions: [
        {
          since: '2020-01-02T03:04:05.000Z',
          confirmedAt: '2020-01-03T00:00:00.000Z',
          consents: [
            {
              kind: 'imported',
              wording: 'Moved here',
              source: 'subscribed_email_audience_export_9f.csv',
              ip: expect.stringMatching(/^hmac:[0-9a-f]+:/) as string,
              optedInAt: '2020-01-03T00:00:00.000Z',
              file: {
                format: 'mailchimp',
                sha256: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
              },
            },
          ],
        },
      ],
    });
  });

  it('are never loosened by a file, only tightened', async () => {
    await press.imports(
      'known.csv',
      'email,status\nstays@known.example,confirmed\nleft@known.example,unsubscribed\nbad@known.example,bounced\nfine@known.example,confirmed\n',
    );
    const report = await press.imports(
      'later.csv',
      'email,status\nstays@known.example,unsubscribed\nleft@known.example,confirmed\nbad@known.example,confirmed\nfine@known.example,complained\n',
    );
    expect(report).toMatchObject({
      added: 0,
      existing: 3,
      newlySuppressed: 1,
      stillConfirmed: { count: 1, rows: [{ line: 2, address: 'stays@known.example' }] },
      suppressed: [{ line: 4, address: 'bad@known.example', reason: 'bounce' }],
    });
    await press.imports('strong.csv', 'email,status\nbad@known.example,complained\n');
    await press.imports('weak.csv', 'email,status\nfine@known.example,bounced\n');
    const people = await press.people();
    expect(people.get('stays@known.example')).toBe('confirmed');
    expect(people.get('left@known.example')).toBe('unsubscribed');
    expect(people.get('bad@known.example')).toBe('unsubscribed complaint');
    expect(people.get('fine@known.example')).toBe('confirmed complaint');
  });

  it.each([
    ['confirmed', 'unsubscribed', 'unsubscribed'],
    ['unsubscribed', 'confirmed', 'unsubscribed'],
    ['bounced', 'confirmed', 'unsubscribed bounce'],
    ['unsubscribed', 'complained', 'unsubscribed complaint'],
    ['complained', 'bounced', 'unsubscribed complaint'],
  ])('listed in one file as %s and as %s are %s', async (first, second, standing) => {
    const address = `${first}-${second}@twice.example`;
    const report = await press.imports(
      'twice.csv',
      `email,status,name\n${address},${first},\nother-${address},confirmed,\n${address.toUpperCase()},${second},Twice\n`,
    );
    expect(report).toMatchObject({ addresses: 2, leftOut: { repeated: 1 } });
    const people = new Map(
      [...(await press.people())].map(([found, said]) => [found.toLowerCase(), said]),
    );
    expect(people.get(address)).toBe(`${standing} Twice`);
  });

  it('who were erased here stay unknown, whatever the file says about them', async () => {
    await press.imports('first.csv', 'email\ngone@erased.example\n');
    await press.does('subscriber', 'erase', 'gone@erased.example');
    const report = await press.imports(
      'again.csv',
      'email,status\ngone@erased.example,complained\n',
    );
    expect(report).toMatchObject({ added: 0, newlySuppressed: 0, leftOut: { suppressed: 1 } });
    expect((await press.people()).has('gone@erased.example')).toBe(false);
  });
});

describe('a doubtful file', () => {
  it('stores nothing, and the report says where and how to continue', async () => {
    const before = await press.people();
    await press.write('doubt.csv', 'email,Reachable\na@doubt.example,yes\n');
    const argv = ['subscriber', 'import', 'doubt.csv', '--consent', 'Moved here'];
    const refused = await press.run(...argv);
    expect(refused).toMatchObject({ code: 2, stdout: '' });
    expect(refused.stderr).toMatch(
      /^doubt\.csv:1: found a column "Reachable" .*--pass-over "Reachable".*\n {2}email: address\n {2}Reachable: not understood\nNothing was imported\.\n$/,
    );
    expect(await press.people()).toEqual(before);
    expect(await press.does(...argv, '--pass-over', 'Reachable')).toContain(
      'Passed over: Reachable',
    );
  });

  it('is read once somebody says what its columns hold', async () => {
    const text = 'Kontakt;Wer;Opt plan\nada@map.example;Ada;yes\nbo@map.example;Bo;no\n';
    await press.write('map.csv', text);
    const argv = ['subscriber', 'import', 'map.csv', '--consent', 'Moved here'];
    expect(await press.run(...argv)).toMatchObject({ code: 2, stdout: '' });
    const odd = await press.run(...argv, '--map', 'Kontakt=mail');
    expect(odd.code).toBe(2);
    expect(odd.stderr).toContain('--map: found "Kontakt=mail", expected a column');
    const chosen = ['--map', 'kontakt=email', '--map', '#2=name', '--map', 'Opt plan=subscribed'];
    await press.does(...argv, ...chosen);
    const people = await press.people();
    expect(people.get('ada@map.example')).toBe('confirmed Ada');
    expect(people.get('bo@map.example')).toBe('unsubscribed Bo');
  });

  it('shows in a dry run how it is read and which rows are refused', async () => {
    const before = await press.people();
    await press.write(
      'dry.csv',
      'email,colour,status\na@dry.example,red,active\nb@dry.example,blue,?\n',
    );
    const argv = ['subscriber', 'import', 'dry.csv', '--consent', 'Moved here', '--dry-run'];
    const dry = await press.run(...argv);
    expect(dry.code).toBe(1);
    expect(dry.stdout).toMatch(/^Dry run, nothing is stored\. Read as a plain list\./);
    expect(dry.stdout).toContain('\n  email: address\n  colour: passed over\n  status: standing');
    expect(dry.stdout).toMatch(/^added +1$/m);
    expect(dry.stdout).toMatch(/^refused +1$/m);
    expect(dry.stderr).toMatch(/^dry\.csv:3: found status "\?", expected a word/);
    expect((await press.run(...argv, '--skip-bad')).code).toBe(0);
    expect(await press.people()).toEqual(before);
  });
});

it('nobody who left, bounced or complained elsewhere is mailed the next issue', async () => {
  await press.imports(
    'mixed.csv',
    'email,status\nstays@mixed.example,active\nleft@mixed.example,unsubscribed\nvoid@mixed.example,bounced\nangry@mixed.example,complained\n',
  );
  await press.does('review', 'add', SEED);
  await press.does('issue', 'compile');
  await press.does('issue', 'approve', '1');
  const people = await press.people();
  await press.does('issue', 'send', '1', '--wait');
  const sandbox = openSandbox({ path: join(press.dataDir, 'sandbox.sqlite') });
  try {
    const mailed = [...sandbox.ledger.countsByAddress().keys()];
    expect(mailed.toSorted()).toEqual(
      [...people]
        .filter(([, said]) => /^confirmed(?! (?:bounce|complaint))/.test(said))
        .map(([address]) => address)
        .toSorted(),
    );
    expect(mailed).toContain('stays@mixed.example');
  } finally {
    await sandbox.close();
  }
});

it('an export can be imported elsewhere and exported unchanged, newsletter by newsletter', async () => {
  const before = await openPress(old);
  const ofSlug = ['--newsletter', 'second'];
  await before.does(
    'newsletter',
    'set',
    'second',
    '--title',
    'Second',
    '--from',
    's@second.example',
  );
  await before.imports(
    'people.csv',
    'email,name,status,created_at,confirmed_at,unsubscribed_at\n' +
      'in@a.example,"=1+1;=2",confirmed,2020-01-02,2020-01-03,\n' +
      'out@a.example,Out,unsubscribed,2020-01-02,2020-01-03,2021-01-01\n' +
      'void@a.example,Void,bounced,2020-01-02,2020-01-03,\n' +
      'angry@a.example,Angry,confirmed,2020-01-02,2020-01-03,\n' +
      'lost@a.example,,confirmed,2020-01-02,2020-01-03,\n' +
      'erased@a.example,Erased,confirmed,2020-01-02,2020-01-03,\n',
  );
  await before.imports('complaints.csv', 'email,status\nangry@a.example,complained\n');
  await before.imports(
    'more.csv',
    'email\nin@a.example\nonly@b.example\nangry@a.example\n',
    ...ofSlug,
  );
  await before.does('subscriber', 'suppress', 'lost@a.example');
  await before.does('subscriber', 'suppress', 'only@b.example');
  await before.does('subscriber', 'suppress', 'never@c.example', '--because', 'Asked in a letter');
  await before.does('subscriber', 'erase', 'erased@a.example');

  const first = await before.does('subscriber', 'export');
  const second = await before.does('subscriber', 'export', ...ofSlug);
  expect(first.startsWith(HEADER)).toBe(true);
  expect(first).toContain('\r\nnever@c.example,,,,,,by-hand,,,,\r\n');
  expect(first).not.toContain('erased');

  const after = await openPress(fresh);
  await after.does(
    'newsletter',
    'set',
    'second',
    '--title',
    'Second',
    '--from',
    's@second.example',
  );
  await after.imports('first.csv', first);
  await after.imports('second.csv', second, ...ofSlug);
  const lines = (text: string) => text.split('\r\n').toSorted();
  expect(lines(await after.does('subscriber', 'export'))).toEqual(lines(first));
  expect(lines(await after.does('subscriber', 'export', ...ofSlug))).toEqual(lines(second));
});
