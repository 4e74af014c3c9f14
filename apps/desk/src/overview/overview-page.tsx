import type { Account } from '@galley/contract/editor';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useAccount } from '../api/account.tsx';
import { Empty, Notice } from '../parts/notice.tsx';
import { Page } from '../parts/page.tsx';
import { useWords } from '../words/words.tsx';
import { NewsletterCard } from './newsletter-card.tsx';

/** What each newsletter is up to. */
export function OverviewPage(): ReactNode {
  const { words } = useWords();
  const account = useAccount();
  return (
    <Page title={words.overview.title}>
      {account.passkeys === 0 && (
        <Notice icon="keys" its={words.notices.addPasskey}>
          <Link className="button main" to="/account?new">
            {words.notices.addPasskey.action}
          </Link>
        </Notice>
      )}
      {account.newsletters.length === 0 ? (
        <None account={account} />
      ) : (
        <div className="cards">
          {account.newsletters.map((newsletter) => (
            <NewsletterCard key={newsletter.slug} newsletter={newsletter} />
          ))}
        </div>
      )}
    </Page>
  );
}

function None({ account }: { readonly account: Account }): ReactNode {
  const { overview } = useWords().words;
  const mayCreate = account.roles.some(
    ({ newsletter, role }) => newsletter === null && role === 'owner',
  );
  return mayCreate ? (
    <Empty its={overview.none}>
      <code dir="ltr">npm run -s galley -- newsletter set --title &apos;My Digest&apos;</code>
    </Empty>
  ) : (
    <Empty its={overview.noneForYou} />
  );
}
