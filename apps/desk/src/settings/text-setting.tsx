import type { HTMLAttributes, ReactNode } from 'react';
import { AreaField, Field } from '../parts/field.tsx';
import { useWords } from '../words/words.tsx';
import type { PartProps } from './part-form.tsx';
import type { ValueName, Values } from './values.ts';

type TextName = { [Name in ValueName]: Values[Name] extends string ? Name : never }[ValueName];

interface TextProps extends Pick<HTMLAttributes<HTMLElement>, 'dir' | 'lang' | 'inputMode'> {
  readonly its: PartProps;
  readonly name: Exclude<TextName, 'approval'>;
  readonly type?: 'text' | 'email';
  readonly autoComplete?: string;
}

/** A setting that is typed in one line. */
export const TextSetting = ({ its, name, ...rest }: TextProps): ReactNode => (
  <Field
    autoComplete="off"
    dir="auto"
    {...rest}
    {...useWordsOf(its, name)}
    name={name}
    value={its.values[name]}
    onChange={({ target }) => its.set(name, target.value)}
  />
);

/** A setting of several lines. */
export const LinesSetting = ({ its, name, ...rest }: Omit<TextProps, 'type'>): ReactNode => (
  <AreaField
    rows={3}
    dir="auto"
    {...rest}
    {...useWordsOf(its, name)}
    name={name}
    value={its.values[name]}
    onChange={({ target }) => its.set(name, target.value)}
  />
);

/** What is said at a setting's field. */
export function useWordsOf(its: PartProps, name: ValueName) {
  const { label, hint, wrong } = useWords().words.settings.fields[name];
  return { label, hint, problem: its.isWrong(name) ? wrong : undefined };
}
