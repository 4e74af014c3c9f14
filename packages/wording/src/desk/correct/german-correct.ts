import type { Format } from '../../format.ts';
import type { CorrectWords } from './correct-words.ts';

export const germanCorrect = (format: Format): CorrectWords => ({
  title: (review) => `„${review}“ berichtigen`,
  lead: 'Leser haben diese Rezension. Sie sehen beide Texte und wann Sie berichtigt haben.',
  open: 'Berichtigen',
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
  action: 'Berichtigen',
  ask: 'Diese Rezension berichtigen?',
  askCount: (readers) =>
    `Ihre Seite ändert sich sofort. ${format.plural(readers, { one: '# Leser hat', other: '# Leser haben' })} den alten Text.`,
  done: 'Berichtigt',
  earlier: 'Berichtigungen',
  none: 'Sie wurde nie berichtigt.',
  corrected: (when) => `Berichtigt ${when}`,
  sendUrgent: 'Sofort mitteilen',
});
