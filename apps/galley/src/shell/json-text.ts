import { escapeInvisible } from '@galley/core/input';

/** JSON in which every character that a terminal would obey is escaped; it says the same. */
export const jsonText = (value: unknown, indent = 0): string =>
  escapeInvisible(JSON.stringify(value, null, indent));
