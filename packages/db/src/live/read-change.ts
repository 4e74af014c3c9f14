import { LIVE_KINDS, type LiveChange } from './announce-change.ts';

/** Reads what `announceChange` sent; null for anything else, since anybody may notify a channel. */
export function readChange(payload: string): LiveChange | null {
  const { what, id, version, newsletterId } = parse(payload);
  const kind = LIVE_KINDS.find((name) => name === what);
  if (kind === undefined || !isTextOrNull(id) || !isTextOrNull(newsletterId)) return null;
  if (version !== null && !Number.isSafeInteger(version)) return null;
  return { what: kind, id, version: version as number | null, newsletterId };
}

const isTextOrNull = (value: unknown): value is string | null =>
  value === null || typeof value === 'string';

function parse(payload: string): { readonly [Key in keyof LiveChange]?: unknown } {
  try {
    const value: unknown = JSON.parse(payload);
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}
