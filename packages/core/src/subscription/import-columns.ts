import { quoteInput } from '../input/index.ts';
import {
  CHOSEN_MEANINGS,
  KEEPS_STANDING,
  readingOf,
  SINGLE_CHOICES,
  type ChosenColumn,
  type ColumnChoice,
  type ColumnReading,
} from './import-choice.ts';
import { readFileName, type FileNameEvidence } from './import-file-name.ts';
import { IMPORT_FORMATS, PLAIN_FORMAT, type ImportFormat } from './import-formats.ts';
import {
  describeMeaning,
  saysStanding,
  type ColumnMeaning,
  type Unclear,
} from './import-meaning.ts';
import { foldName, readColumnName } from './import-names.ts';
import type { ImportStanding } from './import-standing.ts';

/** What the operator says about a file in addition to the file itself. */
export interface ImportTerms {
  /** The file's name; it counts as evidence, nearly always towards less mail. */
  readonly fileName: string;
  /** Everybody in it who isn't marked otherwise receives the newsletter at the earlier provider. */
  readonly allConfirmed: boolean;
  /** Columns that say nothing about the newsletter, whatever they are called. */
  readonly passOver: readonly string[];
  /** What else a person says about single columns. */
  readonly chosen?: readonly ChosenColumn[];
}

/** Why the columns of a file can't be read. */
export type ColumnTrouble =
  /** No column holds the address. */
  | 'no-address'
  | 'several-addresses'
  /** The first row is already data. */
  | 'no-header'
  /** Columns may say who receives the newsletter, and nobody says whether they do. */
  | 'unclear'
  /** The file's program is known to say something else with this column. */
  | 'fixed'
  /** What this column says about who receives can't be taken for something else. */
  | 'standing'
  /** A column that is not there, or two choices for one. */
  | 'no-column'
  | 'chosen-twice'
  /** The file doesn't say who receives. */
  | 'vouch';

/** One column as people are asked about it. */
export interface OfferedColumn {
  readonly column: string;
  /** How Galley reads it by itself. */
  readonly reads: ColumnReading;
  readonly choice: ColumnChoice | null;
  /** It counts in the export of a known program, so nothing else can be chosen for it. */
  readonly fixed: boolean;
}

/** One column of an import file and its meaning in words. */
export interface ShownColumn {
  readonly column: string;
  readonly meaning: string;
}

/** How to read the rows of one import file. */
export interface ImportPlan {
  readonly format: Pick<ImportFormat, 'name' | 'title'>;
  readonly columns: readonly ShownColumn[];
  readonly warnings: readonly string[];
  /** The number of fields in a complete row. */
  readonly width: number;
  readonly email: number;
  readonly names: { readonly whole: number; readonly first: number; readonly last: number };
  /** Columns that give a person's standing, or a date of it. */
  readonly evidence: readonly PlannedColumn[];
  /** Columns that are ignored unless a word in them is about leaving. */
  readonly watched: readonly { readonly at: number; readonly title: string }[];
  /** What the file says about all its people at once. */
  readonly everyone: ImportStanding | null;
  readonly allConfirmed: boolean;
  /** Galley's own: unconfirmed people are imported as pending, and a row may be a suppression. */
  readonly isOwn: boolean;
}

export interface PlannedColumn {
  readonly at: number;
  readonly title: string;
  readonly meaning: ColumnMeaning;
  /** It may be passed over, because the file's program isn't known. */
  readonly passable: boolean;
}

export type ImportColumnsReading =
  | { readonly kind: 'header'; readonly plan: ImportPlan }
  /** No header: the first row is already data. */
  | { readonly kind: 'data'; readonly plan: ImportPlan }
  | {
      readonly kind: 'invalid';
      /** Absent if the row itself is what was found. */
      readonly found?: string;
      readonly expected: string;
      readonly why: ColumnTrouble;
      /** What was understood up to that point. */
      readonly format?: ImportPlan['format'];
      readonly columns?: readonly ShownColumn[];
    };

