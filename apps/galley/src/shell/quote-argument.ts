/** An argument as a shell reads it, and never as an option. */
export function quoteArgument(text: string): string {
  const safe = text.startsWith('-') ? `./${text}` : text;
  return /^[\w./@%+:,=-]+$/.test(safe) ? safe : `'${safe.replaceAll("'", `'\\''`)}'`;
}
