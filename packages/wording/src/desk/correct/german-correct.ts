import type { Format } from '../../format.ts';
import type { CorrectWords } from './correct-words.ts';

export const germanCorrect = (format: Format): CorrectWords => ({
  title: (review) => `„${review}“ berichtigen`,
  lead: 'Leser haben diese Rezension. Sie sehen beide Texte und wann Sie berichtigt haben.',
  open: 'Berichtigen',
  correctThis: 'Diese Rezension berichtigen',
  back: 'Zur Rezension',
  old: 'Wer den alten Text hat',
  issueCount: (issue, readers) =>
    `${issue}: ${format.plural(readers, { one: '# Leser', other: '# Leser' })}`,
  dropped: (issue) => `${issue}: Zustellungen gelöscht`,
  allCount: (readers) =>
    format.plural(readers, { one: '# Leser insgesamt', other: '# Leser insgesamt' }),
  nobody: 'Niemand hat ihn.',
  text: 'Die Rezension',
  textHint: 'Als Markdown. Ändern Sie, was falsch war.',
  note: 'Was falsch war',
  noteHint: 'Für Leser: was da stand und was richtig ist. Eine leere Zeile beginnt einen Absatz.',
  changes: 'Was sich ändert',
  noChanges: 'Noch nichts.',
  when: 'Wie Leser es erfahren',
  next: {
    title: 'Mit der nächsten Ausgabe',
    what: 'Sie steht über den Rezensionen, genau für die mit dem alten Text.',
  },
  urgent: {
    title: 'Sofort, allein',
    what: 'Eine eigene Mail an die mit dem alten Text. Sie lesen und genehmigen sie vorher.',
  },
  everybody: {
    title: 'Mit der nächsten Ausgabe, für alle',
    what: 'Auch für die, die diese Rezension nie bekommen haben.',
  },
  nobodyTold: { title: 'Nicht per Mail', what: 'Nur ihre Seite sagt es. Etwa bei einem Komma.' },
  forgotten:
    'Die Zustellungen einer Ausgabe wurden gelöscht. Niemand weiß mehr, wer den alten Text hat. Wählen Sie alle oder niemanden.',
  action: 'Berichtigen',
  ask: 'Diese Rezension berichtigen?',
  askCount: (readers) =>
    `Ihre Seite ändert sich sofort. ${format.plural(readers, { one: '# Leser hat', other: '# Leser haben' })} den alten Text.`,
  askEverybody:
    'Ihre Seite ändert sich sofort. Die nächste Ausgabe teilt es allen ihren Lesern mit.',
  askNobody: 'Ihre Seite ändert sich sofort. Keine Mail teilt es mit.',
  voids: {
    title: (issue, name) =>
      `${issue} enthält den alten Text. Die Genehmigung von ${name} aufheben?`,
    what: 'Die Ausgabe wird mit dem berichtigten Text neu gesetzt und muss neu genehmigt werden.',
    action: 'Berichtigen und Genehmigung aufheben',
  },
  done: 'Berichtigt',
  earlier: 'Berichtigungen',
  none: 'Sie wurde nie berichtigt.',
  corrected: (when) => `Berichtigt ${when}`,
  sendUrgent: 'Sofort mitteilen',
  carried: {
    title: 'Berichtigungen darin',
    what: 'Sie stehen über den Rezensionen, für die mit einem alten Text.',
    readersCount: (readers) =>
      format.plural(readers, { one: '# Leser erfährt es', other: '# Leser erfahren es' }),
    everybody:
      'Alle erfahren es: Es gäbe zu viele Fassungen, um die mit dem alten Text zu unterscheiden.',
  },
});
