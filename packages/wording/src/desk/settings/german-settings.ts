import type { Format } from '../../format.ts';
import type { SettingsWords } from './settings-words.ts';

export const germanSettings = (_format: Format): SettingsWords => ({
  title: 'Einstellungen',
  none: {
    title: 'Hier gibt es für Sie nichts einzustellen',
    what: 'Die Einstellungen eines Newsletters ändert seine Leitung.',
  },
  parts: {
    basics: {
      title: 'Grundlagen',
      what: 'Wie der Newsletter heißt, und was das Gesetz in jeder Mail verlangt.',
    },
    sender: { title: 'Absender', what: 'Von wem Mails kommen, und wohin Antworten gehen.' },
    when: {
      title: 'Erscheinen',
      what: 'An welchen Tagen er erscheint, und welche Rezensionen es hineinschaffen.',
    },
    addresses: {
      title: 'Testpersonen und Redaktion',
      what: 'Wer Testmails bekommt, und wem Galley über Ausgaben schreibt.',
    },
    approval: { title: 'Freigabe', what: 'Wer eine Ausgabe ansieht, bevor sie hinausgeht.' },
    choices: {
      title: 'Was Lesende wählen können',
      what: 'Wertungen, Themen und das Best-of allein. Alle bekommen alles, bis sie wählen.',
    },
    sources: {
      title: 'Feeds und Weiterleiten',
      what: 'Woher Artikel zum Besprechen kommen. Was Sie hier ändern, gilt sofort.',
    },
    rules: {
      title: 'Prüfregeln',
      what: 'Was Galley vor dem Versand einer Ausgabe prüft, und was es dann tut.',
    },
    clicks: { title: 'Klicks', what: 'Ob der Bericht zählt, welchen Links gefolgt wird.' },
    theme: {
      title: 'Aussehen',
      what: 'Farben, Schriften und Logo der Mails und der Seiten für Lesende.',
    },
  },
  nextPart: 'Nächster Teil',
  previousPart: 'Voriger Teil',
  unsaved: 'nicht gespeichert',
  saving: 'Wird gespeichert…',
  signs: 'Ihr Passkey unterschreibt diese Änderung.',
  discard: 'Änderungen verwerfen',
  leaving: {
    title: 'Ohne Speichern verlassen?',
    what: 'Was Sie hier geändert haben, ist noch nicht gespeichert.',
    action: 'Verwerfen und verlassen',
  },
  roles: 'Personen und ihre Rollen',
  fields: {
    title: {
      label: 'Titel',
      wrong: 'Erwartet wird ein Titel in einer Zeile, höchstens 120 Zeichen.',
    },
    slug: {
      label: 'Adresse',
      hint: 'Lässt sich nie ändern, damit Links darauf gültig bleiben.',
      wrong:
        'Erwartet werden Kleinbuchstaben, Ziffern und einzelne Bindestriche, die kein anderer Newsletter hat.',
    },
    tagline: {
      label: 'Untertitel',
      hint: 'Der Satz unter dem Titel auf seiner Startseite.',
      wrong: 'Erwartet wird eine Zeile, höchstens 200 Zeichen.',
    },
    language: {
      label: 'Sprache',
      hint: 'Sprache der festen Wörter in Mails und auf den Seiten für Lesende.',
      wrong: 'Erwartet wird eine Sprache.',
    },
    postalAddress: {
      label: 'Postanschrift',
      hint: 'Am Fuß jeder Mail; viele Länder verlangen sie.',
      wrong: 'Erwartet wird eine Anschrift von höchstens 500 Zeichen.',
    },
    fromName: {
      label: 'Name',
      hint: 'So, wie ihn Postfächer zeigen.',
      wrong: 'Erwartet wird ein Name ohne < > " und \\.',
    },
    from: {
      label: 'E-Mail-Adresse',
      hint: 'In einer Domain, die Ihr Mailanbieter bestätigt hat.',
      wrong: 'Erwartet wird eine E-Mail-Adresse wie news@example.com.',
    },
    replyTo: {
      label: 'Antworten gehen an',
      hint: 'Leer lassen für die Adresse oben.',
      wrong: 'Erwartet wird eine E-Mail-Adresse wie briefe@example.com.',
    },
    cadence: {
      label: 'Rhythmus',
      hint: 'Etwa weekly fri 08:00, monthly 15 08:00 oder monthly last fri 08:00.',
      wrong: 'Erwartet wird ein Rhythmus wie weekly fri 08:00.',
    },
    timeZone: {
      label: 'Zeitzone',
      hint: 'Die Tage und Zeiten oben gelten in dieser Zone.',
      wrong: 'Erwartet wird eine Zeitzone wie Europe/Berlin.',
    },
    cutOff: {
      label: 'Redaktionsschluss',
      hint: 'So lange vor dem Termin; was später kommt, wartet.',
      wrong: 'Erwartet werden höchstens 14 Tage.',
    },
    lateLimit: {
      label: 'Nachholfrist',
      hint: 'Lief Galley zum Termin nicht, holt es die Ausgabe innerhalb dieser Zeit nach.',
      wrong: 'Erwartet werden 5 Minuten bis 14 Tage.',
    },
    undoWindow: {
      label: 'Bedenkzeit',
      hint: 'So lange nach dem Abschicken lässt sich eine Ausgabe zurückziehen.',
      wrong: 'Erwartet wird höchstens 1 Tag.',
    },
    minimum: {
      label: 'Mindestens so viele Rezensionen',
      hint: 'Sind es weniger, fällt die Ausgabe aus.',
      wrong: 'Erwartet wird eine ganze Zahl von 1 bis 100, nicht über der Höchstzahl.',
    },
    maximum: {
      label: 'Höchstens so viele Rezensionen',
      hint: 'Die übrigen warten auf die nächste Ausgabe.',
      wrong: 'Erwartet wird eine ganze Zahl von 1 bis 100, nicht unter der Mindestzahl.',
    },
    testers: {
      label: 'Testpersonen',
      hint: 'Eine Adresse je Zeile. Sie bekommen die Tests einer Ausgabe.',
      wrong: 'Erwartet wird in jeder Zeile eine E-Mail-Adresse.',
    },
    editors: {
      label: 'Redaktion',
      hint: 'Eine Adresse je Zeile. Galley meldet ihnen Ausgaben, die zurückgehalten oder verpasst wurden oder auf Freigabe warten.',
      wrong: 'Erwartet wird in jeder Zeile eine E-Mail-Adresse.',
    },
    approval: {
      label: 'Wie Ausgaben freigegeben werden',
      wrong: 'Erwartet wird eine dieser Arten.',
    },
    floors: {
      label: 'Niedrigste Wertungen, die Lesende verlangen können',
      wrong: 'Erwartet werden Wertungen von 0,5 bis 5 Sternen.',
    },
    topics: {
      label: 'Themen',
      hint: 'In dieser Reihenfolge auf den Seiten für Lesende. Ein neuer Name behält, wer es gewählt hat.',
      wrong: 'Erwartet werden höchstens 20 Namen ohne Kommas, jeder nur einmal.',
    },
    bestOfCadence: {
      label: 'Wann das Best-of erscheint',
      hint: 'Etwa monthly 1 09:00 oder monthly first mon 09:00.',
      wrong: 'Erwartet wird ein monatlicher Rhythmus wie monthly 1 09:00.',
    },
    rules: {
      label: 'Regeln',
      wrong: 'Erwartet wird ein Grund zu jeder Regel, die Sie ändern.',
    },
    clicks: { label: 'Klicks auf Links', wrong: 'Erwartet wird an oder aus.' },
    theme: {
      label: 'Aussehen',
      wrong: 'Eine Farbe ist zu blass, oder ein Wert stimmt nicht: siehe die Hinweise daneben.',
    },
  },
  effect: 'Was Lesende sehen',
  noAddress: 'Noch keine Postanschrift: Keine Ausgabe kann hinausgehen.',
  inbox: 'In einem Postfach',
  sampleSubject: 'Die Rezensionen dieser Woche',
  recompiled: (issue) => `Ausgabe ${issue} wurde mit dieser Änderung neu zusammengestellt.`,
  recompiledVoid: (issue) =>
    `Ausgabe ${issue} wurde mit dieser Änderung neu zusammengestellt. Ihre Freigabe gilt nicht mehr: Sie muss noch einmal freigegeben werden.`,
  openIssue: (issue) => `Ausgabe ${issue} öffnen`,
  conflict: {
    title: 'Das hat auch jemand anders geändert',
    what: 'Wählen Sie, was gelten soll, und speichern Sie dann.',
    yours: 'Ihres',
    theirs: 'Das andere',
    keepYours: 'Ihres behalten',
    takeTheirs: 'Das andere nehmen',
    nothing: 'nichts',
    decided: 'Entschieden. Speichern Sie, um weiterzumachen.',
  },
  passkey: {
    title: 'Um den Absender zu ändern, brauchen Sie einen Passkey',
    what: 'Damit niemand, der Ihren Schreibtisch offen findet, in fremdem Namen schreibt. Was Sie eingegeben haben, bleibt hier.',
    action: 'Passkey hinzufügen',
  },
  cadence: {
    rhythm: 'Wie oft',
    weekly: 'Jede Woche',
    monthlyDay: 'Jeden Monat, an einem Datum',
    monthlyWeekday: 'Jeden Monat, an einem Wochentag',
    weekday: 'Wochentag',
    which: 'Welcher',
    ordinals: {
      first: 'Erster',
      second: 'Zweiter',
      third: 'Dritter',
      fourth: 'Vierter',
      last: 'Letzter',
    },
    day: 'Tag des Monats',
    dayHint: 'In kürzeren Monaten heißt 29 bis 31: der letzte Tag.',
    time: 'Uhrzeit',
    asText: 'Als Text schreiben',
    asForm: 'In Feldern wählen',
  },
  units: { s: 'Sekunden', m: 'Minuten', h: 'Stunden', d: 'Tage' },
  unit: (field) => `Einheit: ${field}`,
  noZone: 'Keine Zone heißt so.',
  slots: {
    title: 'Die nächsten drei Ausgaben',
    cutOff: (when) => `Redaktionsschluss ${when}`,
    yourTime: (when) => `Bei Ihnen: ${when}`,
    none: 'Erscheinen hier, sobald Rhythmus und Zeitzone vollständig sind.',
  },
  approvals: {
    'by-hand': {
      title: 'Von Hand',
      what: 'Jemand mit der Rolle Herausgabe gibt jede Ausgabe frei und unterschreibt sie mit einem Passkey.',
    },
    'four-eyes': {
      title: 'Vier Augen',
      what: 'Jede Änderung braucht die Freigabe von jemandem, der sie nicht gemacht hat: von einer Person, die nichts geändert hat, oder von zweien.',
    },
    automatic: {
      title: 'Automatisch',
      what: 'Hält die Prüfung eine Ausgabe nicht auf, geht sie pünktlich hinaus, ohne dass sie jemand ansieht.',
    },
  },
  clicks: {
    off: {
      title: 'Klicks nicht zählen',
      what: 'Was angeklickt wird, wird nicht aufbewahrt.',
    },
    on: {
      title: 'Klicks zählen',
      what: 'Ab der nächsten Ausgabe hält Galley fest, welchem Link wer wann gefolgt ist, bis die Zustellungen der Ausgabe entfernt werden: kein Netz, kein Programm. Der Bericht zeigt nur Summen. Es geht nur, solange die Klickverfolgung bei Resend an ist; Resend schreibt dann die Links in Ihren Mails um und sieht jeden Klick.',
    },
  },
  theme: {
    schemes: { light: 'Hell', dark: 'Dunkel', 'forced-dark': 'Von Gmail verdunkelt' },
    colours: {
      desk: 'Rand',
      paper: 'Papier',
      panel: 'Kästen',
      ink: 'Text',
      quiet: 'Leiser Text',
      accent: 'Akzent',
      hairline: 'Linien',
    },
    hex: (colour) => `${colour}, als Text`,
    colourWrong: 'Erwartet wird eine Farbe wie #9c2a1c.',
    coloursOf: { light: 'Farben bei hellem Hintergrund', dark: 'Farben bei dunklem Hintergrund' },
    contrast: {
      title: 'Kontrast',
      what: 'Text braucht 4,5 oder mehr, sonst ist er nicht zu lesen (WCAG AA).',
    },
    pair: (text, ground) => `${text} auf ${ground}`,
    readable: 'lesbar',
    faint: 'zu blass',
    fonts: 'Schriften',
    font: { display: 'Titel', text: 'Text', label: 'Beschriftungen und Kleingedrucktes' },
    fontHint:
      'Die bevorzugte zuerst, eine verbreitete darunter, und serif, sans-serif oder monospace zuletzt.',
    fontWrong:
      'Erwartet werden Namen ohne Anführungszeichen, einer, den jedes System hat, und ein allgemeiner zuletzt: Charter, Georgia, serif.',
    logo: { title: 'Logo', what: 'Ein Bild anstelle des Titels am Kopf jeder Mail.' },
    logoUrl: 'Adresse des Bilds',
    logoAlt: 'Text für alle, die keine Bilder sehen',
    logoWidth: 'Breite in Pixeln',
    logoHeight: 'Höhe in Pixeln',
    logoWrong: {
      url: 'Erwartet wird eine Adresse, die mit https:// beginnt.',
      alt: 'Erwartet wird eine Zeile, höchstens 120 Zeichen.',
      width: 'Erwartet wird eine ganze Zahl von 16 bis 536.',
      height: 'Erwartet wird eine ganze Zahl von 16 bis 240.',
    },
    addLogo: 'Logo hinzufügen',
    removeLogo: 'Logo entfernen',
    proof: 'Eine Mail, die so aussieht',
    refreshing: 'Die Mail wird neu gezeichnet…',
    waits: 'Die Mail folgt, sobald alle Werte stimmen.',
    file: {
      title: 'Als Datei',
      what: 'Das Aussehen als JSON: Kopieren Sie es in einen anderen Newsletter, oder fügen Sie hier eines ein. galley newsletter set --theme nimmt dasselbe.',
      label: 'Aussehen als JSON',
      take: 'Diesen Text verwenden',
      taken: 'Übernommen; sehen Sie es an, und speichern Sie dann',
      broken: 'Erwartet wird JSON.',
    },
    reset: 'Zurück zum Aussehen von Galley',
  },
  create: {
    title: 'Neuer Newsletter',
    lead: 'Ein Titel reicht für den Anfang. Alles außer der Adresse lässt sich später ändern.',
    action: 'Newsletter anlegen',
    created: (name) => `${name} ist da`,
    before: {
      title: 'Bevor die erste Ausgabe hinausgeht',
      what: 'Jede Mail braucht einen Absender und eine Postanschrift. Tragen Sie beides jetzt ein, oder später in den Einstellungen.',
    },
    finish: 'Speichern und Warteschlange öffnen',
    later: 'Später',
    ready: 'Gespeichert. Weiter zur ersten Rezension.',
  },
});
