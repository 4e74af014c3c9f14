import type { Review } from '@galley/core/review';
import { sameValue, type Fields, type Saver } from '../save/index.ts';
import { checkRoughly, type CheckField, type FieldFault } from './check-review.ts';
import { keepKeys } from './keep-keys.ts';
import { readField } from './read-form.ts';
import { FIELD_NAMES, type FieldName, type ReviewForm } from './review-form.ts';
import { writeField, writeForm } from './write-form.ts';

export type Faults = { readonly [K in FieldName]?: readonly FieldFault[] };

/** A text that can't be read yet; it is kept like a field, and never sent. */
export const RAW = { markdown: '#markdown', text: '#text' } as const;
export type TextForm = keyof typeof RAW;

export interface WritingState {
  readonly form: ReviewForm;
  readonly faults: Faults;
  /** Counts what came from outside this page. */
  readonly shown: number;
}

/** A review on screen: what its fields say, and what is saved of it. */
export interface Writing {
  readonly saver: Saver;
  readonly state: () => WritingState;
  readonly listen: (changed: () => void) => () => void;
  readonly change: <K extends FieldName>(
    name: K,
    update: (typed: ReviewForm[K]) => ReviewForm[K],
  ) => void;
  /** Takes over fields that were read from a text. */
  readonly take: (fields: Partial<Review>) => void;
  /** Keeps a text that can't be read; null once it can. */
  readonly keepRaw: (form: TextForm, raw: string | null) => void;
  readonly raw: (form: TextForm) => string | null;
  /** The review as it is on screen; it may not be a valid one. */
  readonly review: () => Review;
  readonly obey: (check: CheckField) => void;
}

/** @param open makes the saver, and is told what it shows when others have changed the text */
export function createWriting(
  newest: Review,
  open: (show: (fields: Fields) => void) => Saver,
): Writing {
  let state: WritingState = { form: writeForm(newest), faults: {}, shown: 0 };
  let check = checkRoughly;
  const listeners = new Set<() => void>();
  const set = (next: Partial<WritingState>): void => {
    state = { ...state, ...next };
    for (const changed of listeners) changed();
  };
  const show = (fields: Fields): void => {
    const names = FIELD_NAMES.filter((name) => Object.hasOwn(fields, name));
    let { form } = state;
    for (const name of names) form = rewritten(form, name, fields[name] as Review[typeof name]);
    const faults = check_(names, form);
    set({ form, faults: { ...state.faults, ...faults }, shown: state.shown + 1 });
    // The machine is still at work on what it shows.
    queueMicrotask(sayBlocked);
  };
  const saver = open(show);
  // A saver that was open already may have more than the server.
  set({ form: writeForm(saver.state().text as unknown as Review) });

  const check_ = (names: readonly FieldName[], form: ReviewForm): Faults =>
    Object.fromEntries(names.map((name) => [name, check(name, readField(name, form[name]))]));
  const blocked = (): readonly string[] => [
    ...FIELD_NAMES.filter((name) => (state.faults[name] ?? []).length > 0),
    ...Object.values(RAW).filter((raw) => saver.state().text[raw] !== undefined),
  ];
  const sayBlocked = (): void => {
    const now = blocked();
    if (!sameValue(now, saver.state().blocked)) saver.type({}, now);
  };
  return {
    saver,
    state: () => state,
    listen(changed) {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
    change(name, update) {
      const typed = update(state.form[name]);
      if (typed === state.form[name]) return;
      const value = readField(name, typed);
      const form = { ...state.form, [name]: typed };
      set({ form, faults: { ...state.faults, [name]: check(name, value) } });
      const isNew = !sameValue(value, saver.state().text[name]);
      if (isNew) saver.type({ [name]: value }, blocked());
      else sayBlocked();
    },
    take(fields) {
      const names = FIELD_NAMES.filter((name) => Object.hasOwn(fields, name));
      let { form } = state;
      for (const name of names) form = rewritten(form, name, fields[name] as Review[typeof name]);
      set({ form, faults: { ...state.faults, ...check_(names, form) } });
      saver.type({ ...fields }, blocked());
    },
    keepRaw(form, raw) {
      const now = saver.state().text[RAW[form]];
      if ((raw ?? undefined) === now) return;
      const others = blocked().filter((name) => name !== RAW[form]);
      saver.type({ [RAW[form]]: raw ?? undefined }, raw === null ? others : [...others, RAW[form]]);
    },
    raw: (form) => (saver.state().text[RAW[form]] as string | undefined) ?? null,
    review: () =>
      Object.fromEntries(
        FIELD_NAMES.map((name) => [name, readField(name, state.form[name])]),
      ) as unknown as Review,
    obey(rules) {
      check = rules;
      set({ faults: check_(FIELD_NAMES, state.form) });
      sayBlocked();
    },
  };
}

/** Writes a value on screen; rows that were there keep their keys. */
const rewritten = <K extends FieldName>(
  form: ReviewForm,
  name: K,
  value: Review[K],
): ReviewForm => ({
  ...form,
  [name]: keepKeys(form[name], writeField(name, value)),
});
