import type { ReactNode } from 'react';
import { useWords } from '../words/words.tsx';
import type { FormFault } from './text-forms.ts';

/** Why a text can't be read, or a form can't hold the review, place by place. */
export function FormFaults(props: {
  readonly title: string;
  readonly what?: string;
  readonly faults: readonly FormFault[];
  /** Leads to a line. */
  readonly goTo?: (line: number) => void;
  readonly children?: ReactNode;
}): ReactNode {
  const { words, format } = useWords();
  return (
    <div className="form-faults" role="alert">
      <p className="notice-title">{props.title}</p>
      {props.what !== undefined && <p>{props.what}</p>}
      <ul>
        {props.faults.map(({ place, line, what }) => (
          <li key={`${place}${line}${what}`}>
            {line !== null && (
              <button type="button" className="link" onClick={() => props.goTo?.(line)}>
                {words.review.forms.line(format.number(line))}
              </button>
            )}
            {place !== null && <strong dir="auto">{place}</strong>} <span dir="auto">{what}</span>
          </li>
        ))}
      </ul>
      {props.children}
    </div>
  );
}
