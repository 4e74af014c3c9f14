import { reconcileIssue, type Reconciliation } from '@galley/delivery';
import { createMailer } from '@galley/resend';
import type { Press } from './open-press.ts';
import { withProvider } from './with-provider.ts';

/** Reads an issue's uncertain mail back from Resend or the sandbox. */
export const readBack =
  (press: Press) =>
  async (issueId: string): Promise<Reconciliation> =>
    withProvider(press, (provider) => reconcileIssue(press.db, createMailer(provider), issueId));
