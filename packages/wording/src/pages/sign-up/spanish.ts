import type { SignUpMessages } from './sign-up-messages.ts';

export const spanish: SignUpMessages = {
  title: (title) => `Suscribirse a ${title}`,
  lookInside: 'Un vistazo al último número',
  again: {
    title: 'Solo un clic más',
    why: 'Compruebe la dirección y pulse el botón. Así sabemos que lo pide una persona.',
    action: 'Sí, suscribirme',
  },
  proof: {
    noScript:
      'En lugar de un acertijo, su navegador hace aquí un pequeño cálculo y para ello necesita JavaScript. Actívelo para esta página.',
    byMail: (address) => `O envíe un correo vacío a ${address}.`,
    foot: 'Esta página ejecuta un solo script propio, que mantiene alejados a los robots, y no usa cookies. Publicado con Galley.',
  },
  renew: {
    why: 'Podemos enviar uno nuevo a la misma dirección.',
    action: 'Enviarme un enlace nuevo',
    otherAddress: 'Suscribirse con otra dirección',
  },
  welcome: { notYou: '¿No ha sido usted o ha cambiado de opinión? Basta un clic.' },
};
