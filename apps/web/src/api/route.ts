import type { Refusal, RefusalCode, RefusalOf } from '@galley/contract/refusals';
import { STEPS, stepsOf, type Actor, type Scope, type StepName } from '@galley/core/editor';
import type { Context } from 'hono';
import type { z } from 'zod';
import type { Live } from '../live/index.ts';
import type { Caller } from './caller.ts';

/** Refusals that any step may answer, because of who calls. */
type RefusedToCaller = 'not-allowed' | 'step-up-needed' | 'restricted';

type Fields = z.ZodObject;
/** JSON of a shape; `csv`, which is streamed; or none at all. */
export type Body = z.ZodType | 'csv' | 'none';
/**
 * What a status brings: JSON of a shape, CSV or lines of JSON in pieces, events as they happen, a page for a frame, or
 * nothing.
 */
export type AnswerShape = z.ZodType | 'csv' | 'lines' | 'events' | 'framed page' | 'nothing';
type Status = 200 | 201 | 204;
export type Answers = { readonly [S in Status]?: AnswerShape };

type Read<B extends Body> = B extends z.ZodType
  ? z.output<B>
  : B extends 'csv'
    ? AsyncIterable<Uint8Array>
    : null;

type Given<S extends AnswerShape> = S extends z.ZodType
  ? Unchanging<z.output<S>>
  : S extends 'csv' | 'lines'
    ? AsyncIterable<string>
    : S extends 'events'
      ? Live
      : S extends 'framed page'
        ? string
        : null;

type Unchanging<T> = unknown extends T ? T : { readonly [K in keyof T]: Unchanging<T[K]> };

/** A call that the API has checked: who calls, and what they hand in. */
export interface Call<P = unknown, Q = unknown, B = unknown> {
  /** A reader, if the route takes no credential. */
  readonly actor: Actor;
  readonly caller: Caller;
  readonly params: P;
  readonly query: Q;
  readonly body: B;
  /** For cookies and what else concerns HTTP alone. */
  readonly context: Context;
}

/** What a route answers if its step succeeds. */
export type Answer<A extends Answers> = {
  [S in keyof A & Status]: {
    readonly kind: 'answer';
    readonly status: S;
    readonly body: Given<A[S] & AnswerShape>;
  };
}[keyof A & Status];

interface Described {
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  /** Below `/api/v1`, as OpenAPI writes it: `/newsletters/{slug}`. */
  readonly path: string;
  /** The step that it takes. */
  readonly step: StepName;
  /** The scope that a key needs; null if no key may call it. */
  readonly scope: Scope | null;
  readonly credential: 'none' | 'session' | 'key' | 'both';
  readonly summary: string;
  readonly description?: string;
  /** A further step that some of its calls take, and that people then sign instead. */
  readonly alsoSigned?: StepName;
  /** True for a change of something with versions: its body has to name one. */
  readonly versioned?: boolean;
  /** True for a call that a page makes by itself: it doesn't count as use of a session. */
  readonly byItself?: boolean;
  /** True for a call that creates something: it may be repeated under an `Idempotency-Key`. */
  readonly repeatable?: boolean;
}

interface Declaration<
  P extends Fields,
  Q extends Fields,
  B extends Body,
  A extends Answers,
  R extends RefusalCode,
> extends Described {
  readonly params?: P;
  readonly query?: Q;
  /** Required for every method but GET. */
  readonly body?: B;
  readonly answers: A;
  /** The codes of the refusals that its step may answer, besides those because of who calls. */
  readonly refuses: readonly R[];
  readonly take: (
    call: Call<z.output<P>, z.output<Q>, Read<B>>,
  ) => Promise<Answer<A> | RefusalOf<R | RefusedToCaller>>;
}

/** One route of the API, complete and of any type. */
export interface Route extends Described {
  readonly params: Fields | null;
  readonly query: Fields | null;
  readonly body: Body;
  readonly answers: Answers;
  readonly refuses: readonly RefusalCode[];
  readonly take: (call: Call<never, never, never>) => Promise<Answer<Answers> | Refusal>;
}

/**
 * Declares a route. It says which step it takes, who may call it and what it reads and answers, so
 * that nothing about a route is left to habit.
 *
 * @throws Error when the declaration is incomplete or contradicts itself, so that no server starts
 */
export function route<
  const R extends RefusalCode = never,
  P extends Fields = Fields,
  Q extends Fields = Fields,
  B extends Body = 'none',
  const A extends Answers = Answers,
>(its: Declaration<P, Q, B, A, R>): Route {
  const problem = findGap(its);
  if (problem !== null) {
    throw new Error(`route ${its.method} ${its.path}: ${problem}`);
  }
  return {
    ...its,
    params: its.params ?? null,
    query: its.query ?? null,
    body: its.body ?? 'none',
  };
}

/** A route's answer. */
export const answer = <const S extends Status, const T>(status: S, body: T) =>
  ({ kind: 'answer', status, body }) as const;

/** What is missing in a declaration or contradicts it, even where types were circumvented. */
function findGap(its: {
  readonly [K in keyof Route]?: unknown;
}): string | null {
  const { method, path, step, scope, credential, body, answers, params, query } = its;
  const isSafe = method === 'get';
  if (!['get', 'post', 'put', 'patch', 'delete'].includes(String(method))) return 'no method';
  if (!/^(?:\/(?:[a-z-]+|\{[a-z]+\}))+$/i.test(String(path))) return 'no path';
  if (typeof step !== 'string' || !(step in STEPS)) return 'no step';
  if (!['none', 'session', 'key', 'both'].includes(String(credential))) return 'no credential';
  if (isSafe ? body !== undefined : body === undefined) {
    return isSafe ? 'a GET has no body' : 'no body declared';
  }
  if (scope === undefined) return 'no scope: say null if no key may call it';
  const takesKeys = credential === 'key' || credential === 'both';
  if (takesKeys !== (scope !== null)) return 'a scope is for keys, and a key needs a scope';
  if (scope !== null && !stepsOf([scope as Scope]).includes(step as StepName)) {
    return 'its scope does not cover its step';
  }
  if (typeof answers !== 'object' || Object.keys(answers ?? {}).length === 0) return 'no answers';
  if (![params, query, body].every(refusesUnknown)) return 'its fields let unknown ones pass';
  const named = [...String(path).matchAll(/\{([a-z]+)\}/gi)].map(([, name = '']) => name);
  const read = Object.keys((params as Fields | undefined)?.shape ?? {});
  if (named.toSorted().join() !== read.toSorted().join()) return 'params are not those of its path';
  return null;
}

/** Whether a set of fields refuses unknown ones; anything else has no fields to let pass. */
function refusesUnknown(shape: unknown): boolean {
  const { type, catchall } = (shape as Partial<Fields> | undefined)?.def ?? {};
  return type !== 'object' || catchall?._zod.def.type === 'never';
}
