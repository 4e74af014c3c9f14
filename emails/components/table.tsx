import { useMail } from './mail-context.ts';
import { Prose } from './prose.tsx';

/** A table of a review, with a hairline above each row. */
export function Table({
  header,
  rows,
}: {
  header: readonly string[];
  rows: readonly (readonly string[])[];
}) {
  const { start, theme } = useMail();
  const cell = {
    padding: start === 'left' ? '7px 14px 7px 0' : '7px 0 7px 14px',
    borderTop: `1px solid ${theme.light.hairline}`,
    lineHeight: '24px',
    verticalAlign: 'top',
  };
  return (
    <table cellPadding={0} cellSpacing={0} style={{ margin: '0 0 18px' }}>
      <thead>
        <tr>
          {header.map((text, index) => (
            <th
              key={index}
              scope="col"
              align={start}

              className="hairline"
              style={cell}
            >
              <Prose text={text} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, place) => (
          <tr key={place}>
            {row.map((text, index) => (
              <td key={index} align={start} className="hairline" style={cell}>
                <Prose text={text} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
