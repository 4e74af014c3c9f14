import type { Format } from '../format.ts';
import type { ReaderMessages } from './reader-messages.ts';

export const german = ({ number, duration, plural }: Format): ReaderMessages => ({
  preferences: {
    reviews: 'Welche Rezensionen',
    everyReview: 'Alle',
    floor: (stars) =>
      stars === 5
        ? 'Nur solche mit fünf Sternen'
        : `Nur solche mit mindestens ${number(stars)} von 5 Sternen`,
    unrated: 'Rezensionen ohne Wertung kommen immer.',
    topics: 'Themen',
    topicsNote: 'Wenn alle angekreuzt sind, erhalten Sie auch neue Themen.',
    rhythm: 'Wie oft',
    everyIssue: 'Jede Ausgabe',
    monthly: 'Nur das Beste jedes Monats',
    noBestOfs:
      'Zurzeit gibt es kein Best-of des Monats, daher erhalten Sie jede Ausgabe. Ihre Wahl gilt wieder, sobald es eines gibt.',
    pause: 'Pause',
    noPause: 'Keine Pause',
    weeks: (count) => plural(count, { one: '# Woche lang', other: '# Wochen lang' }),
    pausedUntil: (date) => `Pause bis zum ${date}`,
    endPause: 'Die Pause jetzt beenden',
    catchUp:
      'Nach einer Pause erhalten Sie auch das nächste Best-of, damit Ihnen nichts Gutes entgeht.',
    name: 'Ihr Name',
    others: 'Weitere Newsletter',
    othersNote: 'Wir schicken Ihnen zuerst für jeden einen Link zur Bestätigung.',
    asked: 'Wenn alles stimmt, ist eine Mail mit einem Link zur Bestätigung unterwegs zu Ihnen.',
    leaveAll: 'Alles abbestellen',
    flaws: {
      floor: 'Bitte wählen Sie eine der angebotenen Wertungen.',
      topics: 'Bitte wählen Sie aus den angebotenen Themen.',
      'no-topic': 'Bitte behalten Sie mindestens ein Thema, oder bestellen Sie ab.',
      rhythm: 'Bitte wählen Sie, wie oft Sie Mails erhalten.',
      pause: 'Bitte wählen Sie eine Pause von 1 bis 12 Wochen.',
    },
    data: {
      title: 'Ihre Adresse und Ihre Daten',
      what: 'Um Ihre Adresse zu ändern oder um herunterzuladen oder zu löschen, was wir über Sie speichern, brauchen Sie einen neuen Link. Wir schicken ihn per Mail, denn diese Seite könnte aus einer weitergeleiteten Mail geöffnet worden sein.',
      action: 'Diesen Link zuschicken',
    },
    dataMailed: 'Ein Link ist unterwegs zu Ihnen. Er gilt 15 Minuten.',
    dataTooMany:
      'Wir haben Ihnen schon mehrere Links geschickt. Bitte öffnen Sie die neueste Mail, oder versuchen Sie es später noch einmal.',
  },
  goodbye: {
    undo: (title) => `${title} doch weiter erhalten`,
    back: 'Ihr Abonnement läuft weiter',
    backAgain: (title) => `Sie erhalten ${title} weiterhin.`,
    late: 'Hier lässt sich das nicht mehr rückgängig machen. Sie können neu abonnieren.',
    why: 'Verraten Sie uns den Grund?',
    whyNote: 'Wir zählen die Antworten nur; niemand erfährt, von wem sie sind.',
    reasons: {
      'too-often': 'Zu viele Mails',
      'not-for-me': 'Nicht das, was ich gesucht habe',
      'read-elsewhere': 'Ich lese es woanders',
      'never-asked': 'Ich wollte es nie haben',
      other: 'Ein anderer Grund',
    },
    send: 'Senden',
    thanks: 'Danke. Das hilft uns.',
  },
  links: {
    title: 'Verwalten, was Sie erhalten',
    what: 'Geben Sie Ihre Adresse an, und wir schicken Ihnen einen Link zu Ihren Einstellungen, wo Sie auch abbestellen können. Eine alte Mail brauchen Sie dafür nicht.',
    action: 'Link zuschicken',
    sent: 'Wenn wir Mails an diese Adresse schicken, ist ein Link unterwegs.',
    nothing:
      'Nach ein paar Minuten ist noch nichts da? Sehen Sie im Spam-Ordner nach, oder versuchen Sie es später noch einmal.',
  },
  data: {
    title: 'Ihre Adresse und Ihre Daten',
    download: 'Ihre Daten herunterladen',
    downloadWhat: 'Alles, was wir über Sie speichern, als JSON-Datei.',
    downloadAction: 'Herunterladen',
    address: 'Ihre Adresse ändern',
    addressWhat:
      'Wir schicken einen Link an die neue Adresse. Nichts ändert sich, bis Sie ihn dort öffnen.',
    addressLabel: 'Neue E-Mail-Adresse',
    addressAction: 'Link schicken',
    addressAsked:
      'Wenn die neue Adresse Mails von uns empfangen kann, ist dorthin ein Link unterwegs.',
    erase: 'Ihre Daten löschen',
    eraseWhat:
      'Sie erhalten keine Mails mehr, und wir löschen alles, was wir über Sie speichern. Nur ein Fingerabdruck Ihrer Adresse bleibt, damit niemand sie ohne Sie wieder eintragen kann. Das lässt sich nicht rückgängig machen.',
    eraseAction: 'Alles löschen',
    erased: 'Ihre Daten sind gelöscht',
    erasedWhat: 'Sie erhalten keine Mails mehr von uns.',
    erasing:
      'Sie haben alles abbestellt. Gerade könnte eine letzte Mail unterwegs sein; sobald sie angekommen ist, löschen wir Ihre Daten.',
    expired: (seconds) =>
      `Er galt ${duration(seconds)} oder so lange, bis Ihre Adresse geändert wurde.`,
  },
  newAddress: {
    question: 'Ab jetzt diese Adresse verwenden?',
    what: (address) => `Alles, was Sie erhalten, kommt dann an ${address}.`,
    action: 'Ja, alles hierher schicken',
    done: 'Ihre Adresse ist geändert',
    doneWhat: (address) => `Ab jetzt kommt alles an ${address}. Die alte Adresse weiß Bescheid.`,
    unusable: 'Diese Adresse lässt sich nicht verwenden',
    unusableWhat: 'Sie erhält schon Mails von uns oder will keine. Nichts hat sich geändert.',
  },
  mails: {
    links: {
      subject: (title) => `Ihr Link zu den Einstellungen von ${title}`,
      preheader: 'Auswählen, was Sie erhalten, pausieren oder abbestellen.',
      title: 'Ihre Einstellungen',
      asked: (title, address) =>
        `Jemand, wahrscheinlich Sie, hat einen Link zu dem angefordert, was ${address} von ${title} erhält.`,
      open: 'Meine Einstellungen öffnen',
      limits: () =>
        'Wenn Sie ihn nicht angefordert haben, tun Sie nichts: Es hat sich nichts geändert.',
    },
    dataLink: {
      subject: (title) => `Ihr Link zu Ihren Daten bei ${title}`,
      preheader: 'Adresse ändern, Daten herunterladen oder löschen.',
      title: 'Ihre Adresse und Ihre Daten',
      asked: (title, address) =>
        `Jemand, wahrscheinlich Sie, möchte ändern, herunterladen oder löschen, was ${title} über ${address} speichert.`,
      open: 'Meine Daten öffnen',
      limits: (seconds) =>
        `Der Link gilt ${duration(seconds)}. Wenn Sie ihn nicht angefordert haben, tun Sie nichts, und geben Sie ihn nicht weiter.`,
    },
    newAddress: {
      subject: (title) => `${title} an diese Adresse?`,
      preheader: 'Nichts ändert sich, bis Sie es bestätigen.',
      title: 'Ihre neue Adresse',
      asked: (title, address) =>
        `Jemand, der ${title} liest, wahrscheinlich Sie, möchte Mails ab jetzt an ${address} erhalten.`,
      open: 'Ansehen und bestätigen',
      limits: (seconds) =>
        `Der Link gilt ${duration(seconds)}. Wenn Sie es nicht waren, tun Sie nichts: Ohne ihn erhalten Sie keine weiteren Mails.`,
    },
    addressChanged: {
      subject: (title) => `${title} geht jetzt an eine andere Adresse`,
      preheader: 'Ihre Adresse wurde geändert.',
      title: 'Ihre Adresse wurde geändert',
      asked: (title, address) =>
        `Was ${address} von ${title} erhalten hat, geht jetzt an eine andere Adresse, die das bestätigt hat.`,
      notYou:
        'Wenn Sie das nicht waren, schreiben Sie uns bitte sofort, indem Sie auf diese Mail antworten.',
    },
    why: (address) =>
      `Sie erhalten diese Mail, weil jemand ${address} auf unseren Seiten eingegeben hat.`,
  },
});
