import { PLACEHOLDERS, placeholder, type Rendition } from '@galley/core/issue';

/** A rendition for people to look at: each placeholder reads as its name, such as `TOKEN`. */
export const proofOf = (rendition: Rendition): Rendition => {
  const fill = (text: string): string =>
    PLACEHOLDERS.reduce((out, name) => out.replaceAll(placeholder(name), name.toUpperCase()), text);
  return {
    ...rendition,
    html: fill(rendition.html),
    text: fill(rendition.text),
    headers: Object.fromEntries(
      Object.entries(rendition.headers).map(([name, value]) => [name, fill(value)]),
    ),
  };
};
