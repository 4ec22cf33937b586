/** Signs a stored revision: as it was issued, and as its vendor reads it where the view has digests of its own. */
import type { IssuedStatement } from '../ports/statements.ts';
import type { Signer } from '../ports/signer.ts';
import type { Stores } from '../ports/stores.ts';
import { storesForVendor } from '../statements/vendor-stores.ts';
import { signDetached } from './sign-detached.ts';
import { signedRecord } from './signed-record.ts';

/** May be repeated: the first stored signature stays. */
export async function signRevision(issued: IssuedStatement, stores: Stores, signer: Signer): Promise<void> {
  const { contract, period } = issued.statement;
  if (await stores.statements.signature(issued)) return;
  const seen = await storesForVendor(stores).statements.revision(contract.id, period.label, issued.revision);
  await stores.signingKeys.note(await signer.publicKey());
  await stores.statements.sign(issued, {
    whole: await signDetached(signedRecord(issued), signer),
    ...(seen?.withheld && { forVendor: await signDetached(signedRecord(seen), signer) }),
  });
}
