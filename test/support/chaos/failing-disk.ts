/** The files of this machine, of which any step may fail: a full disk, a medium that takes a part of a write, a sync that is refused. */
import { DISK, type FileLayer, type LogFile } from '../../../local/files/file-layer.ts';
import type { Dice } from '../dice.ts';

/** @param share of the steps that fail. @param isOn says whether steps fail yet. */
export function failingDisk(dice: Dice, share: number, isOn: () => boolean): FileLayer {
  const fails = (): boolean => isOn() && dice.chance(share);
  const check = (step: string): void => {
    if (fails()) throw Object.assign(new Error(`${step} fails`), { code: 'EIO' });
  };
  const failing = (file: LogFile): LogFile => ({
    write: async (bytes, at) => {
      if (!fails()) return file.write(bytes, at);
      await file.write(bytes.subarray(0, dice.whole(0, bytes.length)), at);
      throw Object.assign(new Error('no space is left'), { code: 'ENOSPC' });
    },
    sync: async () => {
      check('sync');
      await file.sync();
    },
    truncate: async (size) => {
      check('truncate');
      await file.truncate(size);
    },
    close: () => file.close(),
  });
  return {
    ...DISK,
    open: async (path, how) => {
      check('open');
      return failing(await DISK.open(path, how));
    },
    rename: async (from, to) => {
      check('rename');
      await DISK.rename(from, to);
    },
    remove: async (path) => {
      check('remove');
      await DISK.remove(path);
    },
    syncFolder: async (folder) => {
      check('syncFolder');
      await DISK.syncFolder(folder);
    },
  };
}
