/** Runs published cases: every field of `expect` compared exactly, and what a wrong rule would give must come out different. */
import { isDeepStrictEqual } from 'node:util';
import data from '../../../fixtures/sla-cases.json' with { type: 'json' };
import type { Adapter, Given } from './case.ts';
import { akamai, github, oracle, s3, volc } from './counts.ts';
import { ec2, gce, lumen, rackspace, slack, vod } from './first-six.ts';
import {
  algolia,
  aliEcs,
  cloudflareBusiness,
  cloudflareEnterprise,
  fiveMinutes,
  hostingKing,
  ibm,
  instanceHour,
  ntt,
  ovh,
  sap,
  telus,
  trtc,
  twilio,
  ukCcs,
} from './outages.ts';
import { att, awsSupport, businessDay, ofcom, termination, ukModel, verizon } from './tickets.ts';

export interface Case {
  readonly id: string;
  readonly sla: string;
  readonly given: Given;
  readonly expect: Given;
}

export const cases = data.cases as readonly Case[];
export const agreements = data.contracts.map((contract) => contract.id);

export const ADAPTERS: Readonly<Record<string, Adapter>> = {
  'aws-ec2-region': ec2,
  'aws-ec2-instance-hour': instanceHour,
  'aws-s3-standard': s3,
  'gcp-gce-multizone': gce,
  'five-min-threshold': fiveMinutes,
  'tencent-vod': vod,
  'tencent-trtc-live': trtc,
  'github-enterprise': github,
  'slack-2024': slack,
  'cloudflare-business': cloudflareBusiness,
  'cloudflare-enterprise': cloudflareEnterprise,
  'algolia-core': algolia,
  'volc-live': volc,
  'ali-ecs-multiaz': aliEcs,
  'verizon-ipl': verizon,
  'att-txdir-mttr': att,
  'lumen-edge-bm': lumen,
  'ovh-dedicated-cloud': ovh,
  'hostingking-1000': hostingKing,
  'rackspace-managed-cloud': rackspace,
  'oracle-cat2': oracle,
  'ntt-ecl': ntt,
  'ibm-cloud': ibm,
  'sap-cloud': sap,
  'uk-ccs-gap': ukCcs,
  'uk-model-points': ukModel,
  'telus-wavelength': telus,
  'ofcom-autocomp': ofcom,
  'fastly-termination': termination,
  'fastly-business-day': businessDay,
  'aws-support-developer': awsSupport,
  twilio,
  akamai,
};

/** What does not agree, in words; none when the case passes. */
export function mismatches({ id, sla, given, expect }: Case): string[] {
  const adapter = ADAPTERS[sla];
  if (!adapter) return [`no adapter for ${sla}`];
  const found = adapter(given, expect, id);
  return Object.entries(expect).flatMap(([key, wanted]) => {
    const contrast = key.startsWith('contrast_');
    // A contrast that names a percentage stands against the availability.
    const ours = key in found ? found[key] : contrast && key.endsWith('_percent') ? found.availability_percent_6dp : undefined;
    if (ours === undefined) return [`${key}: no figure, expected ${JSON.stringify(wanted)}`];
    if (contrast) return isDeepStrictEqual(ours, wanted) ? [`${key}: ${JSON.stringify(ours)} is what the wrong rule gives`] : [];
    return isDeepStrictEqual(ours, wanted) ? [] : [`${key}: ${JSON.stringify(ours)}, expected ${JSON.stringify(wanted)}`];
  });
}
