import { hasInk, quoteInput } from '../input/index.ts';
import { holdsAddress, isHost, readAddressLine } from './address-line.ts';
import {
  complainAboutLeftOver,
  type Fact,
  type HeadFields,
  isPlausible,
  readFacts,
} from './head-facts.ts';
import { readLabel } from './head-label.ts';
import { ENGLISH, type ReviewWords } from './review-words.ts';
import { readSectionName } from './section-name.ts';
import type { LocatedComplaint, SourceLine } from './source-line.ts';
import { endsSentence, isHeadingLine } from './text-line.ts';
import type { Complaint } from './text-rules.ts';

/** What is between the title and the first section. */
export interface Head {
  readonly fields: HeadFields;
  /** On which line each field was read. */
  readonly lines: ReadonlyMap<keyof HeadFields, number>;
  readonly problems: readonly LocatedComplaint[];
  /** How many of the given lines belong to the head. */
  readonly length: number;
}

/** A line that may belong to the head. */
interface HeadLine extends SourceLine {
  readonly facts: readonly Fact[];
  /**
   * `facts` is a line of the head; `words` may be the outlet or a heading; `address` is a line with
   * words around an address; `prose` is none of them.
   */
  readonly kind: 'facts' | 'words' | 'address' | 'prose';
  readonly index: number;
}

const NOTHING: HeadFields = {
  title: null,
  rating: null,
  outlet: null,
  publishedOn: null,
  authors: [],
  url: null,
  topics: [],
};
const LONGEST_BYLINE = 300;
/** More lines than a head has, so that a long text without sections is not read as one. */
const MOST_LINES = 100;
const EXAMPLE = '"5/5 · WIRED · March 11, 2026 · By Maxwell Zeff"';

/**
 * Reads the lines under the title: rating, outlet, date, byline and URL, with or without labels, and
 * topics with one, in any order, on one line or on several. The outlet is the part that is none of the others, if there
 * is only one and nothing in it looks like another. `known` says what was given elsewhere.
 */
export function parseHead(
  lines: readonly SourceLine[],
  known: { title?: string; outlet?: string } = {},
  words: ReviewWords = ENGLISH,
): Head {
  const { taken, length } = takeHeadLines(lines, known.outlet !== undefined, words);
  let fields = NOTHING;
  const found = new Map<keyof HeadFields, number>();
  const problems: LocatedComplaint[] = [];
  const take = (
    line: number,
    field: keyof HeadFields,
    text: string,
    value: Partial<HeadFields>,
  ) => {
    if (found.has(field) || (field === 'title' && known.title !== undefined)) {
      problems.push({ line, ...complainAboutSecond(field, text) });
    } else {
      fields = { ...fields, ...value };
      found.set(field, line);
    }
  };
  for (const { facts, line } of taken) {
    for (const fact of facts) {
      if (fact.kind === 'invalid') problems.push({ line, ...fact.complaint });
      else if (fact.kind === 'known') take(line, fact.field, fact.text, fact.value);
      else if (fact.text !== known.title) {
        const complaint = complainAboutLeftOver(fact.text, words);
        if (complaint !== null) problems.push({ line, ...complaint });
        else take(line, 'outlet', fact.text, { outlet: fact.text });
      }
    }
  }
  return { fields, lines: found, problems, length };
}

/** Whether a first line is the line of rating, outlet, date and byline, so that a title is missing. */
export function readsAsHead(text: string, words: ReviewWords = ENGLISH): boolean {
  const facts = readFacts(text, words);
  const known = facts.filter((fact) => fact.kind !== 'left over');
  const strong = known.filter(({ told }) => told === 'form');
  const onlyStars = facts.length === 1 && known.length === 1 && /^[⭐★🌟½☆✩]/u.test(text);
  // A title may begin with "Source:", which elsewhere names the outlet.
  const isLabelled =
    readLabel(text, words)?.kind !== 'source' &&
    known.some((fact) => fact.kind === 'known' && fact.told === 'label');
  const hasRating = strong.some(({ field }) => field === 'rating');
  const isPlain = strong.length > 1 || hasRating || (strong.length > 0 && /[·•|]/u.test(text));
  return (
    (isPlain && facts.length > 1) ||
    onlyStars ||
    isLabelled ||
    readAddressLine(text, words)?.text === null
  );
}

export function complainAboutOutlet(text: string | null): Complaint {
  const found = text === null ? 'no outlet' : `${quoteInput(text)} instead of an outlet`;
  return { found, expected: `a line such as ${EXAMPLE}` };
}

/**
 * The lines of the head: all up to the last one with a rating, a date or a byline, unless prose or a
 * section comes before it. Words beside them without a blank line are not the text of a section.
 */
