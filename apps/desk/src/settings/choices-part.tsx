import { useEffect, type ReactNode } from 'react';
import { useLocation, useParams } from 'react-router';
import { useReading } from '../api/use-api.ts';
import { Choice, Choices } from '../parts/choice.tsx';
import { Loading } from '../parts/page.tsx';
import { Unread } from '../parts/problem-note.tsx';
import { useWords } from '../words/words.tsx';
import { CadenceFields } from './cadence-fields.tsx';
import { focusField } from './focus-field.ts';
import type { PartProps } from './part-form.tsx';
import { useWordsOf } from './text-setting.tsx';
import { TopicList } from './topic-list.tsx';

/** One star is no floor: nearly every review has it. */
const FLOORS = [2, 2.5, 3, 3.5, 4, 4.5, 5];
const FIRST_BEST_OF = 'monthly 1 09:00';

/** What readers may choose: ratings, topics and the best-of alone. */
export function ChoicesPart(its: PartProps): ReactNode {
  const { slug = '' } = useParams();
  const { offers } = useWords().words;
  const seen = useReading('GET /newsletters/{slug}/choices', { params: { slug } });
  const { label, problem } = useWordsOf(its, 'floors');
  const { hash } = useLocation();
  const isThere = seen.data !== undefined;
  // Others lead to a field here; it has come after the page.
  useEffect(() => {
    if (isThere) focusField(hash.slice(1));
  }, [hash, isThere]);
  if (seen.data === undefined) {
    if (seen.isPending) return <Loading />;
    return <Unread error={seen.error} retry={() => void seen.refetch()} />;
  }
  const { floors, topics, monthly } = seen.data;
  const { values } = its;
  const isOffered = (floor: number): boolean => values.floors.includes(floor);
  const saidOf = (floor: number): string => {
    const found = floors.find((one) => one.floor === floor);
    if (found === undefined || found.readers === 0) return '';
    return isOffered(floor)
      ? offers.chosenCount(found.readers)
      : offers.floorKeptCount(found.readers);
  };
  const set = (floor: number): void =>
    its.set(
      'floors',
      isOffered(floor)
        ? values.floors.filter((each) => each !== floor)
        : [...values.floors, floor].toSorted((a, b) => a - b),
    );
  const isMonthly = values.bestOfCadence !== '';
  return (
    <>
      <Choices legend={label} columns problem={problem}>
        {[...new Set([...FLOORS, ...values.floors])]
          .toSorted((a, b) => a - b)
          .map((floor, at) => (
            <Choice
              key={floor}
              its={{ title: offers.starsCount(floor), what: saidOf(floor) }}
              type="checkbox"
              name={at === 0 ? 'floors' : undefined}
              checked={isOffered(floor)}
              onChange={() => set(floor)}
            />
          ))}
      </Choices>
      <TopicList its={its} seen={topics} />
      <div className="best-of">
        <Choice
          its={{
            title: offers.bestOf.title,
            what: [
              offers.bestOf.what,
              ...(monthly === 0
                ? []
                : [isMonthly ? offers.monthlyCount(monthly) : offers.withoutBestOfCount(monthly)]),
            ].join(' '),
          }}
          type="checkbox"
          name={isMonthly ? undefined : 'bestOfCadence'}
          checked={isMonthly}
          onChange={() => its.set('bestOfCadence', isMonthly ? '' : FIRST_BEST_OF)}
        />
        {isMonthly && <CadenceFields its={its} name="bestOfCadence" />}
      </div>
    </>
  );
}
