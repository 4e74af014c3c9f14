import type { ReactNode } from 'react';
import { Icon } from '../parts/icon.tsx';
import { useWords } from '../words/words.tsx';

/** Moves a row up or down, or takes it away. */
export function RowActions(props: {
  readonly name: string;
  readonly move?: (by: -1 | 1) => void;
  readonly remove: () => void;
}): ReactNode {
  const { words } = useWords();
  const { row } = words.review;
  const { name, move, remove } = props;
  return (
    <span className="row-actions">
      {move !== undefined && (
        <>
          <Small label={row.up(name)} icon="up" act={() => move(-1)} />
          <Small label={row.down(name)} icon="down" act={() => move(1)} />
        </>
      )}
      <Small label={row.remove(name)} icon="close" act={remove} />
    </span>
  );
}

const Small = (props: {
  readonly label: string;
  readonly icon: 'up' | 'down' | 'close';
  readonly act: () => void;
}): ReactNode => (
  <button
    type="button"
    className="button quiet square small"
    aria-label={props.label}
    title={props.label}
    onClick={props.act}
  >
    <Icon name={props.icon} />
  </button>
);
