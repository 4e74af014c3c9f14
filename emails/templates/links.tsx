import { NoticeMail } from '../components/notice-mail.tsx';
import { SAMPLE_NEWSLETTER, SAMPLE_PUBLIC_URL } from '../fixtures/sample-issue.fixture.ts';
import { readerLinkContent } from '../src/notices/reader-link-content.ts';
import type { ReaderLinkProps } from '../src/props.ts';

/** Gives a reader the link to their preferences. */
export default function ReaderLinks(props: ReaderLinkProps) {
  return <NoticeMail newsletter={props.newsletter} content={readerLinkContent(props, 'links')} />;
}

ReaderLinks.PreviewProps = {
  newsletter: SAMPLE_NEWSLETTER,
  address: 'ada@reader.example',
  url: `${SAMPLE_PUBLIC_URL}/preferences/a-token-that-opens-nothing`,
  validForSeconds: 900,
} satisfies ReaderLinkProps;
