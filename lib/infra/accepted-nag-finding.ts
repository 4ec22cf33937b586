/** A finding of cdk-nag that is accepted, on the narrowest construct, with its reason. */
import { Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

export const acknowledge = (construct: IConstruct, id: string, reason: string): void =>
  void Validations.of(construct).acknowledge({ id, reason });
