import type { Format } from '../../format.ts';
import type { ApproveWords } from './approve-words.ts';

export const spanishApprove = (format: Format): ApproveWords => ({
  title: 'Aprobar este número',
  action: 'Aprobar…',
  sign: 'Aprobar con su llave de acceso',
  busy: 'Aprobando…',
  others: 'Tiene que aprobarlo alguien de edición.',
  loading: 'Leyendo la revisión previa…',
  readersCount: (count) =>
    format.plural(count, {
      one: '# lector recibe',
      many: '# de lectores reciben',
      other: '# lectores reciben',
    }),
  zoned: (when, zone) => `${when} (${zone})`,
  sentence: {
    atSlot: (readers, when, span) => `${readers} estos bytes el ${when}, dentro de ${span}.`,
    atOnce: (readers) => `${readers} estos bytes en cuanto usted apruebe.`,
    byHand: (readers) =>
      `${readers} estos bytes cuando alguien los envíe. Aprobar por sí solo no envía nada.`,
    now: (readers) => `${readers} estos bytes ahora.`,
    hash: (hash) => `Hash ${hash}.`,
    here: (when) => `En su zona: ${when}.`,
    undo: (duration) => `Durante ${duration} puede retirarlo; hasta entonces no lo tiene nadie.`,
  },
  otherDay: {
    title: 'Lleva la fecha de otro día',
    what: (dated, today) =>
      `Su fecha, ${dated}, forma parte del correo, y hoy es ${today}. Necesita otra antes de salir.`,
    today: (day) => `Ponerle la fecha de hoy, ${day}`,
    slot: (day) => `Ponerle la fecha prevista, ${day}`,
    early: 'Lleva la fecha de hoy, así que no espera a su fecha prevista.',
    voids: 'Eso cambia el correo y por eso anula la aprobación.',
    done: (day) =>
      `Ahora lleva la fecha del ${day}, así que los bytes son nuevos. Léalos antes de aprobar.`,
  },
  stops: {
    title: 'La revisión previa lo detiene',
    what: 'Arréglelo en la página del número, o páselo allí por alto con un motivo.',
    action: 'Ir a los hallazgos',
  },
  overrides: 'Usted pasa por alto',
  notNeeded: (rules) => `No había nada que pasar por alto: ${rules}`,
  warningCount: (count) => format.plural(count, { one: '# aviso', other: '# avisos' }),
  toFindings: 'Verlos',
  eyes: {
    title: 'Cuatro ojos',
    makers: (names) => `Cambiado por ${names}`,
    noMakers: 'Nadie ha cambiado nada desde el último número enviado',
    given: (name, when) => `Aprobado por ${name}, ${when}`,
    nobody: 'Nadie ha aprobado aún estos bytes',
    yours: {
      completes: 'Su aprobación lo completa.',
      'one-more': 'Después de la suya, tiene que aprobar una persona más.',
      given: 'Usted ha aprobado estos bytes. Falta que lo haga otra persona.',
      none: 'Tiene que aprobarlo otra persona.',
    },
  },
  other: {
    title: 'Estos no son los bytes que leyó',
    what: (read, now) => `Leyó ${read}; ahora es ${now}. No se aprobó nada.`,
    action: 'Leer la prueba nueva',
  },
  passkey: {
    title: 'Aprobar requiere una llave de acceso',
    what: 'Con ella firma cada aprobación. Añada una; después volverá aquí.',
    action: 'Añadir una llave de acceso',
  },
  gone: {
    title: 'Ya no se puede aprobar',
    what: 'Alguien lo ha cancelado, o ya está en camino.',
  },
  approved: {
    title: 'Aprobado',
    by: (name, when) => `Por ${name}, ${when}`,
    atSlot: (when, span) => `Sale el ${when}, dentro de ${span}.`,
    atOnce: 'Sale en unos segundos.',
    byHand: 'Sale cuando alguien lo envíe.',
    sayDone: 'Aprobado',
    sayOneMore: 'Su aprobación cuenta. Tiene que aprobar una persona más.',
  },
  send: {
    action: 'Enviar ahora',
    instead: 'Enviar ahora en vez de esperar',
    title: '¿Enviarlo ahora?',
    confirm: 'Enviar ahora',
    busy: 'Enviando…',
    done: (duration) => `En camino. Puede retirarlo durante ${duration}.`,
  },
});
