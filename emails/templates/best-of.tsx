import { BestOfMail } from '../components/best-of-mail.tsx';
import { sampleBestOf } from '../fixtures/sample-issue.fixture.ts';
import type { BestOfProps } from '../src/props.ts';

/** The best of a month. */
export default function BestOf(props: BestOfProps) {
  return <BestOfMail {...props} />;
}

BestOf.PreviewProps = sampleBestOf() satisfies BestOfProps;
