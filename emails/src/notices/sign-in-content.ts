import type { SignInProps } from '../props.ts';
import { wordingOf } from '@galley/wording';
import { actionTo, paragraph, type NoticeContent } from './notice-content.ts';

/** The mail with the link that signs an editor in to the desk. */
export function signInContent(props: SignInProps): NoticeContent {
  const { newsletter, address, signInUrl, validForSeconds } = props;
  const { signIn: says } = wordingOf(newsletter.language).words;
  return {
    subject: says.subject(newsletter.title),
    preheader: says.preheader,
    title: says.title,
    blocks: [
      paragraph(says.asked(newsletter.title, address)),
      ...actionTo(says.action, signInUrl),
      paragraph(says.limits(validForSeconds)),
    ],
    why: says.why(address),
    links: [],
  };
}
