/** Where a command writes: a stream of its process, or a test's replacement. */
export interface Out {
  /** If it returns a promise, that resolves once there is room for more. */
  write(text: string): unknown;
  readonly isTTY?: boolean;
  readonly columns?: number | undefined;
}
