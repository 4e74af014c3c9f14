import type { ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import { mayIn, useAccount } from '../api/account.tsx';
import { Page } from '../parts/page.tsx';
import { Lost } from '../shell/lost.tsx';
import { useWords } from '../words/words.tsx';
import { CreateNewsletter } from './create-newsletter.tsx';
import { FinishNewsletter } from './finish-newsletter.tsx';

/** From a title to a newsletter, and then to what its first issue needs. */
export function NewNewsletterPage(): ReactNode {
  const { create } = useWords().words.settings;
  const account = useAccount();
  const [search, setSearch] = useSearchParams();
  const created = account.newsletters.find(({ slug }) => slug === search.get('created'));
  if (!mayIn(account, 'set-newsletter', null)) return <Lost />;
  return created === undefined ? (
    <Page title={create.title} lead={create.lead}>
      <div>
        <CreateNewsletter go={(slug) => setSearch({ created: slug }, { replace: true })} />
      </div>
    </Page>
  ) : (
    <Page title={create.created(created.title)}>
      <div>
        <FinishNewsletter slug={created.slug} />
      </div>
    </Page>
  );
}
