import type { Keyring } from '@galley/core/subscription';
import type { PressDeps } from '../press-deps.ts';

/** What the steps on people need from their process. */
export type PeopleDeps = Pick<PressDeps, 'db' | 'clock' | 'wake'>;

/** For steps that make or read invitations. */
export interface InvitationDeps extends PeopleDeps {
  readonly keyring: Keyring;
}
