import type { ReactNode } from 'react';
import { Field } from '../parts/field.tsx';
import { useWords } from '../words/words.tsx';
import type { PartProps } from './part-form.tsx';
import { useWordsOf } from './text-setting.tsx';

type Unit = 's' | 'm' | 'h' | 'd';
const UNITS: readonly Unit[] = ['s', 'm', 'h', 'd'];

/** A length of time as a number and its unit. */
export function DurationField(props: {
  readonly its: PartProps;
  readonly name: 'cutOff' | 'undoWindow' | 'lateLimit';
}): ReactNode {
  const { its, name } = props;
  const { units, unit } = useWords().words.settings;
  const said = useWordsOf(its, name);
  const [, count = '', written = 'm'] = /^(.*?)([smhd]?)$/.exec(its.values[name]) ?? [];
  const chosen = UNITS.find((each) => each === written) ?? 'm';
  const write = (amount: string, of: Unit): void =>
    its.set(name, amount.trim() === '0' && of === 'm' ? '0' : `${amount.trim()}${of}`);
  return (
    <div className="duration">
      <Field
        {...said}
        name={name}
        inputMode="numeric"
        autoComplete="off"
        value={count}
        onChange={({ target }) => write(target.value.replaceAll(/[^\d]/g, ''), chosen)}
      />
      <span className="select">
        <select
          className="input"
          aria-label={unit(said.label)}
          value={chosen}
          onChange={({ target }) => write(count, target.value as Unit)}
        >
          {UNITS.map((each) => (
            <option key={each} value={each}>
              {units[each]}
            </option>
          ))}
        </select>
      </span>
    </div>
  );
}
