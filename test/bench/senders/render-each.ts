// The loop that people write today: react-email's render for every reader, HTML and plain text,
// and resend.batch.send.
import { placeholder } from '@galley/core/issue';
import { Resend } from 'resend';
import { loadIssueMail } from '../issue-mail-bundle.ts';
import { issueProps } from '../issue-props.ts';
import { measureWork, readInput } from '../measured-process.ts';
import { BATCH, benchReader } from './bench-readers.ts';
import type { PlainSenderInput } from './plain-sender-input.ts';

const { url, readers, rendition, run } = readInput() as PlainSenderInput;
const { IssueMail, render, createElement } = await loadIssueMail();
const resend = new Resend('re_bench', { baseUrl: url });
const props = await issueProps(6);
const mark = placeholder('token');

async function mailTo(index: number) {
  const { to, token, subscriber } = benchReader(index);
  const html = await render(createElement(IssueMail, props));
  const text = await render(createElement(IssueMail, props), { plainText: true });
  return {
    from: 'The Digest <news@digest.example>',
    to: [to],
    subject: props.subject,
    html: html.replaceAll(mark, token),
    text: text.replaceAll(mark, token),
    headers: Object.fromEntries(
      Object.entries(rendition.headers).map(([name, value]) => [
        name,
        value.replaceAll(mark, token),
      ]),
    ),
    tags: [{ name: 'subscriber', value: subscriber }],
  };
}

await measureWork(async () => {
  for (let batch = 0; batch < readers / BATCH; batch += 1) {
    const mails = [];
    for (let index = 0; index < BATCH; index += 1) mails.push(await mailTo(batch * BATCH + index));
    const reply = await resend.batch.send(mails, { idempotencyKey: `${run}/${batch}` });
    if (reply.error !== null) throw new Error(reply.error.message);
  }
  return readers;
});
