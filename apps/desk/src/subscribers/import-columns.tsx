import type { SubscriberImport } from '@galley/contract/subscriber';
import { COLUMN_CHOICES, type ColumnChoice } from '@galley/core/subscription';
import { useState, type ReactNode } from 'react';
import { useChange } from '../api/use-api.ts';
import { Button } from '../parts/button.tsx';
import { Choice } from '../parts/choice.tsx';
import { Section } from '../parts/page.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import { useWords } from '../words/words.tsx';

const SAMPLES = 3;

type Column = SubscriberImport['columns'][number];

/**
 * What each column holds, with its first values, and what people say about it. Their changes wait
 * until the file is checked again.
 */
export function ImportColumns(props: {
  readonly of: SubscriberImport;
  /** Told whether there are changes that no check has seen. */
  readonly onDraft: (isChanged: boolean) => void;
}): ReactNode {
  const { words } = useWords();
  const its = words.subscribers.import;
  const { of } = props;
  const [choices, setChoices] = useState(() => of.columns.map(({ choice }) => choice));
  const [allConfirmed, setAllConfirmed] = useState(of.allConfirmed);
  const set = useChange('PATCH /newsletters/{slug}/imports/{id}', [
    'GET /newsletters/{slug}/imports/{id}',
    'GET /newsletters/{slug}/imports',
  ]);
  const draft = (next: readonly (ColumnChoice | null)[], confirmed: boolean): void => {
    setChoices([...next]);
    setAllConfirmed(confirmed);
    props.onDraft(
      confirmed !== of.allConfirmed || next.some((choice, at) => choice !== of.columns[at]?.choice),
    );
  };
  const isChanged =
    allConfirmed !== of.allConfirmed ||
    choices.some((choice, at) => choice !== of.columns[at]?.choice);
  const check = (): void => {
    const columns = choices.flatMap((as, at) =>
      as === null ? [] : [{ column: `#${at + 1}`, as }],
    );
    set.mutate({
      params: { slug: of.newsletter, id: of.id },
      body: { version: of.version, columns, allConfirmed },
    });
  };
  return (
    <Section title={its.columns} what={its.columnsWhat}>
      <ul className="rows boxed import-columns">
        {of.columns.map((column, at) => (
          <ColumnRow
            // Columns may have the same name.
            key={at}
            column={column}
            number={at + 1}
            choice={choices[at] ?? null}
            choose={(choice) =>
              draft(
                choices.map((one, index) => (index === at ? choice : one)),
                allConfirmed,
              )
            }
          />
        ))}
      </ul>
      <div className="choices">
        <Choice
          its={its.allConfirmed}
          type="checkbox"
          checked={allConfirmed}
          onChange={({ target }) => draft(choices, target.checked)}
        />
      </div>
      <ProblemNote error={set.error} />
      {isChanged && (
        <div className="import-changed" role="status">
          <p>{its.changed}</p>
          <div className="import-actions">
            <Button
              kind="quiet"
              onClick={() =>
                draft(
                  of.columns.map(({ choice }) => choice),
                  of.allConfirmed,
                )
              }
            >
              {its.revert}
            </Button>
            <Button kind="main" busy={set.isPending ? its.checking : undefined} onClick={check}>
              {its.again}
            </Button>
          </div>
        </div>
      )}
    </Section>
  );
}

function ColumnRow(props: {
  readonly column: Column;
  readonly number: number;
  readonly choice: ColumnChoice | null;
  readonly choose: (choice: ColumnChoice | null) => void;
}): ReactNode {
  const { words } = useWords();
  const its = words.subscribers.import;
  const { column, number, choice } = props;
  const name = column.column === '' ? its.unnamed(number) : column.column;
  const samples = column.samples.slice(0, SAMPLES);
  const isStanding = ['standing', 'left-at', 'suppression', 'unclear'].includes(column.reads);
  const asks = column.reads === 'unclear' && choice === null;
  return (
    <li className={asks ? 'asks' : undefined}>
      <div className="import-column">
        <strong>
          <bdi>{name}</bdi>
        </strong>
        {/* Those of an empty column would be empty lines. */}
        {samples.some((value) => value !== '') && (
          <p className="more">
            {samples.map((value, at) => (
              <bdi key={at}>{value === '' ? its.blank : value}</bdi>
            ))}
          </p>
        )}
      </div>
      {column.fixed ? (
        <p className="import-fixed">
          {its.readings[column.reads]}
          <span className="quiet"> · {its.fixed}</span>
        </p>
      ) : (
        <div className="import-choice">
          <span className="select">
            <select
              className="input"
              aria-label={its.holds(name)}
              value={choice ?? ''}
              onChange={({ target }) =>
                props.choose(COLUMN_CHOICES.find((one) => one === target.value) ?? null)
              }
            >
              <option value="">
                {asks ? its.readings.unclear : its.automatic(its.readings[column.reads])}
              </option>
              {COLUMN_CHOICES.map((one) => (
                <option key={one} value={one}>
                  {its.choices[one]}
                </option>
              ))}
            </select>
          </span>
          {isStanding && choice === 'pass-over' && <p className="problem">{its.warning}</p>}
        </div>
      )}
    </li>
  );
}
