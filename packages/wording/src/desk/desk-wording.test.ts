import { expect, test } from 'vitest';
import { DESK_LANGUAGES, deskLanguageOf, loadDeskWording, makeMoments } from './index.ts';
import type { DeskLanguage } from './index.ts';

const languages = Object.keys(DESK_LANGUAGES) as DeskLanguage[];

test.each(languages)(
  'every word of the desk is there in %s, and says something',
  async (language) => {
    const { words } = await loadDeskWording(language);
    const english = (await loadDeskWording('en')).words;
    const said = texts(words);
    expect([...said.keys()]).toEqual([...texts(english).keys()]);
    expect(
      [...said].filter(([, text]) => text.trim() === '' || /undefined|\bnull\b/.test(text)),
    ).toEqual([]);
    expect([...said.values()].every((text) => text === text.normalize('NFC'))).toBe(true);
  },
);

test.each(languages)('a sentence in %s that takes a name shows it', async (language) => {
  const { words } = await loadDeskWording(language);
  for (const [place, text] of texts(words)) {
    if (text.includes(NAMED)) continue;
    expect(place, `${place} drops its name: ${text}`).not.toMatch(/\(name\)$/);
  }
});

test('the desk speaks the first language that somebody prefers and it has', () => {
  expect(deskLanguageOf(['fr-CA', 'de-AT', 'en'])).toBe('de');
  expect(deskLanguageOf(['ar'])).toBe('ar');
  expect(deskLanguageOf(['fr', ''])).toBe('en');
  expect(deskLanguageOf(['constructor'])).toBe('en');
});

test.each([
  [6.9 * 86_400, 'in 6 days'],
  [1.5 * 86_400, 'tomorrow'],
  [3600, 'in 1 hour'],
  [-59, 'this minute'],
  [-150, '2 minutes ago'],
  [-8 * 86_400, 'last week'],
  [-400 * 86_400, 'last year'],
])('%d seconds away is "%s"', (seconds, said) => {
  const now = Date.parse('2026-11-28T12:00:00Z');
  const { away } = makeMoments('en', 'UTC');
  expect(away(new Date(now + seconds * 1000).toISOString(), now)).toBe(said);
});

test.each([
  ['en', 2 * 86_400 + 14 * 3600 + 59 * 60, '2 d 14 h'],
  ['en', 2 * 86_400 + 59, '2 d'],
  ['en', 3 * 3600 + 20 * 60, '3 h 20 min'],
  ['en', 59, '0 min'],
  ['en', -5, '0 min'],
  ['de', 2 * 86_400 + 14 * 3600, '2 Tg., 14 Std.'],
  ['es', 86_400 + 3600, '1 d 1 h'],
  ['ar', 2 * 86_400 + 14 * 3600, 'يومان و14 س'],
])('in %s, %d seconds are "%s"', (language, seconds, said) => {
  const now = Date.parse('2026-11-28T12:00:00Z');
  const { span } = makeMoments(language, 'UTC');
  expect(span(new Date(now + seconds * 1000).toISOString(), now)).toBe(said);
});

const NAMED = 'Ada';

/** Every text by its place; those that take a name or a number get one. */
const texts = (words: object, at = ''): Map<string, string> =>
  new Map(Object.entries(words).flatMap(([key, value]) => textsOf(`${at}.${key}`, value)));

const NUMBERED =
  /\.(?:passkeys|issue|days|takes|missing|problems|line|queueAll|queue|ready|others|tooFew|featuredBefore|carriedOver|\w+Count)$/;

function textsOf(place: string, value: unknown): [string, string][] {
  if (typeof value === 'string') return [[place, value]];
  if (typeof value !== 'function') return [...texts(value as object, place)];
  const say = value as (...given: unknown[]) => string;
  return NUMBERED.test(place) ? [[place, say(3)]] : [[`${place}(name)`, say(NAMED, NAMED, NAMED)]];
}
