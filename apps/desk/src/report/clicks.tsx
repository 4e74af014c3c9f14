import type { IssueReport } from '@galley/contract/issue';
import { MACHINE_SIGNS } from '@galley/core/click';
import type { ReportTable } from '@galley/core/report';
import type { ReactNode } from 'react';
import { Section } from '../parts/page.tsx';
import { useWords } from '../words/words.tsx';
import { Figure } from './figure.tsx';

type Counted = NonNullable<IssueReport['clicks']>;

/** Which links were followed, by people and by all, and why clicks were taken for machines'. */
export function Clicks(props: {
  readonly clicks: Counted;
  readonly csv: ReportTable | undefined;
  readonly file: string;
}): ReactNode {
  const { words, format } = useWords();
  const { clicks: its, heads } = words.report;
  const { clicks } = props;
  const machines = clicks.clicks - clicks.humanClicks;
  const signs = MACHINE_SIGNS.filter((sign) => clicks.machines[sign] > 0).map(
    (sign) => `${format.number(clicks.machines[sign])} ${its.signs[sign]}`,
  );
  return (
    <Section title={its.title} what={its.what}>
      {clicks.clicks === 0 ? (
        <p>{its.none}</p>
      ) : (
        <>
          <Figure
            title={its.title}
            file={props.file}
            table={{
              head: [
                heads.link,
                heads.humanReaders,
                heads.readers,
                heads.humanClicks,
                heads.clicks,
              ],
              rows: [
                [its.total, ...numbersOf(clicks)],
                ...clicks.links.map((one) => [nameOf(one), ...numbersOf(one)]),
              ],
            }}
            csv={props.csv}
          />
          {machines > 0 && <p className="what">{its.machines(machines, format.list(signs))}</p>}
        </>
      )}
    </Section>
  );
}

const numbersOf = (its: Omit<Counted, 'machines' | 'links'>): readonly number[] => [
  its.humanReaders,
  its.readers,
  its.humanClicks,
  its.clicks,
];

/** What a link is for, and where it leads. */
function nameOf({ url, review }: Counted['links'][number]): string {
  const place = url.replace(/^https?:\/\/(?:www\.)?/, '').replace(/\/$/, '');
  return review === null ? place : `${review} · ${place}`;
}
