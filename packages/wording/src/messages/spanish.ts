import { formatWallTime, type Ordinal } from '@galley/core/newsletter';
import type { ReviewWords } from '@galley/core/review';
import type { DueTime } from '../due-time.ts';
import type { Format } from '../format.ts';
import { first, type HeldKind, type Messages } from './messages.ts';

const HELD: Readonly<Record<HeldKind, { headline: string; explanation: string; next: string }>> = {
  'not-approved': {
    headline: 'no se aprobó a tiempo',
    explanation: 'no estaba aprobado a la hora del envío.',
    next: 'Si puede salir tal como está, apruébelo:',
  },
  'too-late': {
    headline: 'llega demasiado tarde para salir por sí solo',
    explanation: 'no pudo enviarse a tiempo y ya es más tarde de lo que permite el boletín.',
    next: 'Si todavía puede salir, apruébelo de nuevo y envíelo:',
  },
  preflight: {
    headline: 'no superó la revisión',
    explanation: 'está detenido por la revisión.',
    next: 'Cuando esté arreglado, revíselo de nuevo:',
  },
};

const ORDINALS: Readonly<Record<Ordinal, string>> = {
  first: 'primer',
  second: 'segundo',
  third: 'tercer',
  fourth: 'cuarto',
  last: 'último',
};

/** One o'clock is the only singular hour. */
const clock = (time: string): string => `a ${time.startsWith('01:') ? 'la' : 'las'} ${time}`;

/** The words of a Spanish review. The first heading of each kind is also what mails show. */
export const spanishReview: ReviewWords = {
  headings: {
    summary: ['Resumen', 'En resumen', 'Síntesis'],
    keyFindings: [
      'Puntos clave',
      'Hallazgos clave',
      'Principales hallazgos',
      'Hallazgos principales',
      'Conclusiones clave',
      'Principales conclusiones',
      'Ideas clave',
      'Aspectos clave',
      'Claves',
    ],
    analysis: ['Análisis detallado', 'Análisis en detalle', 'Análisis a fondo', 'Análisis'],
    whyItMatters: [
      'Por qué importa',
      'Por qué importa esto',
      'Por qué esto importa',
      'Por qué es importante',
      'Por qué esto es importante',
      '¿Por qué importa?',
      '¿Por qué es importante?',
    ],
  },
  months: [
    ['enero'],
    ['febrero'],
    ['marzo'],
    ['abril'],
    ['mayo'],
    ['junio'],
    ['julio'],
    ['agosto'],
    ['septiembre', 'setiembre', 'sept'],
    ['octubre'],
    ['noviembre'],
    ['diciembre'],
  ],
  weekdays: [
    ['domingo'],
    ['lunes'],
    ['martes'],
    ['miércoles'],
    ['jueves'],
    ['viernes'],
    ['sábado'],
  ],
  date: '{day} de {month} de {year}',
  dayFirst: true,
  digits: '0123456789',
  bylines: ['Por', 'Texto de', 'Escrito por', 'Un reportaje de'],
  joiners: ['y', 'e', 'con'],
  list: '{others} y {last}',
  of: ['sobre', 'de'],
  stars: ['estrellas', 'estrella', 'puntos'],
  leadIns: [
    ...['al', 'aquí', 'artículo', 'completa', 'completo', 'de', 'disponible', 'el', 'en', 'enlace'],
    ...['está', 'esta', 'este', 'fuente', 'la', 'leer', 'léalo', 'lee', 'leyendo', 'línea', 'lo'],
    ...[
      'más',
      'nota',
      'original',
      'página',
      'puede',
      'se',
      'seguir',
      'sitio',
      'texto',
      'ver',
      'vía',
    ],
  ],
  labels: {
    title: ['Título', 'Titular'],
    rating: ['Valoración', 'Calificación', 'Puntuación', 'Nota'],
    outlet: ['Medio', 'Publicación', 'Revista', 'Periódico', 'Diario', 'Publicado en'],
    publishedOn: ['Fecha', 'Publicado', 'Publicado el', 'Fecha de publicación'],
    authors: ['Por', 'Autor', 'Autora', 'Autores', 'Autoras', 'Autoría', 'Texto'],
    url: ['Enlace', 'Dirección', 'Vínculo'],
    topics: ['Temas', 'Tema', 'Etiquetas'],
    source: ['Fuente'],
  },
};

