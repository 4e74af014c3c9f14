import { createHash } from 'node:crypto';

/** A strong ETag: other bytes, another tag. */
export const etagOf = (body: Uint8Array): string =>
  `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;

/**
 * True if a reader has these bytes already. `If-None-Match` compares weakly (RFC 9110, section
 * 13.1.2), because a proxy that compresses makes tags weak.
 */
export const isFresh = (ifNoneMatch: string | undefined, etag: string): boolean =>
  ifNoneMatch !== undefined &&
  (ifNoneMatch.trim() === '*' ||
    ifNoneMatch.split(',').some((each) => each.trim().replace(/^W\//, '') === etag));
