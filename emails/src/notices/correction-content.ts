import type { CorrectionProps } from '../props.ts';
import { wordingOf } from '@galley/wording';
import { readerLinks, reviewLink } from '../links.ts';
import { actionTo, paragraph, type NoticeContent } from './notice-content.ts';

/** The mail that corrects a review. It shows the mistake beside the correct text. */
export function correctionContent(props: CorrectionProps): NoticeContent {
  const { newsletter, number, date, reviewTitle, passages, note, editorsNote = [] } = props;
  const { words } = wordingOf(newsletter.language);
  const { correction: says } = words;
  return {
    subject: props.subject,
    preheader: props.preheader,
    title: says.title,
    blocks: [
      ...editorsNote.map(paragraph),
      paragraph(says.opening(reviewTitle, number, date)),
      ...note.map(paragraph),
      ...(passages === null
        ? []
        : ([
            { type: 'quote', label: says.weWrote, texts: passages.wrote },
            { type: 'quote', label: says.itIs, texts: passages.correct },
          ] as const)),
      paragraph(says.apology),
      ...actionTo(says.action, reviewLink(props.publicUrl, props.slug)),
    ],
    why: words.whyReader(newsletter.title),
    links: readerLinks(words, props.publicUrl),
  };
}
