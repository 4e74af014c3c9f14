import { useMutation, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { callOnce } from '../api/call.ts';
import { isProblem } from '../api/problem.ts';
import { Button } from '../parts/button.tsx';
import { Loading } from '../parts/page.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import { useWords } from '../words/words.tsx';
import { Door } from './door.tsx';
import { useToken } from './token.ts';

/** Where an invitation leads: who accepts it gets a link to sign in, since the mail proves little. */
export function InvitationPage(): ReactNode {
  const { words } = useWords();
  const token = useToken();
  if (token === null)
    return <Door title={words.invitation.cut.title} what={words.invitation.cut.what} />;
  return <Invitation token={token} />;
}

function Invitation({ token }: { readonly token: string }): ReactNode {
  const { words, moments } = useWords();
  const { invitation } = words;
  const read = useQuery({
    queryKey: ['POST /invitations/read', token],
    queryFn: () => callOnce('POST /invitations/read', { body: { token } }),
    // Accepting it makes it unreadable.
    staleTime: Infinity,
    refetchOnWindowFocus: false,
  });
  const accept = useMutation({
    mutationFn: async () => {
      const { email } = await callOnce('POST /invitations/accept', { body: { token } });
      await callOnce('POST /sign-in/link', { body: { email } });
      return email;
    },
  });
  if (accept.data !== undefined) {
    const { title, what } = invitation.accepted;
    return <Door title={title} what={what(accept.data)} />;
  }
  if (isProblem(read.error, 'dead-link') || isProblem(accept.error, 'dead-link')) {
    return <Door title={invitation.dead.title} what={invitation.dead.what} />;
  }
  if (read.data === undefined) {
    return (
      <Door title={invitation.title}>
        {read.isPending ? <Loading /> : <ProblemNote error={read.error} />}
      </Door>
    );
  }
  const { role, expiresAt, newsletterTitle } = read.data;
  return (
    <Door title={invitation.title} what={invitation.what(words.roles[role].title, newsletterTitle)}>
      <p className="hint">{invitation.until(moments.full(expiresAt))}</p>
      <Button
        kind="main"
        className="wide"
        busy={accept.isPending ? words.common.loading : undefined}
        onClick={() => accept.mutate()}
      >
        {invitation.action}
      </Button>
      <ProblemNote error={accept.error} />
    </Door>
  );
}
