import type { MachineSign } from './judge-clicks.ts';

/** Clicks and those who clicked, all of them and those that look like people. */
export interface ClickCounts {
  readonly clicks: number;
  readonly humanClicks: number;
  readonly readers: number;
  readonly humanReaders: number;
}

/** A link of an issue that was clicked. */
export interface LinkTally extends ClickCounts {
  readonly url: string;
}

/** What an issue's clicks add up to. Readers of several links count once. */
export interface ClickTally extends ClickCounts {
  /** The clicks that look like machines, by the surest sign. */
  readonly machines: Readonly<Record<MachineSign, number>>;
  /** The one that most people clicked first. */
  readonly links: readonly LinkTally[];
}
