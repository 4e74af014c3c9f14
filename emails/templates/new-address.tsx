import { NoticeMail } from '../components/notice-mail.tsx';
import { SAMPLE_NEWSLETTER, SAMPLE_PUBLIC_URL } from '../fixtures/sample-issue.fixture.ts';
import { readerLinkContent } from '../src/notices/reader-link-content.ts';
import type { ReaderLinkProps } from '../src/props.ts';

/** Asks whether the mail of a reader shall come to this address. */
export default function NewAddress(props: ReaderLinkProps) {
  return (
    <NoticeMail newsletter={props.newsletter} content={readerLinkContent(props, 'newAddress')} />
  );
}

NewAddress.PreviewProps = {
  newsletter: SAMPLE_NEWSLETTER,
  address: 'ada@reader.example',
  url: `${SAMPLE_PUBLIC_URL}/new-address/a-token-that-opens-nothing`,
  validForSeconds: 900,
} satisfies ReaderLinkProps;
