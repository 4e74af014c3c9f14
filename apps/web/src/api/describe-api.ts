import { STATUS_CODES } from 'node:http';
import type { z } from 'zod';
import { sessionCookieName } from '../http/session-cookie.ts';
import { describeWebhooks } from './describe-webhooks.ts';
import { describeHere, nameAnswers, nameBodies, refTo, type NamedShapes } from './name-shapes.ts';
import { operationId } from './operation-id.ts';
import { isSigned, problemsOf } from './route-statuses.ts';
import type { AnswerShape, Route } from './route.ts';

/**
 * Describes every route as an OpenAPI 3.1 document, from the shapes that check what comes in and
 * type what goes out.
 */
export function describeApi(
  routes: readonly Route[],
  { publicUrl }: { readonly publicUrl: string },
): object {
  const [answers, bodies] = [nameAnswers(routes), nameBodies(routes)];
  const paths = Map.groupBy(routes, ({ path }) => path);
  return {
    openapi: '3.1.0',
    info: { title: 'Galley', version: '1', description: ABOUT },
    servers: [{ url: '/api/v1' }],
    paths: Object.fromEntries(
      [...paths].map(([path, its]) => [
        path,
        Object.fromEntries(its.map((each) => [each.method, operation(each, answers, bodies)])),
      ]),
    ),
    webhooks: describeWebhooks(),
    components: {
      schemas: { ...answers.schemas, ...bodies.schemas },
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: sessionCookieName(publicUrl) },
        key: { type: 'http', scheme: 'bearer' },
      },
    },
  };
}

const ABOUT =
  'One API for the desk and for scripts. A list answers a page; `next` asks for the one after it. What goes wrong is answered as application/problem+json, whose `code` says what.';

function operation(route: Route, answers: NamedShapes, bodies: NamedShapes): object {
  const { summary, description, credential, step, scope } = route;
  const parameters = parametersOf(route);
  return {
    operationId: operationId(route),
    summary,
    ...(description !== undefined && { description }),
    tags: [route.path.split('/')[1] ?? ''],
    security: {
      none: [],
      session: [{ session: [] }],
      key: [{ key: [] }],
      both: [{ session: [] }, { key: [] }],
    }[credential],
    'x-step': step,
    ...(scope !== null && { 'x-scope': scope }),
    ...(parameters.length > 0 && { parameters }),
    ...bodyOf(route, bodies),
    responses: { ...answersOf(route, answers), ...problemResponses(route) },
  };
}

function bodyOf({ body }: Route, bodies: NamedShapes): object {
  if (body === 'none') return {};
  const content =
    body === 'csv'
      ? { 'text/csv': { schema: { type: 'string' } } }
      : { 'application/json': { schema: bodies.refOf(body) } };
  return { requestBody: { required: true, content } };
}

function answersOf(route: Route, answers: NamedShapes): object {
  const content = (shape: AnswerShape): object => {
    if (shape === 'nothing') return {};
    return typeof shape === 'string'
      ? { content: { [TEXT_TYPES[shape]]: { schema: { type: 'string' } } } }
      : { content: { 'application/json': { schema: answers.refOf(shape) } } };
  };
  return Object.fromEntries(
    Object.entries(route.answers).map(([status, shape]) => [
      status,
      { description: STATUS_CODES[status] ?? '', ...content(shape) },
    ]),
  );
}

const TEXT_TYPES = {
  csv: 'text/csv',
  lines: 'application/x-ndjson',
  events: 'text/event-stream',
  'framed page': 'text/html',
} as const;

const problemResponses = (route: Route): object =>
  Object.fromEntries(
    [...problemsOf(route)].map(([status, codes]) => [
      status,
      {
        description: codes.join(', '),
        content: { 'application/problem+json': { schema: refTo('apiProblem') } },
      },
    ]),
  );

const parametersOf = (route: Route): readonly object[] => [
  ...fields(route.params).map(([name, shape]) => ({
    name,
    in: 'path',
    required: true,
    schema: describeHere(shape),
  })),
  ...fields(route.query).map(([name, shape]) => ({
    name,
    in: 'query',
    required: !shape.safeParse(undefined).success,
    schema: describeHere(shape),
  })),
  ...(isSigned(route) ? [STEP_UP] : []),
  ...(route.repeatable === true ? [IDEMPOTENCY_KEY] : []),
];

const fields = (shape: z.ZodObject | null): readonly [string, z.ZodType][] =>
  Object.entries(shape?.shape ?? {}) as [string, z.ZodType][];

const STEP_UP = {
  name: 'Galley-Step-Up',
  in: 'header',
  required: false,
  description: 'The id of a signature over this call, which a session needs; keys need none',
  schema: { type: 'string' },
};

const IDEMPOTENCY_KEY = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description: 'A name for this call: under the same one it is taken once, for a day',
  schema: { type: 'string', pattern: '^[!-~]{1,200}$' },
};
