import { once } from 'node:events';
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { stopServer } from '@galley/db';
import { acceptInvitation } from '@galley/press/people';
import { createKeyring } from '@galley/runtime';
import { expect, onTestFinished } from 'vitest';
import {
  createTestDatabase,
  freePort,
  runGalley,
  serveSite,
  spawnGalley,
  temporaryDataDir,
  type SpawnedGalley,
} from '../kit/index.ts';
import { ROOT, type Command } from './read-commands.ts';

/** An answer to curl. */
export interface Asked {
  readonly url: string;
  readonly status: number;
  readonly text: string;
}

/** An installation that somebody follows a page in: a folder, a database, a sandbox. */
export interface Follower {
  /** Runs a command of Galley; it must succeed. */
  readonly galley: (...argv: string[]) => Promise<string>;
  readonly write: (file: string, text: string | Uint8Array) => Promise<void>;
  /** Puts a file or folder of the repository beside the commands. */
  readonly copy: (from: string, to: string) => Promise<void>;
  /** Changes words of the page's commands: what differs from one installation to the next. */
  readonly replace: (from: string | RegExp, to: string) => void;
  /** The program that `$EDITOR` names. */
  readonly edit: (command: string) => void;
  /** What happens after a line of the page that contains these words: somebody else acts. */
  readonly meanwhile: (words: string, act: (printed: string) => Promise<void>) => void;
  /** Accepts the invitation to which a link leads. */
  readonly accept: (printed: string) => Promise<void>;
  /** Asks as a line with curl says, and returns the answer, whatever it is. */
  readonly ask: (command: Command) => Promise<Asked>;
  /** Takes a line of a page. */
  readonly follow: (command: Command, page: string) => Promise<void>;
  /** Where its pages are served; starts Galley first if it doesn't run yet. */
  readonly site: () => Promise<string>;
}

