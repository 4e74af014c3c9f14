export { changesSince } from './changes/changes-since.ts';
export { createProof } from './create-proof.ts';
export { rememberByMark } from './remember-by-mark.ts';
export { SAMPLE_READER } from './sample-reader.ts';
export { forceDarkMail } from './views/force-dark-mail.ts';
export { frameOf } from './views/frame.ts';
export { showMail, type MailScheme } from './views/show-mail.ts';
export { PICTURED_VIEWS, VIEWS, type ViewKey } from './views/views.ts';
