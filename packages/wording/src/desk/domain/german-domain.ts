import type { DomainWords } from './domain-words.ts';

export const GERMAN_DOMAIN: DomainWords = {
  title: 'Die Domain dieser Adresse',
  loading: 'Resend wird gefragt …',
  none: 'Legen Sie zuerst einen Absender fest.',
  sandbox: 'Mail bleibt auf diesem Rechner; darum geht jede Domain.',
  verified: (name) => `Mail darf von ${name} kommen.`,
  open: (name) => `Es fehlen noch Einträge von ${name}.`,
  unknown: {
    title: 'Resend kennt diese Domain nicht',
    what: 'Legen Sie sie auf resend.com/domains an. Dann stehen ihre Einträge hier.',
  },
  notAllowed: {
    title: 'Dieser Schlüssel darf nur senden',
    what: 'Zum Senden reicht das. Um die Einträge hier zu sehen, geben Sie Galley einen Schlüssel mit vollem Zugriff, oder sehen Sie auf resend.com/domains nach.',
  },
  noAnswer: (why) => `Resend hat nicht geantwortet: ${why}`,
  clicks: {
    counted: {
      title: 'Klicks werden gezählt',
      what: 'Die Klickverfolgung ist bei Resend für diese Domain an: Links in Mails führen über Resend.',
    },
    off: {
      title: 'Links führen direkt zu ihren Seiten',
      what: 'Die Klickverfolgung ist bei Resend für diese Domain aus, und nichts wird gezählt.',
    },
    'none-come': {
      title: 'Es werden keine Klicks kommen',
      what: 'Der Newsletter zählt Klicks, aber bei Resend ist die Klickverfolgung für diese Domain aus. Schalten Sie sie auf resend.com/domains ein, oder zählen Sie nicht mehr.',
    },
    'in-vain': {
      title: 'Links werden für niemanden umgeschrieben',
      what: 'Bei Resend ist die Klickverfolgung für diese Domain an, obwohl der Newsletter keine Klicks zählt. Schalten Sie sie auf resend.com/domains aus: Lesende werden umsonst verfolgt.',
    },
  },
  what: 'Tragen Sie sie dort ein, wo das DNS der Domain verwaltet wird. Bis alle Welt sie sieht, können Stunden vergehen.',
  purposes: {
    SPF: 'Sagt, wer senden darf',
    DKIM: 'Unterschreibt Mail',
    Receiving: 'Nimmt Mail an',
    DMARC: 'Sagt, was mit Fälschungen geschieht',
  },
  states: {
    verified: 'Gefunden',
    pending: 'Wird geprüft',
    failed: 'Nicht gefunden',
    missing: 'Fehlt',
  },
  type: 'Typ',
  name: 'Name',
  value: 'Wert',
  priority: 'Priorität',
  copyName: (purpose) => `Namen kopieren: ${purpose}`,
  copyValue: (purpose) => `Wert kopieren: ${purpose}`,
  check: 'Erneut prüfen',
  checking: 'Wird geprüft …',
};
