import {
  ROLES,
  SCOPE_NAMES,
  SCOPES,
  isRestricted,
  mayTake,
  needsStepUp,
  stepsOf,
  type StepName,
} from '@galley/core/editor';
import { queued, testNewsletter } from '../../../../packages/press/src/press.fixture.ts';
import { addPerson } from '../../../../packages/press/src/people/people.fixture.ts';
import { compileIssue } from '@galley/press/issue';
import { owner, withDatabase } from '@galley/test/kit';
import { describe, expect, test } from 'vitest';
import type { z } from 'zod';
import { openApi, person, type Who } from './api.fixture.ts';
import { problemsOf } from './route-statuses.ts';
import { apiRoutes, type ApiDeps } from './routes/index.ts';
import type { Route } from './route.ts';
import { pathIn, queryIn, SAMPLES, type SampleWorld } from './sample-calls.fixture.ts';

const database = withDatabase();
const routes = apiRoutes({} as ApiDeps);
const nameOf = ({ method, path }: Route): string => `${method} ${path}`;
const isReading = ({ method }: Route): boolean => method === 'get';
const casesOf = (some: readonly Route[]) => some.map((route) => [nameOf(route), route] as const);

let count = 0;

/** A newsletter with an issue, a queued review, and an owner who is not the caller. */
async function open() {
  count += 1;
  const api = openApi(database, '7');
  const { slug, id: newsletterId } = await testNewsletter(api.deps);
  await queued(api.deps, slug, `In the issue ${count}`);
  const compiled = await compileIssue(api.deps, owner, { newsletter: slug, slot: '2026-03-13' });
  if (compiled.kind !== 'compiled') throw new Error(compiled.kind);
  const { id: reviewId } = await queued(api.deps, slug, `Queued ${count}`);
  const somebody = { email: `p${count}@digest.example`, newsletter: null, role: 'owner' } as const;
  const { id: personId } = await addPerson(api.deps, somebody);
  const hash = compiled.issue.contentHash ?? '';
  const world: SampleWorld = { slug, reviewId, personId, hash };
  const call = async (route: Route, who: Who) => {
    const response = await api.ask(
      who,
      `${pathIn(route.path, world)}${queryIn(nameOf(route), world)}`,
      {
        method: route.method.toUpperCase(),
        ...bodyOf(route, world),
      },
    );
    return check(route, response);
  };
  return { call, newsletterId };
}

type Opened = Awaited<ReturnType<typeof open>>;

let shared: Promise<Opened> | null = null;

/** What only reads, or is refused, changes nothing: all of it shares a newsletter. */
const openShared = (): Promise<Opened> => (shared ??= open());

const openFor = (route: Route): Promise<Opened> => (isReading(route) ? openShared() : open());

function bodyOf(route: Route, world: SampleWorld): RequestInit {
  if (route.body === 'none') return {};
  const sample = SAMPLES[nameOf(route)]?.(world);
  return route.body === 'csv'
    ? { body: String(sample), headers: { 'content-type': 'text/csv' } }
    : { body: JSON.stringify(sample), headers: { 'content-type': 'application/json' } };
}

/** Holds an answer against what the route documents; returns its code, if it is a problem. */
async function check(route: Route, response: Response): Promise<string> {
  const { status } = response;
  const shape = (route.answers as Readonly<Record<number, unknown>>)[status];
  if (shape !== undefined) {
    if (typeof shape === 'string') await response.body?.cancel();
    else (shape as z.ZodType).parse(await response.json());
    return 'answered';
  }
  const { code } = (await response.json()) as { code: string };
  expect(problemsOf(route).get(status), `${nameOf(route)} answers ${status} ${code}`).toContain(
    code,
  );
  return code;
}

const ABOUT_CALLER = [
  'not-signed-in',
  'wrong-credential',
  'not-allowed',
  'step-up-needed',
  'restricted',
];

/** Whether a call got past the question of who calls. */
const isLetIn = (code: string): boolean => !ABOUT_CALLER.includes(code);

