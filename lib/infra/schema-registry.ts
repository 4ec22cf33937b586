/** The event types in the EventBridge schema registry: senders in this account find them, and code bindings, in the console. */
import { CfnRegistry, CfnSchema } from 'aws-cdk-lib/aws-eventschemas';
import { Construct } from 'constructs';
import { REGISTRY_TYPE, registrySchemas } from '../schemas/event-registry.ts';

export class SchemaRegistry extends Construct {
  /** @param name of the registry: one in an account and region has it. */
  constructor(scope: Construct, id: string, name: string) {
    super(scope, id);
    const registry = new CfnRegistry(this, 'Registry', { registryName: name, description: 'Events that Makegood takes as evidence.' });
    for (const { name: schema, description, content } of registrySchemas())
      new CfnSchema(this, schema, {
        registryName: registry.attrRegistryName,
        schemaName: schema,
        type: REGISTRY_TYPE,
        description,
        content,
      });
  }
}
