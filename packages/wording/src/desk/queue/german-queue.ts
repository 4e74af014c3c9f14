import type { Format } from '../../format.ts';
import type { QueueWords } from './queue-words.ts';

export const germanQueue = (format: Format): QueueWords => ({
  title: 'Warteschlange',
  add: 'Rezension hinzufügen',
  search: 'Rezensionen suchen',
  saving: 'Wird gespeichert…',
  next: {
    title: (date) => `Ausgabe von ${date}`,
    takes: (count) => `Fasst bis zu ${format.number(count)}`,
    cutOff: (when, away) => `Redaktionsschluss ${when}, ${away}`,
    missing: (count) =>
      format.plural(count, {
        one: '# Rezension fehlt noch',
        other: '# Rezensionen fehlen noch',
      }),
    none: 'Keine Ausgabe steht an, deshalb warten diese.',
  },
  later: 'Danach',
  held: {
    title: 'Zurückgestellt',
    what: 'Sie kommen in keine Ausgabe, bis Sie sie wieder einreihen.',
  },
  elsewhere: 'Nicht in der Warteschlange',
  noMatch: 'Keine Rezension passt.',
  pinned: 'Angeheftet',
  featured: (issue, day) =>
    day === null
      ? `Schon erschienen: Ausgabe ${issue}`
      : `Schon erschienen: Ausgabe ${issue}, ${day}`,
  stars: (value, max) => `${value} von ${max} Sternen`,
  sections: {
    queued: 'In der Warteschlange',
    held: 'Zurückgestellt',
    compiled: 'In einer Ausgabe',
    featured: 'Erschienen',
    removed: 'Entfernt',
  },
  actions: {
    up: 'Nach oben',
    down: 'Nach unten',
    first: 'An den Anfang',
    last: 'Ans Ende',
    pin: 'Anheften',
    unpin: 'Ablösen',
    hold: 'Zurückstellen',
    release: 'Wieder einreihen',
    remove: 'Entfernen',
    select: 'Auswählen',
    unselect: 'Abwählen',
    undo: 'Rückgängig',
    clear: 'Auswahl aufheben',
    next: 'Nächste Rezension',
    previous: 'Vorige Rezension',
    menu: 'Alle Aktionen für eine Rezension',
    selectNamed: (title) => `${title} auswählen`,
  },
  said: {
    moved: (title, place, count) =>
      `${title} ist jetzt Nummer ${format.number(place)} von ${format.number(count)}`,
    pinned: (title) => `Angeheftet: ${title}`,
    unpinned: (title) => `Nicht mehr angeheftet: ${title}`,
    held: (title) => `Zurückgestellt: ${title}`,
    released: (title) => `Wieder eingereiht: ${title}`,
    removed: (title) => `Entfernt: ${title}`,
    undone: (title) => `Rückgängig gemacht: ${title}`,
    several: {
      selectedCount: (count) => `${format.number(count)} ausgewählt`,
      pinnedCount: (count) => `${format.number(count)} angeheftet`,
      heldCount: (count) => `${format.number(count)} zurückgestellt`,
      removedCount: (count) => `${format.number(count)} entfernt`,
      queuedCount: (count) => `${format.number(count)} eingereiht`,
    },
    asFar: (title) => `${title} lässt sich nicht weiter verschieben`,
    overtaken: (title) =>
      `Andere haben die Warteschlange geändert, deshalb wurde das nicht ausgeführt: ${title}`,
    failed: (title, why) => `${title}: ${why}`,
  },
  empty: {
    title: 'Die Warteschlange ist leer',
    what: 'Fügen Sie irgendwo auf dieser Seite eine Rezension ein, oder ziehen Sie eine Datei darauf. Galley liest sie, wie sie geschrieben wurde: Titel, eine Zeile mit Wertung, Medium und Datum, dann Abschnitte.',
    sample: 'Mit einem Beispiel probieren',
  },
  adding: {
    title: 'Rezension hinzufügen',
    text: 'Text der Rezension',
    placeholder: 'Hier eine Rezension einfügen…',
    files: 'Dateien wählen',
    drop: 'Loslassen, um hinzuzufügen',
    reading: 'Wird gelesen…',
    preview: 'So liest Galley sie',
    waits: {
      title: 'Noch nichts da',
      what: 'Eine Rezension beginnt mit dem Titel ihres Artikels. Es folgt eine Zeile mit Wertung, Medium, Datum und Namen, dann Abschnitte wie Zusammenfassung und Die wichtigsten Punkte.',
    },
    problems: (count) =>
      format.plural(count, {
        one: '# Stelle, die Galley nicht lesen konnte',
        other: '# Stellen, die Galley nicht lesen konnte',
      }),
    line: (line) => `Zeile ${format.number(line)}`,
    found: (found, expected) => `Gefunden: ${found}; erwartet: ${expected}.`,
    missing: (names) => `Nicht angegeben: ${names}.`,
    queue: 'Einreihen',
    queueAgain: 'Trotzdem einreihen',
    queueAll: (count) => `Alle ${format.number(count)} einreihen`,
    hold: 'Zurückstellen',
    queueing: 'Wird eingereiht…',
    discard: 'Verwerfen',
    discarded: 'Verworfen',
    pasted: 'Eingefügter Text',
    drafts: 'Was Sie hinzufügen',
    states: {
      reading: 'Wird gelesen…',
      ready: 'Bereit',
      problems: 'Noch nicht lesbar',
      there: 'Schon da',
    },
    queued: (title) => `Eingereiht: ${title}`,
    heldInstead: (title) => `Zurückgestellt: ${title}`,
    there: {
      title: 'Zu diesem Artikel gibt es schon eine Rezension',
      queue: (place) => `Sie ist Nummer ${format.number(place)} in der Warteschlange.`,
      held: 'Sie ist zurückgestellt.',
      inIssue: (issue, state, day) =>
        day === null
          ? `Sie steht in Ausgabe ${issue} (${state}).`
          : `Sie steht in Ausgabe ${issue} (${state}), ${day}.`,
      by: { url: 'Dieselbe Adresse.', 'title-and-outlet': 'Derselbe Titel, dasselbe Medium.' },
      open: 'Diese Rezension öffnen',
    },
    fields: {
      rating: 'Wertung',
      publishedOn: 'Datum',
      authors: 'Namen',
      url: 'Link',
      summary: 'Zusammenfassung',
      keyFindings: 'Die wichtigsten Punkte',
      analysis: 'Im Einzelnen',
      whyItMatters: 'Warum das wichtig ist',
    },
  },
  today: {
    restored: {
      title: 'Diese Installation stammt aus einem Backup',
      what: 'Nichts wird zusammengestellt und verschickt, bis wer Galley betreibt gesehen hat, was seit dem Backup geschah, und sie freigibt: galley restored show.',
    },
    copy: {
      title: 'Dies ist eine Kopie aus einem Backup',
      what: 'Nichts verlässt sie: keine Ausgaben, keine anderen Mails, keine Webhooks. Das Original läuft anderswo weiter.',
    },
    title: 'Heute',
    lead: 'Was bis zum nächsten Redaktionsschluss auf Sie wartet.',
    next: 'Nächste Ausgabe',
    cutOff: (when) => `Redaktionsschluss ${when}`,
    noSlot: 'Kein Termin steht an',
    sample: 'Beispiel',
    queued: 'Warteschlange',
    latest: 'Letzte Ausgabe',
    noIssue: 'Noch keine',
    ready: (count) =>
      count === 0
        ? 'Keine Rezension wartet'
        : format.plural(count, { one: '# Rezension', other: '# Rezensionen' }),
    heldCount: (count) => `${format.number(count)} zurückgestellt`,
    issue: (number) =>
      number < 0 ? `Berichtigung ${format.number(-number)}` : `Ausgabe ${format.number(number)}`,
    readersPage: 'Seite für Lesende',
    tasks: 'Zu tun',
    others: (count) => `und ${format.number(count)} weitere`,
    calm: { title: 'Für Sie ist nichts zu tun', what: 'Für die nächste Ausgabe ist alles bereit.' },
    task: {
      tooFew: (ready, minimum) =>
        `Die nächste Ausgabe braucht ${format.plural(minimum, { one: '# Rezension', other: '# Rezensionen' })}; ${format.plural(ready, { one: '# ist bereit', other: '# sind bereit' })}`,
      approve: (issue) => `${issue} wartet auf Freigabe`,
      heldIssue: (issue) => `${issue} wird zurückgehalten`,
      pausedIssue: (issue) => `${issue} ist angehalten`,
      uncertain: (readers, issue) =>
        `${issue}: Bei ${format.plural(readers, { one: '# Mail', other: '# Mails' })} weiß niemand, ob sie ankam`,
      pending: (issue) => `${issue} enthält die neuesten Änderungen nicht`,
      featuredBefore: (count) =>
        format.plural(count, {
          one: '# wartende Rezension behandelt einen Artikel, der schon erschienen ist',
          other: '# wartende Rezensionen behandeln Artikel, die schon erschienen sind',
        }),
      carriedOver: (count, maximum) =>
        `${format.plural(count, { one: '# Rezension muss', other: '# Rezensionen müssen' })} auf eine spätere Ausgabe warten: Eine Ausgabe fasst ${format.number(maximum)}`,
      due: (when, away) => `Fällig ${when}, ${away}`,
    },
    actions: {
      write: 'Rezension hinzufügen',
      review: 'Rezension öffnen',
      queue: 'Warteschlange öffnen',
      issue: 'Ausgabe öffnen',
    },
    trial: {
      title: 'Mit dem Beispiel ausprobieren',
      what: 'In vier Schritten von der Rezension zur Mail. Wer sie bekommt, ist erfunden.',
      done: 'Erledigt:',
      write: {
        title: 'Eine Rezension schreiben',
        what: 'Fügen Sie eine ein, wie Sie sie haben, schreiben Sie eine, oder nehmen Sie ein Beispiel.',
        action: 'Rezension einfügen oder schreiben',
        example: 'Beispiel nehmen',
      },
      make: {
        title: 'Eine Ausgabe daraus machen',
        what: 'Ihre Rezension wartet in der Warteschlange. Galley macht daraus eine Mail und eine Seite.',
      },
      approve: {
        title: 'Freigeben und verschicken',
        what: 'Lesen Sie den Probeabzug und unterschreiben Sie genau diese Mail mit einem Passkey.',
        action: (issue) => `${issue} öffnen`,
      },
      read: {
        title: 'So lesen, wie sie ankommt',
        what: 'Die Mail liegt im Postfach auf diesem Rechner.',
        action: 'Postfach öffnen',
        page: 'Ihre Seite öffnen',
      },
      own: {
        title: 'Ihr eigener Newsletter',
        what: 'Geben Sie ihm einen Titel, einen Absender und Tage, an denen er erscheint.',
        action: 'Eigenen Newsletter anlegen',
      },
    },
    none: {
      title: 'Noch kein Newsletter',
      what: 'Legen Sie den ersten an, dann erscheint er hier.',
      action: 'Newsletter anlegen',
    },
    noneForYou: {
      title: 'Sie haben noch keinen Newsletter',
      what: 'Bitten Sie die Leitung um eine Rolle in einem.',
    },
  },
});
