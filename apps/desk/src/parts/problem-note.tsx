import type { DeskWords } from '@galley/wording/desk';
import type { ReactNode } from 'react';
import { isCancelled } from '../api/ceremony.ts';
import { Problem } from '../api/problem.ts';
import { useWords } from '../words/words.tsx';
import { Button } from './button.tsx';

/** Says in plain words why something did not work, and where. */
export function describeProblem(error: unknown, { problems }: DeskWords): string {
  if (isCancelled(error)) return problems.passkeyCancelled;
  if (!(error instanceof Problem)) return problems.broken;
  if (error.code === 'unreachable') return problems.unreachable;
  if (error.code === 'needs-passkey') return problems.needsPasskey;
  const known = problems.codes[error.code];
  if (known !== undefined) return known;
  if (error.status >= 500 || error.code === 'broken') return problems.broken;
  const places = (error.body.problems ?? []).map(({ field, problem }) => `${field}: ${problem}`);
  return places.length === 0 ? error.message : places.join(' ');
}

/** An error beside what caused it. */
export function ProblemNote({ error }: { readonly error: unknown }): ReactNode {
  const { words } = useWords();
  if (error === null || error === undefined) return null;
  return (
    <p className="problem-note" role="alert">
      {describeProblem(error, words)}
    </p>
  );
}

/** An error in place of what could not be read, with another try. */
export function Unread(props: { readonly error: unknown; readonly retry: () => void }): ReactNode {
  const { words } = useWords();
  return (
    <div className="empty" role="alert">
      <h2>{words.problems.title}</h2>
      <p>{describeProblem(props.error, words)}</p>
      <Button onClick={props.retry}>{words.common.retry}</Button>
    </div>
  );
}
