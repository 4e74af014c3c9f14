import type { ListedAct } from '@galley/contract/editor';
import type { DeskWords } from '@galley/wording/desk';
import type { ReactNode } from 'react';
import { useAccount } from '../api/account.tsx';
import { useWords } from '../words/words.tsx';

/** One line of the audit log. */
export function ActRow({ act }: { readonly act: ListedAct }): ReactNode {
  const { words, moments } = useWords();
  const { audit } = words;
  const { newsletters } = useAccount();
  const { id, kind } = act.object;
  const where = newsletters.find(({ slug }) => slug === act.newsletter)?.title ?? act.newsletter;
  const object = [audit.objects[kind] ?? kind, id].filter((part) => part !== null).join(' ');
  const steps: Readonly<Record<string, string>> = audit.steps;
  return (
    <li>
      <time dateTime={act.at}>{moments.time(act.at)}</time>
      <div>
        <strong>{steps[act.step] ?? act.step}</strong>
        <p className="more">
          <bdi>{who(act, audit)}</bdi>
          {' · '}
          <bdi>{object}</bdi>
          {where !== null && (
            <>
              {' · '}
              <bdi>{where}</bdi>
            </>
          )}
        </p>
      </div>
      <span className="tag">{audit.doors[act.door] ?? act.door}</span>
    </li>
  );
}

function who({ actor }: ListedAct, { actors, gone }: DeskWords['audit']): string {
  if (actor.name === null) return actor.kind === 'clock' ? actors.clock : gone;
  return actor.kind === 'person' ? actor.name : `${actors[actor.kind]}: ${actor.name}`;
}
