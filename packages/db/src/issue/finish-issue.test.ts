import { releaseIssue, withDatabase } from '@galley/test/kit';
import type { KyselyPlugin } from 'kysely';
import { expect, test } from 'vitest';
import { freezeAudienceChunk } from '../delivery/freeze/freeze-audience.ts';
import { openDeliveryPartition } from '../delivery/open-delivery-partition.ts';
import { finishIssue } from './finish-issue.ts';

const fixture = withDatabase();

/** Runs `work` after the first statement, before its answer is told. */
function afterFirst(work: () => Promise<void>): KyselyPlugin {
  let isDone = false;
  return {
    transformQuery: ({ node }) => node,
    async transformResult({ result }) {
      if (!isDone) {
        isDone = true;
        await work();
      }
      return result;
    },
  };
}

test('an issue whose audience becomes complete while it is looked at stays open', async () => {
  const { db } = fixture;
  const { id: issueId } = await releaseIssue(db, 3);
  await openDeliveryPartition(db, issueId);
  const freeze = async (): Promise<void> => {
    for (let kind = 'more'; kind === 'more';) {
      ({ kind } = await db
        .transaction()
        .execute((trx) => freezeAudienceChunk(trx, { issueId, chunk: 10 })));
    }
  };
  expect(await finishIssue(db.withPlugin(afterFirst(freeze)), issueId)).toEqual({ kind: 'open' });
});
