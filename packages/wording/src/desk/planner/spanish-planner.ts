import type { Format } from '../../format.ts';
import type { PlannerWords } from './planner-words.ts';

export const spanishPlanner = (format: Format): PlannerWords => ({
  title: 'Planificador',
  ahead: 'Qué sale y cuándo',
  later: 'Mostrar fechas posteriores',
  earlier: {
    title: 'Anteriores',
    what: 'Números de meses pasados y fechas que pasaron sin ninguno.',
    more: 'Mostrar anteriores',
  },
  extra: 'Número extra',
  bestOf: (month) => `Lo mejor de ${month}`,
  short: {
    reviewsCount: (count) => format.plural(count, { one: '# reseña', other: '# reseñas' }),
    wouldSkip: 'Se omitiría',
    open: 'Aún abierta',
    skipped: 'Omitida',
    missed: 'Perdida',
    free: 'Cancelada',
  },
  day: {
    due: 'Previsto',
    dated: 'Fechado',
    cutOff: 'Cierre',
    there: (when, zone) => `${when} en ${zone}`,
    would: 'Qué saldría si el cierre fuera ahora',
    holds: 'Qué contiene',
    skipped: 'Por qué se omitiría',
    late: 'Llegó después del cierre',
    waitsFor: (day) => `espera al ${day}`,
    waits: 'espera en la cola',
    madeUp: (when, away) =>
      `Esta fecha pasó mientras Galley no estaba en marcha. Se puede recuperar hasta ${when}, ${away}.`,
    forward: (day, time, duration) =>
      `El ${day} a las ${time} los relojes se adelantan ${duration}; las fechas conservan su hora local.`,
    back: (day, time, duration) =>
      `El ${day} a las ${time} los relojes se atrasan ${duration}; las fechas conservan su hora local.`,
    moved: (wanted, time) =>
      `Ese día los relojes se saltan las ${wanted}, así que esta fecha es a las ${time}.`,
  },
  why: {
    empty: 'La cola no tiene ninguna reseña para esta fecha.',
    emptyInTime: 'Nada llegó a tiempo a la cola.',
    heldCount: (held) =>
      format.plural(held, { one: 'Hay # reseña retenida.', other: 'Hay # reseñas retenidas.' }),
    tooFew: (ready, minimum) =>
      `${format.plural(ready, { one: 'Hay # reseña lista', other: 'Hay # reseñas listas' })}; un número necesita ${format.number(minimum)}.`,
    wouldMiss: 'Pasó mientras Galley no estaba en marcha y ya es tarde para recuperarla.',
    missed: 'Galley no estaba en marcha a tiempo. Sus reseñas esperan a la próxima fecha.',
    free: 'Su número se canceló. Hasta que pase la fecha, se puede volver a componer.',
    freeBestOf: 'Su número se canceló. Se puede volver a componer.',
    nothingYet: 'Todavía no ha salido ninguna reseña valorada de ese mes.',
    nothingRated: 'En ese mes no salió ninguna reseña valorada.',
    madeByHand: 'Alguien ya había compuesto lo mejor de ese mes.',
    restored: 'Su número se envió, o pudo enviarse, después de la copia de seguridad restaurada.',
    missedBestOf: 'Galley no estaba en marcha a tiempo.',
  },
  actions: {
    open: 'Abrir el número',
    proof: 'Prueba del próximo número',
    compile: 'Componer ahora',
    again: 'Componer de nuevo',
    extra: 'Número extra',
    bestOf: 'Lo mejor de un mes',
    make: 'Componer un número',
    previous: 'Fecha anterior',
    next: 'Fecha siguiente',
    now: 'A la próxima fecha',
    current: 'Número actual',
  },
  compileWhat: 'Compone este número antes de su cierre, con lo que espera ahora.',
  againWhat: 'Añade lo que ha entrado en la cola desde entonces, si cabe.',
  making: 'Componiendo…',
  made: (issue) => `Compuesto: ${issue}`,
  extraForm: {
    title: '¿Componer un número extra?',
    what: 'Toma las primeras reseñas de la cola, que dejan de esperar a la próxima fecha. No se envía nada antes de que alguien lo apruebe; si se cancela, las reseñas vuelven a la cola.',
  },
  bestOfForm: {
    title: 'Lo mejor de un mes',
    what: 'Un número con las reseñas mejor valoradas que salieron en un mes. No se envía nada antes de que alguien lo apruebe.',
    month: 'Mes',
  },
  sample: {
    title: 'La muestra no tiene fechas',
    what: 'Nunca sale por sí sola. Componga un número con su cola cuando quiera.',
  },
  empty: {
    title: 'Todavía no hay números',
    what: 'Aquí aparecen también los números fuera de las fechas previstas.',
  },
  refusals: {
    'nothing-queued': 'Ninguna reseña espera en la cola.',
    'no-slot': 'Esta fecha ya pasó o ya tiene su número.',
    'nothing-rated': 'Ese mes no salió ninguna reseña con valoración.',
    'already-out': 'Lo mejor de ese mes ya salió.',
  },
});
