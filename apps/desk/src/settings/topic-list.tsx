import type { ReaderChoices } from '@galley/contract/newsletter';
import { useState, type ReactNode } from 'react';
import { Button } from '../parts/button.tsx';
import { Field } from '../parts/field.tsx';
import { useWords } from '../words/words.tsx';
import type { PartProps } from './part-form.tsx';
import { useWordsOf } from './text-setting.tsx';
import type { TopicDraft } from './values.ts';

type Seen = ReaderChoices['topics'];

/** The topics in their order; names change in place, and what is removed stays in sight. */
export function TopicList({
  its,
  seen,
}: {
  readonly its: PartProps;
  readonly seen: Seen;
}): ReactNode {
  const { topics: words } = useWords().words.offers;
  const { label, hint, problem } = useWordsOf(its, 'topics');
  const { topics } = its.values;
  const set = (next: readonly TopicDraft[]): void => its.set('topics', next);
  const countsOf = (was: string | null) => seen.find(({ name }) => name === was);
  const removed = seen.filter(
    ({ offered, name }) =>
      offered && topics.every((topic) => topic.was !== name && topic.name !== name),
  );
  const others = seen.filter(
    ({ offered, name }) => !offered && topics.every((topic) => topic.name !== name),
  );
  return (
    <section className="topics" aria-labelledby="topics-title">
      <h3 id="topics-title">{label}</h3>
      <p className="what">{hint}</p>
      {problem !== undefined && (
        <p className="problem" role="alert">
          {problem}
        </p>
      )}
      {topics.length + removed.length === 0 && <p className="quiet">{words.none}</p>}
      <ul className="rows boxed">
        {topics.map((topic, at) => (
          <TopicRow
            key={topic.id}
            topic={topic}
            counts={countsOf(topic.was)}
            name={at === 0 ? 'topics' : undefined}
            write={(name) => set(topics.with(at, { ...topic, name }))}
            move={(by) => set(moved(topics, at, by))}
            isFirst={at === 0}
            isLast={at === topics.length - 1}
            remove={() => set(topics.filter((each) => each !== topic))}
          />
        ))}
        {removed.map((topic) => (
          <li key={topic.key} className="topic is-removed">
            <div>
              <s>{topic.name}</s>
              <p className="more">{words.removed.title}</p>
              <p className="more">
                {topic.onlyThis === 0 ? words.removed.what : words.onlyThisCount(topic.onlyThis)}
              </p>
            </div>
            <Button
              kind="quiet"
              icon="add"
              aria-label={words.putBack(topic.name)}
              onClick={() =>
                set([...topics, { id: topic.name, name: topic.name, was: topic.name }])
              }
            />
          </li>
        ))}
      </ul>
      <AddTopic
        field={topics.length === 0 ? 'topics' : undefined}
        add={(name) => {
          if (topics.every((topic) => topic.name !== name)) set([...topics, newTopic(name)]);
        }}
      />
      {others.length > 0 && (
        <div className="topics-others">
          <h4>{words.others.title}</h4>
          <p className="what">{words.others.what}</p>
          <ul className="rows boxed">
            {others.map((topic) => (
              <li key={topic.key} className="topic">
                <div>
                  <span dir="auto">{topic.name}</span>
                  <Counts counts={topic} />
                </div>
                <Button
                  kind="quiet"
                  icon="add"
                  aria-label={words.offer(topic.name)}
                  onClick={() => set([...topics, newTopic(topic.name)])}
                />
              </li>
            ))}
          </ul>
        </div>
      )}
    </section>
  );
}

function TopicRow(props: {
  readonly topic: TopicDraft;
  readonly counts: Seen[number] | undefined;
  readonly name: string | undefined;
  readonly write: (name: string) => void;
  readonly move: (by: -1 | 1) => void;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly remove: () => void;
}): ReactNode {
  const { topics: words } = useWords().words.offers;
  const { topic, counts } = props;
  const called = topic.was ?? topic.name;
  const isRenamed = topic.was !== null && topic.was !== topic.name;
  return (
    <li className="topic">
      <div>
        <input
          className="input"
          name={props.name}
          aria-label={words.name(called)}
          autoComplete="off"
          dir="auto"
          maxLength={60}
          value={topic.name}
          onChange={({ target }) => props.write(target.value)}
        />
        {isRenamed && <p className="more">{words.formerly(called)}</p>}
        {counts !== undefined && <Counts counts={counts} />}
      </div>
      <div className="topic-acts">
        <Button
          kind="quiet"
          icon="up"
          aria-label={words.up(called)}
          disabled={props.isFirst}
          onClick={() => props.move(-1)}
        />
        <Button
          kind="quiet"
          icon="down"
          aria-label={words.down(called)}
          disabled={props.isLast}
          onClick={() => props.move(1)}
        />
        <Button
          kind="quiet"
          icon="close"
          aria-label={words.remove(called)}
          onClick={props.remove}
        />
      </div>
    </li>
  );
}

function Counts({ counts }: { readonly counts: Seen[number] }): ReactNode {
  const { offers } = useWords().words;
  return (
    <p className="more">
      {[offers.chosenCount(counts.readers), offers.reviewsCount(counts.reviews)].join(' · ')}
    </p>
  );
}

function AddTopic(props: {
  readonly field: string | undefined;
  readonly add: (name: string) => void;
}): ReactNode {
  const { topics: words } = useWords().words.offers;
  const [name, setName] = useState('');
  const add = (): void => {
    if (name.trim() === '') return;
    props.add(name.trim());
    setName('');
  };
  return (
    <div className="add-topic">
      <Field
        label={words.label}
        name={props.field}
        autoComplete="off"
        dir="auto"
        maxLength={60}
        value={name}
        onChange={({ target }) => setName(target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return;
          // Here it adds; the form is saved by its button.
          event.preventDefault();
          add();
        }}
      />
      <Button onClick={add}>{words.add}</Button>
    </div>
  );
}

const newTopic = (name: string): TopicDraft => ({ id: `new ${name}`, name, was: null });

function moved(topics: readonly TopicDraft[], at: number, by: -1 | 1): readonly TopicDraft[] {
  const one = topics[at];
  return one === undefined ? topics : topics.toSpliced(at, 1).toSpliced(at + by, 0, one);
}
