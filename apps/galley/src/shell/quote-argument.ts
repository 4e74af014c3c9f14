/** A text in single quotes, as sh, bash and zsh read it. */
export const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

/** An argument for people to type or copy: quoted only if needed, and never an option. */
export function quoteArgument(text: string): string {
  const safe = text.startsWith('-') ? `./${text}` : text;
  return /^[\w./@%+:,=-]+$/.test(safe) ? safe : quoted(safe);
}
