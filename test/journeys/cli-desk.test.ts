import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { openSandbox } from '@galley/sandbox';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freePort, runGalley, withDatabase, type Ran } from '../kit/index.ts';

const SEED = resolve(import.meta.dirname, '../../packages/core/fixtures/seed-review.txt');
const review = (title: string): string =>
  `${title}\n\n3/5 · WIRED · March 12, 2026\n\nhttps://wired.example/${title.at(-1)}\n\nSummary\n\nA text of ${title}.\n`;

const test = withDatabase();
let folder: string;
let port: number;

const run = (argv: readonly string[], env: Record<string, string> = {}): Promise<Ran> =>
  runGalley(argv, {
    cwd: folder,
    env: {
      DATA_DIR: join(folder, 'data'),
      PORT: String(port),
      PATH: '/usr/bin:/bin',
      ...test.env,
      ...env,
    },
  });

async function does(...argv: string[]): Promise<string> {
  const ran = await run(argv);
  expect(ran, argv.join(' ')).toMatchObject({ code: 0 });
  return ran.stdout;
}

async function queue(): Promise<string[]> {
  const listed = JSON.parse(await does('review', 'list', '--json')) as {
    review: { title: string };
    state: string;
  }[];
  return listed.map(({ review: { title }, state }) => `${title}: ${state}`);
}

/** An editor that runs one sed script over the file. */
async function editor(name: string, script: string): Promise<Record<string, string>> {
  const path = join(folder, name);
  await writeFile(path, `#!/bin/sh\nsed '${script}' "$1" > "$1.new" && mv "$1.new" "$1"\n`, {
    mode: 0o755,
  });
  return { EDITOR: path };
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'galley-desk-'));
  port = await freePort();
  for (const name of ['A', 'B', 'C']) {
    await writeFile(join(folder, `${name}.txt`), review(`Title ${name}`));
  }
});
afterAll(() => rm(folder, { recursive: true }));

