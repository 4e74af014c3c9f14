const STYLE_ELEMENT = /(<style\b[^>]*>)([\s\S]*?)(<\/style>)/gi;
const STYLE_ATTRIBUTE = /(\sstyle=")([^"]*)(")/gi;

/** Rewrites a mail's CSS: its style elements and each style attribute. */
export const replaceStyles = (html: string, change: (css: string) => string): string =>
  [STYLE_ELEMENT, STYLE_ATTRIBUTE].reduce(
    (out, place) =>
      out.replaceAll(
        place,
        (_, open: string, css: string, close: string) => `${open}${change(css)}${close}`,
      ),
    html,
  );
