import type { InputProblem } from '@galley/core/input';
import type { ReactNode } from 'react';
import { useWords } from '../words/words.tsx';

/** What could not be read, each place with its line and a way to it. */
export function DraftProblems(props: {
  readonly problems: readonly InputProblem[];
  readonly goTo: (line: number) => void;
}): ReactNode {
  const { words } = useWords();
  const { adding } = words.queue;
  return (
    <section className="draft-problems" aria-labelledby="draft-problems">
      <h2 id="draft-problems">{adding.problems(props.problems.length)}</h2>
      <ol>
        {props.problems.map(({ line, found, expected }, index) => (
          <li key={index}>
            <button type="button" className="line" onClick={() => props.goTo(line)}>
              {adding.line(line)}
            </button>
            {/* Core names places in English. */}
            <span dir="auto">{adding.found(found, expected)}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
