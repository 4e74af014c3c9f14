const STYLE_ELEMENT = /(<style\b[^>]*>)([\s\S]*?)(<\/style>)/gi;
const STYLE_ATTRIBUTE = /(\sstyle=")([^"]*)(")/gi;

/** Rewrites the CSS of a mail: what its style elements hold, and each style attribute. */
export const replaceStyles = (html: string, change: (css: string) => string): string =>
  [STYLE_ELEMENT, STYLE_ATTRIBUTE].reduce(
    (out, place) =>
      out.replaceAll(
        place,
        (_, open: string, css: string, close: string) => `${open}${change(css)}${close}`,
      ),
    html,
  );
