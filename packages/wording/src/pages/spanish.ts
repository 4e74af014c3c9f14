import type { Format } from '../format.ts';
import type { Messages } from '../messages/messages.ts';
import { spanish as archive } from './archive/spanish.ts';
import { spanish as corrections } from './corrections/spanish.ts';
import type { PageMessages } from './page-messages.ts';
import { spanish as signUp } from './sign-up/spanish.ts';

export const spanish = (format: Format, words: Messages): PageMessages => ({
  skip: 'Ir al contenido',
  latest: 'Lo último',
  subscribe: 'Suscribirse',
  foot: 'Estas páginas no usan scripts ni cookies. Publicado con Galley.',
  invitation: (title) => `Reciba ${title} por correo electrónico`,
  introduction: (cadence) => `Un nuevo número llega ${words.rhythm(cadence)}.`,
  latestIssue: 'El último número',
  earlierIssues: 'Números anteriores',
  noIssueYet: 'El primer número saldrá pronto.',
  everyIssue: (title) => `Todos los números de ${title}`,
  alsoInThisIssue: 'También en este número',
  onlyThisReview: 'Solo esta reseña',
  reviewOf: (title) => `Una reseña de ${title}`,
  stoodIn: 'Publicada en',
  issueOf: (title, issue) => `${title}, número ${format.number(issue)}`,
  archive: archive(format),
  corrections,
  form: {
    title: 'Recíbalo por correo electrónico',
    again: 'Suscribirse de nuevo',
    email: 'Dirección de correo electrónico',
    name: 'Nombre',
    optional: '(opcional)',
    trap: 'Deje esto vacío',
    consent: (title) =>
      `Quiero recibir ${title} por correo electrónico. Puedo darme de baja en cualquier momento con un clic.`,
    privacy:
      'Primero enviamos un solo correo y esperamos su confirmación. Guardamos su dirección, su nombre si lo indica y una constancia de su consentimiento (las palabras, la hora, la página y un hash de su dirección IP).',
    check: 'Revise lo que ha escrito',
    flaws: {
      'no-address': 'Escriba una dirección de correo electrónico como ada@example.com.',
      'foreign-letters':
        'Antes de la @ solo se admiten letras sin tildes ni eñes (algún servidor de correo podría rechazar las demás).',
      'not-plain': 'Escriba solo la dirección, por ejemplo ada@example.com.',
      'long-local': 'Antes de la @ se admiten como máximo 64 caracteres.',
      'no-domain': 'Después de la @ falta un dominio como example.com.',
      'long-address': 'Una dirección tiene como máximo 254 caracteres.',
      'control-characters': 'El nombre no puede contener caracteres de control ni de dirección.',
      'long-name': 'El nombre puede tener como máximo 120 caracteres.',
    },
  },
  signUp,
  thanks: {
    title: 'Ahora mire su correo',
    sent: (seconds) =>
      `Si la dirección puede recibir correo nuestro, un enlace de confirmación está en camino. Validez del enlace: ${format.duration(seconds)}.`,
    nothing:
      '¿No hay nada al cabo de unos minutos? Mire en la carpeta de correo no deseado. Si ya está suscrito, no recibirá otro correo.',
  },
  confirm: {
    question: (title) => `¿Recibir ${title}?`,
    what: 'Basta un clic y recibirá el próximo número por correo electrónico.',
    action: (title) => `Sí, quiero recibir ${title}`,
  },
  welcome: {
    title: 'Su suscripción está confirmada',
    next: (title) => `Recibirá el próximo número de ${title} por correo electrónico.`,
    read: 'Leer ahora el último número',
  },
  expired: {
    title: 'Este enlace ha caducado',
    why: (seconds) =>
      `Ya pasó su validez (${format.duration(seconds)}), o un enlace más nuevo lo ha sustituido.`,
    action: 'Pedir uno nuevo',
  },
  leave: {
    question: (title) => `¿Darse de baja de ${title}?`,
    what: 'No recibirá más números.',
  },
  goodbye: {
    title: 'Se ha dado de baja',
    left: (title) => `Ya no recibirá ${title}.`,
    gone: 'Ya no recibirá correo nuestro.',
    others: 'Ver qué más recibe',
  },
  preferences: {
    title: 'Sus preferencias',
    saved: 'Guardado.',
    of: 'Para',
    what: 'Lo que recibe',
    status: {
      pending: 'pendiente de su confirmación',
      confirmed: 'suscrito',
      unsubscribed: 'de baja',
    },
    save: 'Guardar',
  },
  notFound: {
    title: 'Página no encontrada',
    why: 'No hay nada en esta dirección.',
    action: 'Ir a la portada',
  },
  away: {
    title: 'Volvemos enseguida',
    why: 'En este momento no podemos acceder a nuestros datos. Suele durar menos de un minuto.',
    again:
      'Inténtelo de nuevo entonces. Si acababa de enviar algo, envíelo otra vez: hacerlo dos veces no perjudica.',
  },
  broken: {
    title: 'Algo ha fallado',
    why: 'El problema es nuestro. Inténtelo de nuevo dentro de un minuto.',
    quote: 'Si nos escribe por ello, indique',
  },
  badLink: {
    title: 'Este enlace no funciona',
    why: 'Quizá esté cortado. Ábralo desde el propio correo o cópielo entero.',
  },
});
