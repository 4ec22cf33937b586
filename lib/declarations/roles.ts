/** Who usually holds which scopes. An identity provider gives scopes, not roles: these are the sets that we test, route by route. */
import type { ROUTES } from './routes.ts';

export type Scope = Exclude<(typeof ROUTES)[number]['scope'], null>;

export const ROLES = {
  finance: ['statements:read', 'contracts:read', 'claims:write', 'disputes:write', 'disputes:settle', 'approvals:read'],
  /** The second person. A person who has another role too never approves their own requests. */
  approver: ['statements:read', 'contracts:read', 'evidence:read', 'approvals:read', 'approvals:decide'],
  'contract-owner': [
    'statements:read',
    'contracts:read',
    'contracts:write',
    'approvals:read',
    'vendors:read',
    'vendors:write',
    'sources:read',
    'sources:write',
    // Who writes a mapping has to see what it reads: deliveries that wait for it, and the events that it made.
    'evidence:read',
    'quarantine:read',
  ],
  administrator: [
    'statements:read',
    'contracts:read',
    'vendors:read',
    'sources:read',
    'evidence:read',
    'evidence:write',
    'quarantine:read',
    'quarantine:write',
    'audits:run',
    'approvals:read',
    'audit-trail:read',
    'messages:read',
    'messages:write',
  ],
  /** Answers requests of data subjects. */
  'data-protection': [
    'statements:read',
    'vendors:read',
    'evidence:read',
    'evidence:erase',
    'quarantine:read',
    'audit-trail:read',
    'approvals:read',
  ],
  auditor: [
    'statements:read',
    'contracts:read',
    'vendors:read',
    'sources:read',
    'evidence:read',
    'quarantine:read',
    'audit-trail:read',
    'approvals:read',
  ],
  /** With the claim that binds the token to one vendor. */
  vendor: [
    'statements:read',
    'contracts:read',
    'vendors:read',
    'evidence:read',
    'quarantine:read',
    'claims:write',
    'disputes:write',
    'disputes:settle',
    'approvals:read',
    'approvals:decide',
    'messages:read',
    'messages:write',
  ],
} as const satisfies Readonly<Record<string, readonly Scope[]>>;

export type Role = keyof typeof ROLES;
