import type { ImportReport, SubscriberImport } from '@galley/contract/subscriber';
import { useState, type ReactNode } from 'react';
import { callOnce } from '../api/call.ts';
import { Button } from '../parts/button.tsx';
import { Section } from '../parts/page.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
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
export function RefusedRows({ of: its }: { readonly of: SubscriberImport }): ReactNode {
  const words = useWords().words.subscribers.import;
  const [error, setError] = useState<unknown>(null);
  const count = its.report?.leftOut.refused ?? 0;
  if (its.report === null || count === 0) return null;
  const save = async (): Promise<void> => {
    try {
      const params = { slug: its.newsletter, id: its.id };
      const csv = await callOnce('GET /newsletters/{slug}/imports/{id}/refused', { params });
      saveFile(csv, `${its.file.name}-refused.csv`);
      setError(null);
    } catch (problem) {
      setError(problem);
    }
  };
  return (
    <Section
      title={words.refusedCount(count)}
      action={<Button onClick={() => void save()}>{words.download}</Button>}
    >
      <ProblemNote error={error} />
      <ul className="rows boxed">
        {its.report.refused.slice(0, SHOWN).map(({ line, found, expected }) => (
          <li key={line}>
            <div>
              <strong>{words.line(line)}</strong>
              <p className="more">
                <bdi>{words.found(found, expected)}</bdi>
              </p>
            </div>
          </li>
        ))}
      </ul>
    </Section>
  );
}
