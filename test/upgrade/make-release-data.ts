// Makes the small data that the upgrade test starts from, by the commands of a release:
//   node test/upgrade/make-release-data.ts ../release v0.9.0
// README.md beside this file says how to get the checkout.
import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { openDatabase, sql, type OpenedDatabase } from '@galley/db';
import type { acceptInvitation as acceptHere } from '@galley/press/people';
import type { createKeyring as createKeyringHere } from '@galley/runtime';
import { createWebhookSecret, serveSandbox } from '@galley/sandbox';
import { writeKeptData, type KeptIssue } from './kept-data.ts';
import { serveRecordingProvider } from './recording-provider.ts';
import { releaseGalley } from './release-galley.ts';
import { findUnpreparable } from './find-unpreparable.ts';
import { readRows } from './rows.ts';

const [checkout = '', release = ''] = process.argv.slice(2);
if (checkout === '' || release === '') {
  throw new Error('expected the folder of a checkout and the name of its release');
}

const PUBLIC_URL = 'https://news.example.org';
const SECRET_KEY = 'only for the data of an upgrade test';
const READERS = 230;
const PATIENCE_MS = 60_000;
let count = 0;

const cwd = await mkdtemp(join(tmpdir(), 'galley-release-'));
const port = await freePort();
const secret = createWebhookSecret();
const sandbox = await serveSandbox({
  path: join(cwd, 'sandbox.sqlite'),
  port: 0,
  rateLimit: null,
  webhook: { url: `http://127.0.0.1:${port}/webhooks/resend`, secret },
});
let losing = false;
let lost = 0;
const provider = await serveRecordingProvider(sandbox.url, () => {
  if (!losing) return 'answered';
  lost += 1;
  return lost === 1 ? 'answered' : lost === 2 ? 'answer-lost' : 'never-arrived';
});
const galley = releaseGalley(resolve(checkout), cwd, {
  DATA_DIR: join(cwd, 'data'),
  PORT: String(port),
  PUBLIC_URL,
  SECRET_KEY,
  RESEND_API_KEY: 're_release',
  RESEND_BASE_URL: provider.url,
  RESEND_WEBHOOK_SECRET: secret,
  LOG_LEVEL: 'error',
  NODE_OPTIONS: `--import ${join(import.meta.dirname, 'note-statements.js')}`,
  NOTE_STATEMENTS: join(cwd, 'statements'),
  NOTE_STATEMENTS_OF: resolve(checkout),
});

// Soon, so that it is past for the database of whoever runs the test, whose clock times sending.
const slotAt = new Date(Date.now() + 6 * 60_000);
const slot = slotAt.toISOString().slice(0, 10);
const time = slotAt.toISOString().slice(11, 16);
const weekday = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'][slotAt.getUTCDay()] ?? 'mon';

const started = await galley.start();
const database = await openDatabase({
  databaseUrl: null,
  dataDir: join(cwd, 'data'),
  applicationName: 'make-release-data',
});
try {
  await makeNewsletters();
  await makeReaders();
  await makePeople();
  await sendFirstIssues();
  await readersAct();
  await leaveOneApproved();
  await leaveOnePaused();
  await leaveReviews();
  const printed = await printAll();
  started.kill('SIGTERM');
  await new Promise((done) => started.once('exit', done));
  const rows = await readRows(database.db);
  const size = await writeKeptData({
    release,
    madeAt: new Date().toISOString(),
    secretKey: SECRET_KEY,
    publicUrl: PUBLIC_URL,
    ...rows,
    requests: [...provider.requests.values()],
    issues: await readIssues(database),
    statements: await readStatements(),
    printed,
  });
  process.stdout.write(`${release}: ${size} bytes\n`);
} finally {
  started.kill('SIGKILL');
  await database.close();
  await provider.close();
  await sandbox.close();
  await rm(cwd, { recursive: true, force: true });
}

