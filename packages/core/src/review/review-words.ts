import { ENGLISH_LABELS, type LabelKind, mergeLabels } from './label-words.ts';

/** The top-level sections that a review has fields for. */
export type SectionName = 'summary' | 'keyFindings' | 'analysis' | 'whyItMatters';

export const SECTION_NAMES: readonly SectionName[] = [
  'summary',
  'keyFindings',
  'analysis',
  'whyItMatters',
];

/**
 * The words of a language that make up the form of a review. Of each list the first is printed, and
 * all are read, in any case.
 */
export interface ReviewWords {
  readonly headings: Readonly<Record<SectionName, readonly string[]>>;
  /** The names of each month; their first three letters are read too. */
  readonly months: readonly (readonly string[])[];
  /** The names of the days of the week from Sunday on; their first three letters are read too. */
  readonly weekdays: readonly (readonly string[])[];
  /** How a date is printed, with `{day}`, `{month}` and `{year}`. */
  readonly date: string;
  /** Whether 3/11/2026 is a day in November. English newspapers don't agree, so they refuse it. */
  readonly dayFirst: boolean;
  /** The digits of printed dates, from 0 to 9. */
  readonly digits: string;
  /** What opens a byline. */
  readonly bylines: readonly string[];
  /** What comes between the last two names. */
  readonly joiners: readonly string[];
  /** How several names are printed, with `{others}` and `{last}`. */
  readonly list: string;
  /** What comes between the stars and their maximum, as in "4 of 5". */
  readonly of: readonly string[];
  /** What follows a rating. */
  readonly stars: readonly string[];
  /** The labels of the head's parts, before a colon. */
  readonly labels: Readonly<Record<LabelKind, readonly string[]>>;
  /** Words, in small letters, that lead to an address and say nothing else: "read it here". */
  readonly leadIns: readonly string[];
}

/** English, which is read in every newsletter. */
export const ENGLISH: ReviewWords = {
  headings: {
    summary: ['Summary'],
    keyFindings: ['Key Findings', 'Key Finding'],
    analysis: ['Detailed Analysis', 'Analysis'],
    whyItMatters: ['Why This Matters', 'Why It Matters'],
  },
  months: [
    ['January'],
    ['February'],
    ['March'],
    ['April'],
    ['May'],
    ['June'],
    ['July'],
    ['August'],
    ['September', 'Sept'],
    ['October'],
    ['November'],
    ['December'],
  ],
  weekdays: [
    ['Sunday'],
    ['Monday'],
    ['Tuesday'],
    ['Wednesday'],
    ['Thursday'],
    ['Friday'],
    ['Saturday'],
  ],
  date: '{month} {day}, {year}',
  dayFirst: false,
  digits: '0123456789',
  bylines: ['By', 'Written by', 'Words by', 'Text by', 'Story by', 'Reported by'],
  joiners: ['and', 'with'],
  list: '{others} and {last}',
  of: ['out of', 'of'],
  stars: ['stars', 'star'],
  labels: ENGLISH_LABELS,
  leadIns: [
    ...['a', 'address', 'article', 'at', 'available', 'be', 'can', 'continue', 'find', 'found'],
    ...['from', 'full', 'here', 'in', 'is', 'it', 'link', 'more', 'on', 'online', 'original'],
    ...['page', 'permalink', 'piece', 'published', 'read', 'reading', 'see', 'site', 'source'],
    ...['story', 'the', 'this', 'to', 'url', 'via', 'view', 'web', 'website', 'whole', 'you'],
  ],
};

const known = new WeakMap<ReviewWords, ReviewWords>();

/** The words of a language together with the English ones, which come last. */
export function withEnglish(words: ReviewWords): ReviewWords {
  if (words === ENGLISH) return ENGLISH;
  const kept = known.get(words);
  if (kept !== undefined) return kept;
  const both = (key: 'bylines' | 'joiners' | 'leadIns' | 'of' | 'stars') => [
    ...words[key],
    ...ENGLISH[key],
  ];
  const headings = (name: SectionName) => [...words.headings[name], ...ENGLISH.headings[name]];
  const merged: ReviewWords = {
    ...words,
    headings: {
      summary: headings('summary'),
      keyFindings: headings('keyFindings'),
      analysis: headings('analysis'),
      whyItMatters: headings('whyItMatters'),
    },
    months: words.months.map((names, index) => [...names, ...(ENGLISH.months[index] ?? [])]),
    bylines: both('bylines'),
    joiners: both('joiners'),
    leadIns: both('leadIns'),
    of: both('of'),
    stars: both('stars'),
    weekdays: words.weekdays.map((names, index) => [...names, ...(ENGLISH.weekdays[index] ?? [])]),
    labels: mergeLabels(words.labels, ENGLISH.labels),
  };
  known.set(words, merged);
  known.set(merged, merged);
  return merged;
}
