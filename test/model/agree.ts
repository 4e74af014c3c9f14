import { BATCH_EDGES, type BatchState } from '@galley/core/delivery';
import { deliveryCounts, readSendingProgress } from '@galley/db';
import { expect } from 'vitest';
import { batchAt, type Model } from './batch-model.ts';
import type { RealMachine } from './real-machine.ts';

const seen = new WeakMap<RealMachine, ReadonlyMap<string, BatchState>>();

/** Compares the real machine with the model, and both with what must always hold. */
export async function agree(model: Model, real: RealMachine): Promise<void> {
  const { db } = real.press;
  const { id } = real.issue;
  const issue = await db
    .selectFrom('issue')
    .select(['state', 'audience'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  const batches = await db
    .selectFrom('batch')
    .selectAll()
    .where('issue_id', '=', id)
    .orderBy('ordinal')
    .orderBy('epoch')
    .execute();
  const deliveries = await db
    .selectFrom('delivery')
    .select(['state', 'batch_id', 'resend_id'])
    .where('issue_id', '=', id)
    .orderBy('subscriber_id')
    .execute();
  const name = (batch: { readonly ordinal: number; readonly epoch: number }) =>
    `${batch.ordinal}/${batch.epoch}`;
  // The model counts from 1, wherever the bucket's ordinals begin.
  const before = (batches[0]?.ordinal ?? 1) - 1;
  const counted = batches.map((batch) => ({ ...batch, ordinal: batch.ordinal - before }));
  const nameOf = new Map(counted.map((batch) => [batch.id, name(batch)]));
  const ledger = real.served.sandbox.ledger;
  const accepted = real.addresses.map((address) => ledger.byRecipient(address));
  const mails = accepted.map((each) => each.length);

  expect({
    issue: issue.state,
    batches: counted.map((batch) => ({
      name: name(batch),
      state: batch.state,
      attempt: batch.attempt,
      inDoubt: batch.first_ambiguous_at !== null,
      leased: batch.lease_until !== null && batch.lease_until > new Date(),
    })),
    readers: deliveries.map(({ state, batch_id }, index) => ({
      state,
      batch: batch_id === null ? undefined : nameOf.get(batch_id),
      mails: mails[index],
    })),
  }).toEqual({
    issue: model.issue,
    batches: model.batches
      .toSorted((a, b) => a.ordinal - b.ordinal || a.epoch - b.epoch)
      .map((batch) => ({
        name: name(batch),
        state: batch.state,
        attempt: batch.attempt,
        inDoubt: batch.doubtSince !== null,
        leased: batch.leased,
      })),
    readers: model.readers.map((reader) => ({
      state: reader.state,
      batch: name(batchAt(model, reader.batch)),
      mails: reader.mails,
    })),
  });

  const counts = await deliveryCounts(db, id);
  const settled = counts.accepted + counts.rejected + counts.excluded + counts.uncertain;
  expect(settled + counts.pending).toBe(issue.audience);
  // What pages are told is counted by batches, and must be the same.
  const told = (await readSendingProgress(db, [id])).find((row) => row.id === id);
  const { audience, accepted: taken, rejected, uncertain, pending } = counts;
  expect(told).toMatchObject({ audience, accepted: taken, rejected, uncertain, pending });
  const total = mails.reduce((sum, each) => sum + each, 0);
  expect(Math.max(...mails)).toBeLessThanOrEqual(1);
  expect(total).toBeGreaterThanOrEqual(counts.accepted);
  expect(total).toBeLessThanOrEqual(counts.accepted + counts.uncertain + counts.pending);
  deliveries.forEach(({ resend_id: id }, index) => {
    if (id !== null) expect(id).toBe(accepted[index]?.[0]?.id);
  });
  for (const [key, requests] of ledger.countsByKey()) expect(requests, key).toBe(1);
  for (const batch of batches) {
    if (batch.state === 'void') expect(batch.first_ambiguous_at).toBeNull();
    if (batch.state === 'uncertain') expect(batch.first_ambiguous_at).not.toBeNull();
    const was = seen.get(real)?.get(batch.id) ?? 'prepared';
    // A freeze creates a batch and begins its first attempt in one transaction.
    if (was !== batch.state) expect(BATCH_EDGES[was]).toContain(batch.state);
  }
  seen.set(real, new Map(batches.map((batch) => [batch.id, batch.state])));
}
