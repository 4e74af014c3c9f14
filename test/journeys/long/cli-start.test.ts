import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openSandbox } from '@galley/sandbox';
import { describe, expect, it } from 'vitest';
import { freePort, spawnGalley, spawnGalleyToEnd, temporaryDataDir } from '../../kit/index.ts';

const READY = /^.*"event":"ready".*$/m;
const SAMPLE = /^.*"event":"sample".*$/m;

const begin = async (
  dataDir: string,
  env: Record<string, string> = {},
  options: readonly string[] = [],
) =>
  spawnGalley(['start', '--json', ...options], {
    env: { DATA_DIR: dataDir, PORT: String(await freePort()), ...env },
  });

/** Subjects of the mails that the sandbox accepted, newest first. */
async function mailed(dataDir: string): Promise<string[]> {
  const sandbox = openSandbox({ path: join(dataDir, 'sandbox.sqlite') });
  const subjects = sandbox.ledger.list().map(({ subject }) => subject);
  await sandbox.close();
  return subjects;
}

describe('galley start', () => {
  it('delivers the sample once, and stops cleanly', async () => {
    const dataDir = await temporaryDataDir();
    const faults = ['--sandbox-faults', 'latency=20ms, rate=50'];
    const first = await begin(dataDir, {}, faults);
    const [ready] = await first.says(READY);
    expect(JSON.parse(ready)).toMatchObject({ sandboxFaults: 'latency=20ms,rate=50' });
    const [line] = await first.says(SAMPLE);
    const { url } = JSON.parse(line) as { url: string };
    const page = await fetch(url);
    expect(page.status).toBe(200);
    expect(await page.text()).toContain('Maxwell Zeff');
    const mailbox = await fetch(new URL('/mailbox', url));
    const tray = await mailbox.text();
    expect(tray).toContain('Race to Catch Up');
    expect(tray).toContain('The Galley Sample, issue 1');
    expect(tray).toContain('latency=20ms, rate=50');
    first.child.kill('SIGINT');
    expect(await first.ended).toMatchObject({ code: 0 });
    expect(existsSync(join(dataDir, 'pg', 'postmaster.pid'))).toBe(false);

    const second = await begin(dataDir);
    const [again] = await second.says(SAMPLE);
    const { url: other } = JSON.parse(again) as { url: string };
    expect(await (await fetch(new URL('/mailbox', other))).text()).not.toContain('misbehaves');
    second.child.kill('SIGTERM');
    expect(await second.ended).toMatchObject({ code: 0 });
    expect(await mailed(dataDir)).toEqual(["Inside OpenAI's Race to Catch Up to Claude Code"]);
  });

  it.each([
    [['--sandbox-faults', '5oo=5%'], {}, '"5oo" was found, expected one of 429, 500'],
    [['--sandbox-faults', '500=5%'], { RESEND_API_KEY: 're_real' }, 'there is no sandbox'],
    [['--sandbox-faults', '500=5%', '--only', 'delivery'], {}, '--only delivery starts none'],
  ] as const)('refuses %j with %j', async (options, env, problem) => {
    const dataDir = await temporaryDataDir();
    const { code, stderr } = await spawnGalleyToEnd(['start', ...options], {
      env: { DATA_DIR: dataDir, ...env },
    });
    expect(code).toBe(2);
    expect(stderr).toContain(`--sandbox-faults: `);
    expect(stderr).toContain(problem);
    expect(existsSync(join(dataDir, 'pg'))).toBe(false);
  });

  it(
    'completes a sample that was killed half-way, and repeats nothing',
    { timeout: 300_000 },
    async () => {
      const dataDir = await temporaryDataDir();
      for (const ms of [0, 60, 150, 300]) {
        const killed = await begin(dataDir);
        await killed.says(READY);
        await sleep(ms);
        killed.child.kill('SIGKILL');
        await killed.ended;
      }
      const last = await begin(dataDir);
      await last.says(SAMPLE);
      last.child.kill('SIGINT');
      await last.ended;
      expect(await mailed(dataDir)).toHaveLength(1);
      const issues = await spawnGalleyToEnd(['issue', 'list', '-n', 'sample', '--json'], {
        env: { DATA_DIR: dataDir },
      });
      expect(JSON.parse(issues.stdout)).toMatchObject([{ number: 1, state: 'sent' }]);
    },
  );

  it('creates no sample when that is turned off', async () => {
    const dataDir = await temporaryDataDir();
    const running = await begin(dataDir, { SAMPLE_NEWSLETTER: 'off' });
    await running.says(READY);
    // Asking takes longer than creating the first row of a sample would.
    const sample = await spawnGalleyToEnd(['newsletter', 'show', 'sample'], {
      env: { DATA_DIR: dataDir },
    });
    expect(sample).toMatchObject({ code: 2, stdout: '' });
    running.child.kill('SIGINT');
    const ran = await running.ended;
    expect(ran.stdout).not.toMatch(SAMPLE);
    expect(await mailed(dataDir)).toEqual([]);
  });

  it('makes the links of an issue lead to it, whatever its port', async () => {
    const dataDir = await temporaryDataDir();
    const running = await begin(dataDir, { SAMPLE_NEWSLETTER: 'off' });
    const [ready] = await running.says(READY);
    const { url } = JSON.parse(ready) as { url: string };
    const seed = join(import.meta.dirname, '../../../packages/core/fixtures/seed-review.txt');
    for (const argv of [
      ['newsletter', 'set', '--title', 'The Long Read'],
      ['review', 'add', seed],
      ['issue', 'compile'],
      ['issue', 'show', '1', '--format', 'text'],
    ]) {
      const ran = await spawnGalleyToEnd(argv, { env: { DATA_DIR: dataDir } });
      expect(ran, argv.join(' ')).toMatchObject({ code: 0 });
      if (argv[1] === 'show') expect(ran.stdout).toContain(`${url}/issues/1`);
    }
  });

  it('says which program has the port', async () => {
    const dataDir = await temporaryDataDir();
    const port = String(await freePort());
    const env = { DATA_DIR: dataDir, PORT: port, SAMPLE_NEWSLETTER: 'off' };
    await spawnGalley(['start', '--json'], { env }).says(READY);
    const other = await spawnGalleyToEnd(['start'], { env });
    expect(other.code).toBe(1);
    expect(other.stderr).toContain(`PORT: ${port} on 127.0.0.1 is taken by another Galley`);
    const elsewhere = await temporaryDataDir();
    const another = await spawnGalleyToEnd(['start'], { env: { ...env, DATA_DIR: elsewhere } });
    expect(another.code).toBe(1);
    expect(another.stderr).toContain(`PORT: ${port} on 127.0.0.1 is taken by another program`);
    expect(existsSync(join(elsewhere, 'pg'))).toBe(false);
  });

  it('runs each part alone; delivery finds the sandbox at web', async () => {
    const dataDir = await temporaryDataDir();
    const env = { DATA_DIR: dataDir, PORT: String(await freePort()) };
    const alone = await spawnGalleyToEnd(['start', '--only', 'delivery'], { env });
    expect(alone).toMatchObject({ code: 2, stdout: '' });
    expect(alone.stderr).toContain('RESEND_API_KEY');
    // All at once, as a supervisor starts them: delivery waits for the web.
    const [web, ...others] = ['web', 'delivery', 'delivery', 'scheduler', 'scheduler'].map((part) =>
      spawnGalley(['start', '--only', part, '--json'], { env }),
    );
    if (web === undefined) throw new Error('nothing was started');
    await web.says(READY);
    await Promise.all(others.map((part) => part.says(READY)));
    for (const part of [...others, web]) {
      part.child.kill('SIGTERM');
      expect(await part.ended).toMatchObject({ code: 0 });
    }
    expect(existsSync(join(dataDir, 'pg', 'postmaster.pid'))).toBe(false);
  });
});
