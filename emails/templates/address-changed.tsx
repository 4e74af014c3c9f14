import { NoticeMail } from '../components/notice-mail.tsx';
import { SAMPLE_NEWSLETTER } from '../fixtures/sample-issue.fixture.ts';
import { addressChangedContent } from '../src/notices/address-changed-content.ts';
import type { AddressChangedProps } from '../src/props.ts';

/** Tells an address that another one has taken its place. */
export default function AddressChanged(props: AddressChangedProps) {
  return <NoticeMail newsletter={props.newsletter} content={addressChangedContent(props)} />;
}

AddressChanged.PreviewProps = {
  newsletter: SAMPLE_NEWSLETTER,
  address: 'ada@reader.example',
} satisfies AddressChangedProps;
