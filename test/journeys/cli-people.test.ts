import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { acceptInvitation } from '@galley/press/people';
import { identifyKey } from '@galley/press/keys';
import { createKeyring } from '@galley/runtime';
import { runGalley, withDatabase } from '../kit/index.ts';

const test = withDatabase();
const SECRET = 'people'.repeat(8);
let folder = '';
let env: Record<string, string> = {};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'galley-people-'));
  env = { ...test.env, DATA_DIR: join(folder, 'data'), SECRET_KEY: SECRET };
});
afterAll(() => rm(folder, { recursive: true }));

const run = async (argv: readonly string[], more: Record<string, string> = {}) =>
  runGalley(argv, { cwd: folder, env: { ...env, ...more } });
const press = () => ({
  db: test.db,
  clock: () => new Date(),
  keyring: createKeyring([SECRET]),
});

/** Invites somebody and accepts, as the page does that the link leads to. */
async function addPerson(...argv: string[]): Promise<void> {
  const { stdout } = await run(['person', 'invite', ...argv]);
  const [, token = ''] = /#(\S+)/.exec(stdout) ?? [];
  expect(await acceptInvitation(press(), { token })).toMatchObject({ kind: 'accepted' });
}

it('prints the link of an invitation, at localhost or at PUBLIC_URL', async () => {
  const invite = ['person', 'invite', 'ana@press.example', '--role', 'owner'];
  const here = await run(invite, { PUBLIC_URL: 'http://127.0.0.1:4000' });
  expect(here.stdout).toMatch(/^ {2}http:\/\/localhost:4000\/desk\/invitation#\S+$/m);
  const there = await run(invite, { PUBLIC_URL: 'https://news.example.org' });
  expect(there.stdout).toMatch(/^ {2}https:\/\/news\.example\.org\/desk\/invitation#\S+$/m);
  const plain = await run(invite, { PUBLIC_URL: 'http://news.example.org' });
  expect(plain.stdout).not.toContain('#');
  expect(plain.stderr).toContain('the desk is not served');
  expect((await run(['person', 'remove', 'ANA@press.example'])).stdout).toBe(
    '1 invitation to ANA@press.example taken back.\n',
  );
});

it('the last owner stays, and another person can go', async () => {
  await addPerson('ana@press.example', '--role', 'owner');
  await addPerson('bo@press.example', '--role', 'writer');
  const last = 'Nobody else could manage people: make another owner first.\n';
  expect(await run(['person', 'remove', 'ana@press.example'])).toMatchObject({
    code: 1,
    stderr: last,
  });
  expect(await run(['person', 'role', 'ana@press.example', 'none'])).toMatchObject({
    code: 1,
    stderr: last,
  });
  expect((await run(['person', 'role', 'bo@press.example', 'owner'])).stdout).toBe(
    'bo@press.example: owner of every newsletter.\n',
  );
  expect((await run(['person', 'remove', 'ana@press.example'])).code).toBe(0);
  expect((await run(['person', 'list'])).stdout).not.toContain('ana@');
});

it('a key alone goes to standard output, works, and ends when it is revoked', async () => {
  await addPerson('cy@press.example', '--role', 'publisher');
  const made = await run([
    ...['token', 'create', '--for', 'cy@press.example', '--name', 'reports'],
    ...['--scope', 'read', '--scope', 'approve', '--expires', '2999-01-31'],
  ]);
  expect(made.stdout).toMatch(/^galley_[\w-]{43}\n$/);
  expect(made.stderr).toContain('expires 2999-01-31 00:00 UTC');
  const token = made.stdout.trim();
  const known = await identifyKey(press(), token);
  expect(known).toMatchObject({
    kind: 'identified',
    actor: {
      steps: ['see-newsletter', 'approve-issue', 'release-issue', 'send-again', 'correct-review'],
    },
  });
  const listed = await run(['token', 'list']);
  expect(listed.stdout).toContain('reports');
  expect(listed.stdout).not.toContain(token);
  const id = known.kind === 'identified' ? known.actor.id : '';
  expect((await run(['token', 'revoke', id])).code).toBe(0);
  expect(await identifyKey(press(), token)).toEqual({ kind: 'unknown' });
  const beyond = await run([
    ...['token', 'create', '--for', 'cy@press.example', '--name', 'k', '--scope', 'settings'],
  ]);
  expect(beyond).toMatchObject({
    code: 1,
    stderr:
      'Their role does not cover the scope "settings": leave it out, or give them a higher role first.\n',
  });
});

it('the audit log names people, keys and system users', async () => {
  const { stdout } = await run(['audit', '--step', 'revoke-key']);
  expect(stdout).toMatch(/command \S+ +revoke-key +key \d+/);
  const more = await run(['audit', '--limit', '1']);
  expect(more.stderr).toMatch(/Go on with: --before \d+/);
  const wrong = await run(['audit', '--object', 'issue one']);
  expect(wrong).toMatchObject({
    code: 2,
    stderr: expect.stringMatching(/^--object: found "issue one"/),
  });
});
