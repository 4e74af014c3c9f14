import { escapeInvisible } from '@galley/core/input';

/** JSON with every terminal control character escaped; its meaning is unchanged. */
export const jsonText = (value: unknown, indent = 0): string =>
  escapeInvisible(JSON.stringify(value, null, indent));
