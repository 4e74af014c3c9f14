import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Database, Kysely } from '@galley/db';
import { createApp } from '@galley/web';
import type { SiteProcessOptions } from './settings.ts';
import { siteDeps } from './site-deps.ts';

/** The readers' site with its webhooks: a process that is killed and restarted. */
export interface Site {
  /** @returns the status; null if no answer came, so it may or may not have taken effect */
  post(
    path: string,
    headers: Readonly<Record<string, string>>,
    body: string | Uint8Array<ArrayBuffer>,
  ): Promise<number | null>;
  /** Kills it, whatever it is doing. */
  kill(): void;
  kills(): number;
  close(): Promise<void>;
}

const TIMEOUT_MS = 5000;
/** A site that finds no database at its start ends; the next try comes after this time. */
const PAUSE_MS = 300;

/** The site in this process, where nobody kills it. */
export function siteInside(db: Kysely<Database>, webhookSecret: string): Site {
  const app = createApp(siteDeps(db, webhookSecret));
  return {
    async post(path, headers, body) {
      return (await app.request(path, { method: 'POST', headers, body })).status;
    },
    kill: () => undefined,
    kills: () => 0,
    close: async () => undefined,
  };
}

/** The site in a process of its own. */
export function startSite(options: SiteProcessOptions, cacheFolder: string): Site {
  let child: ChildProcess;
  let url: string | null = null;
  let open = true;
  let kills = 0;

  const start = (): void => {
    child = fork(join(import.meta.dirname, 'site-process.ts'), [JSON.stringify(options)], {
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      env: { NODE_COMPILE_CACHE: cacheFolder },
    });
    child.once('message', (message) => ({ url } = message as { url: string }));
    child.once('exit', () => {
      url = null;
      if (open) void sleep(PAUSE_MS).then(() => open && start());
    });
  };
  start();

  return {
    async post(path, headers, body) {
      if (url === null) return null;
      try {
        const signal = AbortSignal.timeout(TIMEOUT_MS);
        const response = await fetch(`${url}${path}`, { method: 'POST', headers, body, signal });
        await response.arrayBuffer();
        return response.status;
      } catch {
        return null;
      }
    },
    kill() {
      if (url !== null && child.kill('SIGKILL')) kills += 1;
    },
    kills: () => kills,
    async close() {
      open = false;
      if (child.exitCode !== null || child.signalCode !== null) return;
      const exited = once(child, 'exit');
      child.kill('SIGKILL');
      await exited;
    },
  };
}