interface ReadColumn {
  readonly at: number;
  readonly title: string;
  readonly name: string;
  readonly meaning: ColumnMeaning | Unclear;
  /** How Galley reads it by itself. */
  readonly own: ColumnMeaning | Unclear;
  readonly listed: boolean;
  readonly choice: ColumnChoice | null;
}

interface ReadHeader {
  readonly isData: boolean;
  readonly format: ImportFormat;
  readonly columns: readonly ReadColumn[];
}

/**
 * Reads the first row of an import file: a header with a column for the address, which also
 * identifies the program that wrote it, or the first address of a one-column file. It refuses a
 * file that may contain people who left without saying who they are.
 */
export function readImportColumns(
  row: readonly string[],
  terms: ImportTerms,
): ImportColumnsReading {
  const { isData, format, columns } = readHeader(row, terms);
  const shown = columns.map(({ title, meaning }) => ({
    column: title,
    meaning: describeMeaning(meaning),
  }));
  const invalid = (why: ColumnTrouble, expected: string, found?: string): ImportColumnsReading => ({
    kind: 'invalid',
    why,
    expected,
    ...(found !== undefined && { found, format: pick(format), columns: shown }),
  });

  const choosing = refuseChoices(columns, terms, format);
  if (choosing !== null) return invalid(choosing.why, choosing.expected, choosing.found);
  const of = (kind: ColumnMeaning['kind']) =>
    columns.filter(({ meaning }) => meaning.kind === kind);
  const [email, secondEmail] = of('email');
  const [whole, secondName] = of('name');
  if (email === undefined) {
    return invalid(
      'no-address',
      'a header row with a column "email", or one address per line and no header',
    );
  }
  if (!isData && email.title.includes('@')) {
    return invalid('no-header', 'a header row that names the columns');
  }
  if (secondEmail !== undefined || secondName !== undefined) {
    return invalid('several-addresses', 'one column "email" and at most one "name"');
  }
  const refusal = refuseUnclear(columns);
  if (refusal !== null) return invalid(refusal.why, refusal.expected, refusal.found);

  const evidence = readFileName(terms.fileName);
  const judged = judgeFile(columns, format, evidence, terms);
  if (judged.kind === 'refused') return invalid('vouch', judged.expected, judged.found);
  return {
    kind: isData ? 'data' : 'header',
    plan: {
      format: pick(format),
      columns: shown,
      warnings: judged.warnings,
      width: row.length,
      email: email.at,
      names: {
        whole: whole?.at ?? -1,
        first: of('first-name')[0]?.at ?? -1,
        last: of('last-name')[0]?.at ?? -1,
      },
      evidence: planEvidence(columns),
      watched: columns.filter(
        ({ meaning, listed, choice }) =>
          meaning.kind === 'passed-over' && !listed && choice === null,
      ),
      everyone: judged.everyone,
      allConfirmed: terms.allConfirmed,
      isOwn: format.name === 'galley',
    },
  };
}

/**
 * Lists the columns of a header for people who say what they hold; of a file that can't be read yet
 * too.
 */
export const offerColumns = (row: readonly string[], terms: ImportTerms): OfferedColumn[] =>
  readHeader(row, terms).columns.map(({ title, own, meaning, choice, listed }) => ({
    column: title,
    // A column whose place another one takes is passed over.
    reads: readingOf(choice === null ? meaning : own),
    choice,
    fixed: listed && own.kind !== 'passed-over',
  }));

