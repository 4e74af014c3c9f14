import type { Format } from '../../format.ts';
import type { OffersWords } from './offers-words.ts';

export const germanOffers = (format: Format): OffersWords => ({
  starsCount: (stars) => format.plural(stars, { one: '# Stern', other: '# Sterne' }),
  chosenCount: (count) => format.plural(count, { one: '# Mal gewählt', other: '# Mal gewählt' }),
  reviewsCount: (count) => format.plural(count, { one: '# Rezension', other: '# Rezensionen' }),
  floorKeptCount: (count) =>
    format.plural(count, {
      one: '# Person hat sie gewählt und behält sie, bis sie neu wählt.',
      other: '# Lesende haben sie gewählt und behalten sie, bis sie neu wählen.',
    }),
  bestOf: {
    title: 'Jeden Monat ein Best-of',
    what: 'Die bestbewerteten Rezensionen des Vormonats. Lesende können es allein bestellen.',
  },
  monthlyCount: (count) =>
    format.plural(count, { one: '# bekommt nur dieses', other: '# bekommen nur dieses' }),
  withoutBestOfCount: (count) =>
    format.plural(count, {
      one: '# bekommt nur dieses. Ohne es kommt jede Ausgabe.',
      other: '# bekommen nur dieses. Ohne es bekommen sie jede Ausgabe.',
    }),
  topics: {
    none: 'Noch keine Themen: Lesende bekommen Rezensionen zu allen.',
    name: (topic) => `Name: ${topic}`,
    formerly: (topic) =>
      `Bisher „${topic}“. Wer es gewählt hat, und Rezensionen unter dem alten Namen gehen mit.`,
    up: (topic) => `Nach oben: ${topic}`,
    down: (topic) => `Nach unten: ${topic}`,
    remove: (topic) => `Entfernen: ${topic}`,
    removed: {
      title: 'Wird beim Speichern entfernt',
      what: 'Niemand kann es mehr wählen. Wer es mit anderen gewählt hat, behält diese.',
    },
    onlyThisCount: (count) =>
      format.plural(count, {
        one: '# Person hat nichts anderes gewählt: Sie bekommt Rezensionen, die es noch tragen, und sonst keine Mail, bis sie neu wählt.',
        other:
          '# Lesende haben nichts anderes gewählt: Sie bekommen Rezensionen, die es noch tragen, und sonst keine Mail, bis sie neu wählen.',
      }),
    putBack: (topic) => `Zurücknehmen: ${topic}`,
    add: 'Hinzufügen',
    label: 'Weiteres Thema',
    others: {
      title: 'Nicht angeboten',
      what: 'Rezensionen tragen diese Themen, oder Lesende haben sie gewählt.',
    },
    offer: (topic) => `Anbieten: ${topic}`,
  },
  queueAddress: {
    title: 'Adresse der Warteschlange',
    what: 'Mails dorthin kommen in die Warteschlange oder werden Kandidaten.',
    copy: 'Adresse kopieren',
    off: {
      title: 'Galley nimmt noch keine Mails an',
      what: 'Wer Galley betreibt, setzt INBOUND_DOMAIN:',
    },
    steps: [
      'Eine Subdomain wählen, die keine andere Mail bekommt, etwa in.news.example.org.',
      'Sie bei Resend als Domain für den Empfang anlegen und den MX-Eintrag setzen, den Resend zeigt.',
      'Den Webhook bei Resend auch email.received melden lassen.',
      'INBOUND_DOMAIN für jeden Prozess darauf setzen und alle neu starten.',
    ],
    tooLong: {
      title: 'Keine Adresse der Warteschlange',
      what: 'Die Adresse dieses Newsletters ist dafür zu lang.',
    },
    who: {
      title: 'Wer dorthin schreiben darf',
      what: 'Diese Personen, von der Adresse, mit der sie sich anmelden, wenn ihre Mail signiert ist (DKIM). Sonst bekommt niemand eine Antwort.',
    },
    candidates: 'Was sie gebracht haben',
  },
});
