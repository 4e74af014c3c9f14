/** A row's id from outside; null for any text that can't be one, which Postgres would refuse. */
export const rowId = (text: string): string | null => (/^[1-9]\d{0,17}$/.test(text) ? text : null);
