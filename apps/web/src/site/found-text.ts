import { joinIdeographs } from '@galley/core/archive';
import { FOUND_BEGINS, FOUND_ENDS } from '@galley/press/site';
import { html } from 'hono/html';
import type { Markup } from './markup.ts';

const MARKS = `${FOUND_BEGINS}${FOUND_ENDS}`;
const FOUND = new RegExp(`${FOUND_BEGINS}([^${MARKS}]*)${FOUND_ENDS}`, 'g');

/** What a search has found, with its words marked. Every piece is escaped by itself. */
export function foundText(text: string): Markup {
  // Letters of one word that stand apart were found one by one.
  const joined = joinIdeographs(joinIdeographs(text, MARKS), MARKS)
    .replaceAll(`${FOUND_ENDS}${FOUND_BEGINS}`, '')
    .trim();
  return html`${joined.split(FOUND).map((piece, at) => {
    const plain = piece.replaceAll(FOUND_BEGINS, '').replaceAll(FOUND_ENDS, '');
    return at % 2 === 0 ? plain : html`<mark>${plain}</mark>`;
  })}`;
}
