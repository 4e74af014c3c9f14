/** The features that one selector of a style sheet uses. */
export function* selectorFeatures(selector: string): Generator<string> {
  const bare = selector.replaceAll(/"[^"]*"|'[^']*'/g, '""');
  for (const [, colons, name] of bare.matchAll(/(::?)([a-z-]+)/g)) {
    yield `css-pseudo-${colons === '::' || name === 'after' || name === 'before' ? 'element' : 'class'}-${name}`;
  }
  const simple = bare.replaceAll(/::?[a-z-]+(?:\([^)]*\))?/g, '');
  if (simple.includes('.')) yield 'css-selector-class';
  if (simple.includes('#')) yield 'css-selector-id';
  if (simple.includes('[')) yield 'css-selector-attribute';
  const compounds = simple.replaceAll(/\[[^\]]*\]/g, '[]');
  if (/(?:^|[\s>+~])\*/.test(compounds)) yield 'css-selector-universal';
  if (/(?:^|[\s>+~])[a-z]/i.test(compounds)) yield 'css-selector-type';
  if (/[\w\]][.#[]/.test(compounds)) yield 'css-selector-chaining';
  if (compounds.includes('>')) yield 'css-selector-child';
  if (compounds.includes('+')) yield 'css-selector-adjacent-sibling';
  if (compounds.includes('~')) yield 'css-selector-general-sibling';
  if (/[\w\])*]\s+[\w.#[*]/.test(compounds)) yield 'css-selector-descendant';
}

const AT_RULES: readonly (readonly [feature: string, pattern: RegExp])[] = [
  ['css-at-font-face', /^@font-face/],
  ['css-at-import', /^@import/],
  ['css-at-keyframes', /^@(?:-webkit-)?keyframes/],
  ['css-at-supports', /^@supports/],
  ['css-at-media', /^@media/],
  ['css-at-media-device-pixel-ratio', /^@media.*device-pixel-ratio/],
  ['css-at-media-hover', /^@media.*hover/],
  ['css-at-media-orientation', /^@media.*orientation/],
  ['css-at-media-prefers-color-scheme', /^@media.*prefers-color-scheme/],
  ['css-at-media-prefers-reduced-motion', /^@media.*prefers-reduced-motion/],
];

export const atRuleFeatures = (atRule: string): readonly string[] =>
  AT_RULES.filter(([, pattern]) => pattern.test(atRule)).map(([feature]) => feature);
