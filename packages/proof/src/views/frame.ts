import { fillWithSample, type Rendition } from '@galley/core/issue';
import { html } from 'hono/html';
import { markChanges } from '../changes/mark-changes.ts';
import type { Proof, ProofReader } from '@galley/contract/proof';

import { textDocument } from './document.ts';
import { setScheme } from './set-scheme.ts';
import { showMail } from './show-mail.ts';
import { sourceView } from './source-view.ts';
import { textView } from './text-view.ts';
import type { ViewKey } from './views.ts';

const TOO_MUCH = html`<p>Too much has changed to mark it word by word.</p>`;
const BASE = '<base target="_blank">';
const NO_IMAGES = `<meta http-equiv="Content-Security-Policy" content="img-src 'none'">`;
const HEAD = /<head(?:\s[^>]*)?>/i;

/** What the frames of a proof depend on, besides the mail in them. */
export interface FramedProof extends Pick<Proof, 'sender' | 'replyTo' | 'lastRead'> {
  readonly newsletter: Pick<Proof['newsletter'], 'language'>;
}

/** The content of one frame; null when there is nothing to show in it. */
export async function frameOf(
  proof: FramedProof,
  its: { readonly view: ViewKey; readonly rendition: Rendition; readonly to: ProofReader },
): Promise<string | null> {
  const rendition = fillWithSample(its.rendition);
  const lang = proof.newsletter.language;
  switch (its.view) {
    case 'text':
      return String(await textView(rendition, lang));
    case 'source': {
      const { sender: from, replyTo } = proof;
      return String(await sourceView(rendition, { from, to: print(its.to), replyTo, lang }));
    }
    case 'changes': {
      const before = proof.lastRead?.renditions.find(({ key }) => key === rendition.key);
      if (before === undefined) return null;
      const marked = markChanges(fillWithSample(before).html, rendition.html);
      return marked === null
        ? String(await textDocument('Changes', 'en', TOO_MUCH))
        : asMail(setScheme(marked, 'light'));
    }
    case 'forced-dark':
      return asMail(showMail(rendition.html, 'forced-dark'));
    case 'dark':
      return asMail(showMail(rendition.html, 'dark'));
    case 'desktop':
    case 'phone':
      return asMail(setScheme(rendition.html, 'light'));
    case 'images-off':
      return asMail(setScheme(rendition.html, 'light'), NO_IMAGES);
  }
}

const print = ({ address, name }: ProofReader): string =>
  name === null ? address : `${name} <${address}>`;

/** Links open in a new tab, as in a mail program. */
const asMail = (mail: string, more = ''): string =>
  HEAD.test(mail) ? mail.replace(HEAD, (head) => head + BASE + more) : BASE + more + mail;

/**
 * The page around the frame may read it, to restore its scroll position after a reload. That is
 * safe because nothing in it runs: the sandbox and the policy both refuse scripts. Pictures come
 * from wherever the newsletter keeps its logo.
 */
export const FRAME_POLICY = [
  'sandbox allow-same-origin allow-popups allow-popups-to-escape-sandbox',
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  'img-src data: http: https:',
  "form-action 'none'",
  "frame-ancestors 'self'",
].join('; ');
