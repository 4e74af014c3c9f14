import type { ReactNode } from 'react';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { unsavedFields, type Draft, type Fields } from '../save/index.ts';
import { useNow } from '../words/use-now.ts';
import { useWords } from '../words/words.tsx';
import type { ComparedTexts } from './compared-texts.ts';
import { WordDiff } from './word-diff.tsx';

/** Shows how a kept text differs from what is on screen, before anybody takes it. */
export function DraftDialog(props: {
  readonly draft: Draft;
  readonly text: Fields;
  readonly texts: ComparedTexts;
  readonly close: () => void;
  readonly use: () => void;
  readonly drop: () => void;
}): ReactNode {
  const { words, moments } = useWords();
  const now = useNow();
  const its = words.review.draft;
  const { draft, text, texts } = props;
  return (
    <Dialog open stays close={props.close} title={its.title} what={its.what}>
      <p className="more">{its.from(moments.away(new Date(draft.at).toISOString(), now))}</p>
      <div className="draft-fields">
        {unsavedFields(draft).map((name) => (
          <section key={name}>
            <h3>{texts.nameOf(name)}</h3>
            <WordDiff
              before={texts.textOf(name, text[name])}
              after={texts.textOf(name, draft.text[name])}
            />
          </section>
        ))}
      </div>
      <footer>
        <Button onClick={props.drop}>{its.drop}</Button>
        <Button kind="main" onClick={props.use}>
          {its.use}
        </Button>
      </footer>
    </Dialog>
  );
}
