import { useState, type ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { useChange, useReading } from '../api/use-api.ts';
import { Button } from '../parts/button.tsx';
import { Section } from '../parts/page.tsx';
import { Question } from '../parts/question.tsx';
import { sayDone } from '../parts/toasts.tsx';
import { useWords } from '../words/words.tsx';

/** For somebody who came in by mail and has passkeys, but none that they can use. */
export function Recovery(): ReactNode {
  const { words } = useWords();
  const { recovery } = words.account;
  const passkeys = useReading('GET /passkeys');
  const sessions = useReading('GET /sessions');
  const recover = useChange('POST /recovery', 'all');
  const navigate = useNavigate();
  const [isAsking, setAsking] = useState(false);
  const current = sessions.data?.find((session) => session.current);
  const isLost = current?.method === 'link' && (passkeys.data?.length ?? 0) > 0;
  if (!isLost) return null;
  return (
    <Section
      title={recovery.title}
      what={recovery.what}
      action={<Button onClick={() => setAsking(true)}>{recovery.action}</Button>}
    >
      <Question
        open={isAsking}
        close={() => setAsking(false)}
        title={recovery.question}
        what={recovery.questionWhat}
        action={recovery.action}
        act={async () => {
          await recover.mutateAsync({ body: {} });
          sayDone(recovery.done);
          await navigate('/account?new', { replace: true });
        }}
      />
    </Section>
  );
}
