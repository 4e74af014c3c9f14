import { forceDark } from '../../../../colour/index.ts';
import { tooLow } from './low-contrast.ts';
import { findContrasts, recolourContrasts } from '../../mail/find-contrasts.ts';
import type { PreflightRule } from '../../preflight-rule.ts';

export const forcedDarkContrast: PreflightRule = {
  name: 'forced-dark-contrast',
  severity: 'warns',
  overridable: true,
  explanation:
    "Gmail's apps turn light mails dark; the contrast that remains must suffice (WCAG 2.2, 1.4.3).",
  fix: "Choose colours further apart in the newsletter's theme.",
  blames: { kind: 'newsletter', field: 'theme' },
  check: ({ mails }) =>
    mails.flatMap((mail) =>
      recolourContrasts(findContrasts(mail, 'light'), forceDark).flatMap((each) =>
        tooLow(each, ' where dark mode is forced'),
      ),
    ),
};
