import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from '@galley/db';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runGalley, withDatabase, type Ran } from '../../kit/index.ts';

interface Case {
  readonly input: string;
  readonly argv: readonly string[];
  /** Written to the file that `FILE.<extension>` in argv names. */
  readonly file?: string | Uint8Array;
  readonly env?: Readonly<Record<string, string>>;
  /** What stderr must say. */
  readonly says: RegExp;
}

const test = withDatabase();
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'galley-malformed-'));
  const set = await run({ argv: ['newsletter', 'set', '--title', 'Code Digest'] });
  if (set.code !== 0) throw new Error(set.stderr);
});
afterAll(() => rm(folder, { recursive: true }));

const run = (given: Pick<Case, 'argv' | 'env'>): Promise<Ran> =>
  runGalley(given.argv, {
    cwd: folder,
    env: { DATA_DIR: join(folder, 'data'), ...test.env, ...given.env },
  });

/** Every row of every table that a command could have written. */
async function stored(): Promise<unknown> {
  const { rows } = await sql`
    select (select count(*) from newsletter) as newsletters, (select count(*) from review) as reviews,
      (select count(*) from issue) as issues, (select count(*) from subscriber) as subscribers,
      (select count(*) from subscription) as subscriptions, (select count(*) from consent) as consents,
      (select count(*) from suppression) as suppressions, (select count(*) from notice) as notices,
      (select md5(string_agg(newsletter::text, '|')) from newsletter) as settings`.execute(test.db);
  return rows[0];
}

const HEAD = 'A Title\n\n4/5 · WIRED · March 11, 2026 · By Ana Lee\n\n';
const PARSE = ['review', 'parse', 'FILE.txt'];
const ADD = ['review', 'add', 'FILE.txt'];
const IMPORT = ['subscriber', 'import', 'FILE.csv', '--consent', 'Signed up at the fair'];
const at = (line: number): string => String.raw`^FILE\.\w+:${line}: found .+, expected .+`;
const place = (line: number): RegExp => new RegExp(at(line), 'm');

const REVIEWS: readonly Case[] = [
  { input: 'an empty file', argv: ADD, file: '', says: place(1) },
  { input: 'only blank lines', argv: ADD, file: '\n \n\n', says: place(1) },
  {
    input: 'a rating above its maximum',
    argv: ADD,
    file: HEAD.replace('4/5', '6/5'),
    says: place(3),
  },
  {
    input: '31 February',
    argv: ADD,
    file: HEAD.replace('March 11', 'February 31'),
    says: place(3),
  },
  { input: 'no outlet', argv: ADD, file: 'A Title\n\nSummary\n\nText.\n', says: place(1) },
  {
    input: 'a control character in the title',
    argv: ADD,
    file: HEAD.replace('A Title', 'A \u0007Title'),
    says: place(1),
  },
  {
    input: 'a bidi override in the title',
    argv: ADD,
    file: HEAD.replace('A Title', 'A \u202eTitle'),
    says: place(1),
  },
  {
    input: 'a placeholder character in the text',
    argv: ADD,
    file: `${HEAD}Summary\n\nA \ufdd0token\ufdd1.\n`,
    says: /^FILE\.txt:\d+: found/,
  },
  {
    input: 'Latin-1',
    argv: ADD,
    file: Buffer.from(`${HEAD}caf\u00e9\n`, 'latin1'),
    says: place(3),
  },
  { input: 'UTF-16', argv: ADD, file: Buffer.from(`\ufeff${HEAD}`, 'utf16le'), says: place(1) },
  { input: 'more than 256 KiB', argv: PARSE, file: HEAD + 'x'.repeat(257 * 1024), says: place(1) },
  {
    input: 'broken JSON',
    argv: ['review', 'add', 'FILE.json'],
    file: '{"title": "A",\n"rating": }',
    says: place(2),
  },
  {
    input: 'JSON of another shape',
    argv: ['review', 'add', 'FILE.json'],
    file: '[1, 2]',
    says: place(1),
  },
  {
    input: 'JSON with an unknown key',
    argv: ['review', 'add', 'FILE.json'],
    file: '{"title":"A","outlet":"B","stars":5}',
    says: /^FILE\.json:\d+: found .*stars/m,
  },
  {
    input: 'JSON with a javascript: link',
    argv: ['review', 'add', 'FILE.json'],
    file: '{"title":"A","outlet":"B","url":"javascript:alert(1)"}',
    says: /^FILE\.json:\d+: found .*javascript/m,
  },
  {
    input: 'front matter that is not YAML',
    argv: ['review', 'add', 'FILE.md'],
    file: '---\ntitle: [\n---\n\n# A\n',
    says: /^FILE\.md:\d+: found/,
  },
];

