import type { SharePicture } from './share-picture.ts';

const LIGHT = { paper: '#fffefb', ink: '#211d19', quiet: '#6a6158', accent: '#9c2a1c' };

const picture = (fields: Partial<SharePicture> = {}): SharePicture => ({
  title: 'The Quiet Grid: How a Cold Snap Nearly Broke the Northern Interconnect',
  newsletter: 'The Weekly Review',
  outlet: 'The Harbor Review',
  rating: { value: 3.5, max: 5 },
  direction: 'ltr',
  colours: LIGHT,
  ...fields,
});

/** What `pictures` shows, by the names of its files. */
export const SAMPLES: Readonly<Record<string, SharePicture>> = {
  english: picture(),
  german: picture({
    title: 'Donaudampfschifffahrtsgesellschaft fährt wieder – mit Überraschungen',
    newsletter: 'Die Wochenschau',
    outlet: 'Süddeutsche Zeitung',
    rating: { value: 8, max: 10 },
  }),
  spanish: picture({
    title: '¿Quién vigila el faro? Ñandúes, mareas y pingüinos',
    newsletter: 'La Reseña',
    outlet: 'El País',
    rating: null,
    colours: { paper: '#0b5d4b', ink: '#ffffff', quiet: '#cfe5df', accent: '#f2c14e' },
  }),
  arabic: picture({
    title: 'حراس المنارات يغادرون السواحل (بعد عام 2026) في OpenAI',
    newsletter: 'المراجعة الأسبوعية',
    outlet: 'الجزيرة',
    rating: { value: 4.5, max: 5 },
    direction: 'rtl',
  }),
  scripts: picture({ title: 'Łódź, Přemysl & „Ελλάδα“ – Правда о (море), قال أهلا there' }),
};
