import { html } from 'hono/html';
import type { NoProof, OtherProof } from '@galley/contract/proof';
import type { Markup } from '../views/document.ts';
import type { Shown } from './address.ts';
import { layout } from './layout.ts';
import { problemList } from './problem-list.ts';

/** Shown when there is no proof yet; the page updates itself once there is one. */
export function nothingPage(page: {
  readonly proof: NoProof;
  readonly shown: Shown;
  readonly mark: string;
  readonly others: readonly OtherProof[];
}): Markup {
  const { name, why, command, problems } = page.proof;
  return layout({
    ...page,
    title: `${name}: proof`,
    content: html`<div class="nothing" data-part="nothing">
      <p class="ornament" aria-hidden="true">¶</p>
      <h1>${name}</h1>
      <p>${why}</p>
      ${command === null ? '' : html`<p><code>${command}</code></p>`} ${problemList(problems)}
      <p class="note">The proof appears here as soon as there is one.</p>
    </div>`,
  });
}
