/** How Galley names itself to every server that it calls; Resend refuses calls without a name. */
export const USER_AGENT = 'galley/0.1';
