import type { Format } from '../../format.ts';
import type { ApproveWords } from './approve-words.ts';

export const germanApprove = (format: Format): ApproveWords => ({
  title: 'Diese Ausgabe freigeben',
  action: 'Freigeben…',
  sign: 'Mit Passkey freigeben',
  busy: 'Wird freigegeben…',
  others: 'Jemand mit der Rolle Herausgabe muss sie freigeben.',
  loading: 'Die Prüfung wird gelesen…',
  readersCount: (count) =>
    format.plural(count, { one: '# Person bekommt', other: '# Personen bekommen' }),
  zoned: (when, zone) => `${when} (${zone})`,
  sentence: {
    atSlot: (readers, when, span) => `${readers} diese Bytes am ${when}, in ${span}.`,
    atOnce: (readers) => `${readers} diese Bytes, sobald Sie freigeben.`,
    byHand: (readers) =>
      `${readers} diese Bytes, wenn jemand sie abschickt. Die Freigabe allein verschickt nichts.`,
    now: (readers) => `${readers} diese Bytes jetzt.`,
    hash: (hash) => `Hash ${hash}.`,
    here: (when) => `Bei Ihnen: ${when}.`,
    undo: (duration) =>
      `${duration} lang können Sie die Ausgabe zurückziehen; bis dahin hat sie niemand.`,
  },
  otherDay: {
    title: 'Sie trägt ein anderes Datum',
    what: (dated, today) =>
      `Ihr Datum, ${dated}, steht in der Mail, und heute ist ${today}. Bevor sie hinausgehen kann, braucht sie ein anderes.`,
    today: (day) => `Auf heute datieren, ${day}`,
    slot: (day) => `Auf den Termin datieren, ${day}`,
    early: 'Sie trägt das Datum von heute, deshalb wartet sie nicht auf ihren Termin.',
    voids: 'Das ändert die Mail und hebt deshalb die Freigabe auf.',
    done: (day) =>
      `Sie ist jetzt auf den ${day} datiert, deshalb sind die Bytes neu. Lesen Sie sie vor der Freigabe.`,
  },
  stops: {
    title: 'Die Prüfung hält sie auf',
    what: 'Beheben Sie das auf der Seite der Ausgabe, oder setzen Sie die Regel dort mit einer Begründung außer Kraft.',
    action: 'Zu den Befunden',
  },
  overrides: 'Sie setzen außer Kraft',
  notNeeded: (rules) => `Es gab nichts außer Kraft zu setzen: ${rules}`,
  warningCount: (count) => format.plural(count, { one: '# Warnung', other: '# Warnungen' }),
  toFindings: 'Ansehen',
  eyes: {
    title: 'Vier Augen',
    makers: (names) => `Geändert von ${names}`,
    noMakers: 'Seit der letzten verschickten Ausgabe hat niemand etwas geändert',
    given: (name, when) => `Freigegeben von ${name}, ${when}`,
    nobody: 'Diese Bytes hat noch niemand freigegeben',
    yours: {
      completes: 'Mit Ihrer Freigabe ist sie vollständig.',
      'one-more': 'Nach Ihnen muss noch jemand freigeben.',
      given: 'Sie haben diese Bytes freigegeben. Nun muss es noch jemand anders tun.',
      none: 'Jemand anders muss sie freigeben.',
    },
  },
  other: {
    title: 'Das sind nicht die Bytes, die Sie gelesen haben',
    what: (read, now) =>
      `Gelesen haben Sie ${read}; jetzt ist es ${now}. Freigegeben wurde nichts.`,
    action: 'Neuen Probeabzug lesen',
  },
  passkey: {
    title: 'Zum Freigeben brauchen Sie einen Passkey',
    what: 'Damit unterschreiben Sie jede Freigabe. Fügen Sie einen hinzu; danach kommen Sie hierher zurück.',
    action: 'Passkey hinzufügen',
  },
  gone: {
    title: 'Sie lässt sich nicht mehr freigeben',
    what: 'Jemand hat sie abgesagt, oder sie ist schon unterwegs.',
  },
  approved: {
    title: 'Freigegeben',
    by: (name, when) => `Von ${name}, ${when}`,
    atSlot: (when, span) => `Sie geht am ${when} hinaus, in ${span}.`,
    atOnce: 'Sie geht in den nächsten Sekunden hinaus.',
    byHand: 'Sie geht hinaus, wenn jemand sie abschickt.',
    sayDone: 'Freigegeben',
    sayOneMore: 'Ihre Freigabe zählt. Es muss noch jemand freigeben.',
  },
  send: {
    action: 'Jetzt abschicken',
    instead: 'Jetzt abschicken statt zu warten',
    title: 'Jetzt abschicken?',
    confirm: 'Jetzt abschicken',
    busy: 'Wird abgeschickt…',
    done: (duration) => `Unterwegs. Sie können sie noch ${duration} lang zurückziehen.`,
  },
});
