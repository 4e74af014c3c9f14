/** The words of the queue, of adding a review and of the first screen. */
export interface QueueWords {
  readonly title: string;
}
