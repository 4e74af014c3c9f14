import { formatDate } from '../format-date.ts';
import type { HeldNoticeProps, HeldReason } from '../props.ts';
import { WORDS } from '../words.ts';
import type { NoticeBlock, NoticeContent } from './notice-content.ts';

/** The words of the mail that tells editors that an issue was held back. */
export function heldNoticeContent(props: HeldNoticeProps): NoticeContent {
  const { newsletter, number, reason, command, pageUrl } = props;
  const issue = WORDS.issue(number);
  return {
    subject: `Held: ${newsletter.title}, ${issue.toLowerCase()} ${HEADLINE[reason.kind]}`,
    preheader: 'Nothing has been sent to readers. It waits for you.',
    title: `${issue} is held`,
    blocks: [
      { type: 'paragraph', text: `${sentence(props)} Nothing has been sent to readers.` },
      ...stops(props),
      ...(pageUrl === null
        ? []
        : [{ type: 'action' as const, label: 'Look at the proof', url: pageUrl }]),
      { type: 'paragraph', text: NEXT[reason.kind] },
      { type: 'command', text: command },
    ],
    why: `You get this mail because you are an editor of ${newsletter.title}.`,
    links: [],
  };
}

function sentence({ newsletter, subject, due, reason }: HeldNoticeProps): string {
  const when =
    due === null
      ? ''
      : `, due on ${formatDate(due.date, newsletter.language, 'full')} at ${due.time} (${due.timeZone}),`;
  return `“${subject}”${when} ${SENTENCE_END[reason.kind]}`;
}

type Kind = HeldReason['kind'];

const HEADLINE: Readonly<Record<Kind, string>> = {
  'not-approved': 'was not approved in time',
  'too-late': 'is too late to go out by itself',
  preflight: 'did not pass preflight',
};

const SENTENCE_END: Readonly<Record<Kind, string>> = {
  'not-approved': 'had not been approved when it was to be sent.',
  'too-late': 'could not be sent in time, and now it is later than the newsletter allows.',
  preflight: 'is stopped by preflight.',
};

const NEXT: Readonly<Record<Kind, string>> = {
  'not-approved': 'If it may go out as it is, approve it:',
  'too-late': 'If it may still go out, approve it once more and send it:',
  preflight: 'Once that is mended, look again:',
};

const stops = ({ reason }: HeldNoticeProps): readonly NoticeBlock[] =>
  reason.kind === 'preflight'
    ? [
        {
          type: 'points',
          points: reason.stops.map(({ rule, explanation }) => ({ label: rule, text: explanation })),
        },
      ]
    : [];
