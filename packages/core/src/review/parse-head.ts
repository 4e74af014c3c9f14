import { hasInk, quoteInput } from '../input/index.ts';
import { readByline } from './byline.ts';
import { isHttpUrl } from './http-url.ts';
import { readDate } from './publication-date.ts';
import { readRating } from './rating.ts';
import type { Rating } from './review.ts';
import { readSectionName } from './section-name.ts';
import type { LocatedComplaint, SourceLine } from './source-line.ts';
import { isHeadingLine } from './text-line.ts';
import type { Complaint } from './text-rules.ts';

interface HeadFields {
  readonly rating: Rating | null;
  readonly outlet: string | null;
  readonly publishedOn: string | null;
  readonly authors: readonly string[];
  readonly url: string | null;
}

/** One part of a head line. */
type Fact =
  | {
      readonly kind: 'known';
      readonly field: keyof HeadFields;
      readonly value: Partial<HeadFields>;
      readonly text: string;
    }
  | { readonly kind: 'invalid'; readonly complaint: Complaint };

/** The lines between the title and the first section. */
export interface Head {
  readonly fields: HeadFields;
  /** On which line each field was read. */
  readonly lines: ReadonlyMap<keyof HeadFields, number>;
  readonly problems: readonly LocatedComplaint[];
  /** How many of the given lines belong to the head. */
  readonly length: number;
}

const NOTHING: HeadFields = {
  rating: null,
  outlet: null,
  publishedOn: null,
  authors: [],
  url: null,
};
const LONGEST_LINE = 2000;
const SEPARATOR = /\s[·•∙‧|]\s/u;
const LABELLED_ADDRESS = /^(?:url|link|source|article|read)\s*:\s*(\S+)$/iu;
const ADDRESS =
  /^(?:[a-z][a-z0-9+.-]*:\/\/\S*|(?:javascript|data|vbscript|file|mailto):\S*|www\.\S+)$/iu;
const SCHEME = /^[a-z][a-z0-9+.-]*:/iu;
const EXAMPLE = '"5/5 · WIRED · March 11, 2026 · By Maxwell Zeff"';

/**
 * Reads the lines under the title: rating, outlet, date, byline and URL, separated by " · " on one
 * line or on separate lines, in any order. The outlet is the part that is none of the others.
 */
export function parseHead(lines: readonly SourceLine[]): Head {
  let fields = NOTHING;
  const found = new Map<keyof HeadFields, number>();
  const problems: LocatedComplaint[] = [];
  let length = 0;
  for (const [index, { text, line }] of lines.entries()) {
    if (!hasInk(text)) continue;
    if (readSectionName(text) !== null) break;
    const facts = readFacts(text);
    if (!isHeadLine(text, facts, { first: length === 0, named: found.has('outlet') })) break;
    for (const fact of facts) {
      if (fact.kind === 'invalid') problems.push({ line, ...fact.complaint });
      else if (found.has(fact.field)) {
        problems.push({ line, ...complainAboutSecond(fact.field, fact.text) });
      } else {
        fields = { ...fields, ...fact.value };
        found.set(fact.field, line);
      }
    }
    length = index + 1;
  }
  return { fields, lines: found, problems, length };
}

/** Whether a first line is the line of rating, outlet, date and byline, so that a title is missing. */
export function readsAsHead(text: string): boolean {
  const facts = readFacts(text);
  const known = facts.length - countOutlets(facts);
  const onlyStars = facts.length === 1 && known === 1 && /^[⭐★🌟½☆✩]/u.test(text);
  return (known > 0 && facts.length > 1) || onlyStars || isHttpUrl(text);
}

/** Reads a line that is only an http or https URL, with or without "URL:" before it. */
export function readUrlLine(text: string): string | null {
  const address = LABELLED_ADDRESS.exec(text)?.[1] ?? text;
  return isHttpUrl(address) ? address : null;
}

export function complainAboutOutlet(text: string | null): Complaint {
  const found = text === null ? 'no outlet' : `${quoteInput(text)} instead of an outlet`;
  return { found, expected: `a line such as ${EXAMPLE}` };
}

/**
 * The first line under the title is the head unless it is plainly a paragraph. Later ones must
 * contain only known parts, including the outlet if it is still missing.
 */
function isHeadLine(
  text: string,
  facts: readonly Fact[],
  { first, named }: { first: boolean; named: boolean },
): boolean {
  const outlets = countOutlets(facts);
  const known = facts.length - outlets;
  if (facts.length === 1 && isAbout(facts[0], 'authors') && !isHeadingLine(text)) return false;
  if (first) return known > 0 || isHeadingLine(text);
  return outlets === 0 || (outlets === 1 && !named && (known > 0 || isHeadingLine(text)));
}

function readFacts(text: string): Fact[] {
  if (text.length > LONGEST_LINE) return [know('outlet', text, { outlet: text })];
  return text
    .split(SEPARATOR)
    .map((part) => part.trim())
    .filter(hasInk)
    .map(readFact);
}

function readFact(text: string): Fact {
  const rating = readRating(text);
  if (rating.kind === 'rating') return know('rating', text, { rating: rating.rating });
  if (rating.kind === 'invalid') return rating;
  const date = readDate(text);
  if (date.kind === 'date') return know('publishedOn', text, { publishedOn: date.date });
  if (date.kind === 'invalid') return date;
  const byline = readByline(text);
  if (byline.kind === 'byline') return know('authors', text, { authors: byline.authors });
  if (byline.kind === 'invalid') return byline;
  const url = readUrlLine(text);
  if (url !== null) return know('url', text, { url });
  const labelled = LABELLED_ADDRESS.exec(text)?.[1];
  if (ADDRESS.test(text) || (labelled !== undefined && SCHEME.test(labelled))) {
    return refuse(text, 'an http or https URL');
  }
  return know('outlet', text, { outlet: text });
}

function complainAboutSecond(field: keyof HeadFields, text: string): Complaint {
  if (field === 'outlet') {
    const expected = 'a rating, a date, "By" and names, or a URL beside the outlet';
    return { found: quoteInput(text), expected };
  }
  const names = { rating: 'rating', publishedOn: 'date', authors: 'byline', url: 'URL' };
  return { found: `a second ${names[field]}: ${quoteInput(text)}`, expected: 'one' };
}

const isAbout = (fact: Fact | undefined, field: keyof HeadFields): boolean =>
  fact?.kind === 'known' && fact.field === field;

const countOutlets = (facts: readonly Fact[]): number =>
  facts.filter((fact) => isAbout(fact, 'outlet')).length;

const know = (field: keyof HeadFields, text: string, value: Partial<HeadFields>): Fact => ({
  kind: 'known',
  field,
  text,
  value,
});

const refuse = (text: string, expected: string): Fact => ({
  kind: 'invalid',
  complaint: { found: quoteInput(text), expected },
});
