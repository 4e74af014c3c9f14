import type { Format } from '../../format.ts';
import type { OffersWords } from './offers-words.ts';

export const spanishOffers = (format: Format): OffersWords => ({
  starsCount: (stars) => format.plural(stars, { one: '# estrella', other: '# estrellas' }),
  chosenCount: (count) =>
    format.plural(count, { one: 'La eligió # lector', other: 'La eligieron # lectores' }),
  reviewsCount: (count) => format.plural(count, { one: '# reseña', other: '# reseñas' }),
  floorKeptCount: (count) =>
    format.plural(count, {
      one: '# lector la eligió y la conserva hasta que elija otra vez.',
      other: '# lectores la eligieron y la conservan hasta que elijan otra vez.',
    }),
  bestOf: {
    title: 'Lo mejor de cada mes',
    what: 'Las reseñas mejor valoradas del mes anterior. Los lectores pueden pedir solo eso.',
  },
  monthlyCount: (count) =>
    format.plural(count, { one: '# lector recibe solo eso', other: '# lectores reciben solo eso' }),
  withoutBestOfCount: (count) =>
    format.plural(count, {
      one: '# lector recibe solo eso. Sin ello recibe todos los números.',
      other: '# lectores reciben solo eso. Sin ello reciben todos los números.',
    }),
  topics: {
    none: 'Aún no hay temas: los lectores reciben reseñas de todos.',
    name: (topic) => `Nombre: ${topic}`,
    formerly: (topic) =>
      `Hasta ahora «${topic}». Quienes lo eligieron y las reseñas con el nombre anterior van con él.`,
    up: (topic) => `Subir: ${topic}`,
    down: (topic) => `Bajar: ${topic}`,
    remove: (topic) => `Quitar: ${topic}`,
    removed: {
      title: 'Se quita al guardar',
      what: 'Nadie podrá elegirlo. Quien lo eligió con otros conserva esos.',
    },
    onlyThisCount: (count) =>
      format.plural(count, {
        one: '# lector no eligió nada más: recibe las reseñas que aún lo llevan, y ningún otro correo, hasta que elija otra vez.',
        other:
          '# lectores no eligieron nada más: reciben las reseñas que aún lo llevan, y ningún otro correo, hasta que elijan otra vez.',
      }),
    putBack: (topic) => `Devolver: ${topic}`,
    add: 'Añadir',
    label: 'Otro tema',
    others: {
      title: 'No se ofrecen',
      what: 'Hay reseñas con estos temas, o lectores que los eligieron.',
    },
    offer: (topic) => `Ofrecer: ${topic}`,
  },
  queueAddress: {
    title: 'Dirección de la cola',
    what: 'El correo que llega entra en la cola o se convierte en candidatos.',
    copy: 'Copiar la dirección',
    off: {
      title: 'Galley aún no recibe correo',
      what: 'Quien gestiona Galley configura INBOUND_DOMAIN:',
    },
    steps: [
      'Elija un subdominio que no reciba otro correo, como in.news.example.org.',
      'Añádalo en Resend como dominio de recepción y cree el registro MX que muestra Resend.',
      'Haga que el webhook de Resend informe también de email.received.',
      'Ponga ese subdominio en INBOUND_DOMAIN para cada proceso y reinícielos.',
    ],
    tooLong: {
      title: 'Sin dirección de la cola',
      what: 'La dirección de este boletín es demasiado larga para tener una.',
    },
    who: {
      title: 'Quién puede escribir',
      what: 'Estas personas, desde la dirección con la que entran, si su correo está firmado (DKIM). Nadie más recibe respuesta.',
    },
    candidates: 'Lo que han traído',
  },
});
