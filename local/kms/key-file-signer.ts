/** Signs with a key of a folder: one file (JWK) for each key, of which the last by name signs. For one machine; the cloud has KMS. */
import { createPrivateKey, generateKeyPairSync, sign } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type GivenKey, publicKeyOf } from '../../lib/application/signatures/public-key.ts';
import type { PublicKey, Signer } from '../../lib/application/ports/signer.ts';
import { OWN_FILE, OWN_FOLDER } from '../../lib/adapters/files/own-modes.ts';

/**
 * @param folder made with a first key when it is not there.
 * @param rotate makes a further key, which signs from now on. Earlier keys stay, so that their public halves can be published again.
 * @throws when a file of the folder is no key of ES256.
 */
export function keyFileSigner(folder: string, rotate = false): Signer {
  mkdirSync(folder, { recursive: true, mode: OWN_FOLDER });
  const names = readdirSync(folder)
    .filter((name) => /^\d{4}\.json$/.test(name))
    .sort();
  if (names.length === 0 || rotate) {
    const name = `${String(names.length + 1).padStart(4, '0')}.json`;
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    // A file that another run made in the meantime is not overwritten.
    writeFileSync(join(folder, name), JSON.stringify(privateKey.export({ format: 'jwk' })), { mode: OWN_FILE, flag: 'wx' });
    names.push(name);
  }
  const path = join(folder, names.at(-1)!);
  const jwk = JSON.parse(readFileSync(path, 'utf8')) as GivenKey;
  const key = publicKeyIn(path, jwk);
  const privateKey = createPrivateKey({ key: jwk as never, format: 'jwk' });
  return {
    publicKey: () => Promise.resolve(key),
    sign: (input) => Promise.resolve(sign('sha256', input, { key: privateKey, dsaEncoding: 'ieee-p1363' })),
  };
}

function publicKeyIn(path: string, jwk: GivenKey): PublicKey {
  try {
    return publicKeyOf(jwk);
  } catch (error) {
    throw new Error(`${path}: ${(error as Error).message}`, { cause: error });
  }
}
