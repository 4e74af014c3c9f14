import { randomUUID } from 'node:crypto';
import { sql } from '@galley/db';
import { owner, withDatabase } from '@galley/test/kit';
import { expect, test } from 'vitest';
import { openCorrected } from '../compile/corrections.fixture.ts';
import { decideUncertain, foreseeAgain } from './index.ts';

const fixture = withDatabase();
const OF_KEY = 'HTTP 401 · missing_api_key · Missing API Key';
const OF_ADDRESS = 'HTTP 422 · validation_error · Invalid `to` field';

/** An issue that was sent to two readers, whose only batch then ended in another way. */
async function sent(state: 'rejected' | 'uncertain', reason: string) {
  const world = await openCorrected(fixture);
  const names = ['ana', 'bo'];
  for (const name of names) await world.join(name);
  await world.queue('Codex');
  await world.compile();
  await world.send(1, Object.fromEntries(names.map((name) => [name, state])));
  const issueId = await world.idOf(1);
  await sql`update batch set state = ${state}, reason = ${reason} where issue_id = ${issueId}`.execute(
    fixture.db,
  );
  const foresee = async (number = 1) => {
    const outcome = await foreseeAgain(world.press, owner, world.ref(number));
    return outcome.kind === 'ok' ? outcome.foreseen : outcome;
  };
  return { ...world, issueId, foresee };
}

const NOBODY = { readers: 0, reasons: [], stay: 0, arrived: 0, waits: null, undoSeconds: 0 };

test('readers who were rejected for the key are foreseen with the reason, and nobody is sent anything', async () => {
  const { foresee, issueId } = await sent('rejected', OF_KEY);
  const foreseen = { ...NOBODY, readers: 2, reasons: [{ reason: OF_KEY, readers: 2 }] };
  expect(await foresee()).toEqual(foreseen);
  expect(await foresee()).toEqual(foreseen);
  const { rows } = await sql`select from batch where issue_id = ${issueId}`.execute(fixture.db);
  expect(rows).toHaveLength(1);
});

test('those who were refused for their own address stay rejected', async () => {
  const { foresee } = await sent('rejected', OF_ADDRESS);
  expect(await foresee()).toEqual({ ...NOBODY, stay: 2 });
});

test('an uncertain reader waits for a decision', async () => {
  const { foresee, press, newsletter, ref } = await sent('uncertain', 'key-too-old');
  expect(await foresee()).toEqual(NOBODY);
  const decided = await decideUncertain(press, owner, {
    ...ref(1),
    address: `ana@${newsletter}.example`,
    decision: 'rejected',
    by: 'ada',
    because: 'Resend has none of them',
  });
  expect(decided.kind).toBe('decided');
  expect(await foresee()).toEqual({
    ...NOBODY,
    readers: 2,
    reasons: [{ reason: null, readers: 2 }],
  });
});

test('news of one reader shows that the mail of all of a batch arrived', async () => {
  const { foresee, issueId, newsletter } = await sent('rejected', OF_KEY);
  await sql`update delivery set resend_id = ${randomUUID()}
    where issue_id = ${issueId} and address = ${`bo@${newsletter}.example`}`.execute(fixture.db);
  expect(await foresee()).toEqual({ ...NOBODY, arrived: 2 });
});

test('a reason that is known to be there is named', async () => {
  const { foresee } = await sent('rejected', OF_KEY);
  const other = await sent('rejected', OF_KEY);
  await sql`update issue set state = 'paused', reason = 'quota-daily'
    where id = ${other.issueId}`.execute(fixture.db);
  expect(await foresee()).toMatchObject({
    readers: 2,
    waits: expect.stringMatching(/^issue 1 of .* is paused for it \(quota-daily\)$/) as string,
  });
  await sql`update issue set state = 'sent', reason = null where id = ${other.issueId}`.execute(
    fixture.db,
  );
  expect(await foresee()).toMatchObject({ waits: null });
});

test('an issue that was not sent, or is not there, foresees nobody', async () => {
  const { foresee, queue, compile } = await sent('rejected', OF_KEY);
  await queue('Another');
  await compile();
  expect(await foresee(2)).toEqual(NOBODY);
  expect(await foresee(9)).toMatchObject({ kind: 'no-issue' });
});
