import { Fragment } from 'react';
import type { NewsletterProps } from '../src/props.ts';
import type { ColophonLink } from '../src/text/compose-colophon-text.ts';
import { Band } from './band.tsx';
import { Paragraph } from './paragraph.tsx';
import { Link } from './react-email.ts';
import { COLOURS } from './theme.ts';

/** The foot of a mail: why it came, how to change that, and who sends it from where. */
export function Colophon({
  newsletter,
  why,
  links,
}: {
  newsletter: NewsletterProps;
  why: string;
  links: readonly ColophonLink[];
}) {
  const address = newsletter.postalAddress?.split('\n') ?? [];
  return (
    <Band above={30} below={44} style={{ textAlign: 'center' }}>
      <Paragraph size="small" tone="quiet">
        {why}
      </Paragraph>
      {links.length > 0 && (
        <Paragraph size="small" tone="quiet">
          {links.map(({ label, url }, index) => (
            <Fragment key={label}>
              {index > 0 && ' · '}
              <Link
                href={url}
                className="ink"
                style={{ color: COLOURS.ink, textDecoration: 'underline' }}
              >
                {label}
              </Link>
            </Fragment>
          ))}
        </Paragraph>
      )}
      <Paragraph size="small" tone="quiet" isLast>
        <strong>{newsletter.title}</strong>
        {address.map((line, index) => (
          <Fragment key={index}>
            <br />
            {line}
          </Fragment>
        ))}
      </Paragraph>
    </Band>
  );
}
