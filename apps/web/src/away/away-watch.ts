/** What tells whether the database can be reached. */
export interface AwayWatch {
  isAway(): boolean;
  follow(listener: (isAway: boolean) => void): () => void;
}
