import type { FindingPlace, IssueOutline, PreflightReport } from '@galley/contract/issue';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { mayIn, useAccount } from '../api/account.tsx';
import { LineArea } from '../review/text-area.tsx';
import type { FieldName } from '../review/review-form.ts';
import { useWords } from '../words/words.tsx';
import { linkTo } from './finding-link.ts';

export type Finding = PreflightReport['findings'][number];

/** A finding: what, why, what to do, and the way there. */
export function FindingItem(props: {
  readonly finding: Finding;
  readonly issue: IssueOutline;
  readonly id: string;
  /** Null for somebody who can't approve, and so can't set rules aside. */
  readonly override: {
    readonly because: string;
    readonly give: (because: string) => void;
  } | null;
}): ReactNode {
  const { finding, issue, id, override } = props;
  const { words } = useWords();
  const { findings } = words.issue;
  const { severity, message, explanation, advice, where, rule, overridable } = finding;
  const given = issue.overrides.find((one) => one.rule === rule);
  return (
    <li className={`finding ${severity}`} id={id} tabIndex={-1} data-finding={rule}>
      <p className="finding-message" lang="en" dir="auto">
        {message}
      </p>
      <p className="more" lang="en" dir="auto">
        {explanation}
      </p>
      <p className="finding-fix">
        <span className="more">{findings.fix}: </span>
        <span lang="en" dir="auto">
          {advice}
        </span>
      </p>
      {where !== null && <GoTo where={where} issue={issue} />}
      <ToRule rule={rule} newsletter={issue.newsletter} />
      {given !== undefined && (
        <p className="tag warns">{findings.setAsideBy(given.by, given.because)}</p>
      )}
      {severity === 'stops' && overridable && override !== null && (
        <div className="finding-override">
          <label htmlFor={`${id}-because`}>{findings.setAside}</label>
          <LineArea
            id={`${id}-because`}
            value={override.because}
            maxLength={500}
            aria-describedby={`${id}-hint`}
            onText={override.give}
          />
          <p id={`${id}-hint`} className="hint">
            {override.because.trim() === '' ? findings.setAsideHint : findings.willBe}
          </p>
        </div>
      )}
    </li>
  );
}

/** Owners may have the rule do something else. */
function ToRule(props: { readonly rule: string; readonly newsletter: string }): ReactNode {
  const { rule, newsletter } = props;
  const { rules } = useWords().words;
  if (!mayIn(useAccount(), 'set-preflight-rules', newsletter)) return null;
  const to = `/settings/${encodeURIComponent(newsletter)}#rule-${encodeURIComponent(rule)}`;
  return (
    <Link className="finding-link" to={to}>
      {rules.open}
    </Link>
  );
}

function GoTo(props: { readonly where: FindingPlace; readonly issue: IssueOutline }): ReactNode {
  const { where, issue } = props;
  const { words } = useWords();
  const { findings, lines } = words.issue;
  const account = useAccount();
  const { newsletter } = issue;
  const link = linkTo(where, newsletter, mayIn(account, 'set-newsletter', newsletter));
  if (link.kind === 'owners') return <p className="more">{findings.goTo.owners}</p>;
  const say = (): string => {
    switch (where.kind) {
      case 'review': {
        const name = words.review.fields[where.field as FieldName] as string | undefined;
        return name === undefined ? findings.goTo.review : findings.goTo.field(name);
      }
      case 'newsletter':
        return findings.goTo.setting;
      case 'issue':
        return where.field === 'reviews'
          ? findings.goTo.order
          : findings.goTo.field(lines[where.field]);
    }
  };
  if (link.kind === 'there') {
    return (
      <Link className="finding-link" to={link.to}>
        {say()}
      </Link>
    );
  }
  return (
    <button type="button" className="link finding-link" onClick={() => goTo(link.id)}>
      {say()}
    </button>
  );
}

function goTo(id: string): void {
  const field = document.getElementById(id);
  field?.focus({ preventScroll: true });
  field?.scrollIntoView({ block: 'center' });
}
