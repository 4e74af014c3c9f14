/** The words of the review editor and of a review's history. */
export interface ReviewDeskWords {
  readonly title: string;
}
