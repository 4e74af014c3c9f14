export type { PreflightInput, PreflightRule, Severity } from './preflight-rule.ts';
