import { queueAddress } from '@galley/core/inbound';
import type { Person } from '@galley/contract/editor';
import { useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import { nameOf } from '../api/account.tsx';
import { useReading } from '../api/use-api.ts';
import { FeedList } from '../candidates/feed-list.tsx';
import { Button } from '../parts/button.tsx';
import { Notice } from '../parts/notice.tsx';
import { Section } from '../parts/page.tsx';
import { useWords } from '../words/words.tsx';

/** Whether a slug leaves room for an address depends on the slug alone. */
const ANY_DOMAIN = 'in.example.org';

/** What brings articles: feeds, and mail to the queue's address. Each change is saved at once. */
export function SourcesPart({ slug }: { readonly slug: string }): ReactNode {
  const { words } = useWords();
  const { settings } = words;
  return (
    <div className="settings-form sources-part">
      <header>
        <h2>{settings.parts.sources.title}</h2>
        <p className="what">{settings.parts.sources.what}</p>
      </header>
      <QueueAddress slug={slug} />
      <FeedList slug={slug} />
      <p>
        <Link to={`/candidates/${slug}`}>{words.offers.queueAddress.candidates}</Link>
      </p>
    </div>
  );
}

function QueueAddress({ slug }: { readonly slug: string }): ReactNode {
  const { queueAddress: its } = useWords().words.offers;
  const listed = useReading('GET /newsletters/{slug}/candidates', {
    params: { slug },
    query: { limit: 1 },
  });
  const address = listed.data?.mailTo;
  return (
    <Section title={its.title} what={its.what}>
      {address === null && queueAddress(slug, ANY_DOMAIN) === null && (
        <Notice icon="mail" its={its.tooLong} />
      )}
      {address === null && queueAddress(slug, ANY_DOMAIN) !== null && (
        <>
          <Notice icon="mail" its={its.off} />
          <ol className="steps">
            {its.steps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
        </>
      )}
      {typeof address === 'string' && <Address address={address} />}
      {address !== null && address !== undefined && <Writers slug={slug} />}
    </Section>
  );
}

function Address({ address }: { readonly address: string }): ReactNode {
  const { common, offers } = useWords().words;
  const [isCopied, setCopied] = useState(false);
  const copy = (): void => {
    // Where the clipboard is closed to pages, the text can still be selected.
    void navigator.clipboard?.writeText(address).then(
      () => setCopied(true),
      () => undefined,
    );
  };
  return (
    <p className="mail-to">
      <a href={`mailto:${address}`} dir="ltr">
        {address}
      </a>{' '}
      <Button
        kind="quiet"
        className="square"
        icon={isCopied ? 'done' : 'copy'}
        aria-label={isCopied ? common.copied : offers.queueAddress.copy}
        onClick={copy}
      />
    </p>
  );
}

/** Everybody with a role in the newsletter may add reviews. */
const hasRoleIn =
  (slug: string) =>
  ({ roles }: Person): boolean =>
    roles.some(({ newsletter }) => newsletter === null || newsletter === slug);

function Writers({ slug }: { readonly slug: string }): ReactNode {
  const { settings, offers } = useWords().words;
  const { who } = offers.queueAddress;
  const people = useReading('GET /people');
  const writers = people.data?.people.filter(hasRoleIn(slug)) ?? [];
  return (
    <div className="queue-writers">
      <h3>{who.title}</h3>
      <p className="what">{who.what}</p>
      <ul className="rows boxed">
        {writers.map((person) => (
          <li key={person.id}>
            <div>
              <strong dir="auto">{nameOf(person)}</strong>
              <p className="more">
                <bdi dir="ltr">{person.email}</bdi>
              </p>
            </div>
          </li>
        ))}
      </ul>
      <Link to="/people">{settings.roles}</Link>
    </div>
  );
}
