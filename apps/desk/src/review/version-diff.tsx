import type { Review } from '@galley/core/review';
import type { ReactNode } from 'react';
import { Button } from '../parts/button.tsx';
import { sameValue } from '../save/index.ts';
import { useWords } from '../words/words.tsx';
import { fieldText } from './field-text.ts';
import { FIELD_NAMES, type FieldName } from './review-form.ts';
import { WordDiff } from './word-diff.tsx';

/** What differs between two texts of a review, field by field. */
export function VersionDiff(props: {
  /** Null before the first version. */
  readonly before: Review | null;
  readonly after: Review;
  readonly restore?: (name: FieldName) => void;
}): ReactNode {
  const { words } = useWords();
  const { history, fields } = words.review;
  const { before, after, restore } = props;
  const differing = FIELD_NAMES.filter(
    (name) => before === null || !sameValue(before[name], after[name]),
  );
  if (before === null) {
    return FIELD_NAMES.filter((name) => fieldText(name, after[name]) !== '').map((name) => (
      <DiffedField key={name} name={fields[name]}>
        <WordDiff before={fieldText(name, after[name])} after={fieldText(name, after[name])} />
      </DiffedField>
    ));
  }
  if (differing.length === 0) return <p className="hint">{history.same}</p>;
  return differing.map((name) => (
    <DiffedField
      key={name}
      name={fields[name]}
      action={
        restore !== undefined && (
          <Button
            kind="quiet"
            className="small"
            aria-label={history.restoreField(fields[name])}
            onClick={() => restore(name)}
          >
            {history.restoreThis}
          </Button>
        )
      }
    >
      <WordDiff before={fieldText(name, before[name])} after={fieldText(name, after[name])} />
    </DiffedField>
  ));
}

const DiffedField = (props: {
  readonly name: string;
  readonly action?: ReactNode;
  readonly children: ReactNode;
}): ReactNode => (
  <section className="diffed">
    <header>
      <h2>{props.name}</h2>
      {props.action}
    </header>
    {props.children}
  </section>
);
