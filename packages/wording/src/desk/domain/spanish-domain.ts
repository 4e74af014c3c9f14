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
