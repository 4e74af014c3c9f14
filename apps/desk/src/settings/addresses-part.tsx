import type { ReactNode } from 'react';
import type { PartProps } from './part-form.tsx';
import { LinesSetting } from './text-setting.tsx';

/** Whom Galley writes to besides readers. */
export const AddressesPart = (its: PartProps): ReactNode => (
  <>
    <LinesSetting its={its} name="testers" dir="ltr" inputMode="email" />
    <LinesSetting its={its} name="editors" dir="ltr" inputMode="email" />
  </>
);
