import type { ReactNode, SelectHTMLAttributes } from 'react';
import type { StepName } from '@galley/core/editor';
import { mayIn, useAccount } from '../api/account.tsx';
import { Select } from '../parts/field.tsx';
import { useWords } from '../words/words.tsx';

/** As the value of an option, where null can't be. */
const EVERYWHERE = '*';

/** Chooses a newsletter in which somebody may take a step, or all of them. */
export function WhereSelect({
  step,
  ...rest
}: { readonly step: StepName } & SelectHTMLAttributes<HTMLSelectElement>): ReactNode {
  const { words } = useWords();
  const account = useAccount();
  return (
    <Select label={words.people.form.where} name="newsletter" {...rest}>
      {mayIn(account, step, null) && (
        <option value={EVERYWHERE}>{words.common.everyNewsletter}</option>
      )}
      {account.newsletters
        .filter(({ slug }) => mayIn(account, step, slug))
        .map(({ slug, title }) => (
          <option key={slug} value={slug}>
            {title}
          </option>
        ))}
    </Select>
  );
}

export const readWhere = (value: string): string | null => (value === EVERYWHERE ? null : value);
export const writeWhere = (newsletter: string | null): string => newsletter ?? EVERYWHERE;
