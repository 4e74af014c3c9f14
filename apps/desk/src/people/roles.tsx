import type { HeldRole } from '@galley/contract/editor';
import type { ReactNode } from 'react';
import { useAccount } from '../api/account.tsx';
import { useWords } from '../words/words.tsx';

/** What somebody may do, newsletter by newsletter. */
export function Roles({ roles }: { readonly roles: readonly HeldRole[] }): ReactNode {
  const { words } = useWords();
  const titleOf = useTitleOf();
  return (
    <p className="roles">
      {roles.length === 0 && <span className="tag">{words.people.noRole.title}</span>}
      {roles.map(({ newsletter, role }) => (
        <span key={newsletter ?? '*'} className="tag">
          {words.roles[role].title} · <bdi>{titleOf(newsletter)}</bdi>
        </span>
      ))}
    </p>
  );
}

/** How people call a newsletter; null stands for all of them. */
export function useTitleOf(): (slug: string | null) => string {
  const { words } = useWords();
  const { newsletters } = useAccount();
  return (slug) =>
    slug === null
      ? words.common.everyNewsletter
      : (newsletters.find((one) => one.slug === slug)?.title ?? slug);
}
