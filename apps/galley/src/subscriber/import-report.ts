import { showColumn } from '@galley/contract/refusals';
import type { ImportReport } from '@galley/contract/subscriber';
import { formatProblem, showHarmlessly } from '@galley/core/input';
import type { Outcome } from '../shell/outcome.ts';
import type { Paint } from '../shell/paint.ts';
import { facts } from '../shell/table.ts';
import { count } from '../shell/when.ts';

const SHOWN = 10;

/** `… and 3 more problems`, if not all were shown. */
const andMore = (left: number, one: string, many?: string): string[] =>
  left > 0 ? [`… and ${count(left, one, many)}`] : [];

/** Reports what an import did, or what a dry run would do. */
export function reportImport(
  imported: ImportReport,
  { skipBad = false }: { readonly skipBad?: boolean },
): Outcome {
  const { dryRun, leftOut } = imported;
  const result = {
    json: imported,
    text: (paint: Paint) => [readAs(imported, paint), counts(imported, paint)].join('\n'),
    notes: listRows(imported),
  };
  if (dryRun && leftOut.refused > 0 && !skipBad) {
    return {
      kind: 'failed',
      ...result,
      problem: `An import would refuse the file because of ${leftOut.refused === 1 ? 'this row' : 'these rows'}. Use --skip-bad to import the others.`,
    };
  }
  return { kind: 'done', ...result };
}

function readAs({ format, columns, dryRun }: ImportReport, paint: Paint): string {
  const passed = columns.filter(({ meaning }) => meaning === 'passed over');
  return [
    `${dryRun ? 'Dry run, nothing is stored. ' : ''}Read as ${format.title}.`,
    ...(dryRun
      ? columns.map(showColumn)
      : passed.length === 0
        ? []
        : [
            paint.dim(
              `Passed over: ${passed.map(({ column }) => (column === '' ? '(no name)' : showHarmlessly(column))).join(', ')}`,
            ),
          ]),
  ].join('\n');
}

const number = (value: number): string => value.toLocaleString('en');

function counts(imported: ImportReport, paint: Paint): string {
  const { addedOut, leftOut, stillConfirmed } = imported;
  /** Lines shown only if they count anything. */
  const some = (name: string, value: number): (readonly [string, string])[] =>
    value === 0 ? [] : [[name, number(value)]];
  return facts(paint, [
    ['added', number(imported.added)],
    ...some('added as unsubscribed', addedOut.unsubscribed),
    ...some('added as pending', addedOut.pending),
    ...some('added as suppressed', addedOut.suppressed),
    ...some('newly suppressed', imported.newlySuppressed),
    ['already known', number(imported.existing)],
    ...some('left elsewhere, confirmed here', stillConfirmed.count),
    ['repeated', number(leftOut.repeated)],
    ['suppressed here', number(leftOut.suppressed)],
    ...some('never confirmed', leftOut.unconfirmed),
    ...some('names dropped', imported.namesDropped),
    ['refused', number(leftOut.refused)],
  ]);
}

function listRows(imported: ImportReport): string[] {
  const { file, leftOut, stillConfirmed, warnings, suppressed, unconfirmed, refused } = imported;
  const place = ({ line, address }: ImportReport['unconfirmed'][number]) =>
    `${showHarmlessly(file.name)}:${line}: ${address}`;
  return [
    ...warnings.map((warning) => `Warning: ${warning}`),
    ...stillConfirmed.rows
      .slice(0, SHOWN)
      .map((row) => `${place(row)} left according to the file but stays confirmed here`),
    ...andMore(
      stillConfirmed.count - SHOWN,
      'more who left but stays confirmed here',
      'more who left but stay confirmed here',
    ),
    ...suppressed.slice(0, SHOWN).map((row) => `${place(row)} is suppressed (${row.reason})`),
    ...andMore(leftOut.suppressed - SHOWN, 'more suppressed address', 'more suppressed addresses'),
    ...unconfirmed.slice(0, SHOWN).map((row) => `${place(row)} never confirmed and was skipped`),
    ...andMore(leftOut.unconfirmed - SHOWN, 'more who never confirmed', 'more who never confirmed'),
    ...refused.slice(0, SHOWN).map(formatProblem),
    ...andMore(leftOut.refused - SHOWN, 'more refused row'),
  ];
}
