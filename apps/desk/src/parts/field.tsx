import {
  useId,
  type InputHTMLAttributes,
  type ReactNode,
  type SelectHTMLAttributes,
  type TextareaHTMLAttributes,
} from 'react';

interface Labelled {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly problem?: string | undefined;
}

/** A field with its label above, and below it the hint or what is wrong. */
export function Field({
  label,
  hint,
  problem,
  ...rest
}: Labelled & InputHTMLAttributes<HTMLInputElement>): ReactNode {
  const id = useId();
  return (
    <Frame id={id} label={label} hint={hint} problem={problem}>
      <input
        {...rest}
        id={id}
        className="input"
        aria-invalid={problem === undefined ? undefined : true}
        aria-describedby={`${id}-more`}
      />
    </Frame>
  );
}

/** A field of several lines. */
export function AreaField({
  label,
  hint,
  problem,
  ...rest
}: Labelled & TextareaHTMLAttributes<HTMLTextAreaElement>): ReactNode {
  const id = useId();
  return (
    <Frame id={id} label={label} hint={hint} problem={problem}>
      <textarea
        {...rest}
        id={id}
        className="input"
        aria-invalid={problem === undefined ? undefined : true}
        aria-describedby={`${id}-more`}
      />
    </Frame>
  );
}

export function Select({
  label,
  hint,
  problem,
  children,
  ...rest
}: Labelled & SelectHTMLAttributes<HTMLSelectElement>): ReactNode {
  const id = useId();
  return (
    <Frame id={id} label={label} hint={hint} problem={problem}>
      <span className="select">
        <select
          {...rest}
          id={id}
          className="input"
          aria-invalid={problem === undefined ? undefined : true}
          aria-describedby={`${id}-more`}
        >
          {children}
        </select>
      </span>
    </Frame>
  );
}

/** The label above a control of its own, and what is said below it. */
export const Frame = (
  its: Labelled & { readonly id: string; readonly children: ReactNode },
): ReactNode => (
  <div className="field">
    <label htmlFor={its.id}>{its.label}</label>
    {its.children}
    <p id={`${its.id}-more`} className={its.problem === undefined ? 'hint' : 'problem'}>
      {its.problem ?? its.hint}
    </p>
  </div>
);
