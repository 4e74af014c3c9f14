import type { SignUpMessages } from './sign-up-messages.ts';

export const german: SignUpMessages = {
  title: (title) => `${title} abonnieren`,
  lookInside: 'Ein Blick in die neueste Ausgabe',
  again: {
    title: 'Nur noch ein Klick',
    why: 'Bitte prüfen Sie die Adresse und drücken Sie den Knopf. So sehen wir, dass ein Mensch fragt.',
    action: 'Ja, abonnieren',
  },
  proof: {
    noScript:
      'Statt eines Rätsels erledigt Ihr Browser hier eine kleine Rechenaufgabe. Dafür braucht er JavaScript. Bitte schalten Sie es für diese Seite ein.',
    byMail: (address) => `Oder schicken Sie eine leere Mail an ${address}.`,
    foot: 'Diese Seite führt ein eigenes Skript aus, das Roboter fernhält, und setzt keine Cookies. Herausgegeben mit Galley.',
  },
  renew: {
    why: 'Wir können einen neuen an dieselbe Adresse schicken.',
    action: 'Neuen Link schicken',
    otherAddress: 'Mit einer anderen Adresse abonnieren',
  },
  welcome: {
    notYou: 'Das waren nicht Sie, oder Sie haben es sich anders überlegt? Ein Klick genügt.',
  },
};
