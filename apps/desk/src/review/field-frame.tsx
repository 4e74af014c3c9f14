import type { ReactNode } from 'react';
import { useWords } from '../words/words.tsx';
import type { FieldFault } from './check-review.ts';
import { Chips } from './chips.tsx';
import type { FieldName } from './review-form.ts';

/** A field of the review with its name, who else is in it, and what is wrong with it. */
export function FieldFrame(props: {
  readonly name: FieldName;
  /** The element that the name labels; without one the name is a heading. */
  readonly htmlFor?: string;
  readonly hint?: string | undefined;
  readonly faults: readonly FieldFault[];
  readonly className?: string;
  readonly children: ReactNode;
}): ReactNode {
  const { words } = useWords();
  const { name, htmlFor, hint, faults } = props;
  const label = words.review.fields[name];
  const place = `field-${name}`;
  return (
    <div
      className={`write-field ${props.className ?? ''}`}
      data-field={name}
      role={htmlFor === undefined ? 'group' : undefined}
      aria-labelledby={htmlFor === undefined ? place : undefined}
    >
      <p className="write-name">
        {htmlFor === undefined ? (
          <span id={place}>{label}</span>
        ) : (
          <label htmlFor={htmlFor}>{label}</label>
        )}
        {hint !== undefined && (
          <span id={`${name}-hint`} className="hint">
            {hint}
          </span>
        )}
        <Chips field={name} />
      </p>
      {props.children}
      <Faults id={`${name}-faults`} faults={faults} />
    </div>
  );
}

/** Tells a screen reader with a field what is said about it. */
export const describedBy = (name: FieldName, faults: readonly FieldFault[]) => ({
  'aria-describedby': `${name}-hint ${name}-faults`,
  'aria-invalid': faults.length > 0 || undefined,
});

function Faults(props: { readonly id: string; readonly faults: readonly FieldFault[] }): ReactNode {
  const { id, faults } = props;
  const { words, format } = useWords();
  const { problem } = words.review;
  if (faults.length === 0) return null;
  const say = ({ kind, found, expected }: FieldFault): string => {
    if (kind === 'needed') return problem.needed;
    return kind === 'url' ? problem.url : `${found} → ${expected}`;
  };
  return (
    <ul id={id} className="write-faults" role="status">
      {faults.map((fault) => (
        <li key={`${fault.row}${fault.found}`} className="problem">
          {fault.row === null ? say(fault) : problem.at(format.number(fault.row), say(fault))}
        </li>
      ))}
    </ul>
  );
}
