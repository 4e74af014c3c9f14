import { useState, type ReactNode } from 'react';
import type { Explained } from '@galley/wording/desk';
import { useWords } from '../words/words.tsx';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';
import { Field } from './field.tsx';

/** A new secret, the only time that it can be read. */
export function ShownOnce(props: {
  readonly its: Explained & { readonly label: string; readonly done: string };
  readonly secret: string;
  readonly close: () => void;
}): ReactNode {
  const { words } = useWords();
  const { its, secret, close } = props;
  const [isCopied, setCopied] = useState(false);
  const copy = (): void => {
    // Where the clipboard is closed to pages, the selected field is still there to copy by hand.
    void navigator.clipboard?.writeText(secret).then(
      () => setCopied(true),
      () => undefined,
    );
  };
  return (
    <Dialog open stays close={close} title={its.title} what={its.what}>
      <div className="in-line">
        <Field
          label={its.label}
          value={secret}
          readOnly
          dir="ltr"
          spellCheck={false}
          onFocus={(event) => event.target.select()}
        />
        <Button icon={isCopied ? 'done' : 'copy'} onClick={copy}>
          {isCopied ? words.common.copied : words.common.copy}
        </Button>
      </div>
      <footer>
        <Button kind="main" onClick={close}>
          {its.done}
        </Button>
      </footer>
    </Dialog>
  );
}
