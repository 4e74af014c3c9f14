import { browserSupportsWebAuthn } from '@simplewebauthn/browser';
import { useMutation } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { callOnce } from '../api/call.ts';
import { isCancelled, proveByPasskey } from '../api/ceremony.ts';
import { Button } from '../parts/button.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import { useWords } from '../words/words.tsx';
import { Door } from './door.tsx';
import { useEnter } from './enter.ts';
import { LinkForm } from './link-form.tsx';
import { MailedLink } from './mailed-link.tsx';
import { useToken } from './token.ts';

/** Somebody proves who they are: by a passkey, or by a link that is mailed to them. */
export function SignInPage(): ReactNode {
  const token = useToken();
  const navigate = useNavigate();
  if (token === null) return <Ask />;
  const startOver = (): void => void navigate('/sign-in', { replace: true });
  return <MailedLink key={token} token={token} startOver={startOver} />;
}

function Ask(): ReactNode {
  const { signIn } = useWords().words;
  const [sentTo, setSentTo] = useState<string | null>(null);
  const hadSession = (useLocation().state as { hadSession?: boolean } | null)?.hadSession === true;
  if (sentTo !== null) {
    return (
      <Door title={signIn.sent.title} what={signIn.sent.what(sentTo)}>
        <p className="hint">{signIn.sent.nothing}</p>
        <Button onClick={() => setSentTo(null)}>{signIn.sent.again}</Button>
      </Door>
    );
  }
  return (
    <Door title={signIn.title} what={hadSession ? signIn.ended : signIn.lead}>
      <PasskeyButton />
      <p className="or">
        <span>{signIn.or}</span>
      </p>
      <LinkForm sent={setSentTo} />
    </Door>
  );
}

function PasskeyButton(): ReactNode {
  const { words } = useWords();
  const enter = useEnter();
  const signIn = useMutation({
    mutationFn: async () => {
      const ceremony = await callOnce('POST /sign-in/passkey/begin', { body: {} });
      const response = await proveByPasskey(ceremony);
      await callOnce('POST /sign-in/passkey', { body: { id: ceremony.id, response } });
      await enter();
    },
  });
  if (!browserSupportsWebAuthn()) return <p className="hint">{words.signIn.unsupported}</p>;
  return (
    <>
      <Button
        kind="main"
        icon="keys"
        className="wide"
        busy={signIn.isPending ? words.common.signing : undefined}
        onClick={() => signIn.mutate()}
      >
        {words.signIn.passkey}
      </Button>
      {isCancelled(signIn.error) ? (
        <p className="problem-note" role="alert">
          {words.signIn.noPasskeyUsed}
        </p>
      ) : (
        <ProblemNote error={signIn.error} />
      )}
    </>
  );
}
