import type { Rendition } from '@galley/core/issue';
import { html } from 'hono/html';
import type { Proof } from '@galley/contract/proof';
import type { Markup } from '../views/document.ts';
import { changeList } from './change-list.ts';
import { clipMeter } from './clip-meter.ts';
import { layout } from './layout.ts';
import { preflightList } from './preflight-list.ts';
import { problemList } from './problem-list.ts';
import { readerForm } from './reader-form.ts';
import { sheets } from './sheets.ts';
import { shortenedList } from './shortened-list.ts';
import type { ShownProof } from './shown-proof.ts';
import { standing } from './standing.ts';

/** The proof: the details at the side, and its mail as people will see it. */
export function proofPage(page: ShownProof): Markup {
  const { proof, shown } = page;
  const rendition = proof.renditions.find(({ key }) => key === shown.rendition);
  const current = rendition ?? proof.renditions[0];
  return layout({
    ...page,
    title: `${proof.name}: ${current?.subject ?? ''}`,
    content:
      current === undefined
        ? html`<h1>${proof.name}</h1>`
        : html`${inboxRow(proof, current)}
            <div class="table">
              <div class="facts" data-part="facts">
                ${standing(page)} ${problemList(proof.problems)} ${clipMeter(current)}
                ${shortenedList(proof)} ${preflightList(proof.preflight)}
                ${changeList(page, current)} ${readerForm(page)}
              </div>
              ${sheets(page, current)}
            </div>`,
  });
}

/** The issue as an inbox shows it: sender, subject, and the first words beside it. */
const inboxRow = ({ name, sender, newsletter }: Proof, { subject, preheader }: Rendition): Markup =>
  html`<header class="inbox" data-part="inbox" lang="${newsletter.language}">
    <p class="label" lang="en">${newsletter.title} · ${name}</p>
    <h1 dir="auto">${subject}</h1>
    <p class="row">
      <span class="from" dir="auto">${sender ?? 'no sender yet'}</span>
      <span class="preheader" dir="auto">${preheader}</span>
    </p>
  </header>`;
