import { WRITTEN_LANGUAGES } from '@galley/wording';
import type { Context } from 'hono';
import { accepts } from 'hono/accepts';

/** The browser's language, for pages that may not ask for a newsletter's. */
export const languageOf = (c: Context): string =>
  accepts(c, { header: 'Accept-Language', supports: [...WRITTEN_LANGUAGES], default: 'en' });
