import type { HeldNoticeProps } from '../props.ts';
import { wordingOf } from '@galley/wording';
import { actionTo, paragraph, type NoticeBlock, type NoticeContent } from './notice-content.ts';

/** The mail that tells editors that an issue was held back. */
export function heldNoticeContent(props: HeldNoticeProps): NoticeContent {
  const { newsletter, number, subject, due, reason, command, pageUrl } = props;
  const { words } = wordingOf(newsletter.language);
  const { held: says, editors } = words;
  return {
    subject: says.subject(newsletter.title, number, reason.kind),
    preheader: says.preheader,
    title: says.title(number),
    blocks: [
      paragraph(`${says.explanation(subject, due, reason.kind)} ${editors.nothingSent}`),
      ...stops(props),
      ...actionTo(editors.lookAtProof, pageUrl),
      paragraph(says.next(reason.kind)),
      { type: 'command', text: command },
    ],
    why: words.whyEditor(newsletter.title),
    links: [],
  };
}

const stops = ({ reason }: HeldNoticeProps): readonly NoticeBlock[] =>
  reason.kind === 'preflight'
    ? [
        {
          type: 'points',
          points: reason.stops.map(({ rule, explanation }) => ({ label: rule, text: explanation })),
        },
      ]
    : [];