/** It shows what somebody may see, even if that is nothing. */
const SHOWS_OWN = ['get /newsletters', 'get /today', 'get /sending', 'get /events'];

const takesSessions = ({ credential }: Route) => credential === 'session' || credential === 'both';

test('every route that takes a body has a sample, and no sample is left over', () => {
  const wanted = routes.filter(({ body }) => body !== 'none').map(nameOf);
  expect(Object.keys(SAMPLES).toSorted()).toEqual(wanted.toSorted());
});

test('without a credential, nobody is let in but where none is asked for', async () => {
  const { call } = await open();
  for (const route of routes) {
    const code = await call(route, { nobody: true });
    const letIn = route.credential === 'none';
    expect([nameOf(route), letIn ? isLetIn(code) : code]).toEqual([
      nameOf(route),
      letIn || 'not-signed-in',
    ]);
  }
});

describe.each([
  // First, while there is little to list.
  ['what reads', casesOf(routes.filter(isReading))],
  ['what changes', casesOf(routes.filter((route) => !isReading(route)))],
])('%s', (_, cases) => {
  test.each(cases)('%s: a key is let in by its scope alone', async (_, route) => {
    if (route.credential === 'none') return;
    const key = (steps: readonly StepName[], role: (typeof ROLES)[number] = 'owner'): Who => ({
      key: { kind: 'key', id: '3', roles: { '*': role }, steps },
    });
    const everything = key(stepsOf(SCOPE_NAMES));
    if (route.credential === 'session') {
      const { call } = await openShared();
      expect(await call(route, everything)).toBe('wrong-credential');
      return;
    }
    const { call } = await openFor(route);
    const others = SCOPE_NAMES.filter((scope) => !stepsOf([scope]).includes(route.step));
    expect(await call(route, key(stepsOf(others)))).toBe('not-allowed');
    for (const role of ROLES) {
      const may = mayTake(person(role), route.step, null);
      const code = await call(route, key(SCOPES[route.scope ?? 'read'], role));
      expect([role, isLetIn(code)]).toEqual([role, may]);
    }
  });

  test.each(cases)(
    '%s: a session is let in by its role, and signs what is signed',
    async (_, route) => {
      if (!takesSessions(route)) return;
      const { call, newsletterId } = await openFor(route);
      const { step } = route;
      const isOfPlace = route.path.includes('{slug}') || route.path.startsWith('/reviews/');
      // Those who would be refused come first, while nothing has changed yet.
      const stranger = { session: person('owner', { roles: {} }), signs: true };
      const isOwn = SHOWS_OWN.includes(nameOf(route)) || mayTake(stranger.session, step, null);
      if (!isOwn) expect(await call(route, stranger)).toBe('not-allowed');
      const elsewhere: Who = { session: person('owner', { roles: { 0: 'owner' } }), signs: true };
      if (isOfPlace) expect(await call(route, elsewhere)).toBe('not-allowed');
      if (isRestricted(step)) {
        const recovered: Who = { session: person('owner', { restricted: true }), signs: true };
        expect(await call(route, recovered)).toBe('restricted');
      }
      for (const role of ROLES) {
        const unsigned = await call(route, { session: person(role) });
        if (!mayTake(person(role), step, null))
          expect([role, unsigned]).toEqual([role, 'not-allowed']);
        else if (needsStepUp(step)) expect([role, unsigned]).toEqual([role, 'step-up-needed']);
        else expect([role, isLetIn(unsigned)]).toEqual([role, true]);
      }
      for (const role of ROLES.filter((each) => mayTake(person(each), step, null))) {
        expect(isLetIn(await call(route, { session: person(role), signs: true }))).toBe(true);
        if (!isOfPlace) continue;
        const here = person(role, { roles: { [newsletterId]: role } });
        expect(isLetIn(await call(route, { session: here, signs: true }))).toBe(true);
      }
    },
  );
});
