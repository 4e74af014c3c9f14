import { useState } from 'react';
import type { FormFault, TextForms } from './text-forms.ts';
import { loadTextForms } from './text-forms.ts';
import type { FieldName } from './review-form.ts';
import { RAW, type TextForm, type Writing } from './writing.ts';

/** How a review is written: by fields, or as one text. */
export type Mode =
  | { readonly kind: 'fields' }
  | { readonly kind: TextForm; readonly forms: TextForms; readonly text: string };

/** Why the form could not be changed. */
export type SwitchRefusal =
  | { readonly kind: 'incomplete'; readonly fields: readonly FieldName[] }
  | { readonly kind: 'unreadable' }
  | { readonly kind: 'not-representable'; readonly faults: readonly FormFault[] };

export interface FormSwitch {
  readonly mode: Mode;
  readonly refusal: SwitchRefusal | null;
  readonly isBusy: boolean;
  readonly switchTo: (kind: Mode['kind']) => Promise<void>;
  /** Opens a text that could not be read when it was kept. */
  readonly openRaw: (form: TextForm, text: string) => Promise<void>;
}

/** Changes between fields, Markdown and text, each only if it can hold the review as it is. */
export function useFormSwitch(writing: Writing, language: string): FormSwitch {
  const [mode, setMode] = useState<Mode>({ kind: 'fields' });
  const [refusal, setRefusal] = useState<SwitchRefusal | null>(null);
  const [isBusy, setBusy] = useState(false);
  const load = async (): Promise<TextForms> => {
    setBusy(true);
    return loadTextForms(language).finally(() => setBusy(false));
  };
  const switchTo = async (kind: Mode['kind']): Promise<void> => {
    setRefusal(null);
    if (kind === mode.kind) return;
    if (mode.kind !== 'fields' && writing.raw(mode.kind) !== null) {
      // What was typed last may only wait for its pause.
      const read = mode.forms.read(writing.raw(mode.kind) ?? '', mode.kind);
      if (read.kind !== 'ok') return setRefusal({ kind: 'unreadable' });
      writing.take(read.review);
      writing.keepRaw(mode.kind, null);
    }
    if (kind === 'fields') return setMode({ kind });
    const incomplete = writing.saver
      .state()
      .blocked.filter((name) => !Object.values<string>(RAW).includes(name)) as FieldName[];
    if (incomplete.length > 0) return setRefusal({ kind: 'incomplete', fields: incomplete });
    const forms = await load();
    const printed = forms.print(writing.review(), kind);
    if (printed.kind === 'ok') setMode({ kind, forms, text: printed.text });
    else setRefusal({ kind: 'not-representable', faults: printed.faults });
  };
  return {
    mode,
    refusal,
    isBusy,
    switchTo,
    async openRaw(form, text) {
      setRefusal(null);
      setMode({ kind: form, forms: await load(), text });
    },
  };
}
