import type { IssueProof } from '@galley/contract/issue';
import type { ProofView as View } from '@galley/wording/desk';
import { useRef, useState, type ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { mayIn, useAccount } from '../api/account.tsx';
import { Button } from '../parts/button.tsx';
import { Page } from '../parts/page.tsx';
import { useMedia } from '../parts/use-media.ts';
import { usePageKeys } from '../keyboard/page-keys.ts';
import { useWords } from '../words/words.tsx';
import { ChangeList } from './change-list.tsx';
import { ProofFacts } from './proof-facts.tsx';
import { ProofFrames } from './proof-frames.tsx';
import { ReaderChoice, type ChosenReader } from './reader-choice.tsx';
import { RenditionList } from './rendition-list.tsx';
import { focusNextChange } from './focus-next-change.ts';
import { VIEWS } from './views.ts';

const NARROW = '(max-width: 44rem)';
/** Two mails beside each other and what is known about them. */
const ROOMY = '(min-width: 100rem)';

/** What stands above the proof knows which bytes are on screen. */
export interface OnScreen {
  readonly hash: string;
  readonly showNewest: () => void;
}

/** A proof: what is known about the mail, and the mail itself in frames. */
export function ProofView(props: {
  readonly slug: string;
  readonly proof: IssueProof;
  /** The mail's language, if it is known. */
  readonly language?: string | undefined;
  readonly back: string;
  readonly link: ReactNode;
  readonly readAgain: () => void;
  readonly children: (onScreen: OnScreen) => ReactNode;
}): ReactNode {
  const { words } = useWords();
  const account = useAccount();
  const navigate = useNavigate();
  const { slug, proof: newest, back } = props;
  // Other bytes come only when somebody asks for them: nobody reads two mails as one.
  const [held, setHeld] = useState(newest);
  const isSame = newest.contentHash === held.contentHash;
  const proof = isSame ? newest : held;
  const [view, setView] = useState<View>(() => (matchMedia(NARROW).matches ? 'phone' : 'desktop'));
  const [isBeside, setBeside] = useState(true);
  const [rendition, setRendition] = useState<string | null>(null);
  const [reader, setReader] = useState<ChosenReader | null>(null);
  const hasRoom = useMedia(ROOMY);
  const changes = useRef<HTMLDetailsElement>(null);
  const showNewest = (): void => {
    setHeld(newest);
    setRendition(null);
  };
  const chooseRendition = (key: string): void => {
    setRendition(key);
    setReader(null);
  };
  usePageKeys({
    ...Object.fromEntries(
      VIEWS.map((one, index) => [
        String(index + 1),
        { label: words.proof.views.frame(words.proof.views[one]), act: () => setView(one) },
      ]),
    ),
    ...(proof.changes !== null && {
      n: { label: words.proof.changes.next, act: () => focusNextChange(changes.current) },
    }),
    ...(hasRoom && {
      b: { label: words.proof.views.beside, act: () => setBeside((is) => !is) },
    }),
    Escape: { act: () => void navigate(back) },
  });
  return (
    <div className="proof-page">
      <Page
        title={words.proof.title}
        lead={words.queue.today.issue(proof.number)}
        actions={props.link}
      >
        <div role="status">
          {!isSame && (
            <div className="pending-bar">
              <div>
                <strong>{words.proof.moved.title}</strong>
                <p className="what">{words.proof.moved.what}</p>
              </div>
              <Button kind="main" onClick={showNewest}>
                {words.proof.moved.action}
              </Button>
            </div>
          )}
        </div>
        {props.children({ hash: proof.contentHash, showNewest })}
        <div className="proof-parts">
          <div className="proof-side">
            <ProofFacts proof={proof} language={props.language} />
            <ChangeList slug={slug} proof={proof} isSame={isSame} list={changes} />
            <RenditionList
              audience={proof.audience}
              chosen={reader === null ? (rendition ?? proof.renditions[0] ?? null) : null}
              choose={chooseRendition}
            />
            {mayIn(account, 'see-readers', slug) && (
              <ReaderChoice
                slug={slug}
                chosen={reader}
                choose={(one) => {
                  // A reader sees the rendition that they get.
                  setReader(one);
                  setRendition(null);
                }}
              />
            )}
          </div>
          <ProofFrames
            mail={{
              slug,
              number: proof.isStored ? proof.number : null,
              hash: proof.contentHash,
              rendition,
              reader: reader?.id ?? null,
            }}
            audience={proof.audience}
            chooseRendition={chooseRendition}
            view={view}
            choose={setView}
            hasRoom={hasRoom}
            isBeside={isBeside}
            setBeside={setBeside}
            isRead={proof.lastRead !== null}
            onOtherHash={() => {
              if (isSame) props.readAgain();
            }}
          />
        </div>
      </Page>
    </div>
  );
}
