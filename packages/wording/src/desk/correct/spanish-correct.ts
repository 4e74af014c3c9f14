import type { Format } from '../../format.ts';
import type { CorrectWords } from './correct-words.ts';

export const spanishCorrect = (format: Format): CorrectWords => ({
  title: (review) => `Corregir «${review}»`,
  lead: 'Los lectores tienen esta reseña. Ven ambos textos y cuándo la corrigió.',
  open: 'Corregir',
  correctThis: 'Corregir esta reseña',
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
  everybody: {
    title: 'Con el próximo número, a todos',
    what: 'También a quienes nunca recibieron esta reseña.',
  },
  nobodyTold: {
    title: 'Por correo no',
    what: 'Solo lo dice su página. Por ejemplo, si es una coma.',
  },
  forgotten:
    'Se borraron las entregas de un número y ya no se sabe quién recibió el texto anterior. Elija a todos o a nadie.',
  action: 'Corregirla',
  ask: '¿Corregir esta reseña?',
  askCount: (readers) =>
    `Su página cambia enseguida. ${format.plural(readers, { one: '# lector tiene', other: '# lectores tienen' })} el texto anterior.`,
  askEverybody: 'Su página cambia enseguida. El próximo número avisa a todos sus lectores.',
  askNobody: 'Su página cambia enseguida. Ningún correo avisa de ello.',
  voids: {
    title: (issue, name) =>
      `${issue} contiene el texto anterior. ¿Anular la aprobación de ${name}?`,
    what: 'Se compone de nuevo con el texto corregido, y alguien tiene que aprobarlo otra vez.',
    action: 'Corregir y anular la aprobación',
  },
  done: 'Corregida',
  earlier: 'Correcciones',
  none: 'Nunca se corrigió.',
  corrected: (when) => `Corregida ${when}`,
  sendUrgent: 'Avisar enseguida',
  carried: {
    title: 'Correcciones que lleva',
    what: 'Van encima de las reseñas, para quienes recibieron un texto anterior.',
    readersCount: (readers) =>
      format.plural(readers, { one: 'Se avisa a # lector', other: 'Se avisa a # lectores' }),
    everybody:
      'Se avisa a todos: habría demasiadas versiones para distinguir a quienes recibieron el texto anterior.',
  },
});
