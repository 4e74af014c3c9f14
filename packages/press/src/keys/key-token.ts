import { createHash, randomBytes } from 'node:crypto';

/** A new key: its prefix lets people and secret scanners tell what it is. */
export const newKeyToken = (): string => `galley_${randomBytes(32).toString('base64url')}`;

/** What is stored of a key; null for a text that can't be one. */
export const hashKeyToken = (token: string): string | null =>
  /^galley_[A-Za-z0-9_-]{43}$/.test(token) ? hashed(token) : null;

const hashed = (text: string): string => createHash('sha256').update(text).digest('base64url');
