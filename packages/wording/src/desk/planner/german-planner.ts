import type { Format } from '../../format.ts';
import type { PlannerWords } from './planner-words.ts';

export const germanPlanner = (format: Format): PlannerWords => ({
  title: 'Planer',
  ahead: 'Was wann erscheint',
  later: 'Spätere Termine zeigen',
  earlier: {
    title: 'Früher',
    what: 'Ausgaben vergangener Monate und Termine, die ohne Ausgabe verstrichen sind.',
    more: 'Frühere zeigen',
  },
  extra: 'Sonderausgabe',
  bestOf: (month) => `Das Beste aus ${month}`,
  short: {
    reviewsCount: (count) => format.plural(count, { one: '# Rezension', other: '# Rezensionen' }),
    wouldSkip: 'Fiele aus',
    open: 'Noch offen',
    skipped: 'Ausgelassen',
    missed: 'Verpasst',
    free: 'Abgesagt',
  },
  day: {
    due: 'Fällig',
    dated: 'Datiert',
    cutOff: 'Redaktionsschluss',
    there: (when, zone) => `${when} in ${zone}`,
    would: 'Was erschiene, wenn jetzt Redaktionsschluss wäre',
    holds: 'Was darin steht',
    skipped: 'Warum sie ausfiele',
    late: 'Kam nach dem Redaktionsschluss',
    waitsFor: (day) => `wartet auf ${day}`,
    waits: 'wartet in der Warteschlange',
    madeUp: (when, away) =>
      `Dieser Termin verstrich, während Galley nicht lief. Bis ${when} wird er noch nachgeholt (${away}).`,
    forward: (day, time, duration) =>
      `Am ${day} um ${time} werden die Uhren um ${duration} vorgestellt; Termine behalten ihre Ortszeit.`,
    back: (day, time, duration) =>
      `Am ${day} um ${time} werden die Uhren um ${duration} zurückgestellt; Termine behalten ihre Ortszeit.`,
    moved: (wanted, time) =>
      `An diesem Tag überspringen die Uhren ${wanted}, deshalb ist dieser Termin um ${time}.`,
  },
  why: {
    empty: 'In der Warteschlange wartet keine Rezension.',
    emptyInTime: 'Keine Rezension war rechtzeitig in der Warteschlange.',
    heldCount: (held) =>
      format.plural(held, {
        one: '# Rezension ist zurückgestellt.',
        other: '# Rezensionen sind zurückgestellt.',
      }),
    tooFew: (ready, minimum) =>
      `${format.plural(ready, { one: '# Rezension ist bereit', other: '# Rezensionen sind bereit' })}; eine Ausgabe braucht ${format.number(minimum)}.`,
    wouldMiss: 'Er verstrich, während Galley nicht lief, und lässt sich nicht mehr nachholen.',
    missed: 'Galley lief nicht rechtzeitig. Die Rezensionen warten auf den nächsten Termin.',
    free: 'Die Ausgabe wurde abgesagt. Bis der Termin vorbei ist, lässt sie sich neu zusammenstellen.',
    freeBestOf: 'Die Ausgabe wurde abgesagt. Sie lässt sich neu zusammenstellen.',
    nothingYet: 'Aus diesem Monat ist noch keine Rezension mit Wertung erschienen.',
    nothingRated: 'In diesem Monat ist keine Rezension mit Wertung erschienen.',
    madeByHand: 'Das Beste dieses Monats hatte schon jemand zusammengestellt.',
    restored:
      'Die Ausgabe wurde nach dem wiederhergestellten Backup verschickt, oder vielleicht verschickt.',
    missedBestOf: 'Galley lief nicht rechtzeitig.',
  },
  actions: {
    open: 'Ausgabe öffnen',
    proof: 'Probeabzug der nächsten Ausgabe',
    compile: 'Jetzt zusammenstellen',
    again: 'Neu zusammenstellen',
    extra: 'Sonderausgabe',
    bestOf: 'Das Beste eines Monats',
    make: 'Ausgabe zusammenstellen',
    previous: 'Voriger Termin',
    next: 'Nächster Termin',
    now: 'Zum kommenden Termin',
    current: 'Aktuelle Ausgabe',
  },
  compileWhat:
    'Stellt diese Ausgabe schon vor dem Redaktionsschluss aus dem zusammen, was jetzt wartet.',
  againWhat: 'Nimmt hinzu, was seither in die Warteschlange kam, soweit Platz ist.',
  making: 'Wird zusammengestellt…',
  made: (issue) => `${issue} ist zusammengestellt`,
  extraForm: {
    title: 'Eine Sonderausgabe zusammenstellen?',
    what: 'Sie nimmt die ersten Rezensionen der Warteschlange; diese warten dann nicht mehr auf den nächsten Termin. Nichts geht hinaus, bevor jemand sie freigibt. Wird sie abgesagt, kehren die Rezensionen in die Warteschlange zurück.',
  },
  bestOfForm: {
    title: 'Das Beste eines Monats',
    what: 'Eine Ausgabe aus den am besten bewerteten Rezensionen, die in einem Monat erschienen sind. Nichts geht hinaus, bevor jemand sie freigibt.',
    month: 'Monat',
  },
  sample: {
    title: 'Das Beispiel hat keine Termine',
    what: 'Es erscheint nie von selbst. Stellen Sie aus seiner Warteschlange eine Ausgabe zusammen, wann immer Sie möchten.',
  },
  empty: {
    title: 'Noch keine Ausgabe',
    what: 'Auch Ausgaben außerhalb der Termine stehen hier.',
  },
  refusals: {
    'nothing-queued': 'In der Warteschlange wartet keine Rezension.',
    'no-slot': 'Dieser Termin ist vorbei oder hat schon seine Ausgabe.',
    'nothing-rated': 'In diesem Monat erschien keine bewertete Rezension.',
    'already-out': 'Das Beste dieses Monats ist schon erschienen.',
  },
});
