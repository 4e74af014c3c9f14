import { html } from 'hono/html';
import { home, layout, type Html } from './layout.ts';

export const missingPage = (base: string, faults: string): Html =>
  layout({
    base,
    faults,
    title: 'No such mail',
    content: html`
      <div class="empty">
        <h1>No such mail</h1>
        <p>
          The ledger holds nothing under this address. <a href="${home(base)}">Show all mail</a>
        </p>
      </div>
    `,
  });
