import type { Format } from '../format.ts';
import type { Messages } from '../messages/messages.ts';
import { german as archive } from './archive/german.ts';
import { german as corrections } from './corrections/german.ts';
import type { PageMessages } from './page-messages.ts';
import { german as signUp } from './sign-up/german.ts';

export const german = (format: Format, words: Messages): PageMessages => ({
  skip: 'Zum Inhalt',
  latest: 'Aktuell',
  subscribe: 'Abonnieren',
  foot: 'Diese Seiten kommen ohne Skripte und Cookies aus. Herausgegeben mit Galley.',
  invitation: (title) => `${title} per E-Mail lesen`,
  introduction: (cadence) => `Eine neue Ausgabe kommt ${words.rhythm(cadence)}.`,
  latestIssue: 'Die neueste Ausgabe',
  earlierIssues: 'Frühere Ausgaben',
  noIssueYet: 'Die erste Ausgabe erscheint bald.',
  everyIssue: (title) => `Alle Ausgaben von ${title}`,
  alsoInThisIssue: 'Außerdem in dieser Ausgabe',
  onlyThisReview: 'Nur diese Besprechung',
  reviewOf: (title) => `Eine Besprechung von ${title}`,
  stoodIn: 'Erschienen in',
  issueOf: (title, issue) => `${title}, Ausgabe ${format.number(issue)}`,
  archive: archive(format),
  corrections,
  form: {
    title: 'Per E-Mail lesen',
    again: 'Wieder abonnieren',
    email: 'E-Mail-Adresse',
    name: 'Name',
    optional: '(freiwillig)',
    trap: 'Bitte leer lassen',
    consent: (title) =>
      `Ich möchte ${title} per E-Mail erhalten. Ich kann das Abonnement jederzeit mit einem Klick beenden.`,
    privacy:
      'Zuerst schicken wir Ihnen eine einzige Mail und warten auf Ihre Bestätigung. Wir speichern Ihre Adresse, Ihren Namen, wenn Sie ihn angeben, und einen Nachweis Ihrer Einwilligung (Wortlaut, Zeitpunkt, Seite und ein Hash Ihrer IP-Adresse).',
    check: 'Bitte prüfen Sie Ihre Angaben',
    flaws: {
      'no-address': 'Bitte geben Sie eine E-Mail-Adresse wie ada@example.com ein.',
      'foreign-letters':
        'Vor dem @ sind nur Buchstaben ohne Umlaute und Akzente möglich (Mailserver unterwegs lehnen andere womöglich ab).',
      'not-plain': 'Bitte geben Sie nur die Adresse ein, zum Beispiel ada@example.com.',
      'long-local': 'Vor dem @ sind höchstens 64 Zeichen möglich.',
      'no-domain': 'Nach dem @ fehlt eine Domain wie example.com.',
      'long-address': 'Eine Adresse hat höchstens 254 Zeichen.',
      'control-characters': 'Der Name darf keine Steuer- oder Richtungszeichen enthalten.',
      'long-name': 'Der Name darf höchstens 120 Zeichen haben.',
    },
  },
  signUp,
  thanks: {
    title: 'Sehen Sie jetzt in Ihr Postfach',
    sent: (seconds) =>
      `Wenn die Adresse Mails von uns empfangen kann, ist ein Link zur Bestätigung unterwegs. Er gilt ${format.duration(seconds)}.`,
    nothing:
      'Nach ein paar Minuten ist noch nichts da? Sehen Sie im Spam-Ordner nach. Wenn Sie den Newsletter schon abonniert haben, kommt keine weitere Mail.',
  },
  confirm: {
    question: (title) => `${title} erhalten?`,
    what: 'Ein Klick genügt, und die nächste Ausgabe kommt per E-Mail.',
    action: (title) => `Ja, ich möchte ${title} erhalten`,
  },
  welcome: {
    title: 'Ihr Abonnement ist bestätigt',
    next: (title) => `Die nächste Ausgabe von ${title} kommt per E-Mail.`,
    read: 'Jetzt die neueste Ausgabe lesen',
  },
  expired: {
    title: 'Dieser Link ist abgelaufen',
    why: (seconds) => `Er galt ${format.duration(seconds)}, oder ein neuerer Link hat ihn ersetzt.`,
    action: 'Neuen Link anfordern',
  },
  leave: {
    question: (title) => `${title} abbestellen?`,
    what: 'Sie erhalten dann keine Ausgaben mehr.',
  },
  goodbye: {
    title: 'Sie haben sich abgemeldet',
    left: (title) => `Sie erhalten ${title} nicht mehr.`,
    gone: 'Sie erhalten keine Mails mehr von uns.',
    others: 'Was Sie sonst noch erhalten',
  },
  preferences: {
    title: 'Ihre Einstellungen',
    saved: 'Gespeichert.',
    of: 'Für',
    what: 'Was Sie erhalten',
    status: {
      pending: 'wartet auf Ihre Bestätigung',
      confirmed: 'abonniert',
      unsubscribed: 'abbestellt',
    },
    save: 'Speichern',
  },
  notFound: {
    title: 'Seite nicht gefunden',
    why: 'Unter dieser Adresse gibt es nichts.',
    action: 'Zur Startseite',
  },
  away: {
    title: 'Gleich wieder da',
    why: 'Wir kommen gerade nicht an unsere Daten. Das dauert meist keine Minute.',
    again:
      'Bitte versuchen Sie es dann noch einmal. Wenn Sie gerade etwas abgeschickt haben, schicken Sie es noch einmal ab: Zweimal schadet nicht.',
  },
  broken: {
    title: 'Etwas ist schiefgegangen',
    why: 'Der Fehler liegt bei uns. Bitte versuchen Sie es in einer Minute noch einmal.',
    quote: 'Wenn Sie uns deswegen schreiben, nennen Sie bitte',
  },
  badLink: {
    title: 'Dieser Link funktioniert nicht',
    why: 'Vielleicht ist er abgeschnitten. Bitte öffnen Sie ihn aus der Mail heraus, oder kopieren Sie ihn vollständig.',
  },
});
