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
  'post /newsletters/{slug}/reviews': () => ({ review: testReview('Another') }),
  'patch /reviews/{id}': () => ({ version: 1, review: { title: 'Better' } }),
  'post /reviews/{id}/apply': () => ({ version: 1 }),
  'post /reviews/{id}/versions': () => ({ version: 1 }),
  'post /reviews/{id}/restore': () => ({ version: 1, from: 1, fields: ['title'] }),
  'post /reviews/{id}/hold': nothing,
  'post /reviews/{id}/release': nothing,
  'post /reviews/{id}/pin': () => ({ pinned: true }),
  'post /newsletters/{slug}/articles/find': () => ({ title: 'A', outlet: 'B', url: null }),
  'post /reviews/{id}/bring-back': nothing,
  'post /reviews/{id}/move-between': () => ({ after: null, before: null, queue: '0' }),
  'post /reviews/{id}/move': () => ({ to: 1 }),
  'post /reviews/{id}/presence': () => ({ field: 'title' }),
  'post /newsletters/{slug}/issues': () => ({ extra: true }),
  'post /newsletters/{slug}/best-ofs': () => ({ month: '2026-02' }),
  [`patch ${issue}`]: () => ({ version: 1, subject: 'Ours' }),
  [`post ${issue}/preflight`]: nothing,
  [`post ${issue}/test`]: () => ({ to: 'tester@digest.example' }),
  [`post ${issue}/approve`]: ({ hash }) => ({ hash }),
  [`post ${issue}/release`]: nothing,
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
  'post /newsletters/{slug}/subscribers/import': () => 'email\nother@digest.example\n',
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
};

/** A route's path in a world. */
export const pathIn = (path: string, { slug, reviewId, personId }: SampleWorld): string =>
  `/api/v1${path}`
    .replace('{slug}', slug)
    .replace('{number}', '1')
    .replace('/reviews/{id}', `/reviews/${reviewId}`)
    .replace('{id}', personId);
