import type { ReactNode } from 'react';
import type { Planned } from './plan.ts';
import { PlannedButton, type Choosing } from './planned-button.tsx';

/** Dates one below the other; on a narrow screen, the details of the chosen one follow it. */
export const DateList = (props: {
  readonly label: string;
  readonly planned: readonly Planned[];
  readonly stop: string | null;
  readonly choosing: Choosing;
  readonly details: (planned: Planned) => ReactNode;
}): ReactNode => (
  <ol className="dates" aria-label={props.label}>
    {props.planned.map((one) => (
      <li key={one.id}>
        <PlannedButton planned={one} isStop={one.id === props.stop} choosing={props.choosing} />
        {props.choosing.isList && one.id === props.choosing.chosen && props.details(one)}
      </li>
    ))}
  </ol>
);
