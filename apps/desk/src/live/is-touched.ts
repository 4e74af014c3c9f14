import type { LiveEvent } from '@galley/contract/editor';
import type { CallName } from '../api/calls.ts';

type Reading = Extract<CallName, `GET ${string}`>;

/** Something that was read, as react-query keeps it. */
export interface Kept {
  /** The call's name, its params and its query. */
  readonly key: readonly unknown[];
  readonly data: unknown;
}

const CANDIDATES: readonly Reading[] = [
  'GET /newsletters/{slug}/candidates',
  'GET /newsletters/{slug}/feeds',
];

const QUEUES: readonly Reading[] = [
  'GET /newsletters/{slug}/queue',
  // They say which articles have a review.
  'GET /newsletters/{slug}/candidates',
  'GET /newsletters/{slug}/reviews',
  'GET /newsletters/{slug}/calendar',
  'GET /today',
  'GET /newsletters/{slug}/next/proof',
];

const ISSUES: readonly Reading[] = [
  'GET /newsletters/{slug}/issues/{number}/outline',
  'GET /newsletters/{slug}/issues/{number}/preflight',
  'GET /newsletters/{slug}/issues/{number}/forecast',
  'GET /newsletters/{slug}/issues/{number}/status',
  'GET /newsletters/{slug}/issues/{number}/troubled',
  'GET /newsletters/{slug}/issues/{number}/proof',
];

const OF_ALL: Readonly<Record<LiveEvent['what'], readonly Reading[]>> = {
  review: [],
  queue: QUEUES,
  candidates: CANDIDATES,
  issue: [
    'GET /newsletters/{slug}/issues',
    'GET /newsletters/{slug}/calendar',
    ...ISSUES,
    'GET /today',
    'GET /sending',
    // Whether an edit waits to be applied depends on the issue's state.
    'GET /reviews/{id}',
  ],
  newsletter: [
    'GET /newsletters',
    'GET /newsletters/{slug}',
    'GET /newsletters/{slug}/rules',
    'GET /newsletters/{slug}/choices',
    ...ISSUES,
    'GET /newsletters/{slug}/next/proof',
    'GET /newsletters/{slug}/calendar',
    'GET /account',
    'GET /today',
  ],
  import: ['GET /newsletters/{slug}/imports'],
  people: ['GET /people', 'GET /account', 'GET /keys'],
  presence: [],
};

const OF_ONE: { readonly [What in LiveEvent['what']]?: readonly Reading[] } = {
  review: ['GET /reviews/{id}', 'GET /reviews/{id}/history'],
  import: ['GET /newsletters/{slug}/imports/{id}'],
  presence: ['GET /reviews/{id}/presence'],
};

/** Whether an event says that a reading may be out of date. */
export function isTouched(event: LiveEvent, { key, data }: Kept): boolean {
  const [name, params] = key as [string, { readonly id?: string } | null];
  if (includes(OF_ALL[event.what], name)) return true;
  if (!includes(OF_ONE[event.what] ?? [], name) || params?.id !== event.id) return false;
  return name !== 'GET /reviews/{id}' || event.version === null || versionOf(data) < event.version;
}

const includes = (names: readonly string[], name: string): boolean => names.includes(name);

/** The version of something that was read; 0 if it has none. */
const versionOf = (data: unknown): number =>
  (data as { readonly version?: number } | undefined)?.version ?? 0;
