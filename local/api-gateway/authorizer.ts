/** The JWT authorizer of the embedded run: it makes a key pair of its own, issues a development token and checks every token for real. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type JWK, SignJWT, exportJWK, generateKeyPair, importJWK } from 'jose';
import { ROLES, type Role } from '../../lib/declarations/roles.ts';
import { SCOPES } from '../../lib/declarations/scopes.ts';
import { VENDOR_CLAIM } from '../../lib/declarations/tokens.ts';
import { OWN_FILE, OWN_FOLDER } from '../../lib/adapters/files/own-modes.ts';
import { type Claims, type TokenCheck, tokenCheck } from './token-check.ts';

export type { Claims, TokenCheck };

const ALGORITHM = 'ES256';
const AUDIENCE = 'makegood';

export interface TokenOptions {
  readonly seconds?: number;
  readonly subject?: string;
  readonly vendor?: string;
}

export class Authorizer implements TokenCheck {
  private readonly privateKey: JWK;
  private readonly publicKey: JWK;
  private readonly issuer: string;

  private constructor(privateKey: JWK, issuer: string) {
    this.privateKey = privateKey;
    const { d: _, ...publicKey } = privateKey;
    this.publicKey = { ...publicKey, alg: ALGORITHM, use: 'sig' };
    this.issuer = issuer;
  }

  /** Reads the key of a data folder, or makes one. */
  static async open(folder: string, issuer: string): Promise<Authorizer> {
    await mkdir(folder, { recursive: true, mode: OWN_FOLDER });
    const path = join(folder, 'signing-key.json');
    try {
      return new Authorizer(JSON.parse(await readFile(path, 'utf8')) as JWK, issuer);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    }
    const { privateKey } = await generateKeyPair(ALGORITHM, { extractable: true });
    const jwk = { ...(await exportJWK(privateKey)), kid: 'development' };
    await writeFile(path, JSON.stringify(jwk), { mode: OWN_FILE });
    return new Authorizer(jwk, issuer);
  }

  /** @param vendor binds the token to one vendor. */
  async issue(
    scopes: readonly string[] = SCOPES,
    { seconds = 30 * 86_400, subject = 'developer', vendor }: TokenOptions = {},
  ): Promise<string> {
    const now = Math.floor(Date.now() / 1000);
    return new SignJWT({ scope: scopes.join(' '), ...(vendor !== undefined && { [VENDOR_CLAIM]: vendor }) })
      .setProtectedHeader({ alg: ALGORITHM, kid: 'development' })
      .setIssuer(this.issuer)
      .setAudience(AUDIENCE)
      .setSubject(subject)
      .setIssuedAt(now)
      .setExpirationTime(now + seconds)
      .sign(await importJWK(this.privateKey, ALGORITHM));
  }

  /** A token of a role; of the vendor's role, bound to the vendor of the example. */
  async issueRole(role: Role, seconds?: number): Promise<string> {
    return this.issue(ROLES[role], {
      subject: role,
      ...(seconds !== undefined && { seconds }),
      ...(role === 'vendor' && { vendor: 'lumencast' }),
    });
  }

  /** Writes fresh development tokens beside the data, for curl: one that may do everything, and one for each role. */
  async writeTokens(folder: string): Promise<string> {
    await mkdir(join(folder, 'tokens'), { recursive: true, mode: OWN_FOLDER });
    for (const role of Object.keys(ROLES) as Role[])
      await writeFile(join(folder, 'tokens', role), (await this.issueRole(role)) + '\n', { mode: OWN_FILE });
    const path = join(folder, 'token');
    await writeFile(path, (await this.issue()) + '\n', { mode: OWN_FILE });
    return path;
  }

  get keySet(): { keys: JWK[] } {
    return { keys: [this.publicKey] };
  }

  /** The claims of a good token; undefined for any other. */
  check(authorization: string | undefined): Promise<Claims | undefined> {
    return tokenCheck({ issuer: this.issuer, audiences: [AUDIENCE], keys: this.keySet, algorithms: [ALGORITHM] }).check(authorization);
  }
}
