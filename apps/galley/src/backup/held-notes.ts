/** What a person has to know after a restore: what stands still, and what to do. */
export const heldNotes = (held: 'restored' | 'copy'): readonly string[] =>
  held === 'copy'
    ? ['This is a copy with an id of its own. It compiles and sends nothing, ever.']
    : [
        'Nothing is compiled or sent until you release it: what happened after the backup is not in it, such as issues that went out and readers who left.',
        'Next: galley restored look asks the provider which mails went out since, and galley restored show says what is known. docs/restore.md has every step.',
      ];
