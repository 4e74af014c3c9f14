/** The words about who gets which rendition of an issue. */
export interface AudienceWords {
  readonly title: string;
  readonly hint: string;
  readonly all: string;
  readonly floorCount: (stars: number) => string;
  readonly topics: (names: string) => string;
  /** What stands between the names of topics. */
  readonly between: string;
  /** That it brings the correction of a review. */
  readonly correction: (review: string) => string;
  /** How many more choices give the same rendition. */
  readonly moreChoiceCount: (count: number) => string;
  readonly readerCount: (count: number) => string;
  readonly pausedCount: (count: number) => string;
  /** Readers who get more than they chose. */
  readonly largerCount: (count: number) => string;
  readonly lateCount: (count: number) => string;
  readonly nobody: string;
  readonly leftOut: Readonly<
    Record<'nothingCount' | 'monthlyCount' | 'pauseCount', (count: number) => string>
  >;
}
