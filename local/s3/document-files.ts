/** The bucket of large answers: a folder with a file for each, and addresses of this server that are signed for minutes. */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { dirname, join } from 'node:path';
import type { Clock } from '../../lib/application/ports/clock.ts';
import type { DocumentLink, DocumentStore, LargeDocument } from '../../lib/application/ports/documents.ts';
import { documentKey } from '../../lib/adapters/s3/document-key.ts';
import { LINK_SECONDS, documentPrefix } from '../../lib/declarations/documents.ts';
import type { LinkingFunction } from '../../lib/declarations/routes.ts';
import type { Response } from '../api-gateway/gateway.ts';
import { expectCaller } from '../api-gateway/waiting-caller.ts';
import { OWN_FILE, OWN_FOLDER } from '../../lib/adapters/files/own-modes.ts';

/** What the path of every link begins with. */
const PATH = '/documents/';

const refused = (status: number, code: string, message: string): Response => ({
  status,
  headers: { 'content-type': 'application/xml' },
  body: `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>${message}</Message></Error>`,
});

export class DocumentFiles {
  private readonly folder: string;
  private readonly origin: string;
  private readonly clock: Clock;
  /** Links end with the run that gave them. */
  private readonly signingKey = randomBytes(32);
  /** Epoch ms at which each kept file ends, by its key. */
  private readonly ends = new Map<string, number>();

  private constructor(folder: string, origin: string, clock: Clock) {
    this.folder = folder;
    this.origin = origin;
    this.clock = clock;
  }

  /** @param data the data folder. @param origin of the server, by another name than that of the API: clients that follow a link keep their token then. */
  static async open(data: string, origin: string, clock: Clock): Promise<DocumentFiles> {
    const files = new DocumentFiles(join(data, 'documents'), origin, clock);
    await files.empty();
    return files;
  }

  /** What one function may do: put files with keys of its own, and give links to them. */
  of(name: LinkingFunction): DocumentStore {
    return { put: (document) => this.put(documentKey(documentPrefix(name)), document) };
  }

  static isLink = ({ pathname }: URL): boolean => pathname.startsWith(PATH);

  /** Answers a request of a link, and refuses what S3 refuses. */
  async answer({ method, headers }: IncomingMessage, { pathname, searchParams }: URL): Promise<Response> {
    const key = pathname.slice(PATH.length);
    const [type, disposition, ends, signature] = ['type', 'disposition', 'ends', 'signature'].map((name) => searchParams.get(name) ?? '');
    if (headers.authorization !== undefined) return refused(400, 'InvalidArgument', 'Only one auth mechanism allowed');
    const expected = this.sign(key, type!, disposition!, ends!);
    const given = Buffer.from(signature!, 'hex');
    if (method !== 'GET' || searchParams.size !== 4 || given.length !== expected.length || !timingSafeEqual(given, expected))
      return refused(403, 'SignatureDoesNotMatch', 'The signature is not that of this request');
    await this.removeEnded();
    const body = this.ends.has(key) ? await readFile(this.path(key)) : undefined;
    if (!body) return refused(403, 'AccessDenied', 'Request has expired');
    return { status: 200, headers: { 'content-type': type!, 'content-disposition': disposition! }, body };
  }

  /** Removes all files: of an earlier run, or at the end of this one. */
  async empty(): Promise<void> {
    this.ends.clear();
    await rm(this.folder, { recursive: true, force: true });
  }

  private async put(key: string, { bytes, type, disposition }: LargeDocument): Promise<DocumentLink> {
    expectCaller();
    await this.removeEnded();
    await mkdir(dirname(this.path(key)), { recursive: true, mode: OWN_FOLDER });
    await writeFile(this.path(key), bytes, { mode: OWN_FILE, flag: 'wx' });
    const expiresAt = this.clock() + LINK_SECONDS * 1000;
    this.ends.set(key, expiresAt);
    // Data do not lie there longer than their link is good.
    setTimeout(() => void this.removeEnded(), LINK_SECONDS * 1000 + 1).unref();
    const address = new URL(`${PATH}${key}`, this.origin);
    const signature = this.sign(key, type, disposition, String(expiresAt)).toString('hex');
    for (const [name, value] of Object.entries({ type, disposition, ends: String(expiresAt), signature }))
      address.searchParams.set(name, value);
    return { address: address.href, expiresAt };
  }

  private async removeEnded(): Promise<void> {
    const now = this.clock();
    for (const [key, end] of this.ends) {
      if (end > now) continue;
      this.ends.delete(key);
      await rm(this.path(key), { force: true });
    }
  }

  private path(key: string): string {
    return join(this.folder, key);
  }

  private sign(...signed: readonly string[]): Buffer {
    return createHmac('sha256', this.signingKey).update(JSON.stringify(signed)).digest();
  }
}
