import { memo, useMemo, type ReactNode } from 'react';
import { useWords } from '../words/words.tsx';
import { describedBy, FieldFrame } from './field-frame.tsx';
import type { FieldFault } from './check-review.ts';
import { FindingsField } from './findings-field.tsx';
import { PartsField } from './parts-field.tsx';
import { RatingField } from './rating-field.tsx';
import type { FieldName, ReviewForm } from './review-form.ts';
import { LineArea, TextArea } from './text-area.tsx';
import { useForm } from './use-writing.ts';
import type { Writing } from './writing.ts';

const NONE: readonly FieldFault[] = [];

type Change<K extends FieldName> = (update: (typed: ReviewForm[K]) => ReviewForm[K]) => void;

/** The review field by field, in the order of the mail. */
export function FieldsForm(props: {
  readonly writing: Writing;
  readonly readOnly: boolean;
}): ReactNode {
  const { words } = useWords();
  const { writing, readOnly } = props;
  const { form, faults } = useForm(writing);
  const change = useMemo(() => changesOf(writing), [writing]);
  const { fields, hints } = words.review;
  const of = (name: FieldName): readonly FieldFault[] => faults[name] ?? NONE;
  return (
    <>
      <FieldFrame name="title" htmlFor="title" faults={of('title')} className="of-title">
        <LineArea
          id="title"
          {...describedBy('title', of('title'))}
          value={form.title}
          readOnly={readOnly}
          onText={(text) => change.title(() => text)}
        />
      </FieldFrame>
      <div className="facts-grid">
        <FieldFrame name="rating" faults={of('rating')}>
          <RatingField
            rating={form.rating}
            readOnly={readOnly}
            change={(rating) => change.rating(() => rating)}
          />
        </FieldFrame>
        <Line
          name="outlet"
          text={form.outlet}
          change={change.outlet}
          faults={of('outlet')}
          readOnly={readOnly}
        />
        <FieldFrame name="publishedOn" htmlFor="publishedOn" faults={of('publishedOn')}>
          <input
            id="publishedOn"
            {...describedBy('publishedOn', of('publishedOn'))}
            className="write"
            type="date"
            value={form.publishedOn}
            readOnly={readOnly}
            onChange={({ target: { value } }) => change.publishedOn(() => value)}
          />
        </FieldFrame>
        <FieldFrame
          name="authors"
          htmlFor="authors"
          hint={fields.authorsHint}
          faults={of('authors')}
        >
          <TextArea
            id="authors"
            {...describedBy('authors', of('authors'))}
            value={form.authors}
            readOnly={readOnly}
            onText={(text) => change.authors(() => text)}
          />
        </FieldFrame>
        <Line
          name="url"
          isUrl
          text={form.url}
          change={change.url}
          faults={of('url')}
          readOnly={readOnly}
        />
        <Line
          name="topics"
          text={form.topics}
          change={change.topics}
          faults={of('topics')}
          hint={fields.topicsHint}
          readOnly={readOnly}
        />
      </div>
      <Paragraphs
        name="summary"
        text={form.summary}
        change={change.summary}
        faults={of('summary')}
        hint={hints.paragraphs}
        readOnly={readOnly}
      />
      <FieldFrame name="keyFindings" faults={of('keyFindings')}>
        <FindingsField
          findings={form.keyFindings}
          change={change.keyFindings}
          readOnly={readOnly}
        />
      </FieldFrame>
      <FieldFrame name="analysis" faults={of('analysis')}>
        <PartsField
          parts={form.analysis}
          change={change.analysis}
          add={words.review.part.add}
          readOnly={readOnly}
        />
      </FieldFrame>
      <Paragraphs
        name="whyItMatters"
        text={form.whyItMatters}
        change={change.whyItMatters}
        faults={of('whyItMatters')}
        readOnly={readOnly}
      />
      <FieldFrame name="sections" faults={of('sections')}>
        <PartsField
          parts={form.sections}
          change={change.sections}
          add={words.review.part.addSection}
          readOnly={readOnly}
        />
      </FieldFrame>
    </>
  );
}

interface TextFieldProps {
  readonly name: FieldName;
  readonly text: string;
  readonly change: (update: (typed: string) => string) => void;
  readonly faults: readonly FieldFault[];
  readonly hint?: string;
  readonly readOnly: boolean;
}

const Line = memo(function Line({
  name,
  isUrl = false,
  text,
  change,
  faults,
  hint,
  readOnly,
}: TextFieldProps & { readonly isUrl?: boolean }): ReactNode {
  return (
    <FieldFrame name={name} htmlFor={name} hint={hint} faults={faults}>
      <LineArea
        id={name}
        {...describedBy(name, faults)}
        dir={isUrl ? 'ltr' : 'auto'}
        {...(isUrl && { inputMode: 'url', autoCapitalize: 'off', spellCheck: false })}
        value={text}
        readOnly={readOnly}
        onText={(typed) => change(() => typed)}
      />
    </FieldFrame>
  );
});

const Paragraphs = memo(function Paragraphs(props: TextFieldProps): ReactNode {
  const { name, text, change, faults, hint, readOnly } = props;
  return (
    <FieldFrame name={name} htmlFor={name} hint={hint} faults={faults}>
      <TextArea
        id={name}
        {...describedBy(name, faults)}
        className="prose"
        value={text}
        readOnly={readOnly}
        onText={(typed) => change(() => typed)}
      />
    </FieldFrame>
  );
});

/** One function for each field, the same ones as long as the review is open. */
function changesOf(writing: Writing) {
  const of =
    <K extends FieldName>(name: K): Change<K> =>
    (update) =>
      writing.change(name, update);
  return {
    title: of('title'),
    rating: of('rating'),
    outlet: of('outlet'),
    publishedOn: of('publishedOn'),
    authors: of('authors'),
    url: of('url'),
    topics: of('topics'),
    summary: of('summary'),
    keyFindings: of('keyFindings'),
    analysis: of('analysis'),
    whyItMatters: of('whyItMatters'),
    sections: of('sections'),
  };
}
