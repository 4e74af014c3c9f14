import { Fragment } from 'react';
import type { NewsletterProps } from '../src/props.ts';
import type { ColophonLink } from '../src/links.ts';
import { Band } from './band.tsx';
import { Link } from './link.tsx';
import { useMail } from './mail-context.ts';
import { Paragraph } from './paragraph.tsx';
import { Prose } from './prose.tsx';

/** The foot of a mail: who sends it from where, why it came, and how to change that. */
export function Colophon({
  newsletter,
  why,
  links,
}: {
  newsletter: NewsletterProps;
  why: string;
  links: readonly ColophonLink[];
}) {
  const { separator } = useMail();
  const address = newsletter.postalAddress?.split('\n') ?? [];
  return (
    <Band above={30} below={44} text="small" tone="quiet" style={{ textAlign: 'center' }}>
      <Paragraph below={10}>{why}</Paragraph>
      {links.length > 0 && (
        <Paragraph below={10}>
          {links.map(({ label, url }, index) => (
            <Fragment key={label}>
              {index > 0 && separator}
              <Link href={url} tone="ink">
                {label}
              </Link>
            </Fragment>
          ))}
        </Paragraph>
      )}
      <Paragraph below={0}>
        <strong>{newsletter.title}</strong>
        {address.map((line, index) => (
          <Fragment key={index}>
            <br />
            <Prose text={line} />
          </Fragment>
        ))}
      </Paragraph>
    </Band>
  );
}
