import { issueStanding, sql } from '@galley/db';
import { serveSandbox, type SandboxOptions, type ServedSandbox } from '@galley/sandbox';
import { afterEach } from 'vitest';
import { deliveryOptions, type TestDatabase } from '../../../test/kit/index.ts';
import { openDeliveryDeps, type DeliveryDeps } from './delivery-deps.ts';
import { sendIssue } from './issue/send-issue.ts';
import type { SendLimits } from './issue/send-limits.ts';

const never = new AbortController().signal;

/** The addresses of all accepted mails; one that was mailed twice is there twice. */
export const acceptedAddresses = (served: ServedSandbox): readonly string[] =>
  served.sandbox.ledger
    .list({ limit: 10_000 })
    .flatMap((mail) => mail.to)
    .toSorted();

/** Opens providers, and what delivery needs to send to them; closes both after each test. */
export function openTestDelivery(fixture: TestDatabase) {
  const open: { close(): Promise<void> }[] = [];

  afterEach(async () => {
    // Each test has a provider of its own, with a limit of its own.
    await sql`update sending_rate set per_second = null, ceiling = null, held_until = null,
      next_at = now()`.execute(fixture.db);
    for (const one of open.splice(0).toReversed()) await one.close();
  });

  const serve = async (options: Partial<SandboxOptions> = {}): Promise<ServedSandbox> => {
    const served = await serveSandbox({ path: ':memory:', port: 0, rateLimit: null, ...options });
    open.push(served);
    return served;
  };

  const depsFor = async (
    url: string,
    limits: Partial<SendLimits> = {},
    worker = 'test',
  ): Promise<DeliveryDeps> => {
    const deps = await openDeliveryDeps({ ...deliveryOptions(fixture.db, url), worker, limits });
    open.push(deps);
    return deps;
  };

  /** Works an issue as a process would, with the waiting between attempts taken out. */
  const work = async (deps: DeliveryDeps, issueId: string, rounds = 40): Promise<void> => {
    for (let round = 0; round < rounds; round += 1) {
      await sendIssue(deps, issueId, never);
      const { state } = await issueStanding(fixture.db, issueId);
      if (state !== 'sending') return;
      await fixture.db
        .updateTable('batch')
        .set({ not_before: sql<Date>`now()` })
        .where('issue_id', '=', issueId)
        .execute();
    }
  };

  return { serve, depsFor, work };
}