function readHeader(row: readonly string[], terms: ImportTerms): ReadHeader {
  const titles = row.map((title) => title.replaceAll(INVISIBLE, '').trim());
  const names = titles.map(foldName);
  if (row.length === 1 && row[0]?.includes('@') === true) {
    const address = { kind: 'email' } as const;
    const only = { at: 0, title: 'address', name: '', meaning: address, own: address };
    return {
      isData: true,
      format: PLAIN_FORMAT,
      columns: [{ ...only, listed: false, choice: null }],
    };
  }
  const format = recogniseFormat(names);
  const hasAddress = names.some((name) => ADDRESS.test(name));
  const chosen = choicesOf(terms);
  const columns = titles.map((title, at): ReadColumn => {
    const name = names[at] ?? '';
    const listed = Object.hasOwn(format.columns, name) ? format.columns[name] : undefined;
    const read = name === 'state' && hasAddress ? REGION : readColumnName(title);
    const own = listed ?? read;
    const choice = chosen.find((one) => isColumn(one.column, { at, name }))?.as ?? null;
    // What counts in a known program is refused to be chosen, so it is read as before.
    const isOpen = listed === undefined || listed.kind === 'passed-over';
    const meaning = choice !== null && isOpen ? CHOSEN_MEANINGS[choice] : own;
    return { at, title, name, meaning, own, listed: listed !== undefined, choice };
  });
  const taken = new Set(columns.flatMap(({ choice }) => choice ?? []));
  return {
    isData: false,
    format,
    columns: columns.map((column) => {
      const { kind } = column.meaning;
      const gives = column.choice === null && SINGLE_CHOICES.has(kind);
      return gives && taken.has(kind as ColumnChoice) ? { ...column, meaning: PASSED } : column;
    }),
  };
}

/** All that a person says about columns. */
const choicesOf = ({ passOver, chosen = [] }: ImportTerms): readonly ChosenColumn[] => [
  ...passOver.map((column) => ({ column, as: 'pass-over' as const })),
  ...chosen,
];

function isColumn(typed: string, { at, name }: Pick<ReadColumn, 'at' | 'name'>): boolean {
  const place = /^#(\d{1,4})$/.exec(typed.trim());
  return place === null ? name !== '' && name === foldName(typed) : Number(place[1]) === at + 1;
}

const capitalised = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

const PASSED: ColumnMeaning = { kind: 'passed-over' };
const REGION: ColumnMeaning = { kind: 'region' };
/** Parts of an address that appear next to its state. */
const ADDRESS =
  /^(?:city|town|zip(?:code)?|post(?:al)?code|street|(?:street|postal|mailing)?address(?:line)?\d?|country|countrycode)$/;
// Invisible remains of a spreadsheet or a copied web page in a heading.
const INVISIBLE = /\p{Default_Ignorable_Code_Point}/gu;
const NO_EVIDENCE: ReadonlySet<string> = new Set([
  'email',
  'name',
  'first-name',
  'last-name',
  'passed-over',
]);

/** Some are read last: they are weighed against what the others say. */
const planEvidence = (columns: readonly ReadColumn[]): readonly PlannedColumn[] =>
  columns
    .flatMap(({ at, title, meaning, listed }) =>
      meaning.kind === 'unclear' || NO_EVIDENCE.has(meaning.kind)
        ? []
        : [{ at, title, meaning, passable: !listed }],
    )
    .toSorted((a, b) => Number(isWeighed(a)) - Number(isWeighed(b)));

const isWeighed = ({ meaning }: PlannedColumn): boolean =>
  meaning.kind === 'left-at' || meaning.kind === 'gets';

const pick = ({ name, title }: ImportFormat): ImportPlan['format'] => ({ name, title });

function recogniseFormat(names: readonly string[]): ImportFormat {
  const isThere = (name: string) => names.includes(name);
  return (
    IMPORT_FORMATS.find(({ signs }) => signs.some((sign) => sign.every(isThere))) ?? PLAIN_FORMAT
  );
}

interface Refusal {
  readonly why: ColumnTrouble;
  readonly found: string;
  readonly expected: string;
}

