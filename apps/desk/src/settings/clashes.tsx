import type { ReactNode } from 'react';
import { Button } from '../parts/button.tsx';
import { useWords } from '../words/words.tsx';
import type { Clash } from './use-saving.ts';
import { showSetting, type Approval, type ValueName } from './values.ts';

/** What two people have changed at once: both values, and the choice between them. */
export function Clashes(props: {
  readonly clashes: readonly Clash[];
  readonly decide: (name: ValueName, isMine: boolean) => void;
}): ReactNode {
  const { conflict, fields, approvals } = useWords().words.settings;
  const show = (name: ValueName, value: unknown): string =>
    name === 'approval'
      ? approvals[value as Approval].title
      : showSetting(value) || conflict.nothing;
  return (
    <section className="clashes" role="alert" aria-label={conflict.title}>
      <h3>{conflict.title}</h3>
      <p>{conflict.what}</p>
      {props.clashes.map(({ name, theirs, yours }) => (
        <div key={name} className="clash">
          <strong>{fields[name].label}</strong>
          <dl>
            <div>
              <dt>{conflict.yours}</dt>
              <dd dir="auto">{show(name, yours)}</dd>
            </div>
            <div>
              <dt>{conflict.theirs}</dt>
              <dd dir="auto">{show(name, theirs)}</dd>
            </div>
          </dl>
          <p className="clash-choices">
            <Button onClick={() => props.decide(name, true)}>{conflict.keepYours}</Button>
            <Button onClick={() => props.decide(name, false)}>{conflict.takeTheirs}</Button>
          </p>
        </div>
      ))}
    </section>
  );
}
