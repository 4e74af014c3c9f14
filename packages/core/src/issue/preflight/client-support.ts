import { ENHANCEMENTS } from './enhancements.ts';
import type { PreflightRule } from './preflight-rule.ts';

const MOST_WITHOUT = 0.1;
const NAMED = 6;

export const clientSupport: PreflightRule = {
  name: 'client-support',
  severity: 'warns',
  overridable: true,
  explanation:
    'A layout that rests on something which over a tenth of the mail programs lack falls apart there (data: caniemail.com).',
  mend: 'Do it another way in the template, or add it to the list of pure enhancements with the reason why a mail is fine without.',
  check: ({ outside }) =>
    outside.unsupported
      .filter(
        ({ slug, clients, known }) =>
          !(slug in ENHANCEMENTS) && clients.length > known * MOST_WITHOUT,
      )
      .map(({ title, clients, known }) => {
        const more = clients.length - NAMED;
        const names = clients.slice(0, NAMED).join(', ') + (more > 0 ? ` and ${more} more` : '');
        return `${title} is missing in ${clients.length} of ${known} mail programs: ${names}.`;
      }),
};
