import type { ReportTable } from '@galley/core/report';
import type { ReactNode } from 'react';
import { Button } from '../parts/button.tsx';
import { useWords } from '../words/words.tsx';
import { downloadTable } from './download-table.ts';
import { Plot, type Plotted } from './plot.tsx';

/** A table as people read it: numbers stay numbers. */
export interface ShownTable {
  readonly head: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
}

/** A plot, if there is one, the table behind it, and the same as a file. */
export function Figure(props: {
  readonly title: string;
  /** Begins the file's name. */
  readonly file: string;
  readonly plotted?: Plotted;
  readonly table: ShownTable;
  readonly csv: ReportTable | undefined;
}): ReactNode {
  const { words } = useWords();
  const { title, plotted, table, csv, file } = props;
  return (
    <figure className="report-figure">
      <figcaption className="unseen">{title}</figcaption>
      {plotted === undefined ? (
        <Rows title={title} table={table} />
      ) : (
        <>
          <Plot title={title} plotted={plotted} />
          <details>
            <summary>{words.report.table}</summary>
            <Rows title={title} table={table} />
          </details>
        </>
      )}
      {csv !== undefined && (
        <Button
          kind="quiet"
          icon="down"
          aria-label={words.report.csvOf(title)}
          onClick={() => downloadTable(`${file}-${csv.name}.csv`, csv)}
        >
          {words.report.csv}
        </Button>
      )}
    </figure>
  );
}

function Rows({ title, table }: { readonly title: string; readonly table: ShownTable }): ReactNode {
  const { format } = useWords();
  return (
    // Reachable by keyboard, because it scrolls on narrow screens.
    <div className="report-table" role="region" aria-label={title} tabIndex={0}>
      <table>
        <thead>
          <tr>
            {table.head.map((name, column) => (
              <th key={name} scope="col" className={isNumber(table, column) ? 'number' : undefined}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row) => (
            <tr key={row.join(' ')}>
              {row.map((cell, column) =>
                column === 0 ? (
                  <th key={table.head[column]} scope="row">
                    <bdi>{cell}</bdi>
                  </th>
                ) : typeof cell === 'number' ? (
                  <td key={table.head[column]} className="number">
                    {format.number(cell)}
                  </td>
                ) : (
                  <td key={table.head[column]}>
                    <bdi>{cell}</bdi>
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const isNumber = ({ rows }: ShownTable, column: number): boolean =>
  column > 0 && typeof rows[0]?.[column] === 'number';
