import { Menu } from '@base-ui/react/menu';
import type { ReactNode } from 'react';
import { Icon } from './icon.tsx';

export interface MenuAction {
  readonly label: string;
  readonly danger?: boolean;
  readonly act: () => void;
}

/** What can be done with one line of a list. */
export const ActionsMenu = (props: {
  readonly label: string;
  readonly actions: readonly MenuAction[];
}): ReactNode => (
  <Menu.Root>
    <Menu.Trigger className="button quiet square" aria-label={props.label}>
      <Icon name="more" />
    </Menu.Trigger>
    <Menu.Portal>
      <Menu.Positioner className="menu-place" align="end" sideOffset={4}>
        <Menu.Popup className="menu">
          {props.actions.map(({ label, danger, act }) => (
            <Menu.Item
              key={label}
              className={danger === true ? 'menu-item danger' : 'menu-item'}
              onClick={act}
            >
              {label}
            </Menu.Item>
          ))}
        </Menu.Popup>
      </Menu.Positioner>
    </Menu.Portal>
  </Menu.Root>
);
