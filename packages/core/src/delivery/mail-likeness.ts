/**
 * What mails of one issue have in common in the provider's list: the sender's address, without the name
 * before it, and the subject.
 *
 * @example
 * mailLikeness('My Digest <News@digest.example>', 'Tides') // 'news@digest.example\nTides'
 */
export function mailLikeness(from: string, subject: string): string {
  const address = /<([^<>]*)>\s*$/.exec(from)?.[1] ?? from;
  return `${address.trim().toLowerCase()}\n${subject}`;
}
