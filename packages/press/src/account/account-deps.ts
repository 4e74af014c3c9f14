import type { Keyring } from '@galley/core/subscription';
import type { PressDeps } from '../press-deps.ts';

/** What the steps of an account need from their process. */
export type AccountDeps = Pick<PressDeps, 'db' | 'clock' | 'wake'>;

/** For steps that make or read links by mail. */
export interface LinkDeps extends AccountDeps {
  readonly keyring: Keyring;
}
