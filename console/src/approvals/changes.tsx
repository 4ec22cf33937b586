/** What a request would change, in words: as things stand, and as they would be. */
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import type { ReactNode } from 'react';
import { useMoneyTexts } from '../text/catalogue.ts';
import type { ApprovalKind } from '../../../lib/domain/approvals/approval.ts';
import type { Approval } from '../api.ts';
import { ClaimChange } from './claim-change.tsx';
import { ContractChange } from './contract-change.tsx';
import { CorrectionChange } from './correction-change.tsx';
import { ErasureChange } from './erasure-change.tsx';

type Shown = (props: { readonly approval: Approval }) => ReactNode;

const BY_KIND: Readonly<Record<ApprovalKind, Shown>> = {
  contract: ContractChange,
  correction: CorrectionChange,
  'write-off': ClaimChange,
  'over-receipt': ClaimChange,
  'credit-note': ClaimChange,
  erasure: ErasureChange,
};

export function Changes({ approval }: { readonly approval: Approval }): ReactNode {
  const texts = useMoneyTexts();
  const OfKind = BY_KIND[approval.kind];
  return (
    <Container header={<Header variant="h2">{texts.wouldChange}</Header>}>
      <OfKind approval={approval} />
    </Container>
  );
}
