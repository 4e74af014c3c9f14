import type { RevealedWebhook, ShownWebhook, WebhookPost } from '@galley/contract/webhook';
import { useState, type ReactNode } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { maySomewhere, useAccount } from '../api/account.tsx';
import { isProblem } from '../api/problem.ts';
import { useChange, useReading } from '../api/use-api.ts';
import { Button } from '../parts/button.tsx';
import { Notice } from '../parts/notice.tsx';
import { Loading, Page, Section } from '../parts/page.tsx';
import { ProblemNote, Unread } from '../parts/problem-note.tsx';
import { Question } from '../parts/question.tsx';
import { ShownOnce } from '../parts/shown-once.tsx';
import { sayDone } from '../parts/toasts.tsx';
import { Lost } from '../shell/lost.tsx';
import { useWords } from '../words/words.tsx';
import { PostsPart } from './posts-part.tsx';
import { ReplayPart } from './replay-part.tsx';
import { TestPart } from './test-part.tsx';
import { StateTag, useStateSince } from './webhook-state.tsx';

/** So often while an answer is under way; nobody is told of it otherwise. */
const SOON_MS = 1000;
/** Longer than a try may take. */
const UNDER_WAY_MS = 60_000;
/** A target that says that it is gone is disabled right after its answer is stored. */
const GONE = 410;
const DISABLED_WITHIN_MS = 10_000;

/** One webhook: what came of its posts, and all that can be done with it. */
export function WebhookPage(): ReactNode {
  const { webhooks } = useWords().words;
  const account = useAccount();
  const { id = '' } = useParams();
  const maySee = maySomewhere(account, 'see-webhooks');
  const webhook = useReading(
    'GET /webhooks/{id}',
    { params: { id } },
    { enabled: maySee, againAfter: (its) => (its && isUnderWay(its) ? SOON_MS : null) },
  );
  if (!maySee || isProblem(webhook.error, 'no-webhook')) return <Lost />;
  if (webhook.data !== undefined) return <Shown its={webhook.data} />;
  return (
    <Page title={webhooks.title}>
      {webhook.isPending ? (
        <Loading />
      ) : (
        <Unread error={webhook.error} retry={() => void webhook.refetch()} />
      )}
    </Page>
  );
}

const isUnderWay = ({ posts, disabledReason }: ShownWebhook): boolean =>
  posts.some(({ dueAt }) => dueAt !== null && Date.parse(dueAt) - Date.now() < UNDER_WAY_MS) ||
  (disabledReason === null && posts.some(({ tries }) => tries.some(wasGoneJustNow)));

const wasGoneJustNow = ({ status, at }: WebhookPost['tries'][number]): boolean =>
  status === GONE && Date.now() - Date.parse(at) < DISABLED_WITHIN_MS;

function Shown({ its }: { readonly its: ShownWebhook }): ReactNode {
  const { words, moments } = useWords();
  const { webhooks } = words;
  const since = useStateSince(its);
  const events = its.events.map((type) => webhooks.events[type]).join(' · ');
  return (
    <Page title={its.description || its.url} actions={<StateTag its={its} />}>
      <p className="webhook-facts">
        <Link to="/webhooks">{webhooks.back}</Link>
        {its.description !== '' && (
          <bdi dir="ltr" className="webhook-url">
            {its.url}
          </bdi>
        )}
        <span>{since}</span>
        <span>{events}</span>
      </p>
      {its.disabledReason !== null && <Disabled its={its} reason={its.disabledReason} />}
      {its.oldSecretUntil !== null && (
        <p className="what webhook-old">{webhooks.oldSecret(moments.full(its.oldSecretUntil))}</p>
      )}
      <TestPart its={its} />
      <PostsPart its={its} />
      <ReplayPart its={its} />
      <SecretPart id={its.id} />
      <RemovePart id={its.id} />
    </Page>
  );
}

function Disabled(props: {
  readonly its: ShownWebhook;
  readonly reason: 'gone' | 'failing';
}): ReactNode {
  const { webhooks } = useWords().words;
  const enable = useChange('POST /webhooks/{id}/enable', ['GET /webhooks', 'GET /webhooks/{id}']);
  const its = { title: webhooks.states.disabled, what: webhooks.reasons[props.reason] };
  return (
    <Notice icon="warning" its={its}>
      <Button
        busy={enable.isPending ? webhooks.enable : undefined}
        onClick={() =>
          enable.mutate(
            { params: { id: props.its.id }, body: {} },
            { onSuccess: () => sayDone(webhooks.enabled) },
          )
        }
      >
        {webhooks.enable}
      </Button>
      <ProblemNote error={enable.error} />
    </Notice>
  );
}

function SecretPart({ id }: { readonly id: string }): ReactNode {
  const { secret, rotating, shown } = useWords().words.webhooks;
  const [isAsking, setAsking] = useState(false);
  const [revealed, setRevealed] = useState<RevealedWebhook | null>(null);
  const rotate = useChange('POST /webhooks/{id}/rotate', ['GET /webhooks/{id}']);
  return (
    <Section
      title={secret.title}
      what={secret.what}
      action={<Button onClick={() => setAsking(true)}>{secret.action}</Button>}
    >
      <Question
        open={isAsking}
        close={() => setAsking(false)}
        title={rotating.title}
        what={rotating.what}
        action={rotating.action}
        kind="main"
        act={async () => setRevealed(await rotate.mutateAsync({ params: { id }, body: {} }))}
      />
      {revealed !== null && (
        <ShownOnce its={shown} secret={revealed.secret} close={() => setRevealed(null)} />
      )}
    </Section>
  );
}

function RemovePart({ id }: { readonly id: string }): ReactNode {
  const { webhooks } = useWords().words;
  const navigate = useNavigate();
  const [isAsking, setAsking] = useState(false);
  const remove = useChange('DELETE /webhooks/{id}', ['GET /webhooks']);
  return (
    <Section
      title={webhooks.remove.title}
      what={webhooks.remove.what}
      action={<Button onClick={() => setAsking(true)}>{webhooks.remove.action}</Button>}
    >
      <Question
        open={isAsking}
        close={() => setAsking(false)}
        title={webhooks.removing.title}
        what={webhooks.removing.what}
        action={webhooks.removing.action}
        act={async () => {
          await remove.mutateAsync({ params: { id } });
          sayDone(webhooks.removed);
          await navigate('/webhooks');
        }}
      />
    </Section>
  );
}
