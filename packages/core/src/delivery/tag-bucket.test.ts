import { expect, test } from 'vitest';
import { placeholder } from '../issue/placeholder.ts';
import { readBucketTag } from '../feedback/mail-tags.ts';
import { compileMailTemplate } from './mail-template.ts';
import { stampBatch } from './stamp-batch.ts';
import { tagBucket } from './tag-bucket.ts';

const template = (slotTag: string | null) =>
  compileMailTemplate({
    sender: 'Galley <press@news.example>',
    replyTo: null,
    installation: 'a1b2c3',
    issueId: '7',
    slotTag,
    rendition: {
      key: 'full',
      subject: 'One',
      preheader: 'p',
      html: `<p>${placeholder('token')} ]}</p>`,
      text: 'One',
      headers: {},
    },
  });

const READER = { to: 'ada@example.org', token: 'k1.AQ.sig', subscriber: '12' };

function mailsIn(bucket: number, slotTag: string | null) {
  const { segments, contentLength } = stampBatch(tagBucket(template(slotTag), bucket), [
    READER,
    READER,
  ]);
  const body = Buffer.concat(segments);
  expect(body.byteLength).toBe(contentLength);
  return JSON.parse(body.toString('utf8')) as { tags: { name: string; value: string }[] }[];
}

test.each([null, 'extra_7_weekly'])(
  'each mail names its bucket, whatever else it names (%s)',
  (slot) => {
    const plain = mailsIn(0, slot);
    for (const [at, mail] of mailsIn(32_767, slot).entries()) {
      const tag = { name: 'galley_bucket', value: '32767' };
      expect(mail).toEqual({ ...plain[at], tags: [...(plain[at]?.tags ?? []), tag] });
      expect(readBucketTag(tag.value)).toBe(32_767);
    }
  },
);

test('in bucket 0, the template is as it was', () => {
  const plain = template(null);
  expect(tagBucket(plain, 0)).toBe(plain);
});
