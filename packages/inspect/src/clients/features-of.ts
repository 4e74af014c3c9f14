import type { OutsideFacts } from '@galley/core/issue';
import type { MailDocument } from '@galley/core/issue/preflight';
import { declarationFeatures } from './declaration-features.ts';
import { elementFeatures } from './element-features.ts';
import { atRuleFeatures, selectorFeatures } from './selector-features.ts';

/**
 * Finds the features that a mail uses, by their names in caniemail's data. It ignores HTML inside
 * comments, which only Outlook reads.
 */
export function featuresOf(
  { elements, styleRules, comments }: MailDocument,
  links?: OutsideFacts['links'],
): ReadonlySet<string> {
  const used = new Set<string>(['html-doctype']);
  const add = (features: Iterable<string>): void => {
    for (const feature of features) used.add(feature);
  };
  // A mail repeats the same few declarations many times.
  const declared = new Set<string>();
  const declare = (declarations: Readonly<Record<string, string>>): void => {
    for (const [property, value] of Object.entries(declarations)) {
      const declaration = `${property}:${value}`;
      if (declared.has(declaration)) continue;
      declared.add(declaration);
      add(declarationFeatures(property, value));
    }
  };
  if (comments.length > 0) used.add('html-comments');
  for (const element of elements) {
    add(elementFeatures(element, links));
    declare(element.style);
  }
  for (const { within, selectors, declarations } of styleRules) {
    for (const atRule of within) add(atRuleFeatures(atRule));
    for (const selector of selectors) add(selectorFeatures(selector));
    if (selectors.length > 1) used.add('css-selector-grouping');
    declare(declarations);
  }
  return used;
}
