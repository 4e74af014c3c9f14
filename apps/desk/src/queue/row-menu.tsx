import { Menu } from '@base-ui/react/menu';
import type { ReactNode } from 'react';

export interface RowAction {
  readonly label: string;
  /** The key that does the same. */
  readonly hotkey: string;
  readonly danger?: boolean;
  readonly act: () => void;
}

/** What can be done with one row; the list has one menu for all of them, so that 300 rows stay quick. */
export const RowMenu = (props: {
  readonly label: string;
  /** The id of the button that opened it. */
  readonly anchor: string;
  /** The id of what the keyboard goes on with. */
  readonly focus: () => string;
  readonly groups: readonly (readonly RowAction[])[];
  readonly close: () => void;
}): ReactNode => (
  <Menu.Root
    open
    onOpenChange={(open) => {
      if (!open) props.close();
    }}
  >
    <Menu.Portal>
      <Menu.Positioner
        className="menu-place"
        anchor={() => document.getElementById(props.anchor)}
        align="end"
        sideOffset={4}
      >
        <Menu.Popup
          className="menu"
          aria-label={props.label}
          finalFocus={() => document.getElementById(props.focus())}
        >
          {props.groups.map((actions) => (
            <Menu.Group key={actions[0]?.label} className="menu-group">
              {actions.map(({ label, hotkey, danger, act }) => (
                <Menu.Item
                  key={label}
                  className={danger === true ? 'menu-item danger' : 'menu-item'}
                  onClick={act}
                >
                  <span>{label}</span>
                  <kbd dir="ltr" aria-hidden="true">
                    {hotkey}
                  </kbd>
                </Menu.Item>
              ))}
            </Menu.Group>
          ))}
        </Menu.Popup>
      </Menu.Positioner>
    </Menu.Portal>
  </Menu.Root>
);
