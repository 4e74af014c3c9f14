import { createHash } from 'node:crypto';
import type { BeginCall, BegunCall, RepeatableCall } from '@galley/press/api-call';
import type { Call, Route } from './route.ts';
import { answerProblem, apiError } from './problem.ts';

/** Where repeatable calls are kept: steps of press that have what they need. */
export interface Calls {
  readonly begin: (call: RepeatableCall) => Promise<BeginCall>;
  readonly finish: (
    call: BegunCall,
    answer: { readonly status: number; readonly answer: string },
  ) => Promise<void>;
  readonly giveUp: (call: BegunCall) => Promise<void>;
}

/** A name that the caller gives to a call: visible ASCII, as a header holds it. */
const KEY = /^[\x21-\x7e]{1,200}$/;

/**
 * Takes a call once, however often its caller repeats it under the same `Idempotency-Key`. Only what
 * succeeded is kept; a refused call may be tried again.
 */
export async function takeOnce(
  calls: Calls,
  route: Route,
  { call, hash }: { readonly call: Call; readonly hash: string },
  take: () => Promise<Response>,
): Promise<Response> {
  const { context, caller } = call;
  const idempotencyKey = context.req.header('idempotency-key');
  if (route.repeatable !== true || idempotencyKey === undefined || caller.kind === 'nobody') {
    return take();
  }
  if (!KEY.test(idempotencyKey)) return answerProblem(apiError('bad-input', BAD_KEY));
  const begun = await calls.begin({
    caller: caller.kind === 'key' ? `key ${caller.actor.id}` : `person ${caller.personId}`,
    idempotencyKey,
    requestHash: createHash('sha256')
      .update(JSON.stringify([route.method, context.req.url, hash]))
      .digest('hex'),
  });
  switch (begun.kind) {
    case 'answered':
      return new Response(begun.answer, {
        status: begun.status,
        headers: { 'content-type': 'application/json' },
      });
    case 'other-call':
      return answerProblem(apiError('other-call', OTHER_CALL));
    case 'call-running':
      return answerProblem(apiError('call-running', RUNNING), { 'retry-after': '1' });
    case 'begun':
      return keep(calls, begun.call, take);
  }
}

const BAD_KEY = 'Idempotency-Key: expected 1 to 200 visible ASCII characters.';
const OTHER_CALL = 'This Idempotency-Key was used for another call. Send a new one.';
const RUNNING = 'A call with this Idempotency-Key is under way. Try again in a moment.';

async function keep(
  calls: Calls,
  begun: BegunCall,
  take: () => Promise<Response>,
): Promise<Response> {
  let response: Response | null = null;
  try {
    response = await take();
  } finally {
    if (response?.ok !== true) await calls.giveUp(begun);
  }
  if (!response.ok) return response;
  const answer = await response.clone().text();
  await calls.finish(begun, { status: response.status, answer });
  return response;
}
