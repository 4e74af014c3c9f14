import type { ReactNode } from 'react';

const SHAPES = {
  today: 'M3 5h14v12H3zM3 9h14M7 3v4M13 3v4M7 13l2 2 4-4',
  planner: 'M3 4.5h14V17H3zM3 8.5h14M7 2.5v4M13 2.5v4M6.5 11.5h2M11.5 11.5h2M6.5 14.2h2',
  reports: 'M3 3v14h14M6.5 14v-4M10 14V6M13.5 14V9',
  settings: 'M3 6h8M15 6h2M13 4v4M3 14h2M9 14h8M7 12v4',
  send: 'M3 10l14-6-5 13-2.5-5zM9.5 12L17 4',
  pause: 'M7 4v12M13 4v12',
  play: 'M6 4l10 6-10 6z',
  eye: 'M2.5 10S5 5 10 5s7.5 5 7.5 5-2.5 5-7.5 5-7.5-5-7.5-5zM10 12.2a2.2 2.2 0 1 0 0-4.4 2.2 2.2 0 0 0 0 4.4z',
  candidates: 'M3 11l2.5-7h9L17 11v6H3zM3 11h4l1.5 2.5h3L13 11h4',
  queue: 'M3 5h14M3 10h14M3 15h9',
  people:
    'M7.5 9.5a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM2.5 16.5c0-2.8 2.2-4.5 5-4.5s5 1.7 5 4.5M13 9.3a2.6 2.6 0 1 0-.6-5M14 12.2c2.1.3 3.5 1.8 3.5 4.3',
  subscribers: 'M3 5h14v8.5H3zM3 5.5l7 4.5 7-4.5M6 17h8',
  keys: 'M12.5 12a4.5 4.5 0 1 0-4.2-2.8L3 14.5V17h3v-2h2v-2h1.5l.8-1.4c.7.3 1.4.4 2.2.4zM13.8 6.2v.01',
  webhooks:
    'M10 5.5a2.5 2.5 0 1 0-2.2 2.4L5.3 12M4.8 12a2.5 2.5 0 1 0 2.4 3h5.3M10 5.5l3 5.2M12.5 15a2.5 2.5 0 1 0 .6-4.4',
  audit: 'M4 3h9l3 3v11H4zM7 8h6M7 11h6M7 14h4',
  account:
    'M10 10.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM3.5 17c0-2.9 2.9-4.5 6.5-4.5s6.5 1.6 6.5 4.5',
  search: 'M9 14.5a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11zM13 13l4 4',
  more: 'M5 10h.01M10 10h.01M15 10h.01',
  add: 'M10 4v12M4 10h12',
  done: 'M4 10.5l4 4 8-9',
  warning: 'M10 3l8 14H2zM10 8.5v4M10 14.7v.01',
  close: 'M5 5l10 10M15 5L5 15',
  mail: 'M3 5h14v10.5H3zM3 6l7 5 7-5',
  copy: 'M7 7h9v9H7zM13 7V4H4v9h3',
  up: 'M10 16V4M5 9l5-5 5 5',
  down: 'M10 4v12M5 11l5 5 5-5',
  device: 'M3 4h14v9.5H3zM7 17h6',
  pin: 'M7 3h6l-1 5 3 3H5l3-3zM10 11v6',
  file: 'M5 3h7l3 3v11H5zM12 3v3h3',
} as const;
export type IconName = keyof typeof SHAPES;

/** A picture beside words that say the same. */
export const Icon = ({ name }: { readonly name: IconName }): ReactNode => (
  <svg className={`icon icon-${name}`} viewBox="0 0 20 20" aria-hidden="true" focusable="false">
    <path d={SHAPES[name]} />
  </svg>
);
