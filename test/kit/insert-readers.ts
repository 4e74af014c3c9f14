import { bucketOf, type Database, type Kysely, type SubscriptionRow } from '@galley/db';

/** What a test says of its readers beside their addresses. */
type Fact = Partial<
  Pick<
    SubscriptionRow,
    'status' | 'choice' | 'rhythm' | 'confirmed_at' | 'unsubscribed_at' | 'updated_at'
  >
>;

/** Stores readers of a newsletter as they would be after some history, in the order of the addresses. */
export async function insertReaders(
  db: Kysely<Database>,
  newsletterId: string,
  addresses: readonly string[],
  fact: Fact | ((index: number) => Fact) = {},
): Promise<
  readonly {
    readonly id: string;
    readonly subscriptionId: string;
    readonly bucket: number;
    readonly address: string;
  }[]
> {
  const people = await db
    .insertInto('subscriber')
    .values(
      addresses.map((address) => ({
        bucket: bucketOf(address),
        address,
        address_canonical: address,
        name: null,
      })),
    )
    .onConflict((conflict) =>
      conflict
        .constraint('subscriber_address_canonical_key')
        .doUpdateSet((eb) => ({ address: eb.ref('excluded.address') })),
    )
    .returning(['id', 'bucket', 'address'])
    .execute();
  const inOrder = addresses.map((address) => {
    const found = people.find((each) => each.address === address);
    if (found === undefined) throw new Error('a reader was not stored');
    return found;
  });
  const made = await db
    .insertInto('subscription')
    .values(
      inOrder.map(({ id, bucket }, index) => ({
        status: 'confirmed',
        confirmed_at: null,
        unsubscribed_at: null,
        ...(typeof fact === 'function' ? fact(index) : fact),
        bucket,
        newsletter_id: newsletterId,
        subscriber_id: id,
      })),
    )
    .returning(['id', 'subscriber_id'])
    .execute();
  return inOrder.map((person) => ({
    ...person,
    subscriptionId: made.find((each) => each.subscriber_id === person.id)?.id ?? '',
  }));
}
