/** The readers lie on several machines, and no transaction sees all of them at one instant. */
export class SpreadReaders extends Error {
  override readonly name = 'SpreadReaders';
  override readonly message =
    "the readers are spread over machines, whose backup is the cluster's own: docs/scale.md says how";
}
