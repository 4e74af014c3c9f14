import type { ReactNode } from 'react';
import { Button } from '../parts/button.tsx';
import { useWords } from '../words/words.tsx';
import type { TableForm } from './review-form.ts';
import { LineArea } from './text-area.tsx';

type Row = readonly string[];

/** A table, cell by cell. */
export function TableField(props: {
  readonly table: TableForm;
  readonly name: string;
  readonly change: (update: (table: TableForm) => TableForm) => void;
  readonly readOnly: boolean;
}): ReactNode {
  const { words, format } = useWords();
  const its = words.review.block;
  const { table, change, readOnly } = props;
  const { header, rows } = table;
  const setHead = (at: number, text: string): void =>
    change((old) => ({ ...old, header: old.header.with(at, text) }));
  const setCell = (row: number, at: number, text: string): void =>
    change((old) => ({ ...old, rows: old.rows.with(row, (old.rows[row] ?? []).with(at, text)) }));
  const eachRow = (map: (row: Row) => Row): void =>
    change((old) => ({ ...old, header: map(old.header), rows: old.rows.map(map) }));
  return (
    <div className="table-field">
      <div className="table-scroll">
        <table aria-label={props.name}>
          <thead>
            <tr>
              {header.map((text, column) => (
                <th key={column} scope="col">
                  <Cell
                    id={column === 0 ? `block-${table.key}` : undefined}
                    label={its.columnHead(format.number(column + 1))}
                    text={text}
                    readOnly={readOnly}
                    change={(typed) => setHead(column, typed)}
                  />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((cells, row) => (
              <tr key={row}>
                {cells.map((text, column) => (
                  <td key={column}>
                    <Cell
                      label={its.cell(format.number(row + 1), format.number(column + 1))}
                      text={text}
                      readOnly={readOnly}
                      change={(typed) => setCell(row, column, typed)}
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {!readOnly && (
        <p className="add-block">
          <Button
            kind="quiet"
            className="small"
            onClick={() =>
              change((old) => ({ ...old, rows: [...old.rows, old.header.map(() => '')] }))
            }
          >
            {its.addRow}
          </Button>
          <Button kind="quiet" className="small" onClick={() => eachRow((row) => [...row, ''])}>
            {its.addColumn}
          </Button>
          {rows.length > 1 && (
            <Button
              kind="quiet"
              className="small"
              onClick={() => change((old) => ({ ...old, rows: old.rows.slice(0, -1) }))}
            >
              {its.removeRow}
            </Button>
          )}
          {header.length > 1 && (
            <Button
              kind="quiet"
              className="small"
              onClick={() => eachRow((row) => row.slice(0, -1))}
            >
              {its.removeColumn}
            </Button>
          )}
        </p>
      )}
    </div>
  );
}

const Cell = (props: {
  readonly id?: string | undefined;
  readonly label: string;
  readonly text: string;
  readonly readOnly: boolean;
  readonly change: (text: string) => void;
}): ReactNode => (
  <LineArea
    id={props.id}
    aria-label={props.label}
    value={props.text}
    readOnly={props.readOnly}
    onText={props.change}
  />
);
