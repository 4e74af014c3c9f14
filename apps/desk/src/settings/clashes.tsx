import type { ReactNode } from 'react';
import { Button } from '../parts/button.tsx';
import { useWords } from '../words/words.tsx';
import type { Clash } from './use-saving.ts';
import { showSetting, type Approval, type Level, type ValueName } from './values.ts';

/** What two people have changed at once: both values, and the choice between them. */
export function Clashes(props: {
  readonly clashes: readonly Clash[];
  readonly decide: (clash: Clash, isMine: boolean) => void;
}): ReactNode {
  const { settings, rules } = useWords().words;
  const { conflict, fields, approvals, clicks } = settings;
  const show = (name: ValueName, value: unknown): string => {
    if (name === 'approval') return approvals[value as Approval].title;
    if (name === 'clicks') return clicks[value === true ? 'on' : 'off'].title;
    if (name === 'rules') return rules.does[value as Level];
    return showSetting(value) || conflict.nothing;
  };
  return (
    <section className="clashes" role="alert" aria-label={conflict.title}>
      <h3>{conflict.title}</h3>
      <p>{conflict.what}</p>
      {props.clashes.map((clash) => {
        const { name, rule, theirs, yours } = clash;
        return (
          <div key={rule ?? name} className="clash">
            <strong>
              {rule === undefined ? fields[name].label : (rules.titles[rule] ?? rule)}
            </strong>
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
              <Button onClick={() => props.decide(clash, true)}>{conflict.keepYours}</Button>
              <Button onClick={() => props.decide(clash, false)}>{conflict.takeTheirs}</Button>
            </p>
          </div>
        );
      })}
    </section>
  );
}
