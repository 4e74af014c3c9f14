import type { Format } from '../../format.ts';
import type { QueueWords } from './queue-words.ts';

export const spanishQueue = (format: Format): QueueWords => ({
  title: 'Cola',
  add: 'Añadir una reseña',
  search: 'Buscar reseñas',
  saving: 'Guardando…',
  next: {
    title: (date) => `Número del ${date}`,
    takes: (count) => `Admite hasta ${format.number(count)}`,
    cutOff: (when, away) => `cierre ${when}, ${away}`,
    missing: (count) => format.plural(count, { one: 'Falta # reseña', other: 'Faltan # reseñas' }),
    none: 'No hay ningún número previsto, así que estas esperan.',
  },
  later: 'Después',
  held: { title: 'Retenidas', what: 'Ningún número las incluirá hasta que usted las libere.' },
  elsewhere: 'Fuera de la cola',
  noMatch: 'Ninguna reseña coincide.',
  pinned: 'Fijada',
  featured: (issue, day) =>
    day === null ? `Ya publicada: número ${issue}` : `Ya publicada: número ${issue}, ${day}`,
  stars: (value, max) => `${value} de ${max} estrellas`,
  sections: {
    queued: 'En la cola',
    held: 'Retenida',
    compiled: 'En un número',
    featured: 'Publicada',
    removed: 'Quitada',
  },
  actions: {
    up: 'Subir',
    down: 'Bajar',
    first: 'Mover al principio',
    last: 'Mover al final',
    pin: 'Fijar',
    unpin: 'Soltar',
    hold: 'Retener',
    release: 'Liberar',
    remove: 'Quitar',
    select: 'Seleccionar',
    unselect: 'Quitar de la selección',
    undo: 'Deshacer',
    clear: 'Borrar la selección',
    next: 'Reseña siguiente',
    previous: 'Reseña anterior',
    menu: 'Todas las acciones de una reseña',
    selectNamed: (title) => `Seleccionar ${title}`,
  },
  said: {
    moved: (title, place, count) =>
      `${title} es ahora la número ${format.number(place)} de ${format.number(count)}`,
    pinned: (title) => `Fijada: ${title}`,
    unpinned: (title) => `Ya no está fijada: ${title}`,
    held: (title) => `Retenida: ${title}`,
    released: (title) => `De nuevo en la cola: ${title}`,
    removed: (title) => `Quitada: ${title}`,
    undone: (title) => `Deshecho: ${title}`,
    several: {
      selectedCount: (count) =>
        format.plural(count, { one: '# seleccionada', other: '# seleccionadas' }),
      pinnedCount: (count) => format.plural(count, { one: '# fijada', other: '# fijadas' }),
      heldCount: (count) => format.plural(count, { one: '# retenida', other: '# retenidas' }),
      removedCount: (count) => format.plural(count, { one: '# quitada', other: '# quitadas' }),
      queuedCount: (count) =>
        format.plural(count, { one: '# puesta en la cola', other: '# puestas en la cola' }),
    },
    asFar: (title) => `${title} ya no puede moverse más`,
    overtaken: (title) => `Otras personas cambiaron la cola, así que esto no se hizo: ${title}`,
    failed: (title, why) => `${title}: ${why}`,
  },
  empty: {
    title: 'La cola está vacía',
    what: 'Pegue una reseña en cualquier parte de esta página o suelte un archivo. Galley la lee tal como se escribió: un título, una línea con valoración, medio y fecha, y luego las secciones.',
    sample: 'Probar con un ejemplo',
  },
  adding: {
    title: 'Añadir una reseña',
    text: 'Texto de la reseña',
    placeholder: 'Pegue aquí una reseña…',
    files: 'Elegir archivos',
    drop: 'Suelte para añadir',
    reading: 'Leyendo…',
    preview: 'Así la lee Galley',
    waits: {
      title: 'Todavía no hay nada',
      what: 'Una reseña empieza con el título de su artículo. Sigue una línea con valoración, medio, fecha y nombres, y luego secciones como Resumen y Puntos clave.',
    },
    problems: (count) =>
      format.plural(count, {
        one: '# parte que Galley no pudo leer',
        other: '# partes que Galley no pudo leer',
      }),
    line: (line) => `Línea ${format.number(line)}`,
    found: (found, expected) => `Se encontró: ${found}; se esperaba: ${expected}.`,
    missing: (names) => `Sin indicar: ${names}.`,
    queue: 'Poner en la cola',
    queueAgain: 'Ponerla de todos modos',
    queueAll: (count) => `Poner las ${format.number(count)}`,
    hold: 'Retener',
    queueing: 'Poniendo en la cola…',
    discard: 'Descartar',
    discarded: 'Descartado',
    pasted: 'Texto pegado',
    drafts: 'Lo que está añadiendo',
    states: {
      reading: 'Leyendo…',
      ready: 'Lista',
      problems: 'Aún no se puede leer',
      there: 'Ya está aquí',
    },
    queued: (title) => `En la cola: ${title}`,
    heldInstead: (title) => `Retenida: ${title}`,
    there: {
      title: 'Ya hay una reseña de este artículo',
      queue: (place) => `Es la número ${format.number(place)} de la cola.`,
      held: 'Está retenida.',
      inIssue: (issue, state, day) =>
        day === null
          ? `Está en el número ${issue} (${state}).`
          : `Está en el número ${issue} (${state}), ${day}.`,
      by: { url: 'La misma dirección.', 'title-and-outlet': 'El mismo título y medio.' },
      open: 'Abrir esa reseña',
    },
    fields: {
      rating: 'valoración',
      publishedOn: 'fecha',
      authors: 'nombres',
      url: 'enlace',
      summary: 'Resumen',
      keyFindings: 'Puntos clave',
      analysis: 'Análisis detallado',
      whyItMatters: 'Por qué importa',
    },
  },
  today: {
    restored: {
      title: 'Esta instalación viene de una copia de seguridad',
      what: 'No se compone ni se envía nada hasta que quien administra Galley vea qué ocurrió desde entonces y la libere: galley restored show.',
    },
    copy: {
      title: 'Esto es un duplicado hecho de una copia de seguridad',
      what: 'Nada sale de aquí: ni números, ni otros correos, ni webhooks. El original sigue en otro lugar.',
    },
    title: 'Hoy',
    lead: 'Lo que tiene pendiente antes del próximo cierre.',
    next: 'Próximo número',
    cutOff: (when) => `Cierre ${when}`,
    noSlot: 'Ninguna fecha prevista',
    sample: 'Muestra',
    queued: 'Cola',
    latest: 'Último número',
    noIssue: 'Ninguno todavía',
    ready: (count) =>
      count === 0
        ? 'No espera ninguna reseña'
        : format.plural(count, { one: '# reseña', other: '# reseñas' }),
    heldCount: (count) => format.plural(count, { one: '# retenida', other: '# retenidas' }),
    issue: (number) =>
      number < 0 ? `Corrección ${format.number(-number)}` : `Número ${format.number(number)}`,
    readersPage: 'Página para lectores',
    tasks: 'Por hacer',
    others: (count) => `y ${format.number(count)} más`,
    calm: { title: 'No tiene nada pendiente', what: 'Todo está listo para el próximo número.' },
    task: {
      tooFew: (ready, minimum) =>
        `El próximo número necesita ${format.plural(minimum, { one: '# reseña', other: '# reseñas' })}; ${format.plural(ready, { one: 'hay # lista', other: 'hay # listas' })}`,
      approve: (issue) => `${issue} espera aprobación`,
      heldIssue: (issue) => `${issue} está retenido`,
      pausedIssue: (issue) => `${issue} está en pausa`,
      uncertain: (readers, issue) =>
        `${issue}: no se sabe si ${format.plural(readers, { one: 'llegó # correo', other: 'llegaron # correos' })}`,
      pending: (issue) => `${issue} no contiene los últimos cambios`,
      featuredBefore: (count) =>
        format.plural(count, {
          one: '# reseña en cola es de un artículo ya publicado',
          other: '# reseñas en cola son de artículos ya publicados',
        }),
      carriedOver: (count, maximum) =>
        `${format.plural(count, { one: '# reseña esperará', other: '# reseñas esperarán' })} a un número posterior: en uno caben ${format.number(maximum)}`,
      due: (when, away) => `Previsto ${when}, ${away}`,
    },
    actions: {
      write: 'Añadir una reseña',
      review: 'Abrir la reseña',
      queue: 'Abrir la cola',
      issue: 'Abrir el número',
    },
    trial: {
      title: 'Pruebe con la muestra',
      what: 'De la reseña al correo, en cuatro pasos. Su único lector es inventado.',
      done: 'Hecho:',
      write: {
        title: 'Escriba una reseña',
        what: 'Pegue una tal como la tiene, escríbala o use un ejemplo.',
        action: 'Pegar o escribir una reseña',
        example: 'Usar un ejemplo',
      },
      make: {
        title: 'Componga un número con ella',
        what: 'Su reseña espera en la cola. Galley hace con ella un correo y una página.',
      },
      approve: {
        title: 'Apruébelo y envíelo',
        what: 'Lea la prueba y firme ese correo exacto con una llave de acceso.',
        action: (issue) => `Abrir ${issue}`,
      },
      read: {
        title: 'Léalo como lo lee su lector',
        what: 'El correo está en el buzón de este equipo.',
        action: 'Abrir el buzón',
        page: 'Abrir su página',
      },
      own: {
        title: 'Su propio boletín',
        what: 'Dele un título, un remitente y los días en que sale.',
        action: 'Crear su propio boletín',
      },
    },
    none: {
      title: 'Todavía no hay boletines',
      what: 'Cree el primero y aparecerá aquí.',
      action: 'Crear un boletín',
    },
    noneForYou: {
      title: 'Todavía no tiene boletines',
      what: 'Pida a la dirección una función en alguno.',
    },
  },
});
