export { issueName, readIssueName } from './issue-name.ts';
