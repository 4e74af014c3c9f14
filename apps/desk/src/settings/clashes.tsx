import type { ReactNode } from 'react';
import { Button } from '../parts/button.tsx';
import { useWords } from '../words/words.tsx';
import type { Clash } from './use-saving.ts';
import {
  showSetting,
  type Approval,
  type Level,
  type TopicDraft,
  type ValueName,
} from './values.ts';

/** What two people have changed at once in a newsletter's settings. */
export function Clashes(props: {
  readonly clashes: readonly Clash[];
  readonly decide: (clash: Clash, isMine: boolean) => void;
}): ReactNode {
  const { settings, rules } = useWords().words;
  const { conflict, fields, approvals, clicks } = settings;
  const show = (name: ValueName, value: unknown): string => {
    if (name === 'approval') return approvals[value as Approval].title;
    if (name === 'clicks') return clicks[value === true ? 'on' : 'off'].title;
    if (name === 'topics') return showSetting(namesOf(value)) || conflict.nothing;
    if (name === 'rules') return rules.does[value as Level];
    return showSetting(value) || conflict.nothing;
  };
  return (
    <ClashList
      clashes={props.clashes.map((clash) => {
        const { name, rule, theirs, yours } = clash;
        return {
          key: rule ?? name,
          label: rule === undefined ? fields[name].label : (rules.titles[rule] ?? rule),
          theirs: show(name, theirs),
          yours: show(name, yours),
          decide: (isMine) => props.decide(clash, isMine),
        };
      })}
    />
  );
}

/** Names of topics, or drafts of them. */
const namesOf = (topics: unknown): unknown =>
  Array.isArray(topics)
    ? topics.map((topic: unknown) =>
        typeof topic === 'string' ? topic : (topic as TopicDraft).name,
      )
    : topics;

interface ShownClash {
  readonly key: string;
  readonly label: string;
  readonly theirs: string;
  readonly yours: string;
  readonly decide: (isMine: boolean) => void;
}

/** Both values of each, and the choice between them. */
export function ClashList({ clashes }: { readonly clashes: readonly ShownClash[] }): ReactNode {
  const { conflict } = useWords().words.settings;
  return (
    <section className="clashes" role="alert" aria-label={conflict.title}>
      <h3>{conflict.title}</h3>
      <p>{conflict.what}</p>
      {clashes.map(({ key, label, theirs, yours, decide }) => (
        <div key={key} className="clash">
          <strong>{label}</strong>
          <dl>
            <div>
              <dt>{conflict.yours}</dt>
              <dd dir="auto">{yours}</dd>
            </div>
            <div>
              <dt>{conflict.theirs}</dt>
              <dd dir="auto">{theirs}</dd>
            </div>
          </dl>
          <p className="clash-choices">
            <Button onClick={() => decide(true)}>{conflict.keepYours}</Button>
            <Button onClick={() => decide(false)}>{conflict.takeTheirs}</Button>
          </p>
        </div>
      ))}
    </section>
  );
}
