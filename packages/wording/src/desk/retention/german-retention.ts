import type { Format } from '../../format.ts';
import type { RetentionWords } from './retention-words.ts';

export const germanRetention = (format: Format): RetentionWords => ({
  title: 'Wie lange etwas bleibt',
  lead: 'Für alle Newsletter zusammen. Was älter ist, wird einmal am Tag entfernt.',
  forOwners: {
    title: 'Das ändert nur, wer alle Newsletter leitet',
    what: 'Es gilt für alle Newsletter dieses Galley.',
  },
  fields: {
    deliveries: {
      label: 'Wer eine Ausgabe bekam',
      hint: 'Ab ihrem Ende; ihre Zahlen bleiben für immer. Mindestens 90 Tage, weil Korrekturen nach früheren Lesenden suchen.',
      wrong: 'Erwartet werden ganze Tage von 90 bis 3660.',
    },
    events: {
      label: 'Ereignisse des Versanddienstes (Tage)',
      hint: 'Zustellungen, Rückläufer und Beschwerden, wie sie gemeldet wurden; was daraus folgt, bleibt. Entfernt werden ganze Monate.',
      wrong: 'Erwartet werden ganze Tage von 31 bis 3660.',
    },
    sessions: {
      label: 'Beendete Anmeldungen (Tage)',
      hint: 'In welchen Browsern jemand angemeldet war, ab dem Ende.',
      wrong: 'Erwartet werden ganze Tage von 1 bis 3660.',
    },
  },
  always: {
    title: 'Immer',
    what: 'Sie können jederzeit sagen, wer welche Ausgabe bekam.',
  },
  forDays: { title: 'Für einige Zeit', what: 'Danach bleiben nur die Zahlen einer Ausgabe.' },
  days: 'Tage',
  daysCount: (count) => format.plural(count, { one: '# Tag', other: '# Tage' }),
  effect: {
    title: 'Zu alt mit diesen Einstellungen',
    none: 'Noch nichts.',
    issuesCount: (count) =>
      format.plural(count, { one: 'Wer # Ausgabe bekam', other: 'Wer # Ausgaben bekam' }),
    monthsCount: (count) =>
      format.plural(count, { one: '# Monat Ereignisse', other: '# Monate Ereignisse' }),
    forGood: 'Es wird wenige Minuten nach dem Speichern entfernt und lässt sich nicht zurückholen.',
  },
  lastApplied: (when) => `Zuletzt angewandt ${when}.`,
  notYet: 'Noch nicht angewandt.',
  fixed: { title: 'Was niemand einstellt', what: 'In jedem Galley gleich.' },
  kinds: {
    unconfirmed: {
      title: 'Anmeldungen, die niemand bestätigt hat',
      what: 'Die Adresse kann jemand Fremdem gehören.',
    },
    counts: {
      title: 'Zahlen abgelehnter Anmeldungen und der Gründe zu gehen',
      what: 'Ohne Adressen.',
    },
    inboundMails: {
      title: 'Wozu Mails an Galley geführt haben',
      what: 'Weder Absender noch Wörter.',
    },
    webhookEvents: {
      title: 'Ereignisse, die Webhooks verschicken',
      what: 'So lange lassen sie sich noch einmal schicken.',
    },
    importFiles: {
      title: 'Dateien von Importen',
      what: 'Mit den Adressen darin; ab der letzten Änderung.',
    },
    hours: {
      title: 'Stunden und Gründe in Berichten',
      what: 'Gezählt aus dem, wer eine Ausgabe bekam.',
    },
    imports: { title: 'Woher importierte Lesende kommen', what: 'Das belegt die Einwilligung.' },
    audit: {
      title: 'Protokoll',
      what: 'Nur Nummern; Vier-Augen-Prinzip und Freigaben brauchen es.',
    },
  },
  kept: 'Immer',
  withDeliveries: 'So lange wie „wer eine Ausgabe bekam“',
  withReader: 'So lange wie die lesende Person',
});
