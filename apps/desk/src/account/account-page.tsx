import type { ReactNode } from 'react';
import { useAccount } from '../api/account.tsx';
import { useChange } from '../api/use-api.ts';
import { Button } from '../parts/button.tsx';
import { Page } from '../parts/page.tsx';
import { useWords } from '../words/words.tsx';
import { You } from './you.tsx';
import { Passkeys } from './passkeys.tsx';
import { PreferencesSection } from './preferences-section.tsx';
import { Recovery } from './recovery.tsx';
import { Sessions } from './sessions.tsx';

/** Who somebody is here, and how they prove it. */
export function AccountPage(): ReactNode {
  const { words } = useWords();
  const account = useAccount();
  const signOut = useChange('POST /sign-out', 'all');
  return (
    <Page
      title={words.account.title}
      lead={account.email}
      actions={
        <Button
          busy={signOut.isPending ? words.common.loading : undefined}
          onClick={() => signOut.mutate({ body: {} })}
        >
          {words.shell.signOut}
        </Button>
      }
    >
      <You />
      <Passkeys />
      <Recovery />
      <Sessions />
      <PreferencesSection />
    </Page>
  );
}
