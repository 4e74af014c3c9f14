import { createHash } from 'node:crypto';
import { subscribe } from 'node:diagnostics_channel';
import type { IncomingMessage } from 'node:http';
import { serveSandbox, type ServedSandbox } from '@galley/sandbox';
import { planFaults } from './plan-faults.ts';
import { outcomeOf } from './readers.ts';
import type { SandboxRequest, SandboxAnswer, WireUse } from './sandbox-control.ts';

/**
 * The sandbox in a process of its own, which no kill touches. Told over IPC what to do; it also
 * keeps what came over the wire under each key, refused or not, which no ledger shows.
 */
let served: ServedSandbox | null = null;
let hours = 0;
let faulty = true;
let wire = new Map<string, { bodies: Set<string>; first: number; last: number; calls: number }>();

const now = (): Date => new Date(Date.now() + hours * 3_600_000);

subscribe('http.server.request.start', (message) => {
  const { request } = message as { request: IncomingMessage };
  const key = request.headers['idempotency-key'];
  if (typeof key !== 'string') return;
  const hash = createHash('sha256');
  const push = request.push.bind(request);
  request.push = (chunk: Buffer | null) => {
    if (chunk !== null) hash.update(chunk);
    // Bodies that broke off are no bodies: only whole ones are held against each other.
    else if (request.complete) noteUse(key, hash.digest('hex'));
    return push(chunk);
  };
});

function noteUse(key: string, body: string): void {
  const at = now().getTime();
  const use = wire.get(key) ?? { bodies: new Set(), first: at, last: at, calls: 0 };
  use.bodies.add(body);
  use.last = at;
  use.calls += 1;
  wire.set(key, use);
}

async function open(request: Extract<SandboxRequest, { kind: 'open' }>): Promise<string> {
  await served?.close();
  hours = 0;
  faulty = true;
  wire = new Map();
  const plan = planFaults(request.seed, request.faults);
  served = await serveSandbox({
    path: request.path,
    port: 0,
    rateLimit: null,
    clock: now,
    outcome: outcomeOf,
    faults: (one) => (faulty ? plan(one) : null),
    ...(request.dailyQuota === null ? {} : { dailyQuota: request.dailyQuota }),
  });
  return served.url;
}

async function answer(request: SandboxRequest): Promise<SandboxAnswer> {
  switch (request.kind) {
    case 'open':
      return { url: await open(request) };
    case 'webhook':
      served?.sandbox.setWebhook({ url: request.url, secret: request.secret });
      return {};
    case 'faults':
      faulty = request.on;
      return {};
    case 'advance':
      hours += request.hours;
      return {};
    case 'wire':
      return {
        wire: [...wire].map(([key, use]): WireUse => ({ ...use, key, bodies: [...use.bodies] })),
      };
  }
}

process.on('message', (message) => {
  const { id, request } = message as { id: number; request: SandboxRequest };
  void answer(request).then((reply) => process.send?.({ id, reply }));
});
process.on('disconnect', () => process.exit(0));
