import type { ColophonLink } from '../links.ts';
import type { NewsletterProps } from '../props.ts';
import type { WriteLink } from './number-links.ts';
import { joinBlocks, rule } from './text-page.ts';
import { wrapText } from './wrap-text.ts';

/** The foot of a mail: why it came, how to change that, and who sends it from where. */
export function composeColophonText({
  newsletter,
  why,
  links,
  writeLink,
}: {
  newsletter: NewsletterProps;
  why: string;
  links: readonly ColophonLink[];
  writeLink: WriteLink;
}): string {
  const address = newsletter.postalAddress?.split('\n') ?? [];
  return joinBlocks([
    rule('double'),
    wrapText(why),
    links.map(({ label, url }) => writeLink(label, url)).join('\n'),
    [newsletter.title, ...address].map((line) => wrapText(line)).join('\n'),
  ]);
}
