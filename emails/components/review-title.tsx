import { useMail } from './mail-context.ts';
import { Prose } from './prose.tsx';
import { fontOf, tracking } from './type-style.ts';

/** How large a review's title is set: the first of an issue leads. */
type TitleSize = 'lead' | 'title';

/** A review's title, to which the contents link; among several, with its position above it. */
export function ReviewTitle({
  title,
  size,
  position,
  count,
}: {
  title: string;
  size: TitleSize;
  position: number;
  count: number;
}) {
  const mail = useMail();
  return (
    <>
      {count > 1 && (
        <p className="quiet" style={{ ...place(mail), margin: '0 0 10px' }}>
          <a {...anchor(reviewAnchor(position))} />
          {mail.words.position(position, count)}
        </p>
      )}
      <h2
        className={size}
        style={{ margin: '0 0 12px', font: fontOf(mail, size), ...tracking(mail, -0.4) }}
      >
        <Prose text={title} />
      </h2>
    </>
  );
}

/** A review's position in the mail, for the table of contents to link to. */
export const reviewAnchor = (position: number): string => `review-${position}`;

// Outlook finds an anchor by its name, which React's types lack; other clients by its id.
const anchor = (name: string) => ({ id: name, name });

const place = (mail: ReturnType<typeof useMail>) => ({
  font: fontOf(mail, 'small'),
  color: mail.theme.light.quiet,
});
