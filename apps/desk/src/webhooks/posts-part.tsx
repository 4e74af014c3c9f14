import type { ShownWebhook, WebhookPost } from '@galley/contract/webhook';
import type { ReactNode } from 'react';
import { useChange } from '../api/use-api.ts';
import { Button } from '../parts/button.tsx';
import { Section } from '../parts/page.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import { sayDone } from '../parts/toasts.tsx';
import { useNow } from '../words/use-now.ts';
import { useWords } from '../words/words.tsx';

const LOOKS = { waiting: 'tag', delivered: 'tag good', failed: 'tag warns' } as const;

/** What was posted last, with its latest try. */
export function PostsPart({ its }: { readonly its: ShownWebhook }): ReactNode {
  const { posts } = useWords().words.webhooks;
  const replay = useChange('POST /webhooks/{id}/replay', ['GET /webhooks/{id}']);
  const again = (event: string): void =>
    replay.mutate(
      { params: { id: its.id }, body: { event } },
      { onSuccess: () => sayDone(posts.queued) },
    );
  return (
    <Section title={posts.title} what={posts.what}>
      {its.posts.length === 0 ? (
        <p className="what">{posts.none}</p>
      ) : (
        <ol className="rows boxed webhook-posts">
          {its.posts.map((post) => (
            <Post
              key={post.event}
              post={post}
              again={its.disabledAt === null ? () => again(post.event) : undefined}
            />
          ))}
        </ol>
      )}
      <ProblemNote error={replay.error} />
    </Section>
  );
}

function Post(props: {
  readonly post: WebhookPost;
  readonly again: (() => void) | undefined;
}): ReactNode {
  const { words, moments } = useWords();
  const { posts, events } = words.webhooks;
  const now = useNow();
  const { post } = props;
  const last = post.tries.at(-1);
  const said: Readonly<Record<string, string>> = events;
  const name = said[post.type] ?? post.type;
  // A clock that is a little behind would say that it happens in the future.
  const when = moments.away(post.at, Math.max(now, Date.parse(post.at)));
  return (
    <li>
      <div>
        <strong>{name}</strong>
        <p className="more">
          <bdi dir="ltr">{post.type}</bdi>
          {` · ${when}`}
          {post.tries.length > 0 && ` · ${posts.triesCount(post.tries.length)}`}
          {post.dueAt !== null &&
            post.tries.length > 0 &&
            ` · ${posts.next(moments.away(post.dueAt, now))}`}
        </p>
        {last !== undefined && post.state !== 'delivered' && (
          <p className="more webhook-said">
            <bdi dir="ltr">{[last.status, last.detail].filter(Boolean).join(' ')}</bdi>
          </p>
        )}
      </div>
      <span className={LOOKS[post.state]}>{posts.states[post.state]}</span>
      {props.again !== undefined && (
        <Button kind="quiet" aria-label={`${posts.again}: ${name}, ${when}`} onClick={props.again}>
          {posts.again}
        </Button>
      )}
    </li>
  );
}
