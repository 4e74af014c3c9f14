import type { Format } from '../../format.ts';
import type { SendingWords } from './sending-words.ts';

export const germanSending = (format: Format): SendingWords => ({
  title: 'Versand',
  name: (issue, newsletter) => `${issue} von ${newsletter}`,
  stop: 'Stoppen',
  pause: 'Anhalten',
  resume: 'Fortsetzen',
  reconnecting: 'Verbindung wird wiederhergestellt…',
  bar: {
    leaves: (time) => `Geht hinaus in ${time}`,
    soon: (name) => `${name} geht gleich hinaus.`,
    sending: (have, all) => `Versand: ${have} von ${all}`,
    gatheringCount: (count) => `Empfänger werden ermittelt: bisher ${format.number(count)}`,
    paused: (have, all) => `Angehalten: ${have} von ${all} haben sie`,
    pauseCount: (have) =>
      have === 0
        ? 'Anhalten: bisher hat sie niemand'
        : format.plural(have, { one: 'Anhalten: # hat sie', other: 'Anhalten: # haben sie' }),
    resumesAt: (when) => `Geht von selbst weiter: ${when}`,
    othersCount: (count) => format.plural(count, { one: '# weitere', other: '# weitere' }),
  },
  keys: {
    stop: (name) => `Stoppen: ${name}`,
    pause: (name) => `Anhalten: ${name}`,
    resume: (name) => `Fortsetzen: ${name}`,
  },
  said: {
    stopping: 'Wird gestoppt…',
    takenBack: (name) => `${name} ist zurückgezogen. Niemand hat sie.`,
    tooLate: (name) => `Zu spät, um ${name} zurückzuziehen: Die ersten Mails sind unterwegs.`,
    pausing: 'Wird angehalten…',
    paused: (name) => `Angehalten: ${name}`,
    resuming: 'Wird fortgesetzt…',
    resumed: (name) => `Wird weiter verschickt: ${name}`,
    cancelled: (name) => `Abgesagt: ${name}`,
  },
  undo: {
    title: 'Geht hinaus in',
    until: (time) => `Bisher hat sie niemand. Bis ${time} lässt sie sich zurückziehen.`,
    only: 'Bisher hat sie niemand. Jemand mit der Rolle Herausgabe kann sie noch zurückziehen.',
  },
  progress: {
    label: 'Erledigte Empfänger',
    reachedCount: (count) => format.plural(count, { one: '# hat sie', other: '# haben sie' }),
    ofCount: (all) => format.plural(all, { one: 'von # Person', other: 'von # Personen' }),
    gathering: 'Die Empfänger werden ermittelt.',
    first: 'Die ersten Mails gehen allein hinaus, um zu sehen, ob alles stimmt.',
    rate: (perSecond) => `${perSecond} pro Sekunde`,
    left: (duration) => `noch etwa ${duration}`,
    leftSoon: 'noch weniger als eine Minute',
    pausedHere: 'Angehalten',
  },
  counts: {
    audience: 'Empfänger',
    accepted: 'Angenommen',
    rejected: 'Abgelehnt',
    uncertain: 'Ungewiss',
    excluded: 'Ausgelassen',
    pending: 'Ausstehend',
    delivered: 'Zugestellt',
    bounced: 'Zurückgekommen',
    complained: 'Als Spam gemeldet',
    suppressed: 'Gesperrt',
    failed: 'Gescheitert',
    silent: 'Noch nichts bekannt',
  },
  after: {
    sent: (when) => `Verschickt: ${when}`,
    cancelled: (when) => `Abgesagt: ${when}`,
    equation: 'Wie die Zahlen aufgehen',
    fates: 'Was aus den angenommenen Mails wurde',
    web: 'Im Web lesen',
    mailbox: 'Postfach öffnen',
  },
  again: {
    title: 'Noch einmal senden',
    what: 'Diese Leser wurden aus einem Grund abgelehnt, der nicht an ihnen lag. Sie können dieselben Bytes bekommen, sonst niemand.',
    readersCount: (readers) => format.plural(readers, { one: '# Leser', other: '# Leser' }),
    decided: 'Jemand hat festgestellt, dass ihre Mail nie ankam.',
    reason: (reason) => `Wegen des Kontos abgelehnt, was Galley für behoben hält: ${reason}`,
    stayCount: (readers) =>
      format.plural(readers, {
        one: '# Leser bleibt abgelehnt, wegen seiner Adresse oder wegen des Inhalts der Mail.',
        other: '# Leser bleiben abgelehnt, wegen ihrer Adresse oder wegen des Inhalts der Mail.',
      }),
    arrivedCount: (readers) =>
      format.plural(readers, {
        one: '# Leser bleibt abgelehnt: Seine Mail kam anscheinend an.',
        other: '# Leser bleiben abgelehnt: Ihre Mail kam anscheinend an.',
      }),
    waits: 'Noch kann sie nicht wieder gesendet werden:',
    open: 'Noch einmal senden …',
    askCount: (readers) =>
      format.plural(readers, {
        one: 'Noch einmal an # Leser senden?',
        other: 'Noch einmal an # Leser senden?',
      }),
    once: 'Sie geht genau an diese, einmal. Bis das Rückholfenster endet, können Sie sie zurückholen.',
    action: 'Noch einmal senden',
    done: (name) => `${name} wird noch einmal gesendet.`,
  },
  cancel: {
    open: 'Ausgabe absagen',
    title: (name) => `${name} absagen?`,
    haveCount: (have) =>
      format.plural(have, {
        one: '# Person hat sie schon und behält sie.',
        other: '# Personen haben sie schon und behalten sie.',
      }),
    mayHaveCount: (uncertain) =>
      format.plural(uncertain, {
        one: 'Bei # weiteren ist es ungewiss.',
        other: 'Bei # weiteren ist es ungewiss.',
      }),
    leftCount: (left) =>
      format.plural(left, {
        one: 'Eine weitere bekommt sie nie. Das lässt sich nicht rückgängig machen.',
        other: 'Die übrigen # bekommen sie nie. Das lässt sich nicht rückgängig machen.',
      }),
    nobody:
      'Niemand hat sie, und niemand wird sie bekommen. Ihre Rezensionen kehren in die Warteschlange zurück. Das lässt sich nicht rückgängig machen.',
    action: 'Endgültig absagen',
    back: 'Zurück',
  },
  troubled: {
    title: 'Wen sie vielleicht nicht erreicht hat',
    what: 'Galley schickt ihnen von selbst nichts mehr: Eine zweite Mail ist schlimmer als eine Frage.',
    uncertain: {
      title: 'Ungewiss',
      what: 'Eine Mail ging hinaus, und es kam keine Antwort. Vielleicht weiß Resend, ob sie ankam.',
    },
    rejected: { title: 'Abgelehnt', what: 'Resend hat diese Adressen abgelehnt.' },
    more: 'Mehr zeigen',
    reconcile: 'Jetzt Resend fragen',
    reconciling: 'Resend wird gefragt…',
    foundCount: (found) =>
      found === 0
        ? 'Resend hat keine dieser Mails gefunden.'
        : format.plural(found, {
            one: 'Resend hat die Mail einer Person.',
            other: 'Resend hat die Mails von # Personen.',
          }),
    leftCount: (left) =>
      left === 0
        ? 'Niemand ist mehr ungewiss.'
        : format.plural(left, { one: '# ist noch ungewiss.', other: '# sind noch ungewiss.' }),
    decide: 'Entscheiden',
    decideFor: (name) => `Über ${name} entscheiden`,
    doubts: {
      'key-too-old': 'Es kam keine Antwort, und für denselben Aufruf ist es zu lange her.',
      'key-conflict': 'Resend kennt diese Mail mit anderem Inhalt.',
      'bytes-changed': 'Aus dem Gespeicherten entsteht nicht mehr die Mail, die festgelegt war.',
      restored: 'Sie war unterwegs, als das Backup entstand, das hier wiederhergestellt wurde.',
    },
  },
  decide: {
    title: (name) => `Ist die Mail an ${name} angekommen?`,
    batchCount: (readers) =>
      readers === 1
        ? 'Diese Person ist allein in ihrem Stapel.'
        : `Resend nimmt einen Stapel ganz an oder gar nicht. Die Antwort gilt deshalb für alle ${format.number(readers)} Personen in diesem Stapel.`,
    answer: 'Antwort',
    answerMissing: 'Wählen Sie eine Antwort.',
    accepted: { title: 'Sie kam an', what: 'Diese Personen zählen als angenommen.' },
    rejected: {
      title: 'Sie kam nicht an',
      what: 'Sie zählen als abgelehnt; nichts wird verschickt.',
    },
    because: 'Woher wissen Sie das?',
    becauseHint: 'Etwa: Ich habe Ada gefragt, sie hat sie. Das wird mit Ihrem Namen aufbewahrt.',
    becauseMissing: 'Schreiben Sie, woher Sie es wissen.',
    action: 'Festhalten',
    saving: 'Wird festgehalten…',
    doneCount: (readers) =>
      format.plural(readers, {
        one: 'Für # Person festgehalten',
        other: 'Für # Personen festgehalten',
      }),
  },
  reason: {
    details: 'Einzelheiten',
    settings: 'Einstellungen öffnen',
    queue: 'Warteschlange öffnen',
    unknown: {
      title: 'Sie wartet darauf, dass jemand etwas tut',
      what: 'Ein neueres Galley nennt einen Grund, den diese Seite nicht kennt. Laden Sie sie neu.',
    },
    codes: {
      'not-approved': {
        title: 'Zurückgehalten: Niemand hatte sie rechtzeitig freigegeben',
        what: 'Ihr Termin kam ohne Freigabe, deshalb wurde nichts verschickt.',
        action:
          'Lesen Sie sie, und geben Sie sie frei. Geschieht das bald nach ihrem Termin, geht sie von selbst hinaus; später schicken Sie sie ab. An einem anderen Tag datieren Sie sie zuerst auf heute.',
      },
      'too-late': {
        title: 'Zurückgehalten: Für den automatischen Versand war es zu spät',
        what: 'Sie war freigegeben, aber Galley lief weder zu ihrem Termin noch kurz danach.',
        action:
          'Soll sie noch hinaus, datieren Sie sie auf heute, geben Sie sie frei und schicken Sie sie ab. Sonst sagen Sie sie ab.',
      },
      'taken-back': {
        title: 'Zurückgezogen',
        what: 'Jemand hat sie gestoppt, bevor die erste Mail hinausging. Niemand hat sie.',
        action:
          'Ändern Sie, was zu ändern ist. Sie kann hinaus, sobald sie wieder freigegeben ist.',
      },
      'by-hand': {
        title: 'Von Hand angehalten',
        what: 'Jemand hat sie angehalten. Mails, die gerade unterwegs waren, kamen noch an.',
        action: 'Setzen Sie sie fort, wenn alles stimmt, oder sagen Sie den Rest ab.',
      },
      'quota-daily': {
        title: 'Angehalten: Das Kontingent des Tages ist verbraucht',
        what: 'Resend verschickt in 24 Stunden nur eine bestimmte Zahl von Mails.',
        action: 'Es ist nichts zu tun: Die Ausgabe geht von selbst weiter.',
      },
      'quota-monthly': {
        title: 'Angehalten: Das Kontingent des Monats ist verbraucht',
        what: 'Resend verschickt im Monat nur eine bestimmte Zahl von Mails.',
        action:
          'Wählen Sie bei Resend einen größeren Tarif und setzen Sie sie fort, oder warten Sie: Die Ausgabe geht von selbst weiter.',
      },
      'not-allowed': {
        title: 'Angehalten: Resend erlaubt es nicht',
        what: 'Resend hat den Schlüssel, seine Rechte, die Domain des Absenders oder das Konto abgelehnt.',
        action:
          'Bringen Sie das bei Resend in Ordnung, oder ändern Sie den Absender in den Einstellungen; setzen Sie sie dann fort.',
      },
      'bad-content': {
        title: 'Angehalten: Resend hat die Mail abgelehnt',
        what: 'Etwas, das alle ihre Mails gemeinsam haben, wird nicht angenommen: Absender, Betreff oder eine Kopfzeile.',
        action: 'Sagen Sie sie ab, berichtigen Sie den Fehler, und stellen Sie sie neu zusammen.',
      },
      'wrong-address': {
        title: 'Angehalten: Dort antwortet kein Mailserver',
        what: 'Der Server, den RESEND_BASE_URL nennt, nimmt keine Mails an.',
        action:
          'Wer Galley betreibt, muss das berichtigen und neu starten. Setzen Sie sie dann fort.',
      },
      refused: {
        title: 'Angehalten: Resend hat einige Mails abgelehnt',
        what: 'Die Antwort nennt weder eine Person noch eine Ursache, die Galley kennt.',
        action: 'Sie steht unten. Setzen Sie die Ausgabe dann fort, oder sagen Sie den Rest ab.',
      },
      restored: {
        title: 'Nach einer Wiederherstellung angehalten',
        what: 'Als das Backup entstand, das hier wiederhergestellt wurde, war diese Ausgabe noch nicht verschickt. Wer sie seither bekam, ist vermerkt, soweit der Anbieter es zeigt.',
        action:
          'Sehen Sie nach, wer sie bekam. Fortsetzen schickt sie den Übrigen, Absagen beendet die Ausgabe.',
      },
      'uneven-counts': {
        title: 'Angehalten: Die Zahlen gehen nicht auf',
        what: 'Es ist nichts mehr zu verschicken, aber die Summen weichen von der Zahl der Empfänger ab. Entweder hat Galley einen Fehler, oder jemand hat die Datenbank geändert.',
        action:
          'Wer Galley betreibt, muss nachsehen. Fortsetzen zählt neu, Absagen beendet die Ausgabe.',
      },
    },
  },
});
