export { createProof } from './create-proof.ts';
export { forceDarkMail } from './views/force-dark-mail.ts';
export { frameOf } from './views/frame.ts';
export { showMail, type MailScheme } from './views/show-mail.ts';
export { PICTURED_VIEWS } from './views/views.ts';
