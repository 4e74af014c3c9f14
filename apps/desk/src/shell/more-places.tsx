import { Menu } from '@base-ui/react/menu';
import type { ReactNode } from 'react';
import { NavLink } from 'react-router';
import { Icon } from '../parts/icon.tsx';
import { useWords } from '../words/words.tsx';
import type { Place } from './places.ts';

/** The screens for which a narrow screen has no room. */
export function MorePlaces(props: {
  readonly label: string;
  readonly places: readonly Place[];
  /** The id of the button that opened it. */
  readonly button: string;
  readonly close: () => void;
}): ReactNode {
  const { words } = useWords();
  const button = (): HTMLElement | null => document.getElementById(props.button);
  return (
    <Menu.Root
      open
      onOpenChange={(open) => {
        if (!open) props.close();
      }}
    >
      <Menu.Portal>
        <Menu.Positioner className="menu-place" anchor={button} align="end" sideOffset={8}>
          <Menu.Popup className="menu" aria-label={props.label} finalFocus={button}>
            {props.places.map(({ path, name }) => (
              <Menu.LinkItem
                key={path}
                className="menu-item"
                closeOnClick
                render={<NavLink to={path} />}
              >
                <Icon name={name} />
                <span>{words.shell[name]}</span>
              </Menu.LinkItem>
            ))}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}