async function makeNewsletters(): Promise<void> {
  const postal = ['--postal-address', '1 Main St, Springfield'];
  await galley.run(
    ...['newsletter', 'set', '--title', 'The Long Read', '--cadence', `weekly ${weekday} ${time}`],
    ...['--from', 'The Long Read <read@news.example>', '--time-zone', 'UTC', ...postal],
    ...['--floors', '4,5', '--editors', 'editors@news.example', '--testers', 'test@news.example'],
    ...['--undo-window', '0', '--cut-off', '0'],
  );
  await galley.run(
    ...['newsletter', 'set', 'wochenblatt', '--title', 'Das Wochenblatt', '--language', 'de'],
    ...[
      '--from',
      'Das Wochenblatt <blatt@news.example>',
      '--time-zone',
      'Europe/Berlin',
      ...postal,
    ],
    ...['--topics', 'Meer,Raumfahrt', '--undo-window', '0', '--clicks', 'on'],
  );
}

async function makeReaders(): Promise<void> {
  const people = (name: string, count: number) =>
    [
      'email,name',
      ...Array.from({ length: count }, (_, n) => `${name}${n}@readers.example,R${n}`),
    ].join('\n');
  await writeFile(join(cwd, 'people.csv'), people('reader', 8));
  await writeFile(join(cwd, 'leser.csv'), people('leser', READERS));
  const consent = ['--consent', 'Signed up at the fair'];
  await galley.run('subscriber', 'import', 'people.csv', '-n', 'the-long-read', ...consent);
  await galley.run('subscriber', 'import', 'leser.csv', '-n', 'wochenblatt', ...consent);
  for (const address of ['bounced@resend.dev', 'complained@resend.dev']) {
    await galley.run('subscriber', 'add', address, '-n', 'the-long-read', ...consent);
  }
  await galley.run('subscriber', 'suppress', 'reader7@readers.example', '--because', 'by phone');
  await signUp('pending@readers.example');
}

/** Signs somebody up who never confirms, by the page. */
async function signUp(address: string): Promise<void> {
  const at = `http://127.0.0.1:${port}`;
  const page = await (await fetch(at)).text();
  const fields = new URLSearchParams();
  for (const [input] of page.matchAll(/<input[^>]*type="hidden"[^>]*>/g)) {
    const value = (name: string) => new RegExp(` ${name}="([^"]*)"`).exec(input)?.[1] ?? '';
    fields.set(value('name'), value('value'));
  }
  fields.set('email', address);
  await sleep(6000); // as long as a person needs to fill in a form
  const answer = await fetch(`${at}/subscribe`, { method: 'POST', body: fields });
  if (!answer.ok) throw new Error(`the sign-up was refused: ${await answer.text()}`);
}

async function makePeople(): Promise<void> {
  const { link } = (await galley.run(
    'person',
    'invite',
    'ada@news.example',
    '--role',
    'owner',
  )) as {
    link: string;
  };
  // As the page of the desk does that the link leads to.
  const { acceptInvitation } = (await import(
    pathToFileURL(resolve(checkout, 'packages/press/src/people/index.ts')).href
  )) as { acceptInvitation: typeof acceptHere };
  const { createKeyring } = (await import(
    pathToFileURL(resolve(checkout, 'packages/runtime/src/index.ts')).href
  )) as { createKeyring: typeof createKeyringHere };
  const accepted = await acceptInvitation(
    { db: database.db, clock: () => new Date(), keyring: createKeyring([SECRET_KEY]) },
    { token: link.split('#')[1] ?? '' },
  );
  if (accepted.kind !== 'accepted') throw new Error(`the invitation: ${accepted.kind}`);
  await galley.run('person', 'invite', 'bo@news.example', '--role', 'writer', '-n', 'wochenblatt');
  await galley.run(
    ...['token', 'create', '--for', 'ada@news.example', '--scope', 'read', '--name', 'reports'],
  );
  await galley.run(...['webhook', 'add', 'https://hooks.example.org/galley', '--event', 'issue.*']);
}

async function addReview(slug: string, title: string, stars: string, topic?: string) {
  count += 1;
  const file = join(cwd, `review${count}.json`);
  const review = {
    title,
    rating: { value: Number(stars), max: 5 },
    outlet: 'WIRED',
    publishedOn: '2026-03-11',
    authors: ['Ada Lovelace'],
    url: `https://articles.example/${count}`,
    topics: topic === undefined ? [] : [topic],
    summary: [`What ${title} says, in a sentence or two.`],
    keyFindings: [{ text: 'It is found.' }, { text: 'It is shown.' }],
    analysis: [{ heading: null, blocks: [{ type: 'paragraph', text: 'It is well argued.' }] }],
    whyItMatters: ['It matters.'],
  };
  await writeFile(file, JSON.stringify(review));
  return (await galley.run('review', 'add', file, '-n', slug)) as { id: string };
}

