import type { ReactNode } from 'react';
import type { Explained } from '@galley/wording/desk';
import { Icon, type IconName } from './icon.tsx';

/** Something to know before going on. */
export const Notice = (props: {
  readonly its: Explained;
  readonly icon: IconName;
  readonly children?: ReactNode;
}): ReactNode => (
  <aside className="notice" aria-label={props.its.title}>
    <Icon name={props.icon} />
    <div>
      <p className="notice-title">{props.its.title}</p>
      <p>{props.its.what}</p>
    </div>
    {props.children}
  </aside>
);

/** What stands where a list is empty: why, and what to do. */
export const Empty = (props: {
  readonly its: Explained;
  readonly children?: ReactNode;
}): ReactNode => (
  <div className="empty">
    <h2>{props.its.title}</h2>
    <p>{props.its.what}</p>
    {props.children}
  </div>
);
