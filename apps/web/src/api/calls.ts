import { beginCall, finishCall, giveUpCall } from '@galley/press/api-call';
import type { PressDeps } from '@galley/press/site';
import type { Calls } from './repeat-call.ts';

/** Keeps repeatable calls in the database. */
export const callsOf = (deps: Pick<PressDeps, 'db' | 'clock'>): Calls => ({
  begin: async (call) => beginCall(deps, call),
  finish: async (call, answer) => finishCall(deps, call, answer),
  giveUp: async (call) => giveUpCall(deps, call),
});
