import { OUTPUTS } from '@galley/contract';
import { WEBHOOK_EVENTS, WEBHOOK_TEST } from '@galley/core/webhook';
import { expect, test } from 'vitest';
import { describeApi } from './describe-api.ts';
import { apiRoutes, type ApiDeps } from './routes/index.ts';

const routes = apiRoutes({} as ApiDeps);
const document = describeApi(routes, { publicUrl: 'https://digest.example' }) as {
  readonly paths: Readonly<Record<string, Readonly<Record<string, { operationId: string }>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, object>> };
};

test('every route is described, under a name of its own', () => {
  const operations = Object.values(document.paths).flatMap((path) => Object.values(path));
  expect(operations).toHaveLength(routes.length);
  expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(routes.length);
});

test('every event that Galley posts is described, with a body of that type', () => {
  const { webhooks } = document as unknown as {
    readonly webhooks: Readonly<
      Record<string, { post: { requestBody: { content: Record<string, { schema: object }> } } }>
    >;
  };
  expect(Object.keys(webhooks).toSorted()).toEqual([...WEBHOOK_EVENTS, WEBHOOK_TEST].toSorted());
  for (const [type, { post }] of Object.entries(webhooks)) {
    expect(post.requestBody.content['application/json']?.schema).toMatchObject({
      properties: { type: { const: type } },
    });
  }
});

test('every reference leads to a shape', () => {
  const refs = JSON.stringify(document).matchAll(/"#\/components\/schemas\/([^"]+)"/g);
  const names = new Set([...refs].map(([, name = '']) => name));
  expect([...names].filter((name) => !(name in document.components.schemas))).toEqual([]);
});

test('what the command line prints for a noun is the shape that the API answers', () => {
  const shapes = new Set(routes.flatMap(({ answers }) => Object.values(answers)));
  for (const command of [
    'newsletter show',
    'calendar',
    'review show',
    'review edit',
    'issue compile',
    'issue show',
    'issue set',
    'issue preflight',
    'issue forecast',
    'issue status',
    'issue test',
    'issue pause',
    'issue cancel',
    'subscriber add',
    'subscriber show',
    'subscriber suppress',
    'subscriber unsuppress',
  ]) {
    expect(shapes, command).toContain(OUTPUTS[command]);
  }
});

test('no address and no token stands in a path or a query', () => {
  for (const { path, query } of routes) {
    const named = `${path} ${Object.keys(query?.shape ?? {}).join(' ')}`;
    expect(named).not.toMatch(/email|address|token/i);
  }
});
