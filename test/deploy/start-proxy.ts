import { execFile, spawn } from 'node:child_process';
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { onTestFinished } from 'vitest';
import { freePort } from '../kit/index.ts';

const run = promisify(execFile);
const CONFIGURATIONS = resolve(import.meta.dirname, '../../apps/galley/deploy/proxy');

/** The ports of a proxy that runs. */
export interface RunningProxy {
  readonly http: number;
  readonly https: number;
}

export type ProxyName = 'nginx' | 'haproxy';

/** Starts a proxy with the configuration that we give people, on ports of loopback. */
export async function startProxy(name: ProxyName, webPort: number): Promise<RunningProxy> {
  const folder = await mkdtemp(join(tmpdir(), 'galley-proxy-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await chmod(folder, 0o755);
  const ports = { http: await freePort(), https: await freePort() };
  const certificate = await makeCertificate(folder);
  const file = join(folder, 'proxy.conf');
  const text = await readFile(join(CONFIGURATIONS, CONFIGURATION_OF[name]), 'utf8');
  const here = text.replaceAll('127.0.0.1:3000', `127.0.0.1:${webPort}`);
  await writeFile(file, MOVE[name](here, { ...ports, folder, ...certificate }));
  const [program, ...argv] = COMMAND[name](file, folder);
  const child = spawn(program, argv, { stdio: ['ignore', 'inherit', 'inherit'] });
  const ended = new Promise<never>((_, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`${name} ended with ${code}`)));
  });
  ended.catch(() => undefined);
  onTestFinished(() => void child.kill('SIGTERM'));
  await Promise.race([listens(ports.https), ended]);
  return ports;
}

interface Moved extends RunningProxy {
  readonly folder: string;
  readonly crt: string;
  readonly key: string;
  readonly both: string;
}

const CONFIGURATION_OF = { nginx: 'nginx.conf', haproxy: 'haproxy.cfg' } as const;

/** The configuration with its ports and files moved, and nothing else changed. */
const MOVE: Readonly<Record<ProxyName, (text: string, to: Moved) => string>> = {
  nginx: (text, { http, https, folder, crt, key }) => `
    daemon off;
    pid ${folder}/pid;
    error_log stderr warn;
    events {}
    http {
      client_body_temp_path ${folder}/body;
      proxy_temp_path ${folder}/proxy;
      fastcgi_temp_path ${folder}/f; uwsgi_temp_path ${folder}/u; scgi_temp_path ${folder}/s;
      ${text
        .replaceAll(/^ *listen \[::\].*$/gm, '')
        .replace(/error_log .*;/, 'error_log stderr crit;')
        .replace('listen 80;', `listen 127.0.0.1:${http};`)
        .replace('listen 443 ', `listen 127.0.0.1:${https} `)
        .replace(/ssl_certificate .*;/, `ssl_certificate ${crt};`)
        .replace(/ssl_certificate_key .*;/, `ssl_certificate_key ${key};`)}
    }`,
  haproxy: (text, { http, https, both }) =>
    text
      .replace('bind :80', `bind 127.0.0.1:${http}`)
      .replace('bind :443 ssl crt /etc/haproxy/certs/', `bind 127.0.0.1:${https} ssl crt ${both}`),
};

const COMMAND: Readonly<
  Record<ProxyName, (file: string, folder: string) => readonly [string, ...string[]]>
> = {
  nginx: (file, folder) => ['/usr/sbin/nginx', '-p', folder, '-c', file],
  haproxy: (file) => ['/usr/sbin/haproxy', '-db', '-f', file],
};

async function makeCertificate(folder: string) {
  const [crt, key, both] = ['crt', 'key', 'pem'].map((end) => join(folder, `site.${end}`)) as [
    string,
    string,
    string,
  ];
  await run('openssl', [
    ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'],
    ...['-days', '2', '-subj', '/CN=news.example.org', '-keyout', key, '-out', crt],
  ]);
  await writeFile(both, (await readFile(crt, 'utf8')) + (await readFile(key, 'utf8')));
  return { crt, key, both };
}

async function listens(port: number): Promise<void> {
  for (;;) {
    const answers = await new Promise<boolean>((done) => {
      const socket = connect(port, '127.0.0.1', () => done(true)).on('error', () => done(false));
      socket.once('connect', () => socket.destroy());
    });
    if (answers) return;
    await sleep(50);
  }
}
