import type { ReviewVersion } from '@galley/contract/review';
import type { ReactNode } from 'react';
import { useWords } from '../words/words.tsx';
import type { FieldName } from './review-form.ts';

/** One version in the list: when, who, by which door, and which fields. */
export function VersionRow(props: {
  readonly version: ReviewVersion;
  readonly isNewest: boolean;
  readonly isChosen: boolean;
  readonly choose: () => void;
}): ReactNode {
  const { words, moments, format } = useWords();
  const { history, fields } = words.review;
  const { version, isNewest, isChosen, choose } = props;
  const { what, restored, changed, at, door } = version;
  const named = changed.map((name) => fields[name as FieldName] ?? name);
  const said =
    what === 'restored'
      ? history.restoredFrom(format.number(restored ?? 0))
      : what === 'edited' && named.length > 0
        ? format.list(named)
        : history.what[what];
  return (
    <li>
      <button type="button" aria-current={isChosen ? 'true' : undefined} onClick={choose}>
        <span className="version-when">
          <time dateTime={at}>{moments.full(at)}</time>
          {isNewest && <span className="tag good">{history.current}</span>}
        </span>
        <span className="version-what">{said}</span>
        <span className="more">
          <bdi>{whoOf(version, history.nobody, words.audit.actors)}</bdi>
          {door !== null &&
            version.by?.kind === 'person' &&
            ` · ${words.audit.doors[door] ?? door}`}
          {` · ${history.version(format.number(version.version))}`}
        </span>
      </button>
    </li>
  );
}

function whoOf(
  { by }: ReviewVersion,
  nobody: string,
  actors: Readonly<Record<'person' | 'key' | 'command' | 'clock', string>>,
): string {
  if (by === null) return nobody;
  if (by.name === null) return by.kind === 'person' ? nobody : actors[by.kind];
  return by.kind === 'person' ? by.name : `${actors[by.kind]}: ${by.name}`;
}
