import type { ReviewWords } from '@galley/core/review';
import { formatWallTime, type Ordinal } from '@galley/core/newsletter';
import type { DueTime } from '../due-time.ts';
import type { Format } from '../format.ts';
import { first, type HeldKind, type Messages } from './messages.ts';

const HELD: Readonly<Record<HeldKind, { headline: string; explanation: string; next: string }>> = {
  'not-approved': {
    headline: 'wurde nicht rechtzeitig freigegeben',
    explanation: 'war zum Versandtermin noch nicht freigegeben.',
    next: 'Wenn sie so erscheinen darf, geben Sie sie frei:',
  },
  'too-late': {
    headline: 'ist zu spät dran, um von selbst zu erscheinen',
    explanation:
      'konnte nicht rechtzeitig verschickt werden, und inzwischen ist es später, als der Newsletter erlaubt.',
    next: 'Wenn sie noch erscheinen darf, geben Sie sie erneut frei und verschicken Sie sie:',
  },
  preflight: {
    headline: 'hat die Prüfung nicht bestanden',
    explanation: 'wird von der Prüfung aufgehalten.',
    next: 'Wenn das behoben ist, prüfen Sie noch einmal:',
  },
};

const ORDINALS: Readonly<Record<Ordinal, string>> = {
  first: 'ersten',
  second: 'zweiten',
  third: 'dritten',
  fourth: 'vierten',
  last: 'letzten',
};

/** The words of a German review. The first heading of each kind is also what mails show. */
export const germanReview: ReviewWords = {
  headings: {
    summary: ['Zusammenfassung', 'Kurzfassung', 'Kurz gefasst', 'In Kürze'],
    keyFindings: [
      'Die wichtigsten Punkte',
      'Wichtigste Punkte',
      'Wichtigste Erkenntnisse',
      'Die wichtigsten Erkenntnisse',
      'Wichtige Erkenntnisse',
      'Zentrale Erkenntnisse',
      'Wesentliche Erkenntnisse',
      'Wichtigste Ergebnisse',
      'Die wichtigsten Ergebnisse',
      'Zentrale Ergebnisse',
      'Zentrale Aussagen',
      'Kernaussagen',
      'Kernpunkte',
      'Kernergebnisse',
      'Das Wichtigste in Kürze',
    ],
    analysis: [
      'Im Einzelnen',
      'Ausführliche Analyse',
      'Detaillierte Analyse',
      'Detailanalyse',
      'Eingehende Analyse',
      'Analyse im Detail',
      'Analyse',
    ],
    whyItMatters: [
      'Warum das wichtig ist',
      'Warum es wichtig ist',
      'Warum dies wichtig ist',
      'Warum ist das wichtig?',
      'Warum ist es wichtig?',
      'Warum ist das wichtig',
      'Weshalb das wichtig ist',
      'Warum das zählt',
    ],
  },
  months: [
    ['Januar', 'Jänner'],
    ['Februar', 'Feber'],
    ['März', 'Mrz', 'Maerz'],
    ['April'],
    ['Mai'],
    ['Juni'],
    ['Juli'],
    ['August'],
    ['September', 'Sept'],
    ['Oktober'],
    ['November'],
    ['Dezember'],
  ],
  weekdays: [
    ['Sonntag', 'So'],
    ['Montag', 'Mo'],
    ['Dienstag', 'Di'],
    ['Mittwoch', 'Mi'],
    ['Donnerstag', 'Do'],
    ['Freitag', 'Fr'],
    ['Samstag', 'Sonnabend', 'Sa'],
  ],
  date: '{day}. {month} {year}',
  dayFirst: true,
  digits: '0123456789',
  bylines: ['Von', 'Text von', 'Geschrieben von', 'Verfasst von', 'Ein Bericht von'],
  joiners: ['und', 'sowie', 'mit'],
  list: '{others} und {last}',
  of: ['von'],
  stars: ['Sternen', 'Sterne', 'Stern', 'Punkten', 'Punkte'],
  leadIns: [
    ...[
      'artikel',
      'beitrag',
      'bei',
      'der',
      'den',
      'die',
      'das',
      'einsehen',
      'es',
      'ganze',
      'ganzen',
    ],
    ...[
      'gibt',
      'hier',
      'ihn',
      'im',
      'in',
      'ist',
      'lesen',
      'man',
      'mehr',
      'nachlesen',
      'nachzulesen',
    ],
    ...[
      'netz',
      'online',
      'original',
      'quelle',
      'seite',
      'sie',
      'text',
      'unter',
      'voller',
      'vollen',
    ],
    ...['vollständig', 'vollständige', 'vollständigen', 'volle', 'weiterlesen', 'zu', 'zum', 'zur'],
  ],
  labels: {
    title: ['Titel', 'Überschrift'],
    rating: ['Bewertung', 'Wertung', 'Note', 'Sterne'],
    outlet: [
      'Medium',
      'Publikation',
      'Zeitung',
      'Zeitschrift',
      'Magazin',
      'Erschienen in',
      'Verlag',
    ],
    publishedOn: [
      'Datum',
      'Erschienen',
      'Erschienen am',
      'Veröffentlicht',
      'Veröffentlicht am',
      'Erscheinungsdatum',
    ],
    authors: [
      'Von',
      'Autor',
      'Autorin',
      'Autoren',
      'Autorinnen',
      'Autor:innen',
      'Verfasser',
      'Verfasserin',
      'Text',
    ],
    url: ['Link', 'Adresse', 'Webadresse'],
    topics: ['Themen', 'Thema', 'Schlagworte', 'Schlagwörter'],
    source: ['Quelle'],
  },
};

