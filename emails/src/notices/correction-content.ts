import type { CorrectionProps } from '../props.ts';
import { wordingOf } from '@galley/wording';
import { actionTo, paragraph, type NoticeContent } from './notice-content.ts';

/** The mail that corrects an issue. It shows the mistake beside the correct text. */
export function correctionContent(props: CorrectionProps): NoticeContent {
  const { newsletter, number, date, reviewTitle, wrote, correct, note, reviewUrl } = props;
  const { words } = wordingOf(newsletter.language);
  const { correction: says } = words;
  return {
    subject: says.subject(newsletter.title, number),
    preheader: says.preheader(reviewTitle),
    title: says.title,
    blocks: [
      paragraph(says.opening(reviewTitle, number, date)),
      { type: 'quote', label: says.weWrote, text: wrote },
      { type: 'quote', label: says.itIs, text: correct },
      ...(note === null ? [] : [paragraph(note)]),
      paragraph(says.apology),
      ...actionTo(says.action, reviewUrl),
    ],
    why: words.whyReader(newsletter.title),
    links: [
      { label: words.unsubscribe, url: props.unsubscribeUrl },
      { label: words.preferences, url: props.preferencesUrl },
    ],
  };
}
