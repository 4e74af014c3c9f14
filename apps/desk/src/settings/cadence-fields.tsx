import {
  formatCadence,
  formatWallTime,
  ORDINALS,
  parseCadence,
  WEEKDAYS,
  type Cadence,
  type Ordinal,
  type Weekday,
} from '@galley/core/newsletter';
import { useState, type ReactNode } from 'react';
import { Field, Select } from '../parts/field.tsx';
import { useWords } from '../words/words.tsx';
import type { PartProps } from './part-form.tsx';
import { TextSetting } from './text-setting.tsx';

const KINDS = ['weekly', 'monthly-weekday', 'monthly-day'] as const;
type CadenceName = 'cadence' | 'bestOfCadence';
const LONGEST_MONTH = 31;

/** How often issues come out: chosen in fields, or written as the command line takes it. */
export function CadenceFields({
  its,
  name = 'cadence',
}: {
  readonly its: PartProps;
  readonly name?: CadenceName;
}): ReactNode {
  const { cadence: words } = useWords().words.settings;
  const [isText, setText] = useState(false);
  const reading = parseCadence(its.values[name]);
  const isWritten = isText || reading.kind !== 'ok';
  return (
    <div className="cadence">
      {isWritten ? (
        <TextSetting its={its} name={name} dir="ltr" />
      ) : (
        <Chosen
          name={name}
          cadence={reading.cadence}
          choose={(cadence) => its.set(name, formatCadence(cadence))}
        />
      )}
      {reading.kind === 'ok' && (
        <button type="button" className="link" onClick={() => setText(!isWritten)}>
          {isWritten ? words.asForm : words.asText}
        </button>
      )}
    </div>
  );
}

function Chosen(props: {
  readonly name: CadenceName;
  readonly cadence: Cadence;
  readonly choose: (cadence: Cadence) => void;
}): ReactNode {
  const { words, format } = useWords();
  const { cadence: its } = words.settings;
  const { cadence, choose } = props;
  const { time } = cadence;
  const weekday = cadence.kind === 'monthly-day' ? 'fri' : cadence.weekday;
  const ordinal = cadence.kind === 'monthly-weekday' ? cadence.ordinal : 'first';
  const names = {
    weekly: its.weekly,
    'monthly-day': its.monthlyDay,
    'monthly-weekday': its.monthlyWeekday,
  };
  const ofKind: Readonly<Record<Cadence['kind'], Cadence>> = {
    weekly: { kind: 'weekly', weekday, time },
    'monthly-day': { kind: 'monthly-day', day: 1, time },
    'monthly-weekday': { kind: 'monthly-weekday', ordinal, weekday, time },
  };
  return (
    <div className="cadence-fields">
      <Select
        label={its.rhythm}
        name={props.name}
        value={cadence.kind}
        onChange={({ target }) => choose(ofKind[target.value as Cadence['kind']])}
      >
        {KINDS.filter((kind) => kind !== 'weekly' || props.name === 'cadence').map((kind) => (
          <option key={kind} value={kind}>
            {names[kind]}
          </option>
        ))}
      </Select>
      {cadence.kind === 'monthly-weekday' && (
        <Select
          label={its.which}
          value={cadence.ordinal}
          onChange={({ target }) => choose({ ...cadence, ordinal: target.value as Ordinal })}
        >
          {ORDINALS.map((each) => (
            <option key={each} value={each}>
              {its.ordinals[each]}
            </option>
          ))}
        </Select>
      )}
      {cadence.kind === 'monthly-day' ? (
        <Select
          label={its.day}
          hint={cadence.day > LONGEST_MONTH - 3 ? its.dayHint : undefined}
          value={cadence.day}
          onChange={({ target }) => choose({ ...cadence, day: Number(target.value) })}
        >
          {Array.from({ length: LONGEST_MONTH }, (_, index) => (
            <option key={index} value={index + 1}>
              {format.number(index + 1)}
            </option>
          ))}
        </Select>
      ) : (
        <Select
          label={its.weekday}
          value={cadence.weekday}
          onChange={({ target }) => choose({ ...cadence, weekday: target.value as Weekday })}
        >
          {WEEKDAYS.map((each) => (
            <option key={each} value={each}>
              {format.weekday(each)}
            </option>
          ))}
        </Select>
      )}
      <Field
        label={its.time}
        type="time"
        required
        value={formatWallTime(time)}
        onChange={({ target }) => {
          const [hour = Number.NaN, minute = Number.NaN] = target.value.split(':').map(Number);
          // While somebody types there is none.
          if (!Number.isNaN(minute)) choose({ ...cadence, time: { hour, minute } });
        }}
      />
    </div>
  );
}
