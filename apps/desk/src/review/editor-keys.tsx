import type { ReactNode } from 'react';
import { useWords } from '../words/words.tsx';

const MOD = /Mac|iPhone|iPad/.test(navigator.userAgent) ? '⌘' : 'Ctrl';
const ALT = MOD === '⌘' ? '⌥' : 'Alt';

/** The editor's keys, below what they are for. */
export function EditorKeys(): ReactNode {
  const { words } = useWords();
  const { keys } = words.review;
  const list = [
    [keys.version, `${MOD} S`],
    [keys.queue, `${MOD} ↵`],
    [keys.field, `${ALT} ↑ ↓`],
    [keys.preview, `${MOD} .`],
  ] as const;
  return (
    <dl className="editor-keys">
      {list.map(([what, key]) => (
        <div key={key}>
          <dt>{what}</dt>
          <dd>
            <kbd dir="ltr">{key}</kbd>
          </dd>
        </div>
      ))}
    </dl>
  );
}
