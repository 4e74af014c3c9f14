import type { CorrectionMessages } from './correction-messages.ts';

export const spanish: CorrectionMessages = {
  title: 'Corrección',
  of: (title) => `Corrección: ${title}`,
  correctedOn: (day) => `Corregido el ${day}`,
  compare: 'Ver los cambios y el texto anterior',
  since: (day) => `Este es el texto que se envió. Se corrigió el ${day}.`,
  read: 'Leer la reseña corregida',
  changes: 'Qué ha cambiado',
  removed: 'eliminado',
  added: 'añadido',
  allNew: 'Ha cambiado casi todo, así que los textos aparecen uno después del otro.',
  noWords: 'No ha cambiado ninguna palabra del texto.',
  earlier: 'El texto anterior',
  earlierNote: 'Se conserva aquí para que se vea qué se corrigió.',
};
