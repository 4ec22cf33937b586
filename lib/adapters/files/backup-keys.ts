/** Keys of a data folder under a passphrase: a compact JWE (PBES2 with HMAC SHA-512, AES-256-GCM). */
import { CompactEncrypt, compactDecrypt } from 'jose';
import { BackupError } from './backup-file.ts';

const ALGORITHM = 'PBES2-HS512+A256KW';
/** As OWASP has it for PBKDF2 with HMAC SHA-512. */
const ROUNDS = 210_000;
/** More than any version writes: a file of another one cannot keep this machine busy. */
const MAX_ROUNDS = 1_000_000;

export const encryptKeys = (keys: Readonly<Record<string, string>>, passphrase: string): Promise<string> =>
  new CompactEncrypt(Buffer.from(JSON.stringify(keys)))
    .setProtectedHeader({ alg: ALGORITHM, enc: 'A256GCM' })
    .setKeyManagementParameters({ p2c: ROUNDS })
    .encrypt(Buffer.from(passphrase));

/** @throws BackupError when it is another passphrase. */
export async function decryptKeys(encrypted: string, passphrase: string): Promise<Record<string, string>> {
  try {
    const { plaintext } = await compactDecrypt(encrypted, Buffer.from(passphrase), {
      keyManagementAlgorithms: [ALGORITHM],
      maxPBES2Count: MAX_ROUNDS,
    });
    return JSON.parse(Buffer.from(plaintext).toString('utf8')) as Record<string, string>;
  } catch {
    throw new BackupError('the passphrase does not decrypt the keys of this backup');
  }
}