describe('an editor at the command line', () => {
  it('creates a newsletter, and sees its calendar', async () => {
    await does('newsletter', 'set', '--title', 'Code Digest', '--cadence', 'weekly fri 08:00');
    const set = await does('newsletter', 'set', '--from', 'Desk <desk@code.example>', '--json');
    expect(JSON.parse(set)).toMatchObject({
      slug: 'code-digest',
      from: 'Desk <desk@code.example>',
    });
    const slots = JSON.parse(await does('calendar', '--next', '8', '--json')) as unknown[];
    expect(slots).toHaveLength(8);
    expect(await does('calendar')).toContain('skipped: the queue is empty');
  });

  it('queues reviews, and learns of an article that is already queued', async () => {
    for (const name of ['A', 'B', 'C']) await does('review', 'add', `${name}.txt`);
    const again = await run(['review', 'add', 'B.txt']);
    expect(again).toMatchObject({ code: 1, stdout: '' });
    expect(again.stderr).toMatch(/number 2 in the queue, since .*the same article URL.*--again/);
    await does('review', 'add', 'B.txt', '--again');
    expect(await queue()).toHaveLength(4);
    await does('review', 'remove', '4');
    expect(await queue()).toEqual(['Title A: queued', 'Title B: queued', 'Title C: queued']);
  });

  it('pins, moves and holds', async () => {
    await does('review', 'move', '3', '--to', '1');
    expect(await queue()).toEqual(['Title C: queued', 'Title A: queued', 'Title B: queued']);
    await does('review', 'pin', '2');
    expect(await queue()).toEqual(['Title B: queued', 'Title C: queued', 'Title A: queued']);
    const blocked = await run(['review', 'move', '3', '--to', '1']);
    expect(blocked.stderr).toBe(
      'Pinned reviews stay ahead of it. To unpin one: galley review pin ID --off\n',
    );
    const stays = await run(['review', 'move', '2', '--to', '3']);
    expect(stays.stderr).toContain('It is pinned, so it stays ahead of reviews that are not.');
    expect(await queue()).toEqual(['Title B: queued', 'Title C: queued', 'Title A: queued']);
    await does('review', 'hold', '2');
    expect(await queue()).toEqual(['Title C: queued', 'Title A: queued', 'Title B: held']);
    await does('review', 'hold', '2', '--off');
    await does('review', 'pin', '2', '--off');
    expect(await queue()).toHaveLength(3);
  });

  it('moves next to another review, brings back what was removed, and searches', async () => {
    const before = ['Title C: queued', 'Title A: queued', 'Title B: queued'];
    expect(await queue()).toEqual(before);
    const where = { code: 2, stderr: 'Say where: --to PLACE, --after ID or --before ID.\n' };
    expect(await run(['review', 'move', '3'])).toMatchObject(where);
    const missing = await run(['review', 'move', '3', '--after', '4']);
    expect(missing).toMatchObject({ code: 2, stdout: '' });
    expect(missing.stderr).toContain('--after: found 4, expected another review of the same queue');
    await does('review', 'move', '3', '--after', '1');
    const moved = ['Title A: queued', 'Title C: queued', 'Title B: queued'];
    expect(await queue()).toEqual(moved);
    await does('review', 'remove', '1');
    const gone = await run(['review', 'move', '1', '--to', '1']);
    expect(gone.stderr).toContain('Bring it back first: galley review remove 1 --off');
    await does('review', 'remove', '1', '--off');
    expect(await queue()).toEqual(moved);
    await does('review', 'move', '3', '--before', '1');
    expect(await queue()).toEqual(before);
    expect(await does('review', 'list', '--search', 'wired.example/c TITLE')).toContain('Title C');
    const nothing = await run(['review', 'list', '--search', 'zebra']);
    expect(nothing.stderr).toBe(
      'No review has these words in the queue; --all also searches issues.\n',
    );
  });

  it('edits in an editor, and loses nothing when the text is invalid', async () => {
    await run(['review', 'edit', '1'], await editor('good', 's/A text/A better text/'));
    expect(await does('review', 'show', '1')).toContain('A better text of Title A.');

    const wrong = await run(['review', 'edit', '1'], await editor('bad', 's,3/5,9/5,'));
    expect(wrong).toMatchObject({ code: 2, stdout: '' });
    const [, kept = ''] = /Your text is kept in (\S+)\. Correct it/.exec(wrong.stderr) ?? [];
    expect(wrong.stderr).toContain(`${kept}:3: found`);
    const text = await readFile(kept, 'utf8');
    expect(text).toContain('9/5');
    await writeFile(kept, text.replace('⭐⭐⭐ 9/5', '4/5'));
    await does('review', 'edit', '1', '--file', kept);
    expect(await does('review', 'show', '1')).toContain('4/5');
    await rm(resolve(kept, '..'), { recursive: true });

    const same = await run(['review', 'edit', '1'], { EDITOR: 'true' });
    expect(same).toMatchObject({ code: 0, stdout: 'Nothing changed.\n' });
    const failed = await run(['review', 'edit', '1'], { EDITOR: 'false' });
    expect(failed.code).toBe(2);
    const none = await run(['review', 'edit', '1']);
    expect(none.stderr).toContain('EDITOR is not set');
  });

  it('prints a review in every form; the seed byte for byte', async () => {
    const seed = await readFile(SEED, 'utf8');
    const text = await does('review', 'parse', SEED, '--format', 'text');
    expect(text.replace(/\n$/, '')).toBe(seed.replace(/\n$/, ''));
    const json = JSON.parse(await does('review', 'parse', SEED)) as { keyFindings: unknown[] };
    expect(json.keyFindings).toHaveLength(5);
    const markdown = await does('review', 'parse', SEED, '--format', 'markdown');
    await writeFile(join(folder, 'seed.md'), markdown);
    expect(JSON.parse(await does('review', 'parse', 'seed.md', '--json'))).toEqual(json);
  });

  it('proofs, tests and approves exact bytes', async () => {
    const early = await run(['issue', 'compile', '--best-of', '2999-01']);
    expect(early).toMatchObject({ code: 2, stdout: '' });
    expect(early.stderr).toContain('found 2999-01, which has not begun');
    await does('issue', 'compile');
    expect(await does('review', 'move', '2', '--to', '1')).toBe(
      'Review 2 "Title B" is number 1 in issue 1.\n',
    );
    expect(await does('issue', 'show', '1', '--format', 'text')).toContain('A text of Title B.');
    const stopped = await run(['issue', 'preflight', '1']);
    expect(stopped.code).toBe(1);
    expect(stopped.stdout).toMatch(/^Blocks the issue:\n {2}\S+\n {4}.*postal address/i);
    expect((await run(['issue', 'approve', '1'])).code).toBe(1);

    await does('newsletter', 'set', '--postal-address', '1 Main St, Anytown');
    await does('issue', 'set', '1', '--subject', 'Chosen subject');
    const { contentHash } = JSON.parse(await does('issue', 'show', '1', '--json')) as {
      contentHash: string;
    };
    const other = await run(['issue', 'approve', '1', '--hash', 'f'.repeat(64)]);
    expect(other).toMatchObject({ code: 1, stdout: '' });
    expect(other.stderr).toContain(contentHash);

    const unknown = await run(['issue', 'approve', '1', '--override', 'x', '--because', 'no']);
    expect(unknown).toMatchObject({ code: 2, stdout: '' });
    expect(unknown.stderr).toMatch(/^--override: found the rule "x", expected one of over-clip, /);

    await does('issue', 'test', '1', '--to', 'me@code.example');
    const sandbox = openSandbox({ path: join(folder, 'data', 'sandbox.sqlite') });
    const [mail] = sandbox.ledger.byRecipient('me@code.example');
    expect(mail?.subject).toBe('[Proof] Chosen subject');
    expect(JSON.stringify(mail && sandbox.ledger.content(mail))).not.toMatch(/[\ufdd0-\ufdef]/);
    await sandbox.close();

    await does('subscriber', 'add', 'ana@code.example', '--consent', 'Asked by phone');
    const status = JSON.parse(await does('issue', 'status', '1', '--json')) as unknown;
    expect(status).toMatchObject({ number: 1, state: 'draft', counts: { audience: 0 } });
    const because = ['--because', 'it is our shortest yet', '--by', 'Ana'];
    const override = ['--override', 'reading-time', ...because];
    const idle = ['--override', 'over-clip', '--because', 'in case it is long'];
    const approved = await run([
      'issue',
      'approve',
      '1',
      '--hash',
      contentHash,
      ...override,
      ...idle,
    ]);
    expect(approved).toMatchObject({ code: 0 });
    expect(approved.stderr).toContain('over-clip: that rule found nothing');
    expect(await does('issue', 'status', '1')).toMatch(
      /overridden +reading-time: it is our shortest yet \(Ana, \d{4}-/,
    );
    expect(JSON.parse(await does('issue', 'list', '--json'))).toMatchObject([
      { number: 1, state: 'approved', approvedBy: 'Ana', approvedHash: contentHash },
    ]);
  });

  it('sets the severity of a preflight rule, with a reason', async () => {
    const rule = (name: string, ...more: string[]) =>
      run(['newsletter', 'set', '--rule', name, ...more]);
    expect(await rule('reading-time=off')).toMatchObject({ code: 2, stdout: '' });
    expect(await rule('empty-subject=off', '--because', 'no')).toMatchObject({ code: 2 });
    expect(await rule('reading-time=stops', '--because', 'no')).toMatchObject({ code: 2 });
    await does('newsletter', 'set', '--rule', 'reading-time=off', '--because', 'nobody asks');
    expect(await does('newsletter', 'show')).toMatch(/rule reading-time +off: nobody asks/);
    const report = JSON.parse(await does('issue', 'preflight', '1', '--offline', '--json')) as {
      findings: { rule: string }[];
      ruleSettings: unknown;
    };
    expect(report.findings.map(({ rule }) => rule)).not.toContain('reading-time');
    expect(report.ruleSettings).toMatchObject([{ rule: 'reading-time', level: 'off' }]);
  });

  it('forecasts, sends, pauses, resumes and cancels', async () => {
    expect(JSON.parse(await does('issue', 'forecast', '1', '--json'))).toMatchObject({
      readers: 1,
    });
    expect((await run(['issue', 'pause', '1'])).code).toBe(1);
    await does('issue', 'send', '1');
    await does('issue', 'pause', '1');
    expect(await does('issue', 'status', '1')).toMatch(/^Issue 1 paused/);
    const waiting = await run(['issue', 'send', '1', '--wait']);
    expect(waiting.code).toBe(1);
    await does('issue', 'resume', '1');
    await does('issue', 'reconcile', '1');
    await does('issue', 'cancel', '1');
    expect(await does('issue', 'status', '1')).toMatch(/^Issue 1 cancelled/);
    const proof = await run(['issue', 'test', '1', '--to', 'me@code.example']);
    expect(proof).toMatchObject({ code: 1, stdout: '' });
    expect(proof.stderr).toContain('Issue 1 is cancelled: no test of it can be sent');
  });

  it('manages subscribers', async () => {
    await writeFile(join(folder, 'people.csv'), 'email,name\nbo@code.example,Bo\nbad\n');
    const refused = await run(['subscriber', 'import', 'people.csv', '--consent', 'At the fair']);
    expect(refused).toMatchObject({ code: 2, stdout: '' });
    expect(refused.stderr).toMatch(/^people\.csv:3: found "bad"/);
    await does('subscriber', 'import', 'people.csv', '--consent', 'At the fair', '--skip-bad');
    await does('subscriber', 'suppress', 'bo@code.example', '--because', 'Asked in a letter');
    expect(await does('subscriber', 'show', 'bo@code.example')).toContain('Asked in a letter');
    await does('subscriber', 'unsuppress', 'bo@code.example');
    const csv = await does('subscriber', 'export');
    expect(csv).toMatch(/^email,name,.*\r?\nana@code\.example,.*\r?\nbo@code\.example,Bo,/);
    expect(JSON.parse(await does('subscriber', 'export', '--json'))).toHaveLength(2);
    await does('subscriber', 'erase', 'bo@code.example');
    expect((await run(['subscriber', 'show', 'nobody@code.example'])).code).toBe(1);
    const back = await run(['subscriber', 'add', 'bo@code.example', '--consent', 'Again']);
    expect(back.code).toBe(1);
  });

  it('renames a topic, and names the option if there is no such topic', async () => {
    await does('newsletter', 'set', '--topics', 'Sea, Wind');
    await does('newsletter', 'set', '--rename-topic', 'Sea=Ocean');
    expect(await does('newsletter', 'show')).toContain('Ocean, Wind');
    const wrong = await run(['newsletter', 'set', '--rename-topic', 'Fog=Mist']);
    expect(wrong).toMatchObject({ code: 2, stdout: '' });
    expect(wrong.stderr).toMatch(/^--rename-topic: found the topic "Fog"/);
  });

  it('refuses to work with a key other than the one that signs links in mails', async () => {
    const other = await run(['issue', 'list'], { SECRET_KEY: 'x'.repeat(32) });
    expect(other).toMatchObject({ code: 2, stdout: '' });
    expect(other.stderr).toMatch(/^SECRET_KEY: found a key other than the one that signs/);
  });

  it('checks the set-up', async () => {
    const checks = JSON.parse(await does('doctor', '--json')) as { name: string; level: string }[];
    expect(checks.filter(({ level }) => level === 'fails')).toEqual([]);
    expect(checks.map(({ name }) => name)).toEqual([
      ...['settings', 'data folder', 'secret files', 'disk', 'port', 'database', 'rights'],
      ...[
        'connections',
        'pooler',
        'database clock',
        'wake-ups',
        'migrations',
        'layout',
        'installation',
      ],
      ...['backups', 'departures', 'issues', 'newsletter code-digest', 'mail', 'public URL'],
    ]);
    const env = { RESEND_API_KEY: 're_nobody', RESEND_BASE_URL: 'http://127.0.0.1:9' };
    expect((await run(['doctor'], env)).code).toBe(1);
    expect(JSON.parse(await does('migrate', '--json'))).toEqual({ ran: [] });
  });
});
