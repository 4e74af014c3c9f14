import type { Review } from '@galley/core/review';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { sameValue } from '../save/index.ts';
import { useWords } from '../words/words.tsx';
import { FormFaults } from './form-faults.tsx';
import { FIELD_NAMES } from './review-form.ts';
import { TextArea } from './text-area.tsx';
import type { FormFault, TextForms } from './text-forms.ts';
import type { TextForm, Writing } from './writing.ts';

const PAUSE_MS = 150;

/** The whole review as one text. It is read at each pause; what can't be read is kept and not sent. */
export function TextFormField(props: {
  readonly form: TextForm;
  readonly forms: TextForms;
  readonly first: string;
  readonly writing: Writing;
  readonly readOnly: boolean;
  readonly tellFaults: (hasFaults: boolean) => void;
}): ReactNode {
  const { words } = useWords();
  const { form, forms, writing, readOnly, tellFaults } = props;
  const [text, setText] = useState(props.first);
  const [faults, setFaults] = useState<readonly FormFault[]>([]);
  const area = useRef<HTMLDivElement>(null);
  // What the text said when it was last read: only what differs from it was typed here.
  const known = useRef<Review>(writing.review());
  const unread = useRef<string | null>(null);
  // Whether others have changed something that this text doesn't say yet.
  const isBehind = useRef(false);

  const showNow = useRef((): void => {
    const now = writing.review();
    const printed = forms.print(now, form);
    if (printed.kind !== 'ok') return;
    isBehind.current = false;
    known.current = now;
    setText(printed.text);
  });

  const read = useRef((typed: string): void => {
    unread.current = null;
    const parsed = forms.read(typed, form);
    const found = parsed.kind === 'ok' ? [] : parsed.faults;
    setFaults(found);
    tellFaults(found.length > 0);
    if (parsed.kind !== 'ok') return;
    const typedIn = FIELD_NAMES.filter(
      (name) => !sameValue(parsed.review[name], known.current[name]),
    );
    const before = known.current;
    known.current = parsed.review;
    if (isBehind.current) {
      // It was typed from what stood here before the others' change.
      const base = { version: 0, fields: { ...before } };
      writing.saver.restore({ base, text: { ...parsed.review }, sent: null, at: Date.now() });
      writing.keepRaw(form, null);
      return showNow.current();
    }
    const fields = Object.fromEntries(typedIn.map((name) => [name, parsed.review[name]]));
    if (typedIn.length > 0) writing.take(fields);
    writing.keepRaw(form, null);
  });

  useEffect(() => {
    if (unread.current === null) return;
    const timer = setTimeout(() => read.current(text), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  useEffect(() => {
    const last = read.current;
    // A text that was kept unread is read as soon as it is here.
    if (writing.raw(form) !== null) last(props.first);
    return () => {
      if (unread.current !== null) last(unread.current);
    };
  }, [writing, form, props.first]);
  // Others have changed something: it is written here too, unless this text can't be read now.
  useEffect(() => {
    let seen = writing.state().shown;
    return writing.listen(() => {
      const { shown } = writing.state();
      const isNew = shown !== seen;
      seen = shown;
      if (!isNew) return;
      if (unread.current !== null || writing.raw(form) !== null) isBehind.current = true;
      else if (!sameValue(writing.review(), known.current)) showNow.current();
    });
  }, [writing, form]);

  const goTo = (line: number): void => {
    const element = area.current?.querySelector('textarea');
    if (element === null || element === undefined) return;
    const lines = element.value.split('\n');
    const start = lines.slice(0, line - 1).reduce((sum, { length }) => sum + length + 1, 0);
    // Focused last, the line comes into sight.
    element.setSelectionRange(start, start + (lines[line - 1]?.length ?? 0));
    element.focus();
  };
  const { unreadable } = words.review.forms;
  return (
    <div ref={area} className="text-form">
      <TextArea
        className="whole"
        aria-label={words.review.forms[form]}
        aria-invalid={faults.length > 0 || undefined}
        spellCheck={form === 'text'}
        readOnly={readOnly}
        value={text}
        onText={(typed) => {
          unread.current = typed;
          writing.keepRaw(form, typed);
          setText(typed);
        }}
      />
      {faults.length > 0 && <FormFaults {...unreadable} faults={faults} goTo={goTo} />}
    </div>
  );
}
