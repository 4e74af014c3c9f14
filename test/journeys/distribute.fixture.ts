import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { runCli } from '@galley/galley';
import { openSandbox } from '@galley/sandbox';
import { expect, onTestFinished } from 'vitest';
import {
  freePort,
  runGalley,
  spawnGalley,
  temporaryDataDir,
  type DroppableTestDatabase,
  type Ran,
} from '../kit/index.ts';

export interface Installation {
  readonly database: DroppableTestDatabase;
  /** Whether its database is that of a Citus cluster's coordinator. */
  readonly isCluster: boolean;
  /** Runs a command. */
  readonly galley: (...argv: string[]) => Promise<Ran>;
  /** Runs a command that must succeed, and returns what it prints. */
  readonly does: (...argv: string[]) => Promise<string>;
  /** The same in a process of its own. */
  readonly begins: (...argv: string[]) => ReturnType<typeof spawnGalley>;
  /** Runs a command on a terminal on which a person types one line. */
  readonly atTerminal: (typed: string, ...argv: string[]) => Promise<Ran>;
  /** What doctor says of the layout. */
  readonly layout: () => Promise<{ readonly level: string; readonly found: string }>;
  /** Compiles, approves and releases the next issue, with one review. */
  readonly release: (number: string) => Promise<void>;
  /** The same, and sends it. */
  readonly send: (number: string) => Promise<void>;
  /** The mails that somebody got, the newest first. */
  readonly mailsTo: (address: string) => readonly Mail[];
}

interface Mail {
  readonly subject: string;
  readonly tags: Readonly<Record<string, string>>;
  /** Where a mail program posts to when somebody leaves. */
  readonly leaveAt: string;
  /** The reader's tokens in all of its links, each once. */
  readonly tokens: readonly string[];
}

/** Makes a newsletter with imported readers by commands, on a database that is dropped afterwards. */
export async function makeInstallation(
  create: () => Promise<DroppableTestDatabase>,
  readers: readonly string[],
): Promise<Installation> {
  const database = await create();
  onTestFinished(() => database.drop());
  const dataDir = await temporaryDataDir();
  const port = await freePort();
  const env = {
    ...database.env,
    DATA_DIR: dataDir,
    PORT: String(port),
    PUBLIC_URL: `http://127.0.0.1:${port}`,
  };
  const options = { env, cwd: dataDir };
  const galley = (...argv: string[]): Promise<Ran> => runGalley(argv, options);
  const does = async (...argv: string[]): Promise<string> => {
    const ran = await galley(...argv);
    expect(ran, argv.join(' ')).toMatchObject({ code: 0 });
    return ran.stdout;
  };
  const layout = async () => {
    const checks = JSON.parse(await does('doctor', '--json')) as { name: string }[];
    return checks.find(({ name }) => name === 'layout') as unknown as {
      level: string;
      found: string;
    };
  };

  const identity = ['--title', 'Code Digest', '--from', 'Code Digest <digest@code.example>'];
  const rest = ['--postal-address', '1 Main St, Anytown', '--undo-window', '0'];
  await does('newsletter', 'set', ...identity, ...rest);
  const rows = readers.map((address, n) => `${address},Reader ${n}`);
  await writeFile(join(dataDir, 'people.csv'), ['email,name', ...rows, ''].join('\n'));
  await does('subscriber', 'import', 'people.csv', '--consent', 'At the fair');
  const release = async (number: string, ...options: string[]): Promise<void> => {
    const review = `# Review for ${number}\n\nWIRED · 4/5\n\n## Summary\n\nA **text**.\n`;
    await writeFile(join(dataDir, 'review.md'), review);
    await does('review', 'add', 'review.md');
    await does('issue', 'compile');
    await does('issue', 'approve', number);
    await does('issue', 'send', number, ...options);
  };
  return {
    database,
    isCluster: (await layout()).found !== 'one Postgres',
    galley,
    does,
    begins: (...argv) => spawnGalley(argv, options),
    atTerminal: (typed, ...argv) => runAtTerminal(typed, argv, options),
    layout,
    release: (number) => release(number),
    send: (number) => release(number, '--wait'),
    mailsTo(address) {
      const sandbox = openSandbox({ path: join(dataDir, 'sandbox.sqlite') });
      try {
        return sandbox.ledger.byRecipient(address).map((mail) => {
          const { headers, html, text } = sandbox.ledger.content(mail);
          const [, leaveAt = ''] = /<(https?:[^>]+)>/.exec(headers['List-Unsubscribe'] ?? '') ?? [];
          const links = [leaveAt, html, text].join('\n').matchAll(READERS_LINK);
          const tokens = [...new Set(Array.from(links, ([, token = '']) => token))];
          return { subject: mail.subject, tags: mail.tags, leaveAt, tokens };
        });
      } finally {
        void sandbox.close();
      }
    },
  };
}

const READERS_LINK = /\/(?:unsubscribe|preferences)\/([\w.-]+)/g;

async function runAtTerminal(
  typed: string,
  argv: readonly string[],
  { env, cwd }: { readonly env: Readonly<Record<string, string>>; readonly cwd: string },
): Promise<Ran> {
  let stdout = '';
  let stderr = '';
  const code = await runCli(argv, {
    env: { ...env, NO_COLOR: '1' },
    cwd,
    stdin: Object.assign(Readable.from([`${typed}\n`]), { isTTY: true }),
    stdout: { isTTY: true, write: (text) => void (stdout += text) },
    stderr: { isTTY: true, write: (text) => void (stderr += text) },
  });
  return { code, stdout, stderr };
}
