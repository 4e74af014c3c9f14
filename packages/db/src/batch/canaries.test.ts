import { releaseIssue, withDatabase } from '@galley/test/kit';
import { expect, test } from 'vitest';
import { freezeAudienceChunk } from '../delivery/freeze/freeze-audience.ts';
import { openDeliveryPartition } from '../delivery/open-delivery-partition.ts';
import { readCanaries } from './canaries.ts';

const fixture = withDatabase();

test('all is proven once a batch of every rendition is accepted and nobody is added any more', async () => {
  const { db } = fixture;
  const { id, renditionId } = await releaseIssue(db, 3);
  await openDeliveryPartition(db, id);
  await db.transaction().execute((trx) => freezeAudienceChunk(trx, { issueId: id, chunk: 10 }));
  const batches = db.updateTable('batch').where('issue_id', '=', id);
  expect(await readCanaries(db, id, true)).toMatchObject({ kind: 'some', proven: [] });
  await batches.set({ state: 'accepted' }).execute();
  expect(await readCanaries(db, id, true)).toEqual({ kind: 'all-proven' });
  // Another rendition may get its first batch at any moment.
  expect(await readCanaries(db, id, false)).toEqual({
    kind: 'some',
    proven: [renditionId],
    ordinals: [],
  });
});
