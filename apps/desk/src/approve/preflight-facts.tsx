import type { PreflightReport } from '@galley/contract/issue';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useWords } from '../words/words.tsx';
import type { AskedOverride } from './approval.ts';

interface WhereTo {
  readonly params: { readonly slug: string; readonly number: string };
}

/** What keeps the issue from being approved. */
export function Stops(props: WhereTo & { readonly stops: PreflightReport['findings'] }): ReactNode {
  const { words } = useWords();
  const say = words.proof.approve.stops;
  if (props.stops.length === 0) return null;
  return (
    <div className="launch-note" role="alert">
      <strong>{say.title}</strong>
      <ul className="launch-list">
        {props.stops.map(({ rule, message }, index) => (
          <li key={index}>
            <span dir="auto">{message}</span> <span className="tag">{rule}</span>
          </li>
        ))}
      </ul>
      <p>{say.what}</p>
      <ToFindings {...props}>{say.action}</ToFindings>
    </div>
  );
}

/** What the approval sets aside, and why. */
export function Overridden(props: { readonly overrides: readonly AskedOverride[] }): ReactNode {
  const { words } = useWords();
  if (props.overrides.length === 0) return null;
  return (
    <div className="launch-part">
      <strong>{words.proof.approve.overrides}</strong>
      <ul className="launch-list">
        {props.overrides.map(({ rule, because }) => (
          <li key={rule}>
            <span className="tag">{rule}</span> <bdi>{because}</bdi>
          </li>
        ))}
      </ul>
    </div>
  );
}

export function Warnings(
  props: WhereTo & { readonly report: PreflightReport | undefined },
): ReactNode {
  const { words } = useWords();
  const say = words.proof.approve;
  const count = props.report?.findings.filter(({ severity }) => severity === 'warns').length;
  if (count === undefined) return <p className="hint">{say.loading}</p>;
  if (count === 0) return null;
  return (
    <p className="launch-warnings">
      <span className="tag warns">{say.warningCount(count)}</span>{' '}
      <ToFindings {...props}>{say.toFindings}</ToFindings>
    </p>
  );
}

const FINDINGS = 'issue-findings';

const ToFindings = ({
  params: { slug, number },
  children,
}: WhereTo & { readonly children: ReactNode }): ReactNode => (
  <Link
    to={`/issues/${slug}/${number}#${FINDINGS}`}
    onClick={() => requestAnimationFrame(() => document.getElementById(FINDINGS)?.scrollIntoView())}
  >
    {children}
  </Link>
);
