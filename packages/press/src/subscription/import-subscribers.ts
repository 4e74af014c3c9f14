import type { InputProblem } from '@galley/core/input';
import { suppressionKeys } from '@galley/core/subscription';
import {
  insertImportedSubscribers,
  insertImportedSubscriptions,
  listErasedKeys,
  listSuppressedAmong,
  lockImports,
  lockSubscribersByAddress,
  type Database,
  type Transaction,
} from '@galley/db';
import { readConsent } from './read-consent.ts';
import { readSubscriberCsv, type CsvRow, type RepeatedRow } from './read-subscriber-csv.ts';
import type { FieldProblem, NewsletterRef, SubscriptionDeps } from './subscription-deps.ts';

export interface ImportSubscribersInput {
  readonly newsletter: NewsletterRef;
  /** The file's name, for messages and as the source of the evidence. */
  readonly file: string;
  readonly content: AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
  /** How and in which words these people agreed; kept as evidence with each of them. */
  readonly consent: string;
  /** Takes the good rows when others are refused; without it one bad row stores nothing. */
  readonly skipBad?: boolean;
}

export interface SuppressedRow {
  readonly line: number;
  readonly address: string;
  readonly reason: string;
}

export interface ImportReport {
  /** Different addresses in the file that could be read. */
  readonly addresses: number;
  readonly added: number;
  /** Had a subscription before, whose status stays. */
  readonly existing: number;
  readonly repeated: readonly RepeatedRow[];
  readonly suppressed: readonly SuppressedRow[];
  /** Rows left out by `skipBad`. */
  readonly refused: readonly InputProblem[];
}

export type ImportOutcome =
  | ({ readonly kind: 'imported' } & ImportReport)
  /** Nothing was stored. */
  | { readonly kind: 'invalid'; readonly problems: readonly InputProblem[] }
  | { readonly kind: 'no-consent'; readonly problems: readonly FieldProblem[] };

const CHUNK = 5_000;

/**
 * Imports subscribers from CSV as confirmed, on the word of whoever runs the newsletter. Somebody
 * who is known already keeps their status; suppressed and erased addresses are reported and do not
 * enter. It is one transaction: all that can be taken is stored, or nothing.
 */
export async function importSubscribers(
  deps: SubscriptionDeps,
  input: ImportSubscribersInput,
): Promise<ImportOutcome> {
  const consent = readConsent(input.consent);
  if (consent.kind === 'invalid') return { kind: 'no-consent', problems: consent.problems };
  const csv = await readSubscriberCsv(input.file, await collect(input.content));
  if (csv.kind === 'broken') return { kind: 'invalid', problems: [csv.problem] };
  if (csv.refused.length > 0 && !input.skipBad) return { kind: 'invalid', problems: csv.refused };

  const terms = {
    newsletterId: input.newsletter.id,
    consent: consent.wording,
    source: input.file,
    now: deps.clock(),
  };
  return deps.db.transaction().execute(async (trx): Promise<ImportOutcome> => {
    await lockImports(trx);
    const suppressed = await findSuppressedRows(trx, deps, csv.rows);
    const left = new Set(suppressed.map((row) => row.line));
    const rows = csv.rows.filter((row) => !left.has(row.line));
    const chunks = [...inChunks(rows)];
    for (const chunk of chunks) await insertImportedSubscribers(trx, chunk, terms.now);
    await lockSubscribersByAddress(
      trx,
      rows.map((row) => row.canonical),
    );
    let added = 0;
    for (const chunk of chunks) {
      const canonicals = chunk.map((row) => row.canonical);
      added += await insertImportedSubscriptions(trx, canonicals, terms);
    }
    return {
      kind: 'imported',
      addresses: csv.rows.length,
      added,
      existing: rows.length - added,
      repeated: csv.repeated,
      suppressed,
      refused: csv.refused,
    };
  });
}

async function findSuppressedRows(
  trx: Transaction<Database>,
  deps: SubscriptionDeps,
  rows: readonly CsvRow[],
): Promise<SuppressedRow[]> {
  const erased = await listErasedKeys(trx);
  const found: SuppressedRow[] = [];
  for (const chunk of inChunks(rows)) {
    const reasons = await listSuppressedAmong(
      trx,
      chunk.map((row) => row.canonical),
    );
    for (const { line, address, canonical } of chunk) {
      const isErased =
        erased.size > 0 && suppressionKeys(deps.keyring, canonical).some((key) => erased.has(key));
      const reason = isErased ? 'erasure' : reasons.get(canonical);
      if (reason !== undefined) found.push({ line, address, reason });
    }
  }
  return found;
}

function* inChunks<T>(rows: readonly T[]): Generator<readonly T[]> {
  for (let at = 0; at < rows.length; at += CHUNK) yield rows.slice(at, at + CHUNK);
}

async function collect(
  content: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for await (const part of content) parts.push(part);
  return Buffer.concat(parts);
}
