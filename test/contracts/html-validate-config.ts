import type { ConfigData } from 'html-validate';

/**
 * What html-validate requires of mails: all its recommendations, except where mail programs need
 * something else. Each exception says why.
 */
export const HTML_VALIDATE_CONFIG: ConfigData = {
  root: true,
  extends: ['html-validate:recommended'],
  rules: {
    // React prints `<meta/>` and `cellPadding`; HTML means the same.
    'void-style': ['error', { style: 'selfclosing' }],
    'attr-case': ['error', { style: ['lowercase', 'camelcase'] }],
    // Gmail and Outlook read inline styles before, or instead of, a style sheet.
    'no-inline-style': 'off',
    // Word lays out by width, align and cellpadding.
    'no-deprecated-attr': 'off',
    // Outlook for Windows reads its own instructions in them.
    'no-conditional-comment': 'off',
    // Mail programs know "presentation"; "none" came later.
    'presentation-role-style': ['error', { prefer: 'presentation' }],
    // Mail programs turn article into div and lose its meaning; a role stays.
    'prefer-native-element': ['error', { exclude: ['article'] }],
    // VoiceOver doesn't treat a list without bullets as a list unless its role says so.
    'no-redundant-role': 'off',
  },
};
