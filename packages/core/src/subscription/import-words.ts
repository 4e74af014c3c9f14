import {
  BOUNCED,
  COMPLAINED,
  LEFT,
  RECEIVES,
  SUPPRESSED,
  UNCONFIRMED,
  type ImportStanding,
} from './import-standing.ts';

/** `doubted`: says nothing about this newsletter unless the operator vouches for the whole file. */
export type WordMeaning = ImportStanding | 'doubted';

export type WordTable = ReadonlyMap<string, WordMeaning>;

/** The form in which two spellings of a word are equal: `Opted-Out` is `opted out`. */
export const foldWord = (text: string): string =>
  text
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_-]+/g, ' ');

/** Makes a table of words from comma-separated lists. */
export const wordTable = (
  ...entries: readonly (readonly [words: string, meaning: WordMeaning])[]
): WordTable =>
  new Map(
    entries.flatMap(([words, meaning]) =>
      words.split(', ').map((word) => [word, meaning] as const),
    ),
  );

/** Words of a status column whose program is unknown. */
export const STATUS_WORDS: WordTable = wordTable(
  ['confirmed, subscribed, active, opted in, opt in', RECEIVES],
  ['enabled', 'doubted'],
  ['pending, unconfirmed, not confirmed, unactivated, not activated', UNCONFIRMED],
  ['awaiting confirmation, unverified', UNCONFIRMED],
  ['unsubscribed, unsubscribe, unsub, not subscribed, nonsubscribed, non subscribed', LEFT],
  ['never subscribed', LEFT],
  ['opted out, opt out, optout, left, inactive, not active, disabled, deactivated', LEFT],
  ['removed, deleted, archived, transactional, canceled, cancelled', LEFT],
  ['blocked, blocklisted, blacklisted, banned, do not mail, do not email, invalid', LEFT],
  ['bounced, bounce, hard bounced, hard bounce, cleaned, undeliverable', BOUNCED],
  ['complained, complaint, spam, spam complaint, marked as spam, reported spam', COMPLAINED],
  ['abuse, junk', COMPLAINED],
  ['suppressed', SUPPRESSED],
);

/** Whether a cell is a word about leaving, or a short list with such a word. */
export const speaksOfLeaving = (text: string): boolean =>
  text.length >= 5 && text.length <= 200 && text.split(/[,;|]/).some(isLeaving);

const isLeaving = (text: string): boolean =>
  text.length >= 5 && text.length <= 20 && LEAVING.has(foldWord(text));

const LEAVING: ReadonlySet<string> = new Set(
  [
    'unsubscribed, unsubscribe, unsub, not subscribed, nonsubscribed, opted out, opt out, optout',
    'bounced, hard bounced, hard bounce, cleaned, undeliverable, complained, spam complaint',
    'suppressed, blocklisted, blacklisted, do not mail, do not email, do not contact',
    'abgemeldet, abbestellt, ausgetragen, désabonné, désinscrit, desuscrito, dado de baja',
    'disiscritto, afgemeld, uitgeschreven, descadastrado, отписан',
  ].flatMap((words) => words.split(', ')),
);

const YES: ReadonlySet<string> = new Set(['true', 't', 'yes', 'y', '1', 'on', 'x', '✓', '✔', '☑']);
const NO: ReadonlySet<string> = new Set(['false', 'f', 'no', 'n', '0', 'off']);

/** What a yes-or-no cell says; null if it says neither, including a blank. */
export function readFlag(text: string): boolean | null {
  const word = foldWord(text);
  return YES.has(word) ? true : NO.has(word) ? false : null;
}

const NOTHING: ReadonlySet<string> = new Set(['null', 'nil', 'none', 'n/a', 'na', 'nan', '', '?']);

/** Whether a filled cell means nothing, or no: `NULL`, `0000-00-00`, `-`. */
export const saysNothing = (text: string): boolean =>
  NOTHING.has(foldWord(text)) || text.trim().startsWith('0000-00-00') || readFlag(text) === false;
