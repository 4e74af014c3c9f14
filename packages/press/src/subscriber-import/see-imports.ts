import type { SubscriberImport } from '@galley/contract/subscriber';
import type { Actor } from '@galley/core/editor';
import type { InputProblem } from '@galley/core/input';
import { printCsvLine } from '@galley/core/subscription';
import { findImportRow, listImportRows, listRefusedRows } from '@galley/db';
import { findNewsletterFor, type NewsletterRefusal } from '../newsletter/find-newsletter.ts';
import { rowId } from '../row-id.ts';
import type { ImportRefusal, WhichImport } from './find-import.ts';
import type { ImportDeps } from './import-deps.ts';
import { presentImport } from './present-import.ts';

/** Lists the imports of a newsletter that are still kept, the latest first. */
export async function listImports(
  deps: ImportDeps,
  actor: Actor,
  { newsletter }: Pick<WhichImport, 'newsletter'>,
): Promise<
  { readonly kind: 'listed'; readonly imports: readonly SubscriberImport[] } | NewsletterRefusal
> {
  const found = await findNewsletterFor(deps, actor, 'see-imports', newsletter);
  if (found.kind !== 'found') return found;
  const { id, slug } = found.newsletter;
  const rows = await listImportRows(deps.db, id);
  return { kind: 'listed', imports: rows.map((row) => presentImport(row, slug)) };
}

/** Shows one import. */
export async function showImport(
  deps: ImportDeps,
  actor: Actor,
  { newsletter, id }: WhichImport,
): Promise<{ readonly kind: 'found'; readonly import: SubscriberImport } | ImportRefusal> {
  const found = await findNewsletterFor(deps, actor, 'see-imports', newsletter);
  if (found.kind !== 'found') return found;
  const known = rowId(id);
  const row = known === null ? undefined : await findImportRow(deps.db, found.newsletter.id, known);
  if (row === undefined) return { kind: 'no-import', id };
  return { kind: 'found', import: presentImport(row, found.newsletter.slug) };
}

/** Reads the rows that an import refused, as CSV: line, what was found, what was expected. */
export async function readRefusedRows(
  deps: ImportDeps,
  actor: Actor,
  which: WhichImport,
): Promise<{ readonly kind: 'read'; readonly csv: AsyncIterable<string> } | ImportRefusal> {
  const shown = await showImport(deps, actor, which);
  if (shown.kind !== 'found') return shown;
  const rows = (await listRefusedRows(deps.db, shown.import.id)) as readonly InputProblem[];
  return { kind: 'read', csv: printRefused(rows) };
}

async function* printRefused(rows: readonly InputProblem[]): AsyncGenerator<string> {
  yield printCsvLine(['line', 'found', 'expected']);
  for (const { line, found, expected } of rows) {
    yield printCsvLine([String(line), found, expected]);
  }
}
