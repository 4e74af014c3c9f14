import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { serveSandbox } from '@galley/sandbox';
import { expect, onTestFinished, test } from 'vitest';
import {
  resendError,
  runGalley,
  serveGateway,
  temporaryDataDir,
  withDatabase,
} from '../kit/index.ts';

const SEED = resolve(import.meta.dirname, '../../packages/core/fixtures/seed-review.txt');
const READERS = 250;

const fixture = withDatabase();

test(
  'a key that becomes invalid during an issue pauses it, and costs no reader a mail',
  { timeout: 240_000 },
  async () => {
    const served = await serveSandbox({ path: ':memory:', port: 0, rateLimit: null });
    onTestFinished(() => served.close());
    let keyIsValid = true;
    let batches = 0;
    const gateway = await serveGateway(served.url, ({ path }) => {
      if (path === '/emails/batch' && (batches += 1) > 1 && batches < 100) keyIsValid = false;
      return keyIsValid ? null : resendError(400, 'validation_error', 'API key is invalid');
    });
    onTestFinished(() => gateway.close());

    const dataDir = await temporaryDataDir();
    const env = {
      ...fixture.env,
      DATA_DIR: dataDir,
      SECRET_KEY: 'k'.repeat(32),
      RESEND_API_KEY: 're_test',
      RESEND_BASE_URL: gateway.url,
    };
    const does = async (...argv: string[]): Promise<string> => {
      const ran = await runGalley(argv, { env, cwd: dataDir });
      expect(ran, argv.join(' ')).toMatchObject({ code: 0 });
      return ran.stdout;
    };
    const wait = () => runGalley(['issue', 'send', '1', '--wait'], { env, cwd: dataDir });
    const counts = async () =>
      (JSON.parse(await does('issue', 'status', '1', '--json')) as { counts: object }).counts;

    const people = Array.from({ length: READERS }, (_, n) => `reader${n}@readers.example`);
    await writeFile(join(dataDir, 'people.csv'), ['email', ...people, ''].join('\n'));
    const identity = ['--title', 'Code Digest', '--from', 'Code Digest <digest@code.example>'];
    const rest = ['--postal-address', '1 Main St, Anytown', '--undo-window', '0'];
    await does('newsletter', 'set', ...identity, ...rest);
    await does('subscriber', 'import', 'people.csv', '--consent', 'At the fair');
    await does('review', 'add', SEED);
    await does('issue', 'compile');
    await does('issue', 'approve', '1');

    const paused = await wait();
    expect(paused.code).toBe(1);
    expect(paused.stdout).toContain(
      'Issue 1 paused (not-allowed: HTTP 400 · validation_error · API key is invalid)',
    );
    expect(paused.stderr).toContain('Issue 1 is paused, not sent.');
    expect(paused.stderr).toContain('galley issue resume 1');
    expect(await counts()).toMatchObject({ accepted: 100, pending: 150, rejected: 0 });
    expect(batches).toBeLessThan(15);

    batches = 100;
    keyIsValid = true;
    await does('issue', 'resume', '1');
    expect(await wait()).toMatchObject({ code: 0 });
    expect(await counts()).toMatchObject({ accepted: READERS, rejected: 0, uncertain: 0 });
    const mails = [...served.sandbox.ledger.countsByAddress()];
    expect(mails.map(([address]) => address).toSorted()).toEqual(people.toSorted());
    expect(mails.every(([, count]) => count === 1)).toBe(true);
  },
);
