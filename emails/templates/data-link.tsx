import { NoticeMail } from '../components/notice-mail.tsx';
import { SAMPLE_NEWSLETTER, SAMPLE_PUBLIC_URL } from '../fixtures/sample-issue.fixture.ts';
import { readerLinkContent } from '../src/notices/reader-link-content.ts';
import type { ReaderLinkProps } from '../src/props.ts';

/** Gives a reader the link to what is kept about them. */
export default function DataLink(props: ReaderLinkProps) {
  return (
    <NoticeMail newsletter={props.newsletter} content={readerLinkContent(props, 'dataLink')} />
  );
}

DataLink.PreviewProps = {
  newsletter: SAMPLE_NEWSLETTER,
  address: 'ada@reader.example',
  url: `${SAMPLE_PUBLIC_URL}/data/a-token-that-opens-nothing`,
  validForSeconds: 900,
} satisfies ReaderLinkProps;
