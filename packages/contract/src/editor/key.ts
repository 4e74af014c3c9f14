import { SCOPE_NAMES } from '@galley/core/editor';
import { z } from 'zod';
import { instant } from '../instant.ts';
import type { Shaped } from '../shape.ts';

/** A key for scripts; the key itself is shown once and stored as a hash. */
export const keyShape = z.strictObject({
  id: z.string(),
  name: z.string(),
  person: z.strictObject({ id: z.string(), email: z.string() }),
  scopes: z.array(z.enum(SCOPE_NAMES as [string, ...string[]])),
  createdAt: instant,
  expiresAt: instant.nullable(),
  usedAt: instant.nullable(),
});
export type Key = Shaped<typeof keyShape>;

/** A new key, and the only time that it is shown. */
export const createdKeyShape = keyShape.extend({ token: z.string() });
export type CreatedKey = Shaped<typeof createdKeyShape>;

export const revokedKeyShape = z.strictObject({ id: z.string(), revoked: z.literal(true) });
export type RevokedKey = Shaped<typeof revokedKeyShape>;
