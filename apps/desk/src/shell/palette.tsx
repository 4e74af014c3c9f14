import { Autocomplete } from '@base-ui/react/autocomplete';
import { Dialog } from '@base-ui/react/dialog';
import { DESK_LANGUAGES, type DeskLanguage } from '@galley/wording/desk';
import { type ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { mayIn, maySomewhere, useAccount } from '../api/account.tsx';
import { useChange } from '../api/use-api.ts';
import { Icon } from '../parts/icon.tsx';
import { THEMES } from '../words/preferences.ts';
import { useWords } from '../words/words.tsx';
import { chooseNewsletter } from '../newsletter/current-newsletter.ts';
import { listPageKeys, showKeys } from '../keyboard/page-keys.ts';
import { CURRENT_ISSUE, placesFor } from './places.ts';

interface Action {
  readonly label: string;
  readonly keys?: string;
  readonly act: () => unknown;
}

interface Group {
  readonly name: string;
  readonly items: readonly Action[];
}

/** Every action by its name. */
export function Palette(props: {
  readonly close: () => void;
  readonly openHelp: () => void;
}): ReactNode {
  const { words } = useWords();
  const groups = useActions(props.openHelp);
  return (
    <Dialog.Root
      open
      onOpenChange={(open) => {
        if (!open) props.close();
      }}
    >
      <Dialog.Portal>
        <Dialog.Backdrop className="backdrop" />
        <Dialog.Popup className="palette" aria-label={words.palette.title}>
          <Autocomplete.Root
            open
            inline
            items={groups}
            itemToStringValue={(action: Action) => action.label}
            autoHighlight="always"
            keepHighlight
          >
            <div className="palette-field">
              <Icon name="search" />
              <Autocomplete.Input
                aria-label={words.palette.title}
                placeholder={words.palette.placeholder}
              />
              <Dialog.Close className="button quiet square" aria-label={words.common.close}>
                <Icon name="close" />
              </Dialog.Close>
            </div>
            <Autocomplete.Empty className="palette-empty">{words.palette.empty}</Autocomplete.Empty>
            <Autocomplete.List className="palette-list" tabIndex={-1}>
              {(group: Group) => (
                <Autocomplete.Group key={group.name} items={group.items}>
                  <Autocomplete.GroupLabel className="palette-label">
                    {group.name}
                  </Autocomplete.GroupLabel>
                  <Autocomplete.Collection>
                    {(action: Action) => (
                      <Autocomplete.Item
                        key={action.label}
                        value={action}
                        className="palette-item"
                        onClick={() => {
                          props.close();
                          action.act();
                        }}
                      >
                        <span>{action.label}</span>
                        {action.keys !== undefined && <kbd dir="ltr">{action.keys}</kbd>}
                      </Autocomplete.Item>
                    )}
                  </Autocomplete.Collection>
                </Autocomplete.Group>
              )}
            </Autocomplete.List>
          </Autocomplete.Root>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function useActions(openHelp: () => void): readonly Group[] {
  const { words, preferences, prefer } = useWords();
  const account = useAccount();
  const navigate = useNavigate();
  const signOut = useChange('POST /sign-out', 'all');
  const go = (path: string) => () => void navigate(path);
  const newsletter = chooseNewsletter(account);
  const here = listPageKeys();
  return [
    ...(here.length === 0
      ? []
      : [
          {
            name: words.palette.here,
            items: here.map(({ key, label, act }) => ({
              label,
              keys: showKeys(key).join(' '),
              act,
            })),
          },
        ]),
    {
      name: words.palette.go,
      items: [
        ...placesFor(account).map(({ path, name, letter }) => ({
          // Without the places where a narrow screen may break it.
          label: words.shell[name].replaceAll('\u00ad', ''),
          keys: `g ${letter}`,
          act: go(path),
        })),
        {
          label: words.planner.actions.current,
          keys: `g ${CURRENT_ISSUE.letter}`,
          act: go(CURRENT_ISSUE.path),
        },
      ],
    },
    {
      name: words.palette.act,
      items: [
        ...(newsletter === undefined || here.some(({ label }) => label === words.queue.add)
          ? []
          : [{ label: words.queue.add, act: go(`/queue/${newsletter.slug}/add`) }]),
        ...(maySomewhere(account, 'invite-person')
          ? [{ label: words.people.invite, act: go('/people?new') }]
          : []),
        ...(mayIn(account, 'create-key', null) || maySomewhere(account, 'create-key')
          ? [{ label: words.keys.create, act: go('/keys?new') }]
          : []),
        ...(maySomewhere(account, 'add-webhook')
          ? [{ label: words.webhooks.add, act: go('/webhooks?new') }]
          : []),
        { label: words.account.passkeys.add, act: go('/account?new') },
        { label: words.shell.shortcuts, keys: '?', act: openHelp },
        { label: words.shell.signOut, act: () => signOut.mutate({ body: {} }) },
      ],
    },
    {
      name: words.look.theme,
      items: THEMES.filter((theme) => theme !== preferences.theme).map((theme) => ({
        label: `${words.look.theme}: ${words.look.themes[theme]}`,
        act: () => prefer({ theme }),
      })),
    },
    {
      name: words.look.language,
      items: (Object.keys(DESK_LANGUAGES) as DeskLanguage[])
        .filter((language) => language !== preferences.language)
        .map((language) => ({
          label: `${words.look.language}: ${DESK_LANGUAGES[language]}`,
          act: () => prefer({ language }),
        })),
    },
  ];
}
