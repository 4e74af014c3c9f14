import { join, resolve } from 'node:path';
import { openSandbox } from '@galley/sandbox';
import { beforeAll, expect, it } from 'vitest';
import {
  freePort,
  openProof,
  runGalley,
  spawnGalley,
  temporaryDataDir,
  withDatabase,
} from '../../kit/index.ts';

const SEED = resolve(import.meta.dirname, '../../../packages/core/fixtures/seed-review.txt');
const test = withDatabase();

let env: Record<string, string>;
beforeAll(async () => {
  env = { ...test.env, PORT: String(await freePort()), SECRET_KEY: 'proof'.repeat(8) };
});

it("shows the next issue while it grows, the stored one, and one reader's mail", async () => {
  const dataDir = await temporaryDataDir();
  env = { ...env, DATA_DIR: dataDir };
  const does = async (...argv: string[]): Promise<string> => {
    const ran = await runGalley(argv, { env, cwd: dataDir });
    expect(ran, argv.join(' ')).toMatchObject({ code: 0 });
    return ran.stdout;
  };
  const galley = spawnGalley(['start', '--only', 'web', '--json'], { env });
  const [, web = ''] = await galley.says(/"url":"([^"]+)"/);
  const url = `${web}/proof/next`;

  const none = await openProof(`${web}/proof`);
  expect(none.status).toBe(404);
  expect(none.html).toContain('galley newsletter set');
  const set = ['--title', 'Code Digest', '--from', 'Desk <desk@code.example>'];
  await none.renewedBy(() => does('newsletter', 'set', ...set, '--postal-address', '1 Main St'));

  // The queue changes the page; nothing has been compiled.
  const empty = await openProof(url);
  expect(empty.html).toContain('Nothing is in the queue');
  const next = await empty.renewedBy(() => does('review', 'add', SEED));
  expect(next.html).toContain('not compiled');
  expect(next.html).toContain('The next issue, 1');
  expect(await next.frame('phone')).toContain('Maxwell Zeff');
  expect(JSON.parse(await does('issue', 'list', '--json'))).toEqual([]);

  // Compiling then makes the same bytes as shown.
  const [, hash = ''] = /<code class="hash">(\w+)</.exec(next.html) ?? [];
  const compiled = await next.renewedBy(() => does('issue', 'compile'));
  expect(compiled.html).toContain(hash);
  expect(compiled.html).toContain('draft');
  const command = `galley issue approve 1 --hash ${hash}`;
  expect(compiled.html).toContain(command);
  const approved = await compiled.renewedBy(() =>
    does(...command.split(' ').slice(1), '--by', 'Ana'),
  );
  expect(approved.html).toMatch(/by Ana, .*: these bytes/s);

  // What was read is stored: another process knows what has changed since.
  const read = { method: 'POST', body: new URLSearchParams({ hash }) };
  expect(await (await fetch(`${web}/proof/1/read`, read)).text()).toContain('Nothing has changed');
  await does('issue', 'set', '1', '--subject', 'Chosen subject');
  const own = spawnGalley(['proof', '1', '--json'], { env });
  const [, ownUrl = ''] = await own.says(/"url":"([^"]+)"/);
  expect(ownUrl).not.toContain(web);
  const changed = await openProof(ownUrl);
  expect(changed.html).toMatch(/<ins dir="auto">Chosen subject<\/ins>/);
  expect(changed.html).toContain('not yet');
  own.child.kill('SIGTERM');
  expect(await own.ended).toMatchObject({ code: 0 });

  await does('subscriber', 'add', 'ana@code.example', '--consent', 'Asked by phone');
  const seen = await openProof(`${web}/proof/1?reader=ana@code.example`);
  expect(seen.html).toContain('<strong>ana@code.example</strong>');
  expect(await seen.frame('source')).toContain('ana@code.example');
  expect(await seen.frame('source')).toContain('/unsubscribe/sample-of-a-proof');
  const other = await openProof(`${web}/proof/1?reader=bo@code.example`);
  expect(other.html).toContain('bo@code.example is not a reader of this newsletter');
});

it('sends tests only to testers, counts none of them, and skips addresses that Galley must not mail', async () => {
  const dataDir = await temporaryDataDir();
  env = { ...env, DATA_DIR: dataDir };
  const run = (...argv: string[]) => runGalley(argv, { env, cwd: dataDir });
  await run('newsletter', 'set', 'code-digest', '--testers', '');
  expect(await run('issue', 'test', '1')).toMatchObject({ code: 2, stdout: '' });
  const testers = 'ed@code.example, flo@code.example';
  await run('newsletter', 'set', 'code-digest', '--testers', testers);
  await run('subscriber', 'suppress', 'flo@code.example', '--because', 'Asked in a letter');
  const galley = spawnGalley(['start', '--only', 'web', '--json'], { env });
  const [, web = ''] = await galley.says(/"url":"([^"]+)"/);
  const sent = await fetch(`${web}/proof/1/test`, { method: 'POST' });
  expect(await sent.text()).toContain('A test went to ed@code.example.');
  const again = await run('issue', 'test', '1', '--json');
  expect(JSON.parse(again.stdout)).toMatchObject({
    to: ['ed@code.example'],
    suppressed: ['flo@code.example'],
  });
  const sandbox = openSandbox({ path: join(dataDir, 'sandbox.sqlite') });
  const mails = sandbox.ledger.byRecipient('ed@code.example');
  expect(mails.map(({ subject, tags }) => [subject, tags])).toEqual([
    ['[Proof] Chosen subject', {}],
    ['[Proof] Chosen subject', {}],
  ]);
  expect(sandbox.ledger.byRecipient('flo@code.example')).toEqual([]);
  await sandbox.close();
  const status = JSON.parse((await run('issue', 'status', '1', '--json')).stdout) as unknown;
  expect(status).toMatchObject({ state: 'draft', counts: { audience: 0, accepted: 0 } });
});

it('opens the proof of any newsletter, and of no missing issue', async () => {
  const dataDir = await temporaryDataDir();
  env = { ...env, DATA_DIR: dataDir };
  const own = spawnGalley(['proof', '--newsletter', 'code-digest', '--json'], { env });
  const [, url = ''] = await own.says(/"url":"([^"]+)"/);
  const missing = await openProof(url.replace('/next', '/9'));
  expect(missing.status).toBe(404);
  expect(missing.html).toContain('There is no such issue');

  const mistyped = await runGalley(['proof', '9', '--newsletter', 'code-digest'], {
    env,
    cwd: dataDir,
  });
  expect(mistyped).toMatchObject({ code: 2, stdout: '' });
  expect(mistyped.stderr).toContain('There is no issue 9.');
  const nobodys = await runGalley(['proof', '--newsletter', 'nobodys'], { env, cwd: dataDir });
  expect(nobodys).toMatchObject({ code: 2, stdout: '' });
  expect(nobodys.stderr).toContain('There is no newsletter "nobodys".');
});