const SECRET_KEY = 'a secret that only this test has'.repeat(2);
const ARTICLE = `<!doctype html><title>An Article</title><meta property="og:title" content="An Article">
<meta property="og:site_name" content="The Harbor Review"><p>Text.</p>`;
const FEED = `<rss version="2.0"><channel><title>F</title>${[1, 2, 3]
  .map((n) => `<item><title>Piece ${n}</title><link>https://other.example/${n}</link></item>`)
  .join('')}</channel></rss>`;

/** Opens an empty installation, which ends with the test. */
export async function openFollower(): Promise<Follower> {
  const folder = await temporaryDataDir();
  const database = await createTestDatabase();
  const elsewhere = await serveSite({
    '/an-article': ['text/html', ARTICLE],
    '/galley': ['text/plain', 'Thank you'],
    '/feed.xml': ['application/rss+xml', FEED],
  });
  const env: Record<string, string> = {
    PATH: process.env['PATH'] ?? '',
    DATA_DIR: join(folder, '.galley'),
    SECRET_KEY,
    ...database.env,
  };
  const replaced: [string | RegExp, string][] = [
    [/^https:\/\/example\.org(?=\/)/, elsewhere.at('')],
    [/^https:\/\/hooks\.example\.org(?=\/)/, elsewhere.at('').replace('site.test', '127.0.0.1')],
  ];
  const later: [string, (printed: string) => Promise<void>][] = [];
  let running: { process: SpawnedGalley; url: string } | null = null;
  onTestFinished(async () => {
    running?.process.child.kill('SIGTERM');
    await running?.process.ended;
    await stopServer(env['DATA_DIR'] ?? '');
    await database.drop();
  });

  const run = async (argv: readonly string[]) => {
    const ran = await runGalley(argv, { cwd: folder, env, network: elsewhere.network });
    expect(ran, `galley ${argv.join(' ')}: ${ran.stderr}${ran.stdout}`).toMatchObject({ code: 0 });
    return ran.stdout;
  };
  const start = async (
    argv: readonly string[],
    settings: Readonly<Record<string, string>>,
  ): Promise<string> => {
    if (running !== null) {
      running.process.child.kill('SIGTERM');
      await once(running.process.child, 'exit');
    }
    const port = String(await freePort());
    const process = spawnGalley(['start', '--json', ...argv], {
      cwd: folder,
      env: { ...env, LOG_LEVEL: 'warn', ...settings, PORT: port },
    });
    running = { process, url: `http://127.0.0.1:${port}` };
    await process.says(/"event":"ready"/);
    return running.url;
  };
  const site = async (): Promise<string> => running?.url ?? start([], {});

  const galley = async (argv: readonly string[]): Promise<string> => {
    const [noun, verb] = argv;
    // Its page stays until somebody ends it.
    if (noun === 'proof') {
      const page = spawnGalley([...argv, '--port', '0'], { cwd: folder, env });
      const [url = ''] = await page.says(/http:\/\/\S+/);
      const answer = await fetch(url);
      expect(answer.status, `${url}: ${await answer.text()}`).toBe(200);
      page.child.kill('SIGTERM');
      await page.ended;
      return '';
    }
    // A release waits for a minute, in which it can be taken back.
    if (noun === 'issue' && verb === 'send') await run(['newsletter', 'set', '--undo-window', '0']);
    return run(argv);
  };

  const fill = async (word: string): Promise<string> => {
    let filled = word;
    for (const [, file = ''] of word.matchAll(/\$\(cat ([^)]+)\)/g)) {
      const text = await readFile(join(folder, file), 'utf8');
      filled = filled.replace(`$(cat ${file})`, text.trim());
    }
    for (const [from, to] of replaced) filled = filled.replace(from, to);
    return filled;
  };

  const fillAll = async (words: readonly string[]): Promise<string[]> => {
    const filled: string[] = [];
    for (const word of words) filled.push(await fill(word));
    return filled;
  };

  const follower: Follower = {
    galley: (...argv) => galley(argv),
    write: async (file, text) => {
      await mkdir(dirname(join(folder, file)), { recursive: true });
      await writeFile(join(folder, file), text);
    },
    copy: (from, to) => cp(join(ROOT, from), join(folder, to), { recursive: true }),
    replace: (from, to) => void replaced.push([from, to]),
    edit: (command) => void (env['EDITOR'] = command),
    meanwhile: (words, act) => void later.push([words, act]),
    accept: async (printed) => {
      const [, token = ''] = /#(\S+)/.exec(printed) ?? [];
      const keyring = createKeyring([SECRET_KEY]);
      const deps = { db: database.db, clock: () => new Date(), keyring };
      expect(await acceptInvitation(deps, { token })).toMatchObject({ kind: 'accepted' });
    },
    site,
    ask: async ({ words }) => curl((await fillAll(words)).slice(1), { site, folder }),
    follow: async ({ words: given, settings, to, text, line }, page) => {
      const words = await fillAll(given);
      let printed = '';
      const argv = galleyArguments(words);
      if (argv !== null) printed = await galley(argv);
      else if (words[0] === 'curl') {
        const asked = await curl(words.slice(1), { site, folder });
        expect(asked, `${asked.url}: ${asked.text.slice(0, 2000)}`).toMatchObject({
          status: expect.toSatisfy((status: number) => status < 400) as number,
        });
        printed = asked.text;
      } else if (words[0] === 'npm' && words[1] === 'start') await start(words.slice(3), settings);
      else if (words.join(' ') !== 'npm test') {
        throw new Error(
          `${page}:${line}: found ${text}, expected galley, curl or npm start; or say "not-run: " and why at the fence`,
        );
      }
      if (to !== null) await follower.write(to, printed);
      for (const [part, act] of later) if (text.includes(part)) await act(printed);
    },
  };
  return follower;
}

/** What a line gives to Galley, if it runs it. */
function galleyArguments(words: readonly string[]): readonly string[] | null {
  if (words[0] === 'galley') return words.slice(1);
  return words.slice(0, 5).join(' ') === 'npm run -s galley --' ? words.slice(5) : null;
}

/** Asks as curl does. */
async function curl(
  words: readonly string[],
  { site, folder }: { readonly site: () => Promise<string>; readonly folder: string },
): Promise<Asked> {
  const headers = new Headers();
  const data: string[] = [];
  let [method, url]: [string | null, string] = [null, ''];
  let body: string | Uint8Array<ArrayBuffer> | null = null;
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? '';
    const next = (): string => words[(at += 1)] ?? '';
    if (word === '-X') method = next();
    else if (word === '-H') {
      const [name = '', value = ''] = next().split(/: (.*)/s);
      headers.set(name, value);
    } else if (word === '-d') data.push(next());
    else if (word === '--data-binary') {
      body = Uint8Array.from(await readFile(join(folder, next().replace(/^@/, ''))));
    } else if (word.startsWith('-')) throw new Error(`curl: the test knows no ${word}`);
    else url = word;
  }
  if (data.length > 0) {
    body = data.join('&');
    if (!headers.has('content-type')) {
      headers.set('content-type', 'application/x-www-form-urlencoded');
    }
  }
  const here = url.replace(/^https?:\/\/(?:news\.example\.org|localhost:3000)/, await site());
  const answer = await fetch(here, {
    method: method ?? (body === null ? 'GET' : 'POST'),
    headers,
    body,
  });
  return { url, status: answer.status, text: await answer.text() };
}
