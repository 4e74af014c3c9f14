// Starts React Email's preview of the templates. Its packages are big, so `npm start` does not
// install them: the first preview does, and from then on it works offline.
import { spawn, spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '..', '..');
const lockfile = join(here, 'package-lock.json');
// A copy of the lockfile, written once everything it lists is installed.
const installed = join(here, 'node_modules', '.installed-lockfile.json');
// This script runs on its own, without any code of ours that reads a configuration.
// oxlint-disable-next-line node/no-process-env
const environment = process.env;
const isWindows = process.platform === 'win32';

function install() {
  if (existsSync(installed) && readFileSync(installed, 'utf8') === readFileSync(lockfile, 'utf8')) {
    return;
  }
  process.stderr.write('Installing the preview, about 470 MB. This happens once.\n');
  const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error'];
  const { status } = spawnSync('npm', args, {
    cwd: here,
    env: withoutNpmSettings(environment),
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: isWindows,
  });
  if (status !== 0) fail('The preview could not be installed. Are you online?');
  copyFileSync(lockfile, installed);
}

/** `npm run` tells its children where its own package is; this npm must look at ours instead. */
const withoutNpmSettings = (env) =>
  Object.fromEntries(
    Object.entries(env).filter(([name]) => !/^npm_(config_local_prefix|package)/.test(name)),
  );

/** The port from `--port` or PORT; otherwise 3001 or, if that is taken, any free one. */
async function choosePort() {
  const flag = process.argv.indexOf('--port');
  const asked = flag === -1 ? environment.PORT : process.argv[flag + 1];
  if (asked === undefined) return (await freePort(3001)) ?? (await freePort(0));
  if (!/^\d{1,5}$/.test(asked) || Number(asked) > 65_535) {
    fail(`preview: the port is ${asked}, expected a number up to 65535`, 2);
  }
  const port = await freePort(Number(asked));
  if (port === null) fail(`preview: port ${asked} is taken`);
  return port;
}

const freePort = (wanted) =>
  new Promise((resolve) => {
    const server = createServer();
    server.on('error', () => resolve(null));
    server.listen(wanted, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

function run(port) {
  const email = join(here, 'node_modules', 'react-email', 'dist', 'cli', 'index.mjs');
  const loopback = pathToFileURL(join(here, 'listen-on-loopback.js')).href;
  const args = [email, 'dev', '--dir', '../templates', '--port', String(port)];
  const env = {
    ...environment,
    NEXT_TELEMETRY_DISABLED: '1',
    NODE_OPTIONS: `${environment.NODE_OPTIONS ?? ''} --import=${loopback}`.trim(),
  };
  // Its own process group: `email dev` forks a server, which would outlive it and keep the port.
  const child = spawn(process.execPath, args, {
    cwd: here,
    env,
    stdio: 'inherit',
    detached: !isWindows,
  });
  const end = (signal) => {
    if (isWindows) return child.kill(signal);
    try {
      if (child.pid !== undefined) process.kill(-child.pid, signal);
    } catch (error) {
      if (error.code !== 'ESRCH') throw error;
    }
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      end(signal);
      setTimeout(() => end('SIGKILL'), 2000).unref();
    });
  }
  child.on('error', (error) => fail(`The preview did not start: ${error.message}`));
  child.on('exit', (code) => {
    end('SIGKILL');
    process.exit(code ?? 0);
  });
}

function fail(message, code = 1) {
  process.stderr.write(`${message}\n`);
  process.exit(code);
}

if (!existsSync(join(root, 'node_modules', '@react-email', 'components'))) {
  fail('Install Galley first: run npm install in the root folder.');
}
const port = await choosePort();
install();
run(port);
