import type { SignUpMessages } from './sign-up-messages.ts';

export const english: SignUpMessages = {
  title: (title) => `Subscribe to ${title}`,
  lookInside: 'A look at the latest issue',
  again: {
    title: 'One more click',
    why: 'Please check the address and press the button. It shows us that a person is asking.',
    action: 'Yes, subscribe',
  },
  proof: {
    noScript:
      'Instead of a puzzle, your browser does a little work here, and that needs JavaScript. Please switch it on for this page.',
    byMail: (address) => `Or send an empty mail to ${address}.`,
    foot: 'This page runs one script of our own, which keeps robots away, and sets no cookies. Published with Galley.',
  },
  renew: {
    why: 'We can send a new one to the same address.',
    action: 'Send me a new link',
    otherAddress: 'Subscribe with another address',
  },
  welcome: { notYou: 'Was it not you, or have you changed your mind? One tap is enough.' },
};
