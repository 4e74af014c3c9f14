import type { ReactNode } from 'react';
import { CadenceFields } from './cadence-fields.tsx';
import { DurationField } from './duration-field.tsx';
import { NextSlots } from './next-slots.tsx';
import type { PartProps } from './part-form.tsx';
import { TextSetting, useWordsOf } from './text-setting.tsx';
import { ZoneField } from './zone-field.tsx';

/** When issues are due, and which reviews they take. */
export function WhenPart(its: PartProps): ReactNode {
  const { values } = its;
  return (
    <>
      <CadenceFields its={its} />
      <ZoneField
        {...useWordsOf(its, 'timeZone')}
        value={values.timeZone}
        choose={(zone) => its.set('timeZone', zone)}
      />
      <NextSlots cadence={values.cadence} timeZone={values.timeZone} cutOff={values.cutOff} />
      <div className="pair">
        <TextSetting its={its} name="minimum" inputMode="numeric" />
        <TextSetting its={its} name="maximum" inputMode="numeric" />
      </div>
      <DurationField its={its} name="cutOff" />
      <DurationField its={its} name="undoWindow" />
      <DurationField its={its} name="lateLimit" />
    </>
  );
}
