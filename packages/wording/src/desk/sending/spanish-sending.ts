import type { Format } from '../../format.ts';
import type { SendingWords } from './sending-words.ts';

export const spanishSending = (format: Format): SendingWords => ({
  title: 'Envío',
  name: (issue, newsletter) => `${issue} de ${newsletter}`,
  stop: 'Detener',
  pause: 'Pausar',
  resume: 'Reanudar',
  reconnecting: 'Conectando de nuevo…',
  bar: {
    leaves: (time) => `Sale en ${time}`,
    soon: (name) => `${name} está a punto de salir.`,
    sending: (have, all) => `Enviando: ${have} de ${all}`,
    gatheringCount: (count) => `Reuniendo a los lectores: ${format.number(count)} hasta ahora`,
    paused: (have, all) => `En pausa: lo tienen ${have} de ${all}`,
    pauseCount: (have) =>
      have === 0
        ? 'Pausar: nadie lo tiene todavía'
        : format.plural(have, { one: 'Pausar: # lo tiene', other: 'Pausar: # lo tienen' }),
    resumesAt: (when) => `Se reanuda solo: ${when}`,
    othersCount: (count) => format.plural(count, { one: '# más', other: '# más' }),
  },
  keys: {
    stop: (name) => `Detener: ${name}`,
    pause: (name) => `Pausar: ${name}`,
    resume: (name) => `Reanudar: ${name}`,
  },
  said: {
    stopping: 'Deteniendo…',
    takenBack: (name) => `${name} se ha retirado. Nadie lo tiene.`,
    tooLate: (name) => `Es tarde para retirar ${name}: los primeros correos ya están en camino.`,
    pausing: 'Pausando…',
    paused: (name) => `En pausa: ${name}`,
    resuming: 'Reanudando…',
    resumed: (name) => `Reanudado: ${name}`,
    cancelled: (name) => `Cancelado: ${name}`,
  },
  undo: {
    title: 'Sale en',
    until: (time) => `Nadie lo tiene todavía. Puede retirarlo hasta las ${time}.`,
    only: 'Nadie lo tiene todavía. Alguien de edición aún puede retirarlo.',
  },
  progress: {
    label: 'Lectores atendidos',
    reachedCount: (count) => format.plural(count, { one: '# lo tiene', other: '# lo tienen' }),
    ofCount: (all) => format.plural(all, { one: 'de # lector', other: 'de # lectores' }),
    gathering: 'Se está reuniendo a los lectores.',
    first: 'Los primeros correos salen aparte, para ver si todo va bien.',
    rate: (perSecond) => `${perSecond} por segundo`,
    left: (duration) => `quedan unos ${duration}`,
    leftSoon: 'queda menos de un minuto',
    pausedHere: 'En pausa',
  },
  counts: {
    audience: 'Lectores',
    accepted: 'Aceptados',
    rejected: 'Rechazados',
    uncertain: 'Inciertos',
    excluded: 'Excluidos',
    pending: 'Pendientes',
    delivered: 'Entregados',
    bounced: 'Devueltos',
    complained: 'Marcados como spam',
    suppressed: 'Suprimidos',
    failed: 'Fallidos',
    silent: 'Sin noticias aún',
  },
  after: {
    sent: (when) => `Enviado: ${when}`,
    cancelled: (when) => `Cancelado: ${when}`,
    equation: 'Cómo cuadran las cuentas',
    fates: 'Qué fue de los correos aceptados',
    web: 'Leerlo en la web',
    mailbox: 'Abrir el buzón',
  },
  again: {
    title: 'Enviar de nuevo',
    what: 'Estos lectores fueron rechazados por un motivo que no era suyo. Pueden recibir los mismos bytes, y nadie más.',
    readersCount: (readers) => format.plural(readers, { one: '# lector', other: '# lectores' }),
    decided: 'Una persona comprobó que su correo nunca llegó.',
    reason: (reason) => `Rechazados por la cuenta, lo que Galley da por resuelto: ${reason}`,
    stayCount: (readers) =>
      format.plural(readers, {
        one: '# lector sigue rechazado, por su dirección o por el contenido del correo.',
        other: '# lectores siguen rechazados, por su dirección o por el contenido del correo.',
      }),
    arrivedCount: (readers) =>
      format.plural(readers, {
        one: '# lector sigue rechazado: su correo parece haber llegado.',
        other: '# lectores siguen rechazados: su correo parece haber llegado.',
      }),
    waits: 'Todavía no se puede enviar de nuevo:',
    open: 'Enviar de nuevo…',
    askCount: (readers) =>
      format.plural(readers, {
        one: '¿Enviarlo de nuevo a # lector?',
        other: '¿Enviarlo de nuevo a # lectores?',
      }),
    once: 'Va exactamente a estos, una vez. Hasta que termine el plazo para deshacer, puede retirarlo.',
    action: 'Enviar de nuevo',
    done: (name) => `${name} se envía de nuevo.`,
  },
  cancel: {
    open: 'Cancelar el número',
    title: (name) => `¿Cancelar ${name}?`,
    haveCount: (have) =>
      format.plural(have, {
        one: '# lector ya lo tiene y lo conserva.',
        other: '# lectores ya lo tienen y lo conservan.',
      }),
    mayHaveCount: (uncertain) =>
      format.plural(uncertain, {
        one: 'Quizá lo tenga # más.',
        other: 'Quizá lo tengan # más.',
      }),
    leftCount: (left) =>
      format.plural(left, {
        one: 'El otro no lo recibirá nunca. No se puede deshacer.',
        other: 'Los otros # no lo recibirán nunca. No se puede deshacer.',
      }),
    nobody:
      'Nadie lo tiene y nadie lo recibirá. Sus reseñas vuelven a la cola. No se puede deshacer.',
    action: 'Cancelar definitivamente',
    back: 'Volver',
  },
  troubled: {
    title: 'Lectores a los que quizá no llegó',
    what: 'Galley no les envía nada más por su cuenta: una segunda copia es peor que una pregunta.',
    uncertain: {
      title: 'Inciertos',
      what: 'Se envió un correo y no hubo respuesta. Quizá Resend sepa si llegó.',
    },
    rejected: { title: 'Rechazados', what: 'Resend rechazó estas direcciones.' },
    more: 'Mostrar más',
    reconcile: 'Preguntar a Resend',
    reconciling: 'Preguntando a Resend…',
    foundCount: (found) =>
      found === 0
        ? 'Resend no ha encontrado ninguno de estos correos.'
        : format.plural(found, {
            one: 'Resend tiene el correo de # lector.',
            other: 'Resend tiene los correos de # lectores.',
          }),
    leftCount: (left) =>
      left === 0
        ? 'Ya no queda nadie incierto.'
        : format.plural(left, { one: 'Queda # incierto.', other: 'Quedan # inciertos.' }),
    decide: 'Decidir',
    decideFor: (name) => `Decidir sobre ${name}`,
    doubts: {
      'key-too-old':
        'No hubo respuesta, y ha pasado demasiado tiempo para repetir la misma llamada.',
      'key-conflict': 'Resend conoce este correo con otro contenido.',
      'bytes-changed': 'Lo guardado ya no produce el correo que se había fijado.',
      restored: 'Estaba en camino cuando se hizo la copia de seguridad que se restauró aquí.',
    },
  },
  decide: {
    title: (name) => `¿Llegó el correo a ${name}?`,
    batchCount: (readers) =>
      readers === 1
        ? 'Este lector está solo en su lote.'
        : `Resend acepta o rechaza un lote entero, así que su respuesta vale para los ${format.number(readers)} lectores de este lote.`,
    answer: 'Su respuesta',
    answerMissing: 'Elija una.',
    accepted: { title: 'Llegó', what: 'Estos lectores cuentan como aceptados.' },
    rejected: { title: 'No llegó', what: 'Cuentan como rechazados; no se envía nada.' },
    because: '¿Cómo lo sabe?',
    becauseHint: 'Por ejemplo: pregunté a Ada y lo tiene. Se guarda con su nombre.',
    becauseMissing: 'Diga cómo lo sabe.',
    action: 'Anotarlo',
    saving: 'Anotando…',
    doneCount: (readers) =>
      format.plural(readers, {
        one: 'Anotado para # lector',
        other: 'Anotado para # lectores',
      }),
  },
  reason: {
    details: 'En detalle',
    settings: 'Abrir los ajustes',
    queue: 'Abrir la cola',
    unknown: {
      title: 'Espera a que alguien haga algo',
      what: 'Un Galley más nuevo da un motivo que esta página no conoce. Vuelva a cargarla.',
    },
    codes: {
      'not-approved': {
        title: 'Retenido: nadie lo había aprobado a tiempo',
        what: 'Llegó su hora sin aprobación, así que no se envió nada.',
        action:
          'Léalo y apruébelo. Si es poco después de su hora, sale solo; más tarde, lo envía usted. Otro día, póngale antes la fecha de hoy.',
      },
      'too-late': {
        title: 'Retenido: era tarde para el envío automático',
        what: 'Estaba aprobado, pero Galley no estaba en marcha a su hora ni poco después.',
        action:
          'Si aún puede salir, póngale la fecha de hoy, apruébelo y envíelo. Si no, cancélelo.',
      },
      'taken-back': {
        title: 'Retirado',
        what: 'Alguien lo detuvo antes de que saliera el primer correo. Nadie lo tiene.',
        action: 'Cambie lo que haga falta. Podrá salir cuando se apruebe de nuevo.',
      },
      'by-hand': {
        title: 'En pausa: lo ha pausado alguien',
        what: 'Los correos que ya estaban en camino llegaron.',
        action: 'Reanúdelo cuando todo esté bien, o cancele lo que queda.',
      },
      'quota-daily': {
        title: 'En pausa: se agotó la cuota del día',
        what: 'Resend envía un número limitado de correos en 24 horas.',
        action: 'No hay nada que hacer: se reanuda solo.',
      },
      'quota-monthly': {
        title: 'En pausa: se agotó la cuota del mes',
        what: 'Resend envía un número limitado de correos al mes.',
        action: 'Contrate un plan mayor en Resend y reanúdelo, o espere: se reanuda solo.',
      },
      'not-allowed': {
        title: 'En pausa: Resend no lo permite',
        what: 'Resend rechazó la clave, sus permisos, el dominio del remitente o la cuenta.',
        action: 'Arréglelo en Resend o cambie el remitente en los ajustes; después, reanúdelo.',
      },
      'bad-content': {
        title: 'En pausa: Resend rechazó el correo',
        what: 'Algo que comparten todos sus correos no se acepta: el remitente, el asunto o una cabecera.',
        action: 'Cancélelo, corrija lo que falla y compóngalo de nuevo.',
      },
      'wrong-address': {
        title: 'En pausa: allí no responde ningún servidor de correo',
        what: 'El servidor que indica RESEND_BASE_URL no acepta correo.',
        action: 'Quien administra Galley debe corregirlo y reiniciar. Después, reanúdelo.',
      },
      refused: {
        title: 'En pausa: Resend rechazó algunos correos',
        what: 'Su respuesta no nombra a ningún lector ni una causa que Galley conozca.',
        action: 'Está abajo. Léala y reanude el envío, o cancele lo que queda.',
      },
      restored: {
        title: 'Detenido tras una restauración',
        what: 'Cuando se hizo la copia de seguridad restaurada aquí, este número aún no se había enviado. Quienes lo recibieron después están marcados, hasta donde lo muestra el proveedor.',
        action: 'Mire quién lo recibió. Reanudar lo envía a los demás; cancelar lo termina.',
      },
      'uneven-counts': {
        title: 'En pausa: las cuentas no cuadran',
        what: 'No queda nada por enviar, pero las sumas difieren del total de lectores. O es un error de Galley, o alguien cambió la base de datos.',
        action:
          'Quien administra Galley debe mirarlo. Reanudar cuenta otra vez; cancelar lo termina.',
      },
    },
  },
});
