import type { Newsletter } from '@galley/contract/newsletter';
import type { SettingsPart } from '@galley/wording/desk';
import { lazy, Suspense, useEffect, type ComponentType, type ReactNode } from 'react';
import { Link, useLocation, useNavigate } from 'react-router';
import { mayIn, useAccount } from '../api/account.tsx';
import { NewsletterSelect } from '../newsletter/newsletter-select.tsx';
import { Icon } from '../parts/icon.tsx';
import { useLoadLater } from '../parts/load-later.ts';
import { Loading, useTitle } from '../parts/page.tsx';
import { usePageKeys } from '../keyboard/page-keys.ts';
import { useWords } from '../words/words.tsx';
import { AddressesPart } from './addresses-part.tsx';
import { ApprovalPart } from './approval-part.tsx';
import { BasicsPart } from './basics-part.tsx';
import { ClicksPart } from './clicks-part.tsx';
import { focusField } from './focus-field.ts';
import { LeaveQuestion } from './leave-question.tsx';
import { PartForm, type PartProps } from './part-form.tsx';
import { SenderPart } from './sender-part.tsx';
import { useEdits } from './use-edits.ts';
import { useSaving } from './use-saving.ts';
import { partAt, PARTS } from './values.ts';

// The calendar and what draws themes come only for those who look at them.
const WhenPart = lazy(async () => ({ default: (await import('./when-part.tsx')).WhenPart }));
const ChoicesPart = lazy(async () => ({
  default: (await import('./choices-part.tsx')).ChoicesPart,
}));
const SourcesPart = lazy(async () => ({
  default: (await import('./sources-part.tsx')).SourcesPart,
}));
const RulesPart = lazy(async () => ({ default: (await import('./rules-part.tsx')).RulesPart }));
const ThemePart = lazy(async () => ({ default: (await import('./theme-part.tsx')).ThemePart }));
const loadParts = () =>
  Promise.all([
    import('./when-part.tsx'),
    import('./choices-part.tsx'),
    import('./sources-part.tsx'),
    import('./rules-part.tsx'),
    import('./theme-part.tsx'),
  ]);

const FIELDS: Readonly<Record<Exclude<SettingsPart, 'sources'>, ComponentType<PartProps>>> = {
  basics: BasicsPart,
  sender: SenderPart,
  when: WhenPart,
  addresses: AddressesPart,
  approval: ApprovalPart,
  choices: ChoicesPart,
  rules: RulesPart,
  clicks: ClicksPart,
  theme: ThemePart,
};

/** The settings part by part; what is changed in one stays while another is shown. */
export function SettingsView({ newsletter }: { readonly newsletter: Newsletter }): ReactNode {
  const { words } = useWords();
  const its = words.settings;
  const account = useAccount();
  const navigate = useNavigate();
  const { hash } = useLocation();
  const part = partAt(hash);
  const edits = useEdits(newsletter);
  const saving = useSaving(newsletter, edits);
  useTitle(`${its.title}: ${newsletter.title}`);
  useLoadLater(loadParts);
  const step = (by: number): void =>
    void navigate(`#${PARTS[(PARTS.indexOf(part) + by + PARTS.length) % PARTS.length]}`);
  const save = async (): Promise<void> => {
    const outcome = await saving.save(part);
    if (outcome?.wrong[0] !== undefined) focusField(outcome.wrong[0]);
  };
  usePageKeys({
    'Mod+s': { label: `${words.common.save}: ${its.parts[part].title}`, act: () => void save() },
    j: { label: its.nextPart, act: () => step(1) },
    k: { label: its.previousPart, act: () => step(-1) },
  });
  const Fields = part === 'sources' ? null : FIELDS[part];
  return (
    <div className={part === 'theme' ? 'settings-page wide' : 'settings-page'}>
      <header className="page-head">
        <div>
          <h1>{its.title}</h1>
          <NewsletterSelect
            slug={newsletter.slug}
            step="set-newsletter"
            path={(other) => `/settings/${other}`}
          />
        </div>
        {mayIn(account, 'set-newsletter', null) && (
          <Link className="button plain" to="/new-newsletter">
            <Icon name="add" />
            <span>{its.create.title}</span>
          </Link>
        )}
      </header>
      <div className="settings">
        <nav className="settings-parts" aria-label={its.title}>
          {PARTS.map((each) => (
            <Link key={each} to={`#${each}`} aria-current={each === part ? 'true' : undefined}>
              <span>{its.parts[each].title}</span>
              {edits.changedIn(each).length > 0 && (
                <span className="unsaved">
                  <span className="dot" aria-hidden="true" />
                  <span className="unseen">{its.unsaved}</span>
                </span>
              )}
            </Link>
          ))}
          <Link className="elsewhere" to="/people">
            {its.roles}
          </Link>
          <Link className="elsewhere" to="/retention">
            {words.retention.title}
          </Link>
        </nav>
        {Fields === null ? (
          <Suspense fallback={<Loading />}>
            <SourcesPart slug={newsletter.slug} />
          </Suspense>
        ) : (
          <PartForm
            key={part}
            part={part}
            slug={newsletter.slug}
            edits={edits}
            saving={saving}
            save={() => void save()}
          >
            <Suspense fallback={<Loading />}>
              <Fields
                values={edits.values}
                set={(name, value) => {
                  saving.touch(name);
                  edits.set(name, value);
                }}
                isWrong={(name) => saving.of(part).wrong.includes(name)}
              />
              <AtField hash={hash} part={part} />
            </Suspense>
          </PartForm>
        )}
      </div>
      <LeaveQuestion isAny={edits.isAny} />
    </div>
  );
}

/** Others lead here to the field at fault; it is there once its part has come. */
function AtField({
  hash,
  part,
}: {
  readonly hash: string;
  readonly part: SettingsPart;
}): ReactNode {
  useEffect(() => {
    if (hash !== `#${part}`) focusField(hash.slice(1));
  }, [hash, part]);
  return null;
}
