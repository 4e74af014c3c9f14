import type { Format } from '../../format.ts';
import type { AudienceWords } from './audience-words.ts';

export const germanAudience = (format: Format): AudienceWords => ({
  title: 'Wer was bekommt',
  hint: 'Das haben Leser gewählt. Jede Wahl hat ihre eigene Mail; wählen Sie eine, um sie zu sehen.',
  all: 'Alle Rezensionen',
  floorCount: (stars) => `Mindestens ${format.number(stars)} Sterne`,
  topics: (names) => `Über ${names}`,
  correction: (review) => `Mit der Berichtigung zu „${review}“`,
  between: ', ',
  moreChoiceCount: (count) =>
    format.plural(count, { one: '# weitere Auswahl', other: '# weitere Auswahlen' }),
  readerCount: (count) => format.plural(count, { one: '# Leser', other: '# Leser' }),
  pausedCount: (count) =>
    format.plural(count, { one: '# weiterer macht Pause', other: '# weitere machen Pause' }),
  largerCount: (count) =>
    format.plural(count, {
      one: '# bekommt mehr als gewählt, denn es gibt zu viele Fassungen',
      other: '# bekommen mehr als gewählt, denn es gibt zu viele Fassungen',
    }),
  lateCount: (count) =>
    format.plural(count, {
      one: '# hat erst nach dem Zusammenstellen gewählt',
      other: '# haben erst nach dem Zusammenstellen gewählt',
    }),
  nobody: 'Keine Mail',
  leftOut: {
    nothingCount: (count) =>
      format.plural(count, {
        one: '# hat nichts davon gewählt',
        other: '# haben nichts davon gewählt',
      }),
    monthlyCount: (count) =>
      format.plural(count, {
        one: '# bekommt nur das Beste des Monats',
        other: '# bekommen nur das Beste des Monats',
      }),
    pauseCount: (count) => format.plural(count, { one: '# macht Pause', other: '# machen Pause' }),
  },
});
