import type { Review } from '@galley/core/review';
import type { ReactNode } from 'react';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { unsavedFields, type Draft, type Fields } from '../save/index.ts';
import { useNow } from '../words/use-now.ts';
import { useWords } from '../words/words.tsx';
import { fieldText } from './field-text.ts';
import type { FieldName } from './review-form.ts';
import { WordDiff } from './word-diff.tsx';

/** Shows how a kept text differs from what is on screen, before anybody takes it. */
export function DraftDialog(props: {
  readonly draft: Draft;
  readonly text: Fields;
  readonly close: () => void;
  readonly use: () => void;
  readonly drop: () => void;
}): ReactNode {
  const { words, moments } = useWords();
  const now = useNow();
  const its = words.review.draft;
  const { draft, text } = props;
  const say = (name: string, value: unknown): string =>
    name.startsWith('#')
      ? typeof value === 'string'
        ? value
        : ''
      : fieldText(name as FieldName, value as Review[FieldName]);
  return (
    <Dialog open stays close={props.close} title={its.title} what={its.what}>
      <p className="more">{its.from(moments.away(new Date(draft.at).toISOString(), now))}</p>
      <div className="draft-fields">
        {unsavedFields(draft).map((name) => (
          <section key={name}>
            <h3>
              {name.startsWith('#')
                ? words.review.forms[name === '#text' ? 'text' : 'markdown']
                : words.review.fields[name as FieldName]}
            </h3>
            <WordDiff before={say(name, text[name])} after={say(name, draft.text[name])} />
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
