import type { Format } from '../../format.ts';
import type { ReportWords } from './report-words.ts';

export const germanReport = (format: Format): ReportWords => ({
  title: 'Berichte',
  lead: 'Wie der Newsletter gewachsen ist und was darin stand. Kein Bericht nennt eine Leserin oder einen Leser.',
  open: 'Bericht',
  ofIssue: (issue) => `Bericht zu ${issue}`,
  counted: (when) => `Gezählt ${when}`,
  equation: {
    title: 'Wie die Rechnung aufgeht',
    what: 'Die Empfängerschaft ist jederzeit die Summe der übrigen Zahlen.',
  },
  overTime: {
    title: 'Was wann geschah',
    what: 'Nach der Zeit des Geschehens, auch wenn die Nachricht davon spät kam.',
  },
  byDay: 'Nach Tagen, in UTC.',
  series: {
    accepted: 'Angenommen',
    delivered: 'Zugestellt',
    bounced: 'Zurückgekommen',
    complained: 'Beschwert',
    failed: 'Nicht gesendet',
    unsubscribed: 'Abgemeldet',
  },
  reasons: {
    title: 'Warum nicht',
    what: 'Warum jemand die Ausgabe nicht bekam, abgewiesene und zurückgekommene Mails.',
    none: 'Soweit bekannt, haben alle sie bekommen.',
    excluded: 'Ausgenommen',
    rejected: 'Abgewiesen',
    notSent: 'Nicht gesendet',
    unnamed: 'ohne Angabe eines Grundes',
    bounces: {
      permanent: 'Endgültig zurückgekommen',
      temporary: 'Vorübergehend zurückgekommen',
      unknown: 'Zurückgekommen, Art unbekannt',
    },
  },
  left: {
    title: 'Wer danach ging',
    what: 'Wer sich binnen 30 Tagen abgemeldet hat und als Letztes diese Ausgabe bekam.',
  },
  canaryBackCount: (minutes) =>
    minutes < 1
      ? 'Galley hat sich selbst eine Kopie geschickt; sie war binnen einer Minute zurück.'
      : `Galley hat sich selbst eine Kopie geschickt; sie war nach ${format.plural(minutes, { one: '# Minute', other: '# Minuten' })} zurück.`,
  canaryMissingCount: (minutes) =>
    `Galley hat sich selbst eine Kopie geschickt; sie fehlt seit ${format.plural(minutes, { one: '# Minute', other: '# Minuten' })}.`,
  leftCount: (readers) =>
    readers === 0
      ? 'Nach dieser Ausgabe hat sich niemand abgemeldet.'
      : format.plural(readers, {
          one: '# Person hat sich nach dieser Ausgabe abgemeldet.',
          other: '# Personen haben sich nach dieser Ausgabe abgemeldet.',
        }),
  clicks: {
    title: 'Klicks',
    what: 'Wie viele welchem Link gefolgt sind. Galley schätzt, welche Klicks von Maschinen kamen, etwa von Prüfprogrammen, die jeden Link ansehen; „Menschen“ lässt sie weg.',
    total: 'Alle Links',
    none: 'Noch hat niemand geklickt.',
    machines: (clicks, signs) =>
      `${format.plural(clicks, { one: '# Klick sieht', other: '# Klicks sehen' })} nach einer Maschine aus: ${signs}.`,
    signs: {
      program: 'nannte ein Programm',
      'at-delivery': 'kam mit der Zustellung',
      burst: 'kam mit vielen zugleich',
    },
  },
  nothingYet: {
    title: 'Noch nichts zu berichten',
    what: 'Der Bericht beginnt, sobald die Ausgabe verschickt wird.',
  },
  dropped: {
    title: 'Nur die Summen sind geblieben',
    what: 'Die Zustellungen dieser Ausgabe hat „galley trim“ entfernt.',
  },
  proofFile: {
    title: 'Nachweisdatei',
    what: 'Die verschickten Bytes, die Summen und die Kennungen aller Mails unter einem Siegel. „galley proof-file verify“ prüft sie überall. Sie enthält keine Adressen.',
    get: 'Nachweisdatei herunterladen',
  },
  readersCount: (readers) =>
    format.plural(readers, { one: '# bestätigtes Abonnement', other: '# bestätigte Abonnements' }),
  growth: {
    title: 'Wachstum',
    what: 'Wer kam und wer ging, Woche für Woche.',
    confirmed: 'Bestätigt',
    left: 'Abgemeldet',
    suppressed: 'Gesperrt',
    net: 'Saldo',
  },
  signUps: {
    title: 'Anmeldungen',
    what: 'Mails mit der Bitte um Bestätigung, wie viele beantwortet wurden, und Anmeldungen ohne Mail.',
    asked: 'Um Bestätigung gebeten',
    answered: 'Beantwortet',
    atOnce: 'Binnen 10 Sekunden',
    refused: 'Ohne Mail',
    none: 'In diesen Wochen hat sich niemand angemeldet.',
  },
  refusals: {
    title: 'Warum Anmeldungen keine Mail bekamen',
    what: 'In diesen Wochen, der häufigste Grund zuerst.',
    none: 'Jede Anmeldung hat ihre Mail bekommen.',
  },
  outlets: {
    title: 'Medien',
    what: 'Wer die Artikel veröffentlicht hat, die in verschickten Ausgaben besprochen sind.',
    other: 'Übrige',
  },
  ratings: {
    title: 'Wertungen',
    what: 'Die Sterne der Rezensionen in verschickten Ausgaben, von fünf.',
    unrated: 'Ohne Wertung',
  },
  starsCount: (stars) => format.plural(stars, { one: '# Stern', other: '# Sterne' }),
  quarter: (quarter, year) => `${quarter}. Quartal ${year}`,
  by: { label: 'Zeiträume', quarter: 'Nach Quartalen', month: 'Nach Monaten' },
  issues: { title: 'Ausgaben', what: 'Jede verschickte Ausgabe hat ihren eigenen Bericht.' },
  empty: {
    title: 'Noch kein Bericht',
    what: 'Der erste Bericht kommt mit der ersten verschickten Ausgabe.',
  },
  table: 'Als Tabelle zeigen',
  csv: 'CSV',
  csvOf: (table) => `„${table}“ als CSV herunterladen`,
  heads: {
    week: 'Woche ab',
    period: 'Zeitraum',
    hour: 'Stunde',
    day: 'Tag',
    what: 'Was',
    reason: 'Grund',
    readers: 'Leserschaft',
    count: 'Anzahl',
    outlet: 'Medium',
    reviews: 'Rezensionen',
    link: 'Link',
    humanReaders: 'Menschen',
    humanClicks: 'Klicks von Menschen',
    clicks: 'Alle Klicks',
  },
  plotted: (series, from, to) =>
    `${series}, von ${from} bis ${to}. Die Zahlen stehen in der Tabelle darunter.`,
});
