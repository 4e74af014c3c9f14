import type { Explained } from '../explained.ts';

/** The words of what readers may choose, and of what brings articles. */
export interface OffersWords {
  readonly starsCount: (stars: number) => string;
  readonly chosenCount: (count: number) => string;
  readonly reviewsCount: (count: number) => string;
  /** Of a rating that is taken away. */
  readonly floorKeptCount: (count: number) => string;
  readonly bestOf: Explained;
  readonly monthlyCount: (count: number) => string;
  readonly withoutBestOfCount: (count: number) => string;
  readonly topics: {
    readonly none: string;
    readonly name: (topic: string) => string;
    readonly formerly: (topic: string) => string;
    readonly up: (topic: string) => string;
    readonly down: (topic: string) => string;
    readonly remove: (topic: string) => string;
    readonly removed: Explained;
    readonly onlyThisCount: (count: number) => string;
    readonly putBack: (topic: string) => string;
    readonly add: string;
    readonly label: string;
    readonly others: Explained;
    readonly offer: (topic: string) => string;
  };
  readonly queueAddress: {
    readonly title: string;
    readonly what: string;
    readonly copy: string;
    readonly off: Explained;
    readonly steps: readonly string[];
    /** Of a newsletter whose slug leaves no room. */
    readonly tooLong: Explained;
    readonly who: Explained;
    readonly candidates: string;
  };
}
