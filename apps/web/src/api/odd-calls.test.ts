import { stepsOf, SCOPE_NAMES } from '@galley/core/editor';
import { testNewsletter, queued } from '../../../../packages/press/src/press.fixture.ts';
import { withDatabase } from '@galley/test/kit';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openApi, person, type Who } from './api.fixture.ts';
import { oddly } from './odd-call.arbitrary.ts';
import { problemsOf } from './route-statuses.ts';
import { apiRoutes, type ApiDeps } from './routes/index.ts';
import type { Route } from './route.ts';
import { pathIn } from './sample-calls.fixture.ts';

const database = withDatabase();
/** Per route; a search of its own takes more. */
const RUNS = 12;
const cases = apiRoutes({} as ApiDeps).map(
  (route) => [`${route.method} ${route.path}`, route] as const,
);

const SESSION: Who = { session: person('owner'), signs: true };
const KEY: Who = {
  key: { kind: 'key', id: '3', roles: { '*': 'owner' }, steps: stepsOf(SCOPE_NAMES) },
};
const TYPES = [
  'application/json',
  'text/csv',
  'text/plain',
  'application/json; charset=utf-16',
  '',
];

/** A query in which every known field may stand, and an unknown one. */
const queryOf = (route: Route): fc.Arbitrary<string> =>
  fc
    .record(
      Object.fromEntries(
        [...Object.keys(route.query?.shape ?? {}), 'x'].map((name) => [
          name,
          fc.oneof(
            fc.constantFrom('1', 'true', 'queued', '%00', '%ED%A0%80', '-1', ''),
            fc.webQueryParameters(),
          ),
        ]),
      ),
      { requiredKeys: [] },
    )
    .map((fields) =>
      Object.entries(fields)
        .map(([name, value]) => `${name}=${value}`)
        .join('&'),
    );

const placeOf = fc.constantFrom(
  '',
  '1',
  '0',
  '%00',
  '9223372036854775808',
  'x',
  '..%2f',
  '%ff',
  '-1',
);

test.each(cases)('%s: whatever comes in, the answer is documented and no bug', async (_, route) => {
  const { deps, ask, lines } = openApi(database, '7');
  const { slug } = await testNewsletter(deps);
  const { id: reviewId } = await queued(deps, slug, 'Codex');
  const world = { slug, reviewId, personId: '1', hash: 'x' };
  const body =
    typeof route.body === 'string' ? fc.string().map((text) => text as unknown) : oddly(route.body);
  const call = fc.record({
    value: body,
    broken: fc.constantFrom('', '', '', '', '{', '\\ud800', '\0'),
    type: fc.oneof({ weight: 6, arbitrary: fc.constant(null) }, fc.constantFrom(...TYPES)),
    query: queryOf(route),
    place: placeOf,
    who: fc.constantFrom(SESSION, KEY),
    more: fc.oneof(
      fc.constant({}),
      fc.record({ 'idempotency-key': fc.constantFrom('a', 'a b', 'b') }),
    ),
  });
  await fc.assert(
    fc.asyncProperty(call, async ({ value, broken, type, query, place, who, more }) => {
      const wanted = route.body === 'csv' ? 'text/csv' : 'application/json';
      const path =
        place === ''
          ? pathIn(route.path, world)
          : pathIn(route.path, { ...world, slug: place, reviewId: place, personId: place });
      const response = await ask(who, `${path}?${query}`, {
        method: route.method.toUpperCase(),
        ...(route.body !== 'none' && {
          body:
            broken === ''
              ? typeof value === 'string' && route.body === 'csv'
                ? value
                : JSON.stringify(value)
              : broken,
        }),
        headers: { ...(route.body !== 'none' && { 'content-type': type ?? wanted }), ...more },
      });
      const documented = [...Object.keys(route.answers).map(Number), ...problemsOf(route).keys()];
      // Another path may be meant by an odd place in it.
      expect([...documented, 404, 405]).toContain(response.status);
      expect(response.status, lines.join('')).not.toBe(500);
      // A stream of events has no end of its own.
      if (route.answers[200] === 'events') await response.body?.cancel();
      else await response.arrayBuffer();
    }),
    { numRuns: RUNS },
  );
});
