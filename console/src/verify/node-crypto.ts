/** In place of `node:crypto` in the browser: the core needs one hash of it, at once. Vite puts it there (vite.config.ts). */
import { sha256 } from '@noble/hashes/sha2';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils';

type Form = 'hex' | 'base64url';

class Sha256 {
  private readonly hash = sha256.create();

  update(text: string, _encoding?: 'utf8'): this {
    this.hash.update(utf8ToBytes(text));
    return this;
  }

  digest(form: Form): string {
    const bytes = this.hash.digest();
    if (form === 'hex') return bytesToHex(bytes);
    return btoa(String.fromCharCode(...bytes))
      .replaceAll('+', '-')
      .replaceAll('/', '_')
      .replaceAll('=', '');
  }
}

/** Nothing in the browser has the key of a sender. @throws always. */
export function createHmac(): never {
  throw new Error('signatures are not checked here');
}

/** @throws always. */
export function timingSafeEqual(): never {
  throw new Error('signatures are not checked here');
}

/** @throws for every other algorithm. */
export function createHash(algorithm: string): Sha256 {
  if (algorithm !== 'sha256') throw new Error(`${algorithm} is not here`);
  return new Sha256();
}
