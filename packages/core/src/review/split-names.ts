import { quoteInput } from '../input/index.ts';
import { anyOf } from './fold-word.ts';
import { ENGLISH } from './review-words.ts';
import {
  COMPANY_ENDINGS,
  NAME_JOINERS,
  NAME_SUFFIXES,
  ROLE_OPENERS,
  ROLES,
} from './byline-words.ts';
import type { Complaint } from './text-rules.ts';
import { unwrapLinks } from './unwrap-links.ts';

export type SplitNames =
  | { readonly kind: 'names'; readonly names: readonly string[] }
  | { readonly kind: 'invalid'; readonly complaint: Complaint };

/** A stretch of a byline, with the separator before it as written. */
interface Piece {
  readonly separator: string;
  readonly text: string;
  /** Whether it is less than a full name without what was joined to it: "Okafor", "J. P.". */
  readonly isOneWord: boolean;
  /** Whether a description of the person was joined to it ("Ada Ito, Staff Writer"). */
  readonly hasRole: boolean;
}

/** The patterns of what separates names in a language. */
interface Joiners {
  readonly separator: RegExp;
  readonly leading: RegExp;
  readonly dangling: RegExp;
}

const known = new WeakMap<readonly string[], Joiners>();

function joinersOf(words: readonly string[]): Joiners {
  const kept = known.get(words);
  if (kept !== undefined) return kept;
  const joiner = `(?:${anyOf([...words, ...NAME_JOINERS])})`;
  const made: Joiners = {
    separator: new RegExp(
      // A separator inside a link or parentheses separates nothing.
      String.raw`\[\[[^[\]]*\]\]|\[[^[\]]*\]\([^()]*\)|\([^()]*\)` +
        String.raw`|(?<separator>[,;،؛\n]\s*(?:${joiner}\s+)?|\s${joiner}\s+|${ATTACHED}|${SLASH})`,
      'giu',
    ),
    leading: new RegExp(String.raw`^${joiner}(?:\s+|$)`, 'iu'),
    dangling: new RegExp(String.raw`\s${joiner}$`, 'iu'),
  };
  known.set(words, made);
  return made;
}

/** The Arabic "and" is part of the word after it. Names that begin with its letter stand alone. */
const ATTACHED = String.raw`(?<=\S\s+\S+)\sو(?=\p{Script=Arabic}{2,}\s+\S)`;
/** Between two full names; "AC/DC" and "Ada Ito/AP" are one credit each. */
const SLASH = String.raw`(?<=\p{L}\S*\s+[^\s/]*\p{L})/(?=\p{L}[^\s/]*\s+\p{L})`;
const STRONG = /[;؛\n]/u;
const COMPANY_ENDING = new RegExp(
  String.raw`^(?:(?:\d+|his|her|their|the)\s+)?(?:${anyOf(COMPANY_ENDINGS)})\b`,
  'iu',
);
const ROLE_START = new RegExp(String.raw`^(?:${anyOf(ROLE_OPENERS)})\s`, 'iu');
const ROLE_END = new RegExp(String.raw`^(?:\S+\s+){0,5}(?:${anyOf(ROLES)})$`, 'iu');
const CREDENTIAL = /^\p{Lu}[\p{Lu}.-]{1,7}$/u;
const CREDENTIAL_START = /^(\p{Lu}[\p{L}.]*\p{Lu}[\p{L}.]*)\s/u;
const INITIALS = /^(?:\p{L}\.[\s-]?)+$/u;
const NOT_A_NAME = /\s[/·•]\s|[|<>]|:\/\/|\d\D{0,3}\d{4}|\d{4}-\d|(?:^|\s)by\s/iu;

/**
 * Splits "Ada Ito, Bo Reyes and Cy Lund" into names, each as written. Suffixes, credentials and
 * roles stay with their name ("Bo Reyes, Jr."), and so do the halves of "Reyes, Bo" and of a company
 * ("Johnson & Johnson"). Between semicolons a comma is part of a name. Where a comma could be
 * between names or within one, it refuses rather than guesses.
 */
export function splitNames(text: string, joiners: readonly string[] = ENGLISH.joiners): SplitNames {
  const patterns = joinersOf(joiners);
  const pieces = joinCompanies(joinSuffixes(readPieces(text, patterns)));
  const listed = pieces.some(({ separator }) => STRONG.test(separator));
  const names = listed ? joinCommas(pieces) : namesIn(pieces);
  if (names === null) {
    const found = `${quoteInput(text)}, in which a comma could separate names or be part of one`;
    return { kind: 'invalid', complaint: { found, expected: 'semicolons between the names' } };
  }
  const odd = names.find((name) =>
    [NOT_A_NAME.test(name), patterns.dangling.test(name), isNameSuffix(name)].includes(true),
  );
  if (odd === undefined) return { kind: 'names', names };
  const found = `${quoteInput(odd)} among the names`;
  return { kind: 'invalid', complaint: { found, expected: 'a name' } };
}

/** Whether a text belongs to the name before it and is not a name itself: "Jr.", "PhD". */
export const isNameSuffix = (text: string): boolean =>
  NAME_SUFFIXES.has(text.replace(/[\s.()]/gu, '').toLowerCase());

function readPieces(text: string, patterns: Joiners): Piece[] {
  const source = text.trim().replace(patterns.leading, '');
  const pieces: Piece[] = [];
  let separator = '';
  let start = 0;
  const close = (end: number): void => {
    const text = unwrapLinks(source.slice(start, end)).trim();
    if (text !== '') pieces.push({ separator, text, isOneWord: isOneWord(text), hasRole: false });
  };
  for (const match of source.matchAll(patterns.separator)) {
    const found = match.groups?.['separator'];
    if (found === undefined) continue;
    close(match.index);
    separator = found;
    start = match.index + found.length;
  }
  close(source.length);
  return pieces;
}

