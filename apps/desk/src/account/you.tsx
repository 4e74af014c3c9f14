import type { FormEvent, ReactNode } from 'react';
import { useAccount } from '../api/account.tsx';
import { useChange } from '../api/use-api.ts';
import { Button } from '../parts/button.tsx';
import { Field } from '../parts/field.tsx';
import { Section } from '../parts/page.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import { sayDone } from '../parts/toasts.tsx';
import { readText } from '../words/read-form.ts';
import { useWords } from '../words/words.tsx';

/** Somebody's name and roles. */
export function You(): ReactNode {
  const { words } = useWords();
  const account = useAccount();
  const rename = useChange('PATCH /account', ['GET /account', 'GET /people']);
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const name = readText(new FormData(event.currentTarget), 'name');
    const body = { name: name === '' ? null : name };
    if (!rename.isPending)
      rename.mutate({ body }, { onSuccess: () => sayDone(words.common.saved) });
  };
  const titleOf = (slug: string | null): string =>
    slug === null
      ? words.common.everyNewsletter
      : (account.newsletters.find((one) => one.slug === slug)?.title ?? slug);
  return (
    <Section title={words.account.you}>
      <form className="in-line" onSubmit={submit} noValidate>
        <Field
          label={words.common.name}
          name="name"
          defaultValue={account.name ?? ''}
          autoComplete="name"
          dir="auto"
          hint={words.account.nameHint}
          problem={undefined}
        />
        <Button type="submit" busy={rename.isPending ? words.common.loading : undefined}>
          {words.common.save}
        </Button>
      </form>
      <ProblemNote error={rename.error} />
      <dl className="facts">
        <dt>{words.account.roles}</dt>
        <dd>
          {account.roles.length === 0
            ? words.account.noRole
            : account.roles.map(({ newsletter, role }) => (
                <span key={newsletter ?? '*'} className="tag">
                  {words.roles[role].title} · <bdi>{titleOf(newsletter)}</bdi>
                </span>
              ))}
        </dd>
      </dl>
    </Section>
  );
}
