import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useWords } from '../words/words.tsx';
import type { DescribedTask } from './describe-task.ts';

const SHOWN = 3;

/** Something that waits for a person, with the key that opens it. */
export function TaskLine(props: {
  readonly task: DescribedTask;
  readonly hotkey: string | null;
}): ReactNode {
  const { words } = useWords();
  const { task, hotkey } = props;
  const left = task.reviews.length - SHOWN;
  return (
    <li className="task">
      <span className="task-key">{hotkey !== null && <kbd aria-hidden="true">{hotkey}</kbd>}</span>
      <div>
        <p className="task-title">
          <Link to={task.to} aria-keyshortcuts={hotkey ?? undefined}>
            {task.title}
          </Link>
        </p>
        {task.more !== null && <p className="more">{task.more}</p>}
        {task.reviews.length > 0 && (
          <ul className="task-reviews">
            {task.reviews.slice(0, SHOWN).map(({ id, title }) => (
              <li key={id}>
                <Link to={`/reviews/${id}`}>
                  <bdi>{title}</bdi>
                </Link>
              </li>
            ))}
            {left > 0 && <li className="quiet">{words.queue.today.others(left)}</li>}
          </ul>
        )}
      </div>
      <span className="task-action" aria-hidden="true">
        {task.action}
      </span>
    </li>
  );
}