const isComma = ({ separator }: Piece): boolean => /^\s*[,،]\s*$/u.test(separator);

/** Joins what is not a name itself to the name before it. */
const joinSuffixes = (pieces: readonly Piece[]): Piece[] =>
  joinPieces(pieces, (before, piece) => {
    const text = piece.text.replace(/(?<!\s)\s*\([^()]*\)$/u, '');
    if (isNameSuffix(text)) return 'suffix';
    const isRole = ROLE_END.test(text);
    if (!isComma(piece)) return isRole && before.hasRole ? 'role' : null;
    if (isRole || ROLE_START.test(text)) return 'role';
    const [, credential = ''] = CREDENTIAL_START.exec(text) ?? [];
    const isCredential = isAcronymAfter(before, text) && !before.isOneWord;
    return isCredential || isNameSuffix(credential) ? 'suffix' : null;
  });

/** Joins "Johnson & Johnson", "Reuter and Sons". People beside an "&" have two names each. */
function joinCompanies(pieces: readonly Piece[]): Piece[] {
  const plain = !pieces.some(({ separator }) => separator.includes(','));
  return joinPieces(pieces, (before, { separator, text }) => {
    if (separator === '' || STRONG.test(separator) || /^\s*[,،]\s*$/u.test(separator)) return null;
    // "Ortega y Gasset" is one name.
    if (/^\s[yei]\s$/iu.test(separator) && !before.isOneWord && isOneWord(text)) return 'company';
    const hasSign = /[&+]/u.test(separator) && (before.isOneWord || isOneWord(text));
    const twice = before.text === text;
    return COMPANY_ENDING.test(text) || twice || (plain && hasSign) ? 'company' : null;
  });
}

function joinPieces(
  pieces: readonly Piece[],
  decide: (before: Piece, piece: Piece) => 'suffix' | 'role' | 'company' | null,
): Piece[] {
  const joined: Piece[] = [];
  for (const piece of pieces) {
    const before = joined.at(-1);
    const how = before === undefined ? null : decide(before, piece);
    if (before === undefined || how === null) {
      joined.push(piece);
      continue;
    }
    const text = `${before.text}${piece.separator}${piece.text}`;
    joined[joined.length - 1] = {
      separator: before.separator,
      text,
      isOneWord: before.isOneWord && how !== 'company',
      hasRole: before.hasRole || how === 'role',
    };
  }
  return joined;
}

const joinCommas = (pieces: readonly Piece[]): string[] =>
  joinPieces(pieces, (_, piece) => (isComma(piece) ? 'suffix' : null)).map(({ text }) => text);

/** The names in pieces without semicolons, or null if it depends on who the people are. */
function namesIn(pieces: readonly Piece[]): readonly string[] | null {
  const names = pieces.map(({ text }) => text);
  const groups = groupAtJoiners(pieces);
  const listed = groups.filter((group) => group.length > 1);
  if (listed.length === 0) return names;
  // A list has no comma after its last "and", so these are pairs: "Okafor, Ines and Reuter, Daniel".
  if (groups.length > 1 && (groups.at(-1) ?? []).length > 1) {
    const paired = groups.filter((group) => group.length > 1);
    const alone = groups.flatMap((group) => (group.length === 1 ? group : []));
    const told = alone.every(({ text }) => text.includes(',')) && paired.every(hasOneWords);
    return paired.every(isPairs) && (alone.length === 0 || told) ? joinPairs(groups) : null;
  }
  const oneWord = pieces.filter((piece) => piece.isOneWord).length;
  if (!listed.flat().some((piece) => piece.isOneWord)) return names;
  const [first, second] = pieces;
  // "Reuters, AP" may be two agencies, or a last name and initials without dots.
  const isAcronym =
    first !== undefined && second !== undefined && isAcronymAfter(first, second.text);
  if (isAcronym && !INITIALS.test(second.text)) return null;
  if (names.length === 2) return joinPairs(groups);
  const hasSign = pieces.some(({ separator }) => /[&+]/u.test(separator));
  const evenList = groups.length === 1 && names.length % 2 === 0;
  return oneWord === names.length && !hasSign && !evenList ? names : null;
}

/** All capitals, after a text that is not. */
const isAcronymAfter = (before: Piece, text: string): boolean =>
  CREDENTIAL.test(text) && /\p{Ll}/u.test(before.text);

function groupAtJoiners(pieces: readonly Piece[]): Piece[][] {
  const groups: Piece[][] = [];
  for (const piece of pieces) {
    if (isComma(piece)) groups.at(-1)?.push(piece);
    else groups.push([piece]);
  }
  return groups;
}

/** A last and a first name, or several such pairs. */
const isPairs = (group: readonly Piece[]): boolean => group.length === 2 || hasOneWords(group);

/** Whether one of each two pieces is a single word, as names rarely are in a list. */
const hasOneWords = (group: readonly Piece[]): boolean =>
  group.length % 2 === 0 &&
  group.every((piece, at) => piece.isOneWord || group[at % 2 === 0 ? at + 1 : at - 1]?.isOneWord);

const joinPairs = (groups: readonly (readonly Piece[])[]): string[] =>
  groups.flatMap((group) =>
    group.flatMap(({ text }, index) => {
      const next = group[index + 1];
      if (index % 2 === 1) return [];
      return [next === undefined ? text : `${text}${next.separator}${next.text}`];
    }),
  );

const isOneWord = (text: string): boolean => !/\s/u.test(text) || INITIALS.test(text);
