import type { ColumnMeaning } from './import-meaning.ts';
import { BUTTONDOWN_WORDS } from './import-names.ts';
import { BOUNCED, LEFT, RECEIVES, UNCONFIRMED } from './import-standing.ts';
import { wordTable, type WordTable } from './import-words.ts';

/** A program whose exports are recognised. Column names are folded (`foldName`). */
export interface ImportFormat {
  readonly name: string;
  /** Its name in messages. */
  readonly title: string;
  /** A file has this format when all names of one of these sets are among its columns. */
  readonly signs: readonly (readonly string[])[];
  readonly columns: Readonly<Record<string, ColumnMeaning>>;
  /** Signs of a file whose people belong to an audience that only the file's name tells. */
  readonly audienceInName?: readonly string[];
  /** Its word for people who receive means something else, so the operator has to vouch. */
  readonly vouched?: string;
  /**
   * A file without any column about standing is accepted, with this warning if there is one. If
   * this is not set, the operator has to vouch for such a file.
   */
  readonly silence?: { readonly warning: string | null };
}

const PASSED: ColumnMeaning = { kind: 'passed-over' };
const SINCE: ColumnMeaning = { kind: 'since' };
const CONFIRMED_AT: ColumnMeaning = { kind: 'confirmed-at' };
const IP: ColumnMeaning = { kind: 'ip' };

const passed = (names: string): Readonly<Record<string, ColumnMeaning>> =>
  Object.fromEntries(names.split(' ').map((name) => [name, PASSED]));

/** The formats in order of certainty; the first whose signs are present counts. */
export const IMPORT_FORMATS: readonly ImportFormat[] = [
  {
    name: 'galley',
    title: 'an export of Galley',
    signs: [['email', 'status', 'since', 'confirmedat', 'unsubscribedat', 'suppression']],
    columns: {
      status: {
        kind: 'status',
        words: wordTable(['confirmed', RECEIVES], ['pending', UNCONFIRMED], ['unsubscribed', LEFT]),
        blank: 'silent',
      },
      since: SINCE,
      confirmedat: CONFIRMED_AT,
      unsubscribedat: { kind: 'left-at' },
      suppression: { kind: 'suppression' },
      choice: { kind: 'choice' },
      rhythm: { kind: 'rhythm' },
      pauseduntil: { kind: 'paused-until' },
      catchupsince: { kind: 'catch-up-since' },
    },
  },
  {
    name: 'mailchimp',
    title: 'an export of Mailchimp',
    signs: [['unsubtime'], ['cleantime'], ['leid'], ['euid'], ['memberrating'], ['optintime']],
    audienceInName: ['leid', 'euid', 'optintime', 'confirmtime', 'lastchanged'],
    columns: {
      unsubtime: { kind: 'ended-all', standing: LEFT },
      cleantime: { kind: 'ended-all', standing: BOUNCED },
      optintime: SINCE,
      optinip: IP,
      confirmtime: CONFIRMED_AT,
      confirmip: IP,
      ...passed(
        'memberrating latitude longitude gmtoff dstoff timezone cc region lastchanged leid euid notes tags',
      ),
      ...passed('unsubcampaigntitle unsubcampaignid unsubreason unsubreasonother'),
      ...passed('cleancampaigntitle cleancampaignid'),
    },
  },
  {
    name: 'substack',
    title: 'an export of Substack',
    signs: [['emaildisabled'], ['activesubscription'], ['stripeplan']],
    silence: { warning: "it has no column email_disabled and doesn't tell who turned mail off" },
    columns: {
      emaildisabled: { kind: 'flag', yes: LEFT, no: RECEIVES },
      createdat: SINCE,
      startdate: SINCE,
      // Who pays, and for what.
      ...passed('activesubscription expiry plan preferdigests firstpaymentat type'),
      ...passed('stripeconnectedcustomerid stripeplan canceldate paidupgradedate activity'),
      ...passed('subscriptionsourcefree subscriptionsourcepaid daysactive stateprovince'),
    },
  },
  {
    name: 'ghost',
    title: 'an export of Ghost',
    signs: [['subscribedtoemails'], ['complimentaryplan']],
    columns: {
      subscribedtoemails: { kind: 'flag', yes: RECEIVES, no: LEFT },
      deletedat: { kind: 'ended', standing: LEFT },
      newsletters: { kind: 'gets' },
      createdat: SINCE,
      ...passed('id note complimentaryplan stripecustomerid labels tiers products giftid'),
    },
  },
  {
    name: 'beehiiv',
    title: 'an export of beehiiv',
    signs: [['status', 'tier']],
    columns: {
      status: {
        kind: 'status',
        words: wordTable(['active', RECEIVES], ['inactive, pending, validating, invalid', LEFT]),
        blank: 'refused',
      },
      unsubscribedat: { kind: 'ended', standing: LEFT },
      createdat: SINCE,
      ...passed('tier stripecustomerid'),
    },
  },
  {
    name: 'listmonk',
    title: 'an export of listmonk',
    signs: [
      ['uuid', 'attributes'],
      ['uuid', 'status', 'updatedat'],
    ],
    vouched: '"enabled" there says nothing about lists: people who left one are "enabled" too',
    columns: {
      status: {
        kind: 'status',
        words: wordTable(['enabled', 'doubted'], ['disabled, blocklisted', LEFT]),
        blank: 'refused',
      },
      createdat: SINCE,
      ...passed('uuid attributes updatedat'),
    },
  },
  {
    name: 'buttondown',
    title: 'an export of Buttondown',
    signs: [
      ['emailaddress', 'type'],
      ['subscribertype'],
      ['unsubscriptiondate'],
      ['undeliverabilitydate'],
      ['type', 'creationdate'],
      ['emailaddress', 'creationdate'],
      ['emailaddress', 'referrerurl'],
    ],
    columns: {
      type: { kind: 'status', words: BUTTONDOWN_WORDS, blank: 'refused' },
      subscribertype: { kind: 'status', words: BUTTONDOWN_WORDS, blank: 'refused' },
      unsubscriptiondate: { kind: 'ended', standing: LEFT },
      unsubscriptionreason: { kind: 'ended', standing: LEFT },
      undeliverabilitydate: { kind: 'ended', standing: BOUNCED },
      undeliverabilityreason: { kind: 'ended', standing: BOUNCED },
      creationdate: SINCE,
      ipaddress: IP,
      ...passed('id tags metadata notes source referrerurl commentingdisabled churndate'),
      ...passed('utmcampaign utmmedium utmsource utmterm utmcontent subscriberimportid'),
    },
  },
];

/** A file from an unknown program: the meaning of its columns is read from their names. */
export const PLAIN_FORMAT: ImportFormat = {
  name: 'plain',
  title: 'a plain list',
  signs: [],
  columns: {},
  silence: { warning: null },
};

/** Words of a status column, one for each meaning, for a message. */
export function knownWords(words: WordTable): string {
  const meanings = new Map([...words].toReversed().map(([word, meaning]) => [meaning, word]));
  return [...meanings.values()]
    .toReversed()
    .map((word) => `"${word}"`)
    .join(', ');
}
