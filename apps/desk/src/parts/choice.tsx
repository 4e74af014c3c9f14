import type { InputHTMLAttributes, ReactNode } from 'react';
import type { Explained } from '@galley/wording/desk';

/** One of several choices, with what it means. */
export const Choice = ({
  its,
  ...rest
}: { readonly its: Explained } & InputHTMLAttributes<HTMLInputElement>): ReactNode => (
  <label className="choice">
    <input {...rest} />
    <span>
      <strong>{its.title}</strong>
      <span className="what">{its.what}</span>
    </span>
  </label>
);

export const Choices = (props: {
  readonly legend: string;
  /** Many short ones stand in two columns where there is room. */
  readonly columns?: boolean;
  readonly problem?: string | undefined;
  readonly children: ReactNode;
}): ReactNode => (
  <fieldset className={props.columns === true ? 'choices columns' : 'choices'}>
    <legend>{props.legend}</legend>
    {props.problem !== undefined && (
      <p className="problem" role="alert">
        {props.problem}
      </p>
    )}
    {props.children}
  </fieldset>
);
