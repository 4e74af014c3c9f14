import type { Format } from '../../format.ts';
import type { CandidatesWords } from './candidates-words.ts';

export const spanishCandidates = (format: Format): CandidatesWords => ({
  title: 'Candidatos',
  address: {
    label: 'Dirección de un artículo',
    action: 'Consultar',
    problem: 'Se esperaba una dirección como https://example.org/un-articulo.',
  },
  empty: {
    title: 'No hay candidatos',
    what: 'Consulta la dirección de un artículo o sigue un feed: lo que trae espera aquí hasta que escribas sobre ello o lo descartes.',
  },
  waitingCount: (count) => format.plural(count, { one: '# en espera', other: '# en espera' }),
  from: { feed: (name) => `Feed: ${name}`, mail: (name) => `Enviado por ${name}` },
  reviewed: 'Ya reseñado',
  actions: {
    write: 'Escribir la reseña',
    dismiss: 'Descartar',
    open: 'Abrir el artículo',
    next: 'Candidato siguiente',
    previous: 'Candidato anterior',
    more: 'Mostrar más',
    named: (action, title) => `${action}: ${title}`,
  },
  said: {
    dismissed: (title) => `Descartado: ${title}`,
    dismissedCount: (count) =>
      format.plural(count, { one: '# descartado', other: '# descartados' }),
    back: 'Espera de nuevo',
  },
  again: {
    title: '¿Reseñarlo otra vez?',
    what: 'Ya hay una reseña de este artículo.',
    action: 'Escribir otra',
  },
  sources: {
    title: 'De dónde vienen los candidatos',
    feeds: {
      title: 'Feeds',
      what: 'Galley los lee cada media hora.',
      label: 'Dirección de un feed o de un sitio',
      add: 'Seguir',
      adding: 'Leyendo el feed…',
      added: (name) => `Se sigue desde ahora: ${name}`,
      none: 'Todavía no se sigue ningún feed.',
      stop: 'Dejar',
      stopping: {
        title: (name) => `¿Dejar de seguir ${name}?`,
        what: 'Los candidatos que trajo se quedan.',
      },
      stopped: 'Ya no se sigue',
      read: (away) => `leído ${away}`,
      next: (away) => `de nuevo ${away}`,
      gone: 'Ha terminado y ya no se lee.',
      trouble: (why) => `No se pudo leer: ${why}.`,
    },
    mail: {
      title: 'Por correo',
      what: 'Reenvía un correo con una reseña o con enlaces a esta dirección, desde la dirección con la que entras. Solo cuentan los correos firmados (DKIM).',
      off: 'Galley todavía no recibe correo: falta INBOUND_DOMAIN.',
    },
    bookmark: {
      title: 'Desde tu navegador',
      what: 'Arrastra este enlace a tus marcadores. Elígelo en la página de un artículo y el artículo se abre aquí.',
      link: 'Añadir a Galley',
      drag: 'Arrastra este enlace a tus marcadores; aquí no hace nada.',
      share:
        'En un teléfono, instala la redacción desde el menú del navegador: «Galley» estará en su menú de compartir.',
    },
  },
  article: {
    title: 'Añadir un artículo',
    lead: 'Lo que su página dice de él. No se toma nada de su texto: el resumen es tuyo.',
    waiting: (host) => `Esperando a ${host}…`,
    reading: 'Leyendo la página…',
    fields: {
      title: 'Título',
      outlet: 'Medio',
      publishedOn: 'Fecha',
      authors: 'Autores',
      url: 'Dirección',
      language: 'Idioma',
    },
    from: (source) => `De ${source}`,
    unsure: 'Dudoso',
    take: (value, source) => `${value} (${source})`,
    missing: 'La página no lo dice.',
    authorsHint: 'Separa varios con comas.',
    write: 'Escribir la reseña',
    writeAnyway: 'Escribir otra reseña',
    byHand: 'Rellenar a mano',
  },
});
