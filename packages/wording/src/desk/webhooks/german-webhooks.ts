import type { Format } from '../../format.ts';
import type { WebhooksWords } from './webhooks-words.ts';

export const germanWebhooks = (format: Format): WebhooksWords => ({
  title: 'Webhooks',
  lead: 'An diese Adressen meldet Galley, was mit Ausgaben und Lesern geschieht.',
  none: {
    title: 'Noch keine Webhooks',
    what: 'Damit erfährt ein anderes Programm sofort, wenn eine Ausgabe erscheint oder Leser kommen und gehen.',
  },
  add: 'Webhook anlegen',
  added: 'Webhook angelegt',
  back: 'Alle Webhooks',
  states: {
    works: 'Funktioniert',
    new: 'Noch nichts gemeldet',
    fails: 'Scheitert',
    disabled: 'Abgeschaltet',
  },
  worked: (when) => `Letzter Erfolg: ${when}`,
  unused: 'Noch kein Erfolg',
  failsSince: (when) => `Scheitert seit: ${when}`,
  disabledSince: (when) => `Abgeschaltet: ${when}`,
  reasons: {
    gone: 'Die Adresse hat geantwortet, dass es sie nicht mehr gibt (410). Solange der Webhook aus ist, wird nichts für ihn aufgehoben.',
    failing:
      'Fünf Tage lang gab es keinen Erfolg. Solange der Webhook aus ist, wird nichts für ihn aufgehoben. Sobald die Adresse wieder funktioniert, schalten Sie ihn ein und melden Sie Gescheitertes erneut.',
  },
  counts: (waiting, failed) => `Wartend: ${waiting} · gescheitert: ${failed}`,
  oldSecret: (when) => `Bis ${when} wird auch mit dem alten Geheimnis unterschrieben.`,
  events: {
    'issue.compiled': 'Eine Ausgabe wurde aus der Warteschlange erstellt',
    'issue.approved': 'Sie hat alle Freigaben',
    'issue.approval_voided': 'Eine Änderung hat die Freigabe aufgehoben',
    'issue.released': 'Sie geht hinaus',
    'issue.held': 'Sie braucht einen Menschen',
    'issue.paused': 'Der Versand steht',
    'issue.resumed': 'Der Versand geht weiter',
    'issue.sent': 'Jede Mail hat ein Ergebnis',
    'issue.cancelled': 'Sie geht nicht hinaus',
    'subscription.confirmed': 'Jemand bekommt ab jetzt den Newsletter',
    'subscription.unsubscribed': 'Jemand hat ihn abbestellt',
    'subscriber.address_changed': 'Jemand hat eine andere Adresse',
    'subscriber.suppressed': 'Eine Adresse darf keine Mail bekommen',
    'subscriber.suppression_lifted': 'Sie darf wieder Mail bekommen',
    'subscriber.erased': 'Jemand wurde gelöscht',
    'webhook.test': 'Ein Test',
  },
  nouns: { issue: 'Ausgaben', subscription: 'Abonnements', subscriber: 'Leser' },
  eventCount: (count, all) =>
    count === all
      ? 'Alle Ereignisse'
      : format.plural(count, { one: '# Art von Ereignis', other: '# Arten von Ereignissen' }),
  form: {
    title: 'Webhook anlegen',
    what: 'Ab jetzt wird dorthin gemeldet, was geschieht. Ereignisse von Lesern nennen deren Adressen; darum unterschreibt Ihr Passkey.',
    url: 'Adresse (URL)',
    urlHint: 'Mit https, an einer öffentlichen Adresse.',
    urlWrong: 'Erwartet wird eine Adresse wie https://hooks.example.org/galley.',
    description: 'Wofür er da ist',
    descriptionHint: 'Etwa „Slack-Kanal der Redaktion“.',
    events: 'Ereignisse',
    eventsMissing: 'Wählen Sie mindestens eines.',
    action: 'Webhook anlegen',
  },
  shown: {
    title: 'Kopieren Sie das Geheimnis jetzt',
    what: 'Das empfangende Programm prüft damit die Unterschriften. Galley kann es nicht noch einmal zeigen.',
    label: 'Geheimnis',
    done: 'Ich habe es kopiert',
  },
  test: {
    title: 'Test',
    what: 'Meldet ein Ereignis, das nichts besagt, und zeigt die Antwort.',
    action: 'Test senden',
    waiting: 'Warten auf die Antwort …',
    worked: (status, time) => `Es funktioniert: Antwort ${status} nach ${time}.`,
    failed: (status, time) => `Antwort ${status} nach ${time}. Erwartet wird 200 bis 299.`,
    silent: (why) => `Keine Antwort: ${why}`,
  },
  posts: {
    title: 'Letzte Meldungen',
    what: 'Die letzten 50, die neueste zuerst. Sie werden 30 Tage lang aufgehoben.',
    none: 'Noch nichts gemeldet. Ein Test zeigt, ob die Adresse funktioniert.',
    states: { waiting: 'Wartet', delivered: 'Zugestellt', failed: 'Gescheitert' },
    again: 'Erneut melden',
    queued: 'Wird erneut gemeldet',
    next: (when) => `nächster Versuch ${when}`,
    triesCount: (count) => format.plural(count, { one: '# Versuch', other: '# Versuche' }),
  },
  replay: {
    title: 'Gescheitertes erneut melden',
    what: 'Unter denselben Kennungen, damit ein Programm, das sie kennt, sie übergeht.',
    since: 'Gescheitert',
    days: (days) => format.plural(days, { one: 'am letzten Tag', other: 'in den letzten # Tagen' }),
    action: 'Erneut melden',
    doneCount: (count) =>
      count === 0
        ? 'In dieser Zeit ist nichts gescheitert'
        : format.plural(count, {
            one: '# Ereignis wird erneut gemeldet',
            other: '# Ereignisse werden erneut gemeldet',
          }),
  },
  secret: {
    title: 'Geheimnis',
    what: 'Ersetzen Sie es, wenn es jemand gesehen haben könnte. Einen Tag lang wird mit beiden unterschrieben.',
    action: 'Geheimnis ersetzen',
  },
  rotating: {
    title: 'Geheimnis ersetzen?',
    what: 'Sie sehen das neue einmal. Einen Tag lang wird auch mit dem alten unterschrieben; wenn Sie es bis dahin im Programm ändern, geht nichts verloren.',
    action: 'Ersetzen',
  },
  enable: 'Einschalten',
  enabled: 'Eingeschaltet',
  remove: {
    title: 'Entfernen',
    what: 'Galley meldet nichts mehr dorthin und vergisst, was es gemeldet hat.',
    action: 'Webhook entfernen',
  },
  removing: {
    title: 'Diesen Webhook entfernen?',
    what: 'Was für ihn wartet, wird nicht gemeldet, und sein Geheimnis ist verloren.',
    action: 'Entfernen',
  },
  removed: 'Webhook entfernt',
});