async function sendFirstIssues(): Promise<void> {
  const wrong = await addReview('the-long-read', 'Tides of Data', '4.5');
  await addReview('the-long-read', 'Small Machines', '3');
  await addReview('wochenblatt', 'Ebbe und Daten', '4', 'Meer');
  for (const slug of ['the-long-read', 'wochenblatt']) {
    const number = String(await compile(slug, '--extra'));
    await galley.run('issue', 'approve', number, '-n', slug, '--date', 'today');
    await galley.run('issue', 'send', number, '-n', slug);
    await until(slug, number, 'sent');
  }
  await settled();
  const file = join(cwd, 'corrected.json');
  const first = JSON.parse(await readFile(join(cwd, 'review1.json'), 'utf8')) as object;
  await writeFile(file, JSON.stringify({ ...first, authors: ['Ada King'] }));
  await galley.run(
    ...['review', 'correct', wrong.id, '--file', file, '--note', 'We had misspelled a name.'],
  );
}

async function compile(slug: string, ...how: string[]): Promise<number> {
  const issue = (await galley.run('issue', 'compile', '-n', slug, ...how)) as { number: number };
  return issue.number;
}

async function until(slug: string, number: string, state: string): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    if (Date.now() > deadline) throw new Error(`issue ${number} of ${slug} is not ${state}`);
    const status = (await galley.run('issue', 'status', number, '-n', slug)) as { state: string };
    if (status.state === state) return;
    await sleep(200);
  }
}

/** Until every accepted mail was reported to the release, and its events are applied. */
async function settled(): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    if (Date.now() > deadline) throw new Error('feedback did not arrive');
    const { rows } = await sql<{ open: string }>`
      select (select count(*) from delivery where state = 'accepted'
          and coalesce(delivered_at, bounced_at, complained_at, failed_at) is null)
        + (select count(*) from feedback_event where applied_at is null) as open`.execute(
      database.db,
    );
    if (rows[0]?.open === '0') return;
    await sleep(200);
  }
}

/** Readers of the first issue leave, pause and choose, by the links in their mails. */
async function readersAct(): Promise<void> {
  const act = async (address: string, page: string, fields: Record<string, string>) => {
    const url = `http://127.0.0.1:${port}/${page}/${tokenOf(address)}`;
    const answer = await fetch(url, { method: 'POST', body: new URLSearchParams(fields) });
    if (!answer.ok) throw new Error(`${page} of ${address}: ${answer.status}`);
  };
  await act('reader0@readers.example', 'unsubscribe', { 'List-Unsubscribe': 'One-Click' });
  await act('leser0@readers.example', 'unsubscribe', { 'List-Unsubscribe': 'One-Click' });
  const shown = async (address: string, changed: Record<string, string>) => {
    const page = await (
      await fetch(`http://127.0.0.1:${port}/preferences/${tokenOf(address)}`)
    ).text();
    await act(address, 'preferences', { ...untouched(page), ...changed });
  };
  await shown('reader1@readers.example', { 'pause.the-long-read': '3' });
  await shown('reader2@readers.example', { 'floor.the-long-read': '4' });
  await shown('leser1@readers.example', { 'topics.wochenblatt': 'meer' });
}

/** What a browser sends from the page if nothing is touched. */
function untouched(page: string): Record<string, string> {
  const form = page.slice(page.indexOf('<form'), page.indexOf('</form>'));
  const attribute = (tag: string, name: string) =>
    new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1] ?? '';
  const inputs = [...form.matchAll(/<input[^>]*>/g)]
    .map(([tag]) => tag)
    .filter((tag) => !/type="(?:radio|checkbox)"/.test(tag) || /\schecked/.test(tag))
    .map((tag) => [attribute(tag, 'name'), attribute(tag, 'value')]);
  const selects = [...form.matchAll(/<select name="([^"]*)"/g)].map(([, name = '']) => [name, '']);
  return Object.fromEntries([...inputs, ...selects]) as Record<string, string>;
}

