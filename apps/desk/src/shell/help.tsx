import type { ReactNode } from 'react';
import { useAccount } from '../api/account.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { useWords } from '../words/words.tsx';
import { listPageKeys, showKeys } from '../keyboard/page-keys.ts';
import { CURRENT_ISSUE, placesFor } from './places.ts';

/** The list of keys. */
export function Help({ close }: { readonly close: () => void }): ReactNode {
  const { words, preferences } = useWords();
  const account = useAccount();
  const { shortcuts } = words;
  const lines: readonly (readonly [string, readonly string[]])[] = [
    [shortcuts.palette, ['Ctrl', 'K']],
    [shortcuts.help, ['?']],
    ...placesFor(account).map(
      ({ name, letter }) => [shortcuts.goTo(words.shell[name]), ['g', letter]] as const,
    ),
    [shortcuts.goTo(words.planner.actions.current), ['g', CURRENT_ISSUE.letter]],
    ...listPageKeys().map(({ key, label }) => [label, showKeys(key)] as const),
  ];
  return (
    <Dialog
      open
      close={close}
      title={shortcuts.title}
      {...(!preferences.singleKeys && { what: shortcuts.off })}
    >
      <dl className="keys-list">
        {lines.map(([what, keys]) => (
          <div key={what}>
            <dt>{what}</dt>
            <dd dir="ltr">
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
