import type { html } from 'hono/html';

/** Markup with every value escaped, as hono's `html` returns it. */
export type Markup = ReturnType<typeof html>;
