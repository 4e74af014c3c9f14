import { openDeliveryPartition, sql } from '@galley/db';
import { createKeyring } from '@galley/runtime';
import { owner, withDatabase } from '@galley/test/kit';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compiled, released } from '../issue/issue.fixture.ts';
import { checkProofFile, isProofSigned } from './check-proof-file.ts';
import { writeProofFile } from './write-proof-file.ts';

const fixture = withDatabase();
const keyring = createKeyring(['a key that only this test has ever used']);
const READERS = 40;

async function sentIssue() {
  const { db } = fixture;
  const opened = await released(db, { undoWindow: '0' });
  const { issue, newsletterId } = opened;
  await openDeliveryPartition(db, issue.id);
  await sql`
    with reader as (
      insert into subscriber (address, address_canonical)
      select format('r%s@p%s.example', n, ${newsletterId}::text),
        format('r%s@p%s.example', n, ${newsletterId}::text)
      from generate_series(1, ${READERS}::integer) n returning id, address
    )
    insert into delivery (issue_id, subscriber_id, subscription_id, batch_id, rendition_id,
      address, address_canonical, state, resend_id, delivered_at)
    select ${issue.id}, r.id, r.id, 1, v.id, r.address, r.address,
      case when r.id % 10 = 0 then 'excluded' else 'accepted' end, 'mail-' || r.id, now()
    from reader r, rendition v where v.issue_id = ${issue.id} and v.key = 'full'`.execute(db);
  await sql`update issue set state = 'sent', audience = ${READERS}, frozen_at = now(),
    sent_at = now() where id = ${issue.id}`.execute(db);
  return opened;
}

async function writtenProof(): Promise<Buffer> {
  const { press, ref } = await sentIssue();
  const written = await writeProofFile({ ...press, keyring }, owner, ref);
  if (written.kind !== 'proven') throw new Error(written.kind);
  let text = '';
  for await (const piece of written.lines) text += piece;
  return Buffer.from(text);
}

async function* pieces(bytes: Uint8Array, size = 1000) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function holds(bytes: Uint8Array): Promise<boolean> {
  const checked = await checkProofFile(pieces(bytes));
  return checked !== null && checked.claims.every((claim) => claim.holds);
}

test('a proof file holds, is signed, and names no reader', async () => {
  const bytes = await writtenProof();
  const checked = await checkProofFile(pieces(bytes, 7));
  expect(checked?.claims.filter((claim) => !claim.holds)).toEqual([]);
  expect(checked?.counts).toMatchObject({ delivered: READERS, rejected: 0 });
  expect(bytes.toString()).not.toMatch(/@p\d+\.example/);
  if (checked === null) throw new Error('no proof file');
  expect(isProofSigned(keyring, checked)).toBe(true);
  expect(isProofSigned(createKeyring(['another key of another installation']), checked)).toBe(
    false,
  );
});

test('a changed, missing or added byte is found, wherever it is', async () => {
  const bytes = await writtenProof();
  await fc.assert(
    fc.asyncProperty(
      fc.nat(bytes.length - 1),
      fc.integer({ min: 1, max: 255 }),
      fc.constantFrom('change', 'remove', 'add'),
      async (at, by, how) => {
        const other =
          how === 'change'
            ? Buffer.from(bytes)
            : Buffer.concat([
                bytes.subarray(0, at),
                how === 'add' ? Buffer.from([by]) : Buffer.alloc(0),
                bytes.subarray(how === 'add' ? at : at + 1),
              ]);
        if (how === 'change') other[at] = (other[at] ?? 0) ^ by;
        expect(await holds(other)).toBe(false);
      },
    ),
    { numRuns: 150 },
  );
});

test('a part of a proof file, or two of them, do not hold', async () => {
  const bytes = await writtenProof();
  const lines = bytes.toString().split('\n').slice(0, -1);
  for (let kept = 1; kept < lines.length; kept += 1) {
    expect(await holds(Buffer.from(`${lines.slice(0, kept).join('\n')}\n`))).toBe(false);
  }
  expect(await holds(Buffer.concat([bytes, bytes]))).toBe(false);
  expect(await checkProofFile(pieces(Buffer.from('{"format":"something else"}\n')))).toBeNull();
  expect(await checkProofFile(pieces(Buffer.alloc(0)))).toBeNull();
});

test('an issue that was not sent has no proof file', async () => {
  const { press, ref } = await compiled(fixture.db);
  const refused = await writeProofFile({ ...press, keyring }, owner, ref);
  expect(refused).toMatchObject({ kind: 'wrong-state', state: 'draft' });
});
