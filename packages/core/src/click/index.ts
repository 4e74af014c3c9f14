export { CLICK_ACCORDS, compareTracking, type ClickAccord } from './compare-tracking.ts';
export type { ClickCounts, ClickTally, LinkTally } from './click-tally.ts';
export { MACHINE_SIGNS, judgeClicks, type MachineSign, type ReaderClick } from './judge-clicks.ts';
export { linkKey } from './link-key.ts';
export { keepClick, readClick, type ClickEvent } from './read-click.ts';
