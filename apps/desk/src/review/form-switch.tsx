import type { ReactNode } from 'react';
import { useWords } from '../words/words.tsx';
import { FormFaults } from './form-faults.tsx';
import type { FormSwitch, Mode } from './use-form-switch.ts';

const KINDS: readonly Mode['kind'][] = ['fields', 'markdown', 'text'];

/** Chooses how the review is written. */
export function FormChoice({ its }: { readonly its: FormSwitch }): ReactNode {
  const { words } = useWords();
  const { forms } = words.review;
  return (
    <div className="segments" role="group" aria-label={forms.label} aria-busy={its.isBusy}>
      {KINDS.map((kind) => (
        <button
          key={kind}
          type="button"
          aria-pressed={its.mode.kind === kind}
          onClick={() => void its.switchTo(kind)}
        >
          {forms[kind]}
        </button>
      ))}
    </div>
  );
}

/** Why the form stays as it is. */
export function SwitchRefused({ refusal }: { readonly refusal: FormSwitch['refusal'] }): ReactNode {
  const { words } = useWords();
  const { forms, fields } = words.review;
  switch (refusal?.kind) {
    case undefined:
      return null;
    case 'incomplete':
      return (
        <FormFaults
          title={forms.incomplete}
          faults={refusal.fields.map((name) => ({
            place: fields[name],
            line: null,
            what: '',
          }))}
        />
      );
    case 'unreadable':
      return <FormFaults {...forms.unreadable} faults={[]} />;
    case 'not-representable':
      return <FormFaults {...forms.refused} faults={refusal.faults} />;
  }
}
