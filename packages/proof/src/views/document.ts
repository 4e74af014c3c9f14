import { html, raw } from 'hono/html';

export type Markup = ReturnType<typeof html>;

/** Wraps a text view in a page of our own, for a frame. */
export const textDocument = (title: string, lang: string, content: Markup): Markup =>
  html`${raw('<!doctype html>')}
    <html lang="${lang}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <base target="_blank" />
        <title>${title}</title>
        <style>
          ${raw(STYLE)}
        </style>
      </head>
      <body>
        ${content}
      </body>
    </html>`;

const STYLE = `
:root { color-scheme: light dark; --ink: #211d19; --quiet: #6a6158; --paper: #fffefb; --rule: #e0d8cb; --accent: #9c2a1c; }
@media (prefers-color-scheme: dark) { :root { --ink: #ede6db; --quiet: #b0a598; --paper: #1c1917; --rule: #3d3630; --accent: #f29583; } }
body { margin: 0; padding: 1.25rem; background: var(--paper); color: var(--ink); font: 0.8125rem/1.6 ui-monospace, Menlo, Consolas, 'DejaVu Sans Mono', monospace; }
pre { margin: 0; font: inherit; white-space: pre-wrap; overflow-wrap: anywhere; }
a { color: var(--accent); }
dl { display: grid; grid-template-columns: auto 1fr; gap: 0 1rem; margin: 0 0 1.25rem; padding-bottom: 1.25rem; border-bottom: 1px solid var(--rule); }
dt { color: var(--quiet); }
dd { margin: 0; overflow-wrap: anywhere; }
`;
