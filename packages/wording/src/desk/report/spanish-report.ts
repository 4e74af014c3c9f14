import type { Format } from '../../format.ts';
import type { ReportWords } from './report-words.ts';

export const spanishReport = (format: Format): ReportWords => ({
  title: 'Informes',
  lead: 'Cómo ha crecido el boletín y qué ha publicado. Ningún informe nombra a nadie.',
  open: 'Informe',
  ofIssue: (issue) => `Informe: ${issue}`,
  counted: (when) => `Contado ${when}`,
  equation: {
    title: 'Cómo cuadran las cuentas',
    what: 'La audiencia es siempre la suma de las demás cifras.',
  },
  overTime: {
    title: 'Qué pasó y cuándo',
    what: 'Según la hora en que pasó, por tarde que llegara la noticia.',
  },
  byDay: 'Por días, en UTC.',
  series: {
    accepted: 'Aceptados',
    delivered: 'Entregados',
    bounced: 'Devueltos',
    complained: 'Quejas',
    failed: 'Sin enviar',
    unsubscribed: 'Bajas',
  },
  reasons: {
    title: 'Por qué no',
    what: 'Por qué alguien no lo recibió, y los correos rechazados o devueltos.',
    none: 'Que se sepa, lo recibió toda la audiencia.',
    excluded: 'Fuera',
    rejected: 'Rechazados',
    notSent: 'Sin enviar',
    unnamed: 'sin motivo indicado',
    bounces: {
      permanent: 'Devueltos para siempre',
      temporary: 'Devueltos por ahora',
      unknown: 'Devueltos, de tipo desconocido',
    },
  },
  left: {
    title: 'Quién se fue después',
    what: 'Quienes se dieron de baja en 30 días y recibieron este número como último.',
  },
  canaryBackCount: (minutes) =>
    minutes < 1
      ? 'Galley se envió una copia, que volvió en menos de un minuto.'
      : `Galley se envió una copia, que volvió al cabo de ${format.plural(minutes, { one: '# minuto', other: '# minutos' })}.`,
  canaryMissingCount: (minutes) =>
    `Galley se envió una copia, que falta desde hace ${format.plural(minutes, { one: '# minuto', other: '# minutos' })}.`,
  leftCount: (readers) =>
    readers === 0
      ? 'Nadie se ha ido después de este número.'
      : format.plural(readers, {
          one: '# persona se ha ido después de este número.',
          other: '# personas se han ido después de este número.',
        }),
  clicks: {
    title: 'Clics',
    what: 'Cuántos lectores siguieron cada enlace. Galley estima qué clics hicieron máquinas, como los filtros que miran todos los enlaces; «personas» los deja fuera.',
    total: 'Todos los enlaces',
    none: 'Todavía nadie ha hecho clic.',
    machines: (clicks, signs) =>
      `${format.plural(clicks, { one: '# clic parece', other: '# clics parecen' })} de una máquina: ${signs}.`,
    signs: {
      program: 'nombró un programa',
      'at-delivery': 'llegó con la entrega',
      burst: 'llegó con muchos a la vez',
    },
  },
  nothingYet: {
    title: 'Todavía no hay nada que contar',
    what: 'El informe empieza cuando se envía el número.',
  },
  dropped: {
    title: 'Solo quedan los totales',
    what: '«galley trim» eliminó las entregas de este número.',
  },
  proofFile: {
    title: 'Archivo de prueba',
    what: 'Los bytes enviados, los totales y los identificadores de todos los correos bajo un sello. «galley proof-file verify» lo comprueba en cualquier sitio. No contiene direcciones.',
    get: 'Descargar el archivo de prueba',
  },
  readersCount: (readers) =>
    format.plural(readers, {
      one: '# suscripción confirmada',
      other: '# suscripciones confirmadas',
    }),
  growth: {
    title: 'Crecimiento',
    what: 'Quién llegó y quién se fue, semana a semana.',
    confirmed: 'Confirmadas',
    left: 'Bajas',
    suppressed: 'Bloqueadas',
    net: 'Saldo',
  },
  signUps: {
    title: 'Altas',
    what: 'Correos que piden confirmar, cuántos se respondieron y altas que no recibieron correo.',
    asked: 'Se pidió confirmar',
    answered: 'Respondidas',
    atOnce: 'En menos de 10 segundos',
    refused: 'Sin correo',
    none: 'En estas semanas no se ha apuntado nadie.',
  },
  refusals: {
    title: 'Por qué hubo altas sin correo',
    what: 'En estas semanas, primero el motivo más frecuente.',
    none: 'Todas las altas recibieron su correo.',
  },
  outlets: {
    title: 'Medios',
    what: 'Quién publicó los artículos reseñados en los números enviados.',
    other: 'Otros',
  },
  ratings: {
    title: 'Valoraciones',
    what: 'Las estrellas de las reseñas de los números enviados, de cinco.',
    unrated: 'Sin valoración',
  },
  starsCount: (stars) => format.plural(stars, { one: '# estrella', other: '# estrellas' }),
  quarter: (quarter, year) => `T${quarter} ${year}`,
  by: { label: 'Periodos', quarter: 'Por trimestres', month: 'Por meses' },
  issues: { title: 'Números', what: 'Cada número enviado tiene su propio informe.' },
  empty: {
    title: 'Todavía no hay informes',
    what: 'El primer informe llega con el primer número enviado.',
  },
  table: 'Mostrar como tabla',
  csv: 'CSV',
  csvOf: (table) => `Descargar «${table}» como CSV`,
  heads: {
    week: 'Semana del',
    period: 'Periodo',
    hour: 'Hora',
    day: 'Día',
    what: 'Qué',
    reason: 'Motivo',
    readers: 'Lectores',
    count: 'Cantidad',
    outlet: 'Medio',
    reviews: 'Reseñas',
    link: 'Enlace',
    humanReaders: 'Personas',
    humanClicks: 'Clics de personas',
    clicks: 'Todos los clics',
  },
  plotted: (series, from, to) =>
    `${series}, de ${from} a ${to}. Las cifras están en la tabla de abajo.`,
});
