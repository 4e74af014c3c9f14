import { NoticeMail } from '../components/notice-mail.tsx';
import { SAMPLE_NEWSLETTER, SAMPLE_PUBLIC_URL } from '../fixtures/sample-issue.fixture.ts';
import { signInContent } from '../src/notices/sign-in-content.ts';
import type { SignInProps } from '../src/props.ts';

/** Lets an editor sign in to the desk. */
export default function SignIn(props: SignInProps) {
  return <NoticeMail newsletter={props.newsletter} content={signInContent(props)} />;
}

SignIn.PreviewProps = {
  newsletter: SAMPLE_NEWSLETTER,
  address: 'grace@longread.example',
  signInUrl: `${SAMPLE_PUBLIC_URL}/desk/sign-in#a-token-that-opens-nothing`,
  validForSeconds: 900,
} satisfies SignInProps;
