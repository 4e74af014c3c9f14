import type { Key } from '@galley/contract/editor';
import { when } from '../shell/when.ts';

/** When a key stops working, in words. */
export const describeEnd = ({ expiresAt }: Pick<Key, 'expiresAt'>): string =>
  expiresAt === null ? 'never expires' : `expires ${when(expiresAt)}`;
