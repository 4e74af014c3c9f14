import { expect, test } from 'vitest';
import { printReportTable } from './report-tables.ts';

test('a table is printed as CSV in which no text is a formula and every number is one', () => {
  const table = {
    name: 'outlets',
    head: ['period', 'outlet', 'net'],
    rows: [['2026-Q1', '=HYPERLINK("x")', -3]],
  };
  expect(printReportTable(table)).toBe(`period,outlet,net\r\n2026-Q1,"'=HYPERLINK(""x"")",-3\r\n`);
});
