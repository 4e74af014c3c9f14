import type { IssueProof } from '@galley/contract/issue';
import type { ProofView } from '@galley/wording/desk';
import type { ReactNode } from 'react';
import { Select } from '../parts/field.tsx';
import { useWords } from '../words/words.tsx';
import { ProofFrame } from './proof-frame.tsx';
import { nameRendition } from './name-rendition.ts';
import { ViewTabs } from './view-tabs.tsx';
import { besideOf, frameAddress, type ShownMail } from './views.ts';

/** The mail in the chosen view and, where there is room, in another one beside it. */
export function ProofFrames(props: {
  readonly mail: ShownMail;
  readonly audience: IssueProof['audience'];
  readonly chooseRendition: (rendition: string) => void;
  readonly view: ProofView;
  readonly choose: (view: ProofView) => void;
  readonly hasRoom: boolean;
  readonly isBeside: boolean;
  readonly setBeside: (is: boolean) => void;
  /** Whether somebody has read a proof, so that there is something to compare with. */
  readonly isRead: boolean;
  readonly onOtherHash: () => void;
}): ReactNode {
  const { words } = useWords();
  const { mail, audience, view, hasRoom, isBeside, onOtherHash } = props;
  const { renditions } = audience;
  const shown = hasRoom && isBeside ? [view, besideOf(view)] : [view];
  return (
    <section className="proof-mail" aria-label={words.proof.views.label}>
      <div className="proof-tools">
        <ViewTabs chosen={view} choose={props.choose} />
        {hasRoom && (
          <label className="proof-beside">
            <input
              type="checkbox"
              checked={isBeside}
              aria-keyshortcuts="b"
              onChange={({ target }) => props.setBeside(target.checked)}
            />
            <span>{words.proof.views.beside}</span>
            <kbd aria-hidden="true">b</kbd>
          </label>
        )}
        {renditions.length > 1 && mail.reader === null && (
          <Select
            label={words.proof.views.version}
            value={mail.rendition ?? renditions[0]?.key}
            onChange={({ target }) => props.chooseRendition(target.value)}
          >
            {renditions.map((one) => (
              <option key={one.key} value={one.key}>
                {nameRendition(words.proof.audience, audience, one)}
              </option>
            ))}
          </Select>
        )}
      </div>
      <div
        className="proof-frames"
        id="proof-frames"
        role="tabpanel"
        aria-labelledby={`view-${view}`}
      >
        {shown.map((one) => {
          const address = frameAddress(mail, one);
          return one === 'changes' && !props.isRead ? (
            <div key={one} className="proof-frame">
              <p className="proof-unloaded">{words.proof.changes.first}</p>
            </div>
          ) : (
            <ProofFrame key={address} view={one} address={address} onOtherHash={onOtherHash} />
          );
        })}
      </div>
    </section>
  );
}
