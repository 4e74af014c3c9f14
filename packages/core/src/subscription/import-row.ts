import { SUPPRESSION_STRENGTH, type SuppressionReason } from '../feedback/index.ts';
import { nameCharacter, quoteInput } from '../input/index.ts';
import { isChoice, type Rhythm } from './choice.ts';
import { unguardFormula } from './csv-line.ts';
import { parseEmailAddress, type EmailAddress } from './email-address.ts';
import type { ImportPlan, PlannedColumn } from './import-columns.ts';
import { readImportDate } from './import-date.ts';
import { knownWords } from './import-formats.ts';
import { LEFT, RECEIVES, SUPPRESSED, stricter, UNCONFIRMED } from './import-standing.ts';
import type { ImportStanding } from './import-standing.ts';
import {
  foldWord,
  readFlag,
  saysNothing,
  speaksOfLeaving,
  STATUS_WORDS,
  type WordMeaning,
} from './import-words.ts';
import { holdsMergeTag, parsePersonName } from './person-name.ts';

/** A person according to an import file. Instants are ISO 8601 in UTC. */
export interface ImportedPerson extends EmailAddress, ImportStanding {
  readonly name: string | null;
  /** The name was an unfilled placeholder. */
  readonly nameDropped: boolean;
  readonly since: string | null;
  readonly confirmedAt: string | null;
  readonly unsubscribedAt: string | null;
  readonly suppressedAt: string | null;
  /** The IP address they agreed from. */
  readonly ip: string | null;
  /** As `printChoice` prints it. */
  readonly choice: string;
  readonly rhythm: Rhythm;
  readonly pausedUntil: string | null;
  readonly catchUpSince: string | null;
}

export type ImportRowReading =
  | { readonly kind: 'row'; readonly person: ImportedPerson }
  | { readonly kind: 'blank' }
  | { readonly kind: 'refused'; readonly found: string; readonly expected: string };

type Refused = Extract<ImportRowReading, { kind: 'refused' }>;

/**
 * Reads one row of an import. Every statement about standing counts, the strictest wins, and what
 * isn't understood refuses the row: nobody who left elsewhere is brought back.
 */
export function readImportRow(row: readonly string[], plan: ImportPlan): ImportRowReading {
  if (row.every((field) => field.trim() === '')) return { kind: 'blank' };
  if (row.length > plan.width && row.slice(plan.width).some((field) => field.trim() !== '')) {
    return refused(
      `${row.length} fields`,
      `${plan.width}, as in the first row (quote a field that holds a separator)`,
    );
  }
  const email = readAddress(field(row, plan.email));
  if (email.kind === 'refused') return email;

  const { names } = plan;
  const name = readName(
    field(row, names.whole),
    `${field(row, names.first).trim()} ${field(row, names.last).trim()}`,
    plan,
  );
  if (name.kind === 'refused') return name;

  const watched = plan.watched.find(({ at }) => speaksOfLeaving(row[at] ?? ''));
  if (watched !== undefined) {
    return refused(
      inColumn(watched.title, row[watched.at] ?? ''),
      `no word about leaving in a column that is passed over (--pass-over ${quoteInput(watched.title)} if it is meant otherwise)`,
    );
  }
  const statement = readEvidence(row, plan);
  if (statement.kind === 'refused') return statement;
  const { kind: _, standing, ...times } = statement;
  const person = {
    address: email.address,
    canonical: email.canonical,
    name: name.name,
    nameDropped: name.dropped,
    ...standing,
    ...times,
  };
  return { kind: 'row', person };
}

/** A field that is missing at the end of a row is blank. */
const field = (row: readonly string[], at: number): string => unguardFormula(row[at] ?? '');

const refused = (found: string, expected: string): Refused => ({
  kind: 'refused',
  found,
  expected,
});

const inColumn = (title: string, text: string): string =>
  text.trim() === ''
    ? `a blank in column ${quoteInput(title)}`
    : `${/^[\w.-]{1,40}$/.test(title) ? title : quoteInput(title)} ${quoteInput(text.trim())}`;

