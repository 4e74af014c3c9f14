import type { ShownWebhook, WebhookPost } from '@galley/contract/webhook';
import { useState, type ReactNode } from 'react';
import { useChange } from '../api/use-api.ts';
import { Button } from '../parts/button.tsx';
import { Icon } from '../parts/icon.tsx';
import { Section } from '../parts/page.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import { useWords } from '../words/words.tsx';

/** Posts a test, and says what came back. */
export function TestPart({ its }: { readonly its: ShownWebhook }): ReactNode {
  const { test } = useWords().words.webhooks;
  const [event, setEvent] = useState<string | null>(null);
  const send = useChange('POST /webhooks/{id}/test', ['GET /webhooks/{id}']);
  const post = its.posts.find((one) => one.event === event);
  return (
    <Section
      title={test.title}
      what={test.what}
      action={
        <Button
          icon="send"
          aria-disabled={its.disabledAt !== null ? true : undefined}
          busy={send.isPending ? test.waiting : undefined}
          onClick={() => {
            if (its.disabledAt !== null) return;
            send.mutate(
              { params: { id: its.id }, body: {} },
              { onSuccess: (tested) => setEvent(tested.event) },
            );
          }}
        >
          {test.action}
        </Button>
      }
    >
      <div className="webhook-answer" role="status">
        {event !== null && <Answer post={post} />}
      </div>
      <ProblemNote error={send.error} />
    </Section>
  );
}

function Answer({ post }: { readonly post: WebhookPost | undefined }): ReactNode {
  const { words, language } = useWords();
  const { test } = words.webhooks;
  const last = post?.tries.at(-1);
  if (last === undefined) return <p>{test.waiting}</p>;
  const time = new Intl.NumberFormat(language, { style: 'unit', unit: 'millisecond' }).format(
    last.milliseconds,
  );
  const isGood = post?.state === 'delivered';
  return (
    <p>
      <Icon name={isGood ? 'done' : 'warning'} />
      {last.status === null
        ? test.silent(last.detail)
        : isGood
          ? test.worked(String(last.status), time)
          : test.failed(String(last.status), time)}
    </p>
  );
}
