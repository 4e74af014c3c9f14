import { testReview } from '../../../../packages/press/src/press.fixture.ts';

/** What a sample call needs of the world that it is made in. */
export interface SampleWorld {
  readonly slug: string;
  readonly reviewId: string;
  readonly personId: string;
  readonly hash: string;
}

type Sample = (world: SampleWorld) => unknown;

const nothing: Sample = () => ({});
const email: Sample = () => ({ email: 'reader@digest.example' });
const issue = '/newsletters/{slug}/issues/{number}';

/** A valid body for every route that takes one, by method and path. */
export const SAMPLES: Readonly<Record<string, Sample>> = {
  'post /newsletters': ({ slug }) => ({ slug: `${slug}-more`, title: 'More' }),
  'patch /newsletters/{slug}': () => ({ version: 1, title: 'Renamed' }),
  'put /newsletters/{slug}/sender': () => ({ version: 1, from: 'News <other@digest.example>' }),
  'put /newsletters/{slug}/rules': () => ({
    rules: [{ rule: 'reading-time', level: 'off', because: 'we know' }],
  }),
  'patch /retention': () => ({ version: 1, sessions: '30d' }),
  'post /newsletters/{slug}/reviews': () => ({ review: testReview('Another') }),
  'patch /reviews/{id}': () => ({ version: 1, review: { title: 'Better' } }),
  'post /reviews/{id}/apply': () => ({ version: 1 }),
  'post /reviews/{id}/versions': () => ({ version: 1 }),
  'post /reviews/{id}/restore': () => ({ version: 1, from: 1, fields: ['title'] }),
  'post /reviews/{id}/corrections': () => ({
    version: 1,
    review: { title: 'Better' },
    note: 'A name was wrong.',
  }),
  'post /reviews/{id}/corrections/{number}/issue': nothing,
  'post /reviews/{id}/hold': nothing,
  'post /reviews/{id}/release': nothing,
  'post /reviews/{id}/pin': () => ({ pinned: true }),
  'post /newsletters/{slug}/articles/find': () => ({ title: 'A', outlet: 'B', url: null }),
  'post /newsletters/{slug}/articles/look-up': () => ({ url: 'https://a.invalid/' }),
  'post /newsletters/{slug}/feeds': () => ({ url: 'https://a.invalid/feed' }),
  'post /candidates/{id}/take': nothing,
  'post /candidates/dismiss': () => ({ ids: ['1'], dismissed: true }),
  'post /reviews/{id}/bring-back': nothing,
  'post /reviews/{id}/move-between': () => ({ after: null, before: null, queue: '0' }),
  'post /reviews/{id}/move': () => ({ to: 1 }),
  'post /reviews/{id}/presence': () => ({ field: 'title' }),
  'post /newsletters/{slug}/issues': () => ({ extra: true }),
  'post /newsletters/{slug}/best-ofs': () => ({ month: '2026-02' }),
  [`patch ${issue}`]: () => ({ version: 1, subject: 'Ours' }),
  [`post ${issue}/order`]: () => ({ review: '1', after: null, before: null, order: '0' }),
  [`post ${issue}/proof/read`]: ({ hash }) => ({ hash }),
  'post /newsletters/{slug}/proof-readers': nothing,
  [`post ${issue}/preflight`]: nothing,
  [`post ${issue}/test`]: () => ({ to: 'tester@digest.example' }),
  [`post ${issue}/approve`]: ({ hash }) => ({ hash }),
  [`post ${issue}/release`]: nothing,
  [`post ${issue}/take-back`]: nothing,
  [`post ${issue}/send-again`]: nothing,
  [`post ${issue}/pause`]: nothing,
  [`post ${issue}/resume`]: nothing,
  [`post ${issue}/cancel`]: nothing,
  [`post ${issue}/reconcile`]: nothing,
  [`post ${issue}/decide`]: () => ({
    email: 'reader@digest.example',
    decision: 'accepted',
    because: 'she said so',
  }),
  'post /newsletters/{slug}/subscribers': () => ({
    email: 'reader@digest.example',
    consent: 'by phone',
  }),
  'post /newsletters/{slug}/sign-ups': () => ({ email: 'asks@digest.example' }),
  'post /newsletters/{slug}/subscribers/search': nothing,
  'post /newsletters/{slug}/imports': () => 'email\nother@digest.example\n',
  'patch /newsletters/{slug}/imports/{id}': () => ({ version: 1, allConfirmed: true }),
  'post /newsletters/{slug}/imports/{id}/start': () => ({ version: 1 }),
  'post /newsletters/{slug}/imports/{id}/stop': nothing,
  'post /newsletters/{slug}/subscribers/export': nothing,
  'post /subscribers/find': email,
  'post /subscribers/erase': email,
  'post /suppressions': email,
  'post /suppressions/lift': email,
  'put /people/{id}/role': () => ({ newsletter: null, role: 'writer' }),
  'post /people/{id}/confirm': nothing,
  'post /invitations': () => ({ email: 'new@digest.example', newsletter: null, role: 'writer' }),
  'post /invitations/read': () => ({ token: 'unknown' }),
  'post /invitations/accept': () => ({ token: 'unknown' }),
  'post /keys': () => ({ name: 'Backup', scopes: ['read'] }),
  'post /newsletters/{slug}/sender-domain/check': nothing,
  'post /webhooks': () => ({
    newsletter: null,
    url: 'https://hooks.example/galley',
    events: ['issue.sent'],
  }),
  'post /webhooks/{id}/test': nothing,
  'post /webhooks/{id}/replay': () => ({ event: 'evt_unknown' }),
  'post /webhooks/{id}/replay-failed': () => ({ since: '2026-03-01T00:00:00Z' }),
  'post /webhooks/{id}/rotate': nothing,
  'post /webhooks/{id}/enable': nothing,
};

/** A valid query for every route that needs one. */
const QUERIES: Readonly<Record<string, (world: SampleWorld) => string>> = {
  'post /newsletters/{slug}/imports': () => 'consent=at+the+fair',
  [`get ${issue}/proof/{view}`]: ({ hash }) => `hash=${hash}`,
  'get /newsletters/{slug}/next/proof/{view}': ({ hash }) => `hash=${hash}`,
  'get /newsletters/{slug}/look': () => 'theme=null',
};

/** The query of a route in a world, by its method and path. */
export function queryIn(name: string, world: SampleWorld): string {
  const query = QUERIES[name]?.(world);
  return query === undefined ? '' : `?${query}`;
}

/** A route's path in a world. */
export const pathIn = (path: string, { slug, reviewId, personId }: SampleWorld): string =>
  `/api/v1${path}`
    .replace('{slug}', slug)
    .replace('{number}', '1')
    .replace('{view}', 'desktop')
    .replace('/reviews/{id}', `/reviews/${reviewId}`)
    .replace('{id}', personId);
