/** The folder that stands for the bucket of evidence: whole files, kept once, and what each function may do there. */
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isBackedUp } from '../../../lib/adapters/files/backup-content.ts';
import { FUNCTIONS } from '../../../lib/declarations/functions.ts';
import { WriteGate } from '../../../local/backup/write-gate.ts';
import { DISK, type FileLayer } from '../../../local/files/file-layer.ts';
import { EVIDENCE_FOLDER, EvidenceFiles } from '../../../local/s3/evidence-files.ts';
import { temporaryFolder } from '../../support/harness.ts';

const NAME = 'bundles/a%20b/2026-10/0123.json.gz';
const bytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text));
const textOf = (found: Uint8Array | undefined): string | undefined => found && Buffer.from(found).toString();

describe('the folder of evidence', () => {
  it('has what was put, once, also for the next process', async () => {
    const data = temporaryFolder();
    const files = new EvidenceFiles(data);
    expect(await files.get(NAME)).toBeUndefined();
    await Promise.all([files.put(NAME, bytes('first')), files.put(NAME, bytes('second'))]);
    await new EvidenceFiles(data).put(NAME, bytes('third'));
    expect(textOf(await new EvidenceFiles(data).get(NAME))).toBe('first');
    await files.delete(NAME);
    await files.delete(NAME);
    expect(await files.get(NAME)).toBeUndefined();
    expect(isBackedUp(`${EVIDENCE_FOLDER}/${NAME}`)).toBe(true);
    expect(isBackedUp(`${EVIDENCE_FOLDER}/${NAME}.part`)).toBe(false);
  });

  it('has no file where a put was cut off, and takes the next one', async () => {
    const data = temporaryFolder();
    const cut: FileLayer = { ...DISK, rename: () => Promise.reject(new Error('killed')) };
    await expect(new EvidenceFiles(data, undefined, cut).put(NAME, bytes('a part'))).rejects.toThrow('killed');
    const files = new EvidenceFiles(data);
    expect(await files.get(NAME)).toBeUndefined();
    await files.put(NAME, bytes('whole'));
    expect(textOf(await files.get(NAME))).toBe('whole');
    expect(readdirSync(dirname(join(data, EVIDENCE_FOLDER, NAME)))).toEqual(['0123.json.gz']);
  });

  it('writes nothing while a backup holds the gate', async () => {
    const gate = new WriteGate();
    const files = new EvidenceFiles(temporaryFolder(), gate);
    let put: Promise<void> | undefined;
    await gate.hold(async () => {
      put = files.put(NAME, bytes('later'));
      await new Promise((resolve) => setImmediate(resolve));
      expect(await files.get(NAME)).toBeUndefined();
    });
    await put;
    expect(textOf(await files.get(NAME))).toBe('later');
  });

  it.each(['../secrets-key', 'bundles/../../x', '/etc/passwd', 'bundles//x', 'x'])('takes no path outside of it: %s', async (name) => {
    const data = temporaryFolder();
    mkdirSync(join(data, EVIDENCE_FOLDER), { recursive: true });
    writeFileSync(join(data, 'secrets-key'), 'secret');
    await expect((async () => new EvidenceFiles(data).get(name))()).rejects.toThrow('no name of an object');
  });

  it('lets each function do what it is declared to do', async () => {
    const files = new EvidenceFiles(temporaryFolder());
    const old = 'evidence/0123/4567.jsonl.gz';
    expect(files.of(FUNCTIONS['start-audit'])).toBeUndefined();
    const read = files.of(FUNCTIONS['read-statements'])!;
    await expect(read.put(NAME, bytes('x'))).rejects.toThrow('AccessDenied');
    const issue = files.of(FUNCTIONS['assess-contract'])!;
    await issue.put(NAME, bytes('bundle'));
    await expect(issue.put(old, bytes('x'))).rejects.toThrow('AccessDenied');
    const move = files.of(FUNCTIONS['move-old-evidence'])!;
    await move.put(old, bytes('facts'));
    await expect(move.delete(old)).rejects.toThrow('AccessDenied');
    const erase = files.of(FUNCTIONS['erase-records'])!;
    await expect(erase.delete(NAME)).rejects.toThrow('AccessDenied');
    expect([textOf(await read.get(NAME)), textOf(await read.get(old))]).toEqual(['bundle', 'facts']);
    await erase.delete(old);
    expect(await read.get(old)).toBeUndefined();
  });
});
