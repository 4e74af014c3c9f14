import type { ExportedSubscriber } from '@galley/contract/subscriber';
import { printCsvLine } from '@galley/core/subscription';

/** Prints the header of an export; an import recognises the file by it. */
export const printExportHeader = (): string =>
  printCsvLine([
    'email',
    'name',
    'status',
    'since',
    'confirmed_at',
    'unsubscribed_at',
    'suppression',
    'choice',
    'rhythm',
    'paused_until',
    'catch_up_since',
  ]);

/** Prints one row of an export. */
export const printSubscriber = (row: ExportedSubscriber): string =>
  printCsvLine([
    row.address,
    row.name,
    row.status,
    row.created_at,
    row.confirmed_at,
    row.unsubscribed_at,
    row.suppression,
    row.choice,
    row.rhythm,
    row.paused_until,
    row.catch_up_since,
  ]);
