export {
  issueReportTables,
  newsletterReportTables,
  printReportTable,
  type ReportTable,
} from './report-tables.ts';
