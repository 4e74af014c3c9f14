import { printCsvLine } from '@galley/core/subscription';
import type { ExportedSubscriber } from '@galley/db';

/** The header of an export, by which an import recognises it. */
export const printExportHeader = (): string =>
  printCsvLine([
    'email',
    'name',
    'status',
    'since',
    'confirmed_at',
    'unsubscribed_at',
    'suppression',
  ]);

/** One person of an export. */
export const printSubscriber = (row: ExportedSubscriber): string =>
  printCsvLine([
    row.address,
    row.name,
    row.status,
    row.created_at?.toISOString() ?? null,
    row.confirmed_at?.toISOString() ?? null,
    row.unsubscribed_at?.toISOString() ?? null,
    row.suppression,
  ]);
