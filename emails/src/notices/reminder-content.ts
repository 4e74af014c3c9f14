import type { ReminderProps } from '../props.ts';
import { wordingOf } from '@galley/wording';
import { actionTo, paragraph, type NoticeContent } from './notice-content.ts';

/** The mail that reminds editors in time: the queue is short, or an issue awaits approval. */
export function reminderContent(props: ReminderProps): NoticeContent {
  const { newsletter, about, due, command, pageUrl } = props;
  const { title } = newsletter;
  const { words } = wordingOf(newsletter.language);
  const { reminder: says, editors } = words;
  const rest = { why: words.whyEditor(title), links: [] };
  const toType = { type: 'command', text: command } as const;
  if (about.kind === 'queue-short') {
    const { ready, minimum, cutOff } = about;
    return {
      ...rest,
      subject: says.queueSubject(title, ready, minimum),
      preheader: says.queuePreheader,
      title: says.queueTitle,
      blocks: [
        paragraph(says.queueShort(ready, minimum, due, cutOff)),
        ...actionTo(editors.openQueue, pageUrl),
        paragraph(says.queueNext),
        toType,
      ],
    };
  }
  return {
    ...rest,
    subject: says.approvalSubject(title, about.number),
    preheader: says.approvalPreheader,
    title: says.approvalTitle(about.number),
    blocks: [
      paragraph(says.approvalWaits(about.subject, due)),
      ...actionTo(editors.lookAtProof, pageUrl),
      paragraph(says.approvalNext),
      toType,
    ],
  };
}
