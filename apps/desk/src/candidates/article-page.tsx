import type { ReactNode } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { useAccount } from '../api/account.tsx';
import { usePageKeys } from '../keyboard/page-keys.ts';
import { chooseNewsletter, type OwnNewsletter } from '../newsletter/current-newsletter.ts';
import { NewsletterSelect } from '../newsletter/newsletter-select.tsx';
import { NoNewsletter } from '../newsletter/no-newsletter.tsx';
import { Page, useTitle } from '../parts/page.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import { useWords } from '../words/words.tsx';
import { AddressForm } from './address-form.tsx';
import { ArticleForm } from './article-form.tsx';
import { findAddress } from './find-address.ts';
import { useLookUp } from './use-look-up.ts';

/** An article by its address: what its page says, before a review of it is written. */
export function ArticlePage(): ReactNode {
  const { words } = useWords();
  const account = useAccount();
  const [params] = useSearchParams();
  const asked = params.get('newsletter');
  const newsletter =
    account.newsletters.find(({ slug }) => slug === asked) ?? chooseNewsletter(account);
  if (newsletter === undefined) {
    return (
      <Page title={words.candidates.article.title}>
        <NoNewsletter />
      </Page>
    );
  }
  const given = ['url', 'text', 'title'].map((name) => params.get(name) ?? '');
  const url = findAddress(...given);
  return (
    <Article
      key={`${newsletter.slug} ${url ?? ''}`}
      newsletter={newsletter}
      url={url}
      shared={given.find((text) => text.trim() !== '') ?? ''}
    />
  );
}

function Article(props: {
  readonly newsletter: OwnNewsletter;
  readonly url: string | null;
  /** What came, if it holds no address. */
  readonly shared: string;
}): ReactNode {
  const { words } = useWords();
  const { article } = words.candidates;
  const navigate = useNavigate();
  const { newsletter, url } = props;
  const { slug } = newsletter;
  const look = useLookUp(slug, url);
  useTitle(`${article.title} · ${newsletter.title}`);
  usePageKeys({ Escape: { act: () => void navigate(`/candidates/${slug}`) } });
  const pathTo = (other: string): string =>
    `/add?${new URLSearchParams({ newsletter: other, ...(url !== null && { url }) }).toString()}`;
  return (
    <>
      <header className="page-head">
        <div>
          <h1>{article.title}</h1>
          <NewsletterSelect slug={slug} step="queue-review" path={pathTo} />
        </div>
      </header>
      <p className="lead article-lead">{article.lead}</p>
      <AddressForm slug={slug} first={url ?? props.shared} />
      <p className="article-waiting" role="status">
        {look.kind === 'waiting' &&
          (look.host === null ? article.reading : article.waiting(look.host))}
      </p>
      {look.kind === 'failed' && <ProblemNote error={look.error} />}
      {look.kind === 'found' && <ArticleForm slug={slug} url={look.url} found={look.found} />}
      {look.kind === 'failed' && url !== null && <ArticleForm slug={slug} url={url} found={null} />}
    </>
  );
}
