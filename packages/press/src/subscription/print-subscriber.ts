import type { ExportedSubscriber } from '@galley/contract/subscriber';
import { printCsvLine } from '@galley/core/subscription';

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
    row.created_at,
    row.confirmed_at,
    row.unsubscribed_at,
    row.suppression,
  ]);
