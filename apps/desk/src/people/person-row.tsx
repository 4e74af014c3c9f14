import type { Person } from '@galley/contract/editor';
import type { ReactNode } from 'react';
import { nameOf, useAccount } from '../api/account.tsx';
import { ActionsMenu, type MenuAction } from '../parts/actions-menu.tsx';
import { useNow } from '../words/use-now.ts';
import { useWords } from '../words/words.tsx';
import { Roles } from './roles.tsx';

export type PersonAction = 'role' | 'remove' | 'confirm';

/** A person in the list. */
export function PersonRow(props: {
  readonly person: Person;
  readonly mayManage: boolean;
  readonly choose: (action: PersonAction) => void;
}): ReactNode {
  const { person, choose } = props;
  const { words, moments } = useWords();
  const { people, common } = words;
  const now = useNow();
  const isYou = useAccount().id === person.id;
  const seen =
    person.lastSeenAt === null ? people.unseen : people.seen(moments.away(person.lastSeenAt, now));
  const actions: readonly MenuAction[] = [
    { label: people.changeRole, act: () => choose('role') },
    ...(person.awaitsConfirmation && !isYou
      ? [{ label: people.confirm, act: () => choose('confirm') }]
      : []),
    { label: people.remove, danger: true, act: () => choose('remove') },
  ];
  return (
    <li className="person">
      <span className="initial" aria-hidden="true">
        {firstLetter(nameOf(person))}
      </span>
      <div>
        <strong dir="auto">{nameOf(person)}</strong>
        {isYou && <span className="tag">{common.you}</span>}
        <p className="more">
          {person.name !== null && (
            <>
              <bdi>{person.email}</bdi>
              {' · '}
            </>
          )}
          {`${people.passkeys(person.passkeys)} · ${seen}`}
        </p>
        {person.awaitsConfirmation && <p className="tag warns">{people.awaits}</p>}
      </div>
      <Roles roles={person.roles} />
      {props.mayManage && (
        <ActionsMenu label={common.actionsFor(nameOf(person))} actions={actions} />
      )}
    </li>
  );
}

const letters = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
const firstLetter = (name: string): string =>
  letters.segment(name).containing(0)?.segment.toLocaleUpperCase() ?? '';