// Invisible characters, and spaces that look like the usual one.
const UNSEEN = /[\p{Default_Ignorable_Code_Point}\p{Cf}]|(?! )\p{Zs}/gu;

function readAddress(typed: string): ({ readonly kind: 'ok' } & EmailAddress) | Refused {
  const text = typed.trim();
  const email = parseEmailAddress(text);
  // The domain parser ignores some of them; the person who typed the address can't see them.
  if (email.kind === 'ok' && text.search(UNSEEN) < 0) return email;
  if (text === '') return refused('no address', 'an email address such as ada@example.com');
  const seen = text.replace(UNSEEN, (character) => `‹${nameCharacter(character)}›`);
  if (seen !== text) return refused(quoteInput(seen), 'an address without invisible characters');
  return refused(quoteInput(text), email.kind === 'invalid' ? email.expected : 'an address');
}

function readName(
  whole: string,
  parts: string,
  { isOwn }: ImportPlan,
): { readonly kind: 'ok'; readonly name: string | null; readonly dropped: boolean } | Refused {
  const text = whole.trim() === '' ? parts : whole;
  // Galley exports the name that a person gave.
  if (!isOwn && holdsMergeTag(text)) return { kind: 'ok', name: null, dropped: true };
  const name = parsePersonName(text);
  if (name.kind === 'invalid') return refused(quoteInput(text.trim()), name.expected);
  return { kind: 'ok', name: name.name, dropped: false };
}

interface Statement {
  readonly kind: 'ok';
  standing: ImportStanding | null;
  since: string | null;
  confirmedAt: string | null;
  unsubscribedAt: string | null;
  suppressedAt: string | null;
  ip: string | null;
  choice: string;
  rhythm: Rhythm;
  pausedUntil: string | null;
  catchUpSince: string | null;
}

type Heard = Omit<Statement, 'standing'> & { readonly standing: ImportStanding };

function readEvidence(row: readonly string[], plan: ImportPlan): Heard | Refused {
  const statement: Statement = {
    kind: 'ok',
    standing: plan.everyone,
    since: null,
    confirmedAt: null,
    unsubscribedAt: null,
    suppressedAt: null,
    ip: null,
    choice: '',
    rhythm: 'every',
    pausedUntil: null,
    catchUpSince: null,
  };
  for (const column of plan.evidence) {
    const problem = hear(statement, column, field(row, column.at).trim(), plan);
    if (problem !== null) return problem;
  }
  const { standing } = statement;
  if (standing !== null) return { ...statement, standing };
  // A plain list, for which the operator vouches. Galley's own file always says it.
  return plan.isOwn
    ? refused('neither a status nor a suppression', '"confirmed", "pending" or "unsubscribed"')
    : { ...statement, standing: RECEIVES };
}

