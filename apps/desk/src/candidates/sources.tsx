import { useEffect, useRef, type ReactNode } from 'react';
import { Section } from '../parts/page.tsx';
import { sayDone } from '../parts/toasts.tsx';
import { useWords } from '../words/words.tsx';
import { FeedList } from './feed-list.tsx';

/** What brings candidates: feeds, forwarded mail, and a link for the browser's bookmarks. */
export function Sources(props: {
  readonly slug: string;
  readonly mailTo: string | null;
}): ReactNode {
  const { words } = useWords();
  const { sources } = words.candidates;
  return (
    <section className="sources" aria-label={sources.title}>
      <FeedList slug={props.slug} />
      <Section title={sources.mail.title} what={sources.mail.what}>
        {props.mailTo === null ? (
          <p className="quiet">{sources.mail.off}</p>
        ) : (
          <p className="mail-to">
            <a href={`mailto:${props.mailTo}`} dir="ltr">
              {props.mailTo}
            </a>
          </p>
        )}
      </Section>
      <Section title={sources.bookmark.title} what={sources.bookmark.what}>
        <Bookmark />
        <p className="hint">{sources.bookmark.share}</p>
      </Section>
    </section>
  );
}

/** The scheme of an address that is a program. */
const SCRIPT = 'javascript';

/** Opens the desk at the page where somebody is; it sends nothing and changes nothing. */
const bookmarkOf = (origin: string): string =>
  `${SCRIPT}:void open(${JSON.stringify(`${origin}/desk/add?url=`)}+encodeURIComponent(location.href))`;

function Bookmark(): ReactNode {
  const { words } = useWords();
  const { bookmark } = words.candidates.sources;
  const link = useRef<HTMLAnchorElement>(null);
  // React writes no such address, for good reason; this one is ours, and our policy runs none.
  useEffect(() => link.current?.setAttribute('href', bookmarkOf(location.origin)), []);
  return (
    <a
      ref={link}
      className="button plain bookmark"
      href="#bookmark"
      onClick={(event) => {
        event.preventDefault();
        sayDone(bookmark.drag);
      }}
    >
      {bookmark.link}
    </a>
  );
}
