import type { DomainWords } from './domain-words.ts';

export const SPANISH_DOMAIN: DomainWords = {
  title: 'El dominio de esta dirección',
  loading: 'Preguntando a Resend…',
  none: 'Defina primero un remitente.',
  sandbox: 'El correo se queda en esta máquina, así que sirve cualquier dominio.',
  verified: (name) => `El correo puede venir de ${name}.`,
  open: (name) => `Faltan registros de ${name}.`,
  unknown: {
    title: 'Resend no conoce este dominio',
    what: 'Añádalo en resend.com/domains. Sus registros aparecerán aquí.',
  },
  notAllowed: {
    title: 'Esta clave solo puede enviar',
    what: 'Para enviar basta. Para ver los registros aquí, dé a Galley una clave con acceso completo o mire en resend.com/domains.',
  },
  noAnswer: (why) => `Resend no respondió: ${why}`,
  clicks: {
    counted: {
      title: 'Se cuentan los clics',
      what: 'El seguimiento de clics está activado para este dominio en Resend: los enlaces de los correos pasan por Resend.',
    },
    off: {
      title: 'Los enlaces llevan directamente a sus páginas',
      what: 'El seguimiento de clics está desactivado para este dominio en Resend, y no se cuenta nada.',
    },
    'none-come': {
      title: 'No llegarán clics',
      what: 'El boletín cuenta clics, pero el seguimiento está desactivado para este dominio en Resend. Actívelo en resend.com/domains o deje de contar.',
    },
    'in-vain': {
      title: 'Los enlaces se reescriben para nadie',
      what: 'El seguimiento de clics está activado para este dominio en Resend, aunque el boletín no cuenta clics. Desactívelo en resend.com/domains: se sigue a los lectores en vano.',
    },
  },
  what: 'Ponga estos registros donde se administra el DNS del dominio. Pueden pasar horas hasta que todos los vean.',
  purposes: {
    SPF: 'Dice quién puede enviar',
    DKIM: 'Firma el correo',
    Receiving: 'Recibe correo',
    DMARC: 'Dice qué pasa con las falsificaciones',
  },
  states: {
    verified: 'Encontrado',
    pending: 'En comprobación',
    failed: 'No encontrado',
    missing: 'Falta',
  },
  type: 'Tipo',
  name: 'Nombre',
  value: 'Valor',
  priority: 'Prioridad',
  copyName: (purpose) => `Copiar el nombre: ${purpose}`,
  copyValue: (purpose) => `Copiar el valor: ${purpose}`,
  check: 'Comprobar de nuevo',
  checking: 'Comprobando…',
};
