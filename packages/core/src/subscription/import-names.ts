import type { ColumnMeaning, Unclear } from './import-meaning.ts';
import {
  BOUNCED,
  COMPLAINED,
  LEFT,
  RECEIVES,
  SUPPRESSED,
  UNCONFIRMED,
  type ImportStanding,
} from './import-standing.ts';
import { STATUS_WORDS, wordTable, type WordMeaning, type WordTable } from './import-words.ts';
import { speaksOfStanding } from './speaks-of-standing.ts';

/**
 * The form in which two spellings of a column's name are equal: `Opt-Out`, `opt_out` and `OptOut`
 * are `optout`. Invisible characters and everything that is not a letter or digit are dropped.
 */
export const foldName = (title: string): string =>
  title
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '');

/** Buttondown's words; other files with a column `type` are also read by them. */
export const BUTTONDOWN_WORDS: WordTable = wordTable(
  ['regular, premium, gifted, trialed, churning, churned, past due, paused', RECEIVES],
  ['unpaid, upcoming', RECEIVES],
  ['unactivated', UNCONFIRMED],
  ['unsubscribed, removed, blocked', LEFT],
  ['complained', COMPLAINED],
  ['undeliverable', BOUNCED],
);

const status = (words: WordTable): ColumnMeaning => ({ kind: 'status', words, blank: 'refused' });
const flag = (yes: WordMeaning, no: ImportStanding): ColumnMeaning => ({ kind: 'flag', yes, no });
const mark = (standing: ImportStanding): ColumnMeaning => ({ kind: 'mark', standing });
const ended = (standing: ImportStanding): ColumnMeaning => ({ kind: 'ended', standing });

const OF = '(?:is|has|was|user|e?mail|member|contact|subscriber|reader|list|global)*';
const WHEN = '(?:at|on|date|time|timestamp|datetime|utc)+';
const ABOUT = `(?:${WHEN}|reason\\w*|ip|source|campaign\\w*|method|comments?)`;
const DATE = '(?:date|time)(?:of)?';

const GONE =
  'unsub|unsubscribed?(?:fromalle?mails?)?|unsubscription|unsubscribes|opt(?:ed)?out(?:ofe?mails?)?|left|leave|deleted?|deletion|removed|disabled|inactive|deactivated|blocked|blocklisted|blacklisted|banned|archived|cancell?ed|donot(?:e?mail|contact)|dnc';
const BOUNCE = '(?:hard)?bounced?|undeliverable|undeliverability|cleaned';
const COMPLAINT = 'complained|complaint|spam(?:complaint|reported)?|markedasspam|abuse';

const PLACE = 'us|home|work|mailing|postal|billing|shipping|address';
const OTHER =
  'company|business|employment|job|career|academic|student|marital|civil|family|relationship|visa|residence|payment|paid|billing|invoice|order|shipping|tax|vat|project|vip';

const whole = (pattern: string) => new RegExp(`^(?:${pattern})$`);
const events = (
  words: string,
  standing: ImportStanding,
): readonly (readonly [RegExp, ColumnMeaning])[] => [
  [whole(`${OF}(?:${words})`), mark(standing)],
  [whole(`${OF}(?:${words})${ABOUT}|${DATE}(?:${words})`), ended(standing)],
];

/** Columns of files whose program is unknown, by their folded names; the first that fits counts. */
const NAMES: readonly (readonly [RegExp, ColumnMeaning])[] = [
  [whole('e?mail(?:address)?|subscriberemail|contactemail'), { kind: 'email' }],
  [whole('(?:full|display|subscriber|contact|reader)?name'), { kind: 'name' }],
  [whole('first(?:name)?|fname|givenname|forename|vorname'), { kind: 'first-name' }],
  [whole('last(?:name)?|lname|surname|familyname|nachname'), { kind: 'last-name' }],
  [
    whole(
      '(?:subscriber|subscription|reader)?ids?|(?:un)?subscri(?:be|ption)(?:url|link|token)|subscriptionsource|(?:confirm|confirmation|optin|optout|preferences?)(?:url|link|token)|updatedat|last(?:active|activity)(?:at)?',
    ),
    { kind: 'passed-over' },
  ],
  // Part of an address, or the status of something else.
  [
    whole(
      `(?:${PLACE})*(?:state|province|region|county)(?:state|province|region|county|code)+|(?:${PLACE})+state`,
    ),
    { kind: 'passed-over' },
  ],
  [whole(`(?:${OTHER})status|estadocivil`), { kind: 'passed-over' }],
  ...events(GONE, LEFT),
  ...events(BOUNCE, BOUNCED),
  ...events(COMPLAINT, COMPLAINED),
  ...events('suppressed', SUPPRESSED),
  [whole('suppression(?:reason)?'), { kind: 'suppression' }],
  [whole(`${OF}(?:subscription|sub)?(?:status|state)`), status(STATUS_WORDS)],
  [
    whole('(?:subscriber|subscription|member|contact)?type'),
    status(new Map([...STATUS_WORDS, ...BUTTONDOWN_WORDS])),
  ],
  [
    whole(
      `${OF}(?:subscribed(?:toe?mails?)?|opt(?:ed)?in|receives(?:e?mails?)?|accepts(?:e?mail)?marketing|active|mailable|(?:gdpr|marketing|e?mail)?consent(?:ed|given)?)`,
    ),
    flag(RECEIVES, LEFT),
  ],
  [whole(`${OF}(?:confirmed|doubleoptin|activated)`), flag(RECEIVES, UNCONFIRMED)],
  [whole(`${OF}enabled`), flag('doubted', LEFT)],
  [
    whole(`confirm(?:ed|ation)?${WHEN}|${DATE}confirm(?:ed|ation)`),
    { kind: 'confirmed-if-filled' },
  ],
  [
    whole(
      `(?:creat(?:ed|ion)|sign(?:ed)?up|join(?:ed)?|subscri(?:bed?|ption)|opt(?:ed)?in|consent(?:ed)?|added)${WHEN}|${DATE}(?:created|signup|joined|subscribed|optin|consent|added)|created|since|(?:active|member|subscriber|subscribed|customer|registered)since|(?:angemeldet|registriert|eingetragen)(?:am|seit)|anmeldedatum`,
    ),
    { kind: 'since' },
  ],
  [whole('(?:signup|optin|confirm|consent|subscribe|source)?ip(?:address)?'), { kind: 'ip' }],
];

/** A longer one is a sentence, and slow to match. */
const LONGEST_NAME = 48;

/** The meaning of a column of an unknown program, by its name. */
export function readColumnName(title: string): ColumnMeaning | Unclear {
  const name = foldName(title);
  if (name.length <= LONGEST_NAME) {
    for (const [pattern, meaning] of NAMES) if (pattern.test(name)) return meaning;
  }
  return speaksOfStanding(title, name) ? { kind: 'unclear' } : { kind: 'passed-over' };
}
