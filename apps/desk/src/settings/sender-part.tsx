import { lazy, Suspense, useState, type ReactNode } from 'react';
import { useAccount } from '../api/account.tsx';
import { Button } from '../parts/button.tsx';
import { Notice } from '../parts/notice.tsx';
import { useWords } from '../words/words.tsx';
import { DomainStatus } from './domain-status.tsx';
import type { PartProps } from './part-form.tsx';
import { TextSetting } from './text-setting.tsx';

const AddPasskey = lazy(async () => ({
  default: (await import('../account/add-passkey.tsx')).AddPasskey,
}));

/** From whom mail comes. */
export function SenderPart(its: PartProps): ReactNode {
  const { settings } = useWords().words;
  const { fromName, from } = its.values;
  return (
    <>
      <NeedsPasskey />
      <SenderFields its={its} />
      <TextSetting its={its} name="replyTo" type="email" dir="ltr" />
      <figure className="effect">
        <figcaption>{settings.inbox}</figcaption>
        <p className="inbox-line">
          <strong dir="auto">{fromName.trim() || from.trim() || '—'}</strong>
          <span>
            {settings.sampleSubject} · <bdi>{its.values.title}</bdi>
          </span>
        </p>
      </figure>
      <DomainStatus />
    </>
  );
}

/** The name and the address that mail comes from. */
export const SenderFields = ({ its }: { readonly its: PartProps }): ReactNode => (
  <div className="pair">
    <TextSetting its={its} name="fromName" />
    <TextSetting its={its} name="from" type="email" dir="ltr" />
  </div>
);

/** For those who have no passkey yet: adds one without leaving what they were typing. */
export function NeedsPasskey(): ReactNode {
  const { passkey } = useWords().words.settings;
  const account = useAccount();
  const [isAdding, setAdding] = useState(false);
  if (account.passkeys > 0 && !isAdding) return null;
  return (
    <>
      <Notice icon="keys" its={passkey}>
        <Button onClick={() => setAdding(true)}>{passkey.action}</Button>
      </Notice>
      <Suspense>{isAdding && <AddPasskey close={() => setAdding(false)} />}</Suspense>
    </>
  );
}
