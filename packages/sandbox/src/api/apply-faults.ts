import { setTimeout as wait } from 'node:timers/promises';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import type { MiddlewareHandler } from 'hono';
import type { ErrorName } from '../check/refusal.ts';
import type { Fault, FaultPlan, FaultStatus } from '../faults.ts';
import { planShares } from '../plan-shares.ts';
import type { ApiContext, ApiEnv } from './env.ts';
import { refuse } from './refuse.ts';

/**
 * Draws the request's fault, by the plan or else by the shares, and applies it if it spoils the
 * answer.
 */
export function faultAfter(plan: FaultPlan | null): MiddlewareHandler<ApiEnv> {
  let number = 0;
  return async (c, next) => {
    number += 1;
    const request = {
      number,
      method: c.req.method,
      path: c.req.path,
      idempotencyKey: c.req.header('idempotency-key') ?? null,
    };
    const fault = plan?.(request) ?? planShares(c.get('faultSettings'), request, Math.random());
    c.set('fault', fault);
    await next();
    if (fault?.when !== 'after-accept' || !c.res.ok) return;
    const spoilt = await spoil(c, fault);
    if (spoilt !== null) {
      c.res = undefined;
      c.res = spoilt;
    }
  };
}

/** Lets the request wait. It runs inside `holdKey`, so the key is in flight during the wait. */
export const delay: MiddlewareHandler<ApiEnv> = async (c, next) => {
  const { latencyMs } = c.get('faultSettings');
  if (latencyMs > 0) await wait(latencyMs, undefined, { ref: false });
  return next();
};

/** Applies a fault that strikes before the request is accepted. It runs inside `holdKey`. */
export const faultBefore: MiddlewareHandler<ApiEnv> = async (c, next) => {
  const fault = c.get('fault');
  if (fault?.when !== 'before-accept') return next();
  // A server that answers has read the request; one that breaks off may not have.
  if (fault.what === 'error' || fault.what === 'conflict' || fault.what === 'slow')
    await c.req.arrayBuffer();
  return (await spoil(c, fault)) ?? next();
};

const NAMES: Readonly<Record<FaultStatus, ErrorName>> = {
  404: 'not_found',
  429: 'rate_limit_exceeded',
  500: 'internal_server_error',
  502: 'application_error',
  503: 'service_unavailable',
};

async function spoil(c: ApiContext, fault: Fault): Promise<Response | null> {
  switch (fault.what) {
    case 'error':
      if (fault.status === 429) c.header('retry-after', '1');
      return refuse(c, {
        statusCode: fault.status,
        name: NAMES[fault.status],
        message: 'The sandbox fails on purpose.',
      });
    case 'conflict':
      return refuse(c, {
        statusCode: 409,
        name: fault.name,
        message: 'The sandbox fails on purpose.',
      });
    case 'reset':
      return cut(c);
    case 'hang':
      await wait(fault.ms, undefined, { ref: false });
      return cut(c);
    case 'slow':
      await wait(fault.ms, undefined, { ref: false });
      return null;
    case 'truncate':
      return truncate(c);
    default:
      return fault satisfies never;
  }
}

function cut(c: ApiContext): Response {
  const socket = c.env?.incoming?.socket;
  if (socket === undefined) return brokenOff('');
  socket.resetAndDestroy();
  return RESPONSE_ALREADY_SENT;
}

async function truncate(c: ApiContext): Promise<Response> {
  const text = await c.res.text();
  const half = text.slice(0, Math.floor(text.length / 2));
  const outgoing = c.env?.outgoing;
  if (outgoing === undefined) return brokenOff(half);
  outgoing.writeHead(c.res.status, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(text),
  });
  outgoing.write(half, () => outgoing.destroy());
  return RESPONSE_ALREADY_SENT;
}

/** The same for a request without a socket: reading the answer's body fails. */
const brokenOff = (text: string): Response =>
  new Response(
    new ReadableStream({
      start: (controller) => {
        if (text !== '') controller.enqueue(new TextEncoder().encode(text));
        controller.error(new Error('The sandbox cut the connection.'));
      },
    }),
  );
