import { AlertDialog } from '@base-ui/react/alert-dialog';
import { useState, type ReactNode } from 'react';
import { useWords } from '../words/words.tsx';
import { Button } from './button.tsx';
import { ProblemNote } from './problem-note.tsx';

/** Asks before something that can't be undone. It stays until that is done or given up. */
export function Question(props: {
  readonly open: boolean;
  readonly close: () => void;
  readonly title: string;
  readonly what: string;
  readonly action: string;
  readonly kind?: 'danger' | 'main';
  /** What gives it up, where “Cancel” could mean the action. */
  readonly back?: string;
  readonly act: () => Promise<unknown>;
}): ReactNode {
  const { words } = useWords();
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const close = (): void => {
    setError(null);
    props.close();
  };
  const act = async (): Promise<void> => {
    setBusy(true);
    setError(null);
    try {
      await props.act();
      close();
    } catch (caught) {
      setError(caught);
    } finally {
      setBusy(false);
    }
  };
  return (
    <AlertDialog.Root
      open={props.open}
      onOpenChange={(open) => {
        if (!open) close();
      }}
    >
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className="backdrop" />
        <AlertDialog.Popup className="dialog narrow">
          <AlertDialog.Title>{props.title}</AlertDialog.Title>
          <AlertDialog.Description>{props.what}</AlertDialog.Description>
          <ProblemNote error={error} />
          <footer>
            <AlertDialog.Close className="button plain">
              {props.back ?? words.common.cancel}
            </AlertDialog.Close>
            <Button
              kind={props.kind ?? 'danger'}
              busy={isBusy ? words.common.signing : undefined}
              onClick={() => void act()}
            >
              {props.action}
            </Button>
          </footer>
        </AlertDialog.Popup>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
