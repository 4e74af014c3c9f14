/** Where an import file keeps what, by position; null where it has no such column. */
export interface ImportColumns {
  readonly email: number;
  readonly name: number | null;
  readonly status: number | null;
  /** Fields in a whole row. */
  readonly width: number;
}

export type ImportColumnsReading =
  | { readonly kind: 'header'; readonly columns: ImportColumns }
  /** No header: the first row is data already. */
  | { readonly kind: 'data'; readonly columns: ImportColumns }
  | { readonly kind: 'invalid'; readonly expected: string };

const NAMES = {
  email: ['email', 'emailaddress', 'mail'],
  name: ['name', 'fullname'],
  status: ['status'],
} as const;

/**
 * Reads the first row of an import file: a header with a column `email`, in any case, order and
 * company, or else the first address of a file of one column.
 */
export function readImportColumns(row: readonly string[]): ImportColumnsReading {
  const titles = row.map((title) =>
    title
      .trim()
      .toLowerCase()
      .replaceAll(/[\s_-]/g, ''),
  );
  const positions = (column: keyof typeof NAMES) =>
    titles.flatMap((title, at) => (NAMES[column].some((name) => name === title) ? [at] : []));
  const [email, secondEmail] = positions('email');
  const [name, secondName] = positions('name');
  if (email !== undefined) {
    if (secondEmail !== undefined || secondName !== undefined) {
      return { kind: 'invalid', expected: 'one column "email" and at most one "name"' };
    }
    const status = positions('status')[0] ?? null;
    return {
      kind: 'header',
      columns: { email, name: name ?? null, status, width: row.length },
    };
  }
  if (row.length === 1 && row[0]?.includes('@')) {
    return { kind: 'data', columns: { email: 0, name: null, status: null, width: 1 } };
  }
  return {
    kind: 'invalid',
    expected: 'a header row with a column "email", or one address per line and no header',
  };
}