const CSVS: readonly Case[] = [
  { input: 'an empty file', argv: IMPORT, file: '', says: place(1) },
  { input: 'no email column', argv: IMPORT, file: 'name\nAna\n', says: place(1) },
  {
    input: 'no email column, with --skip-bad, which would not help',
    argv: [...IMPORT, '--skip-bad'],
    file: 'name\nAna\n',
    says: /^FILE\.csv:1: found "name", expected .+\nNothing was imported\.\n$/,
  },
  {
    input: 'a row without an @',
    argv: IMPORT,
    file: 'email\nana@a.example\nnobody\n',
    says: /^FILE\.csv:3: found "nobody", expected .+\nNothing was imported\. Use --skip-bad /m,
  },
  {
    input: 'two addresses in a field',
    argv: IMPORT,
    file: 'email\n"a@a.example,b@b.example"\n',
    says: place(2),
  },
  {
    input: 'a line break in an address',
    argv: IMPORT,
    file: 'email\n"a@a.example\nBcc: x@y.example"\n',
    says: /^FILE\.csv:[23]: found/m,
  },
  {
    input: 'a quote that never ends',
    argv: IMPORT,
    file: 'email,name\na@a.example,"Ana\n',
    says: /^FILE\.csv:\d+: found/m,
  },
  {
    input: 'too many fields in a row',
    argv: IMPORT,
    file: 'email,name\na@a.example,Ana,Bo,Cy\n',
    says: /^FILE\.csv:2: found/m,
  },
  {
    input: 'bytes that are not UTF-8',
    argv: IMPORT,
    file: Buffer.from('email,name\na@a.example,Jos\u00e9\n', 'latin1'),
    says: place(2),
  },
  {
    input: 'blank consent',
    argv: [...IMPORT.slice(0, -1), '  '],
    file: 'email\na@a.example\n',
    says: /^--consent: found " {2}", expected/m,
  },
];

const CONFIG: readonly Case[] = [
  {
    input: 'a port that is not a number',
    argv: ['issue', 'list'],
    env: { PORT: '80x' },
    says: /^PORT: "80x"/m,
  },
  { input: 'a port above 65535', argv: ['start'], env: { PORT: '65536' }, says: /^PORT: /m },
  { input: 'a host with blanks', argv: ['start'], env: { HOST: 'a b' }, says: /^HOST: /m },
  {
    input: 'a public URL without a scheme',
    argv: ['doctor'],
    env: { PUBLIC_URL: 'news.example.org' },
    says: /^PUBLIC_URL: /m,
  },
  {
    input: 'a public URL with a query',
    argv: ['doctor'],
    env: { PUBLIC_URL: 'https://a.example/?x' },
    says: /^PUBLIC_URL: /m,
  },
  {
    input: 'a database of another kind',
    argv: ['migrate'],
    env: { DATABASE_URL: 'mysql://a/b' },
    says: /^DATABASE_URL: /m,
  },
  {
    input: 'a remote database without a shared key',
    argv: ['migrate'],
    env: { DATABASE_URL: 'postgres://db.example/galley' },
    says: /^SECRET_KEY: not set/m,
  },
  {
    input: 'a short secret key',
    argv: ['migrate'],
    env: { SECRET_KEY: 'short' },
    says: /^SECRET_KEY: has 5 characters/m,
  },
  {
    input: 'a webhook secret of another form',
    argv: ['start'],
    env: { RESEND_WEBHOOK_SECRET: 'abc' },
    says: /^RESEND_WEBHOOK_SECRET: /m,
  },
  {
    input: 'a mail server without a key',
    argv: ['start'],
    env: { RESEND_BASE_URL: 'http://127.0.0.1:1' },
    says: /^RESEND_BASE_URL: /m,
  },
  {
    input: 'an unknown log level',
    argv: ['review', 'list'],
    env: { LOG_LEVEL: 'loud' },
    says: /^LOG_LEVEL: /m,
  },
  {
    input: 'two problems at once',
    argv: ['calendar'],
    env: { PORT: '0', LOG_LEVEL: 'loud' },
    says: /^PORT: .*\nLOG_LEVEL: /m,
  },
  {
    input: 'a data folder inside a file',
    argv: ['migrate'],
    file: '',
    env: { DATA_DIR: 'FILE.txt/data' },
    says: /^DATA_DIR: .* a part of the path is a file/m,
  },
  {
    input: 'delivery alone with nowhere to send',
    argv: ['start', '--only', 'delivery'],
    says: /RESEND_API_KEY is not set/,
  },
];

