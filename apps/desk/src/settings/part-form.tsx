import { issueName } from '@galley/core/issue/name';
import type { SettingsPart } from '@galley/wording/desk';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { Button } from '../parts/button.tsx';
import { Icon } from '../parts/icon.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import { useWords } from '../words/words.tsx';
import { Clashes } from './clashes.tsx';
import { focusField } from './focus-field.ts';
import type { Edits, SetValue } from './use-edits.ts';
import type { Outcome, Saving } from './use-saving.ts';
import { decideRule, ruleField, type ValueName, type Values } from './values.ts';

/** What the fields of a part are given. */
export interface PartProps {
  readonly values: Values;
  readonly set: SetValue;
  readonly isWrong: (name: ValueName) => boolean;
}

/** One part of the settings with its own Save, and what became of the last one. */
export function PartForm(props: {
  readonly part: SettingsPart;
  readonly slug: string;
  readonly edits: Edits;
  readonly saving: Saving;
  readonly save: () => void;
  readonly children: ReactNode;
}): ReactNode {
  const { words } = useWords();
  const its = words.settings;
  const { part, edits, saving } = props;
  const outcome = saving.of(part);
  const isChanged = edits.changedIn(part).length > 0;
  const isSigned =
    part === 'sender' ? isChanged : part === 'approval' && edits.values.approval !== 'by-hand';
  return (
    <form
      className="settings-form"
      noValidate
      aria-labelledby="settings-part"
      onSubmit={(event) => {
        // React also hears of forms in windows over this one.
        if (event.target !== event.currentTarget) return;
        event.preventDefault();
        props.save();
      }}
    >
      <header>
        <h2 id="settings-part">{its.parts[part].title}</h2>
        <p className="what">{its.parts[part].what}</p>
      </header>
      {outcome.clashes.length > 0 && (
        <Clashes
          clashes={outcome.clashes}
          decide={(clash, isMine) => {
            const { name, rule } = clash;
            if (rule !== undefined)
              edits.set('rules', decideRule(edits.values.rules, clash, isMine));
            else if (!isMine) edits.discardField(name);
            if (!isMine && name === 'from') edits.discardField('fromName');
            saving.decide(clash);
            // Its button goes; the field is where one goes on.
            focusField(rule === undefined ? name : ruleField(rule));
          }}
        />
      )}
      {props.children}
      <footer className={isChanged ? 'settings-save is-changed' : 'settings-save'}>
        <Button
          type="submit"
          kind="main"
          aria-disabled={!isChanged || outcome.clashes.length > 0 ? true : undefined}
          busy={saving.isBusy ? (isSigned ? words.common.signing : its.saving) : undefined}
        >
          {words.common.save}
        </Button>
        {isChanged && (
          <Button
            kind="quiet"
            onClick={() => {
              edits.discard(part);
              saving.forget(part);
            }}
          >
            {its.discard}
          </Button>
        )}
        {isChanged && isSigned && <p className="hint">{its.signs}</p>}
        <div className="settings-said" role="status">
          {outcome.isSaved && !isChanged && <Saved slug={props.slug} outcome={outcome} />}
        </div>
        <ProblemNote error={outcome.error} />
      </footer>
    </form>
  );
}

/** That it is saved, and which issues were compiled again because of it. */
function Saved(props: { readonly slug: string; readonly outcome: Outcome }): ReactNode {
  const { words, format } = useWords();
  const its = words.settings;
  return (
    <>
      <p className="settings-done">
        <Icon name="done" />
        {words.common.saved}
      </p>
      {props.outcome.recompiled.map(({ number, approvalVoided }) => {
        const issue = format.number(number);
        return (
          <p key={number} className={approvalVoided ? 'recompiled voided' : 'recompiled'}>
            {approvalVoided ? its.recompiledVoid(issue) : its.recompiled(issue)}{' '}
            <Link to={`/issues/${props.slug}/${issueName(number)}`}>{its.openIssue(issue)}</Link>
          </p>
        );
      })}
    </>
  );
}
