/**
 * `makegood/cdk`: Makegood as a construct for your own CDK app, with the code of its functions inside the package.
 *
 *     import { Makegood, MakegoodStorage } from 'makegood/cdk';
 *     const { table, signingKey, sealBucket, secretKeys } = new MakegoodStorage(storageStack, 'Storage');
 *     new Makegood(serviceStack, 'Makegood', {
 *       table, signingKey, sealBucket, secretKeys, vendorAccounts: ['444455556666'], jwtIssuer, jwtAudiences: ['makegood'],
 *     });
 *
 * Put the storage in a stack of its own, with termination protection: it must outlive every deployment of the service.
 */
import { fileURLToPath } from 'node:url';
import type { Construct } from 'constructs';
import { Makegood as Service, type MakegoodProps as ServiceProps } from '../lib/infra/makegood.ts';

export { MakegoodStorage } from '../lib/infra/storage.ts';

export type MakegoodProps = Omit<ServiceProps, 'bundleOf'>;

/** The bus, the functions, the API, the audit and its schedule, the alarms. The table is given: see `MakegoodStorage`. */
export class Makegood extends Service {
  constructor(scope: Construct, id: string, props: MakegoodProps) {
    super(scope, id, { ...props, bundleOf: (name) => fileURLToPath(new URL(`functions/${name}`, import.meta.url)) });
  }
}
