import type { Format } from '../../format.ts';
import type { RetentionWords } from './retention-words.ts';

export const spanishRetention = (format: Format): RetentionWords => ({
  title: 'Cuánto tiempo se guarda',
  lead: 'Para todos los boletines a la vez. Lo más antiguo se borra una vez al día.',
  forOwners: {
    title: 'Solo lo cambia quien dirige todos los boletines',
    what: 'Vale para todos los boletines de este Galley.',
  },
  fields: {
    deliveries: {
      label: 'Quién recibió un número',
      hint: 'Desde que terminó; sus cifras se quedan siempre. Al menos 90 días, porque las correcciones buscan a los lectores de antes.',
      wrong: 'Se esperan días enteros, de 90 a 3660.',
    },
    events: {
      label: 'Eventos del proveedor de correo (días)',
      hint: 'Entregas, rebotes y quejas tal como se comunicaron; lo que resulta de ellos se queda. Se borran meses enteros.',
      wrong: 'Se esperan días enteros, de 31 a 3660.',
    },
    sessions: {
      label: 'Sesiones terminadas (días)',
      hint: 'En qué navegadores hubo sesiones abiertas, desde que terminaron.',
      wrong: 'Se esperan días enteros, de 1 a 3660.',
    },
  },
  always: { title: 'Siempre', what: 'Siempre podrá decir quién recibió qué número.' },
  forDays: {
    title: 'Durante un tiempo',
    what: 'Después solo quedan las cifras de un número.',
  },
  days: 'Días',
  daysCount: (count) => format.plural(count, { one: '# día', other: '# días' }),
  effect: {
    title: 'Demasiado antiguo con estos ajustes',
    none: 'Todavía nada.',
    issuesCount: (count) =>
      format.plural(count, { one: 'Quién recibió # número', other: 'Quién recibió # números' }),
    monthsCount: (count) =>
      format.plural(count, { one: '# mes de eventos', other: '# meses de eventos' }),
    forGood: 'Se borra minutos después de guardar y no se puede recuperar.',
  },
  lastApplied: (when) => `Aplicado por última vez ${when}.`,
  notYet: 'Aún no se ha aplicado.',
  fixed: { title: 'Lo que nadie ajusta', what: 'Igual en todo Galley.' },
  kinds: {
    unconfirmed: {
      title: 'Altas que nadie confirmó',
      what: 'La dirección puede ser de otra persona.',
    },
    counts: { title: 'Cifras de altas rechazadas y de motivos de baja', what: 'Sin direcciones.' },
    inboundMails: {
      title: 'Qué resultó de los correos a Galley',
      what: 'Ni remitentes ni palabras.',
    },
    webhookEvents: {
      title: 'Eventos que envían los webhooks',
      what: 'Mientras tanto pueden enviarse otra vez.',
    },
    importFiles: {
      title: 'Archivos de importaciones',
      what: 'Con las direcciones que contienen; desde el último cambio.',
    },
    hours: {
      title: 'Horas y motivos en los informes',
      what: 'Se cuentan a partir de quién recibió un número.',
    },
    imports: { title: 'De dónde vino un lector importado', what: 'Prueba su consentimiento.' },
    audit: {
      title: 'Registro de auditoría',
      what: 'Solo identificadores; los cuatro ojos y las aprobaciones dependen de él.',
    },
  },
  kept: 'Siempre',
  withDeliveries: 'Tanto como quién recibió un número',
  withReader: 'Tanto como el lector',
});
