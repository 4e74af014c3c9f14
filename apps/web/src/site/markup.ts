import type { html } from 'hono/html';

/** Markup in which every value has been escaped, as hono's `html` makes it. */
export type Markup = ReturnType<typeof html>;
