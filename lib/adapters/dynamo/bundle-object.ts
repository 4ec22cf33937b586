/** The evidence bundle of a revision as one compressed object: its name has its digest, and it is read back before a statement names it. */
import { gunzipSync, gzipSync } from 'node:zlib';
import { digestText } from '../../application/evidence/digest.ts';
import type { EvidenceObjects } from '../../application/ports/old-evidence.ts';
import type { IssuedStatement } from '../../application/ports/statements.ts';
import { DamagedEvidenceError } from './evidence-object.ts';

type Named = Pick<IssuedStatement, 'statement' | 'digests'>;

const nameOf = ({ statement: { contract, period }, digests }: Named): string =>
  `bundles/${encodeURIComponent(contract.id)}/${encodeURIComponent(period.label)}/${digests.bundle!}.json.gz`;

/** @throws DamagedEvidenceError when it is not there afterwards as it was given. */
export async function putBundle(objects: EvidenceObjects, issued: Named, bundle: string): Promise<void> {
  await objects.put(nameOf(issued), gzipSync(bundle, { level: 6 }));
  if ((await bundleIn(objects, issued)) === undefined) throw new DamagedEvidenceError(`${nameOf(issued)} was written and is not there`);
}

/** Undefined when there is none. @throws DamagedEvidenceError when it is not what the statement names. */
export async function bundleIn(objects: EvidenceObjects, issued: Named): Promise<string | undefined> {
  const bytes = await objects.get(nameOf(issued));
  if (bytes === undefined) return undefined;
  const text = textIn(bytes);
  if (text !== undefined && digestText(text) === issued.digests.bundle) return text;
  throw new DamagedEvidenceError(
    `the bundle ${nameOf(issued)} in object storage does not have the digest in its name; recover its version of the day on which it was written (docs/how-to/back-up.md)`,
  );
}

function textIn(bytes: Uint8Array): string | undefined {
  try {
    return gunzipSync(bytes).toString('utf8');
  } catch {
    return undefined;
  }
}
