/** Where a command writes: a stream of its process, or what stands in for one in a test. */
export interface Out {
  /** What it returns, when it is a promise, resolves once there is room for more. */
  write(text: string): unknown;
  readonly isTTY?: boolean;
  readonly columns?: number | undefined;
}
