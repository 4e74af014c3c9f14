const SHORTEST = 110;

/**
 * The line that a list of mails shows after the subject, hidden in the mail itself. A short one is
 * padded with no-break spaces and non-joiners, so that the masthead does not follow it there.
 */
export function Preheader({ text }: { text: string }) {
  const padding = '\u00A0\u200C'.repeat(Math.max(0, SHORTEST - text.length));
  const hidden = {
    display: 'none',
    overflow: 'hidden',
    maxHeight: 0,
    maxWidth: 0,
    opacity: 0,
    fontSize: '1px',
    lineHeight: '1px',
  };
  return <div style={hidden}>{text + padding}</div>;
}
