import { createHash, randomBytes } from 'node:crypto';

/** 32 random bytes, as cookies, keys and the first owner's link carry them. */
export const newToken = (): string => randomBytes(32).toString('base64url');

/** What is stored of a token: a reader of the database can't use it. */
export const hashToken = (token: string): string =>
  createHash('sha256').update(token).digest('base64url');
