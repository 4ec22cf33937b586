/** The encryption context of the keys of cursors: the adapter of KMS names it, and the policies of functions ask for it. */
export const CURSOR_CONTEXT = { use: 'cursors' } as const;
