import { REPORTED } from '@galley/core/delivery';
import { printCsvLine } from '@galley/core/subscription';
import type { IssueReport } from '@galley/contract/issue';
import { issueReportTables } from '@galley/core/report';
import * as press from '@galley/press/issue';
import { answerRefusal } from '../shell/answers.ts';
import type { Outcome } from '../shell/outcome.ts';
import type { Shell } from '../shell/shell.ts';
import { withPress } from '../shell/with-press.ts';
import { writeTables } from '../shell/write-tables.ts';
import { issueRef, type IssueOptions } from './issue-ref.ts';
import { reportText } from './report-text.ts';

/** Reports what became of an issue. */
export const reportIssue = async (
  shell: Shell,
  number: number,
  options: IssueOptions & { readonly csv?: boolean | string },
): Promise<Outcome> =>
  withPress(shell, async (deps) => {
    const read = await press.reportIssue(deps, deps.actor, issueRef(number, options));
    if (read.kind !== 'reported') return answerRefusal(read);
    const { report } = read;
    if (typeof options.csv === 'string') {
      return writeTables(shell, options.csv, issueReportTables(report), report);
    }
    if (options.csv === true) {
      return { kind: 'done', json: report, text: printSpans(report), exact: true };
    }
    return { kind: 'done', json: report, text: (paint) => reportText(paint, report) };
  });

/** The table of the report; without details, only its head. */
const printSpans = ({ details }: IssueReport): string =>
  [
    ['at', ...REPORTED],
    ...(details?.spans ?? []).map((span) => [span.at, ...REPORTED.map((name) => `${span[name]}`)]),
  ]
    .map(printCsvLine)
    .join('');
