import { createHash } from 'node:crypto';
import { subscribe } from 'node:diagnostics_channel';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { serveSandbox, type ServedSandbox } from '@galley/sandbox';
import { ageLedger, hurryEvents } from './age-ledger.ts';
import { planFaults } from './plan-faults.ts';
import { outcomeOf } from './readers.ts';
import type { SandboxRequest, SandboxAnswer, WireUse } from './sandbox-control.ts';

/**
 * The sandbox in a separate process, which no kill touches. IPC messages control it; it also
 * records what came over the wire under each key, refused or not, which no ledger shows.
 */
let served: ServedSandbox | null = null;
let path = '';
/** How far all instants were moved into the past. */
let hours = 0;
let faulty = true;
let wire = new Map<string, { bodies: Set<string>; calls: { at: number; refused: boolean }[] }>();
let conflicts = new Set<string>();

const calls = new WeakMap<IncomingMessage, { refused: boolean }>();

/** Includes the hours that pass, unlike the ledger's. */
const now = (): number => Date.now() + hours * 3_600_000;

subscribe('http.server.request.start', (message) => {
  const { request } = message as { request: IncomingMessage };
  const key = request.headers['idempotency-key'];
  if (typeof key !== 'string') return;
  const hash = createHash('sha256');
  const use = wire.get(key) ?? { bodies: new Set(), calls: [] };
  const call = { at: now(), refused: false };
  use.calls.push(call);
  wire.set(key, use);
  calls.set(request, call);
  const push = request.push.bind(request);
  request.push = (chunk: Buffer | null) => {
    if (chunk !== null) hash.update(chunk);
    // Bodies that were cut off don't count: only complete ones are compared.
    else if (request.complete) use.bodies.add(hash.digest('hex'));
    return push(chunk);
  };
});

subscribe('http.server.response.finish', (message) => {
  const { request, response } = message as { request: IncomingMessage; response: ServerResponse };
  const call = calls.get(request);
  const { statusCode } = response;
  if (call !== undefined)
    call.refused = statusCode >= 400 && statusCode < 500 && statusCode !== 409;
});

async function open(request: Extract<SandboxRequest, { kind: 'open' }>): Promise<string> {
  await served?.close();
  path = request.path;
  hours = 0;
  faulty = true;
  wire = new Map();
  conflicts = new Set();
  const plan = planFaults(request.seed, request.faults);
  served = await serveSandbox({
    path,
    port: 0,
    rateLimit: request.rateLimit ?? null,
    outcome: outcomeOf,
    faults: (one) => {
      const fault = faulty ? plan(one) : null;
      if (fault?.what === 'conflict' && fault.name === 'invalid_idempotent_request') {
        conflicts.add(one.idempotencyKey ?? '');
      }
      return fault;
    },
    ...request.quotas,
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
      ageLedger(path, request.hours);
      return {};
    case 'hurry':
      hurryEvents(path);
      return {};
    case 'wire':
      return {
        wire: [...wire].map(([key, { bodies, calls: made }]): WireUse => ({
          key,
          bodies: [...bodies],
          calls: made,
          conflictAskedFor: conflicts.has(key),
        })),
      };
  }
}

process.on('message', (message) => {
  const { id, request } = message as { id: number; request: SandboxRequest };
  void answer(request).then((reply) => process.send?.({ id, reply }));
});
process.on('disconnect', () => process.exit(0));
