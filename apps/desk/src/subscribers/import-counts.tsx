import type { ImportReport } from '@galley/contract/subscriber';
import { printCsvLine } from '@galley/core/subscription';
import type { ReactNode } from 'react';
import { Button } from '../parts/button.tsx';
import { Section } from '../parts/page.tsx';
import { saveFile } from '../parts/save-file.ts';
import { useWords } from '../words/words.tsx';

/** So many refused rows are shown; the file has the others too. */
const SHOWN = 20;

/** What an import did, or would do, in numbers. */
export function ImportCounts({ report }: { readonly report: ImportReport }): ReactNode {
  const its = useWords().words.subscribers.import;
  const { addedOut, leftOut, warnings } = report;
  const out = addedOut.unsubscribed + addedOut.pending + addedOut.suppressed;
  const some = (count: number, say: (count: number) => string): readonly string[] =>
    count === 0 ? [] : [say(count)];
  const lines = [
    its.addedCount(report.added),
    ...some(out, its.outCount),
    ...some(report.existing, its.knownCount),
    ...some(leftOut.suppressed, its.suppressedCount),
    ...some(leftOut.repeated, its.repeatedCount),
    ...some(leftOut.unconfirmed, its.unconfirmedCount),
    ...some(leftOut.refused, its.refusedCount),
  ];
  return (
    <>
      <div role="status">
        <ul className="rows boxed">
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </div>
      {warnings.map((warning) => (
        <p key={warning} className="problem-note">
          {warning}
        </p>
      ))}
    </>
  );
}

/** The rows that an import leaves out because they can't be read, by line and reason. */
export function RefusedRows({ report }: { readonly report: ImportReport }): ReactNode {
  const its = useWords().words.subscribers.import;
  const { refused, leftOut, file } = report;
  if (refused.length === 0) return null;
  const save = (): void => {
    const rows = [
      printCsvLine(['line', 'found', 'expected']),
      ...refused.map(({ line, found, expected }) => printCsvLine([String(line), found, expected])),
    ];
    saveFile(new Blob(rows, { type: 'text/csv' }), `${file.name}-refused.csv`);
  };
  return (
    <Section
      title={its.refusedCount(leftOut.refused)}
      action={<Button onClick={save}>{its.download}</Button>}
    >
      <ul className="rows boxed">
        {refused.slice(0, SHOWN).map(({ line, found, expected }) => (
          <li key={line}>
            <div>
              <strong>{its.line(line)}</strong>
              <p className="more">
                <bdi>{its.found(found, expected)}</bdi>
              </p>
            </div>
          </li>
        ))}
      </ul>
    </Section>
  );
}
