import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** The commands of another version of Galley, in a checkout of it. */
export interface ReleaseGalley {
  /** Runs a command with `--json` and returns what it printed. */
  run(...argv: string[]): Promise<unknown>;
  /** Starts it, and waits until it is ready. */
  start(): Promise<ChildProcess>;
}

/** @param env the complete environment of its processes */
export function releaseGalley(
  checkout: string,
  cwd: string,
  env: Readonly<Record<string, string>>,
): ReleaseGalley {
  const bin = join(checkout, 'apps/galley/bin/galley.js');
  const begin = (argv: readonly string[]) =>
    spawn(process.execPath, [bin, ...argv, '--json'], {
      cwd,
      env: { PATH: process.env['PATH'], ...env },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
  return {
    run: async (...argv) => {
      const child = begin(argv);
      let output = '';
      child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
      const [code] = (await once(child, 'close')) as [number];
      if (code !== 0) throw new Error(`galley ${argv.join(' ')} ended with ${code}: ${output}`);
      return JSON.parse(output) as unknown;
    },
    start: async () => {
      const child = begin(['start']);
      await new Promise<void>((resolve, reject) => {
        child.stdout.on('data', (chunk: Buffer) => {
          if (chunk.includes('"ready"')) resolve();
        });
        child.on('exit', (code) => reject(new Error(`galley start ended with ${code}`)));
      });
      return child;
    },
  };
}
