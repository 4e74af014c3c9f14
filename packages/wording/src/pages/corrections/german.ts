import type { CorrectionMessages } from './correction-messages.ts';

export const german: CorrectionMessages = {
  title: 'Berichtigung',
  of: (title) => `Berichtigung: ${title}`,
  correctedOn: (day) => `Berichtigt am ${day}`,
  compare: 'Änderungen und früheren Text ansehen',
  since: (day) => `So wurde der Text verschickt. Er wurde am ${day} berichtigt.`,
  read: 'Berichtigte Besprechung lesen',
  changes: 'Was sich geändert hat',
  removed: 'entfernt',
  added: 'hinzugefügt',
  allNew: 'Fast jedes Wort hat sich geändert, deshalb stehen die Texte nacheinander.',
  noWords: 'Kein Wort des Textes hat sich geändert.',
  earlier: 'Der frühere Text',
  earlierNote: 'Er bleibt hier stehen, damit man sieht, was berichtigt wurde.',
};
