#!/usr/bin/env node
// Plain JavaScript that an old Node can read: it hands over to the Node 24 that the lockfile
// brought, or says what is missing.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import * as module from 'node:module';
import { constants } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { bundledKysely } from '../../../packages/db/build.js';

const root = join(dirname(fileURLToPath(import.meta.url)), '../../..');
const NEEDED = 24;

const isRecent = () => Number(process.versions.node.split('.')[0]) >= NEEDED;

function bundledNode() {
  const name = process.platform === 'win32' ? 'win' : process.platform;
  const file = process.platform === 'win32' ? 'node.exe' : 'node';
  return join(root, 'node_modules', `node-${name}-${process.arch}`, 'bin', file);
}

/** Runs this file again under the bundled Node, and ends as that ends. */
function relaunch(node) {
  const args = [fileURLToPath(import.meta.url), ...process.argv.slice(2)];
  const child = spawn(node, args, { stdio: ['inherit', 'inherit', 'inherit', 'ipc'] });
  for (const signal of ['SIGHUP', 'SIGINT', 'SIGQUIT', 'SIGTERM']) {
    process.on(signal, () => child.kill(signal));
  }
  child.on('error', (error) => fail(`galley: ${node} does not start: ${error.message}`));
  child.on('exit', (code, signal) => {
    process.exit(code === null ? 128 + (constants.signals[signal] || 0) : code);
  });
}

function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}

/** Loads Kysely from one file where that is built, and from its own files where it isn't. */
function loadKyselyFromBundle() {
  const bundled = bundledKysely();
  if (bundled === null) return;
  module.registerHooks({
    resolve(specifier, context, next) {
      const file = bundled.get(specifier);
      return file === undefined
        ? next(specifier, context)
        : { url: pathToFileURL(file).href, format: 'module', shortCircuit: true };
    },
  });
}

/** A missing package can't report itself. */
function explain(error) {
  fail(
    error.code === 'ERR_MODULE_NOT_FOUND'
      ? `galley: a package is not installed; run "npm install" in ${root}. (${error.message})`
      : error.stack,
  );
}

async function run() {
  // Only relaunch() opens a channel: when the process at its other end is killed, so are we.
  if (process.channel) {
    process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));
    process.channel.unref();
  }
  module.enableCompileCache(join(root, 'node_modules', '.cache', 'galley'));
  loadKyselyFromBundle();
  // If the process runs out of work before the command reports its end, that is a failure.
  process.exitCode = 1;
  const { runProgram, standsIn } = await import('../src/index.ts');
  const cwd = standsIn({ env: process.env, cwd: process.cwd(), root });
  process.exit(await runProgram(process.argv.slice(2), process, cwd));
}

if (isRecent()) run().catch(explain);
else if (existsSync(bundledNode())) relaunch(bundledNode());
else {
  fail(
    `Galley needs Node ${NEEDED} or later; this is ${process.versions.node}. ` +
      `Run "npm install" in ${root}, which brings one for Linux and Windows, or install Node ${NEEDED}.`,
  );
}
