import type { ReactNode } from 'react';
import { useReading } from '../api/use-api.ts';
import { useSettled } from '../parts/use-settled.ts';
import { useWords } from '../words/words.tsx';
import type { RetentionValues } from './use-retention.ts';

const PAUSE_MS = 400;

/** What is too old with the settings on screen, before they are saved. */
export function RetentionEffect({ values }: { readonly values: RetentionValues }): ReactNode {
  const { effect } = useWords().words.retention;
  const deliveries = useSettled(
    values.deliveries === null ? 'always' : `${values.deliveries}d`,
    PAUSE_MS,
  );
  const events = useSettled(`${values.events}d`, PAUSE_MS);
  const { data, error } = useReading('GET /retention/too-old', { query: { deliveries, events } });
  // A number that can't be taken drops nothing.
  if (data === undefined || error !== null) return null;
  const { issues, eventMonths } = data;
  const lines = [
    ...(issues === 0 ? [] : [effect.issuesCount(issues)]),
    ...(eventMonths.length === 0 ? [] : [effect.monthsCount(eventMonths.length)]),
  ];
  return (
    <section className="effect" aria-labelledby="too-old" role="status">
      <h3 id="too-old">{effect.title}</h3>
      {lines.length === 0 ? (
        <p>{effect.none}</p>
      ) : (
        <>
          {lines.map((line) => (
            <p key={line}>{line}</p>
          ))}
          <p className="hint">{effect.forGood}</p>
        </>
      )}
    </section>
  );
}
