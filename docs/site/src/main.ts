import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { buildSite } from './build-site.ts';
import { serveSite } from './serve-site.ts';

const FOLDER = resolve(import.meta.dirname, '../../../.tmp/docs');
const USAGE = 'Usage: npm run docs [-- --serve [--port 3002]]';

const say = (text: string): void => void process.stdout.write(`${text}\n`);

function build(): void {
  const { files, pages, problems } = buildSite();
  rmSync(FOLDER, { recursive: true, force: true });
  for (const [path, content] of files) {
    mkdirSync(dirname(join(FOLDER, path)), { recursive: true });
    writeFileSync(join(FOLDER, path), content);
  }
  for (const problem of problems) process.stderr.write(`${problem}\n`);
  if (problems.length > 0) process.exitCode = 1;
  say(`${pages.length} pages in ${relative(process.cwd(), FOLDER)}: open index.html`);
}

/** What was asked for; null if it can't be understood. */
function readOptions(): { readonly serve: boolean; readonly port: number } | null {
  try {
    const { values } = parseArgs({
      options: {
        serve: { type: 'boolean', default: false },
        port: { type: 'string', default: '3002' },
      },
    });
    return /^\d{1,5}$/.test(values.port) && Number(values.port) <= 65_535
      ? { serve: values.serve, port: Number(values.port) }
      : null;
  } catch {
    return null;
  }
}

async function serve(port: number): Promise<void> {
  try {
    say(await serveSite(FOLDER, port));
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')) throw error;
    process.stderr.write(`Port ${port} is taken: npm run docs -- --serve --port ${port + 1}\n`);
    process.exitCode = 1;
  }
}

const options = readOptions();
if (options === null) {
  process.stderr.write(`${USAGE}\n`);
  process.exitCode = 2;
} else {
  build();
  if (options.serve) await serve(options.port);
}
