import { placeholder } from '../../../placeholder.ts';
import type { Rendition } from '../../../rendition.ts';
import type { PreflightRule } from '../../preflight-rule.ts';

export const missingUnsubscribe: PreflightRule = {
  name: 'missing-unsubscribe',
  severity: 'stops',
  overridable: false,
  explanation:
    'Readers must be able to unsubscribe from every mail: by a visible link and by the headers of RFC 8058, which mailbox providers require of bulk senders.',
  fix: {
    issue: 'Compile the issue again: its links will use the current PUBLIC_URL.',
    files: 'A template in this version has a bug.',
  },
  check: ({ renditions, publicUrl }) => {
    if (renditions.length === 0) return ['The issue has no rendition.'];
    return renditions.flatMap((rendition) => missing(rendition, publicUrl));
  },
};

function missing(rendition: Rendition, publicUrl: string): readonly string[] {
  const link = `${publicUrl}/unsubscribe/${placeholder('token')}`;
  const { headers, html, text } = rendition;
  const found: string[] = [];
  if (!headers['List-Unsubscribe']?.includes(`<${link}>`)) {
    found.push(`The header List-Unsubscribe does not lead to ${publicUrl}/unsubscribe.`);
  }
  if (headers['List-Unsubscribe-Post'] !== 'List-Unsubscribe=One-Click') {
    found.push('The header List-Unsubscribe-Post is not "List-Unsubscribe=One-Click".');
  }
  if (!html.includes(link)) found.push(`The HTML does not link to ${publicUrl}/unsubscribe.`);
  if (!text.includes(link)) found.push(`The text does not link to ${publicUrl}/unsubscribe.`);
  return found;
}