export function spanish(format: Format): Messages {
  const { number, date, duration, plural } = format;
  const at = (due: DueTime) => `el ${date(due.date, 'full')} ${clock(due.time)} (${due.timeZone})`;
  const rhythm: Messages['rhythm'] = (its) => {
    switch (its.kind) {
      case 'weekly':
        return `cada ${format.weekday(its.weekday)}`;
      case 'monthly-day':
        return `el día ${number(its.day)} de cada mes`;
      case 'monthly-weekday':
        return `el ${ORDINALS[its.ordinal]} ${format.weekday(its.weekday)} de cada mes`;
    }
  };
  const cadence: Messages['cadence'] = (its) => `${rhythm(its)} ${clock(formatWallTime(its.time))}`;
  const reviews = (count: number) => plural(count, { one: '# reseña', other: '# reseñas' });
  return {
    issue: (issue) => `Número ${number(issue)}`,
    editorsNote: 'Nota de la redacción',
    inThisIssue: 'En este número',
    moreInBrief: (count) => `Y ${number(count)} más en breve.`,
    summary: first(spanishReview.headings.summary),
    keyFindings: first(spanishReview.headings.keyFindings),
    analysis: first(spanishReview.headings.analysis),
    whyItMatters: first(spanishReview.headings.whyItMatters),
    byline: (names) => `Por ${format.list(names)}`,
    rating: (value, max) => `${number(value)} de ${number(max)}`,
    position: (position, count) => `${number(position)} de ${number(count)}`,
    readArticle: (outlet) => (outlet === '' ? 'Leer el artículo' : `Leer el artículo en ${outlet}`),
    reviewOnTheWeb: 'Esta reseña en la web',
    readWholeReview: 'Leer la reseña completa',
    moreOnTheWeb: (parts) => `En la web: ${format.list(parts)}.`,
    countFindings: (count) => plural(count, { one: '# punto clave', other: '# puntos clave' }),
    readOnTheWeb: 'Leer en la web',
    unsubscribe: 'Darse de baja',
    preferences: 'Preferencias',
    allIssues: 'Todos los números',
    whyReader: (title) => `Recibe este correo porque se suscribió a ${title} con esta dirección.`,
    whyEditor: (title) => `Recibe este correo porque forma parte de la redacción de ${title}.`,
    rhythm,
    cadence,
    bestOf: {
      title: (month) => `Lo mejor de ${format.month(month)}`,
      opening: (count, month) =>
        plural(count, {
          one: `La reseña mejor valorada de ${format.month(month)}.`,
          other: `Las # reseñas mejor valoradas de ${format.month(month)}, empezando por la mejor.`,
        }),
      fromIssue: (issue) => `del número ${number(issue)}`,
    },
    confirmation: {
      subject: (title) => `Confirme su suscripción a ${title}`,
      preheader: 'Basta un clic. Si no fue usted, no haga nada.',
      title: 'Confirme su suscripción',
      asked: (title) =>
        `Alguien, seguramente usted, ha pedido que ${title} llegue a esta dirección.`,
      question: '¿Es correcto? Confírmelo y recibirá el próximo número.',
      action: 'Confirmar mi suscripción',
      limits: (seconds) =>
        `Validez del enlace: ${duration(seconds)}. Si no lo pidió, no haga nada: sin su confirmación no le enviaremos ningún número.`,
      why: 'Recibe este único correo porque su dirección se escribió en nuestro formulario de suscripción.',
      whyByMail: 'Recibe este único correo porque alguien nos escribió desde su dirección.',
      whatWePublish: 'Lo que publicamos',
    },
    leaveLink: {
      subject: (title) => `¿Quiere cancelar su suscripción a ${title}?`,
      preheader: 'Un clic, y no llegarán más números.',
      title: '¿Quiere cancelar su suscripción?',
      asked: (title, address) =>
        `Un correo de ${address} nos pidió cancelar su suscripción a ${title}. Cualquiera puede escribir un correo así; por eso le pedimos que lo confirme.`,
      action: 'Darse de baja',
      otherwise: 'Si no lo ha pedido, no haga nada: todo queda como está.',
      why: (address) => `Recibe este único correo porque alguien nos escribió desde ${address}.`,
    },
    welcome: {
      subject: (title) => `Le damos la bienvenida a ${title}`,
      preheader: (rhythm) =>
        rhythm === null ? 'Gracias por suscribirse.' : `Un nuevo número llega ${cadence(rhythm)}.`,
      title: 'Su suscripción está confirmada',
      greeting: (title, address, rhythm) =>
        `Gracias por suscribirse. Desde ahora, ${title} llega a ${address}${rhythm === null ? '' : ` ${cadence(rhythm)}`}.`,
      meanwhile: (subject) => `Algo para leer mientras tanto: ${subject}`,
      readIssue: (issue) => `Leer el número ${number(issue)}`,
      contacts: (address) =>
        `Los números llegan desde ${address}. Añada la dirección a sus contactos y no acabarán en el correo no deseado.`,
    },
    signIn: {
      subject: (title) => `Acceso a la redacción de ${title}`,
      preheader: 'Su enlace a la redacción. Sirve una sola vez.',
      title: 'Acceso a la redacción',
      asked: (title, address) =>
        `Alguien, seguramente usted, quiere entrar en la redacción de ${title} como ${address}.`,
      action: 'Entrar',
      limits: (seconds) =>
        `El enlace sirve una sola vez. Validez: ${duration(seconds)}. Si no lo pidió, no haga nada y no se lo dé a nadie.`,
      why: (address) => `Recibe este correo porque ${address} pertenece a la redacción.`,
    },
    invitation: {
      subject: (title) => `Invitación a la redacción de ${title}`,
      preheader: 'Si la acepta, podrá trabajar en ella.',
      title: 'Le han invitado a la redacción',
      invited: (title, everywhere) =>
        everywhere
          ? `Le han invitado a trabajar en ${title} y en todos los demás boletines de la redacción.`
          : `Le han invitado a trabajar en ${title}.`,
      role: {
        writer: 'Podrá escribir reseñas y ponerlas en la cola.',
        publisher: 'Podrá escribir reseñas y también aprobar y enviar números.',
        owner: 'Podrá escribir, aprobar y enviar, y decidir sobre personas, claves y ajustes.',
      },
      action: 'Ver la invitación',
      limits: (seconds) =>
        `El enlace sirve una sola vez. Validez: ${duration(seconds)}. Si no esperaba ninguna invitación, no haga nada.`,
      why: (address) => `Recibe este correo porque la redacción ha invitado a ${address}.`,
    },
    recovered: {
      subject: (address) => `Se ha recuperado por correo la cuenta de ${address}`,
      preheader: 'Compruebe que fue su titular.',
      title: 'Se ha recuperado una cuenta',
      happened: (address) =>
        `Alguien que lee el correo de ${address} ha indicado que ya no puede usar sus llaves de acceso y ha vuelto a entrar. Se han cerrado las demás sesiones y se han borrado las llaves anteriores.`,
      restricted:
        'Hasta que se confirme, esa cuenta no puede aprobar números ni gestionar personas o claves.',
      ask: (address) =>
        `Pregunte a ${address} por otro medio que no sea el correo, por ejemplo por teléfono. Si no fue esa persona, elimine la cuenta.`,
      action: 'Ver las personas',
      next: 'Si fue esa persona, confírmelo en la redacción o en la terminal:',
    },
    queueAnswer: {
      subject: (title) => `Tu correo a la cola de ${title}`,
      preheader: 'No traía nada nuevo.',
      title: 'No se añadió nada',
      nothing: 'Galley no encontró nada nuevo en tu correo a la cola.',
      review:
        'Acepta una reseña como texto: el título del artículo, una línea con valoración, medio y fecha, y después secciones como el resumen. La reseña entra en la cola, salvo que el artículo ya esté.',
      links: 'O acepta enlaces a artículos, diez como mucho. Pasan a ser candidatos si son nuevos.',
      address: (address) => `Escríbela o reenvíala a ${address}.`,
    },
    webhookDisabled: {
      subject: (host) => `El webhook hacia ${host} está desactivado`,
      preheader: 'No se le envía nada más hasta que lo actives.',
      title: 'Un webhook está desactivado',
      gone: (name) => `El webhook hacia ${name} respondió que ya no existe (410).`,
      failing: (name) =>
        `Galley ha enviado eventos a ${name} durante cinco días y ninguno fue aceptado.`,
      kept: 'Ya no se le envía nada. Lo que no llegó se guarda 30 días y puedes hacer que se envíe de nuevo.',
      look: 'Mira qué respondió:',
      enable: 'Cuando vuelva a funcionar, actívalo:',
    },
    editors: {
      lookAtProof: 'Ver la prueba',
      openQueue: 'Ver la cola',
      nothingSent: 'No se ha enviado nada a los lectores.',
    },
    held: {
      subject: (title, issue, reason) =>
        `Retenido: ${title}, el número ${number(issue)} ${HELD[reason].headline}`,
      preheader: 'No se ha enviado nada a los lectores. Está en sus manos.',
      title: (issue) => `El número ${number(issue)} está retenido`,
      explanation: (subject, due, reason) =>
        `«${subject}»${due === null ? '' : `, previsto para ${at(due)},`} ${HELD[reason].explanation}`,
      next: (reason) => HELD[reason].next,
    },
    missed: {
      subject: (title, count, firstDate) =>
        `${title}: ${plural(count, {
          one: `el número del ${date(firstDate, 'long')} no salió`,
          other: '# números no salieron',
        })}`,
      preheader: 'Galley no estaba en marcha a tiempo. No se ha enviado nada a los lectores.',
      title: (count) =>
        plural(count, { one: 'Un número no salió', other: '# números no salieron' }),
      explanation: (count, first, last) =>
        plural(count, {
          one: `Había un número previsto para ${at(first)}, pero Galley no estaba en marcha a tiempo para compilarlo.`,
          other: `Entre el ${date(first.date, 'full')} y el ${date(last.date, 'full')} había # números previstos, pero Galley no estaba en marcha a tiempo para compilarlos.`,
        }),
      next: 'Las reseñas de la cola esperan al próximo número. Para compilarlas ahora en un número extra:',
      nextBestOf: 'Para compilar ahora lo mejor de ese mes, para todos los lectores:',
    },
    reminder: {
      queueSubject: (title, ready, minimum) =>
        `${title}: ${number(ready)} de ${reviews(minimum)} en la cola`,
      queuePreheader: 'Sin más reseñas, el próximo número no sale.',
      queueTitle: 'Faltan reseñas en la cola',
      queueShort: (ready, minimum, due, cutOff) =>
        `El próximo número está previsto para ${at(due)}. Necesita ${reviews(minimum)}; en la cola: ${number(ready)}. Lo que llegue después del ${date(cutOff.date, 'full')} ${clock(cutOff.time)} espera al número siguiente.`,
      queueNext: 'Añada una reseña:',
      approvalSubject: (title, issue) =>
        `${title}: el número ${number(issue)} espera su aprobación`,
      approvalPreheader: 'Sin ella no se envía nada.',
      approvalTitle: (issue) => `El número ${number(issue)} espera su aprobación`,
      approvalWaits: (subject, due) =>
        `«${subject}» está previsto para ${at(due)}. Sin aprobación queda retenido y no se envía nada.`,
      approvalNext: 'Si puede salir tal como está, apruébelo:',
    },
    correction: {
      subject: (title, issue) => `Corrección del número ${number(issue)} de ${title}`,
      preheader: (reviewTitle) => `Nos equivocamos en «${reviewTitle}».`,
      title: 'Una corrección',
      opening: (reviewTitle, issue, day) =>
        `En nuestra reseña «${reviewTitle}», del número ${number(issue)} del ${date(day, 'long')}, nos equivocamos.`,
      weWrote: 'Escribimos',
      itIs: 'Lo correcto es',
      apology: 'La reseña en la web ya está corregida. Le pedimos disculpas.',
      action: 'Leer la reseña corregida',
    },
  };
}