function tokenOf(address: string): string {
  for (const { body } of provider.requests.values()) {
    const mails = JSON.parse(body) as { to: string[]; headers: Record<string, string> }[];
    const mail = mails.find(({ to }) => to.includes(address));
    const found = /\/unsubscribe\/([^>]+)>/.exec(mail?.headers['List-Unsubscribe'] ?? '');
    if (found?.[1] !== undefined) return found[1];
  }
  throw new Error(`no mail to ${address}`);
}

async function leaveOneApproved(): Promise<void> {
  await addReview('the-long-read', 'Quiet Rivers', '5');
  await addReview('the-long-read', 'Loud Engines', '2.5');
  const number = String(await compile('the-long-read', '--slot', slot));
  await galley.run('issue', 'set', number, '--note', 'A word from the editors.');
  await galley.run('issue', 'approve', number);
}

async function leaveOnePaused(): Promise<void> {
  await addReview('wochenblatt', 'Raketen im Nebel', '4.5', 'Raumfahrt');
  const number = String(await compile('wochenblatt', '--extra'));
  const ref = [number, '-n', 'wochenblatt'];
  await galley.run('issue', 'approve', ...ref);
  losing = true;
  await galley.run('issue', 'send', ...ref);
  while (lost < 3) await sleep(50);
  await galley.run('issue', 'pause', ...ref);
  await until('wochenblatt', number, 'paused');
}

async function leaveReviews(): Promise<void> {
  const pinned = await addReview('the-long-read', 'Pinned Stars', '4');
  await galley.run('review', 'pin', pinned.id);
  const held = await addReview('the-long-read', 'Held Waters', '4');
  await galley.run('review', 'hold', held.id);
  const removed = await addReview('the-long-read', 'Removed Roads', '1');
  await galley.run('review', 'remove', removed.id);
  await addReview('the-long-read', 'Waiting Winds', '3.5');
  await addReview('wochenblatt', 'Wartende Winde', '3.5', 'Meer');
}

/** What the release says, to be compared with what later code says of the same rows. */
async function printAll(): Promise<Record<string, unknown>> {
  const printed: Record<string, unknown> = {};
  for (const line of [
    'newsletter list',
    'newsletter show the-long-read',
    'newsletter choices wochenblatt',
    'review list --all -n the-long-read',
    'review list --all -n wochenblatt',
    'issue list -n the-long-read',
    'issue list -n wochenblatt',
    'issue status 1 -n the-long-read',
    'issue status 2 -n wochenblatt',
    'issue report 1 -n the-long-read',
    'subscriber show reader0@readers.example',
    'subscriber show reader2@readers.example',
    'subscriber show bounced@resend.dev',
    'subscriber history reader1@readers.example',
    'person list',
    'token list',
    'webhook list',
    'audit',
  ]) {
    printed[line] = await galley.run(...line.split(' '));
  }
  return printed;
}

/** The noted statements that ask or change rows; those on temporary tables are left out. */
async function readStatements(): Promise<readonly string[]> {
  const lines = (await readFile(join(cwd, 'statements'), 'utf8')).trim().split('\n');
  const texts = [...new Set(lines.map((line) => JSON.parse(line) as string))]
    .filter((text) => /^\s*(select|insert|update|delete|with)\b/i.test(text))
    .toSorted();
  const refused = await findUnpreparable(database.pool, texts);
  return texts.filter((text) => !refused.has(text));
}

async function readIssues({ db }: OpenedDatabase): Promise<readonly KeptIssue[]> {
  const issues = await sql<Omit<KeptIssue, 'renditions'>>`
    select issue.id, newsletter.slug as newsletter, number, issue.state,
      content_hash as "contentHash", due_at as "dueAt"
    from issue join newsletter on newsletter.id = newsletter_id order by issue.id`.execute(db);
  const renditions = await sql<Record<'issue' | 'key' | 'subject' | 'html' | 'text', string>>`
    select issue_id as issue, key, subject, html, text from rendition order by id`.execute(db);
  return issues.rows.map((issue) => ({
    ...issue,
    renditions: renditions.rows
      .filter((one) => one.issue === issue.id)
      .map(({ key, subject, html, text }) => ({
        key,
        sha256: createHash('sha256')
          .update(JSON.stringify([subject, html, text]))
          .digest('hex'),
      })),
  }));
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port: free } = server.address() as AddressInfo;
  await new Promise((done) => server.close(done));
  return free;
}
