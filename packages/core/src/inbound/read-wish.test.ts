import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readWish } from './read-wish.ts';

const TO_SUBSCRIBE = { kind: 'subscribe', slug: 'digest' } as const;
const read = (subject: string, firstLine = '') => readWish(TO_SUBSCRIBE, { subject, firstLine });

test.each(['', 'Subscribe', 'Please add me', 'Hello from Ada', 'Anmelden', 'الاشتراك'])(
  'a mail about %j subscribes',
  (subject) => {
    expect(read(subject)).toEqual({ kind: 'subscribe', sure: true });
  },
);

test.each([
  'unsubscribe',
  'UNSUBSCRIBE!',
  'Re: Unsubscribe',
  'Please unsubscribe me from this newsletter.',
  'Bitte abmelden',
  'AW: Abmeldung vom Newsletter',
  'Darme de baja, por favor',
  'Cancelar suscripción',
  'إلغاء الاشتراك',
])('a mail about %j leaves', (subject) => {
  expect(read(subject)).toEqual({ kind: 'unsubscribe', sure: true });
});

test.each([
  'How do I unsubscribe?',
  'Why was I unable to unsubscribe last week',
  'Cancel subscription now',
])('a mail about %j may want to leave', (subject) => {
  expect(read(subject)).toEqual({ kind: 'unsubscribe', sure: false });
});

test('a body alone is never sure', () => {
  expect(read('Hello', 'unsubscribe')).toEqual({ kind: 'unsubscribe', sure: false });
  expect(read('', 'I love it, and would never unsubscribe')).toEqual({
    kind: 'subscribe',
    sure: true,
  });
});

test('the address for leaving leaves, whatever the mail says', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (subject, firstLine) => {
      const target = { kind: 'unsubscribe', slug: null } as const;
      expect(readWish(target, { subject, firstLine }).kind).toBe('unsubscribe');
    }),
  );
});
