import type { CreatedKey } from '@galley/contract/editor';
import { useState, type ReactNode } from 'react';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { Field } from '../parts/field.tsx';
import { useWords } from '../words/words.tsx';

/** A new key, the only time that it can be read. */
export function ShownKey(props: {
  readonly created: CreatedKey;
  readonly close: () => void;
}): ReactNode {
  const { words } = useWords();
  const { shown } = words.keys;
  const [isCopied, setCopied] = useState(false);
  const { token } = props.created;
  const copy = (): void => {
    // Where the clipboard is closed to pages, the selected field is still there to copy by hand.
    void navigator.clipboard?.writeText(token).then(
      () => setCopied(true),
      () => undefined,
    );
  };
  return (
    <Dialog open stays close={props.close} title={shown.title} what={shown.what}>
      <div className="in-line">
        <Field
          label={shown.label}
          value={token}
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
        <Button kind="main" onClick={props.close}>
          {shown.done}
        </Button>
      </footer>
    </Dialog>
  );
}
