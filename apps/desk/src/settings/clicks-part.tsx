import { compareTracking } from '@galley/core/click';
import type { ReactNode } from 'react';
import { useParams } from 'react-router';
import { useReading } from '../api/use-api.ts';
import { Choice, Choices } from '../parts/choice.tsx';
import { useWords } from '../words/words.tsx';
import { ClickTracking } from './click-tracking.tsx';
import type { PartProps } from './part-form.tsx';
import { useWordsOf } from './text-setting.tsx';

const WAYS = { off: false, on: true } as const;

/** Whether clicks are counted, what that means, and whether Resend's domain fits it. */
export function ClicksPart(its: PartProps): ReactNode {
  const { clicks } = useWords().words.settings;
  const { label, problem } = useWordsOf(its, 'clicks');
  const { slug = '' } = useParams();
  const domain = useReading('GET /newsletters/{slug}/sender-domain', { params: { slug } });
  const tracks = domain.data?.clickTracking ?? null;
  return (
    <>
      <Choices legend={label} problem={problem}>
        {(['off', 'on'] as const).map((way) => (
          <Choice
            key={way}
            its={clicks[way]}
            type="radio"
            name="clicks"
            value={way}
            checked={its.values.clicks === WAYS[way]}
            onChange={() => its.set('clicks', WAYS[way])}
          />
        ))}
      </Choices>
      <div role="status">
        <ClickTracking accord={compareTracking(its.values.clicks, tracks)} />
      </div>
    </>
  );
}
