import type { ReactNode } from 'react';
import { isProblem } from '../api/problem.ts';
import { useChange } from '../api/use-api.ts';
import { Button } from '../parts/button.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import { useWords } from '../words/words.tsx';
import { Door } from './door.tsx';
import { useEnter } from './enter.ts';

/** Where a mailed link leads. Only the button spends it: programs that look at mail open links too. */
export function MailedLink(props: {
  readonly token: string;
  readonly startOver: () => void;
}): ReactNode {
  const { words } = useWords();
  const enter = useEnter();
  const spend = useChange('POST /sign-in/link/spend');
  const { landing, dead, otherBrowser } = words.signIn;
  const failed = isProblem(spend.error, 'other-browser')
    ? otherBrowser
    : isProblem(spend.error, 'dead-link')
      ? dead
      : null;
  if (failed !== null) {
    return (
      <Door key="failed" title={failed.title} what={failed.what}>
        <Button kind="main" className="wide" onClick={props.startOver}>
          {failed.action}
        </Button>
      </Door>
    );
  }
  return (
    <Door title={landing.title} what={landing.what}>
      <Button
        kind="main"
        className="wide"
        busy={spend.isPending ? words.common.loading : undefined}
        onClick={() =>
          spend.mutate({ body: { token: props.token } }, { onSuccess: () => void enter() })
        }
      >
        {landing.action}
      </Button>
      <ProblemNote error={spend.error} />
    </Door>
  );
}
