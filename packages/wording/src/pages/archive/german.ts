import type { Format } from '../../format.ts';
import type { ArchiveMessages } from './archive-messages.ts';

export const german = (format: Format): ArchiveMessages => ({
  search: 'Im Archiv suchen',
  words: 'Wörter',
  outlet: 'Medium',
  author: 'Autorin oder Autor',
  rating: 'Bewertung',
  anyOutlet: 'Alle Medien',
  anyAuthor: 'Alle Namen',
  anyRating: 'Jede Bewertung',
  stars: (least) => (least === 5 ? 'Fünf Sterne' : `Ab ${format.number(least)} Sternen`),
  action: 'Suchen',
  reset: 'Alle Ausgaben zeigen',
  results: 'Gefundene Besprechungen',
  count: (count) => format.plural(count, { one: '# Besprechung', other: '# Besprechungen' }),
  countAtLeast: (count) =>
    format.plural(count, {
      one: 'Mindestens # Besprechung',
      other: 'Mindestens # Besprechungen',
    }),
  nothing: 'Keine Besprechung passt. Versuchen Sie es mit weniger oder anderen Wörtern.',
  tooSlow: 'Diese Suche hat zu lange gedauert. Versuchen Sie es mit anderen Wörtern.',
  pages: 'Seiten',
  newer: 'Neuere Ausgaben',
  older: 'Ältere Ausgaben',
  previous: 'Vorige Seite',
  next: 'Nächste Seite',
  page: (page, pages) => `Seite ${format.number(page)} von ${format.number(pages)}`,
  more: (count) => `und ${format.number(count)} weitere`,
  feeds: 'Feeds abonnieren',
  everything: 'Alle Besprechungen',
  fiveStars: 'Fünf Sterne',
  feedOf: (title, part) => `${title}: ${part}`,
  from: (title, number, day) => `Aus ${title}, Ausgabe ${format.number(number)}, ${day}.`,
  picture: (title) => `Titel und Bewertung der Besprechung „${title}“`,
});
