/** Settings that have another name now. One that is not read would have no effect without a message, so an old name is refused with the new one. */
const NOW: Readonly<Record<string, string>> = {
  toldAccounts: 'rejectionEventAccounts',
  newsMails: 'notificationEmails',
  mostAheadSeconds: 'maxAheadSeconds',
};

/** @param prefix of the names, as the caller writes them. @throws an error that names the current setting. */
export function refuseOldNames(setting: (name: string) => unknown, prefix = ''): void {
  for (const [old, now] of Object.entries(NOW))
    if (setting(old) !== undefined)
      throw new Error(`the setting "${prefix}${old}" is called "${prefix}${now}" now; rename it where it is given`);
}
