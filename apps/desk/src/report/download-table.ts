import { printReportTable, type ReportTable } from '@galley/core/report';

/** Spreadsheets take a file for UTF-8 by this mark. */
const MARK = '\ufeff';
const SOON_MS = 10_000;

/** Hands a table over as a CSV file, made from what the page already has. */
export function downloadTable(name: string, table: ReportTable): void {
  const text = `${MARK}${printReportTable(table)}`;
  const url = URL.createObjectURL(new Blob([text], { type: 'text/csv' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), SOON_MS);
}
