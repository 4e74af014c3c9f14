// Render once, then do what most people would: replace in the strings, JSON.stringify, fetch.
import { placeholder } from '@galley/core/issue';
import { measureWork, readInput } from '../measured-process.ts';
import { BATCH, benchReader, inLanes } from './bench-readers.ts';
import type { PlainSenderInput } from './plain-sender-input.ts';

const { url, readers, rendition, run } = readInput() as PlainSenderInput;
const mark = placeholder('token');

function mailTo(index: number) {
  const { to, token, subscriber } = benchReader(index);
  const fill = (text: string): string => text.replaceAll(mark, token);
  return {
    from: 'The Digest <news@digest.example>',
    to: [to],
    subject: rendition.subject,
    html: fill(rendition.html),
    text: fill(rendition.text),
    headers: Object.fromEntries(
      Object.entries(rendition.headers).map(([name, value]) => [name, fill(value)]),
    ),
    tags: [{ name: 'subscriber', value: subscriber }],
  };
}

await measureWork(async () => {
  await inLanes(readers / BATCH, 4, async (batch) => {
    const mails = Array.from({ length: BATCH }, (_, index) => mailTo(batch * BATCH + index));
    const reply = await fetch(`${url}/emails/batch`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': `${run}/${batch}` },
      body: JSON.stringify(mails),
    });
    if (reply.status !== 200) throw new Error(`the sink answered ${reply.status}`);
    await reply.json();
  });
  return readers;
});
