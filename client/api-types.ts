/** Made from the description of the API by openapi-typescript; `npm run docs` writes it anew. */

export interface paths {
  '/openapi.json': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** This description. */
    get: operations['getDescription'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/approvals': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Requests that wait for a second person, and those that were decided: of the own party, in pages. */
    get: operations['listApprovals'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/approvals/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One of them, with the request as it was sent. */
    get: operations['getApproval'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/approvals/{id}/approve': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Approves a request that another person sent, and carries it out. */
    post: operations['approveRequest'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/approvals/{id}/reject': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Rejects a request that another person sent. */
    post: operations['rejectRequest'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/approvals/{id}/withdraw': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Takes back a request that waits; only who sent it may. */
    post: operations['withdrawRequest'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/audit-trail': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Every write by the API on a day: who, what, when, with what outcome. */
    get: operations['listAuditTrail'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/audit-trail/own': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Of the writes on a day those of the caller, who is the subject of its token. */
    get: operations['listOwnWrites'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/audits': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** How the audits of the last months stand: those that were asked for, the newest month first. */
    get: operations['listAudits'];
    put?: never;
    /** Asks for the audit of a month. The request does not wait for its end. */
    post: operations['requestAudit'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/audits/{period}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** How an audit stands, contract by contract. */
    get: operations['getAudit'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/bill-credits': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Rows of bills that pay claims: what was received of them, and which wait, with the reason. */
    get: operations['listBillCredits'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/claims': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Claims by state, contract or vendor, in pages. */
    get: operations['listClaims'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/claims/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** A claim: its deadline, its history, what was credited. */
    get: operations['getClaim'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/claims/{id}/package': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The package of a claim as a ZIP: letter, statement, intervals, events, bundle. */
    get: operations['getClaimPackage'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/claims/{id}/transitions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Records what the creditor or the debtor states of a claim: a transition of it, or that one was wrong. */
    post: operations['recordClaimTransition'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/contracts': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** All contracts, in pages. */
    get: operations['listContracts'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/contracts/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** A contract, as JSON or as the YAML that was put. */
    get: operations['getContract'];
    /** Puts a contract (YAML or JSON). A refusal lists every error. */
    put: operations['putContract'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/contracts/{id}/worth': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What the objectives of a contract are worth, found by assessing evidence that is made. It takes a second or two. */
    get: operations['getContractWorth'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/corrections': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Withdraws or replaces an event, with a reason. */
    post: operations['correctEvidence'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/disputes': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Disputes of a contract. */
    get: operations['listDisputes'];
    put?: never;
    /** Opens a dispute: lines of a statement, or events behind it, are wrong, and by how much. */
    post: operations['openDispute'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/disputes/{id}/decide': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Decides a dispute that the other party raised, with its outcome. */
    post: operations['decideDispute'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/disputes/{id}/withdraw': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Withdraws a dispute; the party that raised it may. */
    post: operations['withdrawDispute'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/endpoints': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Where events are sent, and how each endpoint stands. */
    get: operations['listEndpoints'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/endpoints/{name}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /** Makes an endpoint, whose secret is in the answer, or changes one. */
    put: operations['putEndpoint'];
    post?: never;
    /** Ends an endpoint and its secrets. */
    delete: operations['deleteEndpoint'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/endpoints/{name}/deliveries': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The deliveries to an endpoint of the last 30 days, the newest first. */
    get: operations['listDeliveries'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/endpoints/{name}/deliveries/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** A delivery with its body and its attempts. */
    get: operations['getDelivery'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/endpoints/{name}/replays': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Sends one delivery again, or all since an instant. */
    post: operations['replayDeliveries'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/endpoints/{name}/secrets': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Makes a further secret; the one before signs too for some hours. */
    post: operations['rotateEndpointSecret'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/endpoints/{name}/state': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /** Enables or disables an endpoint. */
    put: operations['setEndpointState'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/endpoints/{name}/tests': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Sends a test event. */
    post: operations['testEndpoint'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/erasures': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Erases texts of named records, with a reason. Marks with digests stay, and no amount changes. */
    post: operations['eraseRecords'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/erasures/search': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Finds a text in payloads, quarantine and free texts of a vendor and a month, in pages. */
    post: operations['findText'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/evidence': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The stored evidence of a vendor in a month, of one component or of all, and its corrections. */
    get: operations['listEvidence'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/health': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Whether the system answers. */
    get: operations['getHealth'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/ledger': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What revisions and claims post to their accounts: JSON in pages, or CSV of the whole span. */
    get: operations['listLedger'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/ledger/ageing': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What is open on a day, by age. */
    get: operations['getLedgerAgeing'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/ledger/balances': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Opening balance, movements and closing balance of the ledger, by vendor, customer, cost centre, period or contract. */
    get: operations['getLedgerBalances'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/ledger/documents/{form}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The ledger of a span as one file: xlsx or csv. */
    get: operations['getLedgerDocument'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/messages': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The messages of a month, and whether they were sent. */
    get: operations['listMessages'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/messages/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** A message with its text. */
    get: operations['getMessage'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/outlooks/{contract}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** How the running period stands: the downtime that is left, the timers that run, the projected credit. */
    get: operations['getOutlook'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/previews/{contract}/{period}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What the statement of a period would say now; nothing is issued. */
    get: operations['getPreview'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/previews/{contract}/{period}/bundle': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Everything from which a preview is computed: the contract, the evidence so far, the states of earlier periods. */
    get: operations['getPreviewBundle'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/quarantine': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Events that could not be taken, with the reason. */
    get: operations['listQuarantined'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/quarantine/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One entry of the quarantine. */
    get: operations['getQuarantined'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/quarantine/{id}/dismiss': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Dismisses a quarantined event that is no evidence, with a reason. It stays stored, and no statement waits for it. */
    post: operations['dismissQuarantined'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/quarantine/{id}/reprocess': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Judges a quarantined event again; it counts from its own instants. */
    post: operations['reprocessQuarantined'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/remedies': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Remedies that are not money and are open on a day. */
    get: operations['listRemedies'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/seals': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The seals over the audit trail and the ledger, in order. */
    get: operations['listSeals'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/seals/{number}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** A seal, and what the books of its span give now. */
    get: operations['checkSeal'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/signing-keys': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The public keys that statements are or were signed with, as a JWK set (RFC 7517). */
    get: operations['listSigningKeys'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/sources': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** All sources. */
    get: operations['listSources'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/sources/{source}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** A mapping, built in or your own. */
    get: operations['getSource'];
    /** Puts a mapping for a tool that is not built in (YAML or JSON). */
    put: operations['putSource'];
    post?: never;
    /** Deletes a mapping of your own that no webhook uses. */
    delete: operations['deleteSource'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/sources/{source}/remap': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Reads the stored payloads of a month again with the present mapping, and corrects the events that differ. */
    post: operations['remapSource'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/statements': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Issued statements by period, contract or vendor, in pages. */
    get: operations['listStatements'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/statements/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** A statement (newest or a named revision), as JSON or CSV. */
    get: operations['getStatement'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/statements/{id}/bundle': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Everything from which a statement was computed, in one file that `makegood verify` takes. */
    get: operations['getStatementBundle'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/statements/{id}/documents/{form}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** A statement to file or to pay on: pdf, xlsx, csv, or credit-note (UBL 2.1). */
    get: operations['getStatementDocument'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/subscriptions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Who gets which mails. */
    get: operations['listSubscriptions'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/subscriptions/{name}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /** Subscribes an address to messages. */
    put: operations['putSubscription'];
    post?: never;
    /** Ends a subscription, and erases its address. */
    delete: operations['deleteSubscription'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/vendors': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** All vendors that are registered or that a contract names, in pages. */
    get: operations['listVendors'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/vendors/{vendor}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** A vendor, its senders and when each was last seen. */
    get: operations['getVendor'];
    /** Registers a vendor: who may report for it, and on which components. */
    put: operations['putVendor'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/vendors/{vendor}/webhooks/{source}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /** Makes a webhook, gives it a signing secret, or rotates its key. A new address is in this answer and in no other. */
    put: operations['putWebhook'];
    post?: never;
    /** Deletes a webhook: its addresses stop at once. */
    delete: operations['deleteWebhook'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/vendors/{vendor}/webhooks/{source}/keys/{fingerprint}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /** Revokes one address of a webhook: it stops at once, and the others stay. */
    delete: operations['revokeWebhookKey'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/webhooks/{source}/{key}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Answers a tool that asks whether the address accepts deliveries, as its source declares. */
    get: operations['checkWebhook'];
    put?: never;
    /** A vendor tool's own webhook; the key is the secret. */
    post: operations['receiveWebhook'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
}
export type webhooks = Record<string, never>;
export interface components {
  schemas: {
    Amount: {
      /** @description Decimal text with exactly the currency’s decimals: "1234.50". */
      amount: string;
      currency: string;
    };
    Approval: {
      /** @description What is compared with the limit: with what one person recorded alone on the claim before, and with what waits. */
      amount?: string;
      currency?: string;
      decidedAt?: string;
      decidedBy?: string;
      /** @description The request under an Idempotency-Key that decided it. */
      decidedUnder?: string;
      /** @description The entry of a claim that waits, with the newest transition of the claim and the revision of the statement when it was asked for. It is refused when either is another at the approval. */
      entry?: {
        amount: string;
        claim: string;
        revision: number;
        transitions: number;
      };
      id: string;
      /** @enum {string} */
      kind: 'contract' | 'correction' | 'write-off' | 'over-receipt' | 'credit-note' | 'erasure';
      note?: string;
      /**
       * @description Of the person who asked. Only this party sees and decides it.
       * @enum {string}
       */
      party: 'customer' | 'vendor';
      /** @description The request, as it was sent. */
      request: {
        body: string;
        headers: {
          [key: string]: string;
        };
        path: string;
        route: string;
      };
      requestedAt: string;
      requestedBy: string;
      /** @description The HTTP status of the request when it was carried out, and the error when it was refused. */
      result?: {
        code?: string;
        detail?: string;
        status: number;
      };
      /**
       * @description approved: it is being carried out, or that was interrupted: approve it again. done: carried out. refused: approved, but not possible any more.
       * @enum {string}
       */
      state: 'waiting' | 'approved' | 'done' | 'refused' | 'rejected' | 'withdrawn';
      /** @description What is asked for, in a sentence. */
      summary: string;
      /** @description The vendor to which the token of that person is bound. */
      vendor?: string;
    };
    ApprovalEntry: {
      /** @description What is compared with the limit: with what one person recorded alone on the claim before, and with what waits. */
      amount?: string;
      currency?: string;
      decidedAt?: string;
      decidedBy?: string;
      /** @description The request under an Idempotency-Key that decided it. */
      decidedUnder?: string;
      /** @description The entry of a claim that waits, with the newest transition of the claim and the revision of the statement when it was asked for. It is refused when either is another at the approval. */
      entry?: {
        amount: string;
        claim: string;
        revision: number;
        transitions: number;
      };
      id: string;
      /** @enum {string} */
      kind: 'contract' | 'correction' | 'write-off' | 'over-receipt' | 'credit-note' | 'erasure';
      note?: string;
      /**
       * @description Of the person who asked. Only this party sees and decides it.
       * @enum {string}
       */
      party: 'customer' | 'vendor';
      requestedAt: string;
      requestedBy: string;
      /** @description The HTTP status of the request when it was carried out, and the error when it was refused. */
      result?: {
        code?: string;
        detail?: string;
        status: number;
      };
      /**
       * @description approved: it is being carried out, or that was interrupted: approve it again. done: carried out. refused: approved, but not possible any more.
       * @enum {string}
       */
      state: 'waiting' | 'approved' | 'done' | 'refused' | 'rejected' | 'withdrawn';
      /** @description What is asked for, in a sentence. */
      summary: string;
      /** @description The vendor to which the token of that person is bound. */
      vendor?: string;
    };
    Audit: {
      closedAt?: string;
      /** @description Pass it to get the next page of outcomes; absent on the last. */
      cursor?: string;
      /** @description A page of them: how each contract and period stands. */
      outcomes: components['schemas']['AuditOutcome'][];
      period: string;
      /** @description Of the last run that was closed. */
      report?: {
        /** @description Rows of bills of any month that pay claims and wait for a person, with the reason and the remedy: the first thousand. */
        billRows?: components['schemas']['BillCredit'][];
        /** @description What the last run issued, restated, holds or could not: the first thousand. */
        changed: components['schemas']['AuditOutcome'][];
        /** @description Periods by outcome; `refused`: contracts; `unplaced`: events; `unassigned`: entries of the quarantine. */
        counts: {
          [key: string]: number;
        };
        /** @description Mappings that were put before a rule of this version, which would refuse them. They still read events. */
        mappings?: {
          /** @description First that it does not pass, with the remedy, then each error in it. */
          issues: components['schemas']['Issue'][];
          revision: number;
          source: string;
        }[];
        /** @description By vendor and currency. */
        money: {
          /** @description What the last run issued and restated. */
          change: string;
          currency: string;
          statements: number;
          total: string;
          vendor: string;
        }[];
        /** @description Contracts whose stored text the rules of this version refuse: the first thousand. What is issued of them stands. */
        refused: {
          contract: string;
          /** @description First that it is refused, with the remedy, then each error in it. */
          issues: components['schemas']['Issue'][];
          /** @description Months and periods that stay open until a text that passes is put. */
          open: string[];
          revision: number;
          run: string;
          vendor: string;
        }[];
        /** @description Entries of the quarantine since the month began that are held, and whose vendor is not certain: no statement waits for them. The ids of the first thousand. */
        unassigned?: string[];
        /** @description Events about the month that no contract of their vendor counts as used or left out: the first thousand. */
        unplaced: {
          component?: string;
          /** @description That had its component, or is of its vendor where it names none. */
          contract: string;
          /** @description Its sender and its id, as statements name events. */
          event: string;
          occurredAt: string;
          type: string;
          vendor: string;
        }[];
      };
      /** @description Names the last run. */
      run: string;
      runs: number;
      /** @description What the last run sealed audit trail and ledger with. Keep its digest where those who run this system cannot change it. */
      seal?: components['schemas']['Seal'];
      startedAt: string;
      /** @enum {string} */
      status: 'requested' | 'running' | 'closed' | 'closed-with-failures';
    };
    AuditEntry: {
      /** @description Rows of bills that pay claims and wait for a person. */
      billRows?: number;
      closedAt?: string;
      /** @description Periods by outcome; `refused`: contracts; `unplaced`: events; `unassigned`: entries of the quarantine. */
      counts?: {
        [key: string]: number;
      };
      /** @description Stored mappings that the rules of this version would refuse. */
      mappings?: number;
      period: string;
      runs: number;
      startedAt: string;
      /** @enum {string} */
      status: 'requested' | 'running' | 'closed' | 'closed-with-failures';
    };
    AuditOutcome: {
      /** @description Where missing facts leave the total open: both ends, as in a statement. */
      bounds?: {
        /** @description Without `most` there is no upper bound. */
        toCustomer: {
          least: components['schemas']['Amount'];
          most?: components['schemas']['Amount'];
        };
        /** @description Without `most` there is no upper bound. */
        toVendor?: {
          least: components['schemas']['Amount'];
          most?: components['schemas']['Amount'];
        };
      };
      contract: string;
      /** @description What a restatement changed. */
      difference?: components['schemas']['Amount'];
      /** @description For `waiting`: from when on it may be issued. */
      from?: string;
      issues?: components['schemas']['Issue'][];
      /**
       * @description `waiting`: the grace has not passed; `held`: its statement waits, see `issues`.
       * @enum {string}
       */
      outcome: 'planned' | 'waiting' | 'held' | 'issued' | 'unchanged' | 'restated' | 'failed';
      period: string;
      revision?: number;
      run: string;
      statement?: string;
      total?: components['schemas']['Amount'];
      vendor?: string;
    };
    BillCredit: {
      /** @description Above 0: what the bill deducts. */
      amount?: string;
      /** @description Absent: it is withdrawn, or was never a credit. */
      billedAt?: string;
      /** @description Where it was received. */
      claim?: string;
      component?: string;
      /** @description The correction that counts. */
      correctedBy?: string;
      currency?: string;
      issue?: components['schemas']['Issue'];
      receivedAt?: string;
      /** @description Its `billingReference`. */
      reference?: string;
      /** @description "sender|id" of its event. */
      row: string;
      /**
       * @description `waiting`: it is on no claim, and `issue` says why. `reversed`: a person took back what the rule had received. `withdrawn`: by a correction.
       * @enum {string}
       */
      state: 'waiting' | 'received' | 'reversed' | 'withdrawn';
      /** @description The number of the transition on it. */
      transition?: number;
      vendor: string;
    };
    Bridge: {
      after: components['schemas']['Amount'];
      before: components['schemas']['Amount'];
      /** @description Why. */
      causes: {
        /** @enum {string} */
        cause: 'late-event' | 'correction' | 'reprocessed-event' | 'contract-amended' | 'earlier-period' | 'recalculated';
        /** @description "sender|id". */
        events?: string[];
        /** @description Of the causes of the whole revision: what the events are. */
        facts?: {
          component?: string;
          /** @description Of a correction: the event that it withdraws or replaces. */
          corrects?: string;
          event: string;
          occurredAt: string;
          /** @enum {string} */
          party: 'vendor' | 'customer';
          /** @description The reason that a person gave. */
          reason?: string;
          receivedAt: string;
          record?: string;
          /** @description The type of the replacement; absent when the event is withdrawn. */
          replacedBy?: string;
          type: string;
        }[];
        /** @description Entries of the quarantine, revisions of the contract, earlier periods. */
        of?: string[];
      }[];
      difference: components['schemas']['Amount'];
      from: number;
      lines: {
        after: components['schemas']['Amount'];
        before: components['schemas']['Amount'];
        /** @description Why. */
        causes: {
          /** @enum {string} */
          cause: 'late-event' | 'correction' | 'reprocessed-event' | 'contract-amended' | 'earlier-period' | 'recalculated';
          /** @description "sender|id". */
          events?: string[];
          /** @description Of the causes of the whole revision: what the events are. */
          facts?: {
            component?: string;
            /** @description Of a correction: the event that it withdraws or replaces. */
            corrects?: string;
            event: string;
            occurredAt: string;
            /** @enum {string} */
            party: 'vendor' | 'customer';
            /** @description The reason that a person gave. */
            reason?: string;
            receivedAt: string;
            record?: string;
            /** @description The type of the replacement; absent when the event is withdrawn. */
            replacedBy?: string;
            type: string;
          }[];
          /** @description Entries of the quarantine, revisions of the contract, earlier periods. */
          of?: string[];
        }[];
        /** @description The component that is credited, where `index` does not say so. */
        component?: string;
        costCentre?: string;
        credit: string;
        difference: components['schemas']['Amount'];
        index: string;
        /** @enum {string} */
        kind: 'addition' | 'reversal' | 'delta';
        /**
         * @description Missing facts leave the credit open in the newer revision.
         * @constant
         */
        provisional?: true;
      }[];
    };
    Claim: {
      /** @description What the debtor accepted, until it is contested or the claim is withdrawn. */
      accepted?: components['schemas']['Amount'];
      /** @description Of `GET /v1/claims/{id}`: when it was read. */
      asOf?: string;
      /** @description Owed without a claim: only credit notes, money and write-offs are recorded. */
      automatic: boolean;
      /** @description By the word of the creditor. Absent: nothing. */
      claimed?: components['schemas']['Amount'];
      contract: string;
      credit: string;
      /** @description By credit notes of the debtor. */
      credited: components['schemas']['Amount'];
      /**
       * @description To whom the credit is owed.
       * @enum {string}
       */
      creditor: 'customer' | 'vendor';
      /** @description The credit and all that it includes: their lines are those of the claim. */
      credits?: string[];
      currency: string;
      /** @enum {string} */
      debtor: 'customer' | 'vendor';
      /** @description Of `GET /v1/claims/{id}`: how many disputes of the period are in each state, how they ended, and what was upheld. */
      disputes?: components['schemas']['DisputeCounts'];
      /** @description What is open and was not claimed by the last day. Absent: nothing. */
      expired?: components['schemas']['Amount'];
      expiresAt?: string;
      id: string;
      lastDay?: string;
      /** @description Of `GET /v1/claims/{id}`: the accounts by line of the newest revision. What transitions state of the whole is spread over what is open. */
      lines?: {
        accepted: string;
        /** @description What is claimed and still open. */
        asked: string;
        claimed: string;
        component?: string;
        credit: string;
        credited: string;
        index: string;
        /** @description What is open and not claimed yet. */
        notClaimed: string;
        /** @description Owed and over-credited, less received and written off. */
        open: string;
        /** @description Received beyond what all lines owe. */
        overCredited: string;
        owed: string;
        received: string;
        writtenOff: string;
      }[];
      /** @description The facts that would decide what is reserved. */
      missing?: string[];
      /** @description What is open and not claimed yet; absent where all was claimed, or no claim is needed. */
      notClaimed?: components['schemas']['Amount'];
      /** @description Beside `lines`: what belongs to no line. Together they are the claim. */
      ofTheWhole?: {
        accepted: string;
        /** @description What is claimed and still open. */
        asked: string;
        claimed: string;
        credited: string;
        /** @description What is open and not claimed yet. */
        notClaimed: string;
        /** @description Owed and over-credited, less received and written off. */
        open: string;
        /** @description Received beyond what all lines owe. */
        overCredited: string;
        owed: string;
        received: string;
        writtenOff: string;
      };
      /** @description Owed, less received and written off. Settled: 0. */
      open: components['schemas']['Amount'];
      opensAfter?: string;
      /** @description Received beyond what is owed. Absent: nothing. */
      overCredited?: components['schemas']['Amount'];
      /** @description For certain, by the newest revision of the statement. */
      owed: components['schemas']['Amount'];
      period: string;
      /** @description By the word of the creditor, and by rows of bills. */
      received: components['schemas']['Amount'];
      /** @description What of it rows of bills gave by the rule: "sender|id" of the row, and its day. */
      receivedByBills?: {
        amount: string;
        currency: string;
        on: string;
        row: string;
      }[];
      /** @description What the creditor recorded in the name of the debtor; absent where the debtor stated all. */
      recordedByCreditor?: {
        /** @description The part of the accepted amount. */
        accepted?: components['schemas']['Amount'];
        /**
         * @description The last answer, where the creditor recorded it.
         * @enum {string}
         */
        answer?: 'acknowledged' | 'accepted' | 'rejected';
        /** @description The part of the credited amount. */
        credited?: components['schemas']['Amount'];
      };
      /** @description Why lines are open again that were paid: money of the whole is spread over all lines that are open, and a revision owes more. Absent where no line is. */
      reopened?: components['schemas']['ReopenedLines'];
      /** @description What missing facts may add. Absent: it is certain. `unbounded`: nothing bounds it. */
      reserved?: components['schemas']['Amount'] | 'unbounded';
      /** @enum {string} */
      state:
        | 'due'
        | 'submitted'
        | 'acknowledged'
        | 'accepted'
        | 'partly-accepted'
        | 'rejected'
        | 'withdrawn'
        | 'expired'
        | 'settled'
        | 'over-credited'
        | 'void';
      statement: string;
      /** @description What the contract called the credit when the claim was opened. */
      titles?: components['schemas']['LineTitles'];
      /** @description In the order of recording; the first is number 1. */
      transitions: {
        amount?: string;
        /** @description The approval by which it was recorded, and the second person. */
        approval?: {
          by: string;
          id: string;
        };
        at: string;
        /** @description Of what a row of a bill gives by the rule: "sender|id" of the row, its `billingReference`, and its span. */
        bill?: {
          component?: string;
          end: string;
          of: string;
          row: string;
          start: string;
        };
        by: string;
        /** @description Of a claim, an acceptance or a credit note of the whole: its lines when it was stated. Absent: an earlier version recorded it. */
        divided?: {
          amount: string;
          component?: string;
          credit: string;
          index: string;
        }[];
        /** @description The day on which it took effect. Absent: the day of recording. */
        effectiveOn?: string;
        erased?: components['schemas']['Erased'];
        kind: string;
        /** @constant */
        late?: true;
        lines?: {
          amount: string;
          component?: string;
          credit: string;
          index: string;
        }[];
        missing?: string[];
        /** @description The most that missing facts leave open, or `unbounded`. */
        most?: string;
        note?: string;
        /** @description Of `reversed`: the number of the transition that it takes back. */
        of?: number;
        /**
         * @description Who recorded it. Absent: the audit, or an earlier version.
         * @enum {string}
         */
        party?: 'customer' | 'vendor';
        reference?: string;
        revision?: number;
        /** @description The request under an Idempotency-Key that recorded it: a repeat of it records nothing. */
        under?: string;
        /**
         * @description Of an earlier version, which had one kind for credit notes and money: it was received too.
         * @constant
         */
        wasReceived?: true;
      }[];
      vendor: string;
      /** @description What needs attention: more was received than is owed, disputes are open. */
      warnings: components['schemas']['Issue'][];
      windows: {
        after: string;
        each?: {
          end?: string;
          lastDay: string;
          opensAfter?: string;
          record?: string;
          start?: string;
          until?: string;
        }[];
        lastDay?: string;
        opensAfter?: string;
        rule: string;
        step: string;
        /** @description The first instant that is too late. */
        until?: string;
      }[];
      writtenOff: components['schemas']['Amount'];
      /** @description In which days are counted. */
      zone?: string;
    };
    ClaimEntry: {
      /** @description By the word of the debtor. */
      accepted?: string;
      /** @description By the word of the creditor. */
      claimed?: string;
      contract: string;
      credit: string;
      /** @description By credit notes of the debtor. */
      credited: string;
      /**
       * @description To whom the credit is owed.
       * @enum {string}
       */
      creditor: 'customer' | 'vendor';
      currency: string;
      /** @description What is open and was not claimed by the last day. Absent: nothing. */
      expired?: string;
      expiresAt?: string;
      id: string;
      /** @description The last day to claim, inclusive. */
      lastDay?: string;
      /** @description What is open and not claimed yet; absent of automatic credits. */
      notClaimed?: string;
      /** @description Owed, less received and written off. */
      open: string;
      /** @description Received beyond what is owed. Absent: nothing. */
      overCredited?: string;
      /** @description For certain, by the newest revision of the statement. */
      owed: string;
      period: string;
      /** @description By the word of the creditor. */
      received: string;
      /** @description What missing facts may add. Absent: it is certain. `unbounded`: nothing bounds it. */
      reserved?: string;
      /** @enum {string} */
      state:
        | 'due'
        | 'submitted'
        | 'acknowledged'
        | 'accepted'
        | 'partly-accepted'
        | 'rejected'
        | 'withdrawn'
        | 'expired'
        | 'settled'
        | 'over-credited'
        | 'void';
      titles?: components['schemas']['LineTitles'];
      transitions: number;
      vendor: string;
      writtenOff: string;
    };
    ContractEntry: {
      customer: string;
      id: string;
      revision: number;
      title: string;
      vendor: string;
    };
    Delivery: {
      /** @description The instant of the event. */
      at: string;
      /** @description Attempts in all; the last 20 are listed. */
      attempted: number;
      attempts: {
        at: string;
        durationMs: number;
        error?: string;
        /** @description The beginning of an answer without success. */
        excerpt?: string;
        /** @description Absent: no answer came. */
        status?: number;
      }[];
      /** @description The exact text that is signed and sent. */
      body: string;
      /** @description The `webhook-id`: the same for each attempt and replay. */
      id: string;
      nextAt?: string;
      /**
       * @description held: the endpoint is disabled, or was. failed: all attempts failed. A replay sends either.
       * @enum {string}
       */
      state: 'waiting' | 'delivered' | 'failed' | 'held';
      type: string;
    };
    DeliveryEntry: {
      /** @description The instant of the event. */
      at: string;
      /** @description Attempts in all; the last 20 are listed. */
      attempted: number;
      attempts: {
        at: string;
        durationMs: number;
        error?: string;
        /** @description The beginning of an answer without success. */
        excerpt?: string;
        /** @description Absent: no answer came. */
        status?: number;
      }[];
      /** @description The `webhook-id`: the same for each attempt and replay. */
      id: string;
      nextAt?: string;
      /**
       * @description held: the endpoint is disabled, or was. failed: all attempts failed. A replay sends either.
       * @enum {string}
       */
      state: 'waiting' | 'delivered' | 'failed' | 'held';
      type: string;
    };
    Dispute: {
      /** @description By how much it is wrong. Absent: an earlier version recorded it. */
      amount?: string;
      closedAt?: string;
      closedBy?: string;
      /** @description The request under an Idempotency-Key that closed it. */
      closedUnder?: string;
      contract: string;
      currency?: string;
      erased?: components['schemas']['Erased'];
      events: string[];
      id: string;
      /** @description The lines that are wrong. None: the whole. */
      lines: {
        component?: string;
        credit: string;
        index: string;
        titles?: components['schemas']['LineTitles'];
      }[];
      /** @description Why it was withdrawn, or how it was decided. */
      note?: string;
      openedAt: string;
      openedBy: string;
      /** @description The request under an Idempotency-Key that opened it. */
      openedUnder?: string;
      /**
       * @description Of a decided one.
       * @enum {string}
       */
      outcome?: 'upheld' | 'partly-upheld' | 'rejected';
      period: string;
      /**
       * @description Absent: an earlier version recorded it.
       * @enum {string}
       */
      raisedBy?: 'customer' | 'vendor';
      /** @description Empty: it was erased. */
      reason: string;
      /** @description The answer of the vendor by which it was decided, where the customer recorded it. */
      reference?: string;
      /** @description The revision of the statement that was the newest. */
      revision?: number;
      /** @enum {string} */
      status: 'open' | 'withdrawn' | 'decided';
      /** @description How much of `amount` was upheld. Absent: nothing, or an earlier version decided it. */
      upheld?: string;
      /** @description Of a partly upheld one that names lines: how much of each. */
      upheldLines?: {
        amount: string;
        component?: string;
        credit: string;
        index: string;
      }[];
      vendor: string;
    };
    DisputeCounts: {
      decided: number;
      open: number;
      /** @description How the decided ones ended. Those that earlier versions decided have no outcome. */
      outcomes: {
        'partly-upheld': number;
        rejected: number;
        upheld: number;
      };
      /** @description What was upheld of each dispute that was decided so, by line where it was decided by line. It changes no amount. */
      upheld: {
        amount: components['schemas']['Amount'];
        /** @description The whole disputed amount. */
        disputed?: components['schemas']['Amount'];
        id: string;
        lines?: {
          amount: string;
          component?: string;
          credit: string;
          index: string;
        }[];
        /** @enum {string} */
        outcome: 'upheld' | 'partly-upheld';
        /** @enum {string} */
        raisedBy: 'customer' | 'vendor';
      }[];
      withdrawn: number;
    };
    DocumentLink: {
      /** @description The size of the file. */
      bytes: number;
      /** @description From this instant on the link is refused. */
      expiresAt: string;
      /** @description As in `location`. Every holder of it can read the file. */
      link: string;
      /** @description Its media type. */
      type: string;
    };
    Endpoint: {
      changedAt?: string;
      /** @description Gets a mail when Makegood disables the endpoint. */
      contact?: string;
      createdAt: string;
      description?: string;
      /** @description The first attempt without success since the last one with. */
      failingSince?: string;
      /** @description Absent: the kinds of its role. */
      kinds?: ('audit' | 'claim-deadline' | 'claim-answer' | 'budget' | 'ticket-deadline' | 'approval' | 'bill-row')[];
      /**
       * @description Of the mail to `contact`; absent: `en`.
       * @enum {string}
       */
      language?: 'en' | 'zh' | 'de';
      /** @description Of an endpoint of a vendor: `<vendor>.<name>`. A token that is bound to the vendor may leave its id out. */
      name: string;
      /**
       * @description Why it is disabled. gone: it answered 410. failing: no attempt succeeded for five days.
       * @enum {string}
       */
      reason?: 'by-hand' | 'gone' | 'failing';
      /** @description Nothing is sent to it before. */
      restsUntil?: string;
      /** @enum {string} */
      role: 'finance' | 'approver' | 'contract-owner' | 'administrator' | 'data-protection' | 'auditor' | 'vendor';
      /** @description Those that sign, the newest first. A secret is in the answer that makes it, and in no other. */
      secrets: {
        /** @description The beginning of its SHA-256. */
        fingerprint: string;
        since: string;
        /** @description It signs until then; absent: until another is made. */
        until?: string;
      }[];
      /** @enum {string} */
      state: 'enabled' | 'disabled';
      /** @description https at port 443, with the name of a host: "https://hooks.example.com/makegood". */
      url: string;
      vendors?: string[];
    };
    EndpointWithSecret: {
      changedAt?: string;
      /** @description Gets a mail when Makegood disables the endpoint. */
      contact?: string;
      createdAt: string;
      description?: string;
      /** @description The first attempt without success since the last one with. */
      failingSince?: string;
      /** @description Absent: the kinds of its role. */
      kinds?: ('audit' | 'claim-deadline' | 'claim-answer' | 'budget' | 'ticket-deadline' | 'approval' | 'bill-row')[];
      /**
       * @description Of the mail to `contact`; absent: `en`.
       * @enum {string}
       */
      language?: 'en' | 'zh' | 'de';
      /** @description Of an endpoint of a vendor: `<vendor>.<name>`. A token that is bound to the vendor may leave its id out. */
      name: string;
      /**
       * @description Why it is disabled. gone: it answered 410. failing: no attempt succeeded for five days.
       * @enum {string}
       */
      reason?: 'by-hand' | 'gone' | 'failing';
      /** @description Nothing is sent to it before. */
      restsUntil?: string;
      /** @enum {string} */
      role: 'finance' | 'approver' | 'contract-owner' | 'administrator' | 'data-protection' | 'auditor' | 'vendor';
      /** @description Shown this once: "whsec_" and base64. */
      secret: string;
      /** @description Those that sign, the newest first. A secret is in the answer that makes it, and in no other. */
      secrets: {
        /** @description The beginning of its SHA-256. */
        fingerprint: string;
        since: string;
        /** @description It signs until then; absent: until another is made. */
        until?: string;
      }[];
      /** @enum {string} */
      state: 'enabled' | 'disabled';
      /** @description https at port 443, with the name of a host: "https://hooks.example.com/makegood". */
      url: string;
      vendors?: string[];
    };
    ErasableRecord:
      | {
          component?: string;
          id: string;
          /** @constant */
          kind: 'event';
          month: string;
          sender: string;
          vendor: string;
        }
      | {
          day: string;
          id: string;
          /** @constant */
          kind: 'batch';
          sender: string;
          vendor: string;
        }
      | {
          id: string;
          /** @constant */
          kind: 'quarantined';
        }
      | {
          id: string;
          /** @constant */
          kind: 'dispute';
        }
      | {
          claim: string;
          /** @constant */
          kind: 'transition';
          n: number;
        };
    /** @description Of texts that were erased by request, by their names: when, by whom, why, and the SHA-256 of what was there. */
    Erased: {
      [key: string]: {
        at: string;
        by: string;
        digest: string;
        reason: string;
      };
    };
    Issue: {
      code: string;
      message: string;
      /** @description Of a finding or a warning of the linter: what its message names, by its code (docs/reference/findings.md). Findings of earlier versions have only the message. */
      parameters?: {
        [key: string]:
          | string
          | number
          | boolean
          | string[]
          | {
              [key: string]:
                | string
                | number
                | boolean
                | string[]
                | {
                    [key: string]: string | number | boolean | string[];
                  }[];
            }[];
      };
      /** @description JSON pointer. */
      path: string;
      /** @description Of the linter: what to do. */
      remedy?: string;
      /** @enum {string} */
      severity: 'error' | 'warning';
      /** @description Of the linter: why it matters. */
      why?: string;
    };
    IssuedStatement: {
      /** @description Its claims and disputes as of now. They are not part of the statement: its bytes and digests never change. Absent of the statement in a bundle. */
      accounts?: components['schemas']['StatementAccounts'];
      /** @description From the revision before to this one. */
      bridge?: components['schemas']['Bridge'];
      /** @description The clauses of the contract behind the lines of each credit. They are not part of the statement: its bytes and digests never change. Absent where the contract cannot be read, and of the statement in a bundle. */
      clauses?: {
        /** @description Those that are nearest to the credit first. */
        clauses: {
          /**
           * @description Where the words stand in the contract.
           * @enum {string}
           */
          at: 'objective' | 'credit' | 'definition' | 'claim';
          clause?: string;
          /** @description Of the objective, the credit or the definition; of a claim, the credit that is claimed. */
          name: string;
          quote?: string;
        }[];
        credit: string;
        /** @description The number of the part, when a new version splits the period. */
        part?: number;
      }[];
      contractRevision: number;
      digests: {
        /** @description Absent of revisions that version 0.1 issued: it kept no bundles. */
        bundle?: string;
        /** @description Absent of what a vendor reads of a revision of version 0.1. */
        contract?: string;
        evidence: string;
        statement: string;
      };
      /** @description The revisions before it. */
      earlier: {
        digest: string;
        issuedAt: string;
        revision: number;
      }[];
      id: string;
      issuedAt: string;
      revision: number;
      /** @description The run of the audit that issued it; empty of version 0.1. */
      run: string;
      /** @description The newest seal of the audit trail and the ledger when it was issued. Absent where there was none, and of the statement in a bundle. */
      seal?: {
        digest: string;
        number: number;
        until: string;
      };
      statement: components['schemas']['Statement'];
      /** @description The version of the calculator that issued it; absent of older ones. */
      version?: string;
      /** @description What was open when it was issued: disputes, quarantined evidence, silent senders. */
      warnings: components['schemas']['Issue'][];
      /** @description What a token that is bound to a vendor does not read. The digests are then of what it reads. */
      withheld?: 'cost-centre'[];
    };
    LedgerAccounts: {
      accepted: string;
      claimed: string;
      credited: string;
      expired: string;
      /** @description Owed + over-credited - received - written off. */
      open: string;
      overCredited: string;
      owed: string;
      received: string;
      writtenOff: string;
    };
    LedgerAge: {
      bands: {
        from: number;
        open: string;
        /** @description Days; the last band has no end. */
        to?: number;
      }[];
      contract?: string;
      /** @description Where the customer books it; never for a token that is bound to a vendor. */
      costCentre?: string;
      /**
       * @description To whom the credit is owed. Amounts of the two are never set against each other.
       * @enum {string}
       */
      creditor: 'customer' | 'vendor';
      currency: string;
      customer?: string;
      open: string;
      period?: string;
      vendor?: string;
    };
    LedgerBalance: {
      closing: components['schemas']['LedgerAccounts'];
      contract?: string;
      /** @description Where the customer books it; never for a token that is bound to a vendor. */
      costCentre?: string;
      /**
       * @description To whom the credit is owed. Amounts of the two are never set against each other.
       * @enum {string}
       */
      creditor: 'customer' | 'vendor';
      currency: string;
      customer?: string;
      movements: components['schemas']['LedgerAccounts'];
      opening: components['schemas']['LedgerAccounts'];
      period?: string;
      vendor?: string;
    };
    LedgerEntry: {
      /** @enum {string} */
      account: 'owed' | 'claimed' | 'accepted' | 'credited' | 'received' | 'written-off' | 'over-credited' | 'expired' | 'reserved';
      /** @description Below zero when it lowers the account. */
      amount: string;
      claim: string;
      /** @description The component that is credited, where `for` does not say so. */
      component?: string;
      contract: string;
      /** @description Where the customer books it; never for a token that is bound to a vendor. */
      costCentre?: string;
      credit: string;
      /**
       * @description To whom the credit is owed. Amounts of the two are never set against each other.
       * @enum {string}
       */
      creditor: 'customer' | 'vendor';
      currency: string;
      customer: string;
      /** @description The day on which it took effect. */
      effectiveOn: string;
      /** @description Stable: the statement and its revision, or the claim and the number of its transition, and the number of the entry. */
      entry: string;
      erased?: components['schemas']['Erased'];
      /** @description The case of the line. Absent: the entry is about the claim as a whole. */
      for?: string;
      /** @description `issued` of a revision of the statement, else the transition of the claim. */
      kind: string;
      /**
       * @description Of `reserved`: beside the books, in no balance and no age.
       * @constant
       */
      memo?: true;
      note?: string;
      period: string;
      /** @description The instant of recording. */
      postedAt: string;
      /** @description The day of that instant in the zone of the contract. */
      postedOn: string;
      /**
       * @description Missing facts left the credit open when it was posted: it was part of the least that is owed.
       * @constant
       */
      provisional?: true;
      /** @description The credit note, the payment, or the ticket of the debtor. */
      reference?: string;
      /** @description Of the statement, where it posted the entry. */
      revision?: number;
      statement: string;
      /** @description What the contract called them when it was posted. Absent: it has no title. */
      titles?: components['schemas']['LineTitles'];
      /**
       * @description Of a memo: nothing bounds what is reserved.
       * @constant
       */
      unbounded?: true;
      vendor: string;
    };
    Legend: {
      attributes?: {
        [key: string]:
          | string
          | {
              [key: string]: string;
            };
      };
      cells: {
        [key: string]: {
          from?: string;
          is: string;
          kind: string;
          /** @description The title of the objective of that name. */
          objective?:
            | string
            | {
                [key: string]: string;
              };
          of?: string;
          /** @description A text, or a text by language. */
          title?:
            | string
            | {
                [key: string]: string;
              };
          to?: string[];
        };
      };
      components?: {
        [key: string]:
          | string
          | {
              [key: string]: string;
            };
      };
      credits: {
        [key: string]: {
          clause?: string;
          /** @enum {string} */
          combines?: 'sum' | 'highest';
          note?: string;
          objective?: string;
          quote?: string;
          /** @description A text, or a text by language. */
          title?:
            | string
            | {
                [key: string]: string;
              };
          within?: string;
        };
      };
      remedies?: {
        [key: string]:
          | string
          | {
              [key: string]: string;
            };
      };
    };
    LineTitles: {
      /** @description A text, or a text by language. */
      component?:
        | string
        | {
            [key: string]: string;
          };
      /** @description A text, or a text by language. */
      credit?:
        | string
        | {
            [key: string]: string;
          };
      /** @description A text, or a text by language. */
      for?:
        | string
        | {
            [key: string]: string;
          };
      /** @description Where neither the credit nor an objective of it alone has a title: that of which texts make words, as those of its statement do. */
      legend?: components['schemas']['Legend'];
      /** @description Of the objective that the credit alone answers, where the credit has no title. */
      objective?:
        | string
        | {
            [key: string]: string;
          };
    };
    Message: {
      /** @description The instant of the event. */
      at: string;
      /** @description The names of the attached files. */
      attached: string[];
      attempts: number;
      id: string;
      /** @enum {string} */
      kind: 'audit' | 'claim-deadline' | 'claim-answer' | 'budget' | 'ticket-deadline' | 'approval' | 'bill-row' | 'endpoint';
      /** @enum {string} */
      language: 'en' | 'zh' | 'de';
      /**
       * @description failed: the last attempt failed; it is tried again, and at last kept as a dead letter. sending for long: it was cut off.
       * @enum {string}
       */
      state: 'sending' | 'sent' | 'failed';
      subject: string;
      text: string;
      to: string;
    };
    MessageEntry: {
      /** @description The instant of the event. */
      at: string;
      /** @description The names of the attached files. */
      attached: string[];
      attempts: number;
      id: string;
      /** @enum {string} */
      kind: 'audit' | 'claim-deadline' | 'claim-answer' | 'budget' | 'ticket-deadline' | 'approval' | 'bill-row' | 'endpoint';
      /** @enum {string} */
      language: 'en' | 'zh' | 'de';
      /**
       * @description failed: the last attempt failed; it is tried again, and at last kept as a dead letter. sending for long: it was cut off.
       * @enum {string}
       */
      state: 'sending' | 'sent' | 'failed';
      subject: string;
      to: string;
    };
    Outlook: {
      at: string;
      /** @description Where missing facts leave it open: both ends, as in a statement. */
      bounds?: {
        /** @description Without `most` there is no upper bound. */
        toCustomer: {
          least: components['schemas']['Amount'];
          most?: components['schemas']['Amount'];
        };
        /** @description Without `most` there is no upper bound. */
        toVendor?: {
          least: components['schemas']['Amount'];
          most?: components['schemas']['Amount'];
        };
      };
      /** @description What is breached for good. */
      breached: {
        aim?: {
          exact?: string;
          shown: string;
        };
        /** @description Where missing facts leave it open, instead of `measured`; beside it for what has not ended, of which `measured` is what is gone by the period end. */
        bounds?: {
          least?: {
            exact?: string;
            shown: string;
          };
          most?: {
            exact?: string;
            shown: string;
          };
        };
        clause?: string;
        index: string;
        measured?: {
          exact?: string;
          shown: string;
        };
        /** @description The missing facts that would decide it. */
        missing?: string[];
        note?: string;
        objective: string;
        /**
         * @description `undetermined`: missing facts decide. `not-measured`: there is nothing to measure.
         * @enum {string}
         */
        outcome: 'met' | 'breached' | 'pending' | 'not-measured' | 'undetermined';
        /** @description The number of the part, when a new version splits the period. */
        part?: number;
        /** @description What an undetermined objective may turn out to be; `none`: no case of it at all. */
        possible?: (('met' | 'breached' | 'pending' | 'not-measured' | 'undetermined') | 'none')[];
        quote?: string;
        /** @description What it rests on, met or not. */
        reasons?: components['schemas']['Reason'][];
        targets: {
          /** @description Both ends are included; an end without a bound is absent. */
          bounds?: {
            least?: {
              exact?: string;
              shown: string;
            };
            most?: {
              exact?: string;
              shown: string;
            };
          };
          edge: string;
          exact?: string;
          shown: string;
        }[];
        /** @description Of a timer; of one that was met only with reasons. */
        timing?: {
          /** @description The last instant at which it is met, in these hours; with `less-than` the first at which it is not. */
          deadline?: string;
          /** @description Instead of `deadline`, where missing facts decide. */
          due?: {
            earliest: string;
            latest: string;
          };
          /** @description Attributes of the record, with the words that chose hours and limit. */
          governing?: {
            [key: string]: string;
          };
          /** @description Absent where missing facts decide. */
          hours?: string;
          pauses?: {
            end?: string;
            reason: string;
            start: string;
          }[];
          /** @description The stretches that add up to what was measured, where hours, waits or a re-opening leave time out; not of a met timer. */
          sections?: {
            end: string;
            start: string;
          }[];
          start: string;
          /** @description Absent while it runs. */
          stop?: string;
          /** @description For a timer that is judged by shares (`weighted`): the used share of the limit of each stretch. Absent where missing facts leave one open. */
          stretches?: {
            elapsed: {
              exact?: string;
              shown: string;
            };
            governing: {
              [key: string]: string;
            };
            hours: string;
            limit?: {
              exact?: string;
              shown: string;
            };
            share?: {
              exact?: string;
              shown: string;
            };
            start: string;
          }[];
        };
        /** @description What it could have been, had the time been observed that no source reported; the clause `unknown` settled it. */
        unobserved?: {
          least?: {
            exact?: string;
            shown: string;
          };
          most?: {
            exact?: string;
            shown: string;
          };
        };
      }[];
      /** @description What may still be down, in milliseconds, exact. */
      budgets: {
        allowed: string;
        index: string;
        objective: string;
        /** @description Below zero when it is breached. */
        remaining: string;
        /** @description Used of allowed, as a fraction. */
        share: string;
        used: string;
      }[];
      contract: string;
      /** @description Where witnesses report different states: the first 500 stretches. */
      disagreements: {
        cell: string;
        /** @description The rule by which the contract decides between them. */
        decide: string;
        end: string;
        index: string;
        /** @description `up`, `down`, `unknown`, or the share that counts as down. */
        said: {
          state: string;
          witness: string;
        }[];
        start: string;
      }[];
      /** @description Whether anything is down now. */
      down: boolean;
      /** @description What its names stand for, for texts that people read. */
      legend?: components['schemas']['Legend'];
      /** @description The most that the period can owe to the customer, whatever else happens in it, by its caps. Absent where nothing caps it, or evidence moves the cap. */
      mostCredit?: components['schemas']['Amount'];
      /** @description How each objective stands that is not of single records, if nothing more happens: its value beside its targets. */
      objectives: {
        aim?: {
          exact?: string;
          shown: string;
        };
        /** @description Where missing facts leave it open, instead of `measured`; beside it for what has not ended, of which `measured` is what is gone by the period end. */
        bounds?: {
          least?: {
            exact?: string;
            shown: string;
          };
          most?: {
            exact?: string;
            shown: string;
          };
        };
        clause?: string;
        index: string;
        measured?: {
          exact?: string;
          shown: string;
        };
        /** @description The missing facts that would decide it. */
        missing?: string[];
        note?: string;
        objective: string;
        /**
         * @description `undetermined`: missing facts decide. `not-measured`: there is nothing to measure.
         * @enum {string}
         */
        outcome: 'met' | 'breached' | 'pending' | 'not-measured' | 'undetermined';
        /** @description The number of the part, when a new version splits the period. */
        part?: number;
        /** @description What an undetermined objective may turn out to be; `none`: no case of it at all. */
        possible?: (('met' | 'breached' | 'pending' | 'not-measured' | 'undetermined') | 'none')[];
        quote?: string;
        /** @description What it rests on, met or not. */
        reasons?: components['schemas']['Reason'][];
        targets: {
          /** @description Both ends are included; an end without a bound is absent. */
          bounds?: {
            least?: {
              exact?: string;
              shown: string;
            };
            most?: {
              exact?: string;
              shown: string;
            };
          };
          edge: string;
          exact?: string;
          shown: string;
        }[];
        /** @description Of a timer; of one that was met only with reasons. */
        timing?: {
          /** @description The last instant at which it is met, in these hours; with `less-than` the first at which it is not. */
          deadline?: string;
          /** @description Instead of `deadline`, where missing facts decide. */
          due?: {
            earliest: string;
            latest: string;
          };
          /** @description Attributes of the record, with the words that chose hours and limit. */
          governing?: {
            [key: string]: string;
          };
          /** @description Absent where missing facts decide. */
          hours?: string;
          pauses?: {
            end?: string;
            reason: string;
            start: string;
          }[];
          /** @description The stretches that add up to what was measured, where hours, waits or a re-opening leave time out; not of a met timer. */
          sections?: {
            end: string;
            start: string;
          }[];
          start: string;
          /** @description Absent while it runs. */
          stop?: string;
          /** @description For a timer that is judged by shares (`weighted`): the used share of the limit of each stretch. Absent where missing facts leave one open. */
          stretches?: {
            elapsed: {
              exact?: string;
              shown: string;
            };
            governing: {
              [key: string]: string;
            };
            hours: string;
            limit?: {
              exact?: string;
              shown: string;
            };
            share?: {
              exact?: string;
              shown: string;
            };
            start: string;
          }[];
        };
        /** @description What it could have been, had the time been observed that no source reported; the clause `unknown` settled it. */
        unobserved?: {
          least?: {
            exact?: string;
            shown: string;
          };
          most?: {
            exact?: string;
            shown: string;
          };
        };
      }[];
      period: string;
      /** @description What is owed if nothing more happens; where missing facts leave it open, the least. */
      projectedCredit: components['schemas']['Amount'];
      /** @description Timers that still run, in milliseconds of their own hours. */
      timers: {
        allowed: string;
        breached: boolean;
        deadline?: string;
        gone: string;
        /** @description When a warning is due. */
        near?: string;
        objective: string;
        record: string;
        /**
         * @description It is stopped: it waits for a party.
         * @constant
         */
        waiting?: true;
      }[];
      /** @description The time zone of the contract. */
      zone: string;
    };
    Problem: {
      /** @description Stable; see docs/reference/errors.md. */
      code: string;
      detail?: string;
      issues?: components['schemas']['Issue'][];
      requestId?: string;
      status: number;
      title: string;
      type: string;
    };
    PublicKey: {
      /** @constant */
      alg: 'ES256';
      /** @constant */
      crv: 'P-256';
      /** @description The fingerprint of the key: its thumbprint by RFC 7638, SHA-256 in base64url. */
      kid: string;
      /** @constant */
      kty: 'EC';
      /** @constant */
      use: 'sig';
      x: string;
      y: string;
    };
    QuarantineEntry: {
      /** @description The request under an Idempotency-Key that reprocessed or dismissed it. */
      closedUnder?: string;
      code: string;
      dismissedAt?: string;
      dismissedBecause?: string;
      dismissedBy?: string;
      erased?: components['schemas']['Erased'];
      id: string;
      issues: components['schemas']['Issue'][];
      message: string;
      /** @description The whole event, as received. Empty: it was erased. */
      raw: string;
      receivedAt: string;
      /**
       * @description What reprocessing it gave.
       * @enum {string}
       */
      reprocessedAs?: 'stored' | 'repeat' | 'ignored';
      reprocessedAt?: string;
      reprocessedBy?: string;
      sender: string;
      /** @enum {string} */
      status: 'held' | 'reprocessed' | 'ignored' | 'dismissed';
      vendor?: string;
    };
    ReadBack: {
      /** @description The size of the answer. */
      bytes: number;
      /** @description As in `location`. */
      path: string;
    };
    Reason: {
      /** @description Both ends are included; an end without a bound is absent. */
      bounds?: {
        least?: {
          exact?: string;
          shown: string;
        };
        most?: {
          exact?: string;
          shown: string;
        };
      };
      /** @description Of a count: what counts, by index. */
      cases?: string[];
      cell: string;
      /** @description Of charges: what they are the sum of. */
      charges?: {
        amount?: string;
        component?: string;
        event?: string;
        /** @enum {string} */
        every?: 'month' | 'quarter' | 'half-year' | 'year' | 'once';
        exact: string;
        /** @description The invoice that a bill names. */
        invoice?: {
          date?: string;
          number: string;
        };
        kind: string;
        /** @enum {string} */
        spread?: 'months' | 'days';
      }[];
      counted?: {
        by?: string;
        end: string;
        records: {
          component?: string;
          /** @description The components, when it concerns several. */
          components?: string[];
          events: string[];
          record: string;
        }[];
        start: string;
        /** @constant */
        unknown?: true;
        weight?: string;
      }[];
      description: string;
      excluded?: {
        by?: string;
        end: string;
        records: {
          component?: string;
          /** @description The components, when it concerns several. */
          components?: string[];
          events: string[];
          record: string;
        }[];
        start: string;
        /** @constant */
        unknown?: true;
        weight?: string;
      }[];
      from?: components['schemas']['Reason'][];
      index: string;
      records?: {
        component?: string;
        /** @description The components, when it concerns several. */
        components?: string[];
        events: string[];
        record: string;
      }[];
      value?: {
        exact?: string;
        shown: string;
      };
    };
    ReopenedLines: {
      /** @description What the revisions after that added. */
      added: components['schemas']['Amount'];
      /** @description The lines that are open again. */
      lines: {
        component?: string;
        /** @description What money of the whole covers of it now. */
        covered: string;
        credit: string;
        index: string;
        open: string;
        owed: string;
      }[];
      /** @description What was owed when nothing was open. */
      owedBefore: components['schemas']['Amount'];
      /** @description What was received of the whole, not by line. */
      received: components['schemas']['Amount'];
      revisions: number[];
      /** @description What was written off of the whole, not by line. */
      writtenOff: components['schemas']['Amount'];
    };
    Seal: {
      auditTrail: {
        count: number;
        /** @description SHA-256 over its lines, in hex. */
        digest: string;
      };
      /** @description SHA-256 over the seal as RFC 8785 bytes, in hex. */
      digest: string;
      from: string;
      ledger: {
        count: number;
        /** @description SHA-256 over its lines, in hex. */
        digest: string;
      };
      number: number;
      /** @description The digest of the seal before; absent of the first. */
      previous?: string;
      /** @description The run of the audit that made it. */
      run: string;
      signature?: components['schemas']['Signature'];
      /** @description Entries of [from, until) are sealed. */
      until: string;
    };
    Signature: {
      /** @description A detached JWS with ES256 over unencoded bytes (RFC 7797). */
      jws: string;
      /** @description The key that signed. Here it proves nothing: compare its fingerprint with one that you got elsewhere. */
      key: components['schemas']['PublicKey'];
    };
    Statement: {
      /** @description The rows of tables that values fell into. */
      bands?: {
        cell: string;
        edges: {
          edge: string;
          exact?: string;
          shown: string;
        }[];
        gives: {
          /** @description Both ends are included; an end without a bound is absent. */
          bounds?: {
            least?: {
              exact?: string;
              shown: string;
            };
            most?: {
              exact?: string;
              shown: string;
            };
          };
          exact?: string;
          shown?: string;
        };
        index: string;
        /** @description The number of the part, when a new version splits the period. */
        part?: number;
        /** @description From 1; absent when the value is in a gap between rows, and where missing facts decide the row. */
        row?: number;
        value: {
          /** @description Both ends are included; an end without a bound is absent. */
          bounds?: {
            least?: {
              exact?: string;
              shown: string;
            };
            most?: {
              exact?: string;
              shown: string;
            };
          };
          cell: string;
          exact?: string;
          shown?: string;
        };
      }[];
      /** @description Where missing facts leave it open: what is owed each way; the two are not set against each other before both are certain. */
      bounds?: {
        /** @description Without `most` there is no upper bound. */
        toCustomer: {
          least: components['schemas']['Amount'];
          most?: components['schemas']['Amount'];
        };
        /** @description Without `most` there is no upper bound. */
        toVendor?: {
          least: components['schemas']['Amount'];
          most?: components['schemas']['Amount'];
        };
      };
      contract: {
        customer: {
          id: string;
          name: string;
        };
        id: string;
        title: string;
        vendor: {
          id: string;
          name: string;
        };
      };
      credits: {
        /** @description The sum that is below the minimum. */
        afterCaps?: string;
        /** @description The certain amount. */
        amount: components['schemas']['Amount'];
        /** @constant */
        belowMinimum?: true;
        /** @description Without `most` there is no upper bound. */
        bounds?: {
          least: components['schemas']['Amount'];
          most?: components['schemas']['Amount'];
        };
        caps: {
          before?: string;
          /** @description Whether it certainly cuts. */
          bound: boolean;
          /** @description The figures that missing facts leave open. */
          bounds?: {
            before?: {
              least: string;
              most?: string;
            };
            earlier?: {
              least: string;
              most?: string;
            };
            left?: {
              least: string;
              most?: string;
            };
            limit?: {
              least: string;
              most?: string;
            };
          };
          credit: string;
          earlier?: string;
          index: string;
          left?: string;
          limit?: string;
          /**
           * @description Missing facts decide whether it cuts.
           * @constant
           */
          undetermined?: true;
        }[];
        claim:
          | 'automatic'
          | {
              after: string;
              each?: {
                end?: string;
                lastDay: string;
                opensAfter?: string;
                record?: string;
                start?: string;
                until?: string;
              }[];
              lastDay?: string;
              opensAfter?: string;
              rule: string;
              step: string;
              until?: string;
            }[];
        clause?: string;
        credit: string;
        exact: string;
        /** @description The missing facts that would decide it. */
        missing?: string[];
        note?: string;
        /** @description The number of the part, when a new version splits the period. */
        part?: number;
        quote?: string;
        refusedBy?: string;
      }[];
      /** @description Where witnesses disagree: what each says, and what the result of the period would be in the words of each alone. */
      discrepancies?: {
        cell: string;
        decide: string;
        money: {
          /** @description Without `most` there is no upper bound. */
          bounds?: {
            least: components['schemas']['Amount'];
            most?: components['schemas']['Amount'];
          };
          difference?: components['schemas']['Amount'];
          total: components['schemas']['Amount'];
          witness: string;
        }[];
        /** @description The number of the part, when a new version splits the period. */
        part?: number;
        times: {
          counted: {
            down: string;
            unknown: string;
          };
          /** @description Milliseconds in which witnesses who could tell said different things. */
          differ: string;
          index: string;
          said: {
            down: string;
            unknown: string;
            witness: string;
          }[];
        }[];
      }[];
      evidence: {
        /** @description Facts about the period that were used. With those that were left out they are all that was received. */
        events: number;
        leftOut?: {
          count: number;
          /** @description "sender|id", with reasons; at most a thousand. */
          events?: string[];
          /** @description See docs/reference/events.md. */
          reason: string;
        }[];
      };
      findings: components['schemas']['Issue'][];
      /** @constant */
      format: 'makegood-statement/2';
      /** @description What its names stand for, for texts that people read. */
      legend?: components['schemas']['Legend'];
      lines: {
        /** @description Below zero when it is owed to the vendor. */
        amount: components['schemas']['Amount'];
        /** @description What this line may be once they are known; absent where it is certain. */
        bounds?: {
          least: components['schemas']['Amount'];
          most?: components['schemas']['Amount'];
        };
        /** @description Which component a case is credited for, where its name does not say so. */
        component?: string;
        costCentre?: string;
        credit: string;
        due: string;
        exact: string;
        index: string;
        /**
         * @description Another credit owes more in the same case: this one is not paid.
         * @constant
         */
        isLower?: true;
        number: number;
        of: {
          cell: string;
          exact: string;
        };
        /** @description The number of the part, when a new version splits the period. */
        part?: number;
        /**
         * @description Missing facts leave open what the credit owes, or how its sum is shared among its lines.
         * @constant
         */
        provisional?: true;
        /** @description Why, down to intervals and event ids. */
        reasons?: components['schemas']['Reason'][];
        times: {
          cell: string;
          exact: string;
          shown: string;
        };
      }[];
      /** @description Facts that are not stated, and that would decide what is open. */
      missing?: {
        fact: string;
        name: string;
        /** @description `customer`, a component, a record ("ticket/T-1"), or `bill`. */
        owner: string;
        /** @description A word that the contract does not have. */
        said?: string;
        /** @description What it may turn out to be; absent for a number. */
        words?: string[];
      }[];
      objectives: {
        aim?: {
          exact?: string;
          shown: string;
        };
        /** @description Where missing facts leave it open, instead of `measured`; beside it for what has not ended, of which `measured` is what is gone by the period end. */
        bounds?: {
          least?: {
            exact?: string;
            shown: string;
          };
          most?: {
            exact?: string;
            shown: string;
          };
        };
        clause?: string;
        index: string;
        measured?: {
          exact?: string;
          shown: string;
        };
        /** @description The missing facts that would decide it. */
        missing?: string[];
        note?: string;
        objective: string;
        /**
         * @description `undetermined`: missing facts decide. `not-measured`: there is nothing to measure.
         * @enum {string}
         */
        outcome: 'met' | 'breached' | 'pending' | 'not-measured' | 'undetermined';
        /** @description The number of the part, when a new version splits the period. */
        part?: number;
        /** @description What an undetermined objective may turn out to be; `none`: no case of it at all. */
        possible?: (('met' | 'breached' | 'pending' | 'not-measured' | 'undetermined') | 'none')[];
        quote?: string;
        /** @description What it rests on, met or not. */
        reasons?: components['schemas']['Reason'][];
        targets: {
          /** @description Both ends are included; an end without a bound is absent. */
          bounds?: {
            least?: {
              exact?: string;
              shown: string;
            };
            most?: {
              exact?: string;
              shown: string;
            };
          };
          edge: string;
          exact?: string;
          shown: string;
        }[];
        /** @description Of a timer; of one that was met only with reasons. */
        timing?: {
          /** @description The last instant at which it is met, in these hours; with `less-than` the first at which it is not. */
          deadline?: string;
          /** @description Instead of `deadline`, where missing facts decide. */
          due?: {
            earliest: string;
            latest: string;
          };
          /** @description Attributes of the record, with the words that chose hours and limit. */
          governing?: {
            [key: string]: string;
          };
          /** @description Absent where missing facts decide. */
          hours?: string;
          pauses?: {
            end?: string;
            reason: string;
            start: string;
          }[];
          /** @description The stretches that add up to what was measured, where hours, waits or a re-opening leave time out; not of a met timer. */
          sections?: {
            end: string;
            start: string;
          }[];
          start: string;
          /** @description Absent while it runs. */
          stop?: string;
          /** @description For a timer that is judged by shares (`weighted`): the used share of the limit of each stretch. Absent where missing facts leave one open. */
          stretches?: {
            elapsed: {
              exact?: string;
              shown: string;
            };
            governing: {
              [key: string]: string;
            };
            hours: string;
            limit?: {
              exact?: string;
              shown: string;
            };
            share?: {
              exact?: string;
              shown: string;
            };
            start: string;
          }[];
        };
        /** @description What it could have been, had the time been observed that no source reported; the clause `unknown` settled it. */
        unobserved?: {
          least?: {
            exact?: string;
            shown: string;
          };
          most?: {
            exact?: string;
            shown: string;
          };
        };
      }[];
      open: {
        component?: string;
        /** @description When it concerns several. */
        components?: string[];
        group: string;
        id: string;
        kind: string;
        since: string;
      }[];
      /** @description Lines that are owed only for some values of the missing facts, with the least and the most of each. They are not among `lines`. */
      openLines?: {
        /** @description Without `most` there is no upper bound. */
        bounds: {
          least: components['schemas']['Amount'];
          most?: components['schemas']['Amount'];
        };
        component?: string;
        costCentre?: string;
        credit: string;
        index: string;
        of: string;
        /** @description The number of the part, when a new version splits the period. */
        part?: number;
        reasons?: components['schemas']['Reason'][];
        times: string;
      }[];
      parts?: {
        end: string;
        legend?: components['schemas']['Legend'];
        part: number;
        start: string;
        version: string;
      }[];
      period: {
        end: string;
        label: string;
        start: string;
        zone: string;
      };
      /** @description Remedies that are not money, and whether this period opened them. */
      remedies?: {
        clause?: string;
        index: string;
        lastDay?: string;
        note?: string;
        open: boolean;
        /** @description The number of the part, when a new version splits the period. */
        part?: number;
        quote?: string;
        remedy: string;
        right: string;
        /** @description The first day it may be exercised. */
        since?: string;
        /** @enum {string} */
        to: 'customer' | 'vendor';
        /**
         * @description Missing facts decide whether it is open.
         * @constant
         */
        undetermined?: true;
      }[];
      report: {
        cell: string;
        index: string;
        /** @description The number of the part, when a new version splits the period. */
        part?: number;
        value: {
          entries?: {
            end: string;
            exact: string;
            shown?: string;
            start: string;
          }[];
          exact?: string;
          shown: string;
        };
      }[];
      /** @description Cases that have no line, since a gate does not hold there. */
      shutGates?: {
        credit: string;
        gate: string;
        index: string;
        /** @description The number of the part, when a new version splits the period. */
        part?: number;
      }[];
      /** @description What later periods look back on. */
      state?: {
        cells: {
          [key: string]: {
            [key: string]: string | null;
          };
        };
        completions?: {
          apart?: string[];
          cells: {
            [key: string]: {
              [key: string]: {
                facts: string[];
                values: (string | null)[];
              };
            };
          };
          credited: {
            [key: string]: {
              [key: string]: {
                facts: string[];
                values: (string | null)[];
              };
            };
          };
          facts: {
            [key: string]: {
              fact: string;
              parts?: string[];
              words?: string[];
            };
          };
        };
        credited: {
          [key: string]: {
            [key: string]: string;
          };
        };
        missing?: {
          [key: string]: {
            fact: string;
            name: string;
            /** @description `customer`, a component, a record ("ticket/T-1"), or `bill`. */
            owner: string;
            /** @description A word that the contract does not have. */
            said?: string;
            /** @description What it may turn out to be; absent for a number. */
            words?: string[];
          }[];
        };
        together?: {
          [key: string]: {
            [key: string]: {
              [key: string]: string;
            };
          };
        };
      };
      terms: {
        id: string;
        title: string;
        version: string;
      };
      /** @description Milliseconds; up + down + unknown + excluded = total. */
      time: {
        cell: string;
        down: string;
        excluded: string;
        index: string;
        /** @description The number of the part, when a new version splits the period. */
        part?: number;
        total: string;
        unknown: string;
        up: string;
      }[];
      /** @description What is owed for certain. */
      total: components['schemas']['Amount'];
      /** @description Credits that have no line, since their rate is 0. */
      zeroRates?: {
        credit: string;
        index: string;
        /** @description The number of the part, when a new version splits the period. */
        part?: number;
        times: {
          cell: string;
          exact: string;
          shown: string;
        };
      }[];
    };
    StatementAccounts: {
      /** @description When they were read. */
      asOf: string;
      claims: {
        /** @description What the debtor accepted, until it is contested or the claim is withdrawn. */
        accepted?: components['schemas']['Amount'];
        /** @description Owed without a claim: only credit notes, money and write-offs are recorded. */
        automatic: boolean;
        /** @description By the word of the creditor. Absent: nothing. */
        claimed?: components['schemas']['Amount'];
        credit: string;
        /** @description By credit notes of the debtor. */
        credited: components['schemas']['Amount'];
        /**
         * @description To whom the credit is owed.
         * @enum {string}
         */
        creditor: 'customer' | 'vendor';
        /** @enum {string} */
        debtor: 'customer' | 'vendor';
        /** @description What is open and was not claimed by the last day. Absent: nothing. */
        expired?: components['schemas']['Amount'];
        id: string;
        lastDay?: string;
        /** @description What is open and not claimed yet; absent where all was claimed, or no claim is needed. */
        notClaimed?: components['schemas']['Amount'];
        /** @description Owed, less received and written off. Settled: 0. */
        open: components['schemas']['Amount'];
        /** @description Received beyond what is owed. Absent: nothing. */
        overCredited?: components['schemas']['Amount'];
        /** @description For certain, by the newest revision of the statement. */
        owed: components['schemas']['Amount'];
        /** @description By the word of the creditor, and by rows of bills. */
        received: components['schemas']['Amount'];
        /** @description What of it rows of bills gave by the rule: "sender|id" of the row, and its day. */
        receivedByBills?: {
          amount: string;
          currency: string;
          on: string;
          row: string;
        }[];
        /** @description What the creditor recorded in the name of the debtor; absent where the debtor stated all. */
        recordedByCreditor?: {
          /** @description The part of the accepted amount. */
          accepted?: components['schemas']['Amount'];
          /**
           * @description The last answer, where the creditor recorded it.
           * @enum {string}
           */
          answer?: 'acknowledged' | 'accepted' | 'rejected';
          /** @description The part of the credited amount. */
          credited?: components['schemas']['Amount'];
        };
        /** @description Why lines are open again that were paid: money of the whole is spread over all lines that are open, and a revision owes more. Absent where no line is. */
        reopened?: components['schemas']['ReopenedLines'];
        /** @description What missing facts may add. Absent: it is certain. `unbounded`: nothing bounds it. */
        reserved?: components['schemas']['Amount'] | 'unbounded';
        /** @enum {string} */
        state:
          | 'due'
          | 'submitted'
          | 'acknowledged'
          | 'accepted'
          | 'partly-accepted'
          | 'rejected'
          | 'withdrawn'
          | 'expired'
          | 'settled'
          | 'over-credited'
          | 'void';
        writtenOff: components['schemas']['Amount'];
      }[];
      /** @description How many disputes of the period are in each state, how they ended, and what was upheld. */
      disputes: components['schemas']['DisputeCounts'];
      /** @description What needs attention: more was received than is owed, disputes are open. */
      warnings: components['schemas']['Issue'][];
    };
    StatementEntry: {
      contract: string;
      id: string;
      issuedAt: string;
      period: string;
      /**
       * @description Missing facts leave the total open: more may be owed.
       * @constant
       */
      provisional?: true;
      revision: number;
      total: components['schemas']['Amount'];
      vendor: string;
    };
    Subscription: {
      /** @description An e-mail address. */
      address: string;
      /** @description Absent: the kinds of its role. */
      kinds?: ('audit' | 'claim-deadline' | 'claim-answer' | 'budget' | 'ticket-deadline' | 'approval' | 'bill-row' | 'endpoint')[];
      /** @enum {string} */
      language: 'en' | 'zh' | 'de';
      name: string;
      /**
       * @description What its holder does. It decides which kinds it may get; `vendor` is a user of one vendor.
       * @enum {string}
       */
      role: 'finance' | 'approver' | 'contract-owner' | 'administrator' | 'data-protection' | 'auditor' | 'vendor';
      /** @description Only messages about these; absent: about all. The role `vendor` names exactly one. */
      vendors?: string[];
    };
  };
  responses: {
    /**
     * @description The body is more than 10485760 bytes.
     *     `too-large`: The body is larger than the route takes.
     */
    Failure413: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/json': {
          message: string;
        };
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description The request line and the values of the headers are more than 10240 bytes. */
    Failure431: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/json': {
          message: string;
        };
      };
    };
    /** @description `internal`: A failure of Makegood; the request id finds it in the log. */
    Failure500: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /**
     * @description The answer took more than 30 s.
     *     `unavailable`: The database does not answer. What was acknowledged is kept; ask again later.
     */
    Failure503: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/json': {
          message: string;
        };
        'application/problem+json': components['schemas']['Problem'];
      };
    };
  };
  parameters: never;
  requestBodies: never;
  headers: {
    /** @description The version of the answer, for If-None-Match. */
    ETag: string;
    /** @description The address of the file, for a GET without a token. */
    Location: string;
    /** @description Requests of one caller, or without a token of one address, that are allowed in a minute. */
    RateLimitLimit: string;
    /** @description Requests that are left in this minute. */
    RateLimitRemaining: string;
    /** @description Seconds until the next minute. */
    RateLimitReset: string;
    /** @description The path of the API that has the answer, for a GET with the same token. */
    ReadBack: string;
  };
  pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
  getDescription: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description This description. */
      200: {
        headers: {
          'ratelimit-limit': components['headers']['RateLimitLimit'];
          'ratelimit-remaining': components['headers']['RateLimitRemaining'];
          'ratelimit-reset': components['headers']['RateLimitReset'];
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            [key: string]: unknown;
          };
        };
      };
      /**
       * @description All callers together send more than the stage of the API takes.
       *     `too-many-requests`: The caller, or without a token the address, sent more requests in a minute than are allowed; `Retry-After` has the seconds to wait.
       */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      431: components['responses']['Failure431'];
      500: components['responses']['Failure500'];
      503: components['responses']['Failure503'];
      /** @description Any other failure. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listApprovals: {
    parameters: {
      query?: {
        /** @description The least amount of the entry, included. It needs `currency`. */
        atLeast?: string;
        /** @description The greatest amount of the entry, included. It needs `currency`. */
        atMost?: string;
        /** @description Of the claim that an entry is about; other requests are then not listed. */
        contract?: string;
        /** @description Of the claim that an entry is about; other requests are then not listed. Not for a token that is bound to a vendor. */
        costCentre?: string;
        currency?: string;
        cursor?: string;
        /** @description Of the claim that an entry is about; other requests are then not listed. */
        customer?: string;
        kind?: 'contract' | 'correction' | 'write-off' | 'over-receipt' | 'credit-note' | 'erasure';
        /** @description The last day to claim is this day or a later one. Of the claim that an entry is about; other requests are then not listed. */
        lastDayFrom?: string;
        /** @description The last day to claim is this day or an earlier one. Of the claim that an entry is about; other requests are then not listed. */
        lastDayThrough?: string;
        limit?: number;
        /** @description Of the claim that an entry is about; other requests are then not listed. */
        period?: string;
        state?: 'waiting' | 'approved' | 'done' | 'refused' | 'rejected' | 'withdrawn';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A page of the approvals, oldest first. */
      200: {
        headers: {
          'ratelimit-limit': components['headers']['RateLimitLimit'];
          'ratelimit-remaining': components['headers']['RateLimitRemaining'];
          'ratelimit-reset': components['headers']['RateLimitReset'];
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @description Pass it to get the next page; absent on the last. */
            cursor?: string;
            items: components['schemas']['ApprovalEntry'][];
          };
        };
      };
      /**
       * @description `bad-cursor`: The cursor is not from a page of this listing with these filters for this caller; begin again without one.
       *     `bad-query`: A parameter of the address is not right; `issues` name it.
       *     `cursor-expired`: The cursor is older than a day, or the key of cursors was replaced; begin again without one.
       */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description The token is missing or invalid.
       *     `no-subject`: The token has no subject (claim `sub`).
       */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description The token lacks the scope.
       *     `not-for-vendors`: The token is bound to a vendor, and the route, or what it asks for, is not for vendors.
       */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description All callers together send more than the stage of the API takes.
       *     `too-many-requests`: The caller, or without a token the address, sent more requests in a minute than are allowed; `Retry-After` has the seconds to wait.
       */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      431: components['responses']['Failure431'];
      500: components['responses']['Failure500'];
      503: components['responses']['Failure503'];
      /** @description Any other failure. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getApproval: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The approval. */
      200: {
        headers: {
          'ratelimit-limit': components['headers']['RateLimitLimit'];
          'ratelimit-remaining': components['headers']['RateLimitRemaining'];
          'ratelimit-reset': components['headers']['RateLimitReset'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Approval'];
        };
      };
      /**
       * @description The token is missing or invalid.
       *     `no-subject`: The token has no subject (claim `sub`).
       */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The token lacks the scope. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
        };
      };
      /**
       * @description `no-such-route`: There is no such route, or a part of its path is too long or has characters that no id has.
       *     `unknown-approval`: There is no such approval, or it is the other party's.
       */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description All callers together send more than the stage of the API takes.
       *     `too-many-requests`: The caller, or without a token the address, sent more requests in a minute than are allowed; `Retry-After` has the seconds to wait.
       */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      431: components['responses']['Failure431'];
      500: components['responses']['Failure500'];
      503: components['responses']['Failure503'];
      /** @description Any other failure. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  approveRequest: {
    parameters: {
      query?: never;
      header?: {
        /** @description A name of your own for the request: a repeated request with it gets the first answer again. */
        'idempotency-key'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          note?: string;
        };
      };
    };
    responses: {
      /** @description It was carried out, or refused since it is not possible any more: `state` says which. */
      200: {
        headers: {
          'ratelimit-limit': components['headers']['RateLimitLimit'];
          'ratelimit-remaining': components['headers']['RateLimitRemaining'];
          'ratelimit-reset': components['headers']['RateLimitReset'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Approval'];
        };
      };
      /**
       * @description `bad-body`: The body is not right; `issues` name each place.
       *     `bad-header`: A header is not right.
       *     `doubled-name`: A name stands twice in one object of the body; `detail` has its line.
       *     `not-json`: The body is not JSON.
       */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description The token is missing or invalid.
       *     `no-subject`: The token has no subject (claim `sub`).
       */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description The token lacks the scope.
       *     `same-person`: The person who asked for it may not approve or reject it; who raised a dispute may not decide it.
       */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description `no-such-route`: There is no such route, or a part of its path is too long or has characters that no id has.
       *     `unknown-approval`: There is no such approval, or it is the other party's.
       */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description `approval-decided`: It was decided already.
       *     `in-progress`: The request with this Idempotency-Key is being answered.
       */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      413: components['responses']['Failure413'];
      /**
       * @description `idempotency-key-reused`: The Idempotency-Key came with another body before.
       *     `unusable-name`: A name or an id is too long for a key, or no well-formed Unicode.
       */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description All callers together send more than the stage of the API takes.
       *     `too-many-requests`: The caller, or without a token the address, sent more requests in a minute than are allowed; `Retry-After` has the seconds to wait.
       */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      431: components['responses']['Failure431'];
      500: components['responses']['Failure500'];
      503: components['responses']['Failure503'];
      /** @description Any other failure. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  rejectRequest: {
    parameters: {
      query?: never;
      header?: {
        /** @description A name of your own for the request: a repeated request with it gets the first answer again. */
        'idempotency-key'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          note: string;
        };
      };
    };
    responses: {
      /** @description The approval, rejected. */
      200: {
        headers: {
          'ratelimit-limit': components['headers']['RateLimitLimit'];
          'ratelimit-remaining': components['headers']['RateLimitRemaining'];
          'ratelimit-reset': components['headers']['RateLimitReset'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Approval'];
        };
      };
      /**
       * @description `bad-body`: The body is not right; `issues` name each place.
       *     `bad-header`: A header is not right.
       *     `doubled-name`: A name stands twice in one object of the body; `detail` has its line.
       *     `not-json`: The body is not JSON.
       */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description The token is missing or invalid.
       *     `no-subject`: The token has no subject (claim `sub`).
       */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description The token lacks the scope.
       *     `same-person`: The person who asked for it may not approve or reject it; who raised a dispute may not decide it.
       */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description `no-such-route`: There is no such route, or a part of its path is too long or has characters that no id has.
       *     `unknown-approval`: There is no such approval, or it is the other party's.
       */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description `approval-decided`: It was decided already.
       *     `in-progress`: The request with this Idempotency-Key is being answered.
       */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      413: components['responses']['Failure413'];
      /**
       * @description `idempotency-key-reused`: The Idempotency-Key came with another body before.
       *     `unusable-name`: A name or an id is too long for a key, or no well-formed Unicode.
       */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description All callers together send more than the stage of the API takes.
       *     `too-many-requests`: The caller, or without a token the address, sent more requests in a minute than are allowed; `Retry-After` has the seconds to wait.
       */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      431: components['responses']['Failure431'];
      500: components['responses']['Failure500'];
      503: components['responses']['Failure503'];
      /** @description Any other failure. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  withdrawRequest: {
    parameters: {
      query?: never;
      header?: {
        /** @description A name of your own for the request: a repeated request with it gets the first answer again. */
        'idempotency-key'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          note: string;
        };
      };
    };
    responses: {
      /** @description The approval, withdrawn. */
      200: {
        headers: {
          'ratelimit-limit': components['headers']['RateLimitLimit'];
          'ratelimit-remaining': components['headers']['RateLimitRemaining'];
          'ratelimit-reset': components['headers']['RateLimitReset'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Approval'];
        };
      };
      /**
       * @description `bad-body`: The body is not right; `issues` name each place.
       *     `bad-header`: A header is not right.
       *     `doubled-name`: A name stands twice in one object of the body; `detail` has its line.
       *     `not-json`: The body is not JSON.
       */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description The token is missing or invalid.
       *     `no-subject`: The token has no subject (claim `sub`).
       */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description The token lacks the scope.
       *     `not-requester`: Another person asked for it.
       */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description `no-such-route`: There is no such route, or a part of its path is too long or has characters that no id has.
       *     `unknown-approval`: There is no such approval, or it is the other party's.
       */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description `approval-decided`: It was decided already.
       *     `in-progress`: The request with this Idempotency-Key is being answered.
       */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      413: components['responses']['Failure413'];
      /**
       * @description `idempotency-key-reused`: The Idempotency-Key came with another body before.
       *     `unusable-name`: A name or an id is too long for a key, or no well-formed Unicode.
       */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description All callers together send more than the stage of the API takes.
       *     `too-many-requests`: The caller, or without a token the address, sent more requests in a minute than are allowed; `Retry-After` has the seconds to wait.
       */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      431: components['responses']['Failure431'];
      500: components['responses']['Failure500'];
      503: components['responses']['Failure503'];
      /** @description Any other failure. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listAuditTrail: {
    parameters: {
      query?: {
        cursor?: string;
        /** @description A UTC day. Absent: today. */
        day?: string;
        limit?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A page of the writes. */
      200: {
        headers: {
          'ratelimit-limit': components['headers']['RateLimitLimit'];
          'ratelimit-remaining': components['headers']['RateLimitRemaining'];
          'ratelimit-reset': components['headers']['RateLimitReset'];
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @description Pass it to get the next page; absent on the last. */
            cursor?: string;
            items: {
              at: string;
              /** @description SHA-256 of the body. Secrets, searched texts, reasons, notes and addresses could be guessed by it and are left out; where a body with such members cannot be read, it is absent. */
              body?: string;
              by: string;
              path: string;
              requestId: string;
              route: string;
              /** @description Absent: the attempt did not end. */
              status?: number;
              vendor?: string;
            }[];
          };
        };
      };
      /**
       * @description `bad-cursor`: The cursor is not from a page of this listing with these filters for this caller; begin again without one.
       *     `bad-query`: A parameter of the address is not right; `issues` name it.
       *     `cursor-expired`: The cursor is older than a day, or the key of cursors was replaced; begin again without one.
       */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description The token is missing or invalid.
       *     `no-subject`: The token has no subject (claim `sub`).
       */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description The token lacks the scope.
       *     `not-for-vendors`: The token is bound to a vendor, and the route, or what it asks for, is not for vendors.
       */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description All callers together send more than the stage of the API takes.
       *     `too-many-requests`: The caller, or without a token the address, sent more requests in a minute than are allowed; `Retry-After` has the seconds to wait.
       */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      431: components['responses']['Failure431'];
      500: components['responses']['Failure500'];
      503: components['responses']['Failure503'];
      /** @description Any other failure. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listOwnWrites: {
    parameters: {
      query?: {
        cursor?: string;
        /** @description A UTC day. Absent: today. */
        day?: string;
        limit?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A page of the caller's own writes. */
      200: {
        headers: {
          'ratelimit-limit': components['headers']['RateLimitLimit'];
          'ratelimit-remaining': components['headers']['RateLimitRemaining'];
          'ratelimit-reset': components['headers']['RateLimitReset'];
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @description Pass it to get the next page; absent on the last. */
            cursor?: string;
            items: {
              at: string;
              /** @description SHA-256 of the body. Secrets, searched texts, reasons, notes and addresses could be guessed by it and are left out; where a body with such members cannot be read, it is absent. */
              body?: string;
              by: string;
              path: string;
              requestId: string;
              route: string;
              /** @description Absent: the attempt did not end. */
              status?: number;
              vendor?: string;
            }[];
          };
        };
      };
      /**
       * @description `bad-cursor`: The cursor is not from a page of this listing with these filters for this caller; begin again without one.
       *     `bad-query`: A parameter of the address is not right; `issues` name it.
       *     `cursor-expired`: The cursor is older than a day, or the key of cursors was replaced; begin again without one.
       */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description The token is missing or invalid.
       *     `no-subject`: The token has no subject (claim `sub`).
       */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description The token lacks the scope.
       *     `not-for-vendors`: The token is bound to a vendor, and the route, or what it asks for, is not for vendors.
       */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description All callers together send more than the stage of the API takes.
       *     `too-many-requests`: The caller, or without a token the address, sent more requests in a minute than are allowed; `Retry-After` has the seconds to wait.
       */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      431: components['responses']['Failure431'];
      500: components['responses']['Failure500'];
      503: components['responses']['Failure503'];
      /** @description Any other failure. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listAudits: {
    parameters: {
      query?: {
        /** @description How many months, up to the present one: 36 at most. */
        months?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The audits of the months, without their outcomes. */
      200: {
        headers: {
          'ratelimit-limit': components['headers']['RateLimitLimit'];
          'ratelimit-remaining': components['headers']['RateLimitRemaining'];
          'ratelimit-reset': components['headers']['RateLimitReset'];
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['AuditEntry'][];
          };
        };
      };
      /** @description `bad-query`: A parameter of the address is not right; `issues` name it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description The token is missing or invalid.
       *     `no-subject`: The token has no subject (claim `sub`).
       */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description The token lacks the scope.
       *     `not-for-vendors`: The token is bound to a vendor, and the route, or what it asks for, is not for vendors.
       */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description All callers together send more than the stage of the API takes.
       *     `too-many-requests`: The caller, or without a token the address, sent more requests in a minute than are allowed; `Retry-After` has the seconds to wait.
       */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      431: components['responses']['Failure431'];
      500: components['responses']['Failure500'];
      503: components['responses']['Failure503'];
      /** @description Any other failure. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  requestAudit: {
    parameters: {
      query?: never;
      header?: {
        /** @description A name of your own for the request: a repeated request with it gets the first answer again. */
        'idempotency-key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /**
           * @description Assess every period of the month again; else only those that are due or that a change affects.
           * @default false
           */
          everything?: boolean;
          period: string;
        };
      };
    };
    responses: {
      /** @description The audit is asked for; GET /v1/audits/{period} shows how it stands. */
      202: {
        headers: {
          'ratelimit-limit': components['headers']['RateLimitLimit'];
          'ratelimit-remaining': components['headers']['RateLimitRemaining'];
          'ratelimit-reset': components['headers']['RateLimitReset'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Audit'];
        };
      };
      /**
       * @description `bad-body`: The body is not right; `issues` name each place.
       *     `bad-header`: A header is not right.
       *     `doubled-name`: A name stands twice in one object of the body; `detail` has its line.
       *     `not-json`: The body is not JSON.
       */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description The token is missing or invalid.
       *     `no-subject`: The token has no subject (claim `sub`).
       */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description The token lacks the scope.
       *     `not-for-vendors`: The token is bound to a vendor, and the route, or what it asks for, is not for vendors.
       */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description `in-progress`: The request with this Idempotency-Key is being answered.
       *     `period-not-ended`: The month has not ended in every time zone.
       */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      413: components['responses']['Failure413'];
      /**
       * @description `idempotency-key-reused`: The Idempotency-Key came with another body before.
       *     `unusable-name`: A name or an id is too long for a key, or no well-formed Unicode.
       */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description All callers together send more than the stage of the API takes.
       *     `too-many-requests`: The caller, or without a token the address, sent more requests in a minute than are allowed; `Retry-After` has the seconds to wait.
       */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      431: components['responses']['Failure431'];
      500: components['responses']['Failure500'];
      503: components['responses']['Failure503'];
      /** @description Any other failure. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getAudit: {
    parameters: {
      query?: {
        cursor?: string;
        limit?: number;
      };
      header?: never;
      path: {
        period: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The audit, with a page of its outcomes. */
      200: {
        headers: {
          'ratelimit-limit': components['headers']['RateLimitLimit'];
          'ratelimit-remaining': components['headers']['RateLimitRemaining'];
          'ratelimit-reset': components['headers']['RateLimitReset'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Audit'];
        };
      };
      /**
       * @description `bad-cursor`: The cursor is not from a page of this listing with these filters for this caller; begin again without one.
       *     `bad-query`: A parameter of the address is not right; `issues` name it.
       *     `cursor-expired`: The cursor is older than a day, or the key of cursors was replaced; begin again without one.
       */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description The token is missing or invalid.
       *     `no-subject`: The token has no subject (claim `sub`).
       */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description The token lacks the scope.
       *     `not-for-vendors`: The token is bound to a vendor, and the route, or what it asks for, is not for vendors.
       */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description `no-such-route`: There is no such route, or a part of its path is too long or has characters that no id has.
       *     `unknown-audit`: No audit of this month was requested.
       */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description All callers together send more than the stage of the API takes.
       *     `too-many-requests`: The caller, or without a token the address, sent more requests in a minute than are allowed; `Retry-After` has the seconds to wait.
       */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      431: components['responses']['Failure431'];
      500: components['responses']['Failure500'];
      503: components['responses']['Failure503'];
      /** @description Any other failure. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listBillCredits: {
    parameters: {
      query?: {
        /** @description The least amount, included. It needs `currency`. */
        atLeast?: string;
        /** @description The greatest amount, included. It needs `currency`. */
        atMost?: string;
        /** @description Of the claim that a row is received on, or of one that its reference names. */
        contract?: string;
        /** @description Of the claim that a row is received on, or of one that its reference names. Not for a token that is bound to a vendor. */
        costCentre?: string;
        currency?: string;
        cursor?: string;
        /** @description Of the claim that a row is received on, or of one that its reference names. */
        customer?: string;
        /** @description The last day to claim is this day or a later one. Of the claim that a row is received on, or of one that its reference names. */
        lastDayFrom?: string;
        /** @description The last day to claim is this day or an earlier one. Of the claim that a row is received on, or of one that its reference names. */
        lastDayThrough?: string;
        limit?: number;
        /** @description Of the claim that a row is received on, or of one that its reference names. */
        period?: string;
        state?: 'waiting' | 'received' | 'reversed' | 'withdrawn';
        vendor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A page of the rows. */
      200: {
        headers: {
          'ratelimit-limit': components['headers']['RateLimitLimit'];
          'ratelimit-remaining': components['headers']['RateLimitRemaining'];
          'ratelimit-reset': components['headers']['RateLimitReset'];
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @description Pass it to get the next page; absent on the last. */
            cursor?: string;
            items: components['schemas']['BillCredit'][];
          };
        };
      };
      /**
       * @description `bad-cursor`: The cursor is not from a page of this listing with these filters for this caller; begin again without one.
       *     `bad-query`: A parameter of the address is not right; `issues` name it.
       *     `cursor-expired`: The cursor is older than a day, or the key of cursors was replaced; begin again without one.
       */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description The token is missing or invalid.
       *     `no-subject`: The token has no subject (claim `sub`).
       */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description The token lacks the scope.
       *     `not-for-vendors`: The token is bound to a vendor, and the route, or what it asks for, is not for vendors.
       *     `other-vendor`: The token is bound to one vendor, and the request asks for another.
       */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description All callers together send more than the stage of the API takes.
       *     `too-many-requests`: The caller, or without a token the address, sent more requests in a minute than are allowed; `Retry-After` has the seconds to wait.
       */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      431: components['responses']['Failure431'];
      500: components['responses']['Failure500'];
      503: components['responses']['Failure503'];
      /** @description Any other failure. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listClaims: {
    parameters: {
      query?: {
        /** @description Whose balance atLeast and atMost compare; one that a claim does not have is 0, a reserve without bound is above every amount. Absent: owed. */
        account?:
          'owed' | 'reserved' | 'claimed' | 'accepted' | 'credited' | 'received' | 'writtenOff' | 'overCredited' | 'expired' | 'open';
        /** @description The least amount, included. It needs `currency`. */
        atLeast?: string;
        /** @description The greatest amount, included. It needs `currency`. */
        atMost?: string;
        contract?: string;
        /** @description Some line is booked there. Not for a token that is bound to a vendor. */
        costCentre?: string;
        currency?: string;
        cursor?: string;
        /** @description The legal entity that is credited, or owes: the `customer` of the contract. */
        customer?: string;
        /** @description The last day to claim is this day or a later one. */
        lastDayFrom?: string;
        /** @description The last day to claim is this day or an earlier one. */
        lastDayThrough?: string;
        limit?: number;
        period?: string;
        state?:
          | 'due'
          | 'submitted'
          | 'acknowledged'
          | 'accepted'
          | 'partly-accepted'
          | 'rejected'
          | 'withdrawn'
          | 'expired'
          | 'settled'
          | 'over-credited'
          | 'void';
        vendor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A page of the claims. */
      200: {
        headers: {
          'ratelimit-limit': components['headers']['RateLimitLimit'];
          'ratelimit-remaining': components['headers']['RateLimitRemaining'];
          'ratelimit-reset': components['headers']['RateLimitReset'];
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @description Pass it to get the next page; absent on the last. */
            cursor?: string;
            items: components['schemas']['ClaimEntry'][];
          };
        };
      };
      /**
       * @description `bad-cursor`: The cursor is not from a page of this listing with these filters for this caller; begin again without one.
       *     `bad-query`: A parameter of the address is not right; `issues` name it.
       *     `cursor-expired`: The cursor is older than a day, or the key of cursors was replaced; begin again without one.
       */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description The token is missing or invalid.
       *     `no-subject`: The token has no subject (claim `sub`).
       */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description The token lacks the scope.
       *     `not-for-vendors`: The token is bound to a vendor, and the route, or what it asks for, is not for vendors.
       *     `other-vendor`: The token is bound to one vendor, and the request asks for another.
       */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description All callers together send more than the stage of the API takes.
       *     `too-many-requests`: The caller, or without a token the address, sent more requests in a minute than are allowed; `Retry-After` has the seconds to wait.
       */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      431: components['responses']['Failure431'];
      500: components['responses']['Failure500'];
      503: components['responses']['Failure503'];
      /** @description Any other failure. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getClaim: {
    parameters: {
      query?: never;
      header?: {
        /** @description `document-link`: in place of 303 the answer is 200, with the same body as `application/vnd.makegood.link+json`. */
        prefer?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The claim. */
      200: {
        headers: {
          'ratelimit-limit': components['headers']['RateLimitLimit'];
          'ratelimit-remaining': components['headers']['RateLimitRemaining'];
          'ratelimit-reset': components['headers']['RateLimitReset'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Claim'];
          'application/vnd.makegood.link+json': components['schemas']['DocumentLink'];
        };
      };
      /** @description The file is too large for an answer, and is at the address in `location`. It needs no token: send none there. */
      303: {
        headers: {
          location: components['headers']['Location'];
          'ratelimit-limit': components['headers']['RateLimitLimit'];
          'ratelimit-remaining': components['headers']['RateLimitRemaining'];
          'ratelimit-reset': components['headers']['RateLimitReset'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DocumentLink'];
        };
      };
      /**
       * @description The token is missing or invalid.
       *     `no-subject`: The token has no subject (claim `sub`).
       */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The token lacks the scope. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
        };
      };
      /**
       * @description `no-such-route`: There is no such route, or a part of its path is too long or has characters that no id has.
       *     `unknown-claim`: There is no such claim, or it is another vendor's.
       */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `document-too-large`: The file is larger than one behind a link may be, or has more rows than can be drawn. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description All callers together send more than the stage of the API takes.
       *     `too-many-files`: Files of more bytes than are allowed in an hour were kept for the caller; `Retry-After` has the seconds to wait.
       *     `too-many-requests`: The caller, or without a token the address, sent more requests in a minute than are allowed; `Retry-After` has the seconds to wait.
       */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      431: components['responses']['Failure431'];
      500: components['responses']['Failure500'];
      503: components['responses']['Failure503'];
      /** @description Any other failure. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getClaimPackage: {
    parameters: {
      query?: {
        language?: 'en' | 'zh' | 'de';
        /** @description `claimed`: what was submitted, before that a draft of all. `not-claimed`: a draft of what is not claimed yet. */
        of?: 'claimed' | 'not-claimed';
      };
      header?: {
        /** @description `document-link`: in place of 303 the answer is 200, with the same body as `application/vnd.makegood.link+json`. */
        prefer?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The package. */
      200: {
        headers: {
          'ratelimit-limit': components['headers']['RateLimitLimit'];
          'ratelimit-remaining': components['headers']['RateLimitRemaining'];
          'ratelimit-reset': components['headers']['RateLimitReset'];
          [name: string]: unknown;
        };
        content: {
          'application/vnd.makegood.link+json': components['schemas']['DocumentLink'];
          'application/zip': string;
        };
      };
      /** @description The file is too large for an answer, and is at the address in `location`. It needs no token: send none there. */
      303: {
        headers: {
          location: components['headers']['Location'];
          'ratelimit-limit': components['headers']['RateLimitLimit'];
          'ratelimit-remaining': components['headers']['RateLimitRemaining'];
          'ratelimit-reset': components['headers']['RateLimitReset'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DocumentLink'];
        };
      };
      /** @description `bad-query`: A parameter of the address is not right; `issues` name it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description The token is missing or invalid.
       *     `no-subject`: The token has no subject (claim `sub`).
       */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The token lacks the scope. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
        };
      };
      /**
       * @description `no-bundle`: The evidence of this revision is not stored.
       *     `no-such-route`: There is no such route, or a part of its path is too long or has characters that no id has.
       *     `unknown-claim`: There is no such claim, or it is another vendor's.
       */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description `document-too-large`: The file is larger than one behind a link may be, or has more rows than can be drawn.
       *     `nothing-to-claim`: Nothing of the claim is open, it is withdrawn, the credit needs no claim, or the claim was not submitted to the reader: there is no letter.
       */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description All callers together send more than the stage of the API takes.
       *     `too-many-files`: Files of more bytes than are allowed in an hour were kept for the caller; `Retry-After` has the seconds to wait.
       *     `too-many-requests`: The caller, or without a token the address, sent more requests in a minute than are allowed; `Retry-After` has the seconds to wait.
       */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      431: components['responses']['Failure431'];
      500: components['responses']['Failure500'];
      503: components['responses']['Failure503'];
      /** @description Any other failure. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  recordClaimTransition: {
    parameters: {
      query?: never;
      header?: {
        /** @description A name of your own for the request: a repeated request with it gets the first answer again. */
        'idempotency-key'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @description Decimal text above 0, with exactly the currency’s decimals. Required of credited and received. Absent: all that is open, or the sum of `lines`. */
          amount?: string;
          /** @description The day on which it took effect, such as the value date of a payment; not before the period. Absent: today. */
          effectiveOn?: string;
          /**
           * @description The creditor states submitted, withdrawn, reopened, contested, received and written-off; the debtor acknowledged, accepted, rejected and credited. The creditor may record an answer of the debtor with a reference to it. Who recorded an entry may take it back with `reversed`.
           * @enum {string}
           */
          kind:
            | 'submitted'
            | 'withdrawn'
            | 'reopened'
            | 'contested'
            | 'acknowledged'
            | 'accepted'
            | 'rejected'
            | 'credited'
            | 'received'
            | 'written-off'
            | 'reversed';
          /** @description The amount by lines of the newest statement. They add up to `amount`. */
          lines?: {
            amount: string;
            component?: string;
            credit: string;
            /** @description As the line of the statement has it. */
            index: string;
          }[];
          /** @description The reason. Required of withdrawn, reopened, contested, rejected, written-off and reversed. */
          note?: string;
          /** @description Of `reversed`: the number of the transition that was wrong; the first is 1. */
          of?: number;
          /** @description The debtor's ticket, decision or credit note, or the payment. Of `credited` and `received` each counts once. */
          reference?: string;
        };
      };
    };
    responses: {
      /** @description The claim, with the transition. */
      200: {
        headers: {
          'ratelimit-limit': components['headers']['RateLimitLimit'];
          'ratelimit-remaining': components['headers']['RateLimitRemaining'];
          'ratelimit-reset': components['headers']['RateLimitReset'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Claim'];
        };
      };
      /** @description Nothing is done yet: the request waits for a second person. */
      202: {
        headers: {
          'ratelimit-limit': components['headers']['RateLimitLimit'];
          'ratelimit-remaining': components['headers']['RateLimitRemaining'];
          'ratelimit-reset': components['headers']['RateLimitReset'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Approval'];
        };
      };
      /** @description It is done. The answer is too large; a GET of the path in `location`, with the same token, gives it. */
      303: {
        headers: {
          location: components['headers']['ReadBack'];
          'ratelimit-limit': components['headers']['RateLimitLimit'];
          'ratelimit-remaining': components['headers']['RateLimitRemaining'];
          'ratelimit-reset': components['headers']['RateLimitReset'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReadBack'];
        };
      };
      /**
       * @description `bad-body`: The body is not right; `issues` name each place.
       *     `bad-header`: A header is not right.
       *     `doubled-name`: A name stands twice in one object of the body; `detail` has its line.
       *     `not-json`: The body is not JSON.
       */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description The token is missing or invalid.
       *     `no-subject`: The token has no subject (claim `sub`).
       */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The token lacks the scope. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
        };
      };
      /**
       * @description `no-such-route`: There is no such route, or a part of its path is too long or has characters that no id has.
       *     `unknown-claim`: There is no such claim, or it is another vendor's.
       */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description `in-progress`: The request with this Idempotency-Key is being answered.
       *     `revision-conflict`: Another request changed it first.
       */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      413: components['responses']['Failure413'];
      /**
       * @description `amount-too-large`: The amount is more than is open, than was claimed, than a dispute can be about, or than is disputed.
       *     `bad-amount`: The amount has not exactly the decimals of the currency, is not above 0, or is not the sum of its lines.
       *     `bad-transition`: The claim cannot make this transition.
       *     `bad-value`: A day has not begun yet or is before the period; a line or an event is named twice.
       *     `claim-changed`: The claim or its statement changed since a second person was asked.
       *     `claim-too-early`: The claim cannot be made yet.
       *     `idempotency-key-reused`: The Idempotency-Key came with another body before.
       *     `missing`: Something that the entry needs is missing; `detail` names it.
       *     `not-your-word`: Another party may state this, or may take it back.
       *     `nothing-open`: Nothing is open on the claim.
       *     `reference-used`: Another entry has this reference, with another amount, day or lines.
       *     `too-many`: There are as many as are taken.
       *     `unknown-line`: The newest statement has no such line.
       *     `unusable-name`: A name or an id is too long for a key, or no well-formed Unicode.
       */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description All callers together send more than the stage of the API takes.
       *     `too-many-requests`: The caller, or without a token the address, sent more requests in a minute than are allowed; `Retry-After` has the seconds to wait.
       */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      431: components['responses']['Failure431'];
      500: components['responses']['Failure500'];
      503: components['responses']['Failure503'];
      /** @description Any other failure. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listContracts: {
    parameters: {
      query?: {
        cursor?: string;
        limit?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A page of the contracts. */
      200: {
        headers: {
          'ratelimit-limit': components['headers']['RateLimitLimit'];
          'ratelimit-remaining': components['headers']['RateLimitRemaining'];
          'ratelimit-reset': components['headers']['RateLimitReset'];
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @description Pass it to get the next page; absent on the last. */
            cursor?: string;
            items: components['schemas']['ContractEntry'][];
          };
        };
      };
      /**
       * @description `bad-cursor`: The cursor is not from a page of this listing with these filters for this caller; begin again without one.
       *     `bad-query`: A parameter of the address is not right; `issues` name it.
       *     `cursor-expired`: The cursor is older than a day, or the key of cursors was replaced; begin again without one.
       */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description The token is missing or invalid.
       *     `no-subject`: The token has no subject (claim `sub`).
       */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The token lacks the scope. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
        };
      };
      /**
       * @description All callers together send more than the stage of the API takes.
       *     `too-many-requests`: The caller, or without a token the address, sent more requests in a minute than are allowed; `Retry-After` has the seconds to wait.
       */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      431: components['responses']['Failure431'];
      500: components['responses']['Failure500'];
      503: components['responses']['Failure503'];
      /** @description Any other failure. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getContract: {
    parameters: {
      query?: never;
      header?: {
        /** @description An ETag; the answer is 304 while it is still the current one. */
        'if-none-match'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The newest revision. */
      200: {
        headers: {
          etag: components['headers']['ETag'];
          'ratelimit-limit': components['headers']['RateLimitLimit'];
          'ratelimit-remaining': components['headers']['RateLimitRemaining'];
          'ratelimit-reset': components['headers']['RateLimitReset'];
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            contract: {
              [key: string]: unknown;
            };
            digest: string;
            id: string;
            recordedAt: string;
            /** @description Only when the rules of this version refuse the stored text: first that they do, with the remedy, then each error. */
            refused?: components['schemas']['Issue'][];
            revision: number;
          };
          'application/yaml': string;
        };
      };
      /** @description The answer has not changed since the ETag. */
      304: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /**
       * @description The token is missing or invalid.
       *     `no-subject`: The token has no subject (claim `sub`).
       */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The token lacks the scope. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
        };
      };
      /**
       * @description `no-such-route`: There is no such route, or a part of its path is too long or has characters that no id has.
       *     `unknown-contract`: There is no such contract, or it is with another vendor.
       */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not-acceptable`: None of the requested media types is available. */
      406: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description All callers together send more than the stage of the API takes.
       *     `too-many-requests`: The caller, or without a token the address, sent more requests in a minute than are allowed; `Retry-After` has the seconds to wait.
       */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      431: components['responses']['Failure431'];
      500: components['responses']['Failure500'];
      503: components['responses']['Failure503'];
      /** @description Any other failure. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  putContract: {
    parameters: {
      query?: never;
      header?: {
        /** @description The revision that it replaces, as in the ETag; another answers 409. */
        'if-match'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': unknown;
        'application/yaml': string;
      };
    };
    responses: {
      /** @description The contract was there before; it is as it was put now. */
      200: {
        headers: {
          'ratelimit-limit': components['headers']['RateLimitLimit'];
          'ratelimit-remaining': components['headers']['RateLimitRemaining'];
          'ratelimit-reset': components['headers']['RateLimitReset'];
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            digest: string;
            id: string;
            /** @enum {string} */
            outcome: 'created' | 'revised' | 'unchanged';
            revision: number;
            warnings: components['schemas']['Issue'][];
            webhooks: {
              /** @enum {string} */
              as: 'vendor' | 'customer';
              /** @description Addresses that are valid now, newest first: a short name of each (the beginning of the SHA-256 of its last part), and since when it is valid. Without one it has no address. */
              keys: {
                fingerprint: string;
                since: string;
              }[];
              /** @description Signing secrets that are valid now, newest first: a short name of each, and since when it is valid. */
              secrets: {
                fingerprint: string;
                since: string;
              }[];
              signed: boolean;
              source: string;
              /** @description The address, where this request made the webhook and the token has the scope `vendors:write`. It is shown once. */
              url?: string;
            }[];
            /** @description Empty: GET /v1/contracts/{id}/worth has it. */
            worth: {
              /**
               * @description What sizes are: milliseconds of downtime, milliseconds that a record takes, a number of records, or milliseconds from the start of the period to a delivery.
               * @enum {string}
               */
              by: 'downtime' | 'record' | 'count' | 'delivery';
              /** @description The most that was owed in all that was tried, and the share of its base; other evidence may owe more. Absent when nothing that was tried owes anything. */
              most?: {
                amount: string;
                currency: string;
                of?: string;
                share?: string;
                when: string;
              };
              /** @description What may take out a whole period of downtime while the objective is met. */
              noFloor: {
                because: string;
                cell: string;
              }[];
              /** @description Why nothing was found. */
              notFound?: string;
              objective: string;
              rows: {
                /** @description Sizes for which nothing is owed. */
                free: {
                  from: number;
                  to: number;
                }[];
                /**
                 * @description No evidence leaves less than `left`: it follows from the text.
                 * @constant
                 */
                isFloor?: true;
                /** @description The least share of the period that was found to be left when exclusions are used up as well; absent without a floor. */
                left?: string;
                /** @description Sizes for which the objective is met. */
                met: {
                  from: number;
                  to: number;
                }[];
                /** @constant */
                notFound?: true;
                /** @description A length of the period, the words of a record, or a deliverable. */
                of: string;
                /** @description The period in which it was found. */
                period: string;
              }[];
              target: string;
              version: string;
            }[];
          };
        };
      };
      /** @description The contract is new. */
      201: {
        headers: {
          'ratelimit-limit': components['headers']['RateLimitLimit'];
          'ratelimit-remaining': components['headers']['RateLimitRemaining'];
          'ratelimit-reset': components['headers']['RateLimitReset'];
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            digest: string;
            id: string;
            /** @enum {string} */
            outcome: 'created' | 'revised' | 'unchanged';
            revision: number;
            warnings: components['schemas']['Issue'][];
            webhooks: {
              /** @enum {string} */
              as: 'vendor' | 'customer';
              /** @description Addresses that are valid now, newest first: a short name of each (the beginning of the SHA-256 of its last part), and since when it is valid. Without one it has no address. */
              keys: {
                fingerprint: string;
                since: string;
              }[];
              /** @description Signing secrets that are valid now, newest first: a short name of each, and since when it is valid. */
              secrets: {
                fingerprint: string;
                since: string;
              }[];
              signed: boolean;
              source: string;
              /** @description The address, where this request made the webhook and the token has the scope `vendors:write`. It is shown once. */
              url?: string;
            }[];
            /** @description Empty: GET /v1/contracts/{id}/worth has it. */
            worth: {
              /**
               * @description What sizes are: milliseconds of downtime, milliseconds that a record takes, a number of records, or milliseconds from the start of the period to a delivery.
               * @enum {string}
               */
              by: 'downtime' | 'record' | 'count' | 'delivery';
              /** @description The most that was owed in all that was tried, and the share of its base; other evidence may owe more. Absent when nothing that was tried owes anything. */
              most?: {
                amount: string;
                currency: string;
                of?: string;
                share?: string;
                when: string;
              };
              /** @description What may take out a whole period of downtime while the objective is met. */
              noFloor: {
                because: string;
                cell: string;
              }[];
              /** @description Why nothing was found. */
              notFound?: string;
              objective: string;
              rows: {
                /** @description Sizes for which nothing is owed. */
                free: {
                  from: number;
                  to: number;
                }[];
                /**
                 * @description No evidence leaves less than `left`: it follows from the text.
                 * @constant
                 */
                isFloor?: true;
                /** @description The least share of the period that was found to be left when exclusions are used up as well; absent without a floor. */
                left?: string;
                /** @description Sizes for which the objective is met. */
                met: {
                  from: number;
                  to: number;
                }[];
                /** @constant */
                notFound?: true;
                /** @description A length of the period, the words of a record, or a deliverable. */
                of: string;
                /** @description The period in which it was found. */
                period: string;
              }[];
              target: string;
              version: string;
            }[];
          };
        };
      };
      /** @description Nothing is done yet: the request waits for a second person. */
      202: {
        headers: {
          'ratelimit-limit': components['headers']['RateLimitLimit'];
          'ratelimit-remaining': components['headers']['RateLimitRemaining'];
          'ratelimit-reset': components['headers']['RateLimitReset'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Approval'];
        };
      };
      /**
       * @description `bad-header`: A header is not right.
       *     `doubled-name`: A name stands twice in one object of the body; `detail` has its line.
       *     `not-json`: The body is not JSON.
       */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description The token is missing or invalid.
       *     `no-subject`: The token has no subject (claim `sub`).
       */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description The token lacks the scope.
       *     `not-for-vendors`: The token is bound to a vendor, and the route, or what it asks for, is not for vendors.
       */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `no-such-route`: There is no such route, or a part of its path is too long or has characters that no id has. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `revision-conflict`: Another request changed it first. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      413: components['responses']['Failure413'];
      /** @description `unsupported-media-type`: The content type cannot be read. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description `contract-invalid`: The contract has errors; `issues` has all of them.
       *     `unusable-name`: A name or an id is too long for a key, or no well-formed Unicode.
       */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description All callers together send more than the stage of the API takes.
       *     `too-many-requests`: The caller, or without a token the address, sent more requests in a minute than are allowed; `Retry-After` has the seconds to wait.
       */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      431: components['responses']['Failure431'];
      500: components['responses']['Failure500'];
      503: components['responses']['Failure503'];
      /** @description Any other failure. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getContractWorth: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What each objective is worth. */
      200: {
        headers: {
          'ratelimit-limit': components['headers']['RateLimitLimit'];
          'ratelimit-remaining': components['headers']['RateLimitRemaining'];
          'ratelimit-reset': components['headers']['RateLimitReset'];
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            id: string;
            revision: number;
            /** @description What each objective is worth, found by assessing evidence that is made. */
            worth: {
              /**
               * @description What sizes are: milliseconds of downtime, milliseconds that a record takes, a number of records, or milliseconds from the start of the period to a delivery.
               * @enum {string}
               */
              by: 'downtime' | 'record' | 'count' | 'delivery';
              /** @description The most that was owed in all that was tried, and the share of its base; other evidence may owe more. Absent when nothing that was tried owes anything. */
              most?: {
                amount: string;
                currency: string;
                of?: string;
                share?: string;
                when: string;
              };
              /** @description What may take out a whole period of downtime while the objective is met. */
              noFloor: {
                because: string;
                cell: string;
              }[];
              /** @description Why nothing was found. */
              notFound?: string;
              objective: string;
              rows: {
                /** @description Sizes for which nothing is owed. */
                free: {
                  from: number;
                  to: number;
                }[];
                /**
                 * @description No evidence leaves less than `left`: it follows from the text.
                 * @constant
                 */
                isFloor?: true;
                /** @description The least share of the period that was found to be left when exclusions are used up as well; absent without a floor. */
                left?: string;
                /** @description Sizes for which the objective is met. */
                met: {
                  from: number;
                  to: number;
                }[];
                /** @constant */
                notFound?: true;
                /** @description A length of the period, the words of a record, or a deliverable. */
                of: string;
                /** @description The period in which it was found. */
                period: string;
              }[];
              target: string;
              version: string;
            }[];
          };
        };
      };
      /**
       * @description The token is missing or invalid.
       *     `no-subject`: The token has no subject (claim `sub`).
       */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The token lacks the scope. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
        };
      };
      /**
       * @description `no-such-route`: There is no such route, or a part of its path is too long or has characters that no id has.
       *     `unknown-contract`: There is no such contract, or it is with another vendor.
       */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `contract-refused`: The rules of this version refuse the stored contract. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description All callers together send more than the stage of the API takes.
       *     `too-many-requests`: The caller, or without a token the address, sent more requests in a minute than are allowed; `Retry-After` has the seconds to wait.
       */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      431: components['responses']['Failure431'];
      500: components['responses']['Failure500'];
      503: components['responses']['Failure503'];
      /** @description Any other failure. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  correctEvidence: {
    parameters: {
      query?: never;
      header?: {
        /** @description A name of your own for the request: a repeated request with it gets the first answer again. */
        'idempotency-key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          component?: string;
          id: string;
          /** @description The month of the event. */
          month: string;
          reason: string;
          /** @description A whole event with its `type`; absent = withdrawn. */
          replacement?: {
            [key: string]: unknown;
          };
          /** @description The sender, as in the answer of /v1/evidence. */
          sender: string;
          vendor: string;
        };
      };
    };
    responses: {
      /** @description The correction and the event that it corrects. */
      201: {
        headers: {
          'ratelimit-limit': components['headers']['RateLimitLimit'];
          'ratelimit-remaining': components['headers']['RateLimitRemaining'];
          'ratelimit-reset': components['headers']['RateLimitReset'];
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            corrected: {
              body: {
                [key: string]: unknown;
              };
              /** @enum {string} */
              class: 'account' | 'signed' | 'secret-path' | 'administrator';
              component?: string;
              id: string;
              occurredAt: string;
              receivedAt: string;
              sender: string;
              /** @enum {string} */
              speaksFor: 'vendor' | 'customer';
              type: string;
            };
            correction: {
              body: {
                [key: string]: unknown;
              };
              /** @enum {string} */
              class: 'account' | 'signed' | 'secret-path' | 'administrator';
              component?: string;
              id: string;
              occurredAt: string;
              receivedAt: string;
              sender: string;
              /** @enum {string} */
              speaksFor: 'vendor' | 'customer';
              type: string;
            };
          };
        };
      };
      /** @description Nothing is done yet: the request waits for a second person. */
      202: {
        headers: {
          'ratelimit-limit': components['headers']['RateLimitLimit'];
          'ratelimit-remaining': components['headers']['RateLimitRemaining'];
          'ratelimit-reset': components['headers']['RateLimitReset'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Approval'];
        };
      };
      /**
       * @description `bad-body`: The body is not right; `issues` name each place.
       *     `bad-header`: A header is not right.
       *     `doubled-name`: A name stands twice in one object of the body; `detail` has its line.
       *     `not-json`: The body is not JSON.
       */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description The token is missing or invalid.
       *     `no-subject`: The token has no subject (claim `sub`).
       */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description The token lacks the scope.
       *     `not-for-vendors`: The token is bound to a vendor, and the route, or what it asks for, is not for vendors.
       */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unknown-event`: There is no such event. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `in-progress`: The request with this Idempotency-Key is being answered. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      413: components['responses']['Failure413'];
      /**
       * @description `idempotency-key-reused`: The Idempotency-Key came with another body before.
       *     `replacement-invalid`: The replacement is no event.
       *     `unusable-name`: A name or an id is too long for a key, or no well-formed Unicode.
       */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description All callers together send more than the stage of the API takes.
       *     `too-many-requests`: The caller, or without a token the address, sent more requests in a minute than are allowed; `Retry-After` has the seconds to wait.
       */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      431: components['responses']['Failure431'];
      500: components['responses']['Failure500'];
      503: components['responses']['Failure503'];
      /** @description Any other failure. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listDisputes: {
    parameters: {
      query?: {
        /** @description The least amount, included. It needs `currency`. */
        atLeast?: string;
        /** @description The greatest amount, included. It needs `currency`. */
        atMost?: string;
        contract?: string;
        /** @description Some line is booked there. Not for a token that is bound to a vendor. */
        costCentre?: string;
        currency?: string;
        cursor?: string;
        /** @description The legal entity that is credited, or owes: the `customer` of the contract. */
        customer?: string;
        limit?: number;
        period?: string;
        status?: 'open' | 'withdrawn' | 'decided';
        vendor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A page of the disputes. */
      200: {
        headers: {
          'ratelimit-limit': components['headers']['RateLimitLimit'];
          'ratelimit-remaining': components['headers']['RateLimitRemaining'];
          'ratelimit-reset': components['headers']['RateLimitReset'];
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @description Pass it to get the next page; absent on the last. */
            cursor?: string;
            items: components['schemas']['Dispute'][];
          };
        };
      };
      /**
       * @description `bad-cursor`: The cursor is not from a page of this listing with these filters for this caller; begin again without one.
       *     `bad-query`: A parameter of the address is not right; `issues` name it.
       *     `cursor-expired`: The cursor is older than a day, or the key of cursors was replaced; begin again without one.
       */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description The token is missing or invalid.
       *     `no-subject`: The token has no subject (claim `sub`).
       */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description The token lacks the scope.
       *     `not-for-vendors`: The token is bound to a vendor, and the route, or what it asks for, is not for vendors.
       *     `other-vendor`: The token is bound to one vendor, and the request asks for another.
       */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description All callers together send more than the stage of the API takes.
       *     `too-many-requests`: The caller, or without a token the address, sent more requests in a minute than are allowed; `Retry-After` has the seconds to wait.
       */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      431: components['responses']['Failure431'];
      500: components['responses']['Failure500'];
      503: components['responses']['Failure503'];
      /** @description Any other failure. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  openDispute: {
    parameters: {
      query?: never;
      header?: {
        /** @description A name of your own for the request: a repeated request with it gets the first answer again. */
        'idempotency-key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @description By how much it is wrong: above 0, with exactly the currency’s decimals, and no more than the lines, caps and charges of the period leave possible. */
          amount: string;
          contract?: string;
          /** @description Needed before the statement is issued; else that of the statement. */
          currency?: string;
          /**
           * @description Ids of events in the evidence of the period that are wrong, or "sender|id"; one that is held in quarantine by its id there.
           * @default []
           */
          events?: string[];
          /**
           * @description Lines of the newest revision that are wrong. None: the whole, or a period whose statement is not issued yet.
           * @default []
           */
          lines?: {
            component?: string;
            credit: string;
            /** @description As the line of the statement has it. */
            index: string;
          }[];
          period?: string;
          reason: string;
          /** @description Instead of `contract` and `period`: the id of the statement, which is both. */
          statement?: string;
        };
      };
    };
    responses: {
      /** @description The dispute, open. */
      201: {
        headers: {
          'ratelimit-limit': components['headers']['RateLimitLimit'];
          'ratelimit-remaining': components['headers']['RateLimitRemaining'];
          'ratelimit-reset': components['headers']['RateLimitReset'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Dispute'];
        };
      };
      /**
       * @description `bad-body`: The body is not right; `issues` name each place.
       *     `bad-header`: A header is not right.
       *     `doubled-name`: A name stands twice in one object of the body; `detail` has its line.
       *     `not-json`: The body is not JSON.
       */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description The token is missing or invalid.
       *     `no-subject`: The token has no subject (claim `sub`).
       */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The token lacks the scope. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
        };
      };
      /** @description `unknown-contract`: There is no such contract, or it is with another vendor. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description `in-progress`: The request with this Idempotency-Key is being answered.
       *     `revision-conflict`: Another request changed it first.
       */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      413: components['responses']['Failure413'];
      /**
       * @description `amount-too-large`: The amount is more than is open, than was claimed, than a dispute can be about, or than is disputed.
       *     `bad-amount`: The amount has not exactly the decimals of the currency, is not above 0, or is not the sum of its lines.
       *     `bad-period`: The label is not that of a period of the contract.
       *     `bad-value`: A day has not begun yet or is before the period; a line or an event is named twice.
       *     `contract-refused`: The rules of this version refuse the stored contract.
       *     `idempotency-key-reused`: The Idempotency-Key came with another body before.
       *     `missing`: Something that the entry needs is missing; `detail` names it.
       *     `no-terms-in-force`: No version of the terms is in force in this period.
       *     `not-in-evidence`: The evidence of the period has no such event, nor has the quarantine.
       *     `outside-term`: The period is outside the term of the contract.
       *     `part-period`: The label covers several periods, or a part of one.
       *     `period-not-begun`: The period has not begun: nothing is measured in it yet.
       *     `periods-differ`: The periods of two versions of the contract do not join.
       *     `too-many`: There are as many as are taken.
       *     `unknown-currency`: It is no currency of ISO 4217.
       *     `unknown-line`: The newest statement has no such line.
       *     `unusable-name`: A name or an id is too long for a key, or no well-formed Unicode.
       *     `wrong-currency`: The statement is in another currency.
       */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description All callers together send more than the stage of the API takes.
       *     `too-many-requests`: The caller, or without a token the address, sent more requests in a minute than are allowed; `Retry-After` has the seconds to wait.
       */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      431: components['responses']['Failure431'];
      500: components['responses']['Failure500'];
      503: components['responses']['Failure503'];
      /** @description Any other failure. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  decideDispute: {
    parameters: {
      query?: never;
      header?: {
        /** @description A name of your own for the request: a repeated request with it gets the first answer again. */
        'idempotency-key'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @description Of `partly-upheld`: how much of the disputed amount is upheld, above 0. Absent: the sum of `lines`. */
          amount?: string;
          /** @description Of `partly-upheld`, where the dispute names lines: how much of each is upheld. They add up to `amount`; of a line that is left out nothing is upheld. */
          lines?: {
            amount: string;
            component?: string;
            credit: string;
            /** @description As the line of the statement has it. */
            index: string;
          }[];
          note: string;
          /** @enum {string} */
          outcome: 'upheld' | 'partly-upheld' | 'rejected';
          /** @description The answer of the vendor, where the customer records the decision on a dispute of its own. */
          reference?: string;
        };
      };
    };
    responses: {
      /** @description The dispute, decided. */
      200: {
        headers: {
          'ratelimit-limit': components['headers']['RateLimitLimit'];
          'ratelimit-remaining': components['headers']['RateLimitRemaining'];
          'ratelimit-reset': components['headers']['RateLimitReset'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Dispute'];
        };
      };
      /**
       * @description `bad-body`: The body is not right; `issues` name each place.
       *     `bad-header`: A header is not right.
       *     `doubled-name`: A name stands twice in one object of the body; `detail` has its line.
       *     `not-json`: The body is not JSON.
       */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description The token is missing or invalid.
       *     `no-subject`: The token has no subject (claim `sub`).
       */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description The token lacks the scope.
       *     `same-person`: The person who asked for it may not approve or reject it; who raised a dispute may not decide it.
       */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description `no-such-route`: There is no such route, or a part of its path is too long or has characters that no id has.
       *     `unknown-dispute`: There is no such dispute.
       */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description `dispute-closed`: The dispute is not open any more.
       *     `in-progress`: The request with this Idempotency-Key is being answered.
       */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      413: components['responses']['Failure413'];
      /**
       * @description `amount-too-large`: The amount is more than is open, than was claimed, than a dispute can be about, or than is disputed.
       *     `bad-amount`: The amount has not exactly the decimals of the currency, is not above 0, or is not the sum of its lines.
       *     `bad-value`: A day has not begun yet or is before the period; a line or an event is named twice.
       *     `idempotency-key-reused`: The Idempotency-Key came with another body before.
       *     `missing`: Something that the entry needs is missing; `detail` names it.
       *     `not-your-word`: Another party may state this, or may take it back.
       *     `unknown-currency`: It is no currency of ISO 4217.
       *     `unknown-line`: The newest statement has no such line.
       *     `unusable-name`: A name or an id is too long for a key, or no well-formed Unicode.
       */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description All callers together send more than the stage of the API takes.
       *     `too-many-requests`: The caller, or without a token the address, sent more requests in a minute than are allowed; `Retry-After` has the seconds to wait.
       */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      431: components['responses']['Failure431'];
      500: components['responses']['Failure500'];
      503: components['responses']['Failure503'];
      /** @description Any other failure. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  withdrawDispute: {
    parameters: {
      query?: never;
      header?: {
        /** @description A name of your own for the request: a repeated request with it gets the first answer again. */
        'idempotency-key'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          note: string;
        };
      };
    };
    responses: {
      /** @description The dispute, withdrawn. */
      200: {
        headers: {
          'ratelimit-limit': components['headers']['RateLimitLimit'];
          'ratelimit-remaining': components['headers']['RateLimitRemaining'];
          'ratelimit-reset': components['headers']['RateLimitReset'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Dispute'];
        };
      };
      /**
       * @description `bad-body`: The body is not right; `issues` name each place.
       *     `bad-header`: A header is not right.
       *     `doubled-name`: A name stands twice in one object of the body; `detail` has its line.
       *     `not-json`: The body is not JSON.
       */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description The token is missing or invalid.
       *     `no-subject`: The token has no subject (claim `sub`).
       */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The token lacks the scope. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
        };
      };
      /**
       * @description `no-such-route`: There is no such route, or a part of its path is too long or has characters that no id has.
       *     `unknown-dispute`: There is no such dispute.
       */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description `dispute-closed`: The dispute is not open any more.
       *     `in-progress`: The request with this Idempotency-Key is being answered.
       */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      413: components['responses']['Failure413'];
      /**
       * @description `idempotency-key-reused`: The Idempotency-Key came with another body before.
       *     `not-your-word`: Another party may state this, or may take it back.
       *     `unusable-name`: A name or an id is too long for a key, or no well-formed Unicode.
       */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description All callers together send more than the stage of the API takes.
       *     `too-many-requests`: The caller, or without a token the address, sent more requests in a minute than are allowed; `Retry-After` has the seconds to wait.
       */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      431: components['responses']['Failure431'];
      500: components['responses']['Failure500'];
      503: components['responses']['Failure503'];
      /** @description Any other failure. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listEndpoints: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The endpoints, by name. */
      200: {
        headers: {
          'ratelimit-limit': components['headers']['RateLimitLimit'];
          'ratelimit-remaining': components['headers']['RateLimitRemaining'];
          'ratelimit-reset': components['headers']['RateLimitReset'];
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['Endpoint'][];
          };
        };
      };
      /**
       * @description The token is missing or invalid.
       *     `no-subject`: The token has no subject (claim `sub`).
       */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The token lacks the scope. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
        };
      };
      /**
       * @description All callers together send more than the stage of the API takes.
       *     `too-many-requests`: The caller, or without a token the address, sent more requests in a minute than are allowed; `Retry-After` has the seconds to wait.
       */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      431: components['responses']['Failure431'];
      500: components['responses']['Failure500'];
      503: components['responses']['Failure503'];
      /** @description Any other failure. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  putEndpoint: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        name: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @description Gets a mail when Makegood disables the endpoint. */
          contact?: string;
          description?: string;
          /** @description Absent: the kinds of its role. */
          kinds?: ('audit' | 'claim-deadline' | 'claim-answer' | 'budget' | 'ticket-deadline' | 'approval' | 'bill-row')[];
          /**
           * @description Of the mail to `contact`; absent: `en`.
           * @enum {string}
           */
          language?: 'en' | 'zh' | 'de';
          /**
           * @description Decides which kinds it may get. Absent: `finance`; of a token that is bound to a vendor it is `vendor`.
           * @enum {string}
           */
          role?: 'finance' | 'approver' | 'contract-owner' | 'administrator' | 'data-protection' | 'auditor' | 'vendor';
          /** @description https at port 443, with the name of a host: "https://hooks.example.com/makegood". */
          url: string;
          /** @description Only events about these; absent: about all. The role `vendor` names exactly one. A token that is bound to a vendor leaves it out. */
          vendors?: string[];
        };
      };
    };
    responses: {
      /** @description The endpoint, changed. */
      200: {
        headers: {
          'ratelimit-limit': components['headers']['RateLimitLimit'];
          'ratelimit-remaining': components['headers']['RateLimitRemaining'];
          'ratelimit-reset': components['headers']['RateLimitReset'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Endpoint'];
        };
      };
      /** @description The endpoint, made, with its secret. */
      201: {
        headers: {
          'ratelimit-limit': components['headers']['RateLimitLimit'];
          'ratelimit-remaining': components['headers']['RateLimitRemaining'];
          'ratelimit-reset': components['headers']['RateLimitReset'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['EndpointWithSecret'];
        };
      };
      /**
       * @description `bad-body`: The body is not right; `issues` name each place.
       *     `doubled-name`: A name stands twice in one object of the body; `detail` has its line.
       *     `not-json`: The body is not JSON.
       */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description The token is missing or invalid.
       *     `no-subject`: The token has no subject (claim `sub`).
       */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description The token lacks the scope.
       *     `not-for-vendors`: The token is bound to a vendor, and the route, or what it asks for, is not for vendors.
       *     `other-vendor`: The token is bound to one vendor, and the request asks for another.
       */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `no-such-route`: There is no such route, or a part of its path is too long or has characters that no id has. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      413: components['responses']['Failure413'];
      /**
       * @description `endpoint-invalid`: The endpoint has errors; `issues` has all of them.
       *     `unusable-name`: A name or an id is too long for a key, or no well-formed Unicode.
       */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description All callers together send more than the stage of the API takes.
       *     `too-many-requests`: The caller, or without a token the address, sent more requests in a minute than are allowed; `Retry-After` has the seconds to wait.
       */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      431: components['responses']['Failure431'];
      500: components['responses']['Failure500'];
      503: components['responses']['Failure503'];
      /** @description Any other failure. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  deleteEndpoint: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        name: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The endpoint has ended. */
      200: {
        headers: {
          'ratelimit-limit': components['headers']['RateLimitLimit'];
          'ratelimit-remaining': components['headers']['RateLimitRemaining'];
          'ratelimit-reset': components['headers']['RateLimitReset'];
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            deleted: string;
          };
        };
      };
      /**
       * @description The token is missing or invalid.
       *     `no-subject`: The token has no subject (claim `sub`).
       */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The token lacks the scope. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
        };
      };
      /**
       * @description `no-such-route`: There is no such route, or a part of its path is too long or has characters that no id has.
       *     `unknown-endpoint`: There is no such endpoint, or it is another party's.
       */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      413: components['responses']['Failure413'];
      /** @description `unusable-name`: A name or an id is too long for a key, or no well-formed Unicode. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description All callers together send more than the stage of the API takes.
       *     `too-many-requests`: The caller, or without a token the address, sent more requests in a minute than are allowed; `Retry-After` has the seconds to wait.
       */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      431: components['responses']['Failure431'];
      500: components['responses']['Failure500'];
      503: components['responses']['Failure503'];
      /** @description Any other failure. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listDeliveries: {
    parameters: {
      query?: {
        cursor?: string;
        limit?: number;
        state?: 'waiting' | 'delivered' | 'failed' | 'held';
      };
      header?: never;
      path: {
        name: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A page of the deliveries. */
      200: {
        headers: {
          'ratelimit-limit': components['headers']['RateLimitLimit'];
          'ratelimit-remaining': components['headers']['RateLimitRemaining'];
          'ratelimit-reset': components['headers']['RateLimitReset'];
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @description Pass it to get the next page; absent on the last. */
            cursor?: string;
            items: components['schemas']['DeliveryEntry'][];
          };
        };
      };
      /**
       * @description `bad-cursor`: The cursor is not from a page of this listing with these filters for this caller; begin again without one.
       *     `bad-query`: A parameter of the address is not right; `issues` name it.
       *     `cursor-expired`: The cursor is older than a day, or the key of cursors was replaced; begin again without one.
       */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description The token is missing or invalid.
       *     `no-subject`: The token has no subject (claim `sub`).
       */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The token lacks the scope. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
        };
      };
      /**
       * @description `no-such-route`: There is no such route, or a part of its path is too long or has characters that no id has.
       *     `unknown-endpoint`: There is no such endpoint, or it is another party's.
       */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description All callers together send more than the stage of the API takes.
       *     `too-many-requests`: The caller, or without a token the address, sent more requests in a minute than are allowed; `Retry-After` has the seconds to wait.
       */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      431: components['responses']['Failure431'];
      500: components['responses']['Failure500'];
      503: components['responses']['Failure503'];
      /** @description Any other failure. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getDelivery: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
        name: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The delivery. */
      200: {
        headers: {
          'ratelimit-limit': components['headers']['RateLimitLimit'];
          'ratelimit-remaining': components['headers']['RateLimitRemaining'];
          'ratelimit-reset': components['headers']['RateLimitReset'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Delivery'];
        };
      };
      /**
       * @description The token is missing or invalid.
       *     `no-subject`: The token has no subject (claim `sub`).
       */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The token lacks the scope. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
        };
      };
      /**
       * @description `no-such-route`: There is no such route, or a part of its path is too long or has characters that no id has.
       *     `unknown-delivery`: The endpoint has no such delivery.
       *     `unknown-endpoint`: There is no such endpoint, or it is another party's.
       */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description All callers together send more than the stage of the API takes.
       *     `too-many-requests`: The caller, or without a token the address, sent more requests in a minute than are allowed; `Retry-After` has the seconds to wait.
       */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      431: components['responses']['Failure431'];
      500: components['responses']['Failure500'];
      503: components['responses']['Failure503'];
      /** @description Any other failure. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  replayDeliveries: {
    parameters: {
      query?: never;
      header?: {
        /** @description A name of your own for the request: a repeated request with it gets the first answer again. */
        'idempotency-key'?: string;
      };
      path: {
        name: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          cursor?: string;
          /** @description Only this one. */
          delivery?: string;
          /** @description All whose event is not before this instant, held and delivered ones too. */
          since?: string;
        };
      };
    };
    responses: {
      /** @description How many are sent again. */
      200: {
        headers: {
          'ratelimit-limit': components['headers']['RateLimitLimit'];
          'ratelimit-remaining': components['headers']['RateLimitRemaining'];
          'ratelimit-reset': components['headers']['RateLimitReset'];
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @description What the next request goes on from; absent: all are replayed. */
            cursor?: string;
            replayed: number;
          };
        };
      };
      /**
       * @description `bad-body`: The body is not right; `issues` name each place.
       *     `bad-header`: A header is not right.
       *     `doubled-name`: A name stands twice in one object of the body; `detail` has its line.
       *     `not-json`: The body is not JSON.
       */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description The token is missing or invalid.
       *     `no-subject`: The token has no subject (claim `sub`).
       */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The token lacks the scope. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
        };
      };
      /**
       * @description `no-such-route`: There is no such route, or a part of its path is too long or has characters that no id has.
       *     `unknown-delivery`: The endpoint has no such delivery.
       *     `unknown-endpoint`: There is no such endpoint, or it is another party's.
       */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description `endpoint-disabled`: The endpoint is disabled; enable it first.
       *     `in-progress`: The request with this Idempotency-Key is being answered.
       */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      413: components['responses']['Failure413'];
      /**
       * @description `idempotency-key-reused`: The Idempotency-Key came with another body before.
       *     `unusable-name`: A name or an id is too long for a key, or no well-formed Unicode.
       */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description All callers together send more than the stage of the API takes.
       *     `too-many-requests`: The caller, or without a token the address, sent more requests in a minute than are allowed; `Retry-After` has the seconds to wait.
       */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      431: components['responses']['Failure431'];
      500: components['responses']['Failure500'];
      503: components['responses']['Failure503'];
      /** @description Any other failure. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  rotateEndpointSecret: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        name: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /**
           * @description For so many hours the secret before signs too.
           * @default 24
           */
          overlapHours?: number;
        };
      };
    };
    responses: {
      /** @description The endpoint, with its new secret. */
      201: {
        headers: {
          'ratelimit-limit': components['headers']['RateLimitLimit'];
          'ratelimit-remaining': components['headers']['RateLimitRemaining'];
          'ratelimit-reset': components['headers']['RateLimitReset'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['EndpointWithSecret'];
        };
      };
      /**
       * @description `bad-body`: The body is not right; `issues` name each place.
       *     `doubled-name`: A name stands twice in one object of the body; `detail` has its line.
       *     `not-json`: The body is not JSON.
       */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description The token is missing or invalid.
       *     `no-subject`: The token has no subject (claim `sub`).
       */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The token lacks the scope. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
        };
      };
      /**
       * @description `no-such-route`: There is no such route, or a part of its path is too long or has characters that no id has.
       *     `unknown-endpoint`: There is no such endpoint, or it is another party's.
       */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `revision-conflict`: Another request changed it first. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      413: components['responses']['Failure413'];
      /** @description `unusable-name`: A name or an id is too long for a key, or no well-formed Unicode. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description All callers together send more than the stage of the API takes.
       *     `too-many-requests`: The caller, or without a token the address, sent more requests in a minute than are allowed; `Retry-After` has the seconds to wait.
       */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      431: components['responses']['Failure431'];
      500: components['responses']['Failure500'];
      503: components['responses']['Failure503'];
      /** @description Any other failure. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  setEndpointState: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        name: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @enum {string} */
          state: 'enabled' | 'disabled';
        };
      };
    };
    responses: {
      /** @description The endpoint. */
      200: {
        headers: {
          'ratelimit-limit': components['headers']['RateLimitLimit'];
          'ratelimit-remaining': components['headers']['RateLimitRemaining'];
          'ratelimit-reset': components['headers']['RateLimitReset'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Endpoint'];
        };
      };
      /**
       * @description `bad-body`: The body is not right; `issues` name each place.
       *     `doubled-name`: A name stands twice in one object of the body; `detail` has its line.
       *     `not-json`: The body is not JSON.
       */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description The token is missing or invalid.
       *     `no-subject`: The token has no subject (claim `sub`).
       */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The token lacks the scope. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
        };
      };
      /**
       * @description `no-such-route`: There is no such route, or a part of its path is too long or has characters that no id has.
       *     `unknown-endpoint`: There is no such endpoint, or it is another party's.
       */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      413: components['responses']['Failure413'];
      /** @description `unusable-name`: A name or an id is too long for a key, or no well-formed Unicode. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description All callers together send more than the stage of the API takes.
       *     `too-many-requests`: The caller, or without a token the address, sent more requests in a minute than are allowed; `Retry-After` has the seconds to wait.
       */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      431: components['responses']['Failure431'];
      500: components['responses']['Failure500'];
      503: components['responses']['Failure503'];
      /** @description Any other failure. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  testEndpoint: {
    parameters: {
      query?: never;
      header?: {
        /** @description A name of your own for the request: a repeated request with it gets the first answer again. */
        'idempotency-key'?: string;
      };
      path: {
        name: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': Record<string, never>;
      };
    };
    responses: {
      /** @description The delivery, which is sent at once. */
      202: {
        headers: {
          'ratelimit-limit': components['headers']['RateLimitLimit'];
          'ratelimit-remaining': components['headers']['RateLimitRemaining'];
          'ratelimit-reset': components['headers']['RateLimitReset'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Delivery'];
        };
      };
      /**
       * @description `bad-body`: The body is not right; `issues` name each place.
       *     `bad-header`: A header is not right.
       *     `doubled-name`: A name stands twice in one object of the body; `detail` has its line.
       *     `not-json`: The body is not JSON.
       */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description The token is missing or invalid.
       *     `no-subject`: The token has no subject (claim `sub`).
       */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The token lacks the scope. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
        };
      };
      /**
       * @description `no-such-route`: There is no such route, or a part of its path is too long or has characters that no id has.
       *     `unknown-endpoint`: There is no such endpoint, or it is another party's.
       */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description `endpoint-disabled`: The endpoint is disabled; enable it first.
       *     `in-progress`: The request with this Idempotency-Key is being answered.
       */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      413: components['responses']['Failure413'];
      /**
       * @description `idempotency-key-reused`: The Idempotency-Key came with another body before.
       *     `unusable-name`: A name or an id is too long for a key, or no well-formed Unicode.
       */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description All callers together send more than the stage of the API takes.
       *     `too-many-requests`: The caller, or without a token the address, sent more requests in a minute than are allowed; `Retry-After` has the seconds to wait.
       */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      431: components['responses']['Failure431'];
      500: components['responses']['Failure500'];
      503: components['responses']['Failure503'];
      /** @description Any other failure. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  eraseRecords: {
    parameters: {
      query?: never;
      header?: {
        /** @description A name of your own for the request: a repeated request with it gets the first answer again. */
        'idempotency-key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @description Why, such as the number of the request of the data subject. It is kept: write no name into it. */
          reason: string;
          records: (
            | {
                component?: string;
                id: string;
                /** @constant */
                kind: 'event';
                month: string;
                sender: string;
                vendor: string;
              }
            | {
                day: string;
                id: string;
                /** @constant */
                kind: 'batch';
                sender: string;
                vendor: string;
              }
            | {
                id: string;
                /** @constant */
                kind: 'quarantined';
              }
            | {
                id: string;
                /** @constant */
                kind: 'dispute';
              }
            | {
                claim: string;
                /** @constant */
                kind: 'transition';
                n: number;
              }
          )[];
        };
      };
    };
    responses: {
      /** @description What was erased, and what remains. */
      200: {
        headers: {
          'ratelimit-limit': components['headers']['RateLimitLimit'];
          'ratelimit-remaining': components['headers']['RateLimitRemaining'];
          'ratelimit-reset': components['headers']['RateLimitReset'];
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @description One for each record, in order. */
            items: {
              erased?: components['schemas']['Erased'];
              record: components['schemas']['ErasableRecord'];
              /**
               * @description erased: now. erased-before: no text was left. no-text: there never was one. unknown: there is no such record.
               * @enum {string}
               */
              state: 'erased' | 'erased-before' | 'no-text' | 'unknown';
            }[];
            /** @description What an erasure does not reach. */
            remains: string[];
          };
        };
      };
      /** @description Nothing is done yet: the request waits for a second person. */
      202: {
        headers: {
          'ratelimit-limit': components['headers']['RateLimitLimit'];
          'ratelimit-remaining': components['headers']['RateLimitRemaining'];
          'ratelimit-reset': components['headers']['RateLimitReset'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Approval'];
        };
      };
      /**
       * @description `bad-body`: The body is not right; `issues` name each place.
       *     `bad-header`: A header is not right.
       *     `doubled-name`: A name stands twice in one object of the body; `detail` has its line.
       *     `not-json`: The body is not JSON.
       */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description The token is missing or invalid.
       *     `no-subject`: The token has no subject (claim `sub`).
       */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description The token lacks the scope.
       *     `not-for-vendors`: The token is bound to a vendor, and the route, or what it asks for, is not for vendors.
       */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `in-progress`: The request with this Idempotency-Key is being answered. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      413: components['responses']['Failure413'];
      /**
       * @description `idempotency-key-reused`: The Idempotency-Key came with another body before.
       *     `unusable-name`: A name or an id is too long for a key, or no well-formed Unicode.
       */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description All callers together send more than the stage of the API takes.
       *     `too-many-requests`: The caller, or without a token the address, sent more requests in a minute than are allowed; `Retry-After` has the seconds to wait.
       */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      431: components['responses']['Failure431'];
      500: components['responses']['Failure500'];
      503: components['responses']['Failure503'];
      /** @description Any other failure. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  findText: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          cursor?: string;
          /** @description Of the event, or of the receipt of an entry of the quarantine; `standing`: what holds in every month (corrections, attributes of the customer and of components), disputes and claims. */
          month: string;
          /** @description Found in any place of a payload, also in escaped JSON, a form, base64 or gzip; capitals make no difference. */
          text: string;
          vendor: string;
        };
      };
    };
    responses: {
      /** @description Records that have the text, and where. */
      200: {
        headers: {
          'ratelimit-limit': components['headers']['RateLimitLimit'];
          'ratelimit-remaining': components['headers']['RateLimitRemaining'];
          'ratelimit-reset': components['headers']['RateLimitReset'];
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @description Pass it to search on, also after an answer without items; absent at the end. */
            cursor?: string;
            items: {
              /** @description Further places in this record. */
              more?: number;
              places: {
                /** @description False of the normalised event, which counts and stays. */
                erasable: boolean;
                excerpt: string;
                /** @description `payload`, `headers`, `query`, `reason`, `note`, `message`, `dismissedBecause`; `event`: the normalised event. */
                in: string;
                /** @description A JSON pointer within it. Empty: the whole. */
                path: string;
              }[];
              record: components['schemas']['ErasableRecord'];
            }[];
            /** @description Records of which a part was not decoded, because it takes too much or nests too deeply: look at them yourself. Absent: all were searched to their end. */
            partly?: components['schemas']['ErasableRecord'][];
            /** @description Records that this request read. */
            searched: number;
          };
        };
      };
      /**
       * @description `bad-body`: The body is not right; `issues` name each place.
       *     `bad-cursor`: The cursor is not from a page of this listing with these filters for this caller; begin again without one.
       *     `cursor-expired`: The cursor is older than a day, or the key of cursors was replaced; begin again without one.
       *     `doubled-name`: A name stands twice in one object of the body; `detail` has its line.
       *     `not-json`: The body is not JSON.
       */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description The token is missing or invalid.
       *     `no-subject`: The token has no subject (claim `sub`).
       */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description The token lacks the scope.
       *     `not-for-vendors`: The token is bound to a vendor, and the route, or what it asks for, is not for vendors.
       */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      413: components['responses']['Failure413'];
      /** @description `unusable-name`: A name or an id is too long for a key, or no well-formed Unicode. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description All callers together send more than the stage of the API takes.
       *     `too-many-requests`: The caller, or without a token the address, sent more requests in a minute than are allowed; `Retry-After` has the seconds to wait.
       */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      431: components['responses']['Failure431'];
      500: components['responses']['Failure500'];
      503: components['responses']['Failure503'];
      /** @description Any other failure. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listEvidence: {
    parameters: {
      query: {
        /** @description The id in the contract, which also finds evidence under its other names, or one of these names; absent = all. */
        component?: string;
        cursor?: string;
        limit?: number;
        month: string;
        vendor: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The events of the month by component, and by record within it, with their corrections. */
      200: {
        headers: {
          'ratelimit-limit': components['headers']['RateLimitLimit'];
          'ratelimit-remaining': components['headers']['RateLimitRemaining'];
          'ratelimit-reset': components['headers']['RateLimitReset'];
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @description Pass it to get the next page; absent on the last. */
            cursor?: string;
            items: {
              corrections: {
                after?: {
                  [key: string]: unknown;
                };
                at: string;
                by: string;
                erased?: components['schemas']['Erased'];
                id: string;
                reason?: string;
              }[];
              erased?: components['schemas']['Erased'];
              event: {
                body: {
                  [key: string]: unknown;
                };
                /** @enum {string} */
                class: 'account' | 'signed' | 'secret-path' | 'administrator';
                component?: string;
                id: string;
                occurredAt: string;
                receivedAt: string;
                sender: string;
                /** @enum {string} */
                speaksFor: 'vendor' | 'customer';
                type: string;
              };
              /** @enum {string} */
              stands: 'as-sent' | 'replaced' | 'withdrawn';
            }[];
            /** @description Events of the vendor that were received in the month and are held in quarantine; on the first page of a month alone. */
            quarantined?: number;
          };
        };
      };
      /**
       * @description `bad-cursor`: The cursor is not from a page of this listing with these filters for this caller; begin again without one.
       *     `bad-query`: A parameter of the address is not right; `issues` name it.
       *     `cursor-expired`: The cursor is older than a day, or the key of cursors was replaced; begin again without one.
       */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description The token is missing or invalid.
       *     `no-subject`: The token has no subject (claim `sub`).
       */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description The token lacks the scope.
       *     `other-vendor`: The token is bound to one vendor, and the request asks for another.
       */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description All callers together send more than the stage of the API takes.
       *     `too-many-requests`: The caller, or without a token the address, sent more requests in a minute than are allowed; `Retry-After` has the seconds to wait.
       */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      431: components['responses']['Failure431'];
      500: components['responses']['Failure500'];
      503: components['responses']['Failure503'];
      /** @description Any other failure. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getHealth: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The system and its database answer. */
      200: {
        headers: {
          'ratelimit-limit': components['headers']['RateLimitLimit'];
          'ratelimit-remaining': components['headers']['RateLimitRemaining'];
          'ratelimit-reset': components['headers']['RateLimitReset'];
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @constant */
            status: 'ok';
            version: string;
          };
        };
      };
      /**
       * @description All callers together send more than the stage of the API takes.
       *     `too-many-requests`: The caller, or without a token the address, sent more requests in a minute than are allowed; `Retry-After` has the seconds to wait.
       */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      431: components['responses']['Failure431'];
      500: components['responses']['Failure500'];
      503: components['responses']['Failure503'];
      /** @description Any other failure. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listLedger: {
    parameters: {
      query: {
        account?: 'owed' | 'claimed' | 'accepted' | 'credited' | 'received' | 'written-off' | 'over-credited' | 'expired' | 'reserved';
        /** @description The least amount of an entry, included. It needs `currency`. */
        atLeast?: string;
        /** @description The greatest amount of an entry, included; what lowers an account is below 0. It needs `currency`. */
        atMost?: string;
        contract?: string;
        /** @description Not for a token that is bound to a vendor. */
        costCentre?: string;
        currency?: string;
        cursor?: string;
        customer?: string;
        /** @description Entries posted at or after it: an instant, or a day, which begins at 00:00 UTC. */
        from: string;
        limit?: number;
        period?: string;
        /** @description Entries posted before it: an instant, or the beginning of a day, in UTC. Absent: now. */
        until?: string;
        vendor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A page of the entries; as CSV all entries of the span. */
      200: {
        headers: {
          'ratelimit-limit': components['headers']['RateLimitLimit'];
          'ratelimit-remaining': components['headers']['RateLimitRemaining'];
          'ratelimit-reset': components['headers']['RateLimitReset'];
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @description Pass it to get the next page; absent on the last. */
            cursor?: string;
            items: components['schemas']['LedgerEntry'][];
          };
          'text/csv': string;
        };
      };
      /** @description The CSV is at the address in `location`, for a minute; it needs no token. */
      307: {
        headers: {
          'ratelimit-limit': components['headers']['RateLimitLimit'];
          'ratelimit-remaining': components['headers']['RateLimitRemaining'];
          'ratelimit-reset': components['headers']['RateLimitReset'];
          [name: string]: unknown;
        };
        content?: never;
      };
      /**
       * @description `bad-cursor`: The cursor is not from a page of this listing with these filters for this caller; begin again without one.
       *     `bad-query`: A parameter of the address is not right; `issues` name it.
       *     `cursor-expired`: The cursor is older than a day, or the key of cursors was replaced; begin again without one.
       */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description The token is missing or invalid.
       *     `no-subject`: The token has no subject (claim `sub`).
       */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description The token lacks the scope.
       *     `not-for-vendors`: The token is bound to a vendor, and the route, or what it asks for, is not for vendors.
       *     `other-vendor`: The token is bound to one vendor, and the request asks for another.
       */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not-acceptable`: None of the requested media types is available. */
      406: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description All callers together send more than the stage of the API takes.
       *     `too-many-requests`: The caller, or without a token the address, sent more requests in a minute than are allowed; `Retry-After` has the seconds to wait.
       */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      431: components['responses']['Failure431'];
      500: components['responses']['Failure500'];
      503: components['responses']['Failure503'];
      /** @description Any other failure. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getLedgerAgeing: {
    parameters: {
      query?: {
        /** @description The last day of age of each band; what is older is in a last band. */
        bands?: string;
        /** @description What the rows are grouped by, beside creditor and currency: some of vendor, customer, contract, period, costCentre, with commas between them. The words currency and creditor may be among them; alone they group by nothing else. */
        by?: string;
        contract?: string;
        /** @description Not for a token that is bound to a vendor. */
        costCentre?: string;
        currency?: string;
        customer?: string;
        /** @description What was posted until the end of this day, in the zone of each contract. Absent: today, UTC. */
        on?: string;
        period?: string;
        /** @description Of the CSV: for a spreadsheet program in English or Chinese (comma, decimal point) or German (semicolon, decimal comma), with heads and words of the language. Absent: RFC 4180 with keys, for programs. */
        spreadsheet?: 'en' | 'de' | 'zh';
        vendor?: string;
      };
      header?: {
        /** @description `document-link`: in place of 303 the answer is 200, with the same body as `application/vnd.makegood.link+json`. */
        prefer?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What is open of each group, by age. */
      200: {
        headers: {
          'ratelimit-limit': components['headers']['RateLimitLimit'];
          'ratelimit-remaining': components['headers']['RateLimitRemaining'];
          'ratelimit-reset': components['headers']['RateLimitReset'];
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['LedgerAge'][];
            on: string;
          };
          'application/vnd.makegood.link+json': components['schemas']['DocumentLink'];
          'text/csv': string;
        };
      };
      /** @description The file is too large for an answer, and is at the address in `location`. It needs no token: send none there. */
      303: {
        headers: {
          location: components['headers']['Location'];
          'ratelimit-limit': components['headers']['RateLimitLimit'];
          'ratelimit-remaining': components['headers']['RateLimitRemaining'];
          'ratelimit-reset': components['headers']['RateLimitReset'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DocumentLink'];
        };
      };
      /** @description `bad-query`: A parameter of the address is not right; `issues` name it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description The token is missing or invalid.
       *     `no-subject`: The token has no subject (claim `sub`).
       */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description The token lacks the scope.
       *     `not-for-vendors`: The token is bound to a vendor, and the route, or what it asks for, is not for vendors.
       *     `other-vendor`: The token is bound to one vendor, and the request asks for another.
       */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not-acceptable`: None of the requested media types is available. */
      406: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description `document-too-large`: The file is larger than one behind a link may be, or has more rows than can be drawn.
       *     `ledger-too-large`: The span has more entries than one request sums up.
       */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description All callers together send more than the stage of the API takes.
       *     `too-many-files`: Files of more bytes than are allowed in an hour were kept for the caller; `Retry-After` has the seconds to wait.
       *     `too-many-requests`: The caller, or without a token the address, sent more requests in a minute than are allowed; `Retry-After` has the seconds to wait.
       */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      431: components['responses']['Failure431'];
      500: components['responses']['Failure500'];
      503: components['responses']['Failure503'];
      /** @description Any other failure. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getLedgerBalances: {
    parameters: {
      query?: {
        /** @description What the rows are grouped by, beside creditor and currency: some of vendor, customer, contract, period, costCentre, with commas between them. The words currency and creditor may be among them; alone they group by nothing else. */
        by?: string;
        contract?: string;
        /** @description Not for a token that is bound to a vendor. */
        costCentre?: string;
        currency?: string;
        customer?: string;
        /** @description What was posted before it is the opening balance: an instant, or a day, which begins at 00:00 UTC. Absent: there is none. */
        from?: string;
        period?: string;
        /** @description Of the CSV: for a spreadsheet program in English or Chinese (comma, decimal point) or German (semicolon, decimal comma), with heads and words of the language. Absent: RFC 4180 with keys, for programs. */
        spreadsheet?: 'en' | 'de' | 'zh';
        /** @description The closing balance is of what was posted before it: an instant, or the beginning of a day, in UTC. Absent: now. */
        until?: string;
        vendor?: string;
      };
      header?: {
        /** @description `document-link`: in place of 303 the answer is 200, with the same body as `application/vnd.makegood.link+json`. */
        prefer?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Opening balance, movements and closing balance of each group. */
      200: {
        headers: {
          'ratelimit-limit': components['headers']['RateLimitLimit'];
          'ratelimit-remaining': components['headers']['RateLimitRemaining'];
          'ratelimit-reset': components['headers']['RateLimitReset'];
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['LedgerBalance'][];
          };
          'application/vnd.makegood.link+json': components['schemas']['DocumentLink'];
          'text/csv': string;
        };
      };
      /** @description The file is too large for an answer, and is at the address in `location`. It needs no token: send none there. */
      303: {
        headers: {
          location: components['headers']['Location'];
          'ratelimit-limit': components['headers']['RateLimitLimit'];
          'ratelimit-remaining': components['headers']['RateLimitRemaining'];
          'ratelimit-reset': components['headers']['RateLimitReset'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DocumentLink'];
        };
      };
      /** @description `bad-query`: A parameter of the address is not right; `issues` name it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description The token is missing or invalid.
       *     `no-subject`: The token has no subject (claim `sub`).
       */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description The token lacks the scope.
       *     `not-for-vendors`: The token is bound to a vendor, and the route, or what it asks for, is not for vendors.
       *     `other-vendor`: The token is bound to one vendor, and the request asks for another.
       */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not-acceptable`: None of the requested media types is available. */
      406: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description `document-too-large`: The file is larger than one behind a link may be, or has more rows than can be drawn.
       *     `ledger-too-large`: The span has more entries than one request sums up.
       */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description All callers together send more than the stage of the API takes.
       *     `too-many-files`: Files of more bytes than are allowed in an hour were kept for the caller; `Retry-After` has the seconds to wait.
       *     `too-many-requests`: The caller, or without a token the address, sent more requests in a minute than are allowed; `Retry-After` has the seconds to wait.
       */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      431: components['responses']['Failure431'];
      500: components['responses']['Failure500'];
      503: components['responses']['Failure503'];
      /** @description Any other failure. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getLedgerDocument: {
    parameters: {
      query: {
        account?: 'owed' | 'claimed' | 'accepted' | 'credited' | 'received' | 'written-off' | 'over-credited' | 'expired' | 'reserved';
        /** @description The least amount of an entry, included. It needs `currency`. */
        atLeast?: string;
        /** @description The greatest amount of an entry, included; what lowers an account is below 0. It needs `currency`. */
        atMost?: string;
        contract?: string;
        /** @description Not for a token that is bound to a vendor. */
        costCentre?: string;
        currency?: string;
        customer?: string;
        /** @description Entries posted at or after it: an instant, or a day, which begins at 00:00 UTC. */
        from: string;
        /** @description Absent: that of `spreadsheet`, else `en`. */
        language?: 'en' | 'zh' | 'de';
        period?: string;
        /** @description Of the CSV: for a spreadsheet program in English or Chinese (comma, decimal point) or German (semicolon, decimal comma), with heads and words of the language. Absent: RFC 4180 with keys, for programs. */
        spreadsheet?: 'en' | 'de' | 'zh';
        /** @description Entries posted before it: an instant, or the beginning of a day, in UTC. Absent: now. */
        until?: string;
        vendor?: string;
      };
      header?: {
        /** @description `document-link`: in place of 303 the answer is 200, with the same body as `application/vnd.makegood.link+json`. */
        prefer?: string;
      };
      path: {
        form: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The document. */
      200: {
        headers: {
          'ratelimit-limit': components['headers']['RateLimitLimit'];
          'ratelimit-remaining': components['headers']['RateLimitRemaining'];
          'ratelimit-reset': components['headers']['RateLimitReset'];
          [name: string]: unknown;
        };
        content: {
          'application/vnd.makegood.link+json': components['schemas']['DocumentLink'];
          'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': string;
          'text/csv': string;
        };
      };
      /** @description The file is too large for an answer, and is at the address in `location`. It needs no token: send none there. */
      303: {
        headers: {
          location: components['headers']['Location'];
          'ratelimit-limit': components['headers']['RateLimitLimit'];
          'ratelimit-remaining': components['headers']['RateLimitRemaining'];
          'ratelimit-reset': components['headers']['RateLimitReset'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DocumentLink'];
        };
      };
      /** @description `bad-query`: A parameter of the address is not right; `issues` name it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description The token is missing or invalid.
       *     `no-subject`: The token has no subject (claim `sub`).
       */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description The token lacks the scope.
       *     `not-for-vendors`: The token is bound to a vendor, and the route, or what it asks for, is not for vendors.
       *     `other-vendor`: The token is bound to one vendor, and the request asks for another.
       */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description `no-such-route`: There is no such route, or a part of its path is too long or has characters that no id has.
       *     `unknown-form`: There is no document of this form.
       */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `document-too-large`: The file is larger than one behind a link may be, or has more rows than can be drawn. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description All callers together send more than the stage of the API takes.
       *     `too-many-files`: Files of more bytes than are allowed in an hour were kept for the caller; `Retry-After` has the seconds to wait.
       *     `too-many-requests`: The caller, or without a token the address, sent more requests in a minute than are allowed; `Retry-After` has the seconds to wait.
       */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      431: components['responses']['Failure431'];
      500: components['responses']['Failure500'];
      503: components['responses']['Failure503'];
      /** @description Any other failure. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listMessages: {
    parameters: {
      query?: {
        cursor?: string;
        limit?: number;
        /** @description The UTC month of the events; absent: this month. */
        month?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A page of the messages, oldest first. */
      200: {
        headers: {
          'ratelimit-limit': components['headers']['RateLimitLimit'];
          'ratelimit-remaining': components['headers']['RateLimitRemaining'];
          'ratelimit-reset': components['headers']['RateLimitReset'];
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @description Pass it to get the next page; absent on the last. */
            cursor?: string;
            items: components['schemas']['MessageEntry'][];
          };
        };
      };
      /**
       * @description `bad-cursor`: The cursor is not from a page of this listing with these filters for this caller; begin again without one.
       *     `bad-query`: A parameter of the address is not right; `issues` name it.
       *     `cursor-expired`: The cursor is older than a day, or the key of cursors was replaced; begin again without one.
       */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description The token is missing or invalid.
       *     `no-subject`: The token has no subject (claim `sub`).
       */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description The token lacks the scope.
       *     `not-for-vendors`: The token is bound to a vendor, and the route, or what it asks for, is not for vendors.
       */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description All callers together send more than the stage of the API takes.
       *     `too-many-requests`: The caller, or without a token the address, sent more requests in a minute than are allowed; `Retry-After` has the seconds to wait.
       */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      431: components['responses']['Failure431'];
      500: components['responses']['Failure500'];
      503: components['responses']['Failure503'];
      /** @description Any other failure. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getMessage: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The message. */
      200: {
        headers: {
          'ratelimit-limit': components['headers']['RateLimitLimit'];
          'ratelimit-remaining': components['headers']['RateLimitRemaining'];
          'ratelimit-reset': components['headers']['RateLimitReset'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Message'];
        };
      };
      /**
       * @description The token is missing or invalid.
       *     `no-subject`: The token has no subject (claim `sub`).
       */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description The token lacks the scope.
       *     `not-for-vendors`: The token is bound to a vendor, and the route, or what it asks for, is not for vendors.
       */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description `no-such-route`: There is no such route, or a part of its path is too long or has characters that no id has.
       *     `unknown-message`: There is no such message.
       */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description All callers together send more than the stage of the API takes.
       *     `too-many-requests`: The caller, or without a token the address, sent more requests in a minute than are allowed; `Retry-After` has the seconds to wait.
       */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      431: components['responses']['Failure431'];
      500: components['responses']['Failure500'];
      503: components['responses']['Failure503'];
      /** @description Any other failure. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getOutlook: {
    parameters: {
      query?: never;
      header?: {
        /** @description `document-link`: in place of 303 the answer is 200, with the same body as `application/vnd.makegood.link+json`. */
        prefer?: string;
      };
      path: {
        contract: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description How the period stands now. */
      200: {
        headers: {
          'ratelimit-limit': components['headers']['RateLimitLimit'];
          'ratelimit-remaining': components['headers']['RateLimitRemaining'];
          'ratelimit-reset': components['headers']['RateLimitReset'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Outlook'];
          'application/vnd.makegood.link+json': components['schemas']['DocumentLink'];
        };
      };
      /** @description The file is too large for an answer, and is at the address in `location`. It needs no token: send none there. */
      303: {
        headers: {
          location: components['headers']['Location'];
          'ratelimit-limit': components['headers']['RateLimitLimit'];
          'ratelimit-remaining': components['headers']['RateLimitRemaining'];
          'ratelimit-reset': components['headers']['RateLimitReset'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DocumentLink'];
        };
      };
      /**
       * @description The token is missing or invalid.
       *     `no-subject`: The token has no subject (claim `sub`).
       */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The token lacks the scope. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
        };
      };
      /**
       * @description `no-such-route`: There is no such route, or a part of its path is too long or has characters that no id has.
       *     `unknown-contract`: There is no such contract, or it is with another vendor.
       */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description `bad-period`: The label is not that of a period of the contract.
       *     `contract-refused`: The rules of this version refuse the stored contract.
       *     `document-too-large`: The file is larger than one behind a link may be, or has more rows than can be drawn.
       *     `no-terms-in-force`: No version of the terms is in force in this period.
       *     `outside-term`: The period is outside the term of the contract.
       *     `part-period`: The label covers several periods, or a part of one.
       *     `periods-differ`: The periods of two versions of the contract do not join.
       *     `too-many-steps`: The period takes more steps than the bound.
       */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description All callers together send more than the stage of the API takes.
       *     `too-many-files`: Files of more bytes than are allowed in an hour were kept for the caller; `Retry-After` has the seconds to wait.
       *     `too-many-requests`: The caller, or without a token the address, sent more requests in a minute than are allowed; `Retry-After` has the seconds to wait.
       */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      431: components['responses']['Failure431'];
      500: components['responses']['Failure500'];
      503: components['responses']['Failure503'];
      /** @description Any other failure. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getPreview: {
    parameters: {
      query?: never;
      header?: {
        /** @description `document-link`: in place of 303 the answer is 200, with the same body as `application/vnd.makegood.link+json`. */
        prefer?: string;
      };
      path: {
        contract: string;
        period: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The statement as it is now. */
      200: {
        headers: {
          'ratelimit-limit': components['headers']['RateLimitLimit'];
          'ratelimit-remaining': components['headers']['RateLimitRemaining'];
          'ratelimit-reset': components['headers']['RateLimitReset'];
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @description The clauses of the contract behind the lines of each credit. They are not part of the statement: its bytes and digests never change. Absent where the contract cannot be read, and of the statement in a bundle. */
            clauses?: {
              /** @description Those that are nearest to the credit first. */
              clauses: {
                /**
                 * @description Where the words stand in the contract.
                 * @enum {string}
                 */
                at: 'objective' | 'credit' | 'definition' | 'claim';
                clause?: string;
                /** @description Of the objective, the credit or the definition; of a claim, the credit that is claimed. */
                name: string;
                quote?: string;
              }[];
              credit: string;
              /** @description The number of the part, when a new version splits the period. */
              part?: number;
            }[];
            digests: {
              contract: string;
              evidence: string;
              statement: string;
            };
            ended: boolean;
            /** @constant */
            preview: true;
            statement: components['schemas']['Statement'];
          };
          'application/vnd.makegood.link+json': components['schemas']['DocumentLink'];
          'text/csv': string;
        };
      };
      /** @description The file is too large for an answer, and is at the address in `location`. It needs no token: send none there. */
      303: {
        headers: {
          location: components['headers']['Location'];
          'ratelimit-limit': components['headers']['RateLimitLimit'];
          'ratelimit-remaining': components['headers']['RateLimitRemaining'];
          'ratelimit-reset': components['headers']['RateLimitReset'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DocumentLink'];
        };
      };
      /**
       * @description The token is missing or invalid.
       *     `no-subject`: The token has no subject (claim `sub`).
       */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The token lacks the scope. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
        };
      };
      /**
       * @description `no-such-route`: There is no such route, or a part of its path is too long or has characters that no id has.
       *     `unknown-contract`: There is no such contract, or it is with another vendor.
       */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not-acceptable`: None of the requested media types is available. */
      406: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description `bad-period`: The label is not that of a period of the contract.
       *     `contract-refused`: The rules of this version refuse the stored contract.
       *     `document-too-large`: The file is larger than one behind a link may be, or has more rows than can be drawn.
       *     `no-terms-in-force`: No version of the terms is in force in this period.
       *     `outside-term`: The period is outside the term of the contract.
       *     `part-period`: The label covers several periods, or a part of one.
       *     `periods-differ`: The periods of two versions of the contract do not join.
       *     `too-many-steps`: The period takes more steps than the bound.
       */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description All callers together send more than the stage of the API takes.
       *     `too-many-files`: Files of more bytes than are allowed in an hour were kept for the caller; `Retry-After` has the seconds to wait.
       *     `too-many-requests`: The caller, or without a token the address, sent more requests in a minute than are allowed; `Retry-After` has the seconds to wait.
       */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      431: components['responses']['Failure431'];
      500: components['responses']['Failure500'];
      503: components['responses']['Failure503'];
      /** @description Any other failure. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getPreviewBundle: {
    parameters: {
      query?: never;
      header?: {
        /** @description `document-link`: in place of 303 the answer is 200, with the same body as `application/vnd.makegood.link+json`. */
        prefer?: string;
      };
      path: {
        contract: string;
        period: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The bundle. */
      200: {
        headers: {
          'ratelimit-limit': components['headers']['RateLimitLimit'];
          'ratelimit-remaining': components['headers']['RateLimitRemaining'];
          'ratelimit-reset': components['headers']['RateLimitReset'];
          [name: string]: unknown;
        };
        content: {
          'application/gzip': string;
          'application/json': {
            /** @description The instant of the answer: the evidence is what was received until then. */
            at: string;
            /** @description Contract, facts, states of earlier periods, as in the bundle of a statement. */
            evidence: {
              [key: string]: unknown;
            };
            /** @constant */
            format: 'makegood-preview-bundle/1';
          };
          'application/vnd.makegood.link+json': components['schemas']['DocumentLink'];
        };
      };
      /** @description The file is too large for an answer, and is at the address in `location`. It needs no token: send none there. */
      303: {
        headers: {
          location: components['headers']['Location'];
          'ratelimit-limit': components['headers']['RateLimitLimit'];
          'ratelimit-remaining': components['headers']['RateLimitRemaining'];
          'ratelimit-reset': components['headers']['RateLimitReset'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DocumentLink'];
        };
      };
      /**
       * @description The token is missing or invalid.
       *     `no-subject`: The token has no subject (claim `sub`).
       */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The token lacks the scope. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
        };
      };
      /**
       * @description `no-such-route`: There is no such route, or a part of its path is too long or has characters that no id has.
       *     `unknown-contract`: There is no such contract, or it is with another vendor.
       */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not-acceptable`: None of the requested media types is available. */
      406: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description `bad-period`: The label is not that of a period of the contract.
       *     `contract-refused`: The rules of this version refuse the stored contract.
       *     `document-too-large`: The file is larger than one behind a link may be, or has more rows than can be drawn.
       *     `no-terms-in-force`: No version of the terms is in force in this period.
       *     `outside-term`: The period is outside the term of the contract.
       *     `part-period`: The label covers several periods, or a part of one.
       *     `periods-differ`: The periods of two versions of the contract do not join.
       *     `too-many-steps`: The period takes more steps than the bound.
       */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description All callers together send more than the stage of the API takes.
       *     `too-many-files`: Files of more bytes than are allowed in an hour were kept for the caller; `Retry-After` has the seconds to wait.
       *     `too-many-requests`: The caller, or without a token the address, sent more requests in a minute than are allowed; `Retry-After` has the seconds to wait.
       */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      431: components['responses']['Failure431'];
      500: components['responses']['Failure500'];
      503: components['responses']['Failure503'];
      /** @description Any other failure. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listQuarantined: {
    parameters: {
      query?: {
        cursor?: string;
        limit?: number;
        month?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A page of the entries. */
      200: {
        headers: {
          'ratelimit-limit': components['headers']['RateLimitLimit'];
          'ratelimit-remaining': components['headers']['RateLimitRemaining'];
          'ratelimit-reset': components['headers']['RateLimitReset'];
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @description Pass it to get the next page; absent on the last. */
            cursor?: string;
            items: components['schemas']['QuarantineEntry'][];
          };
        };
      };
      /**
       * @description `bad-cursor`: The cursor is not from a page of this listing with these filters for this caller; begin again without one.
       *     `bad-query`: A parameter of the address is not right; `issues` name it.
       *     `cursor-expired`: The cursor is older than a day, or the key of cursors was replaced; begin again without one.
       */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description The token is missing or invalid.
       *     `no-subject`: The token has no subject (claim `sub`).
       */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The token lacks the scope. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
        };
      };
      /**
       * @description All callers together send more than the stage of the API takes.
       *     `too-many-requests`: The caller, or without a token the address, sent more requests in a minute than are allowed; `Retry-After` has the seconds to wait.
       */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      431: components['responses']['Failure431'];
      500: components['responses']['Failure500'];
      503: components['responses']['Failure503'];
      /** @description Any other failure. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getQuarantined: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The entry. */
      200: {
        headers: {
          'ratelimit-limit': components['headers']['RateLimitLimit'];
          'ratelimit-remaining': components['headers']['RateLimitRemaining'];
          'ratelimit-reset': components['headers']['RateLimitReset'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['QuarantineEntry'];
        };
      };
      /**
       * @description The token is missing or invalid.
       *     `no-subject`: The token has no subject (claim `sub`).
       */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The token lacks the scope. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
        };
      };
      /**
       * @description `no-such-route`: There is no such route, or a part of its path is too long or has characters that no id has.
       *     `unknown-entry`: There is no such entry in quarantine.
       */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description All callers together send more than the stage of the API takes.
       *     `too-many-requests`: The caller, or without a token the address, sent more requests in a minute than are allowed; `Retry-After` has the seconds to wait.
       */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      431: components['responses']['Failure431'];
      500: components['responses']['Failure500'];
      503: components['responses']['Failure503'];
      /** @description Any other failure. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  dismissQuarantined: {
    parameters: {
      query?: never;
      header?: {
        /** @description A name of your own for the request: a repeated request with it gets the first answer again. */
        'idempotency-key'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          reason: string;
        };
      };
    };
    responses: {
      /** @description The entry, dismissed. */
      200: {
        headers: {
          'ratelimit-limit': components['headers']['RateLimitLimit'];
          'ratelimit-remaining': components['headers']['RateLimitRemaining'];
          'ratelimit-reset': components['headers']['RateLimitReset'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['QuarantineEntry'];
        };
      };
      /**
       * @description `bad-body`: The body is not right; `issues` name each place.
       *     `bad-header`: A header is not right.
       *     `doubled-name`: A name stands twice in one object of the body; `detail` has its line.
       *     `not-json`: The body is not JSON.
       */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description The token is missing or invalid.
       *     `no-subject`: The token has no subject (claim `sub`).
       */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description The token lacks the scope.
       *     `not-for-vendors`: The token is bound to a vendor, and the route, or what it asks for, is not for vendors.
       */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description `no-such-route`: There is no such route, or a part of its path is too long or has characters that no id has.
       *     `unknown-entry`: There is no such entry in quarantine.
       */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description `in-progress`: The request with this Idempotency-Key is being answered.
       *     `not-held`: The event is not held, so it cannot be dismissed.
       */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      413: components['responses']['Failure413'];
      /**
       * @description `idempotency-key-reused`: The Idempotency-Key came with another body before.
       *     `unusable-name`: A name or an id is too long for a key, or no well-formed Unicode.
       */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description All callers together send more than the stage of the API takes.
       *     `too-many-requests`: The caller, or without a token the address, sent more requests in a minute than are allowed; `Retry-After` has the seconds to wait.
       */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      431: components['responses']['Failure431'];
      500: components['responses']['Failure500'];
      503: components['responses']['Failure503'];
      /** @description Any other failure. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  reprocessQuarantined: {
    parameters: {
      query?: never;
      header?: {
        /** @description A name of your own for the request: a repeated request with it gets the first answer again. */
        'idempotency-key'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What became of the event, and the entry. */
      200: {
        headers: {
          'ratelimit-limit': components['headers']['RateLimitLimit'];
          'ratelimit-remaining': components['headers']['RateLimitRemaining'];
          'ratelimit-reset': components['headers']['RateLimitReset'];
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            entry: components['schemas']['QuarantineEntry'];
            /** @enum {string} */
            outcome: 'stored' | 'repeat' | 'ignored';
          };
        };
      };
      /** @description `bad-header`: A header is not right. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description The token is missing or invalid.
       *     `no-subject`: The token has no subject (claim `sub`).
       */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description The token lacks the scope.
       *     `not-for-vendors`: The token is bound to a vendor, and the route, or what it asks for, is not for vendors.
       */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description `no-such-route`: There is no such route, or a part of its path is too long or has characters that no id has.
       *     `unknown-entry`: There is no such entry in quarantine.
       */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description `in-progress`: The request with this Idempotency-Key is being answered.
       *     `payload-erased`: The payload was erased by request, and cannot be read again.
       *     `reprocessed`: The event was reprocessed already.
       *     A code of the quarantine: the event is stored there; do not send it again.
       */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      413: components['responses']['Failure413'];
      /**
       * @description `idempotency-key-reused`: The Idempotency-Key came with another body before.
       *     `unusable-name`: A name or an id is too long for a key, or no well-formed Unicode.
       */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description All callers together send more than the stage of the API takes.
       *     `too-many-requests`: The caller, or without a token the address, sent more requests in a minute than are allowed; `Retry-After` has the seconds to wait.
       */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      431: components['responses']['Failure431'];
      500: components['responses']['Failure500'];
      503: components['responses']['Failure503'];
      /** @description Any other failure. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listRemedies: {
    parameters: {
      query?: {
        contract?: string;
        /** @description Some line of its statement is booked there. Not for a token that is bound to a vendor. */
        costCentre?: string;
        cursor?: string;
        /** @description The legal entity that is credited, or owes: the `customer` of the contract. */
        customer?: string;
        /** @description The last day to use it is this day or a later one, or it has none. */
        lastDayFrom?: string;
        /** @description The last day to use it is this day or an earlier one. */
        lastDayThrough?: string;
        limit?: number;
        /** @description Open on this day. Absent: today, UTC. */
        on?: string;
        period?: string;
        vendor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A page of the remedies. */
      200: {
        headers: {
          'ratelimit-limit': components['headers']['RateLimitLimit'];
          'ratelimit-remaining': components['headers']['RateLimitRemaining'];
          'ratelimit-reset': components['headers']['RateLimitReset'];
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @description Pass it to get the next page; absent on the last. */
            cursor?: string;
            items: {
              clause?: string;
              contract: string;
              index: string;
              lastDay?: string;
              note?: string;
              open: boolean;
              period: string;
              quote?: string;
              remedy: string;
              revision: number;
              right: string;
              since?: string;
              statement: string;
              /** @description What the contract calls it. */
              title?:
                | string
                | {
                    [key: string]: string;
                  };
              /** @enum {string} */
              to: 'customer' | 'vendor';
              vendor: string;
            }[];
          };
        };
      };
      /**
       * @description `bad-cursor`: The cursor is not from a page of this listing with these filters for this caller; begin again without one.
       *     `bad-query`: A parameter of the address is not right; `issues` name it.
       *     `cursor-expired`: The cursor is older than a day, or the key of cursors was replaced; begin again without one.
       */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description The token is missing or invalid.
       *     `no-subject`: The token has no subject (claim `sub`).
       */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description The token lacks the scope.
       *     `not-for-vendors`: The token is bound to a vendor, and the route, or what it asks for, is not for vendors.
       *     `other-vendor`: The token is bound to one vendor, and the request asks for another.
       */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description All callers together send more than the stage of the API takes.
       *     `too-many-requests`: The caller, or without a token the address, sent more requests in a minute than are allowed; `Retry-After` has the seconds to wait.
       */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      431: components['responses']['Failure431'];
      500: components['responses']['Failure500'];
      503: components['responses']['Failure503'];
      /** @description Any other failure. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listSeals: {
    parameters: {
      query?: {
        cursor?: string;
        limit?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A page of the seals. */
      200: {
        headers: {
          'ratelimit-limit': components['headers']['RateLimitLimit'];
          'ratelimit-remaining': components['headers']['RateLimitRemaining'];
          'ratelimit-reset': components['headers']['RateLimitReset'];
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @description Pass it to get the next page; absent on the last. */
            cursor?: string;
            items: components['schemas']['Seal'][];
          };
        };
      };
      /**
       * @description `bad-cursor`: The cursor is not from a page of this listing with these filters for this caller; begin again without one.
       *     `bad-query`: A parameter of the address is not right; `issues` name it.
       *     `cursor-expired`: The cursor is older than a day, or the key of cursors was replaced; begin again without one.
       */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description The token is missing or invalid.
       *     `no-subject`: The token has no subject (claim `sub`).
       */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description The token lacks the scope.
       *     `not-for-vendors`: The token is bound to a vendor, and the route, or what it asks for, is not for vendors.
       */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description All callers together send more than the stage of the API takes.
       *     `too-many-requests`: The caller, or without a token the address, sent more requests in a minute than are allowed; `Retry-After` has the seconds to wait.
       */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      431: components['responses']['Failure431'];
      500: components['responses']['Failure500'];
      503: components['responses']['Failure503'];
      /** @description Any other failure. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  checkSeal: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        number: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The seal, and its books computed again. */
      200: {
        headers: {
          'ratelimit-limit': components['headers']['RateLimitLimit'];
          'ratelimit-remaining': components['headers']['RateLimitRemaining'];
          'ratelimit-reset': components['headers']['RateLimitReset'];
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @description What the audit trail of the span gives now. */
            auditTrail: {
              count: number;
              /** @description SHA-256 over its lines, in hex. */
              digest: string;
            };
            /** @description Vendors read copies of their parts of the ledger. Those whose copy is not what the ledger of the span has of them. */
            differentCopies: {
              copy: {
                count: number;
                /** @description SHA-256 over its lines, in hex. */
                digest: string;
              };
              ledger: {
                count: number;
                /** @description SHA-256 over its lines, in hex. */
                digest: string;
              };
              vendor: string;
            }[];
            /** @description Transitions of claims that are not what the ledger of the span has of them: changed, or taken away. `n` is the number in the claim. */
            differentTransitions: {
              claim: string;
              n: number;
            }[];
            /** @description The digest of the stored seal, computed again. */
            digest: string;
            /** @description What the ledger of the span gives now. */
            ledger: {
              count: number;
              /** @description SHA-256 over its lines, in hex. */
              digest: string;
            };
            seal: components['schemas']['Seal'];
          };
        };
      };
      /**
       * @description The token is missing or invalid.
       *     `no-subject`: The token has no subject (claim `sub`).
       */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description The token lacks the scope.
       *     `not-for-vendors`: The token is bound to a vendor, and the route, or what it asks for, is not for vendors.
       */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description `no-such-route`: There is no such route, or a part of its path is too long or has characters that no id has.
       *     `unknown-seal`: No audit made a seal of this number.
       */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description All callers together send more than the stage of the API takes.
       *     `too-many-requests`: The caller, or without a token the address, sent more requests in a minute than are allowed; `Retry-After` has the seconds to wait.
       */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      431: components['responses']['Failure431'];
      500: components['responses']['Failure500'];
      503: components['responses']['Failure503'];
      /** @description Any other failure. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listSigningKeys: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The keys, as a JWK set. */
      200: {
        headers: {
          'ratelimit-limit': components['headers']['RateLimitLimit'];
          'ratelimit-remaining': components['headers']['RateLimitRemaining'];
          'ratelimit-reset': components['headers']['RateLimitReset'];
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            keys: components['schemas']['PublicKey'][];
          };
        };
      };
      /**
       * @description All callers together send more than the stage of the API takes.
       *     `too-many-requests`: The caller, or without a token the address, sent more requests in a minute than are allowed; `Retry-After` has the seconds to wait.
       */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      431: components['responses']['Failure431'];
      500: components['responses']['Failure500'];
      503: components['responses']['Failure503'];
      /** @description Any other failure. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listSources: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description All sources, without their mappings. */
      200: {
        headers: {
          'ratelimit-limit': components['headers']['RateLimitLimit'];
          'ratelimit-remaining': components['headers']['RateLimitRemaining'];
          'ratelimit-reset': components['headers']['RateLimitReset'];
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: {
              builtIn: boolean;
              /** @description Absent for the few that are code. */
              mapping?: {
                [key: string]: unknown;
              };
              revision?: number;
              source: string;
            }[];
          };
        };
      };
      /**
       * @description The token is missing or invalid.
       *     `no-subject`: The token has no subject (claim `sub`).
       */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description The token lacks the scope.
       *     `not-for-vendors`: The token is bound to a vendor, and the route, or what it asks for, is not for vendors.
       */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description All callers together send more than the stage of the API takes.
       *     `too-many-requests`: The caller, or without a token the address, sent more requests in a minute than are allowed; `Retry-After` has the seconds to wait.
       */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      431: components['responses']['Failure431'];
      500: components['responses']['Failure500'];
      503: components['responses']['Failure503'];
      /** @description Any other failure. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getSource: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        source: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The source. */
      200: {
        headers: {
          'ratelimit-limit': components['headers']['RateLimitLimit'];
          'ratelimit-remaining': components['headers']['RateLimitRemaining'];
          'ratelimit-reset': components['headers']['RateLimitReset'];
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            builtIn: boolean;
            /** @description Absent for the few that are code. */
            mapping?: {
              [key: string]: unknown;
            };
            revision?: number;
            source: string;
          };
        };
      };
      /**
       * @description The token is missing or invalid.
       *     `no-subject`: The token has no subject (claim `sub`).
       */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description The token lacks the scope.
       *     `not-for-vendors`: The token is bound to a vendor, and the route, or what it asks for, is not for vendors.
       */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description `no-such-route`: There is no such route, or a part of its path is too long or has characters that no id has.
       *     `unknown-source`: There is no such source.
       */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description All callers together send more than the stage of the API takes.
       *     `too-many-requests`: The caller, or without a token the address, sent more requests in a minute than are allowed; `Retry-After` has the seconds to wait.
       */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      431: components['responses']['Failure431'];
      500: components['responses']['Failure500'];
      503: components['responses']['Failure503'];
      /** @description Any other failure. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  putSource: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        source: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @description How the events of the tool on the bus are recognised, if it uses the bus. */
          bus?: {
            /** @description The AWS accounts whose events it reads. Every mapping of your own has them; events of other accounts are read without it. */
            accounts?: string[];
            /**
             * @description The payload is the `detail`, not the whole event.
             * @constant
             */
            at?: 'detail';
            'detail-type'?: string[];
            /** @description The `source` of the EventBridge event, or its beginning followed by "*". */
            source: string;
          };
          /** @description How the tool verifies the address before it delivers. */
          challenge?: {
            /** @description The answer is a JSON object with the text under this key; absent, the text alone. */
            field?: string;
            /** @description The text to answer with: $query."hub.challenge", or of a POST a field of the body. */
            from: string;
            /**
             * @description `get` when absent.
             * @enum {string}
             */
            method?: 'get' | 'post';
          };
          cites?: string[];
          /** @description A list in the payload; each entry makes its own facts. */
          each?: string;
          facts: {
            /** @description JSONata over the payload (over one entry of it, with `each`). */
            about?: string;
            /** @description A second id under which the same event may be sent again. */
            alias?: string | string[];
            attributes?: {
              [key: string]: string;
            };
            candidateStart?: {
              /** @enum {string} */
              format: 'iso' | 'iso-utc' | 'http-date' | 'epoch-seconds' | 'epoch-milliseconds' | 'epoch-nanoseconds' | 'epoch-by-digits';
              /** @description JSONata over the payload (over one entry of it, with `each`). */
              from: string;
              /** @description Seconds to subtract, for a tool that reports after its retries. */
              'less-seconds'?: string;
            };
            /** @description An expression that gives a list makes one event for each entry, with "|" and the component at the end of its id. */
            component?: string | string[];
            end?: {
              /** @enum {string} */
              format: 'iso' | 'iso-utc' | 'http-date' | 'epoch-seconds' | 'epoch-milliseconds' | 'epoch-nanoseconds' | 'epoch-by-digits';
              /** @description JSONata over the payload (over one entry of it, with `each`). */
              from: string;
              /** @description Seconds to subtract, for a tool that reports after its retries. */
              'less-seconds'?: string;
            };
            /** @description JSONata over the payload (over one entry of it, with `each`). */
            everySeconds?: string;
            /** @description A permanently unique id: the tool's id of the delivery, or monitor, state and instant together. */
            id: string | string[];
            /** @description A template, or several: the first one with all its values counts. */
            incident?: string | string[];
            /** @description A template, or several: the first one with all its values counts. */
            location?: string | string[];
            /** @description A template, or several: the first one with all its values counts. */
            maintenance?: string | string[];
            /** @description Figures that were measured with the check. */
            measured?: {
              [key: string]: string;
            };
            /** @description `received` for a tool that sends no instant: the instant of receipt is used. */
            occurredAt:
              | {
                  /** @enum {string} */
                  format:
                    'iso' | 'iso-utc' | 'http-date' | 'epoch-seconds' | 'epoch-milliseconds' | 'epoch-nanoseconds' | 'epoch-by-digits';
                  /** @description JSONata over the payload (over one entry of it, with `each`). */
                  from: string;
                  /** @description Seconds to subtract, for a tool that reports after its retries. */
                  'less-seconds'?: string;
                }
              | 'received';
            /** @description A template, or several: the first one with all its values counts. */
            probe?: string | string[];
            /** @description A template, or several: the first one with all its values counts. */
            reason?: string | string[];
            /** @description A template, or several: the first one with all its values counts. */
            results?: string | string[];
            /** @description JSONata over the payload (over one entry of it, with `each`). */
            sections?: string;
            /** @description A template, or several: the first one with all its values counts. */
            severity?: string | string[];
            start?: {
              /** @enum {string} */
              format: 'iso' | 'iso-utc' | 'http-date' | 'epoch-seconds' | 'epoch-milliseconds' | 'epoch-nanoseconds' | 'epoch-by-digits';
              /** @description JSONata over the payload (over one entry of it, with `each`). */
              from: string;
              /** @description Seconds to subtract, for a tool that reports after its retries. */
              'less-seconds'?: string;
            };
            /** @description A template, or several: the first one with all its values counts. */
            ticket?: string | string[];
            type:
              | (
                  | 'service.down'
                  | 'service.degraded'
                  | 'service.up'
                  | 'service.unknown'
                  | 'service.watched'
                  | 'probe.batch'
                  | 'probes.batched'
                  | 'requests.counted'
                  | 'gauge.sampled'
                  | 'maintenance.scheduled'
                  | 'maintenance.started'
                  | 'maintenance.ended'
                  | 'maintenance.cancelled'
                  | 'ticket.opened'
                  | 'ticket.acknowledged'
                  | 'ticket.severity_changed'
                  | 'ticket.paused'
                  | 'ticket.resumed'
                  | 'ticket.recovered'
                  | 'ticket.resolved'
                  | 'ticket.reopened'
                  | 'ticket.closed'
                  | 'report.delivered'
                  | 'record.reached'
                  | 'attribute.set'
                  | 'charge.billed'
                  | 'correction'
                )
              | {
                  /** @description What each word means. A word that is not here is quarantined, never guessed. */
                  map: {
                    [key: string]:
                      | (
                          | 'service.down'
                          | 'service.degraded'
                          | 'service.up'
                          | 'service.unknown'
                          | 'service.watched'
                          | 'probe.batch'
                          | 'probes.batched'
                          | 'requests.counted'
                          | 'gauge.sampled'
                          | 'maintenance.scheduled'
                          | 'maintenance.started'
                          | 'maintenance.ended'
                          | 'maintenance.cancelled'
                          | 'ticket.opened'
                          | 'ticket.acknowledged'
                          | 'ticket.severity_changed'
                          | 'ticket.paused'
                          | 'ticket.resumed'
                          | 'ticket.recovered'
                          | 'ticket.resolved'
                          | 'ticket.reopened'
                          | 'ticket.closed'
                          | 'report.delivered'
                          | 'record.reached'
                          | 'attribute.set'
                          | 'charge.billed'
                          | 'correction'
                        )
                      | {
                          ignore: string;
                        }
                      | {
                          /** @enum {string} */
                          type:
                            | 'service.down'
                            | 'service.degraded'
                            | 'service.up'
                            | 'service.unknown'
                            | 'service.watched'
                            | 'probe.batch'
                            | 'probes.batched'
                            | 'requests.counted'
                            | 'gauge.sampled'
                            | 'maintenance.scheduled'
                            | 'maintenance.started'
                            | 'maintenance.ended'
                            | 'maintenance.cancelled'
                            | 'ticket.opened'
                            | 'ticket.acknowledged'
                            | 'ticket.severity_changed'
                            | 'ticket.paused'
                            | 'ticket.resumed'
                            | 'ticket.recovered'
                            | 'ticket.resolved'
                            | 'ticket.reopened'
                            | 'ticket.closed'
                            | 'report.delivered'
                            | 'record.reached'
                            | 'attribute.set'
                            | 'charge.billed'
                            | 'correction';
                          with: {
                            [key: string]: string;
                          };
                        };
                  };
                  /** @description The status, in the words of the tool. */
                  of: string;
                  /** @description For every other word. */
                  otherwise?:
                    | (
                        | 'service.down'
                        | 'service.degraded'
                        | 'service.up'
                        | 'service.unknown'
                        | 'service.watched'
                        | 'probe.batch'
                        | 'probes.batched'
                        | 'requests.counted'
                        | 'gauge.sampled'
                        | 'maintenance.scheduled'
                        | 'maintenance.started'
                        | 'maintenance.ended'
                        | 'maintenance.cancelled'
                        | 'ticket.opened'
                        | 'ticket.acknowledged'
                        | 'ticket.severity_changed'
                        | 'ticket.paused'
                        | 'ticket.resumed'
                        | 'ticket.recovered'
                        | 'ticket.resolved'
                        | 'ticket.reopened'
                        | 'ticket.closed'
                        | 'report.delivered'
                        | 'record.reached'
                        | 'attribute.set'
                        | 'charge.billed'
                        | 'correction'
                      )
                    | {
                        ignore: string;
                      }
                    | {
                        /** @enum {string} */
                        type:
                          | 'service.down'
                          | 'service.degraded'
                          | 'service.up'
                          | 'service.unknown'
                          | 'service.watched'
                          | 'probe.batch'
                          | 'probes.batched'
                          | 'requests.counted'
                          | 'gauge.sampled'
                          | 'maintenance.scheduled'
                          | 'maintenance.started'
                          | 'maintenance.ended'
                          | 'maintenance.cancelled'
                          | 'ticket.opened'
                          | 'ticket.acknowledged'
                          | 'ticket.severity_changed'
                          | 'ticket.paused'
                          | 'ticket.resumed'
                          | 'ticket.recovered'
                          | 'ticket.resolved'
                          | 'ticket.reopened'
                          | 'ticket.closed'
                          | 'report.delivered'
                          | 'record.reached'
                          | 'attribute.set'
                          | 'charge.billed'
                          | 'correction';
                        with: {
                          [key: string]: string;
                        };
                      };
                };
            /** @description Only when this is true. */
            when?: string;
          }[];
          /** @description Headers that the expressions read, as $headers."x-event". None beside `signature`, which covers the body alone. */
          headers?: string[];
          ignore?: {
            because: string;
            /** @description JSONata over the payload (over one entry of it, with `each`). */
            when: string;
          }[];
          note?: string;
          refuse?: {
            because: string;
            /** @description JSONata over the payload (over one entry of it, with `each`). */
            when: string;
          }[];
          signature?: {
            /** @enum {string} */
            algorithm: 'sha256' | 'sha1';
            /** @enum {string} */
            encoding: 'hex' | 'base64';
            /** @description A header, lower case. */
            header: string;
            prefix?: string;
            timestamp?: {
              /** @description A header, lower case. */
              header: string;
              'within-seconds': number;
            };
          };
          /** @description As in the webhook path and in the contract. */
          source: string;
          /** @description Whether the tool sends webhooks; true unless `bus` is given. */
          webhook?: boolean;
        };
        'application/yaml': string;
      };
    };
    responses: {
      /** @description The mapping was there before; it is as it was put now. */
      200: {
        headers: {
          'ratelimit-limit': components['headers']['RateLimitLimit'];
          'ratelimit-remaining': components['headers']['RateLimitRemaining'];
          'ratelimit-reset': components['headers']['RateLimitReset'];
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            builtIn: boolean;
            /** @description Absent for the few that are code. */
            mapping?: {
              [key: string]: unknown;
            };
            revision?: number;
            source: string;
          };
        };
      };
      /** @description The mapping is new. */
      201: {
        headers: {
          'ratelimit-limit': components['headers']['RateLimitLimit'];
          'ratelimit-remaining': components['headers']['RateLimitRemaining'];
          'ratelimit-reset': components['headers']['RateLimitReset'];
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            builtIn: boolean;
            /** @description Absent for the few that are code. */
            mapping?: {
              [key: string]: unknown;
            };
            revision?: number;
            source: string;
          };
        };
      };
      /**
       * @description `doubled-name`: A name stands twice in one object of the body; `detail` has its line.
       *     `not-json`: The body is not JSON.
       */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description The token is missing or invalid.
       *     `no-subject`: The token has no subject (claim `sub`).
       */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description The token lacks the scope.
       *     `not-for-vendors`: The token is bound to a vendor, and the route, or what it asks for, is not for vendors.
       */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `no-such-route`: There is no such route, or a part of its path is too long or has characters that no id has. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `revision-conflict`: Another request changed it first. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      413: components['responses']['Failure413'];
      /** @description `unsupported-media-type`: The content type cannot be read. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description `mapping-invalid`: The mapping has errors; `issues` has all of them.
       *     `unusable-name`: A name or an id is too long for a key, or no well-formed Unicode.
       */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description All callers together send more than the stage of the API takes.
       *     `too-many-requests`: The caller, or without a token the address, sent more requests in a minute than are allowed; `Retry-After` has the seconds to wait.
       */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      431: components['responses']['Failure431'];
      500: components['responses']['Failure500'];
      503: components['responses']['Failure503'];
      /** @description Any other failure. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  deleteSource: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        source: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The mapping is deleted. */
      200: {
        headers: {
          'ratelimit-limit': components['headers']['RateLimitLimit'];
          'ratelimit-remaining': components['headers']['RateLimitRemaining'];
          'ratelimit-reset': components['headers']['RateLimitReset'];
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            deleted: string;
          };
        };
      };
      /**
       * @description The token is missing or invalid.
       *     `no-subject`: The token has no subject (claim `sub`).
       */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description The token lacks the scope.
       *     `not-for-vendors`: The token is bound to a vendor, and the route, or what it asks for, is not for vendors.
       */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description `no-such-route`: There is no such route, or a part of its path is too long or has characters that no id has.
       *     `unknown-source`: There is no such source.
       */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description `built-in`: The source is built in and cannot be deleted.
       *     `revision-conflict`: Another request changed it first.
       *     `source-in-use`: A webhook uses the mapping.
       */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      413: components['responses']['Failure413'];
      /** @description `unusable-name`: A name or an id is too long for a key, or no well-formed Unicode. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description All callers together send more than the stage of the API takes.
       *     `too-many-requests`: The caller, or without a token the address, sent more requests in a minute than are allowed; `Retry-After` has the seconds to wait.
       */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      431: components['responses']['Failure431'];
      500: components['responses']['Failure500'];
      503: components['responses']['Failure503'];
      /** @description Any other failure. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  remapSource: {
    parameters: {
      query?: never;
      header?: {
        /** @description A name of your own for the request: a repeated request with it gets the first answer again. */
        'idempotency-key'?: string;
      };
      path: {
        source: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @description The component, as for `GET /v1/evidence`; absent = all. */
          component?: string;
          /** @description The month of the facts. */
          month: string;
          /**
           * @description Only report the changes, without making them.
           * @default false
           */
          try?: boolean;
          vendor: string;
        };
      };
    };
    responses: {
      /** @description What came out otherwise; with `try`, what would. */
      200: {
        headers: {
          'ratelimit-limit': components['headers']['RateLimitLimit'];
          'ratelimit-remaining': components['headers']['RateLimitRemaining'];
          'ratelimit-reset': components['headers']['RateLimitReset'];
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @description Facts that are new; they count from the receipt of their payload. */
            added: {
              component?: string;
              id: string;
              type: string;
            }[];
            /** @description What stays as it is, and why. */
            left: {
              because: string;
              id: string;
            }[];
            /** @description Stored payloads of the source that were read again. */
            payloads: number;
            /** @description Facts that came out otherwise: a correction names each. */
            replaced: {
              component?: string;
              id: string;
              type: string;
            }[];
            /** @description Facts that came out as they stand. */
            unchanged: number;
            /** @description Facts that came out no more: a correction names each. */
            withdrawn: {
              component?: string;
              id: string;
              type: string;
            }[];
          };
        };
      };
      /** @description Nothing is done yet: the request waits for a second person. */
      202: {
        headers: {
          'ratelimit-limit': components['headers']['RateLimitLimit'];
          'ratelimit-remaining': components['headers']['RateLimitRemaining'];
          'ratelimit-reset': components['headers']['RateLimitReset'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Approval'];
        };
      };
      /**
       * @description `bad-body`: The body is not right; `issues` name each place.
       *     `bad-header`: A header is not right.
       *     `doubled-name`: A name stands twice in one object of the body; `detail` has its line.
       *     `not-json`: The body is not JSON.
       */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description The token is missing or invalid.
       *     `no-subject`: The token has no subject (claim `sub`).
       */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description The token lacks the scope.
       *     `not-for-vendors`: The token is bound to a vendor, and the route, or what it asks for, is not for vendors.
       */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description `no-such-route`: There is no such route, or a part of its path is too long or has characters that no id has.
       *     `unknown-source`: There is no such source.
       */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `in-progress`: The request with this Idempotency-Key is being answered. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      413: components['responses']['Failure413'];
      /**
       * @description `idempotency-key-reused`: The Idempotency-Key came with another body before.
       *     `remap-changed`: The mapping or the stored events changed since a second person was asked.
       *     `unusable-name`: A name or an id is too long for a key, or no well-formed Unicode.
       */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description All callers together send more than the stage of the API takes.
       *     `too-many-requests`: The caller, or without a token the address, sent more requests in a minute than are allowed; `Retry-After` has the seconds to wait.
       */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      431: components['responses']['Failure431'];
      500: components['responses']['Failure500'];
      503: components['responses']['Failure503'];
      /** @description Any other failure. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listStatements: {
    parameters: {
      query?: {
        /** @description The least amount, included. It needs `currency`. */
        atLeast?: string;
        /** @description The greatest amount, included. It needs `currency`. */
        atMost?: string;
        contract?: string;
        /** @description Some line is booked there. Not for a token that is bound to a vendor. */
        costCentre?: string;
        currency?: string;
        cursor?: string;
        /** @description The legal entity that is credited, or owes: the `customer` of the contract. */
        customer?: string;
        limit?: number;
        period?: string;
        /** @description `provisional`: missing facts leave the total open. */
        state?: 'certain' | 'provisional';
        /** @description Only revisions issued at or after this instant, in that order. */
        updatedSince?: string;
        vendor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A page of the statements. */
      200: {
        headers: {
          'ratelimit-limit': components['headers']['RateLimitLimit'];
          'ratelimit-remaining': components['headers']['RateLimitRemaining'];
          'ratelimit-reset': components['headers']['RateLimitReset'];
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @description Pass it to get the next page; absent on the last. */
            cursor?: string;
            items: components['schemas']['StatementEntry'][];
          };
        };
      };
      /**
       * @description `bad-cursor`: The cursor is not from a page of this listing with these filters for this caller; begin again without one.
       *     `bad-query`: A parameter of the address is not right; `issues` name it.
       *     `cursor-expired`: The cursor is older than a day, or the key of cursors was replaced; begin again without one.
       */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description The token is missing or invalid.
       *     `no-subject`: The token has no subject (claim `sub`).
       */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description The token lacks the scope.
       *     `not-for-vendors`: The token is bound to a vendor, and the route, or what it asks for, is not for vendors.
       *     `other-vendor`: The token is bound to one vendor, and the request asks for another.
       */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description All callers together send more than the stage of the API takes.
       *     `too-many-requests`: The caller, or without a token the address, sent more requests in a minute than are allowed; `Retry-After` has the seconds to wait.
       */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      431: components['responses']['Failure431'];
      500: components['responses']['Failure500'];
      503: components['responses']['Failure503'];
      /** @description Any other failure. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getStatement: {
    parameters: {
      query?: {
        revision?: number;
      };
      header?: {
        /** @description An ETag; the answer is 304 while it is still the current one. */
        'if-none-match'?: string;
        /** @description `document-link`: in place of 303 the answer is 200, with the same body as `application/vnd.makegood.link+json`. */
        prefer?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The statement. */
      200: {
        headers: {
          etag: components['headers']['ETag'];
          'ratelimit-limit': components['headers']['RateLimitLimit'];
          'ratelimit-remaining': components['headers']['RateLimitRemaining'];
          'ratelimit-reset': components['headers']['RateLimitReset'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['IssuedStatement'];
          'application/vnd.makegood.link+json': components['schemas']['DocumentLink'];
          'text/csv': string;
        };
      };
      /** @description The file is too large for an answer, and is at the address in `location`. It needs no token: send none there. */
      303: {
        headers: {
          etag: components['headers']['ETag'];
          location: components['headers']['Location'];
          'ratelimit-limit': components['headers']['RateLimitLimit'];
          'ratelimit-remaining': components['headers']['RateLimitRemaining'];
          'ratelimit-reset': components['headers']['RateLimitReset'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DocumentLink'];
        };
      };
      /** @description The answer has not changed since the ETag. */
      304: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `bad-query`: A parameter of the address is not right; `issues` name it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description The token is missing or invalid.
       *     `no-subject`: The token has no subject (claim `sub`).
       */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The token lacks the scope. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
        };
      };
      /**
       * @description `no-such-route`: There is no such route, or a part of its path is too long or has characters that no id has.
       *     `unknown-statement`: There is no such statement, or it is another vendor's.
       */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not-acceptable`: None of the requested media types is available. */
      406: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `document-too-large`: The file is larger than one behind a link may be, or has more rows than can be drawn. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description All callers together send more than the stage of the API takes.
       *     `too-many-files`: Files of more bytes than are allowed in an hour were kept for the caller; `Retry-After` has the seconds to wait.
       *     `too-many-requests`: The caller, or without a token the address, sent more requests in a minute than are allowed; `Retry-After` has the seconds to wait.
       */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      431: components['responses']['Failure431'];
      500: components['responses']['Failure500'];
      503: components['responses']['Failure503'];
      /** @description Any other failure. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getStatementBundle: {
    parameters: {
      query?: {
        revision?: number;
      };
      header?: {
        /** @description An ETag; the answer is 304 while it is still the current one. */
        'if-none-match'?: string;
        /** @description `document-link`: in place of 303 the answer is 200, with the same body as `application/vnd.makegood.link+json`. */
        prefer?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The bundle. */
      200: {
        headers: {
          etag: components['headers']['ETag'];
          'ratelimit-limit': components['headers']['RateLimitLimit'];
          'ratelimit-remaining': components['headers']['RateLimitRemaining'];
          'ratelimit-reset': components['headers']['RateLimitReset'];
          [name: string]: unknown;
        };
        content: {
          'application/gzip': string;
          'application/json': {
            /** @description Contract, facts, states of earlier periods. */
            evidence: {
              [key: string]: unknown;
            };
            /** @constant */
            format: 'makegood-bundle/1';
            issued: components['schemas']['IssuedStatement'];
            /** @description Absent of what was issued before statements were signed. */
            signature?: components['schemas']['Signature'];
          };
          'application/vnd.makegood.link+json': components['schemas']['DocumentLink'];
        };
      };
      /** @description The file is too large for an answer, and is at the address in `location`. It needs no token: send none there. */
      303: {
        headers: {
          etag: components['headers']['ETag'];
          location: components['headers']['Location'];
          'ratelimit-limit': components['headers']['RateLimitLimit'];
          'ratelimit-remaining': components['headers']['RateLimitRemaining'];
          'ratelimit-reset': components['headers']['RateLimitReset'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DocumentLink'];
        };
      };
      /** @description The answer has not changed since the ETag. */
      304: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `bad-query`: A parameter of the address is not right; `issues` name it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description The token is missing or invalid.
       *     `no-subject`: The token has no subject (claim `sub`).
       */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The token lacks the scope. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
        };
      };
      /**
       * @description `no-bundle`: The evidence of this revision is not stored.
       *     `no-such-route`: There is no such route, or a part of its path is too long or has characters that no id has.
       *     `unknown-statement`: There is no such statement, or it is another vendor's.
       */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not-acceptable`: None of the requested media types is available. */
      406: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `document-too-large`: The file is larger than one behind a link may be, or has more rows than can be drawn. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description All callers together send more than the stage of the API takes.
       *     `too-many-files`: Files of more bytes than are allowed in an hour were kept for the caller; `Retry-After` has the seconds to wait.
       *     `too-many-requests`: The caller, or without a token the address, sent more requests in a minute than are allowed; `Retry-After` has the seconds to wait.
       */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      431: components['responses']['Failure431'];
      500: components['responses']['Failure500'];
      503: components['responses']['Failure503'];
      /** @description Any other failure. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getStatementDocument: {
    parameters: {
      query?: {
        /** @description Of a credit note: a further invoice that it refers to, by its number. */
        invoice?: string;
        /** @description The date of that invoice, 2026-10-01. */
        invoiceDate?: string;
        /** @description Absent: that of `spreadsheet`, else `en`. */
        language?: 'en' | 'zh' | 'de';
        revision?: number;
        /** @description Of the CSV: for a spreadsheet program in English or Chinese (comma, decimal point) or German (semicolon, decimal comma), with heads and words of the language. Absent: RFC 4180 with keys, for programs. */
        spreadsheet?: 'en' | 'de' | 'zh';
      };
      header?: {
        /** @description An ETag; the answer is 304 while it is still the current one. */
        'if-none-match'?: string;
        /** @description `document-link`: in place of 303 the answer is 200, with the same body as `application/vnd.makegood.link+json`. */
        prefer?: string;
      };
      path: {
        form: string;
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The document. */
      200: {
        headers: {
          etag: components['headers']['ETag'];
          'ratelimit-limit': components['headers']['RateLimitLimit'];
          'ratelimit-remaining': components['headers']['RateLimitRemaining'];
          'ratelimit-reset': components['headers']['RateLimitReset'];
          [name: string]: unknown;
        };
        content: {
          'application/pdf': string;
          'application/vnd.makegood.link+json': components['schemas']['DocumentLink'];
          'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': string;
          'application/xml': string;
          'text/csv': string;
        };
      };
      /** @description The file is too large for an answer, and is at the address in `location`. It needs no token: send none there. */
      303: {
        headers: {
          etag: components['headers']['ETag'];
          location: components['headers']['Location'];
          'ratelimit-limit': components['headers']['RateLimitLimit'];
          'ratelimit-remaining': components['headers']['RateLimitRemaining'];
          'ratelimit-reset': components['headers']['RateLimitReset'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DocumentLink'];
        };
      };
      /** @description The answer has not changed since the ETag. */
      304: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `bad-query`: A parameter of the address is not right; `issues` name it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description The token is missing or invalid.
       *     `no-subject`: The token has no subject (claim `sub`).
       */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The token lacks the scope. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
        };
      };
      /**
       * @description `no-bundle`: The evidence of this revision is not stored.
       *     `no-such-route`: There is no such route, or a part of its path is too long or has characters that no id has.
       *     `unknown-form`: There is no document of this form.
       *     `unknown-statement`: There is no such statement, or it is another vendor's.
       */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description `contract-refused`: The rules of this version refuse the stored contract.
       *     `document-too-large`: The file is larger than one behind a link may be, or has more rows than can be drawn.
       *     `no-invoice-details`: The contract lacks details of the parties that an e-invoice needs.
       *     `note-cancels`: What the revision credits and takes back add up to nothing with their taxes.
       *     `note-country`: A note by the rules of the country of the vendor needs what Makegood does not have.
       *     `note-currencies`: The revision changes the currency, and a note has one.
       *     `note-currency`: By the French rules the note needs its tax in euro too.
       *     `note-decimals`: The currency has more decimals than EN 16931 allows.
       *     `note-number`: The number of the note, or an invoice that it refers to, does not meet the French rules.
       *     `note-tax`: The tax is none of the country of the vendor.
       *     `nothing-credited`: The revision credits nothing and takes nothing back.
       */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description All callers together send more than the stage of the API takes.
       *     `too-many-files`: Files of more bytes than are allowed in an hour were kept for the caller; `Retry-After` has the seconds to wait.
       *     `too-many-requests`: The caller, or without a token the address, sent more requests in a minute than are allowed; `Retry-After` has the seconds to wait.
       */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      431: components['responses']['Failure431'];
      500: components['responses']['Failure500'];
      503: components['responses']['Failure503'];
      /** @description Any other failure. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listSubscriptions: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The subscriptions, by name. */
      200: {
        headers: {
          'ratelimit-limit': components['headers']['RateLimitLimit'];
          'ratelimit-remaining': components['headers']['RateLimitRemaining'];
          'ratelimit-reset': components['headers']['RateLimitReset'];
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['Subscription'][];
          };
        };
      };
      /**
       * @description The token is missing or invalid.
       *     `no-subject`: The token has no subject (claim `sub`).
       */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description The token lacks the scope.
       *     `not-for-vendors`: The token is bound to a vendor, and the route, or what it asks for, is not for vendors.
       */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description All callers together send more than the stage of the API takes.
       *     `too-many-requests`: The caller, or without a token the address, sent more requests in a minute than are allowed; `Retry-After` has the seconds to wait.
       */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      431: components['responses']['Failure431'];
      500: components['responses']['Failure500'];
      503: components['responses']['Failure503'];
      /** @description Any other failure. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  putSubscription: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        name: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @description An e-mail address. */
          address: string;
          /** @description Absent: the kinds of its role. */
          kinds?: ('audit' | 'claim-deadline' | 'claim-answer' | 'budget' | 'ticket-deadline' | 'approval' | 'bill-row' | 'endpoint')[];
          /** @enum {string} */
          language: 'en' | 'zh' | 'de';
          /**
           * @description What its holder does. It decides which kinds it may get; `vendor` is a user of one vendor.
           * @enum {string}
           */
          role: 'finance' | 'approver' | 'contract-owner' | 'administrator' | 'data-protection' | 'auditor' | 'vendor';
          /** @description Only messages about these; absent: about all. The role `vendor` names exactly one. */
          vendors?: string[];
        };
      };
    };
    responses: {
      /** @description The subscription, changed. */
      200: {
        headers: {
          'ratelimit-limit': components['headers']['RateLimitLimit'];
          'ratelimit-remaining': components['headers']['RateLimitRemaining'];
          'ratelimit-reset': components['headers']['RateLimitReset'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Subscription'];
        };
      };
      /** @description The subscription, made. */
      201: {
        headers: {
          'ratelimit-limit': components['headers']['RateLimitLimit'];
          'ratelimit-remaining': components['headers']['RateLimitRemaining'];
          'ratelimit-reset': components['headers']['RateLimitReset'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Subscription'];
        };
      };
      /**
       * @description `bad-body`: The body is not right; `issues` name each place.
       *     `doubled-name`: A name stands twice in one object of the body; `detail` has its line.
       *     `not-json`: The body is not JSON.
       */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description The token is missing or invalid.
       *     `no-subject`: The token has no subject (claim `sub`).
       */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description The token lacks the scope.
       *     `not-for-vendors`: The token is bound to a vendor, and the route, or what it asks for, is not for vendors.
       */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `no-such-route`: There is no such route, or a part of its path is too long or has characters that no id has. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      413: components['responses']['Failure413'];
      /**
       * @description `subscription-invalid`: The subscription has errors; `issues` has all of them.
       *     `unusable-name`: A name or an id is too long for a key, or no well-formed Unicode.
       */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description All callers together send more than the stage of the API takes.
       *     `too-many-requests`: The caller, or without a token the address, sent more requests in a minute than are allowed; `Retry-After` has the seconds to wait.
       */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      431: components['responses']['Failure431'];
      500: components['responses']['Failure500'];
      503: components['responses']['Failure503'];
      /** @description Any other failure. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  deleteSubscription: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        name: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The subscription has ended. */
      200: {
        headers: {
          'ratelimit-limit': components['headers']['RateLimitLimit'];
          'ratelimit-remaining': components['headers']['RateLimitRemaining'];
          'ratelimit-reset': components['headers']['RateLimitReset'];
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            deleted: string;
          };
        };
      };
      /**
       * @description The token is missing or invalid.
       *     `no-subject`: The token has no subject (claim `sub`).
       */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description The token lacks the scope.
       *     `not-for-vendors`: The token is bound to a vendor, and the route, or what it asks for, is not for vendors.
       */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description `no-such-route`: There is no such route, or a part of its path is too long or has characters that no id has.
       *     `unknown-subscription`: There is no such subscription.
       */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      413: components['responses']['Failure413'];
      /** @description `unusable-name`: A name or an id is too long for a key, or no well-formed Unicode. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description All callers together send more than the stage of the API takes.
       *     `too-many-requests`: The caller, or without a token the address, sent more requests in a minute than are allowed; `Retry-After` has the seconds to wait.
       */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      431: components['responses']['Failure431'];
      500: components['responses']['Failure500'];
      503: components['responses']['Failure503'];
      /** @description Any other failure. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listVendors: {
    parameters: {
      query?: {
        cursor?: string;
        limit?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A page of the vendors. */
      200: {
        headers: {
          'ratelimit-limit': components['headers']['RateLimitLimit'];
          'ratelimit-remaining': components['headers']['RateLimitRemaining'];
          'ratelimit-reset': components['headers']['RateLimitReset'];
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @description Pass it to get the next page; absent on the last. */
            cursor?: string;
            items: {
              id: string;
              name: string;
              /** @description 0 of a vendor that only contracts name. */
              revision: number;
              /** @description Watched senders that are silent now. Absent: none. */
              silent?: number;
            }[];
          };
        };
      };
      /**
       * @description `bad-cursor`: The cursor is not from a page of this listing with these filters for this caller; begin again without one.
       *     `bad-query`: A parameter of the address is not right; `issues` name it.
       *     `cursor-expired`: The cursor is older than a day, or the key of cursors was replaced; begin again without one.
       */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description The token is missing or invalid.
       *     `no-subject`: The token has no subject (claim `sub`).
       */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The token lacks the scope. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
        };
      };
      /**
       * @description All callers together send more than the stage of the API takes.
       *     `too-many-requests`: The caller, or without a token the address, sent more requests in a minute than are allowed; `Retry-After` has the seconds to wait.
       */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      431: components['responses']['Failure431'];
      500: components['responses']['Failure500'];
      503: components['responses']['Failure503'];
      /** @description Any other failure. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getVendor: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        vendor: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The vendor. */
      200: {
        headers: {
          'ratelimit-limit': components['headers']['RateLimitLimit'];
          'ratelimit-remaining': components['headers']['RateLimitRemaining'];
          'ratelimit-reset': components['headers']['RateLimitReset'];
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            id: string;
            /**
             * @description The vendor has more contracts than the 100 whose senders are here.
             * @constant
             */
            moreContracts?: true;
            /** @description The id, of a vendor that only contracts name. */
            name: string;
            /** @description 0 of a vendor that is not registered. */
            revision: number;
            senders: {
              account?: string;
              /** @enum {string} */
              as: 'vendor' | 'customer';
              /**
               * @description What a delivery is refused without: a signature over its body, a token that says who sends and covers none of the body, or nothing but the address.
               * @enum {string}
               */
              check?: 'signature' | 'token' | 'none';
              components?: string[];
              /** @description The contract that names the sender. Absent: the registration does, or no list. */
              contract?: string;
              'expect-every'?: string;
              /** @description Addresses that are valid now, newest first: a short name of each (the beginning of the SHA-256 of its last part), and since when it is valid. Without one it has no address. */
              keys?: {
                fingerprint: string;
                since: string;
              }[];
              lastSeen?: string;
              /** @description Signing secrets that are valid now, newest first: a short name of each, and since when it is valid. */
              secrets?: {
                fingerprint: string;
                since: string;
              }[];
              /** @description Whether deliveries without a good signature over their body are refused. */
              signed?: boolean;
              silentSince?: string;
              /**
               * @description A webhook that is live and that neither the registration nor a contract here names.
               * @constant
               */
              unlisted?: true;
              /** @description The address, where this request made it. It is shown once. */
              url?: string;
              webhook?: string;
            }[];
          };
        };
      };
      /** @description `bad-name`: The id of the vendor has characters that an id may not have. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description The token is missing or invalid.
       *     `no-subject`: The token has no subject (claim `sub`).
       */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The token lacks the scope. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
        };
      };
      /**
       * @description `no-such-route`: There is no such route, or a part of its path is too long or has characters that no id has.
       *     `unknown-vendor`: The vendor is not registered, and no contract is with it.
       */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description All callers together send more than the stage of the API takes.
       *     `too-many-requests`: The caller, or without a token the address, sent more requests in a minute than are allowed; `Retry-After` has the seconds to wait.
       */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      431: components['responses']['Failure431'];
      500: components['responses']['Failure500'];
      503: components['responses']['Failure503'];
      /** @description Any other failure. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  putVendor: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        vendor: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          name: string;
          /** @default [] */
          senders?: {
            /** @description An AWS account on the bus. */
            account?: string;
            /**
             * @description The party for which it reports.
             * @enum {string}
             */
            as: 'vendor' | 'customer';
            /** @description Names of components on which it may report. Absent: all of the vendor's. */
            components?: string[];
            /** @description The longest interval between its events ("1 h"); longer silence is an event of Makegood. Absent: nothing is expected. */
            'expect-every'?: string;
            /** @description Or a source, for which a webhook is made. */
            webhook?: string;
          }[];
        };
      };
    };
    responses: {
      /** @description The registration was there before; it is as it was put now. */
      200: {
        headers: {
          'ratelimit-limit': components['headers']['RateLimitLimit'];
          'ratelimit-remaining': components['headers']['RateLimitRemaining'];
          'ratelimit-reset': components['headers']['RateLimitReset'];
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            id: string;
            /**
             * @description The vendor has more contracts than the 100 whose senders are here.
             * @constant
             */
            moreContracts?: true;
            /** @description The id, of a vendor that only contracts name. */
            name: string;
            /** @description 0 of a vendor that is not registered. */
            revision: number;
            senders: {
              account?: string;
              /** @enum {string} */
              as: 'vendor' | 'customer';
              /**
               * @description What a delivery is refused without: a signature over its body, a token that says who sends and covers none of the body, or nothing but the address.
               * @enum {string}
               */
              check?: 'signature' | 'token' | 'none';
              components?: string[];
              /** @description The contract that names the sender. Absent: the registration does, or no list. */
              contract?: string;
              'expect-every'?: string;
              /** @description Addresses that are valid now, newest first: a short name of each (the beginning of the SHA-256 of its last part), and since when it is valid. Without one it has no address. */
              keys?: {
                fingerprint: string;
                since: string;
              }[];
              lastSeen?: string;
              /** @description Signing secrets that are valid now, newest first: a short name of each, and since when it is valid. */
              secrets?: {
                fingerprint: string;
                since: string;
              }[];
              /** @description Whether deliveries without a good signature over their body are refused. */
              signed?: boolean;
              silentSince?: string;
              /**
               * @description A webhook that is live and that neither the registration nor a contract here names.
               * @constant
               */
              unlisted?: true;
              /** @description The address, where this request made it. It is shown once. */
              url?: string;
              webhook?: string;
            }[];
          };
        };
      };
      /** @description The registration is new. */
      201: {
        headers: {
          'ratelimit-limit': components['headers']['RateLimitLimit'];
          'ratelimit-remaining': components['headers']['RateLimitRemaining'];
          'ratelimit-reset': components['headers']['RateLimitReset'];
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            id: string;
            /**
             * @description The vendor has more contracts than the 100 whose senders are here.
             * @constant
             */
            moreContracts?: true;
            /** @description The id, of a vendor that only contracts name. */
            name: string;
            /** @description 0 of a vendor that is not registered. */
            revision: number;
            senders: {
              account?: string;
              /** @enum {string} */
              as: 'vendor' | 'customer';
              /**
               * @description What a delivery is refused without: a signature over its body, a token that says who sends and covers none of the body, or nothing but the address.
               * @enum {string}
               */
              check?: 'signature' | 'token' | 'none';
              components?: string[];
              /** @description The contract that names the sender. Absent: the registration does, or no list. */
              contract?: string;
              'expect-every'?: string;
              /** @description Addresses that are valid now, newest first: a short name of each (the beginning of the SHA-256 of its last part), and since when it is valid. Without one it has no address. */
              keys?: {
                fingerprint: string;
                since: string;
              }[];
              lastSeen?: string;
              /** @description Signing secrets that are valid now, newest first: a short name of each, and since when it is valid. */
              secrets?: {
                fingerprint: string;
                since: string;
              }[];
              /** @description Whether deliveries without a good signature over their body are refused. */
              signed?: boolean;
              silentSince?: string;
              /**
               * @description A webhook that is live and that neither the registration nor a contract here names.
               * @constant
               */
              unlisted?: true;
              /** @description The address, where this request made it. It is shown once. */
              url?: string;
              webhook?: string;
            }[];
          };
        };
      };
      /**
       * @description `bad-body`: The body is not right; `issues` name each place.
       *     `bad-name`: The id of the vendor has characters that an id may not have.
       *     `doubled-name`: A name stands twice in one object of the body; `detail` has its line.
       *     `not-json`: The body is not JSON.
       */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description The token is missing or invalid.
       *     `no-subject`: The token has no subject (claim `sub`).
       */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description The token lacks the scope.
       *     `not-for-vendors`: The token is bound to a vendor, and the route, or what it asks for, is not for vendors.
       */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `no-such-route`: There is no such route, or a part of its path is too long or has characters that no id has. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `revision-conflict`: Another request changed it first. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      413: components['responses']['Failure413'];
      /**
       * @description `unusable-name`: A name or an id is too long for a key, or no well-formed Unicode.
       *     `vendor-invalid`: The registration has errors; `issues` has all of them.
       */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description All callers together send more than the stage of the API takes.
       *     `too-many-requests`: The caller, or without a token the address, sent more requests in a minute than are allowed; `Retry-After` has the seconds to wait.
       */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      431: components['responses']['Failure431'];
      500: components['responses']['Failure500'];
      503: components['responses']['Failure503'];
      /** @description Any other failure. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  putWebhook: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        source: string;
        vendor: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /**
           * @default vendor
           * @enum {string}
           */
          as?: 'vendor' | 'customer';
          /**
           * @description `add` makes a new address and keeps the newest old one valid; `replace` makes a new address and invalidates all old ones at once.
           * @enum {string}
           */
          key?: 'add' | 'replace';
          /** @description The previous secret stays valid until the next change; null removes all secrets. Only for a source that defines a signature. */
          signingSecret?: string | null;
        };
      };
    };
    responses: {
      /** @description The webhook was there before; it is as it was put now. */
      200: {
        headers: {
          'ratelimit-limit': components['headers']['RateLimitLimit'];
          'ratelimit-remaining': components['headers']['RateLimitRemaining'];
          'ratelimit-reset': components['headers']['RateLimitReset'];
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /**
             * @description What a delivery is refused without: a signature over its body, a token that says who sends and covers none of the body, or nothing but the address.
             * @enum {string}
             */
            check: 'signature' | 'token' | 'none';
            /** @description Addresses that are valid now, newest first: a short name of each (the beginning of the SHA-256 of its last part), and since when it is valid. Without one it has no address. */
            keys: {
              fingerprint: string;
              since: string;
            }[];
            /** @description Signing secrets that are valid now, newest first: a short name of each, and since when it is valid. */
            secrets: {
              fingerprint: string;
              since: string;
            }[];
            /** @description Whether deliveries without a good signature over their body are refused. */
            signed: boolean;
            source: string;
            /** @description The address, where this request made it. It is shown once. */
            url?: string;
            vendor: string;
          };
        };
      };
      /** @description The webhook is new. */
      201: {
        headers: {
          'ratelimit-limit': components['headers']['RateLimitLimit'];
          'ratelimit-remaining': components['headers']['RateLimitRemaining'];
          'ratelimit-reset': components['headers']['RateLimitReset'];
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /**
             * @description What a delivery is refused without: a signature over its body, a token that says who sends and covers none of the body, or nothing but the address.
             * @enum {string}
             */
            check: 'signature' | 'token' | 'none';
            /** @description Addresses that are valid now, newest first: a short name of each (the beginning of the SHA-256 of its last part), and since when it is valid. Without one it has no address. */
            keys: {
              fingerprint: string;
              since: string;
            }[];
            /** @description Signing secrets that are valid now, newest first: a short name of each, and since when it is valid. */
            secrets: {
              fingerprint: string;
              since: string;
            }[];
            /** @description Whether deliveries without a good signature over their body are refused. */
            signed: boolean;
            source: string;
            /** @description The address, where this request made it. It is shown once. */
            url?: string;
            vendor: string;
          };
        };
      };
      /**
       * @description `bad-body`: The body is not right; `issues` name each place.
       *     `bad-name`: The id of the vendor has characters that an id may not have.
       *     `doubled-name`: A name stands twice in one object of the body; `detail` has its line.
       *     `not-json`: The body is not JSON.
       */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description The token is missing or invalid.
       *     `no-subject`: The token has no subject (claim `sub`).
       */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description The token lacks the scope.
       *     `not-for-vendors`: The token is bound to a vendor, and the route, or what it asks for, is not for vendors.
       */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description `no-such-route`: There is no such route, or a part of its path is too long or has characters that no id has.
       *     `unknown-source`: There is no such source.
       *     `unknown-vendor`: The vendor is not registered, and no contract is with it.
       */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      413: components['responses']['Failure413'];
      /**
       * @description `not-signing`: The source defines no signature, so that a secret would check nothing.
       *     `unusable-name`: A name or an id is too long for a key, or no well-formed Unicode.
       */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description All callers together send more than the stage of the API takes.
       *     `too-many-requests`: The caller, or without a token the address, sent more requests in a minute than are allowed; `Retry-After` has the seconds to wait.
       */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      431: components['responses']['Failure431'];
      500: components['responses']['Failure500'];
      503: components['responses']['Failure503'];
      /** @description Any other failure. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  deleteWebhook: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        source: string;
        vendor: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The webhook is deleted. */
      200: {
        headers: {
          'ratelimit-limit': components['headers']['RateLimitLimit'];
          'ratelimit-remaining': components['headers']['RateLimitRemaining'];
          'ratelimit-reset': components['headers']['RateLimitReset'];
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            deleted: string;
          };
        };
      };
      /** @description `bad-name`: The id of the vendor has characters that an id may not have. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description The token is missing or invalid.
       *     `no-subject`: The token has no subject (claim `sub`).
       */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description The token lacks the scope.
       *     `not-for-vendors`: The token is bound to a vendor, and the route, or what it asks for, is not for vendors.
       */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description `no-such-route`: There is no such route, or a part of its path is too long or has characters that no id has.
       *     `unknown-webhook`: There is no such webhook.
       */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      413: components['responses']['Failure413'];
      /** @description `unusable-name`: A name or an id is too long for a key, or no well-formed Unicode. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description All callers together send more than the stage of the API takes.
       *     `too-many-requests`: The caller, or without a token the address, sent more requests in a minute than are allowed; `Retry-After` has the seconds to wait.
       */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      431: components['responses']['Failure431'];
      500: components['responses']['Failure500'];
      503: components['responses']['Failure503'];
      /** @description Any other failure. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  revokeWebhookKey: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        fingerprint: string;
        source: string;
        vendor: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The address is revoked. */
      200: {
        headers: {
          'ratelimit-limit': components['headers']['RateLimitLimit'];
          'ratelimit-remaining': components['headers']['RateLimitRemaining'];
          'ratelimit-reset': components['headers']['RateLimitReset'];
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            deleted: string;
          };
        };
      };
      /** @description `bad-name`: The id of the vendor has characters that an id may not have. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description The token is missing or invalid.
       *     `no-subject`: The token has no subject (claim `sub`).
       */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description The token lacks the scope.
       *     `not-for-vendors`: The token is bound to a vendor, and the route, or what it asks for, is not for vendors.
       */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description `no-such-route`: There is no such route, or a part of its path is too long or has characters that no id has.
       *     `unknown-key`: The webhook has no valid address with this fingerprint.
       *     `unknown-webhook`: There is no such webhook.
       */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      413: components['responses']['Failure413'];
      /** @description `unusable-name`: A name or an id is too long for a key, or no well-formed Unicode. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description All callers together send more than the stage of the API takes.
       *     `too-many-requests`: The caller, or without a token the address, sent more requests in a minute than are allowed; `Retry-After` has the seconds to wait.
       */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      431: components['responses']['Failure431'];
      500: components['responses']['Failure500'];
      503: components['responses']['Failure503'];
      /** @description Any other failure. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  checkWebhook: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        key: string;
        source: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The answer to a challenge, as the source declares it. */
      200: {
        headers: {
          'ratelimit-limit': components['headers']['RateLimitLimit'];
          'ratelimit-remaining': components['headers']['RateLimitRemaining'];
          'ratelimit-reset': components['headers']['RateLimitReset'];
          [name: string]: unknown;
        };
        content: {
          'application/json': string;
          'text/plain': string;
        };
      };
      /**
       * @description `no-such-route`: There is no such route, or a part of its path is too long or has characters that no id has.
       *     `unknown-webhook`: There is no such webhook.
       */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `method-not-allowed`: The source declares no challenge by GET, or the request is none. */
      405: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description All callers together send more than the stage of the API takes.
       *     `too-many-requests`: The caller, or without a token the address, sent more requests in a minute than are allowed; `Retry-After` has the seconds to wait.
       */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      431: components['responses']['Failure431'];
      500: components['responses']['Failure500'];
      503: components['responses']['Failure503'];
      /** @description Any other failure. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  receiveWebhook: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        key: string;
        source: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': unknown;
        'application/x-www-form-urlencoded': string;
        'multipart/form-data': string;
      };
    };
    responses: {
      /** @description The answer to a challenge, as the source declares it. */
      200: {
        headers: {
          'ratelimit-limit': components['headers']['RateLimitLimit'];
          'ratelimit-remaining': components['headers']['RateLimitRemaining'];
          'ratelimit-reset': components['headers']['RateLimitReset'];
          [name: string]: unknown;
        };
        content: {
          'application/json': string;
          'text/plain': string;
        };
      };
      /** @description The delivery is on the bus, or is ignored and says why. */
      202: {
        headers: {
          'ratelimit-limit': components['headers']['RateLimitLimit'];
          'ratelimit-remaining': components['headers']['RateLimitRemaining'];
          'ratelimit-reset': components['headers']['RateLimitReset'];
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @description Why it was ignored. */
            because?: string;
            /** @description What was understood. */
            facts?: {
              component?: string;
              id: string;
              type: string;
            }[];
            /** @enum {string} */
            status: 'accepted' | 'ignored';
          };
        };
      };
      /** @description `bad-signature`: The signature does not match the secret of the webhook. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description `no-such-route`: There is no such route, or a part of its path is too long or has characters that no id has.
       *     `unknown-webhook`: There is no such webhook.
       */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      413: components['responses']['Failure413'];
      /** @description `unsupported-media-type`: The content type cannot be read. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A code of the quarantine: the event is stored there; do not send it again. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description All callers together send more than the stage of the API takes.
       *     `too-many-requests`: The caller, or without a token the address, sent more requests in a minute than are allowed; `Retry-After` has the seconds to wait.
       */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      431: components['responses']['Failure431'];
      500: components['responses']['Failure500'];
      503: components['responses']['Failure503'];
      /** @description Any other failure. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
}
