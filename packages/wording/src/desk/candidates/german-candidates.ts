import type { Format } from '../../format.ts';
import type { CandidatesWords } from './candidates-words.ts';

export const germanCandidates = (format: Format): CandidatesWords => ({
  title: 'Vorschläge',
  address: {
    label: 'Adresse eines Artikels',
    action: 'Nachsehen',
    problem: 'Erwartet wird eine Adresse wie https://example.org/ein-artikel.',
  },
  empty: {
    title: 'Keine Vorschläge',
    what: 'Sehen Sie die Adresse eines Artikels nach, oder beobachten Sie einen Feed: Was er bringt, wartet hier, bis Sie darüber schreiben oder es ablehnen.',
  },
  waitingCount: (count) => format.plural(count, { one: '# wartet', other: '# warten' }),
  from: { feed: (name) => `Feed: ${name}`, mail: (name) => `Von ${name} gemailt` },
  reviewed: 'Schon besprochen',
  actions: {
    write: 'Besprechung schreiben',
    dismiss: 'Ablehnen',
    open: 'Artikel öffnen',
    next: 'Nächster Vorschlag',
    previous: 'Voriger Vorschlag',
    more: 'Mehr zeigen',
    named: (action, title) => `${action}: ${title}`,
  },
  said: {
    dismissed: (title) => `Abgelehnt: ${title}`,
    dismissedCount: (count) => format.plural(count, { one: '# abgelehnt', other: '# abgelehnt' }),
    back: 'Wartet wieder',
  },
  again: {
    title: 'Noch einmal besprechen?',
    what: 'Zu diesem Artikel gibt es schon eine Besprechung.',
    action: 'Noch eine schreiben',
  },
  sources: {
    title: 'Woher Vorschläge kommen',
    feeds: {
      title: 'Feeds',
      what: 'Galley liest sie jede halbe Stunde.',
      label: 'Adresse eines Feeds oder einer Website',
      add: 'Beobachten',
      adding: 'Der Feed wird gelesen…',
      added: (name) => `Wird ab jetzt beobachtet: ${name}`,
      none: 'Noch wird kein Feed beobachtet.',
      stop: 'Beenden',
      stopping: {
        title: (name) => `${name} nicht mehr beobachten?`,
        what: 'Die Vorschläge, die er gebracht hat, bleiben.',
      },
      stopped: 'Wird nicht mehr beobachtet',
      read: (away) => `gelesen ${away}`,
      next: (away) => `wieder ${away}`,
      gone: 'Er ist zu Ende und wird nicht mehr gelesen.',
      trouble: (why) => `Er konnte nicht gelesen werden: ${why}.`,
    },
    mail: {
      title: 'Per Mail',
      what: 'Leiten Sie eine Mail mit einer Besprechung oder mit Links an diese Adresse weiter, von der Adresse, mit der Sie sich anmelden. Nur signierte Mails zählen (DKIM).',
      off: 'Galley bekommt noch keine Mails: INBOUND_DOMAIN ist nicht gesetzt.',
    },
    bookmark: {
      title: 'Aus Ihrem Browser',
      what: 'Ziehen Sie diesen Link zu Ihren Lesezeichen. Wählen Sie ihn auf der Seite eines Artikels, und der Artikel öffnet sich hier.',
      link: 'Zu Galley',
      drag: 'Ziehen Sie diesen Link zu Ihren Lesezeichen; hier tut er nichts.',
      share:
        'Auf einem Telefon: Installieren Sie die Redaktion über das Menü des Browsers. Dann steht „Galley“ in seinem Teilen-Menü.',
    },
  },
  article: {
    title: 'Artikel hinzufügen',
    lead: 'Was seine Seite über ihn sagt. Von seinem Text wird nichts übernommen: Die Zusammenfassung ist Ihre.',
    waiting: (host) => `Warten auf ${host}…`,
    reading: 'Die Seite wird gelesen…',
    fields: {
      title: 'Titel',
      outlet: 'Medium',
      publishedOn: 'Datum',
      authors: 'Autoren',
      url: 'Adresse',
      language: 'Sprache',
    },
    from: (source) => `Aus ${source}`,
    unsure: 'Nicht sicher',
    take: (value, source) => `${value} (${source})`,
    missing: 'Die Seite sagt es nicht.',
    authorsHint: 'Mehrere durch Kommas trennen.',
    write: 'Besprechung schreiben',
    writeAnyway: 'Noch eine Besprechung schreiben',
    byHand: 'Von Hand ausfüllen',
  },
});
