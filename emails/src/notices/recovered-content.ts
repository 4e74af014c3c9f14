import type { RecoveredProps } from '../props.ts';
import { wordingOf } from '@galley/wording';
import { actionTo, paragraph, type NoticeContent } from './notice-content.ts';

/** The mail that tells owners that somebody got back in by e-mail alone. */
export function recoveredContent(props: RecoveredProps): NoticeContent {
  const { newsletter, address, peopleUrl, command } = props;
  const { words } = wordingOf(newsletter.language);
  const { recovered: says } = words;
  return {
    subject: says.subject(address),
    preheader: says.preheader,
    title: says.title,
    blocks: [
      paragraph(`${says.happened(address)} ${says.restricted}`),
      paragraph(says.ask(address)),
      ...actionTo(says.action, peopleUrl),
      paragraph(says.next),
      { type: 'command', text: command },
    ],
    why: words.whyEditor(newsletter.title),
    links: [],
  };
}
