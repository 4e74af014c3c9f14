import type { ProofView } from '@galley/wording/desk';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { Problem } from '../api/problem.ts';
import { Unread } from '../parts/problem-note.tsx';
import { useWords } from '../words/words.tsx';

/**
 * One view of the mail, in a frame that runs nothing and reaches nothing. It scrolls by itself: this
 * page can't look inside to learn how tall the mail is.
 */
export function ProofFrame(props: {
  readonly view: ProofView;
  readonly address: string;
  readonly onOtherHash: () => void;
}): ReactNode {
  const { words } = useWords();
  const [tries, setTries] = useState(0);
  const { view } = props;
  return (
    <figure className={`proof-frame ${view}`}>
      <figcaption>{words.proof.views[view]}</figcaption>
      <AskedFrame key={tries} {...props} retry={() => setTries(tries + 1)} />
    </figure>
  );
}

function AskedFrame(props: {
  readonly view: ProofView;
  readonly address: string;
  readonly onOtherHash: () => void;
  readonly retry: () => void;
}): ReactNode {
  const { words } = useWords();
  const { view, address } = props;
  const found = useFound(address, props.onOtherHash);
  switch (found) {
    case 'there':
      return (
        <iframe title={words.proof.views.frame(words.proof.views[view])} sandbox="" src={address} />
      );
    case 'other-hash':
      return (
        <div className="proof-unloaded" role="status">
          <h3>{words.proof.unloaded.title}</h3>
          <p>{words.proof.unloaded.what}</p>
        </div>
      );
    case 'asking':
      return <div className="proof-unloaded" aria-busy="true" />;
    default:
      return <Unread error={found} retry={props.retry} />;
  }
}

type Found = 'asking' | 'there' | 'other-hash' | Problem;

/** Asks first, because a frame would show a refusal as it comes over the wire. */
function useFound(address: string, onOtherHash: () => void): Found {
  const [found, setFound] = useState<Found>('asking');
  const tell = useRef(onOtherHash);
  useEffect(() => {
    tell.current = onOtherHash;
  });
  useEffect(() => {
    const leaving = new AbortController();
    const ask = async (): Promise<void> => {
      const answer = await askFor(address, leaving.signal);
      if (leaving.signal.aborted) return;
      setFound(answer);
      if (answer === 'other-hash') tell.current();
    };
    void ask();
    return () => leaving.abort();
  }, [address]);
  return found;
}

async function askFor(address: string, signal: AbortSignal): Promise<Found> {
  try {
    const { ok, status } = await fetch(address, { method: 'HEAD', signal });
    if (ok) return 'there';
    // A frame is refused for its hash, and for nothing else that happens in the meantime.
    return status === 409 ? 'other-hash' : new Problem(status, { code: 'broken' });
  } catch {
    return new Problem(0, { code: 'unreachable' });
  }
}
