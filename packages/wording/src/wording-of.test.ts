import type { Cadence } from '@galley/core/newsletter';
import { describe, expect, test } from 'vitest';
import { wordingOf } from './wording-of.ts';

const time = { hour: 8, minute: 0 };
const CADENCES: readonly Cadence[] = [
  { kind: 'weekly', weekday: 'fri', time },
  { kind: 'monthly-day', day: 15, time: { hour: 1, minute: 30 } },
  { kind: 'monthly-weekday', ordinal: 'last', weekday: 'mon', time },
];

test.each([
  [
    'en',
    'every Friday at 08:00',
    'on day 15 of the month at 01:30',
    'on the last Monday of the month at 08:00',
  ],
  [
    'de',
    'jeden Freitag um 08:00 Uhr',
    'am 15. jedes Monats um 01:30 Uhr',
    'am letzten Montag des Monats um 08:00 Uhr',
  ],
  [
    'es',
    'cada viernes a las 08:00',
    'el día 15 de cada mes a la 01:30',
    'el último lunes de cada mes a las 08:00',
  ],
  [
    'ar',
    'كل يوم جمعة الساعة 08:00',
    'في اليوم 15 من كل شهر الساعة 01:30',
    'في آخر يوم اثنين من كل شهر الساعة 08:00',
  ],
])('%s says when issues come', (language, ...expected) => {
  const { words } = wordingOf(language);
  expect(CADENCES.map((cadence) => words.cadence(cadence))).toEqual(expected);
});

test.each([
  ['en', 'A new issue comes on the last Monday of the month.'],
  ['de', 'Eine neue Ausgabe kommt am letzten Montag des Monats.'],
  ['es', 'Un nuevo número llega el último lunes de cada mes.'],
  ['ar', 'يصدر عدد جديد في آخر يوم اثنين من كل شهر.'],
])('%s introduces a newsletter by its days alone', (language, introduction) => {
  const [, , last] = CADENCES;
  if (last === undefined) throw new Error('no cadence');
  expect(wordingOf(language).pages.introduction(last)).toBe(introduction);
});

test('the fixed words have the language that they are written in', () => {
  const tags = ['en-GB', 'de-AT', 'ar', 'fr'].map((tag) => wordingOf(tag).wordsLanguage);
  expect(tags).toEqual(['en-GB', 'de-AT', 'ar', 'en']);
});

test('a region has the words of its language, an unknown language the English ones', () => {
  expect(wordingOf('de-AT').words.unsubscribe).toBe('Abbestellen');
  expect(wordingOf('es-MX').words.unsubscribe).toBe('Darse de baja');
  const french = wordingOf('fr');
  expect(french.words.unsubscribe).toBe('Unsubscribe');
  expect(french.format.date('2026-11-20', 'long')).toBe('20 novembre 2026');
});

test('directions are those of the scripts', () => {
  expect(['ar', 'he-IL', 'fa', 'ur'].map((tag) => wordingOf(tag).direction)).toEqual(
    Array(4).fill('rtl'),
  );
  expect(['en', 'de', 'arn'].map((tag) => wordingOf(tag).direction)).toEqual(Array(3).fill('ltr'));
});

test('an invalid tag is refused', () => {
  expect(() => wordingOf('not a tag')).toThrow(RangeError);
});

describe('every language says everything in its own words', () => {
  const due = { date: '2026-11-20', time: '08:00', timeZone: 'UTC' };
  const cadence = CADENCES[0] ?? null;
  /** Every message, with arguments that are not words. */
  const say = (value: unknown, name = ''): readonly (readonly [string, string])[] => {
    if (typeof value === 'string') return [[name, value]];
    if (typeof value === 'object' && value !== null) {
      return Object.entries(value).flatMap(([key, each]) => say(each, `${name}.${key}`));
    }
    const samples: Readonly<Record<string, readonly unknown[]>> = {
      '.byline': [['7']],
      '.moreOnTheWeb': [['7']],
      '.rhythm': [cadence],
      '.cadence': [cadence],
      'pages.introduction': [cadence],
      'pages.archive.from': ['7', 7, '7'],
      '.bestOf.title': ['2026-10'],
      '.bestOf.opening': [3, '2026-10'],
      '.welcome.preheader': [cadence],
      '.welcome.greeting': ['7', '7', cadence],
      '.held.subject': ['7', 7, 'preflight'],
      '.held.explanation': ['7', due, 'too-late'],
      '.held.next': ['not-approved'],
      '.missed.subject': ['7', 1, '2026-11-20'],
      '.missed.explanation': [3, due, due],
      '.reminder.queueSubject': ['7', 1, 3],
      '.reminder.queueShort': [1, 3, due, due],
      '.reminder.approvalWaits': ['7', due],
      '.correction.subject': ['7', 7],
      '.correction.opening': ['7', 7, '2026-11-20'],
    };
    const args = samples[name] ?? [7, 7];
    return [[name, (value as (...args: readonly unknown[]) => string)(...args)]];
  };
  const all = (language: string) => {
    const { words, pages } = wordingOf(language);
    return [...say(words), ...say(pages, 'pages')];
  };
  const english = new Map(all('en'));

  test.each(['de', 'es', 'ar'])('%s', (language) => {
    const said = all(language);
    expect(said.map(([name]) => name).toSorted()).toEqual([...english.keys()].toSorted());
    // A word that English and German share.
    const shared = new Set(['Name']);
    const untranslated = said.filter(
      ([name, text]) => text === english.get(name) && /\p{L}/u.test(text) && !shared.has(text),
    );
    expect(untranslated).toEqual([]);
    const broken = said.filter(([, text]) => /undefined|\[object|NaN|#/.test(text) || text === '');
    expect(broken).toEqual([]);
  });
});
