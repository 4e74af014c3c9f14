import type { WebhookDisabledProps } from '../props.ts';
import { wordingOf } from '@galley/wording';
import { paragraph, type NoticeContent } from './notice-content.ts';

/** The mail that tells owners that nothing more is posted to one of their webhooks. */
export function webhookDisabledContent(props: WebhookDisabledProps): NoticeContent {
  const { newsletter, host, description, reason, commands } = props;
  const { words } = wordingOf(newsletter.language);
  const { webhookDisabled: says } = words;
  return {
    subject: says.subject(host),
    preheader: says.preheader,
    title: says.title,
    blocks: [
      paragraph(says[reason](description === '' ? host : `${description} (${host})`)),
      paragraph(says.kept),
      paragraph(says.look),
      { type: 'command', text: commands.look },
      paragraph(says.enable),
      { type: 'command', text: commands.enable },
    ],
    why: words.whyEditor(newsletter.title),
    links: [],
  };
}
