import { Dialog as Base } from '@base-ui/react/dialog';
import { useRef, type ReactNode } from 'react';
import { useWords } from '../words/words.tsx';
import { Icon } from './icon.tsx';

/** Where somebody who opens a form begins. */
const FIELD = 'input, select, textarea';

/** A window over the page; on a phone a sheet from below. */
export function Dialog(props: {
  readonly open: boolean;
  readonly close: () => void;
  readonly title: string;
  readonly what?: string;
  /** For what must not be lost by a click beside it. */
  readonly stays?: boolean;
  readonly className?: string;
  /** Where the keyboard goes on afterwards, if what opened it may be gone. */
  readonly focusAfter?: () => HTMLElement | null;
  readonly children: ReactNode;
}): ReactNode {
  const { words } = useWords();
  const popup = useRef<HTMLDivElement>(null);
  return (
    <Base.Root
      open={props.open}
      disablePointerDismissal={props.stays === true}
      onOpenChange={(open) => {
        if (!open) props.close();
      }}
    >
      <Base.Portal>
        <Base.Backdrop className="backdrop" />
        <Base.Popup
          ref={popup}
          className={props.className === undefined ? 'dialog' : `dialog ${props.className}`}
          {...(props.focusAfter !== undefined && { finalFocus: props.focusAfter })}
          initialFocus={() => popup.current?.querySelector<HTMLElement>(FIELD) ?? true}
        >
          <header>
            <Base.Title>{props.title}</Base.Title>
            <Base.Close className="button quiet square" aria-label={words.common.close}>
              <Icon name="close" />
            </Base.Close>
          </header>
          {props.what !== undefined && <Base.Description>{props.what}</Base.Description>}
          {props.children}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
