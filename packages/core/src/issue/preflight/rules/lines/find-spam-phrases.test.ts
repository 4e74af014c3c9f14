import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findSpamPhrases } from './find-spam-phrases.ts';

describe('finds the phrases of spam, as the line has them', () => {
  test.each([
    ['Act Now! Click here for your free gift', ['Act Now', 'Click here', 'free gift']],
    ['You’ve won a prize', ['You’ve won a prize']],
    ['Congratulations! You have been selected', ['Congratulations!', 'You have been selected']],
    ['100% FREE: double your income', ['100% FREE', 'double your income']],
    ['Urgent: order now', ['Urgent:', 'order now']],
    ['Dear friend, guaranteed!', ['Dear friend', 'guaranteed!']],
    ['Lose 10 pounds, no prescription needed', ['Lose 10 pounds', 'no prescription needed']],
    ['100 % kostenlos', ['100 % kostenlos']],
    ['Jetzt bestellen: Geld-zurück-Garantie', ['Jetzt bestellen', 'Geld-zurück-Garantie']],
    ['Sie haben einen Preis gewonnen', ['Sie haben einen Preis gewonnen']],
    ['Haga clic aqui', ['Haga clic aqui']],
    ['¡Compra ya! Oferta única', ['Compra ya', 'Oferta única']],
    ['¡Felicidades! Has ganado un viaje', ['¡Felicidades!', 'Has ganado un viaje']],
    ['اضغط هنا', ['اضغط هنا']],
    ['لقد فزتَ بجائزة', ['لقد فزتَ']],
    ['١٠٠٪ مجانًا', ['١٠٠٪ مجانًا']],
    ['اشترِ الآن: عرضٌ خاصّ', ['اشترِ الآن', 'عرضٌ خاصّ']],
  ])('%s', (line, phrases) => {
    expect(findSpamPhrases(line)).toEqual(phrases);
  });
});

describe('finds none in what reviews say', () => {
  test.each([
    'Why Congress must act now',
    'The winner of an urgent race',
    'Buy now, pay later is a trap',
    'How OpenAI plans to make money online',
    'Guaranteed income, reviewed',
    'In the limited time left, a special case',
    'The risk-free rate and a one-time charge of $2B',
    'Weight-loss drugs and the free market',
    'Read it for free: free money for all',
    'When you have won the argument',
    'Congratulations, Graduates',
    'Get rich quick schemes on trial',
    'Nur für kurze Zeit hielt die Koalition',
    'Warum Anleger jetzt kaufen',
    'Sie haben das Rennen gewonnen',
    'Sie wurden ausgewählt, weil sie klein sind',
    'Wie Verlage online Geld verdienen',
    'La era del dinero fácil',
    'Ha ganado las elecciones con una oferta pública',
    'عاجل: الانتخابات والفائز بالجائزة',
    'عرض المسرحية وربح الشركة',
  ])('%s', (line) => {
    expect(findSpamPhrases(line)).toEqual([]);
  });
});

test('what is found stands in the line, whatever characters surround it', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (one, other) => {
      const line = `${one}. Click here ${other}`;
      const found = findSpamPhrases(line);
      expect(found).toContain('Click here');
      for (const phrase of found) expect(line).toContain(phrase);
    }),
  );
});
