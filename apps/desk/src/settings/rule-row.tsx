import type { PreflightRule } from '@galley/contract/newsletter';
import { useEffect, type ReactNode } from 'react';
import { useLocation } from 'react-router';
import { Field } from '../parts/field.tsx';
import { useWords } from '../words/words.tsx';
import { focusField } from './focus-field.ts';
import type { PartProps } from './part-form.tsx';
import { ruleField, type Level, type RuleDraft, type Values } from './values.ts';

const LEVELS: readonly Level[] = ['default', 'off', 'informs', 'warns'];

/** One rule: what it looks for, what it does, and who has set it why. */
export function RuleRow(props: {
  readonly rule: PreflightRule;
  readonly its: PartProps;
}): ReactNode {
  const { words } = useWords();
  const { rules } = words;
  const { rule, its } = props;
  const { rule: name, setting } = rule;
  const title = rules.titles[name] ?? name;
  const draft = its.values.rules[name];
  const { hash } = useLocation();
  const field = ruleField(name);
  // Others lead here; the list has come after the page.
  useEffect(() => {
    if (hash === `#${field}`) focusField(field);
  }, [hash, field]);
  return (
    <li className={draft === undefined ? 'rule' : 'rule is-changed'}>
      <div className="rule-about">
        <strong>{title}</strong> <code dir="ltr">{name}</code>
        <p className="more" lang="en" dir="auto">
          {rule.explanation}
        </p>
        {setting !== null && <SetBy setting={setting} />}
      </div>
      {rule.canBeSet ? (
        <LevelSelect
          field={field}
          label={rules.level(title)}
          rule={rule}
          level={draft?.level ?? setting?.level ?? 'default'}
          choose={(level) => its.set('rules', withLevel(its.values.rules, rule, level))}
        />
      ) : (
        <p className="rule-fixed" tabIndex={-1} data-field={field}>
          <span className="tag">{rules.does[rule.does]}</span> {rules.fixed}
        </p>
      )}
      {draft !== undefined && <Because name={name} title={title} draft={draft} its={its} />}
    </li>
  );
}

function SetBy({
  setting,
}: {
  readonly setting: NonNullable<PreflightRule['setting']>;
}): ReactNode {
  const { words, moments } = useWords();
  const { by, at, because } = setting;
  return (
    <p className="rule-set">
      <span className="more">{words.rules.setBy(by, moments.full(at))}</span>
      <q dir="auto">{because}</q>
    </p>
  );
}

function LevelSelect(props: {
  readonly field: string;
  readonly label: string;
  readonly rule: PreflightRule;
  readonly level: Level;
  readonly choose: (level: Level) => void;
}): ReactNode {
  const { does, byDefault } = useWords().words.rules;
  const { rule, level } = props;
  // What it does by itself needs no setting; only an old one may say so.
  const levels = LEVELS.filter((each) => each !== rule.byDefault || each === rule.setting?.level);
  return (
    <span className="select">
      <select
        className="input"
        name={props.field}
        aria-label={props.label}
        value={level}
        onChange={({ target }) => props.choose(target.value as Level)}
      >
        {levels.map((each) => (
          <option key={each} value={each}>
            {each === 'default' ? byDefault(does[rule.byDefault]) : does[each]}
          </option>
        ))}
      </select>
    </span>
  );
}

function Because(props: {
  readonly name: string;
  readonly title: string;
  readonly draft: RuleDraft;
  readonly its: PartProps;
}): ReactNode {
  const { because } = useWords().words.rules;
  const { name, title, draft, its } = props;
  const isMissing = draft.because.trim() === '';
  return (
    <div className="rule-because">
      <Field
        label={because.label}
        hint={because.hint}
        problem={isMissing && its.isWrong('rules') ? because.wrong : undefined}
        name={`because-${name}`}
        // Where the keyboard goes when a reason is missing.
        data-field={isMissing ? 'rules' : undefined}
        aria-label={`${because.label}: ${title}`}
        autoComplete="off"
        dir="auto"
        maxLength={500}
        value={draft.because}
        onChange={({ target }) =>
          its.set('rules', {
            ...its.values.rules,
            [name]: { ...draft, because: target.value },
          })
        }
      />
    </div>
  );
}

/** The drafts with another level of one rule; a rule at its saved level has no draft. */
function withLevel(
  rules: Values['rules'],
  { rule, setting }: PreflightRule,
  level: Level,
): Values['rules'] {
  const { [rule]: draft, ...others } = rules;
  const was = draft?.was ?? setting?.level ?? 'default';
  return level === was
    ? others
    : { ...others, [rule]: { level, because: draft?.because ?? '', was } };
}