/** Records what one column says; returns the refusal if it can't be understood. */
function hear(
  statement: Statement,
  column: PlannedColumn,
  text: string,
  plan: ImportPlan,
): Refused | null {
  const { meaning, title, passable } = column;
  const say = (standing: ImportStanding): null => {
    statement.standing =
      statement.standing === null ? standing : stricter(statement.standing, standing);
    return null;
  };
  const end = (standing: ImportStanding): null => {
    const at = readImportDate(text);
    if (standing.suppression === null) statement.unsubscribedAt ??= at;
    else statement.suppressedAt ??= at;
    return say(standing);
  };
  const refuse = (expected: string): Refused =>
    refused(
      inColumn(title, text),
      passable
        ? `${expected}, or --pass-over ${quoteInput(title)} if it says nothing about the newsletter`
        : expected,
    );
  const weigh = (word: WordMeaning): Refused | null => {
    if (word !== 'doubted') return say(word);
    return plan.allConfirmed
      ? say(RECEIVES)
      : refuse('--all-confirmed, if that word means that they receive the newsletter');
  };

  switch (meaning.kind) {
    case 'status': {
      if (text === '' && meaning.blank === 'silent') return null;
      const word = meaning.words.get(foldWord(text));
      return word === undefined
        ? refuse(`a word that Galley knows, such as ${knownWords(meaning.words)}`)
        : weigh(word);
    }
    case 'region': {
      const word = STATUS_WORDS.get(foldWord(text));
      return word === undefined ? null : weigh(word);
    }
    case 'flag': {
      const flag = readFlag(text);
      // "opted in" instead of yes, in files of unknown programs.
      const word = passable ? STATUS_WORDS.get(foldWord(text)) : undefined;
      if (word !== undefined) return weigh(word);
      if (flag === null) return refuse('yes or no');
      return flag ? weigh(meaning.yes) : say(meaning.no);
    }
    case 'mark':
      if (text === '' || readFlag(text) === false) return null;
      return readFlag(text) === true || readImportDate(text) !== null
        ? end(meaning.standing)
        : refuse('yes, no or a date');
    case 'ended':
      if (text === '') return null;
      return saysNothing(text) ? refuse('a date, or nothing') : end(meaning.standing);
    case 'ended-all':
      return end(meaning.standing);
    case 'left-at': {
      if (text === '') return null;
      if (saysNothing(text)) return refuse('a date, or nothing');
      const at = readImportDate(text);
      statement.unsubscribedAt = at;
      const { standing, confirmedAt } = statement;
      const cameBack = at !== null && confirmedAt !== null && at < confirmedAt;
      return standing?.status === 'confirmed' && cameBack ? null : say(LEFT);
    }
    case 'suppression':
      return hearSuppression(text, say)
        ? null
        : refuse(`one of ${SUPPRESSION_STRENGTH.join(', ')}`);
    case 'gets':
      return text === '' && (statement.standing ?? RECEIVES).status === 'confirmed'
        ? refuse('a newsletter that they get')
        : null;
    case 'confirmed-if-filled':
      if (text === '') return say(UNCONFIRMED);
      if (saysNothing(text)) return refuse('a date, or nothing');
      statement.confirmedAt ??= readImportDate(text);
      return null;
    case 'confirmed-at':
      statement.confirmedAt ??= readImportDate(text);
      return null;
    case 'since':
      // "no" instead of the day on which they agreed, in files of unknown programs.
      if (passable && (readFlag(text) === false || speaksOfLeaving(text))) {
        return refuse('a date, or nothing');
      }
      statement.since ??= readImportDate(text);
      return null;
    case 'choice':
      if (!isChoice(text)) return refuse('a choice as Galley exports it, such as "floor=4"');
      statement.choice = text;
      return null;
    case 'rhythm':
      if (text !== '' && text !== 'every' && text !== 'monthly') {
        return refuse('"every" or "monthly"');
      }
      statement.rhythm = text === 'monthly' ? 'monthly' : 'every';
      return null;
    case 'paused-until':
    case 'catch-up-since': {
      const at = readImportDate(text);
      if (text !== '' && at === null) return refuse('a date, or nothing');
      statement[meaning.kind === 'paused-until' ? 'pausedUntil' : 'catchUpSince'] = at;
      return null;
    }
    case 'ip':
      if (/^(?=.*[.:])[0-9a-f.:]{3,45}$/i.test(text)) statement.ip = text;
      return null;
    default:
      return null;
  }
}

const REASONS: ReadonlyMap<string, SuppressionReason> = new Map(
  SUPPRESSION_STRENGTH.map((reason) => [foldWord(reason), reason]),
);

/** False if the word is unknown. */
function hearSuppression(text: string, say: (standing: ImportStanding) => null): boolean {
  if (text === '' || readFlag(text) === false) return true;
  const word = STATUS_WORDS.get(foldWord(text));
  const reason =
    REASONS.get(foldWord(text)) ??
    (readFlag(text) === true ? SUPPRESSED.suppression : null) ??
    (word === undefined || word === 'doubted' ? null : word.suppression);
  if (reason !== null) say({ status: null, suppression: reason });
  return reason !== null;
}
