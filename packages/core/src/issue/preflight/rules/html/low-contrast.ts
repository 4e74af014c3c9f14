import { showColour } from '../../../../colour/index.ts';
import { findContrasts, type Contrast } from '../../mail/find-contrasts.ts';
import type { PreflightRule } from '../../preflight-rule.ts';

export const lowContrast: PreflightRule = {
  name: 'low-contrast',
  severity: 'warns',
  overridable: true,
  explanation:
    'Text needs a contrast of 4.5 to 1 with its background, large text 3 to 1 (WCAG 2.2, 1.4.3), in light and dark mode.',
  fix: "Choose other colours in the newsletter's theme.",
  blames: { kind: 'newsletter', field: 'theme' },
  check: ({ mails }) =>
    mails.flatMap((mail) => {
      const light = findContrasts(mail, 'light');
      const inLight = new Set(light.map(pairOf));
      const dark = findContrasts(mail, 'dark').filter((each) => !inLight.has(pairOf(each)));
      return [
        ...light.flatMap((each) => tooLow(each, '')),
        ...dark.flatMap((each) => tooLow(each, ' in dark mode')),
      ];
    }),
};

const pairOf = ({ colour, background }: Contrast): string => JSON.stringify([colour, background]);

/** The complaint about a pair of colours; nothing if the contrast is enough. */
export function tooLow(contrast: Contrast, where: string): readonly string[] {
  const { colour, background, ratio, needed, text } = contrast;
  if (ratio >= needed) return [];
  return [
    `"${text}" is ${showColour(colour)} on ${showColour(background)}${where}: ${ratio.toFixed(1)} to 1, where ${needed} is needed.`,
  ];
}
