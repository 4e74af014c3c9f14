/** What a row's id looks like; any other text Postgres would refuse. */
export const ROW_ID = /^[1-9]\d{0,17}$/;

/** A row's id from outside; null for any text that can't be one. */
export const rowId = (text: string): string | null => (ROW_ID.test(text) ? text : null);
