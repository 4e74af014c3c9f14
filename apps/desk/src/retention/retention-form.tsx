import type { Retention } from '@galley/contract/operate';
import type { ReactNode } from 'react';
import { usePageKeys } from '../keyboard/page-keys.ts';
import { Button } from '../parts/button.tsx';
import { Choice, Choices } from '../parts/choice.tsx';
import { Field } from '../parts/field.tsx';
import { Icon } from '../parts/icon.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import { ClashList } from '../settings/clashes.tsx';
import { focusField } from '../settings/focus-field.ts';
import { LeaveQuestion } from '../settings/leave-question.tsx';
import { useWords } from '../words/words.tsx';
import { RetentionEffect } from './retention-effect.tsx';
import { useRetention, type RetentionName } from './use-retention.ts';

/** For deliveries, until somebody types another number. */
const A_YEAR = '365';

/** How long things are kept that somebody sets. */
export function RetentionForm(props: {
  readonly kept: Retention;
  readonly mayChange: boolean;
}): ReactNode {
  const { common, settings, retention: its } = useWords().words;
  const form = useRetention(props.kept);
  const save = async (): Promise<void> => {
    const wrong = await form.save();
    if (wrong !== null) focusField(wrong);
  };
  usePageKeys({ 'Mod+s': { label: common.save, act: () => void save() } });
  const isChanged = form.changed.length > 0;
  const show = (days: string | null): string =>
    days === null ? its.always.title : its.daysCount(Number.parseInt(days, 10));
  const days = (name: RetentionName): ReactNode => (
    <Field
      label={name === 'deliveries' ? its.days : its.fields[name].label}
      hint={name === 'deliveries' ? undefined : its.fields[name].hint}
      problem={form.wrong.includes(name) ? its.fields[name].wrong : undefined}
      name={name}
      inputMode="numeric"
      autoComplete="off"
      disabled={!props.mayChange}
      value={form.values[name] ?? ''}
      onChange={({ target }) => form.set(name, target.value.replaceAll(/[^\d]/g, ''))}
    />
  );
  const { deliveries } = form.values;
  return (
    <form
      className="settings-form retention"
      noValidate
      onSubmit={(event) => {
        if (event.target !== event.currentTarget) return;
        event.preventDefault();
        void save();
      }}
    >
      {form.clashes.length > 0 && (
        <ClashList
          clashes={form.clashes.map((clash) => ({
            key: clash.name,
            label: its.fields[clash.name].label,
            theirs: show(clash.theirs),
            yours: show(clash.yours),
            decide: (isMine) => {
              form.decide(clash, isMine);
              focusField(clash.name);
            },
          }))}
        />
      )}
      <Choices legend={its.fields.deliveries.label}>
        <p className="hint">{its.fields.deliveries.hint}</p>
        <Choice
          its={its.always}
          type="radio"
          name="deliveries-always"
          checked={deliveries === null}
          disabled={!props.mayChange}
          onChange={() => form.set('deliveries', null)}
        />
        <Choice
          its={its.forDays}
          type="radio"
          name="deliveries-always"
          checked={deliveries !== null}
          disabled={!props.mayChange}
          onChange={() => form.set('deliveries', A_YEAR)}
        />
      </Choices>
      {deliveries !== null && days('deliveries')}
      {days('events')}
      {days('sessions')}
      {isChanged && <RetentionEffect values={form.values} />}
      {props.mayChange && (
        <footer className={isChanged ? 'settings-save is-changed' : 'settings-save'}>
          <Button
            type="submit"
            kind="main"
            aria-disabled={!isChanged || form.clashes.length > 0 ? true : undefined}
            busy={form.isBusy ? common.signing : undefined}
          >
            {common.save}
          </Button>
          {isChanged && (
            <Button kind="quiet" onClick={form.forget}>
              {settings.discard}
            </Button>
          )}
          {isChanged && <p className="hint">{settings.signs}</p>}
          <div className="settings-said" role="status">
            {form.isSaved && (
              <p className="settings-done">
                <Icon name="done" />
                {common.saved}
              </p>
            )}
          </div>
          <ProblemNote error={form.error} />
        </footer>
      )}
      <LeaveQuestion isAny={isChanged} />
    </form>
  );
}