export function german(format: Format): Messages {
  const { number, date, duration, plural } = format;
  const at = (due: DueTime) => `am ${date(due.date, 'full')} um ${due.time} Uhr (${due.timeZone})`;
  const rhythm: Messages['rhythm'] = (its) => {
    switch (its.kind) {
      case 'weekly':
        return `jeden ${format.weekday(its.weekday)}`;
      case 'monthly-day':
        return `am ${number(its.day)}. jedes Monats`;
      case 'monthly-weekday':
        return `am ${ORDINALS[its.ordinal]} ${format.weekday(its.weekday)} des Monats`;
    }
  };
  const cadence: Messages['cadence'] = (its) => `${rhythm(its)} um ${formatWallTime(its.time)} Uhr`;
  const reviews = (count: number) =>
    plural(count, { one: '# Besprechung', other: '# Besprechungen' });
  return {
    issue: (issue) => `Ausgabe ${number(issue)}`,
    editorsNote: 'Aus der Redaktion',
    inThisIssue: 'In dieser Ausgabe',
    moreInBrief: (count) => `Und ${number(count)} weitere in Kürze.`,
    summary: first(germanReview.headings.summary),
    keyFindings: first(germanReview.headings.keyFindings),
    analysis: first(germanReview.headings.analysis),
    whyItMatters: first(germanReview.headings.whyItMatters),
    byline: (names) => `Von ${format.list(names)}`,
    rating: (value, max) => `${number(value)} von ${number(max)}`,
    position: (position, count) => `${number(position)} von ${number(count)}`,
    readArticle: (outlet) => (outlet === '' ? 'Zum Artikel' : `Zum Artikel (${outlet})`),
    reviewOnTheWeb: 'Diese Besprechung im Web',
    readWholeReview: 'Die ganze Besprechung lesen',
    moreOnTheWeb: (parts) => `Im Web: ${format.list(parts)}.`,
    countFindings: (count) =>
      plural(count, { one: '# wichtiger Punkt', other: '# wichtige Punkte' }),
    readOnTheWeb: 'Im Web lesen',
    unsubscribe: 'Abbestellen',
    preferences: 'Einstellungen',
    allIssues: 'Alle Ausgaben',
    whyReader: (title) =>
      `Sie erhalten diese Mail, weil Sie ${title} mit dieser Adresse abonniert haben.`,
    whyEditor: (title) => `Sie erhalten diese Mail, weil Sie zur Redaktion von ${title} gehören.`,
    rhythm,
    cadence,
    bestOf: {
      title: (month) => `Das Beste im ${format.month(month)}`,
      opening: (count, month) =>
        plural(count, {
          one: `Die Besprechung mit der besten Note im ${format.month(month)}.`,
          other: `Die # Besprechungen mit den besten Noten im ${format.month(month)}, die beste zuerst.`,
        }),
      fromIssue: (issue) => `aus Ausgabe ${number(issue)}`,
    },
    confirmation: {
      subject: (title) => `Bitte bestätigen Sie Ihr Abonnement von ${title}`,
      preheader: 'Ein Klick genügt. Wenn Sie es nicht waren, tun Sie nichts.',
      title: 'Bitte bestätigen Sie Ihr Abonnement',
      asked: (title) => `Jemand, wahrscheinlich Sie, hat ${title} für diese Adresse bestellt.`,
      question: 'Stimmt das? Dann bestätigen Sie es, und Sie erhalten die nächste Ausgabe.',
      action: 'Abonnement bestätigen',
      limits: (seconds) =>
        `Der Link gilt ${duration(seconds)}. Wenn Sie nichts bestellt haben, tun Sie nichts: Ohne Ihre Bestätigung erhalten Sie keine Ausgabe.`,
      why: 'Sie erhalten diese eine Mail, weil Ihre Adresse in unser Anmeldeformular eingetragen wurde.',
      whyByMail:
        'Sie erhalten nur diese eine Mail, weil uns jemand von Ihrer Adresse aus geschrieben hat.',
      whatWePublish: 'Was bei uns erscheint',
    },
    leaveLink: {
      subject: (title) => `${title} abbestellen?`,
      preheader: 'Ein Klick, und es kommen keine Ausgaben mehr.',
      title: 'Möchten Sie abbestellen?',
      asked: (title, address) =>
        `Eine E-Mail von ${address} bat uns, das Abonnement von ${title} zu beenden. Eine solche E-Mail kann jeder schreiben. Bitte bestätigen Sie es deshalb.`,
      action: 'Abbestellen',
      otherwise: 'Wenn Sie das nicht waren, tun Sie nichts: Es bleibt alles, wie es ist.',
      why: (address) =>
        `Sie erhalten nur diese eine E-Mail, weil uns jemand von ${address} aus geschrieben hat.`,
    },
    welcome: {
      subject: (title) => `Willkommen bei ${title}`,
      preheader: (rhythm) =>
        rhythm === null
          ? 'Schön, dass Sie da sind.'
          : `Eine neue Ausgabe kommt ${cadence(rhythm)}.`,
      title: 'Ihr Abonnement ist bestätigt',
      greeting: (title, address, rhythm) =>
        `Willkommen. Ab jetzt kommt ${title}${rhythm === null ? '' : ` ${cadence(rhythm)}`} an ${address}.`,
      meanwhile: (subject) => `Etwas zu lesen bis dahin: ${subject}`,
      readIssue: (issue) => `Ausgabe ${number(issue)} lesen`,
      contacts: (address) =>
        `Die Ausgaben kommen von ${address}. Nehmen Sie die Adresse in Ihre Kontakte auf, dann landen sie nicht im Spam.`,
    },
    signIn: {
      subject: (title) => `Anmelden in der Redaktion von ${title}`,
      preheader: 'Ihr Link zur Redaktion. Er gilt einmal.',
      title: 'Anmelden in der Redaktion',
      asked: (title, address) =>
        `Jemand, wahrscheinlich Sie, möchte sich als ${address} in der Redaktion von ${title} anmelden.`,
      action: 'Anmelden',
      limits: (seconds) =>
        `Der Link gilt nur einmal und nur ${duration(seconds)} lang. Haben Sie ihn nicht angefordert, müssen Sie nichts tun. Geben Sie ihn nicht weiter.`,
      why: (address) => `Sie erhalten diese Mail, weil ${address} zur Redaktion gehört.`,
    },
    invitation: {
      subject: (title) => `Einladung in die Redaktion von ${title}`,
      preheader: 'Sobald Sie annehmen, können Sie mitarbeiten.',
      title: 'Sie sind in die Redaktion eingeladen',
      invited: (title, everywhere) =>
        everywhere
          ? `Sie sind eingeladen, an ${title} und an allen anderen Newslettern mitzuarbeiten, die dort entstehen.`
          : `Sie sind eingeladen, an ${title} mitzuarbeiten.`,
      role: {
        writer: 'Sie können Rezensionen schreiben und in die Warteschlange stellen.',
        publisher: 'Sie können Rezensionen schreiben und Ausgaben freigeben und verschicken.',
        owner:
          'Sie können schreiben, freigeben und verschicken und entscheiden über Personen, Schlüssel und Einstellungen.',
      },
      action: 'Einladung ansehen',
      limits: (seconds) =>
        `Der Link gilt nur einmal und nur ${duration(seconds)} lang. Haben Sie keine Einladung erwartet, müssen Sie nichts tun.`,
      why: (address) => `Sie erhalten diese Mail, weil die Redaktion ${address} eingeladen hat.`,
    },
    recovered: {
      subject: (address) => `Das Konto von ${address} wurde per E-Mail wiederhergestellt`,
      preheader: 'Bitte vergewissern Sie sich, dass es die richtige Person war.',
      title: 'Ein Konto wurde wiederhergestellt',
      happened: (address) =>
        `Jemand, der die Mails an ${address} liest, kann nach eigener Angabe die bisherigen Passkeys nicht mehr benutzen und ist nun wieder angemeldet. Alle anderen Sitzungen sind beendet, die alten Passkeys gelöscht.`,
      restricted:
        'Bis das bestätigt ist, kann dieses Konto weder Ausgaben freigeben noch Personen und Schlüssel verwalten.',
      ask: (address) =>
        `Bitte fragen Sie bei ${address} nach, aber nicht per E-Mail, sondern zum Beispiel am Telefon. War es jemand anderes, entfernen Sie dieses Konto.`,
      action: 'Personen ansehen',
      next: 'War es die richtige Person, bestätigen Sie das in der Redaktion oder im Terminal:',
    },
    queueAnswer: {
      subject: (title) => `Ihre Mail an die Warteschlange von ${title}`,
      preheader: 'Darin war nichts Neues.',
      title: 'Nichts kam dazu',
      nothing: 'Galley hat in Ihrer Mail an die Warteschlange nichts Neues gefunden.',
      review:
        'Sie nimmt eine Besprechung als Text: den Titel des Artikels, eine Zeile mit Bewertung, Medium und Datum, dann Abschnitte wie die Zusammenfassung. Die Besprechung wird eingereiht, wenn es zu dem Artikel noch keine gibt.',
      links:
        'Oder sie nimmt Links zu Artikeln, höchstens zehn. Sie werden Vorschläge, wenn sie neu sind.',
      address: (address) => `Schreiben oder leiten Sie sie an ${address} weiter.`,
    },
    webhookDisabled: {
      subject: (host) => `Der Webhook an ${host} ist abgeschaltet`,
      preheader: 'Es wird nichts mehr dorthin gesendet, bis Sie ihn wieder einschalten.',
      title: 'Ein Webhook ist abgeschaltet',
      gone: (name) => `Der Webhook an ${name} hat geantwortet, dass es ihn nicht mehr gibt (410).`,
      failing: (name) =>
        `Galley hat fünf Tage lang Ereignisse an ${name} gesendet, und keines wurde angenommen.`,
      kept: 'Dorthin wird nichts mehr gesendet. Was nicht angekommen ist, wird 30 Tage aufbewahrt und kann erneut gesendet werden.',
      look: 'Was er geantwortet hat, zeigt:',
      enable: 'Sobald er wieder funktioniert, schalten Sie ihn ein:',
    },
    editors: {
      lookAtProof: 'Zum Probeabzug',
      openQueue: 'Zur Warteschlange',
      nothingSent: 'An Leserinnen und Leser ist nichts verschickt worden.',
    },
    held: {
      subject: (title, issue, reason) =>
        `Angehalten: ${title}, Ausgabe ${number(issue)} ${HELD[reason].headline}`,
      preheader: 'Es ist nichts verschickt worden. Die Ausgabe wartet auf Sie.',
      title: (issue) => `Ausgabe ${number(issue)} ist angehalten`,
      explanation: (subject, due, reason) =>
        `„${subject}“${due === null ? '' : `, fällig ${at(due)},`} ${HELD[reason].explanation}`,
      next: (reason) => HELD[reason].next,
    },
    missed: {
      subject: (title, count, firstDate) =>
        `${title}: ${plural(count, {
          one: `Die Ausgabe vom ${date(firstDate, 'long')} ist ausgefallen`,
          other: '# Ausgaben sind ausgefallen',
        })}`,
      preheader:
        'Galley lief nicht rechtzeitig. An Leserinnen und Leser ist nichts verschickt worden.',
      title: (count) =>
        plural(count, {
          one: 'Eine Ausgabe ist ausgefallen',
          other: '# Ausgaben sind ausgefallen',
        }),
      explanation: (count, first, last) =>
        plural(count, {
          one: `Eine Ausgabe war ${at(first)} fällig, aber Galley lief nicht rechtzeitig, um sie zusammenzustellen.`,
          other: `Von ${date(first.date, 'full')} bis ${date(last.date, 'full')} waren # Ausgaben fällig, aber Galley lief nicht rechtzeitig, um sie zusammenzustellen.`,
        }),
      next: 'Die Besprechungen in der Warteschlange warten auf die nächste Ausgabe. So stellen Sie daraus jetzt eine Sonderausgabe zusammen:',
      nextBestOf: 'So stellen Sie das Beste jenes Monats jetzt für alle zusammen:',
    },
    reminder: {
      queueSubject: (title, ready, minimum) =>
        `${title}: ${number(ready)} von ${reviews(minimum)} in der Warteschlange`,
      queuePreheader: 'Ohne weitere Besprechungen fällt die nächste Ausgabe aus.',
      queueTitle: 'In der Warteschlange fehlt etwas',
      queueShort: (ready, minimum, due, cutOff) =>
        `Die nächste Ausgabe ist ${at(due)} fällig. Sie braucht ${reviews(minimum)}; in der Warteschlange: ${number(ready)}. Was nach ${cutOff.time} Uhr am ${date(cutOff.date, 'full')} kommt, wartet auf die Ausgabe danach.`,
      queueNext: 'Eine Besprechung hinzufügen:',
      approvalSubject: (title, issue) =>
        `${title}: Ausgabe ${number(issue)} wartet auf Ihre Freigabe`,
      approvalPreheader: 'Ohne sie wird nichts verschickt.',
      approvalTitle: (issue) => `Ausgabe ${number(issue)} wartet auf Ihre Freigabe`,
      approvalWaits: (subject, due) =>
        `„${subject}“ ist ${at(due)} fällig. Ohne Freigabe wird sie angehalten und nichts verschickt.`,
      approvalNext: 'Wenn sie so erscheinen darf, geben Sie sie frei:',
    },
    correction: {
      subject: (title, issue) => `Berichtigung zu Ausgabe ${number(issue)} von ${title}`,
      preheader: (reviewTitle) => `In „${reviewTitle}“ ist uns ein Fehler unterlaufen.`,
      title: 'Eine Berichtigung',
      opening: (reviewTitle, issue, day) =>
        `In unserer Besprechung „${reviewTitle}“ in Ausgabe ${number(issue)} vom ${date(day, 'long')} ist uns ein Fehler unterlaufen.`,
      weWrote: 'Wir schrieben',
      itIs: 'Richtig ist',
      apology: 'Im Web ist die Besprechung berichtigt. Wir bitten um Entschuldigung.',
      action: 'Die berichtigte Besprechung lesen',
    },
  };
}
