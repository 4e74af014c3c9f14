import { hashToken, newToken } from '../opaque-token.ts';

/** A new key: its prefix lets people and secret scanners tell what it is. */
export const newKeyToken = (): string => `galley_${newToken()}`;

/** What is stored of a key; null for a text that can't be one. */
export const hashKeyToken = (token: string): string | null =>
  /^galley_[A-Za-z0-9_-]{43}$/.test(token) ? hashToken(token) : null;