function takeHeadLines(
  lines: readonly SourceLine[],
  outletKnown: boolean,
  words: ReviewWords,
): { taken: readonly HeadLine[]; length: number } {
  const taken: HeadLine[] = [];
  let waiting: HeadLine[] = [];
  let named = outletKnown;
  const take = (line: HeadLine): void => {
    taken.push(...waiting, line);
    waiting = [];
    named ||= line.facts.some(namesOutlet);
  };
  const finish = () => ({ taken, length: (taken.at(-1)?.index ?? -1) + 1 });
  for (const chunk of chunksOf(lines, words)) {
    const hasProse = chunk.some(({ kind }) => kind === 'prose');
    const isLabelled = taken.some(({ facts }) => facts.some((fact) => isTold(fact, 'label')));
    let isBeside = false;
    for (const line of chunk) {
      const { kind, facts, text } = line;
      const isNew = facts.some((fact) => fact.kind === 'left over');
      if (kind === 'prose' || (hasProse && !facts.every(isPlausible))) return finish();
      if (kind === 'address' || (kind === 'words' && named && isHost(text))) {
        const hasUrl = taken.some((each) => each.facts.some(isUrl));
        if (hasUrl || hasProse || waiting.length > 0) return finish();
        take({ ...line, facts: [complainAboutAddress(text)] });
        continue;
      }
      if (kind === 'facts') {
        const onlyUrl = facts.every((fact) => fact.kind !== 'left over' && fact.field === 'url');
        const isWeak = isNew && named && facts.every(isWeaklyTold);
        if (waiting.length > 0 && (onlyUrl || isWeak)) return finish();
        if (isWeak && !isBeside) waiting.push(line);
        else take(line);
      } else if (
        !named ||
        (isLabelled && complainAboutLeftOver(text, words)?.found.startsWith('the label'))
      ) {
        take(line);
      } else if (isBeside && !hasProse) take(line);
      else if (hasProse) return finish();
      else waiting.push(line);
      isBeside ||= taken.length > 0 && waiting.length === 0;
    }
  }
  return finish();
}

/** The lines before the first section, between blank lines. */
function chunksOf(lines: readonly SourceLine[], words: ReviewWords): HeadLine[][] {
  const chunks: HeadLine[][] = [[]];
  let count = 0;
  for (const [index, source] of lines.entries()) {
    if (!hasInk(source.text)) chunks.push([]);
    else if ((count += 1) > MOST_LINES) break;
    else if (readSectionName(source.text, words) === null) {
      const line = readHeadLine(source, index, words);
      chunks.at(-1)?.push(line);
      // What comes after prose is not read, however long it is.
      if (line.kind === 'prose') break;
    } else break;
  }
  return chunks.filter((chunk) => chunk.length > 0);
}

function readHeadLine(source: SourceLine, index: number, words: ReviewWords): HeadLine {
  const facts = readFacts(source.text, words);
  return { ...source, facts, kind: judge(source.text, facts), index };
}

function judge(text: string, facts: readonly Fact[]): HeadLine['kind'] {
  const [fact] = facts;
  const alone = facts.length === 1 && fact !== undefined && fact.kind !== 'left over';
  if (alone && fact.field === 'authors' && !isTold(fact, 'label')) {
    const reads = fact.kind === 'known' && !endsSentence(text) && text.length <= LONGEST_BYLINE;
    return reads || isHeadingLine(text) ? 'facts' : 'prose';
  }
  if (facts.some((each) => each.kind !== 'left over')) return 'facts';
  if (isHeadingLine(text)) return 'words';
  const isShort = text.length <= LONGEST_BYLINE && !endsSentence(text);
  return isShort && holdsAddress(text) ? 'address' : 'prose';
}

const isUrl = (fact: Fact): boolean => fact.kind === 'known' && fact.field === 'url';

const complainAboutAddress = (text: string): Fact => ({
  kind: 'invalid',
  field: 'url',
  complaint: {
    found: quoteInput(text),
    expected: isHost(text) ? 'an http or https URL' : 'the address alone on its line',
  },
  told: 'form',
});

const isTold = (fact: Fact, told: 'label' | 'edge'): boolean =>
  fact.kind !== 'left over' && fact.told === told;

/** Recognised only by a comma: a heading can contain a date, but not a rating. */
const isWeaklyTold = (fact: Fact): boolean =>
  fact.kind === 'left over' || (fact.told === 'edge' && fact.field !== 'rating');

const namesOutlet = (fact: Fact): boolean =>
  fact.kind === 'left over' || (fact.kind === 'known' && fact.field === 'outlet');

function complainAboutSecond(field: keyof HeadFields, text: string): Complaint {
  if (field === 'outlet') {
    const expected = 'a rating, a date, "By" and names, or a URL beside the outlet';
    return { found: quoteInput(text), expected };
  }
  const names = {
    title: 'title',
    rating: 'rating',
    publishedOn: 'date',
    authors: 'byline',
    url: 'URL',
    topics: 'list of topics',
  };
  return { found: `a second ${names[field]}: ${quoteInput(text)}`, expected: 'one' };
}
