import type { Claim, HeadField } from '@galley/core/collect';
import { MISSING, sure, unsure } from './head-field.ts';
import { foldTitle } from '@galley/core/review';
import { plainLine } from './plain-line.ts';
import { splitNames } from '@galley/core/review/formats';

const LONGEST_NAME = 120;
const MOST_AUTHORS = 50;
/** What content systems write when nobody is named. */
const NOBODY = /^(?:admin|administrator|author|editor|staff|guest|unknown|anonymous|n\/a|none)$/i;
// Only one part may vary: with two, a line that is full of "@" takes seconds.
const HANDLE = /^@|^https?:|\S@\S+\.\S/i;

/** The names that one source gives. */
export interface NamesClaim {
  readonly texts: readonly string[];
  readonly source: string;
  /** The source writes "Family, Given". */
  readonly familyFirst?: boolean;
}

/** Decides who wrote an article. A source that names fewer of the same people doesn't contradict. */
export function settleAuthors(
  given: readonly NamesClaim[],
  outlet: string | null,
): HeadField<readonly string[]> {
  const read = given.map((each) => readNames(each, outlet)).filter((each) => each !== null);
  const clear = read.filter(({ isClear }) => isClear);
  const [first] = clear;
  if (first === undefined) {
    return read.length === 0 ? MISSING : unsure(null, read.map(showNames));
  }
  const best = clear.reduce(
    (most, each) => (each.names.length > most.names.length && covers(each, most) ? each : most),
    first,
  );
  const others = clear.filter((each) => !covers(best, each));
  const claim = { value: best.names, source: best.source };
  return others.length === 0 ? sure(claim) : unsure(claim, others.map(showNames));
}

interface Names {
  readonly names: readonly string[];
  readonly source: string;
  readonly isClear: boolean;
}

function readNames(
  { texts, source, familyFirst }: NamesClaim,
  outlet: string | null,
): Names | null {
  const names: string[] = [];
  let isClear = true;
  for (const text of texts.slice(0, MOST_AUTHORS)) {
    const line = plainLine(text, 1000)?.replace(/^by:?\s+/i, '') ?? null;
    if (line === null || HANDLE.test(line) || NOBODY.test(line)) continue;
    if (outlet !== null && foldTitle(line) === foldTitle(outlet)) continue;
    if (familyFirst === true) {
      names.push(givenFirst(line));
      continue;
    }
    const split = texts.length > 1 && !line.includes(',') ? asOne(line) : splitNames(line);
    if (split.kind === 'names') names.push(...split.names);
    else {
      names.push(line);
      isClear = false;
    }
  }
  const each = [...new Set(names)].filter((name) => name.length <= LONGEST_NAME);
  return each.length === 0 ? null : { names: each.slice(0, MOST_AUTHORS), source, isClear };
}

const asOne = (name: string): ReturnType<typeof splitNames> => ({ kind: 'names', names: [name] });

/** @example givenFirst('Ito, Ada') // 'Ada Ito' */
function givenFirst(name: string): string {
  const [family = '', given = '', ...rest] = name.split(',').map((part) => part.trim());
  if (given === '') return family;
  return [`${given} ${family}`, ...rest].join(', ');
}

function covers(one: Names, other: Names): boolean {
  const there = new Set(one.names.map(nameKey));
  return other.names.every((name) => there.has(nameKey(name)));
}

/** "Ito, Ada" and "Ada Ito" are the same person. */
const nameKey = (name: string): string =>
  foldTitle(name).replaceAll(',', '').split(' ').toSorted().join(' ');

const showNames = ({ names, source }: Names): Claim => ({ value: names.join('; '), source });
