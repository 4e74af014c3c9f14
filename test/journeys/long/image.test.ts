import { spawn, type ChildProcess } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { once } from 'node:events';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { serveSandbox } from '@galley/sandbox';
import { expect, onTestFinished, test } from 'vitest';
import { parse } from 'yaml';
import { buildTree, type Tree } from '../../deploy/build-tree.ts';
import { filesNewerThan } from '../../deploy/files-newer-than.ts';
import { openEvents } from '../../deploy/open-events.ts';
import { relayDatabase } from '../../deploy/relay-database.ts';
import { signIn } from '../../deploy/sign-in.ts';
import { freePort, serveGateway, withDatabase } from '../../kit/index.ts';

const COMPOSE = join(import.meta.dirname, '../../../apps/galley/deploy/compose.yaml');
const READERS = 950;
const EDITOR = 'ada@longread.example';
const PUBLIC_URL = 'https://news.longread.example';
/** What container engines wait, by default, between SIGTERM and SIGKILL. */
const STOPS_WITHIN_MS = 10_000;

const fixture = withDatabase();

/** The folders of the image, with a /tmp; nobody but root may write to anything else in them. */
async function openTree() {
  const folder = await mkdtemp(join(tmpdir(), 'galley-image-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await chmod(folder, 0o755);
  const tree = await buildTree(folder);
  const tmp = join(tree.folder, 'tmp');
  await mkdir(tmp);
  await chmod(tmp, 0o777);
  return { tree, tmp };
}

interface Process {
  readonly child: ChildProcess;
  readonly ended: Promise<{ code: number | null; stdout: string; stderr: string }>;
  says(pattern: RegExp): Promise<RegExpExecArray>;
}

/** Runs a command as the image's user. */
function spawnIn(tree: Tree, argv: readonly string[], env: Record<string, string>): Process {
  const isRoot = process.getuid?.() === 0;
  const child = spawn(tree.node, argv.slice(1), {
    cwd: tree.workdir,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(isRoot && tree.user),
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const ended = Promise.all([once(child, 'exit'), text(child.stdout), text(child.stderr)]).then(
    ([[code], stdout, stderr]) => ({ code: code as number | null, stdout, stderr }),
  );
  const isOver = ended.then((ran) => {
    throw new Error(`ended with ${ran.code}: ${ran.stdout}${ran.stderr}`);
  });
  isOver.catch(() => undefined);
  const hear = async (pattern: RegExp): Promise<RegExpExecArray> => {
    for (;;) {
      const match = pattern.exec(said);
      if (match !== null) return match;
      await once(child.stdout, 'data');
    }
  };
  return { child, ended, says: async (pattern) => Promise.race([hear(pattern), isOver]) };
}

/** Begins to send a form, and never ends. */
async function sendForever(port: number): Promise<void> {
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => undefined);
  onTestFinished(() => void socket.destroy());
  await once(socket, 'connect');
  socket.write(
    'POST /subscribe HTTP/1.1\r\nHost: news.longread.example\r\n' +
      'Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 900\r\n\r\nemail=',
  );
}

test(
  'the image sends an issue as its own user, writes nothing beside its data, and each part stops in time',
  { timeout: 600_000 },
  async () => {
    const { tree, tmp } = await openTree();
    const begun = new Date();
    const resend = await serveSandbox({ path: ':memory:', port: 0, rateLimit: null });
    onTestFinished(() => resend.close());
    const hang = { from: 3, batches: 0, hanging: 0 };
    const gateway = await serveGateway(resend.url, async ({ path, method }) => {
      if (method !== 'POST' || !path.endsWith('/emails/batch')) return null;
      hang.batches += 1;
      if (hang.batches < hang.from) return null;
      hang.hanging += 1;
      return new Promise(() => undefined);
    });
    onTestFinished(() => gateway.close());
    const port = await freePort();
    const env = {
      ...tree.env,
      // As the base has it; the rest is what an operator sets.
      PATH: '/usr/local/bin:/usr/bin:/bin',
      TMPDIR: tmp,
      HOST: '127.0.0.1',
      PORT: String(port),
      DATA_DIR: join(tree.folder, tree.env['DATA_DIR'] ?? ''),
      DATABASE_URL: await relayDatabase(fixture.connectionString),
      SECRET_KEY: 'x'.repeat(40),
      RESEND_API_KEY: 're_test_elsewhere',
      RESEND_BASE_URL: gateway.url,
      PUBLIC_URL,
    };
    const { services } = parse(await readFile(COMPOSE, 'utf8'), { merge: true }) as {
      services: Record<string, { command: string[] }>;
    };
    const commandOf = (service: string): string[] => services[service]?.command ?? [];
    const galley = async (...argv: string[]): Promise<string> => {
      const ran = await spawnIn(tree, [...tree.entrypoint, ...argv], env).ended;
      expect(ran, argv.join(' ')).toMatchObject({ code: 0 });
      return ran.stdout;
    };
    const startPart = (service: string): Process =>
      spawnIn(tree, [...tree.entrypoint, ...commandOf(service), '--json'], env);

    await galley(...commandOf('migrate'));
    const web = startPart('web');
    const scheduler = startPart('scheduler');
    const delivery = startPart('delivery');
    const parts = [web, scheduler, delivery];
    for (const part of parts) await part.says(/"event":"ready"/);
    expect(await spawnIn(tree, tree.healthcheck, env).ended).toMatchObject({ code: 0, stderr: '' });

    const people = join(tmp, 'people.csv');
    const addresses = Array.from({ length: READERS }, (_, n) => `reader${n}@readers.example`);
    await writeFile(people, ['email', ...addresses].join('\n'));
    await galley(
      ...['newsletter', 'set', '--title', 'The Long Read', '--from', 'press@longread.example'],
      ...['--postal-address', '1 Galley Lane, London', '--undo-window', '0'],
    );
    await galley('subscriber', 'import', people, '--consent', 'At the fair');
    await galley('review', 'add', 'packages/core/fixtures/seed-review.txt');
    await galley('issue', 'compile');
    await galley('issue', 'approve', '1');
    await galley('issue', 'send', '1');

    const invited = await galley('person', 'invite', EDITOR, '--role', 'owner', '--json');
    const site = {
      url: `http://127.0.0.1:${port}`,
      publicUrl: PUBLIC_URL,
      sandbox: resend.sandbox,
    };
    const { link: invitation } = JSON.parse(invited) as { link: string };
    const cookie = await signIn(site, { email: EDITOR, invitation });
    const events = await openEvents(site.url, cookie);
    onTestFinished(() => void events.destroy());
    await sendForever(port);
    while (hang.hanging === 0) await sleep(50);
    const asked = performance.now();
    const ends = parts.map(async ({ child, ended }) => {
      child.kill('SIGTERM');
      const { code, stderr } = await ended;
      return { code, inTime: performance.now() - asked < STOPS_WITHIN_MS, stderr };
    });
    for (const end of await Promise.all(ends)) expect(end).toMatchObject({ code: 0, inTime: true });

    hang.from = Infinity;
    const next = startPart('delivery');
    while (
      (JSON.parse(await galley('issue', 'status', '1', '--json')) as { state: string }).state !==
      'sent'
    ) {
      await sleep(200);
    }
    next.child.kill('SIGTERM');
    expect(await next.ended).toMatchObject({ code: 0 });
    const { [EDITOR]: _, ...counts } = Object.fromEntries(resend.sandbox.ledger.countsByAddress());
    expect(counts).toEqual(Object.fromEntries(addresses.map((address) => [address, 1])));
    expect(await filesNewerThan(tree.workdir, begun)).toEqual([]);
  },
);
