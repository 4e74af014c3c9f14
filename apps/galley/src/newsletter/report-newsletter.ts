import { newsletterReportTables } from '@galley/core/report';
import * as press from '@galley/press/newsletter';
import { answerRefusal } from '../shell/answers.ts';
import type { Outcome } from '../shell/outcome.ts';
import type { Shell } from '../shell/shell.ts';
import { table } from '../shell/table.ts';
import { withPress } from '../shell/with-press.ts';
import { writeTables } from '../shell/write-tables.ts';

/** Reports how a newsletter has grown and what it has featured. */
export const reportNewsletter = async (
  shell: Shell,
  slug: string | undefined,
  options: { readonly by: 'quarter' | 'month'; readonly csv?: string },
): Promise<Outcome> =>
  withPress(shell, async (deps) => {
    const input = { newsletter: slug ?? null, by: options.by };
    const read = await press.reportNewsletter(deps, deps.actor, input);
    if (read.kind !== 'reported') return answerRefusal(read);
    const { report } = read;
    const tables = newsletterReportTables(report);
    if (options.csv !== undefined) return writeTables(shell, options.csv, tables, report);
    const cell = (value: string | number): string =>
      typeof value === 'number' ? value.toLocaleString('en') : value;
    return {
      kind: 'done',
      json: report,
      text: (paint) =>
        [
          `${paint.bold(report.title)}: ${report.readers.toLocaleString('en')} confirmed readers`,
          ...tables
            .filter(({ rows }) => rows.length > 0)
            .map(({ name, head, rows }) =>
              [
                paint.bold(name),
                table(
                  paint,
                  head,
                  rows.map((row) => row.map(cell)),
                ),
              ].join('\n'),
            ),
        ].join('\n\n'),
    };
  });
