import type { ThemeChoice } from '@galley/core/newsletter';
import { useState, type ReactNode } from 'react';
import { Button } from '../parts/button.tsx';
import { AreaField } from '../parts/field.tsx';
import { sayDone } from '../parts/toasts.tsx';
import { useWords } from '../words/words.tsx';

/** The theme as the text that the command line takes, to copy or to replace. */
export function ThemeFile(props: {
  readonly choice: ThemeChoice | null;
  readonly set: (choice: ThemeChoice | null) => void;
}): ReactNode {
  const { words } = useWords();
  const { file } = words.settings.theme;
  const present = JSON.stringify(props.choice ?? {}, null, 2);
  const [text, setText] = useState<string | null>(null);
  const [problem, setProblem] = useState<string>();
  const take = async (): Promise<void> => {
    const { checkTheme } = await import('./check-theme.ts');
    const input = parse(text ?? present);
    const checked = input === undefined ? null : checkTheme(input);
    if (checked?.kind === 'ok') {
      props.set(Object.keys(checked.theme).length === 0 ? null : checked.theme);
      setText(null);
      sayDone(file.taken);
    }
    setProblem(
      checked === null
        ? file.broken
        : checked.kind === 'ok'
          ? undefined
          : checked.problems.join('\n'),
    );
  };
  return (
    <details className="theme-file">
      <summary>{file.title}</summary>
      <p className="hint">{file.what}</p>
      <AreaField
        label={file.label}
        rows={8}
        dir="ltr"
        spellCheck={false}
        value={text ?? present}
        problem={problem}
        onChange={({ target }) => setText(target.value)}
      />
      <p className="theme-file-acts">
        <Button onClick={() => void take()}>{file.take}</Button>
        <Button
          icon="copy"
          onClick={() =>
            void navigator.clipboard.writeText(present).then(() => sayDone(words.common.copied))
          }
        >
          {words.common.copy}
        </Button>
      </p>
    </details>
  );
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
