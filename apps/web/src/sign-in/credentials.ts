import { identifySession, spendStepUp } from '@galley/press/account';
import { identifyKey } from '@galley/press/keys';
import type { Credentials } from '../api/caller.ts';
import type { WebDeps } from '../web-options.ts';

/** How the API finds out who calls. */
export const credentialsOf = (deps: Pick<WebDeps, 'db' | 'clock' | 'wake'>): Credentials => ({
  identifySession: async (token, use) => identifySession(deps, token, use),
  identifyKey: async (token) => identifyKey(deps, token),
  spendStepUp: async (session, call) => spendStepUp(deps, session, call),
});
