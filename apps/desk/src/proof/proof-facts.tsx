import type { IssueProof } from '@galley/contract/issue';
import { useState, type ReactNode } from 'react';
import { Button } from '../parts/button.tsx';
import { Icon } from '../parts/icon.tsx';
import { useMedia } from '../parts/use-media.ts';
import { sayDone } from '../parts/toasts.tsx';
import { useNow } from '../words/use-now.ts';
import { useWords } from '../words/words.tsx';
import { ClipMeter } from './clip-meter.tsx';
import { shortHash } from '../words/short-hash.ts';

/** What is known about the mail; on a phone it is folded, because the mail matters more. */
export function ProofFacts(props: {
  readonly proof: IssueProof;
  readonly language: string | undefined;
}): ReactNode {
  const { words, format, moments } = useWords();
  const { facts } = words.proof;
  const now = useNow();
  const isWide = useMedia('(min-width: 60rem)');
  const { proof } = props;
  const shortened = proof.reviews.filter(({ extent }) => extent !== 'full');
  const lang = props.language;
  return (
    <details className="proof-facts" open={isWide}>
      <summary>
        <span>{facts.title}</span>
        <code dir="ltr">{shortHash(proof.contentHash)}</code>
      </summary>
      <dl>
        <div>
          <dt>{facts.subject}</dt>
          <dd className="proof-subject" dir="auto" lang={lang}>
            {proof.subject}
          </dd>
        </div>
        <div>
          <dt>{facts.preheader}</dt>
          <dd>
            {proof.preheader === '' ? (
              <span className="quiet">{facts.noPreheader}</span>
            ) : (
              <bdi lang={lang}>{proof.preheader}</bdi>
            )}
          </dd>
        </div>
        <div>
          <dt>{facts.sender}</dt>
          <dd>
            {proof.sender === null ? (
              <span className="tag warns">{facts.noSender}</span>
            ) : (
              <bdi>{proof.sender}</bdi>
            )}
            {proof.replyTo !== null && <span className="more">{facts.replyTo(proof.replyTo)}</span>}
          </dd>
        </div>
        <div>
          <dt>{facts.due}</dt>
          <dd>
            {proof.dueAt === null ? (
              facts.noDue
            ) : (
              <>
                {moments.full(proof.dueAt)}
                <span className="more">{moments.away(proof.dueAt, now)}</span>
              </>
            )}
            <span className="more">{facts.dated(format.date(proof.datedOn, 'long'))}</span>
          </dd>
        </div>
        <div>
          <dt>{facts.hash}</dt>
          <dd>
            <Hash hash={proof.contentHash} />
            {proof.state !== null && (
              <span className={`state ${proof.state}`}>{words.states[proof.state]}</span>
            )}
          </dd>
        </div>
        <div>
          <dt>{facts.size}</dt>
          <dd>
            <ClipMeter bytes={proof.bytes} limit={proof.clipBytes} />
          </dd>
        </div>
        <div>
          <dt>{facts.shortened}</dt>
          <dd>
            {shortened.length === 0 ? (
              <span className="quiet">{facts.notShortened}</span>
            ) : (
              <ul>
                {shortened.map(({ id, title, extent }) => (
                  <li key={id}>
                    <bdi lang={lang}>{title}</bdi>
                    {extent !== 'full' && <span className="more">{facts.extents[extent]}</span>}
                  </li>
                ))}
              </ul>
            )}
          </dd>
        </div>
        {proof.carriedOver > 0 && (
          <div>
            <dt>{facts.waits}</dt>
            <dd>{facts.waitCount(proof.carriedOver)}</dd>
          </div>
        )}
      </dl>
    </details>
  );
}

function Hash({ hash }: { readonly hash: string }): ReactNode {
  const { words } = useWords();
  const [isCopied, setCopied] = useState(false);
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(hash);
    setCopied(true);
    sayDone(words.common.copied);
  };
  return (
    <span className="proof-hash">
      <code dir="ltr" title={hash}>
        {shortHash(hash)}
      </code>
      <Button
        kind="quiet"
        className="square small"
        aria-label={words.proof.facts.copyHash}
        onClick={() => void copy().catch(() => null)}
      >
        <Icon name={isCopied ? 'done' : 'copy'} />
      </Button>
    </span>
  );
}
