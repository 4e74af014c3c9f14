/** Values as long as real ones, for loops without a database. */
export const benchReader = (index: number) => ({
  to: `reader${index}@mail${index % 100}.example`,
  token: `0a1b2c3d.abcdefghijklmnopqrstuv.${index}`,
  subscriber: String(index),
});

export const BATCH = 100;

/** Runs `send` for each batch in a few lanes, as delivery does. */
export async function inLanes(
  batches: number,
  lanes: number,
  send: (batch: number) => Promise<void>,
): Promise<void> {
  let next = 0;
  const lane = async (): Promise<void> => {
    while (next < batches) {
      const batch = next;
      next += 1;
      await send(batch);
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
}
