import type { Format } from '../../format.ts';
import type { CorrectWords } from './correct-words.ts';

export const spanishCorrect = (format: Format): CorrectWords => ({
  title: (review) => `Corregir «${review}»`,
  lead: 'Los lectores tienen esta reseña. Ven ambos textos y cuándo la corrigió.',
  open: 'Corregir',
  back: 'Volver a la reseña',
  old: 'Quién tiene el texto anterior',
  issueCount: (issue, readers) =>
    `${issue}: ${format.plural(readers, { one: '# lector', other: '# lectores' })}`,
  dropped: (issue) => `${issue}: se borraron sus entregas`,
  allCount: (readers) =>
    format.plural(readers, { one: '# lector en total', other: '# lectores en total' }),
  nobody: 'Nadie lo tiene.',
  text: 'La reseña',
  textHint: 'En Markdown. Cambie lo que estaba mal.',
  note: 'Qué estaba mal',
  noteHint:
    'Para los lectores: qué decía y qué es lo correcto. Una línea vacía empieza un párrafo.',
  changes: 'Qué cambia',
  noChanges: 'Todavía nada.',
  when: 'Cómo se avisa a los lectores',
  next: {
    title: 'Con el próximo número',
    what: 'Va encima de las reseñas, justo para quienes recibieron el texto anterior.',
  },
  urgent: {
    title: 'Enseguida, sola',
    what: 'Un correo propio para quienes recibieron el texto anterior. Antes lo lee y lo aprueba.',
  },
  action: 'Corregirla',
  ask: '¿Corregir esta reseña?',
  askCount: (readers) =>
    `Su página cambia enseguida. ${format.plural(readers, { one: '# lector tiene', other: '# lectores tienen' })} el texto anterior.`,
  done: 'Corregida',
  earlier: 'Correcciones',
  none: 'Nunca se corrigió.',
  corrected: (when) => `Corregida ${when}`,
  sendUrgent: 'Avisar enseguida',
});