/** Refuses what a person says about columns where it would loosen what the file says. */
function refuseChoices(
  columns: readonly ReadColumn[],
  terms: ImportTerms,
  format: ImportFormat,
): Refusal | null {
  const seen = new Map<number, ColumnChoice>();
  for (const [index, { column: typed, as }] of choicesOf(terms).entries()) {
    const found =
      index < terms.passOver.length
        ? `--pass-over ${quoteInput(typed)}`
        : `${quoteInput(typed)} as ${as}`;
    const its = columns.filter((column) => isColumn(typed, column));
    if (its.length === 0) {
      const titles = columns.map(({ title }) => quoteInput(title)).join(', ');
      return { why: 'no-column', found, expected: `one of the columns ${titles}` };
    }
    if (its.some(({ listed, own }) => listed && own.kind !== 'passed-over')) {
      return { why: 'fixed', found, expected: `no column that counts in ${format.title}` };
    }
    if (its.some(({ at }) => (seen.get(at) ?? as) !== as)) {
      return { why: 'chosen-twice', found, expected: 'one choice for each column' };
    }
    if (its.some(({ own }) => saysStanding(own)) && !KEEPS_STANDING.has(as)) {
      const expected = `${[...KEEPS_STANDING].join(', ')} for a column that says who receives the newsletter`;
      return { why: 'standing', found, expected };
    }
    for (const { at } of its) seen.set(at, as);
  }
  return null;
}

function refuseUnclear(columns: readonly ReadColumn[]): Refusal | null {
  const unclear = columns.filter(({ meaning }) => meaning.kind === 'unclear');
  const [first] = unclear;
  if (first === undefined) return null;
  const names = unclear.map(({ title }) => quoteInput(title)).join(', ');
  return {
    why: 'unclear',
    found: `${unclear.length === 1 ? 'a column' : 'columns'} ${names} that may say who receives the newsletter`,
    expected: `columns that Galley understands (docs/import.md), or --pass-over ${quoteInput(first.title)} if it says nothing about the newsletter`,
  };
}

type FileJudgement =
  | {
      readonly kind: 'taken';
      readonly everyone: ImportStanding | null;
      readonly warnings: readonly string[];
    }
  | ({ readonly kind: 'refused' } & Omit<Refusal, 'why'>);

/** What the file as a whole says about its people, and whether that is enough. */
function judgeFile(
  columns: readonly ReadColumn[],
  format: ImportFormat,
  evidence: FileNameEvidence,
  { allConfirmed }: ImportTerms,
): FileJudgement {
  const taken = (everyone: ImportStanding | null, ...warnings: string[]): FileJudgement => ({
    kind: 'taken',
    everyone,
    warnings,
  });
  const vouch = (found: string): FileJudgement => ({
    kind: 'refused',
    found: `${format.title}: ${found}`,
    expected: '--all-confirmed, if everybody in it receives the newsletter there now',
  });
  if (format.vouched !== undefined) return allConfirmed ? taken(null) : vouch(format.vouched);

  const ended = columns.find(({ meaning }) => meaning.kind === 'ended-all');
  if (ended?.meaning.kind === 'ended-all') return taken(ended.meaning.standing);
  if (columns.some(({ meaning }) => saysStanding(meaning))) return taken(null);

  if (evidence.kind === 'out') {
    if (format.name === 'mailchimp') return taken(evidence.standing);
    return allConfirmed
      ? taken(null)
      : vouch('its file name suggests that people in it get no mail, and no column says who');
  }
  if (format.silence !== undefined) {
    const { warning } = format.silence;
    return warning === null
      ? taken(null)
      : taken(null, `${capitalised(format.title)}: ${warning}.`);
  }
  if (allConfirmed) return taken(null);
  if (format.audienceInName !== undefined) {
    if (evidence.kind === 'mailchimp-subscribed') return taken(null);
    const isWhole = format.audienceInName.some((sign) => columns.some(({ name }) => name === sign));
    const doubt = 'subscribed and nonsubscribed people look alike in it, and its file name';
    return isWhole
      ? vouch(`${doubt} isn't one of Mailchimp's`)
      : taken(null, `${capitalised(format.title)}: ${doubt} doesn't tell which they are.`);
  }
  return vouch('none of its columns says who left');
}
