import type { Format } from '../../format.ts';
import type { AudienceWords } from './audience-words.ts';

export const spanishAudience = (format: Format): AudienceWords => ({
  title: 'Quién recibe qué',
  hint: 'Esto han elegido los lectores. Cada elección tiene su propio correo; elija una para verlo.',
  all: 'Todas las reseñas',
  floorCount: (stars) => `Al menos ${format.number(stars)} estrellas`,
  topics: (names) => `Sobre ${names}`,
  correction: (review) => `Con la corrección de «${review}»`,
  between: ', ',
  moreChoiceCount: (count) =>
    format.plural(count, { one: '# elección más', other: '# elecciones más' }),
  readerCount: (count) => format.plural(count, { one: '# lector', other: '# lectores' }),
  pausedCount: (count) => format.plural(count, { one: '# más en pausa', other: '# más en pausa' }),
  largerCount: (count) =>
    format.plural(count, {
      one: '# recibe más de lo que eligió: hay demasiadas versiones',
      other: '# reciben más de lo que eligieron: hay demasiadas versiones',
    }),
  lateCount: (count) =>
    format.plural(count, {
      one: '# ha elegido después de la compilación',
      other: '# han elegido después de la compilación',
    }),
  nobody: 'Sin correo',
  leftOut: {
    nothingCount: (count) =>
      format.plural(count, {
        one: '# no eligió nada de esto',
        other: '# no eligieron nada de esto',
      }),
    monthlyCount: (count) =>
      format.plural(count, {
        one: '# recibe solo lo mejor del mes',
        other: '# reciben solo lo mejor del mes',
      }),
    pauseCount: (count) => format.plural(count, { one: '# en pausa', other: '# en pausa' }),
  },
});
