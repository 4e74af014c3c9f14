import type { LiveEvent } from '@galley/contract/editor';

const KINDS: Readonly<Record<LiveEvent['what'], true>> = {
  review: true,
  queue: true,
  candidates: true,
  issue: true,
  newsletter: true,
  import: true,
  people: true,
  presence: true,
};

/** Reads an event; null for one that a newer server sends and this page doesn't know. */
export function readLiveEvent(text: string): LiveEvent | null {
  const { what, id, version } = parse(text);
  if (typeof what !== 'string' || !Object.hasOwn(KINDS, what)) return null;
  return {
    what: what as LiveEvent['what'],
    id: typeof id === 'string' ? id : null,
    version: typeof version === 'number' ? version : null,
  };
}

function parse(text: string): { readonly [Key in keyof LiveEvent]?: unknown } {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}
