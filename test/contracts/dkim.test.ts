import { proveSender } from '@galley/core/inbound';
import { readLetter, type LookUpTexts } from '@galley/inbound-mail';
import { expect, test } from 'vitest';
import { PROVEN_MAILS, SIGNERS, UNPROVEN_MAILS, dnsOf, silentDns } from '../kit/dkim-mails.ts';
import { makeSigningDomain, writeMail } from '../kit/sign-mail.ts';

// Nodemailer signs, and mailauth verifies: a mistake that one library makes with itself shows here.

const LEAVING = { from: 'ada@readers.example', to: 'unsubscribe+digest@in.news.example' };

async function judge(raw: string, lookUp: LookUpTexts = dnsOf()) {
  const now = new Date();
  const reading = await readLetter(Buffer.from(raw), { lookUp, now });
  if (reading.kind !== 'read') throw new Error(reading.kind);
  return proveSender(reading.letter.sender, LEAVING.to, now);
}

test.each(PROVEN_MAILS)('a mail %s is proven', async (_, write) => {
  expect(await judge(await write(LEAVING))).toMatchObject({
    kind: 'proven',
    address: { canonical: LEAVING.from },
  });
});

test.each(UNPROVEN_MAILS)('a mail %s is not: %s', async (_, reason, write) => {
  expect(await judge(await write(LEAVING))).toMatchObject({ kind: 'not-proven', reason });
});

test('what DNS says decides: nothing, another key, none any more, or one that is too short', async () => {
  const { record } = SIGNERS.readers;
  const raw = await writeMail({ subject: 'Unsubscribe', ...LEAVING }, SIGNERS.readers);
  expect(await judge(raw, silentDns)).toMatchObject({ reason: 'no-dns' });
  const answers = {
    [SIGNERS.stranger.record[1]]: 'bad-signature',
    'v=DKIM1; p=': 'bad-signature',
    'v=DKIM1; p=bm9rZXk=': 'bad-signature',
    [record[1].replace('k=rsa', 't=y; k=rsa')]: 'bad-signature',
    [record[1].replace('k=rsa', 's=other; k=rsa')]: 'bad-signature',
  };
  for (const [text, reason] of Object.entries(answers)) {
    const lookUp = dnsOf({ [record[0]]: text });
    expect(await judge(raw, lookUp), text).toMatchObject({ kind: 'not-proven', reason });
  }
  const short = makeSigningDomain('readers.example', 512);
  const weak = await writeMail({ subject: 'Unsubscribe', ...LEAVING }, short);
  const lookUp = dnsOf({ [short.record[0]]: short.record[1] });
  expect(await judge(weak, lookUp)).toMatchObject({ reason: 'weak-key' });
});

test('nothing that somebody puts into a signed mail on its way goes unnoticed in what counts', async () => {
  const raw = await writeMail({ subject: 'Unsubscribe', ...LEAVING }, SIGNERS.readers);
  const proven = await judge(raw);
  const end = raw.indexOf('\r\n\r\n');
  for (let at = 0; at < end; at += 7) {
    const broken = `${raw.slice(0, at)}\r\nFrom: eve@readers.example\r\n${raw.slice(at)}`;
    const judged = await judge(broken);
    const { address } = judged.kind === 'proven' ? judged : proven;
    expect(address).toEqual(proven.address);
  }
});