const SET = ['newsletter', 'set'];
const USAGE: readonly Case[] = [
  { input: 'no command', argv: [], says: /Usage: galley/ },
  { input: 'an unknown command', argv: ['publish'], says: /unknown command 'publish'/ },
  {
    input: 'an unknown option',
    argv: ['review', 'list', '--fast'],
    says: /unknown option '--fast'/,
  },
  { input: 'a group without its command', argv: ['issue'], says: /Usage: galley issue/ },
  {
    input: 'a missing argument',
    argv: ['review', 'parse'],
    says: /missing required argument 'file'/,
  },
  {
    input: 'a missing option',
    argv: ['subscriber', 'import', 'FILE.csv'],
    file: 'email\n',
    says: /required option '--consent/,
  },
  {
    input: 'an argument too many',
    argv: ['issue', 'approve', '1', '2'],
    says: /too many arguments/,
  },
  {
    input: 'a missing file',
    argv: ['review', 'add', 'nowhere.txt'],
    says: /^nowhere\.txt: there is no such file/m,
  },
  {
    input: 'a folder instead of a file',
    argv: ['review', 'parse', '.'],
    says: /^\.: found a folder/m,
  },
  { input: 'an issue number of letters', argv: ['issue', 'show', 'one'], says: /'one' is invalid/ },
  {
    input: 'a missing issue',
    argv: ['issue', 'status', '7'],
    says: /There is no issue 7/,
  },
  {
    input: 'a missing review',
    argv: ['review', 'show', '77'],
    says: /There is no review 77/,
  },
  {
    input: 'an unknown format',
    argv: ['issue', 'show', '1', '--format', 'pdf'],
    says: /Allowed choices/,
  },
  {
    input: 'a slot that is not a date',
    argv: ['issue', 'compile', '--slot', '2026-02-30'],
    says: /an existing date/,
  },
  {
    input: 'a slot and an extra issue',
    argv: ['issue', 'compile', '--slot', '2026-03-13', '--extra'],
    says: /cannot be used with/,
  },
  {
    input: 'an override without its reason',
    argv: ['issue', 'approve', '1', '--override', 'x'],
    says: /needs a reason/,
  },
  {
    input: 'a test to something that is not an address',
    argv: ['issue', 'test', '1', '--to', 'nobody'],
    says: /^--to: found "nobody", expected an email address/m,
  },
  {
    input: 'a decision about something that is not an address',
    argv: ['issue', 'reconcile', '1', '--reject', 'nobody', '--because', 'she said so'],
    says: /^--reject: found "nobody", expected an email address such as /m,
  },
  {
    input: 'a decision without a reason',
    argv: ['issue', 'reconcile', '1', '--accept', 'ana@a.example', '--because', ' '],
    says: /^--because: found " ", expected how you know$/m,
  },
  {
    input: 'a minimum above the maximum',
    argv: [...SET, '--minimum', '5', '--maximum', '2'],
    says: /^--minimum: found 5, expected the maximum, 2, or less$/m,
  },
  { input: 'nothing to set', argv: SET, says: /Nothing to set/ },
  { input: 'an unknown cadence', argv: [...SET, '--cadence', 'sometimes'], says: /^--cadence: /m },
  {
    input: 'an unknown time zone',
    argv: [...SET, '--time-zone', 'Mars/Base'],
    says: /^--time-zone: /m,
  },
  { input: 'a duration without a unit', argv: [...SET, '--cut-off', '90'], says: /^--cut-off: /m },
  {
    input: 'a sender of two addresses',
    argv: [...SET, '--from', 'a@a.example, b@b.example'],
    says: /^--from: /m,
  },
  {
    input: 'a line break in the title',
    argv: [...SET, '--title', 'A\nBcc: x'],
    says: /^--title: /m,
  },
  {
    input: 'an editor who is not an address',
    argv: [...SET, '--editors', 'ana@a.example,bo'],
    says: /^--editors: /m,
  },
  {
    input: 'a theme that is unreadable in light mode',
    argv: [...SET, '--theme', 'FILE.json'],
    file: '{"light":{"accent":"#f5c542"}}',
    says: /^--theme: light: accent #f5c542 on paper #fffefb has a contrast of 1\.60/m,
  },
  {
    input: 'a theme that is not JSON',
    argv: [...SET, '--theme', 'FILE.json'],
    file: '{\n  accent: red',
    says: /^FILE\.json:2: found "accent: red", expected a key in double quotes or "}"/m,
  },
  {
    input: 'a theme with a named colour and an unknown key',
    argv: [...SET, '--theme', 'FILE.json'],
    file: '{"light":{"accent":"red","gold":"#ffffff"}}',
    says: /^--theme: light\.accent: found "red", expected a colour such as #9c2a1c; light: found "gold", expected only desk, paper/m,
  },
  {
    input: 'a missing newsletter',
    argv: ['newsletter', 'show', 'weekly'],
    says: /There is no newsletter "weekly"/,
  },
  {
    input: 'an address without a domain',
    argv: ['subscriber', 'add', 'ana@', '--consent', 'Asked'],
    says: /^EMAIL: found "ana@", expected a domain/m,
  },
  ...['show', 'suppress', 'unsuppress', 'erase'].map((command) => ({
    input: `no address to ${command}`,
    argv: ['subscriber', command, 'nope'],
    says: /^EMAIL: found "nope", expected an email address such as /m,
  })),
  {
    input: 'an invalid month',
    argv: ['issue', 'compile', '--best-of', '2026-13'],
    says: /^--best-of: found "2026-13", expected a month such as 2026-03$/m,
  },
  {
    input: 'a future month',
    argv: ['issue', 'compile', '--best-of', '9999-12'],
    says: /^--best-of: found 9999-12, which has not begun, expected \d{4}-\d\d or a month before it$/m,
  },
  {
    input: 'an age below a month',
    argv: ['trim', '--older-than', '5d'],
    says: /^--older-than: found "5d", expected 30d to 3660d$/m,
  },
  {
    input: 'an invalid age',
    argv: ['trim', '--older-than', 'long ago'],
    says: /^--older-than: found "long ago", expected 30d to 3660d$/m,
  },
  {
    input: 'a name with a line break',
    argv: ['subscriber', 'add', 'ana@a.example', '--consent', 'Asked', '--name', 'A\nB'],
    says: /^--name: found "A<U\+000A>B", expected/m,
  },
];

describe.each([
  ['reviews', REVIEWS],
  ['CSV', CSVS],
  ['settings', CONFIG],
  ['usage', USAGE],
])('malformed %s', (_, cases) => {
  it.each(cases)('$input: exit 2, a message, nothing stored', async ({ argv, file, env, says }) => {
    if (file !== undefined) {
      const name = argv.find((word) => word.startsWith('FILE.')) ?? 'FILE.txt';
      await writeFile(join(folder, name), file);
    }
    const before = await stored();
    const ran = await run({ argv, ...(env !== undefined && { env }) });
    expect(ran.stderr).toMatch(says);
    expect(ran).toMatchObject({ code: 2, stdout: '' });
    expect(ran.stderr).not.toMatch(/\bat .+:\d+:\d+\)?$/m);
    expect(await stored()).toEqual(before);
  });
});
