import { useEffect, useLayoutEffect, useState, type ReactNode } from 'react';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import type { Saver } from '../save/index.ts';
import { useWords } from '../words/words.tsx';
import type { ComparedTexts } from './compared-texts.ts';
import { useSaveState } from './use-save-state.ts';
import { WordDiff } from './word-diff.tsx';

type Choice = 'mine' | 'theirs' | 'merged';
const KEYS: Readonly<Record<string, Choice>> = { 1: 'mine', 2: 'theirs', 3: 'merged' };

/** Shows, field by field, how two texts differ, and asks what the field should say. */
export function ClashDialog(props: {
  readonly saver: Saver;
  readonly texts: ComparedTexts;
  readonly close: () => void;
}): ReactNode {
  const { words, format, preferences } = useWords();
  const { saver, texts, close } = props;
  const { text, clashes } = useSaveState(saver);
  const [[name, clash] = [null, null]] = Object.entries(clashes);
  const [count] = useState(() => Object.keys(clashes).length);
  const left = Object.keys(clashes).length;
  const its = words.review.clash;
  const mine = name === null ? undefined : text[name];
  const merged = name === null ? null : texts.merge(name, clash.before, mine, clash.theirs);

  const take = (choice: Choice): void => {
    if (name === null || (choice === 'merged' && merged === null)) return;
    const values = { mine, theirs: clash.theirs, merged: merged?.value };
    saver.decide(name, values[choice]);
  };
  useEffect(() => {
    if (left === 0) close();
  }, [left, close]);
  // Before anybody sees the texts: an effect after painting might miss the key.
  useLayoutEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const choice = KEYS[event.key];
      // A key that is held down decides one field, not all of them.
      if (choice === undefined || event.repeat || event.ctrlKey || event.metaKey || event.altKey)
        return;
      event.preventDefault();
      take(choice);
    };
    if (!preferences.singleKeys) return;
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  });
  if (name === null) return null;
  const say = (value: unknown): string => texts.textOf(name, value);
  const [before, my, their] = [say(clash.before), say(mine), say(clash.theirs)];
  return (
    <Dialog open stays close={close} title={its.title} what={its.what}>
      <p className="clash-field">
        <strong>{texts.nameOf(name)}</strong>
        {count > 1 && (
          <span className="more">
            {its.of(format.number(count - left + 1), format.number(count))}
          </span>
        )}
      </p>
      <div className="clash-texts">
        <section>
          <h3>{its.mine}</h3>
          <WordDiff before={before} after={my} />
        </section>
        <section>
          <h3>{its.theirs}</h3>
          <WordDiff before={before} after={their} />
        </section>
        {merged !== null && (
          <section className="clash-merged">
            <h3>{its.merged}</h3>
            <WordDiff before={before} after={say(merged.value)} />
            {merged.overlaps && <p className="hint">{its.overlaps}</p>}
          </section>
        )}
      </div>
      {merged === null && <p className="hint">{its.noMerge}</p>}
      <footer className="clash-actions">
        <Choose label={its.takeMine} hint="1" act={() => take('mine')} />
        <Choose label={its.takeTheirs} hint="2" act={() => take('theirs')} />
        {merged !== null && <Choose label={its.takeMerged} hint="3" act={() => take('merged')} />}
      </footer>
    </Dialog>
  );
}

const Choose = (props: {
  readonly label: string;
  readonly hint: string;
  readonly act: () => void;
}): ReactNode => (
  <Button onClick={props.act} aria-keyshortcuts={props.hint}>
    {props.label} <kbd aria-hidden="true">{props.hint}</kbd>
  </Button>
);
