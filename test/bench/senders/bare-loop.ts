// The fastest way to post such mails on this machine: the same bytes again and again, without
// records.
import { compileMailTemplate, stampBatch } from '@galley/core/delivery';
import { Pool } from 'undici';
import { measureWork, readInput } from '../measured-process.ts';
import { BATCH, benchReader, inLanes } from './bench-readers.ts';
import type { PlainSenderInput } from './plain-sender-input.ts';

const { url, readers, rendition, run } = readInput() as PlainSenderInput;
const template = compileMailTemplate({
  sender: 'The Digest <news@digest.example>',
  replyTo: null,
  installation: 'bench',
  issueId: '1',
  rendition,
});
const stamped = stampBatch(
  template,
  Array.from({ length: BATCH }, (_, index) => benchReader(1_000_000 + index)),
);
const body = Buffer.concat(stamped.segments);
const pool = new Pool(url, { connections: 4, pipelining: 1 });

await measureWork(async () => {
  await inLanes(readers / BATCH, 4, async (batch) => {
    const reply = await pool.request({
      method: 'POST',
      path: '/emails/batch',
      headers: { 'content-type': 'application/json', 'idempotency-key': `${run}/${batch}` },
      body,
    });
    if (reply.statusCode !== 200) throw new Error(`the sink answered ${reply.statusCode}`);
    await reply.body.text();
  });
  return readers;
});
await pool.close();
