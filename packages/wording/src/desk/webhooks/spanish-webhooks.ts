import type { Format } from '../../format.ts';
import type { WebhooksWords } from './webhooks-words.ts';

export const spanishWebhooks = (format: Format): WebhooksWords => ({
  title: 'Webhooks',
  lead: 'Galley comunica a estas direcciones lo que ocurre con los números y los lectores.',
  none: {
    title: 'Todavía no hay webhooks',
    what: 'Con uno, otro programa sabe al momento cuándo sale un número o cuándo llega o se va un lector.',
  },
  add: 'Añadir un webhook',
  added: 'Webhook añadido',
  back: 'Todos los webhooks',
  states: { works: 'Funciona', new: 'Nada enviado aún', fails: 'Falla', disabled: 'Desactivado' },
  worked: (when) => `Último éxito: ${when}`,
  unused: 'Ningún éxito todavía',
  failsSince: (when) => `Falla desde: ${when}`,
  disabledSince: (when) => `Desactivado: ${when}`,
  reasons: {
    gone: 'La dirección respondió que ya no existe (410). Mientras esté desactivado no se guarda nada para él.',
    failing:
      'No hubo ningún éxito en cinco días. Mientras esté desactivado no se guarda nada para él. Cuando la dirección vuelva a funcionar, actívelo y envíe de nuevo lo que falló.',
  },
  counts: (waiting, failed) => `En espera: ${waiting} · fallidos: ${failed}`,
  oldSecret: (when) => `Hasta ${when} también se firma con el secreto anterior.`,
  events: {
    'issue.compiled': 'Se compuso un número con la cola',
    'issue.approved': 'Tiene todas sus aprobaciones',
    'issue.approval_voided': 'Un cambio anuló su aprobación',
    'issue.released': 'Sale',
    'issue.held': 'Necesita a una persona',
    'issue.paused': 'El envío se ha detenido',
    'issue.resumed': 'El envío continúa',
    'issue.sent': 'Cada correo tiene un resultado',
    'issue.cancelled': 'No saldrá',
    'subscription.confirmed': 'Un lector recibe el boletín desde ahora',
    'subscription.unsubscribed': 'Un lector se ha dado de baja',
    'subscriber.address_changed': 'Un lector tiene otra dirección',
    'subscriber.suppressed': 'No se debe escribir a una dirección',
    'subscriber.suppression_lifted': 'Se le puede volver a escribir',
    'subscriber.erased': 'Se borró a un lector',
    'webhook.test': 'Una prueba',
  },
  nouns: { issue: 'Números', subscription: 'Suscripciones', subscriber: 'Lectores' },
  eventCount: (count, all) =>
    count === all
      ? 'Todos los eventos'
      : format.plural(count, { one: '# tipo de evento', other: '# tipos de eventos' }),
  form: {
    title: 'Añadir un webhook',
    what: 'Desde ahora se comunica allí lo que ocurre. Los eventos de lectores dicen sus direcciones; por eso lo firma su llave de acceso.',
    url: 'Dirección (URL)',
    urlHint: 'Con https, en una dirección pública.',
    urlWrong: 'Se esperaba una dirección como https://hooks.example.org/galley.',
    description: 'Para qué sirve',
    descriptionHint: 'Por ejemplo, «Canal de Slack del equipo».',
    events: 'Eventos',
    eventsMissing: 'Elija al menos uno.',
    action: 'Añadir webhook',
  },
  shown: {
    title: 'Copie el secreto ahora',
    what: 'El programa que recibe los envíos comprueba con él las firmas. Galley no puede volver a mostrarlo.',
    label: 'Secreto',
    done: 'Lo he copiado',
  },
  test: {
    title: 'Prueba',
    what: 'Envía un evento que no dice nada y muestra la respuesta.',
    action: 'Enviar una prueba',
    waiting: 'Esperando la respuesta…',
    worked: (status, time) => `Funciona: respondió ${status} en ${time}.`,
    failed: (status, time) => `Respondió ${status} en ${time}. Se esperaba de 200 a 299.`,
    silent: (why) => `Sin respuesta: ${why}`,
  },
  posts: {
    title: 'Envíos recientes',
    what: 'Los últimos 50, el más nuevo primero. Se guardan 30 días.',
    none: 'Todavía no se ha enviado nada. Una prueba muestra si la dirección funciona.',
    states: { waiting: 'En espera', delivered: 'Entregado', failed: 'Fallido' },
    again: 'Enviar de nuevo',
    queued: 'Se envía de nuevo',
    next: (when) => `próximo intento ${when}`,
    triesCount: (count) => format.plural(count, { one: '# intento', other: '# intentos' }),
  },
  replay: {
    title: 'Enviar de nuevo lo que falló',
    what: 'Con los mismos identificadores, para que un programa que los conozca los pase por alto.',
    since: 'Fallidos',
    days: (days) =>
      format.plural(days, { one: 'en el último día', other: 'en los últimos # días' }),
    action: 'Enviar de nuevo',
    doneCount: (count) =>
      count === 0
        ? 'Nada falló en ese tiempo'
        : format.plural(count, {
            one: '# evento se envía de nuevo',
            other: '# eventos se envían de nuevo',
          }),
  },
  secret: {
    title: 'Secreto',
    what: 'Sustitúyalo si alguien ha podido verlo. Durante un día se firma con los dos.',
    action: 'Sustituir el secreto',
  },
  rotating: {
    title: '¿Sustituir el secreto?',
    what: 'Verá el nuevo una vez. Durante un día también se firma con el anterior; si lo cambia en el programa antes de eso, no se pierde nada.',
    action: 'Sustituir',
  },
  enable: 'Activar',
  enabled: 'Activado',
  remove: {
    title: 'Eliminar',
    what: 'Galley deja de enviar allí y olvida lo que ha enviado.',
    action: 'Eliminar el webhook',
  },
  removing: {
    title: '¿Eliminar este webhook?',
    what: 'Lo que está en espera no se enviará y su secreto se pierde.',
    action: 'Eliminar',
  },
  removed: 'Webhook eliminado',
});
