import { issueName } from '@galley/core/issue/name';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { mayIn, useAccount } from '../api/account.tsx';
import { Button } from '../parts/button.tsx';
import { useWords } from '../words/words.tsx';
import { numberOf, stateOf, type Planned } from './plan.ts';
import { useMakeIssue } from './use-make-issue.ts';

/** What can be done about a date. */
export function DateActions(props: {
  readonly slug: string;
  readonly planned: Planned;
  readonly isNext: boolean;
}): ReactNode {
  const { words } = useWords();
  const { actions, making, compileWhat, againWhat } = words.planner;
  const account = useAccount();
  const { slug, planned, isNext } = props;
  const { slot } = planned;
  const make = useMakeIssue(slug);
  const number = numberOf(planned);
  const kind = slot?.outcome.kind;
  const isFree =
    kind === 'given-back' ||
    (kind === 'would-compile' && (isNext || slot?.madeUpUntil !== null)) ||
    // A person may ask for an issue with fewer reviews than the newsletter's minimum.
    (kind === 'would-skip' &&
      isNext &&
      slot?.outcome.kind === 'would-skip' &&
      slot.outcome.ready > 0);
  const isAgain = isNext && kind === 'issue' && stateOf(planned) !== 'approved';
  const month = slot?.bestOf ?? null;
  const step = month === null ? 'compile-issue' : 'compile-best-of';
  const isOpen = month === null ? isFree || isAgain : kind === 'given-back';
  const mayCompile = slot !== null && mayIn(account, step, slug) && isOpen;
  return (
    <>
      <div className="date-actions">
        {number !== null && (
          <Link className="button main" to={`/issues/${slug}/${issueName(number)}`}>
            {actions.open}
          </Link>
        )}
        {number !== null && stateOf(planned) === 'sent' && (
          <Link className="button plain" to={`/issues/${slug}/${issueName(number)}/report`}>
            {words.report.open}
          </Link>
        )}
        {mayCompile && (
          <Button
            kind={number === null ? 'main' : 'plain'}
            busy={make.isBusy ? making : undefined}
            onClick={() => (month === null ? make.ofSlot(slot.dueOn) : make.bestOf(month))}
          >
            {isAgain ? actions.again : actions.compile}
          </Button>
        )}
        {number === null && isNext && isFree && (
          <Link className="button plain" to={`/issues/${slug}/next/proof`}>
            {actions.proof}
          </Link>
        )}
        {number === null && month === null && (
          <Link className="button plain" to={`/queue/${slug}`}>
            {words.queue.today.actions.queue}
          </Link>
        )}
      </div>
      {mayCompile && isNext && <p className="hint">{isAgain ? againWhat : compileWhat}</p>}
      {make.refusal !== null && (
        <p className="problem-note" role="alert">
          {make.refusal}
        </p>
      )}
    </>
  );
}
