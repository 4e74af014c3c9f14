/** A foreign key: rows of `from` name rows of `to`. */
export interface Reference {
  readonly from: string;
  readonly to: string;
}

/**
 * Orders tables so that each comes after those whose rows its own rows name; otherwise by name, so
 * that two backups of one database have the same order.
 *
 * @throws when tables refer to each other in a circle: then no order would do
 */
export function orderTables(
  tables: readonly string[],
  references: readonly Reference[],
): readonly string[] {
  const waiting = new Set(tables.toSorted());
  const ordered: string[] = [];
  while (waiting.size > 0) {
    const ready = [...waiting].filter((table) =>
      references.every(({ from, to }) => from !== table || to === table || !waiting.has(to)),
    );
    if (ready.length === 0) throw new Error(`tables in a circle: ${[...waiting].join(', ')}`);
    for (const table of ready) {
      waiting.delete(table);
      ordered.push(table);
    }
  }
  return ordered;
}
