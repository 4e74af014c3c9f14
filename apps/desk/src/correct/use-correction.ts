import type { ListedReview } from '@galley/contract/review';
import type { Review } from '@galley/core/review';
import { useEffect, useState } from 'react';
import { loadTextForms, type FormFault, type TextForms } from '../review/text-forms.ts';
import { FIELD_NAMES } from '../review/review-form.ts';
import { sameValue } from '../save/index.ts';

/** The new text of a review, as it is typed, and the review as it was when the typing began. */
export function useCorrection(review: ListedReview, language: string) {
  const [forms, setForms] = useState<TextForms | null>(null);
  const [typed, setTyped] = useState<{ text: string; base: ListedReview } | null>(null);
  useEffect(() => {
    let isOver = false;
    void loadTextForms(language).then((loaded) => {
      if (!isOver) setForms(loaded);
    });
    return () => {
      isOver = true;
    };
  }, [language]);
  const base = typed?.base ?? review;
  const printed = forms?.print(base.review, 'markdown');
  const stored = printed?.kind === 'ok' ? printed.text : '';
  const text = typed?.text ?? stored;
  const read = forms === null ? null : forms.read(text, 'markdown');
  const after = read?.kind === 'ok' && text !== stored ? read.review : base.review;
  const faults: readonly FormFault[] = read?.kind === 'refused' ? read.faults : [];
  return {
    isReady: forms !== null,
    text,
    setText: (text: string) => setTyped({ text, base }),
    /** The next text begins from what is stored by then. */
    forget: () => setTyped(null),
    base,
    after,
    faults,
  };
}

/** The fields in which two texts differ, with the new values. */
export const changedFields = (before: Review, after: Review): Partial<Review> =>
  Object.fromEntries(
    FIELD_NAMES.filter((name) => !sameValue(before[name], after[name])).map((name) => [
      name,
      after[name],
    ]),
  );
