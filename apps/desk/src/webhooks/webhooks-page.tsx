import type { Webhook } from '@galley/contract/webhook';
import { WEBHOOK_EVENTS } from '@galley/core/webhook';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { maySomewhere, useAccount } from '../api/account.tsx';
import { useReading } from '../api/use-api.ts';
import { Button } from '../parts/button.tsx';
import { Empty } from '../parts/notice.tsx';
import { Loading, Page } from '../parts/page.tsx';
import { Unread } from '../parts/problem-note.tsx';
import { Lost } from '../shell/lost.tsx';
import { useNew } from '../words/use-new.ts';
import { useWords } from '../words/words.tsx';
import { AddWebhook } from './add-webhook.tsx';
import { StateTag, useStateSince } from './webhook-state.tsx';

/** The addresses to which Galley posts what happens, for owners. */
export function WebhooksPage(): ReactNode {
  const account = useAccount();
  return maySomewhere(account, 'see-webhooks') ? <Webhooks /> : <Lost />;
}

function Webhooks(): ReactNode {
  const { webhooks } = useWords().words;
  const list = useReading('GET /webhooks');
  const adding = useNew();
  const isEmpty = list.data?.length === 0;
  const add = (
    <Button kind="main" icon="add" onClick={adding.open}>
      {webhooks.add}
    </Button>
  );
  return (
    <Page title={webhooks.title} lead={webhooks.lead} actions={!isEmpty && add}>
      {list.data === undefined ? (
        list.isPending ? (
          <Loading />
        ) : (
          <Unread error={list.error} retry={() => void list.refetch()} />
        )
      ) : isEmpty ? (
        <Empty its={webhooks.none}>{add}</Empty>
      ) : (
        <ul className="rows boxed">
          {list.data.map((one) => (
            <Row key={one.id} its={one} />
          ))}
        </ul>
      )}
      {adding.isNew && <AddWebhook close={adding.close} />}
    </Page>
  );
}

function Row({ its }: { readonly its: Webhook }): ReactNode {
  const { words, format } = useWords();
  const { webhooks } = words;
  const { newsletters } = useAccount();
  const since = useStateSince(its);
  const where = newsletters.find(({ slug }) => slug === its.newsletter)?.title ?? its.newsletter;
  const counts = webhooks.counts(format.number(its.waiting), format.number(its.failed));
  return (
    <li className="webhook">
      <div>
        <Link to={`/webhooks/${its.id}`} dir="auto">
          {its.description || its.url}
        </Link>
        {its.description !== '' && (
          <p className="more">
            <bdi dir="ltr" className="webhook-url">
              {its.url}
            </bdi>
          </p>
        )}
        <p className="more">
          <bdi>{where ?? words.common.everyNewsletter}</bdi>
          {` · ${webhooks.eventCount(its.events.length, WEBHOOK_EVENTS.length)} · ${since}`}
          {its.waiting + its.failed > 0 && ` · ${counts}`}
        </p>
      </div>
      <StateTag its={its} />
    </li>
  );
}
