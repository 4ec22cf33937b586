/** Certificates (X.509) of an authority that is made for one test: nothing is stored, and no program but Node.js is needed. */
import { type KeyObject, generateKeyPairSync, sign } from 'node:crypto';

export interface Certified {
  /** PEM */
  readonly cert: string;
  /** PEM */
  readonly key: string;
}

export interface Authority {
  /** PEM of its own certificate. */
  readonly ca: string;
  /** @param until UTC as "YYMMDDhhmmssZ". */
  issue(host: string, until?: string): Certified;
}

const SINCE = '250101000000Z';
const UNTIL = '491231235959Z';

/** A tag, the length, the contents (DER). */
function der(tag: number, ...contents: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat(contents);
  const { length } = content;
  const size = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
}
const sequence = (...contents: readonly Uint8Array[]): Buffer => der(0x30, ...contents);
const oid = (hex: string): Buffer => der(0x06, Buffer.from(hex, 'hex'));
const text = (tag: number, value: string): Buffer => der(tag, Buffer.from(value, 'utf8'));
const TRUE = der(0x01, Buffer.from([0xff]));

const [COMMON_NAME, BASIC_CONSTRAINTS, ALTERNATIVE_NAME, ECDSA_SHA256] = ['550403', '551d13', '551d11', '2a8648ce3d040302'].map(oid);

const nameOf = (name: string): Buffer => sequence(der(0x31, sequence(COMMON_NAME!, text(0x0c, name))));
const asPem = (bytes: Uint8Array): string =>
  `-----BEGIN CERTIFICATE-----\n${Buffer.from(bytes)
    .toString('base64')
    .replaceAll(/.{64}(?=.)/g, '$&\n')}\n-----END CERTIFICATE-----\n`;

function certificate(
  subject: string,
  serial: number,
  until: string,
  key: KeyObject,
  extension: Buffer,
  issuer: string,
  by: KeyObject,
): string {
  const algorithm = sequence(ECDSA_SHA256!);
  const content = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, Buffer.from([serial])),
    algorithm,
    nameOf(issuer),
    sequence(text(0x17, SINCE), text(0x17, until)),
    nameOf(subject),
    key.export({ type: 'spki', format: 'der' }),
    der(0xa3, sequence(extension)),
  );
  return asPem(sequence(content, algorithm, der(0x03, Buffer.from([0]), sign('sha256', content, by))));
}

export function authority(name: string): Authority {
  const own = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  let serial = 1;
  const isAuthority = sequence(BASIC_CONSTRAINTS!, TRUE, der(0x04, sequence(TRUE)));
  return {
    ca: certificate(name, serial, UNTIL, own.publicKey, isAuthority, name, own.privateKey),
    issue(host, until = UNTIL) {
      const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
      const hosts = sequence(ALTERNATIVE_NAME!, der(0x04, sequence(text(0x82, host))));
      return {
        cert: certificate(host, (serial += 1), until, publicKey, hosts, name, own.privateKey),
        key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
      };
    },
  };
}
