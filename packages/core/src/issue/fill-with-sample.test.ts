import { expect, test } from 'vitest';
import { readReaderToken } from '../subscription/reader-token.ts';
import { testKeyring } from '../subscription/keyring.fixture.ts';
import { findLeftOvers } from './count-placeholders.ts';
import { fillWithSample, SAMPLE_TOKEN } from './fill-with-sample.ts';
import { placeholder } from './placeholder.ts';

const token = placeholder('token');

test('no placeholder is left, and the sample is nobody’s token', () => {
  const filled = fillWithSample({
    key: 'full',
    subject: 'A',
    preheader: 'B',
    html: `<a href="https://a.example/unsubscribe/${token}">x</a>${token}`,
    text: `https://a.example/preferences/${token}`,
    headers: { 'List-Unsubscribe': `<https://a.example/unsubscribe/${token}>` },
  });
  expect(findLeftOvers(filled)).toEqual([]);
  expect(JSON.stringify(filled)).not.toContain(token);
  expect(filled.headers['List-Unsubscribe']).toBe(
    `<https://a.example/unsubscribe/${SAMPLE_TOKEN}>`,
  );
  expect(readReaderToken(testKeyring('a'.repeat(32)), SAMPLE_TOKEN)).toEqual({ kind: 'refused' });
});
