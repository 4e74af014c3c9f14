import { NoticeMail } from '../components/notice-mail.tsx';
import { SAMPLE_NEWSLETTER } from '../fixtures/sample-issue.fixture.ts';
import { webhookDisabledContent } from '../src/notices/webhook-disabled-content.ts';
import type { WebhookDisabledProps } from '../src/props.ts';

/** Tells owners that nothing more is posted to a webhook. */
export default function WebhookDisabled(props: WebhookDisabledProps) {
  return <NoticeMail newsletter={props.newsletter} content={webhookDisabledContent(props)} />;
}

WebhookDisabled.PreviewProps = {
  newsletter: SAMPLE_NEWSLETTER,
  host: 'hooks.longread.example',
  description: 'the members list',
  reason: 'failing',
  commands: { look: 'galley webhook show 3', enable: 'galley webhook enable 3' },
} satisfies WebhookDisabledProps;
