import type { Format } from '../format.ts';
import type { ReaderMessages } from './reader-messages.ts';

export const spanish = ({ number, duration, plural }: Format): ReaderMessages => ({
  preferences: {
    reviews: 'Qué reseñas',
    everyReview: 'Todas',
    floor: (stars) =>
      stars === 5
        ? 'Solo las de cinco estrellas'
        : `Solo las de al menos ${number(stars)} de 5 estrellas`,
    unrated: 'Las reseñas sin valoración llegan siempre.',
    topics: 'Temas',
    topicsNote: 'Si están todos marcados, recibirá también los temas nuevos.',
    rhythm: 'Con qué frecuencia',
    everyIssue: 'Todos los números',
    monthly: 'Solo lo mejor de cada mes',
    noBestOfs:
      'De momento no hay selección del mes, así que recibe todos los números. Su elección volverá a valer cuando la haya.',
    pause: 'Pausa',
    noPause: 'Sin pausa',
    weeks: (count) => plural(count, { one: 'Durante # semana', other: 'Durante # semanas' }),
    pausedUntil: (date) => `En pausa hasta el ${date}`,
    endPause: 'Terminar la pausa ahora',
    catchUp:
      'Después de una pausa recibirá también la próxima selección, para que no se pierda nada bueno.',
    name: 'Su nombre',
    others: 'Otros boletines',
    othersNote: 'Primero le enviamos un enlace para confirmar cada uno.',
    asked: 'Si todo está bien, un correo con un enlace de confirmación está en camino.',
    leaveAll: 'Darse de baja de todo',
    flaws: {
      floor: 'Elija una de las valoraciones disponibles.',
      topics: 'Elija entre los temas disponibles.',
      'no-topic': 'Conserve al menos un tema o dese de baja.',
      rhythm: 'Elija una de las frecuencias disponibles.',
      pause: 'Elija una pausa de 1 a 12 semanas.',
    },
    data: {
      title: 'Su dirección y sus datos',
      what: 'Para cambiar su dirección, o para descargar o borrar lo que guardamos sobre usted, necesita un enlace nuevo. Se lo enviamos por correo, porque esta página puede haberse abierto desde un correo reenviado.',
      action: 'Enviarme ese enlace',
    },
    dataMailed: 'Un enlace está en camino. Es válido durante 15 minutos.',
    dataTooMany:
      'Ya le hemos enviado varios enlaces. Abra el correo más reciente o inténtelo más tarde.',
  },
  goodbye: {
    undo: (title) => `Quiero seguir recibiendo ${title}`,
    back: 'Sigue suscrito',
    backAgain: (title) => `Seguimos enviándole ${title}.`,
    late: 'Ya no se puede deshacer aquí. Puede suscribirse de nuevo.',
    why: '¿Nos dice por qué?',
    whyNote: 'Solo contamos las respuestas; nadie sabe de quién son.',
    reasons: {
      'too-often': 'Demasiados correos',
      'not-for-me': 'No es lo que buscaba',
      'read-elsewhere': 'Lo leo en otro sitio',
      'never-asked': 'Nunca lo pedí',
      other: 'Otro motivo',
    },
    send: 'Enviar',
    thanks: 'Gracias. Nos ayuda.',
  },
  links: {
    title: 'Gestionar lo que recibe',
    what: 'Escriba su dirección y le enviaremos un enlace a sus preferencias, donde también puede darse de baja. No hace falta un correo antiguo.',
    action: 'Enviarme el enlace',
    sent: 'Si enviamos correo a esa dirección, un enlace está en camino.',
    nothing:
      '¿No hay nada al cabo de unos minutos? Mire en la carpeta de correo no deseado o inténtelo más tarde.',
  },
  data: {
    title: 'Su dirección y sus datos',
    download: 'Descargar sus datos',
    downloadWhat: 'Todo lo que guardamos sobre usted, en un archivo JSON.',
    downloadAction: 'Descargar',
    address: 'Cambiar su dirección',
    addressWhat: 'Enviamos un enlace a la dirección nueva. Nada cambia hasta que lo abra allí.',
    addressLabel: 'Nueva dirección de correo electrónico',
    addressAction: 'Enviar el enlace',
    addressAsked:
      'Si la dirección nueva puede recibir correo nuestro, un enlace está en camino hacia ella.',
    erase: 'Borrar sus datos',
    eraseWhat:
      'No recibirá más correo y borraremos todo lo que guardamos sobre usted. Solo queda una huella de su dirección, para que nadie pueda volver a añadirla sin usted. No se puede deshacer.',
    eraseAction: 'Borrarlo todo',
    erased: 'Sus datos están borrados',
    erasedWhat: 'No recibirá más correo nuestro.',
    erasing:
      'Se ha dado de baja de todo. Puede que un último correo esté en camino en este momento; en cuanto llegue, borraremos sus datos.',
    expired: (seconds) =>
      `Era válido durante ${duration(seconds)}, o hasta que cambió su dirección.`,
  },
  newAddress: {
    question: '¿Usar esta dirección a partir de ahora?',
    what: (address) => `Todo lo que recibe llegará a ${address}.`,
    action: 'Sí, enviarlo todo aquí',
    done: 'Su dirección ha cambiado',
    doneWhat: (address) =>
      `A partir de ahora, todo llega a ${address}. Hemos avisado a la dirección anterior.`,
    unusable: 'Esta dirección no se puede usar',
    unusableWhat: 'Ya recibe nuestro correo o pidió no recibirlo. Nada ha cambiado.',
  },
  mails: {
    links: {
      subject: (title) => `Su enlace a las preferencias de ${title}`,
      preheader: 'Elegir lo que recibe, hacer una pausa o darse de baja.',
      title: 'Sus preferencias',
      asked: (title, address) =>
        `Alguien, probablemente usted, ha pedido un enlace a lo que ${address} recibe de ${title}.`,
      open: 'Abrir mis preferencias',
      limits: () => 'Si no lo ha pedido usted, no haga nada: nada ha cambiado.',
    },
    dataLink: {
      subject: (title) => `Su enlace a sus datos en ${title}`,
      preheader: 'Cambiar su dirección, o descargar o borrar sus datos.',
      title: 'Su dirección y sus datos',
      asked: (title, address) =>
        `Alguien, probablemente usted, quiere cambiar, descargar o borrar lo que ${title} guarda sobre ${address}.`,
      open: 'Abrir mis datos',
      limits: (seconds) =>
        `Validez del enlace: ${duration(seconds)}. Si no lo ha pedido usted, no haga nada y no lo comparta.`,
    },
    newAddress: {
      subject: (title) => `¿Recibir ${title} en esta dirección?`,
      preheader: 'Nada cambia hasta que lo confirme.',
      title: 'Su nueva dirección',
      asked: (title, address) =>
        `Alguien que lee ${title}, probablemente usted, quiere recibir el correo en ${address} a partir de ahora.`,
      open: 'Verlo y confirmar',
      limits: (seconds) =>
        `Validez del enlace: ${duration(seconds)}. Si no ha sido usted, no haga nada: sin él no recibirá más correo.`,
    },
    addressChanged: {
      subject: (title) => `${title} llega ahora a otra dirección`,
      preheader: 'Su dirección ha cambiado.',
      title: 'Su dirección ha cambiado',
      asked: (title, address) =>
        `Lo que ${address} recibía de ${title} llega ahora a otra dirección, que lo ha confirmado.`,
      notYou: 'Si no ha sido usted, escríbanos enseguida respondiendo a este correo.',
    },
    why: (address) => `Recibe este correo porque alguien escribió ${address} en nuestras páginas.`,
  },
});
