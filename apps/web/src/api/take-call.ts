import type { ApiProblem } from '@galley/contract/answer';
import { needsStepUp, READER, type Actor } from '@galley/core/editor';
import { TooManyBytes } from '@galley/runtime';
import { inSpan } from '@galley/trace';
import type { Context } from 'hono';
import { getCookie } from 'hono/cookie';
import { z } from 'zod';
import { streamEvents, type Follower, type Live } from '../live/index.ts';
import { answerFramed } from './answer-framed.ts';
import type { Caller, Credentials } from './caller.ts';
import { findCaller } from './find-caller.ts';
import { answerProblem, apiError, refusalProblem } from './problem.ts';
import { csvTooLarge, readBody } from './read-body.ts';
import { takeOnce, type Calls } from './repeat-call.ts';
import { readFields, readQuery, readTexts } from './read-fields.ts';
import type { Answers, Call, Route } from './route.ts';
import { streamText } from './stream-text.ts';

/** What a call needs besides its route's own step. */
export interface CallDeps {
  /** Where repeatable calls are kept. */
  readonly calls: Calls;
  readonly credentials: Credentials;
  /** The name of the session's cookie. */
  readonly cookie: string;
}

/** A call that has been read, before its step is taken. */
interface ReadCall {
  readonly kind: 'read';
  readonly call: Call;
  readonly hash: string;
}

const NOTHING = z.strictObject({});

type Problem = { readonly kind: 'problem'; readonly problem: ApiProblem };

/**
 * Answers a call of a route: finds out who calls, reads what they hand in, and takes the route's
 * step as them. A refusal and bad input become a problem, with the status of the contract's table.
 */
export async function takeCall(context: Context, route: Route, deps: CallDeps): Promise<Response> {
  const found = await findCaller(context, route, deps.credentials, deps.cookie);
  if (found.kind === 'problem') return answerFailed(found.problem);
  const read = await readCall(context, route, found.caller);
  if (read.kind === 'problem') return answerFailed(read.problem);
  // The body may take minutes to come: meanwhile they may have been removed, or may do less.
  const still =
    route.method === 'get'
      ? found
      : await findCaller(context, route, deps.credentials, deps.cookie);
  if (still.kind === 'problem') return answerFailed(still.problem);
  const { caller } = still;
  const its = { ...read, call: { ...read.call, caller, actor: actorOf(caller) } };
  // A repeated call gets its answer even though its signature is spent.
  return takeOnce(deps.calls, route, its, async () => {
    const call = await signCall(route, its, deps.credentials);
    return 'kind' in call ? answerFailed(call.problem) : takeStep(route, call, deps);
  });
}

async function takeStep(route: Route, call: Call, deps: CallDeps): Promise<Response> {
  try {
    const taken = await inSpan(`step ${route.step}`, { 'galley.step': route.step }, async () =>
      route.take(call as Call<never, never, never>),
    );
    if (taken.kind !== 'answer') return answerFailed(refusalProblem(taken));
    return answerWith(call, route.answers, taken, deps);
  } catch (error) {
    if (error instanceof TooManyBytes) return answerFailed(csvTooLarge());
    throw error;
  }
}

const answerFailed = (problem: ApiProblem): Response =>
  answerProblem(problem, problem.status === 401 ? { 'www-authenticate': 'Bearer' } : undefined);

const actorOf = (caller: Caller): Actor => (caller.kind === 'nobody' ? READER : caller.actor);

async function readCall(
  context: Context,
  route: Route,
  caller: Caller,
): Promise<ReadCall | Problem> {
  const params = await readTexts(route.params ?? NOTHING, context.req.param());
  if (params.kind === 'problem') return params;
  const query = await readQuery(route.query, new URL(context.req.url).searchParams);
  if (query.kind === 'problem') return query;
  const body = await readBody(context.req.raw, route.body);
  if (body.kind === 'problem') return body;
  if (route.versioned === true && !namesVersion(body.value)) {
    return { kind: 'problem', problem: apiError('version-needed', VERSION_NEEDED) };
  }
  const isJson = typeof route.body !== 'string';
  const fields = isJson ? await readFields(route.body, body.value) : body;
  if (fields.kind === 'problem') return fields;
  const call: Call = {
    actor: actorOf(caller),
    caller,
    params: params.value,
    query: query.value,
    body: fields.value,
    context,
  };
  return { kind: 'read', call, hash: body.hash };
}

const VERSION_NEEDED =
  'Name the version that the change was made from: "version", from the last answer.';

const namesVersion = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'version' in value;

/** Spends the passkey's signature over this call, if it names one. */
async function signCall(
  { step, alsoSigned }: Route,
  { call, hash }: ReadCall,
  { spendStepUp }: Credentials,
): Promise<Call | Problem> {
  const { caller, context } = call;
  const id = context.req.header('galley-step-up');
  const steps = [step, ...(alsoSigned === undefined ? [] : [alsoSigned])].filter(needsStepUp);
  const [first] = steps;
  if (id === undefined || caller.kind !== 'session' || first === undefined) return call;
  const { pathname, search } = new URL(context.req.url);
  const target = `${pathname}${search}`;
  for (const signed of steps) {
    // A signature for another step is not spent.
    const spent = await spendStepUp(caller, { id, step: signed, target, contentHash: hash });
    if (spent.kind === 'spent') return { ...call, actor: { ...caller.actor, signed } };
  }
  const refusal = { kind: 'step-up-needed', step: first } as const;
  return { kind: 'problem', problem: refusalProblem(refusal) };
}

function answerWith(
  call: Call,
  answers: Answers,
  { status, body }: { readonly status: 200 | 201 | 204; readonly body: unknown },
  deps: CallDeps,
): Response {
  const { context } = call;
  if (status === 204) return context.body(null, 204);
  switch (answers[status]) {
    case 'csv':
      return streamText(context, 'text/csv', body as AsyncIterable<string>);
    case 'lines':
      return streamText(context, 'application/x-ndjson', body as AsyncIterable<string>);
    case 'events':
      return streamEvents(context, body as Live, followerOf(call, deps));
    case 'framed page':
      return answerFramed(context, body as string);
    default:
      return context.json(body as object, status);
  }
}

/** A session that follows events, and a way to check it that doesn't count as its use. */
function followerOf({ caller, context }: Call, { credentials, cookie }: CallDeps): Follower {
  if (caller.kind !== 'session') throw new Error('Only sessions follow events.');
  const { sessionId, actor } = caller;
  const token = getCookie(context, cookie) ?? '';
  return {
    sessionId,
    actor,
    check: async () => {
      const found = await credentials.identifySession(token, 'watching');
      return found.kind === 'identified' ? found.actor : null;
    },
  };
}
