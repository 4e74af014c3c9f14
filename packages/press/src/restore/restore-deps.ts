import type { Keyring } from '@galley/core/subscription';
import type { PressDeps } from '../press-deps.ts';

/** What the steps after a restore need. */
export type RestoreDeps = Pick<PressDeps, 'db' | 'clock' | 'wake'> & { readonly keyring: Keyring };
