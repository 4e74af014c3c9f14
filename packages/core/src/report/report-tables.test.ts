import { expect, test } from 'vitest';
import { issueReportTables, printReportTable } from './report-tables.ts';

test('a table is printed as CSV in which no text is a formula and every number is one', () => {
  const table = {
    name: 'outlets',
    head: ['period', 'outlet', 'net'],
    rows: [['2026-Q1', '=HYPERLINK("x")', -3]],
  };
  expect(printReportTable(table)).toBe(`period,outlet,net\r\n2026-Q1,"'=HYPERLINK(""x"")",-3\r\n`);
});

test('an issue has a table of clicks only if they were counted', () => {
  const counts = {
    audience: 1,
    accepted: 1,
    rejected: 0,
    excluded: 0,
    uncertain: 0,
    pending: 0,
    delivered: 1,
    bounced: 0,
    complained: 0,
    suppressed: 0,
    failed: 0,
    silent: 0,
  };
  const report = { counts, details: null };
  const names = (clicks: Parameters<typeof issueReportTables>[0]['clicks']) =>
    issueReportTables({ ...report, clicks }).map(({ name }) => name);
  expect(names(null)).toEqual(['counts']);
  const clicks = { clicks: 3, humanClicks: 1, readers: 2, humanReaders: 1 };
  const links = [{ url: 'https://a.example/', review: null, ...clicks }];
  expect(issueReportTables({ ...report, clicks: { ...clicks, links } }).at(-1)).toEqual({
    name: 'clicks',
    head: ['link', 'review', 'clicks', 'human clicks', 'readers', 'human readers'],
    rows: [
      ['', 'all links', 3, 1, 2, 1],
      ['https://a.example/', '', 3, 1, 2, 1],
    ],
  });
});
