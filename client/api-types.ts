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
    get: operations['get-openapi-json'];
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
    get?: never;
    put?: never;
    /** Asks for the audit of a month; it runs by itself. */
    post: operations['post-v-audits'];
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
    get: operations['get-v-audits-period'];
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
    get: operations['get-v-claims'];
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
    get: operations['get-v-claims-id'];
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
    /** What a claim is sent with, as a ZIP: letter, statement, intervals, events, bundle. */
    get: operations['get-v-claims-id-package'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/claims/{id}/steps': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Notes that a claim was submitted, acknowledged, accepted, rejected or credited. */
    post: operations['post-v-claims-id-steps'];
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
    get: operations['get-v-contracts'];
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
    get: operations['get-v-contracts-id'];
    /** Puts a contract (YAML or JSON); every error at once. */
    put: operations['put-v-contracts-id'];
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
    /** What the promises of a contract are worth, found by assessing evidence that is made. It takes a second or two. */
    get: operations['get-v-contracts-id-worth'];
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
    post: operations['post-v-corrections'];
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
    get: operations['get-v-disputes'];
    put?: never;
    /** Says that a statement, or an event behind it, is wrong. */
    post: operations['post-v-disputes'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/disputes/{id}/settle': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Settles a dispute, with a note of how. */
    post: operations['post-v-disputes-id-settle'];
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
    /** What is stored of a vendor in a month, of one component or of all, and what was corrected. */
    get: operations['get-v-evidence'];
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
    get: operations['get-v-health'];
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
    /** What every revision adds to or takes from the credits, as entries (JSON or CSV), in pages. */
    get: operations['get-v-ledger'];
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
    get: operations['get-v-ledger-documents-form'];
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
    /** How the running period stands: what may still be down, clocks that run, the projected credit. */
    get: operations['get-v-outlooks-contract'];
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
    get: operations['get-v-previews-contract-period'];
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
    /** What could not be taken, with its reason. */
    get: operations['get-v-quarantine'];
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
    get: operations['get-v-quarantine-id'];
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
    /** Dismisses a quarantined event that is no evidence, with a reason; it is kept and holds nothing up. */
    post: operations['post-v-quarantine-id-dismiss'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/quarantine/{id}/release': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Judges a quarantined event again; it counts from its own instants. */
    post: operations['post-v-quarantine-id-release'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/rights': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Rights that are not money and are open on a day. */
    get: operations['get-v-rights'];
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
    get: operations['get-v-sources'];
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
    get: operations['get-v-sources-source'];
    /** Puts a mapping for a tool that is not built in (YAML or JSON). */
    put: operations['put-v-sources-source'];
    post?: never;
    /** Deletes a mapping of your own that no webhook is read by. */
    delete: operations['delete-v-sources-source'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/sources/{source}/reprocess': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Reads the stored payloads of a month again by the mapping of now; what comes out otherwise is corrected. */
    post: operations['post-v-sources-source-reprocess'];
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
    get: operations['get-v-statements'];
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
    get: operations['get-v-statements-id'];
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
    /** All that a statement was worked out from, in one file that `makegood verify` takes. */
    get: operations['get-v-statements-id-bundle'];
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
    get: operations['get-v-statements-id-documents-form'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/trail': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Every write by the API on a day: who, what, when, with what outcome. */
    get: operations['get-v-trail'];
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
    /** A vendor, its senders and when each was last heard. */
    get: operations['get-v-vendors-vendor'];
    /** Registers a vendor: who may speak for it, and of what. */
    put: operations['put-v-vendors-vendor'];
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
    /** Makes a webhook, gives it a signing secret, or rotates its key. */
    put: operations['put-v-vendors-vendor-webhooks-source'];
    post?: never;
    /** Deletes a webhook: its addresses stop at once. */
    delete: operations['delete-v-vendors-vendor-webhooks-source'];
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
    /** Answers a tool that asks whether the address is willing, as its source declares it. */
    get: operations['get-v-webhooks-source-key'];
    put?: never;
    /** A vendor tool's own webhook; the key is the secret. */
    post: operations['post-v-webhooks-source-key'];
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
    Audit: {
      closedAt?: string;
      /** @description Pass it to get the next page of outcomes; absent on the last. */
      cursor?: string;
      /** @description A page of them: how each contract and period stands. */
      outcomes: components['schemas']['AuditOutcome'][];
      period: string;
      /** @description Of the last run that was closed. */
      report?: {
        /** @description What the last run issued, restated, holds or could not: the first thousand. */
        changed: components['schemas']['AuditOutcome'][];
        /** @description Periods by outcome; `refused`: contracts. */
        counts: {
          [key: string]: number;
        };
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
      };
      /** @description Names the last run. */
      run: string;
      runs: number;
      startedAt: string;
      /** @enum {string} */
      status: 'requested' | 'running' | 'closed' | 'closed-with-failures';
    };
    AuditOutcome: {
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
    Bridge: {
      after: components['schemas']['Amount'];
      before: components['schemas']['Amount'];
      /** @description Why. */
      causes: {
        /** @enum {string} */
        cause: 'late-event' | 'correction' | 'released-event' | 'contract-amended' | 'earlier-period' | 'recalculated';
        /** @description "sender|id". */
        events?: string[];
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
          cause: 'late-event' | 'correction' | 'released-event' | 'contract-amended' | 'earlier-period' | 'recalculated';
          /** @description "sender|id". */
          events?: string[];
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
      accepted?: components['schemas']['Amount'];
      /** @description Paid without a claim: only what was credited is recorded. */
      automatic: boolean;
      claimed?: components['schemas']['Amount'];
      contract: string;
      credit: string;
      credited: components['schemas']['Amount'];
      currency: string;
      /** @description Owed, less credited. */
      difference: components['schemas']['Amount'];
      expiresAt?: string;
      id: string;
      lastDay?: string;
      /** @description What was lost because nobody claimed in time. */
      lost?: components['schemas']['Amount'];
      opensAfter?: string;
      /** @description By the newest revision of the statement. */
      owed: components['schemas']['Amount'];
      period: string;
      /** @enum {string} */
      state: 'due' | 'submitted' | 'acknowledged' | 'accepted' | 'partly-accepted' | 'rejected' | 'expired' | 'settled' | 'void';
      statement: string;
      steps: {
        amount?: string;
        at: string;
        by: string;
        kind: string;
        /** @constant */
        late?: true;
        note?: string;
        reference?: string;
        revision?: number;
      }[];
      vendor: string;
      windows: {
        after: string;
        each?: {
          lastDay: string;
          opensAfter?: string;
          record: string;
          until?: string;
        }[];
        lastDay?: string;
        opensAfter?: string;
        rule: string;
        step: string;
        /** @description The first instant that is too late. */
        until?: string;
      }[];
    };
    ClaimEntry: {
      contract: string;
      credit: string;
      credited: string;
      currency: string;
      /** @description Owed, less credited. */
      difference: string;
      expiresAt?: string;
      id: string;
      /** @description The last day to claim, inclusive. */
      lastDay?: string;
      owed: string;
      period: string;
      /** @enum {string} */
      state: 'due' | 'submitted' | 'acknowledged' | 'accepted' | 'partly-accepted' | 'rejected' | 'expired' | 'settled' | 'void';
      steps: number;
      vendor: string;
    };
    ContractEntry: {
      customer: string;
      id: string;
      revision: number;
      title: string;
      vendor: string;
    };
    Dispute: {
      about: string[];
      contract: string;
      id: string;
      note?: string;
      openedAt: string;
      openedBy: string;
      period: string;
      reason: string;
      settledAt?: string;
      settledBy?: string;
      /** @enum {string} */
      status: 'open' | 'settled';
      vendor: string;
    };
    Issue: {
      code: string;
      message: string;
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
      /** @description From the revision before to this one. */
      bridge?: components['schemas']['Bridge'];
      contractRevision: number;
      digests: {
        /** @description Absent of revisions that version 0.1 issued: it kept no bundles. */
        bundle?: string;
        contract: string;
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
      statement: components['schemas']['Statement'];
      /** @description The version of the calculator that issued it; absent of older ones. */
      version?: string;
      /** @description What was open when it was issued: disputes, quarantined evidence, silent senders. */
      warnings: components['schemas']['Issue'][];
    };
    LedgerEntry: {
      /** @description Below zero when it takes something back, or is owed to the vendor. */
      amount: string;
      /** @description The component that is credited, where `for` does not say so. */
      component?: string;
      contract: string;
      costCentre?: string;
      credit: string;
      currency: string;
      /** @description Stable: the statement, its revision and the number of the entry. */
      entry: string;
      for: string;
      period: string;
      postedAt: string;
      /**
       * @description Missing facts left the credit open when it was posted: it was part of the least that is owed.
       * @constant
       */
      provisional?: true;
      revision: number;
      statement: string;
      vendor: string;
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
      /** @description What may still be down, in milliseconds, exact. */
      budgets: {
        allowed: string;
        index: string;
        promise: string;
        /** @description Below zero when it is missed. */
        remaining: string;
        /** @description Used of allowed, as a fraction. */
        share: string;
        used: string;
      }[];
      /** @description Clocks that still run, in milliseconds of their own hours. */
      clocks: {
        allowed: string;
        deadline?: string;
        gone: string;
        missed: boolean;
        /** @description When a warning is due. */
        near?: string;
        promise: string;
        record: string;
        /**
         * @description It is stopped: it waits for a party.
         * @constant
         */
        waiting?: true;
      }[];
      contract: string;
      /** @description Whether anything is down now. */
      down: boolean;
      /** @description What is missed for good. */
      missed: {
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
        index: string;
        measured?: {
          exact?: string;
          shown: string;
        };
        /** @description The missing facts that would decide it. */
        missing?: string[];
        /**
         * @description `undetermined`: missing facts decide. `not-measured`: there is nothing to measure.
         * @enum {string}
         */
        outcome: 'kept' | 'missed' | 'pending' | 'not-measured' | 'undetermined';
        /** @description Which part, when a new version split the period. */
        part?: number;
        /** @description What an undetermined promise may turn out to be; `none`: no case of it at all. */
        possible?: (('kept' | 'missed' | 'pending' | 'not-measured' | 'undetermined') | 'none')[];
        promise: string;
        /** @description What it rests on, kept or not. */
        reasons?: components['schemas']['Reason'][];
        says?: string;
        targets: {
          /** @description Both ends included; one without bound is absent. */
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
        /** @description Of a clock; of one that was kept only with reasons. */
        timing?: {
          /** @description The last instant at which it is kept, in these hours; with `less-than` the first at which it is not. */
          deadline?: string;
          /** @description Instead of `deadline`, where missing facts decide. */
          due?: {
            earliest: string;
            latest: string;
          };
          /** @description Attributes of the record, and the words by which hours and limit were chosen. */
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
          start: string;
          /** @description Absent while it runs. */
          stop?: string;
          /** @description Of a clock that is judged by shares (`weighted`): what each stretch used of its own limit. Absent where missing facts leave any open. */
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
    QuarantineEntry: {
      code: string;
      dismissedAt?: string;
      dismissedBecause?: string;
      dismissedBy?: string;
      id: string;
      issues: components['schemas']['Issue'][];
      message: string;
      /** @description The whole event, as received. */
      raw: string;
      receivedAt: string;
      releasedAt?: string;
      releasedBy?: string;
      sender: string;
      /** @enum {string} */
      status: 'held' | 'released' | 'ignored' | 'dismissed';
      vendor?: string;
    };
    Reason: {
      /** @description Both ends included; one without bound is absent. */
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
      counted?: {
        by?: string;
        end: string;
        records: {
          component?: string;
          /** @description When it concerns several. */
          components?: string[];
          events: string[];
          record: string;
        }[];
        start: string;
        /** @constant */
        unknown?: true;
        weight?: string;
      }[];
      excluded?: {
        by?: string;
        end: string;
        records: {
          component?: string;
          /** @description When it concerns several. */
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
        /** @description When it concerns several. */
        components?: string[];
        events: string[];
        record: string;
      }[];
      says: string;
      value?: {
        exact?: string;
        shown: string;
      };
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
          /** @description Both ends included; one without bound is absent. */
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
        /** @description Which part, when a new version split the period. */
        part?: number;
        /** @description From 1; absent when the value lies in a gap between rows, and where missing facts decide the row. */
        row?: number;
        value: {
          /** @description Both ends included; one without bound is absent. */
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
        /** @description What is owed for certain. */
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
          /** @description It cuts something, for certain. */
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
                lastDay: string;
                opensAfter?: string;
                record: string;
                until?: string;
              }[];
              lastDay?: string;
              opensAfter?: string;
              rule: string;
              step: string;
              until?: string;
            }[];
        credit: string;
        exact: string;
        /** @description The missing facts that would decide it. */
        missing?: string[];
        /** @description Which part, when a new version split the period. */
        part?: number;
        refusedBy?: string;
        says?: string;
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
        /** @description Which part, when a new version split the period. */
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
      format: 'makegood-statement/1';
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
        /** @description Which part, when a new version split the period. */
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
      /** @description Facts that nobody stated, and that would decide what is open. */
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
      open: {
        component?: string;
        /** @description When it concerns several. */
        components?: string[];
        group: string;
        id: string;
        kind: string;
        since: string;
      }[];
      parts?: {
        end: string;
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
      promises: {
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
        index: string;
        measured?: {
          exact?: string;
          shown: string;
        };
        /** @description The missing facts that would decide it. */
        missing?: string[];
        /**
         * @description `undetermined`: missing facts decide. `not-measured`: there is nothing to measure.
         * @enum {string}
         */
        outcome: 'kept' | 'missed' | 'pending' | 'not-measured' | 'undetermined';
        /** @description Which part, when a new version split the period. */
        part?: number;
        /** @description What an undetermined promise may turn out to be; `none`: no case of it at all. */
        possible?: (('kept' | 'missed' | 'pending' | 'not-measured' | 'undetermined') | 'none')[];
        promise: string;
        /** @description What it rests on, kept or not. */
        reasons?: components['schemas']['Reason'][];
        says?: string;
        targets: {
          /** @description Both ends included; one without bound is absent. */
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
        /** @description Of a clock; of one that was kept only with reasons. */
        timing?: {
          /** @description The last instant at which it is kept, in these hours; with `less-than` the first at which it is not. */
          deadline?: string;
          /** @description Instead of `deadline`, where missing facts decide. */
          due?: {
            earliest: string;
            latest: string;
          };
          /** @description Attributes of the record, and the words by which hours and limit were chosen. */
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
          start: string;
          /** @description Absent while it runs. */
          stop?: string;
          /** @description Of a clock that is judged by shares (`weighted`): what each stretch used of its own limit. Absent where missing facts leave any open. */
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
      report: {
        cell: string;
        index: string;
        /** @description Which part, when a new version split the period. */
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
      /** @description Rights that are not money, and whether this period opened them. */
      rights?: {
        index: string;
        lastDay?: string;
        open: boolean;
        /** @description Which part, when a new version split the period. */
        part?: number;
        remedy: string;
        right: string;
        says?: string;
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
      /** @description Cases that have no line, since a gate does not hold there. */
      shutGates?: {
        credit: string;
        gate: string;
        index: string;
        /** @description Which part, when a new version split the period. */
        part?: number;
      }[];
      /** @description What later periods look back on. */
      state?: {
        cells: {
          [key: string]: {
            [key: string]: string | null;
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
        /** @description Which part, when a new version split the period. */
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
        /** @description Which part, when a new version split the period. */
        part?: number;
        times: {
          cell: string;
          exact: string;
          shown: string;
        };
      }[];
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
  };
  responses: never;
  parameters: never;
  requestBodies: never;
  headers: never;
  pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
  'get-openapi-json': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description As asked. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            [key: string]: unknown;
          };
        };
      };
      /** @description What went wrong, with a stable code. */
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
  'post-v-audits': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /**
           * @description Works out every period of the month again; else those that are due or that something reached since.
           * @default false
           */
          everything?: boolean;
          period: string;
        };
      };
    };
    responses: {
      /** @description As asked. */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Audit'];
        };
      };
      /** @description The token is missing or not good. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
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
      /** @description What went wrong, with a stable code. */
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
  'get-v-audits-period': {
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
      /** @description As asked. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Audit'];
        };
      };
      /** @description The token is missing or not good. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
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
      /** @description What went wrong, with a stable code. */
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
  'get-v-claims': {
    parameters: {
      query?: {
        contract?: string;
        cursor?: string;
        limit?: number;
        state?: 'due' | 'submitted' | 'acknowledged' | 'accepted' | 'partly-accepted' | 'rejected' | 'expired' | 'settled' | 'void';
        vendor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description As asked. */
      200: {
        headers: {
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
      /** @description The token is missing or not good. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
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
      /** @description What went wrong, with a stable code. */
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
  'get-v-claims-id': {
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
      /** @description As asked. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Claim'];
        };
      };
      /** @description The token is missing or not good. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
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
      /** @description What went wrong, with a stable code. */
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
  'get-v-claims-id-package': {
    parameters: {
      query?: {
        language?: 'en' | 'zh';
      };
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description As asked. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/zip': string;
        };
      };
      /** @description The token is missing or not good. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
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
      /** @description What went wrong, with a stable code. */
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
  'post-v-claims-id-steps': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @description Claimed, accepted or credited: decimal text with exactly the currency’s decimals. */
          amount?: string;
          /**
           * @description A vendor says acknowledged, accepted, partly-accepted, rejected and credited; the customer all of them.
           * @enum {string}
           */
          kind: 'submitted' | 'acknowledged' | 'accepted' | 'partly-accepted' | 'rejected' | 'credited' | 'settled';
          note?: string;
          /** @description The vendor's ticket, decision or credit note. Of `credited` each counts once. */
          reference?: string;
        };
      };
    };
    responses: {
      /** @description As asked. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Claim'];
        };
      };
      /** @description The token is missing or not good. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
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
      /** @description What went wrong, with a stable code. */
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
  'get-v-contracts': {
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
      /** @description As asked. */
      200: {
        headers: {
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
      /** @description The token is missing or not good. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
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
      /** @description What went wrong, with a stable code. */
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
  'get-v-contracts-id': {
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
      /** @description As asked. */
      200: {
        headers: {
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
      /** @description Not changed since the ETag that was sent. */
      304: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description The token is missing or not good. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
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
      /** @description What went wrong, with a stable code. */
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
  'put-v-contracts-id': {
    parameters: {
      query?: never;
      header?: never;
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
      /** @description As asked. */
      200: {
        headers: {
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
              signed: boolean;
              source: string;
              url: string;
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
              /** @description What may take out a whole period of downtime while the promise is kept. */
              noFloor: {
                because: string;
                cell: string;
              }[];
              /** @description Why nothing was found. */
              notFound?: string;
              promise: string;
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
                /** @description Sizes for which the promise is kept. */
                kept: {
                  from: number;
                  to: number;
                }[];
                /** @description The least share of the period that was found to be left when exclusions are used up as well; absent without a floor. */
                left?: string;
                /** @constant */
                notFound?: true;
                /** @description A length of the period, the words of a record, or a duty. */
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
      /** @description The token is missing or not good. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
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
      /** @description What went wrong, with a stable code. */
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
  'get-v-contracts-id-worth': {
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
      /** @description As asked. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            id: string;
            revision: number;
            /** @description What each promise is worth, found by assessing evidence that is made. */
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
              /** @description What may take out a whole period of downtime while the promise is kept. */
              noFloor: {
                because: string;
                cell: string;
              }[];
              /** @description Why nothing was found. */
              notFound?: string;
              promise: string;
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
                /** @description Sizes for which the promise is kept. */
                kept: {
                  from: number;
                  to: number;
                }[];
                /** @description The least share of the period that was found to be left when exclusions are used up as well; absent without a floor. */
                left?: string;
                /** @constant */
                notFound?: true;
                /** @description A length of the period, the words of a record, or a duty. */
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
      /** @description The token is missing or not good. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
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
      /** @description What went wrong, with a stable code. */
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
  'post-v-corrections': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          component?: string;
          id: string;
          /** @description The month in which the event stands. */
          month: string;
          reason: string;
          /** @description A whole event with its `type`; absent = withdrawn. */
          replacement?: {
            [key: string]: unknown;
          };
          /** @description As /v1/evidence names it. */
          sender: string;
          vendor: string;
        };
      };
    };
    responses: {
      /** @description As asked. */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            corrected: {
              body: {
                [key: string]: unknown;
              };
              /** @enum {string} */
              class: 'account' | 'signed' | 'secret-path' | 'operator';
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
              class: 'account' | 'signed' | 'secret-path' | 'operator';
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
      /** @description The token is missing or not good. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
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
      /** @description What went wrong, with a stable code. */
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
  'get-v-disputes': {
    parameters: {
      query: {
        contract: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description As asked. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['Dispute'][];
          };
        };
      };
      /** @description The token is missing or not good. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
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
      /** @description What went wrong, with a stable code. */
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
  'post-v-disputes': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /**
           * @description Ids of events, or numbers of lines.
           * @default []
           */
          about?: string[];
          contract: string;
          period: string;
          reason: string;
        };
      };
    };
    responses: {
      /** @description As asked. */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Dispute'];
        };
      };
      /** @description The token is missing or not good. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
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
      /** @description What went wrong, with a stable code. */
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
  'post-v-disputes-id-settle': {
    parameters: {
      query?: never;
      header?: never;
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
      /** @description As asked. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Dispute'];
        };
      };
      /** @description The token is missing or not good. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
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
      /** @description What went wrong, with a stable code. */
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
  'get-v-evidence': {
    parameters: {
      query: {
        component?: string;
        month: string;
        vendor: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description As asked. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: {
              corrections: {
                after?: {
                  [key: string]: unknown;
                };
                at: string;
                by: string;
                id: string;
                reason?: string;
              }[];
              event: {
                body: {
                  [key: string]: unknown;
                };
                /** @enum {string} */
                class: 'account' | 'signed' | 'secret-path' | 'operator';
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
            /** @description Events of the vendor that were received in the month and are held in quarantine. */
            quarantined: number;
          };
        };
      };
      /** @description The token is missing or not good. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
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
      /** @description What went wrong, with a stable code. */
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
  'get-v-health': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description As asked. */
      200: {
        headers: {
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
      /** @description What went wrong, with a stable code. */
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
  'get-v-ledger': {
    parameters: {
      query: {
        contract?: string;
        costCentre?: string;
        currency?: string;
        cursor?: string;
        from: string;
        limit?: number;
        period?: string;
        until?: string;
        vendor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description As asked. */
      200: {
        headers: {
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
      /** @description Not changed since the ETag that was sent. */
      304: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description The token is missing or not good. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
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
      /** @description What went wrong, with a stable code. */
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
  'get-v-ledger-documents-form': {
    parameters: {
      query: {
        contract?: string;
        costCentre?: string;
        currency?: string;
        from: string;
        language?: 'en' | 'zh';
        period?: string;
        until?: string;
        vendor?: string;
      };
      header?: never;
      path: {
        form: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description As asked. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': string;
          'text/csv': string;
        };
      };
      /** @description The token is missing or not good. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
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
      /** @description What went wrong, with a stable code. */
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
  'get-v-outlooks-contract': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        contract: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description As asked. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Outlook'];
        };
      };
      /** @description The token is missing or not good. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
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
      /** @description What went wrong, with a stable code. */
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
  'get-v-previews-contract-period': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        contract: string;
        period: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description As asked. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
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
          'text/csv': string;
        };
      };
      /** @description Not changed since the ETag that was sent. */
      304: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description The token is missing or not good. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
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
      /** @description What went wrong, with a stable code. */
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
  'get-v-quarantine': {
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
      /** @description As asked. */
      200: {
        headers: {
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
      /** @description The token is missing or not good. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
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
      /** @description What went wrong, with a stable code. */
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
  'get-v-quarantine-id': {
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
      /** @description As asked. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['QuarantineEntry'];
        };
      };
      /** @description The token is missing or not good. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
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
      /** @description What went wrong, with a stable code. */
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
  'post-v-quarantine-id-dismiss': {
    parameters: {
      query?: never;
      header?: never;
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
      /** @description As asked. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['QuarantineEntry'];
        };
      };
      /** @description The token is missing or not good. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
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
      /** @description What went wrong, with a stable code. */
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
  'post-v-quarantine-id-release': {
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
      /** @description As asked. */
      200: {
        headers: {
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
      /** @description The token is missing or not good. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
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
      /** @description What went wrong, with a stable code. */
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
  'get-v-rights': {
    parameters: {
      query?: {
        cursor?: string;
        limit?: number;
        on?: string;
        vendor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description As asked. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @description Pass it to get the next page; absent on the last. */
            cursor?: string;
            items: {
              contract: string;
              index: string;
              lastDay?: string;
              open: boolean;
              period: string;
              remedy: string;
              revision: number;
              right: string;
              says?: string;
              since?: string;
              statement: string;
              /** @enum {string} */
              to: 'customer' | 'vendor';
              vendor: string;
            }[];
          };
        };
      };
      /** @description The token is missing or not good. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
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
      /** @description What went wrong, with a stable code. */
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
  'get-v-sources': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description As asked. */
      200: {
        headers: {
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
      /** @description The token is missing or not good. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
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
      /** @description What went wrong, with a stable code. */
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
  'get-v-sources-source': {
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
      /** @description As asked. */
      200: {
        headers: {
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
      /** @description The token is missing or not good. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
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
      /** @description What went wrong, with a stable code. */
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
  'put-v-sources-source': {
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
          /** @description How the tool comes over the bus, if it does. */
          bus?: {
            /**
             * @description The payload is the `detail`, not the whole event.
             * @constant
             */
            at?: 'detail';
            'detail-type'?: string[];
            /** @description The `source` of the EventBridge event, or its beginning followed by "*". */
            source: string;
          };
          /** @description How the tool asks whether the address is willing, before it delivers. */
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
            /** @description A second id by which the same event may come again. */
            alias?: string | string[];
            attributes?: {
              [key: string]: string;
            };
            candidateStart?: {
              /** @enum {string} */
              format: 'iso' | 'iso-utc' | 'http-date' | 'epoch-seconds' | 'epoch-milliseconds' | 'epoch-nanoseconds' | 'epoch-by-digits';
              /** @description JSONata over the payload (over one entry of it, with `each`). */
              from: string;
              /** @description So many seconds earlier: a tool that tells after its retries. */
              'less-seconds'?: string;
            };
            /** @description Of an expression that gives a list each entry makes an event of its own, whose id ends in "|" and the component. */
            component?: string | string[];
            end?: {
              /** @enum {string} */
              format: 'iso' | 'iso-utc' | 'http-date' | 'epoch-seconds' | 'epoch-milliseconds' | 'epoch-nanoseconds' | 'epoch-by-digits';
              /** @description JSONata over the payload (over one entry of it, with `each`). */
              from: string;
              /** @description So many seconds earlier: a tool that tells after its retries. */
              'less-seconds'?: string;
            };
            /** @description JSONata over the payload (over one entry of it, with `each`). */
            everySeconds?: string;
            /** @description Unique for ever: what the tool calls the delivery, or monitor, state and instant together. */
            id: string | string[];
            /** @description A template, or several: the first that is whole counts. */
            incident?: string | string[];
            /** @description A template, or several: the first that is whole counts. */
            location?: string | string[];
            /** @description A template, or several: the first that is whole counts. */
            maintenance?: string | string[];
            /** @description Figures that were measured with the check. */
            measured?: {
              [key: string]: string;
            };
            /** @description `received` for a tool that sends no instant: then the time of receipt stands for it. */
            occurredAt:
              | {
                  /** @enum {string} */
                  format:
                    'iso' | 'iso-utc' | 'http-date' | 'epoch-seconds' | 'epoch-milliseconds' | 'epoch-nanoseconds' | 'epoch-by-digits';
                  /** @description JSONata over the payload (over one entry of it, with `each`). */
                  from: string;
                  /** @description So many seconds earlier: a tool that tells after its retries. */
                  'less-seconds'?: string;
                }
              | 'received';
            /** @description A template, or several: the first that is whole counts. */
            probe?: string | string[];
            /** @description A template, or several: the first that is whole counts. */
            reason?: string | string[];
            /** @description A template, or several: the first that is whole counts. */
            results?: string | string[];
            /** @description JSONata over the payload (over one entry of it, with `each`). */
            sections?: string;
            /** @description A template, or several: the first that is whole counts. */
            severity?: string | string[];
            start?: {
              /** @enum {string} */
              format: 'iso' | 'iso-utc' | 'http-date' | 'epoch-seconds' | 'epoch-milliseconds' | 'epoch-nanoseconds' | 'epoch-by-digits';
              /** @description JSONata over the payload (over one entry of it, with `each`). */
              from: string;
              /** @description So many seconds earlier: a tool that tells after its retries. */
              'less-seconds'?: string;
            };
            /** @description A template, or several: the first that is whole counts. */
            ticket?: string | string[];
            type:
              | (
                  | 'service.down'
                  | 'service.degraded'
                  | 'service.up'
                  | 'service.unknown'
                  | 'service.watched'
                  | 'probe.batch'
                  | 'probes.gathered'
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
                          | 'probes.gathered'
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
                            | 'probes.gathered'
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
                        | 'probes.gathered'
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
                          | 'probes.gathered'
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
          /** @description Headers that the expressions read, as $headers."x-event". */
          headers?: string[];
          ignore?: {
            because: string;
            /** @description JSONata over the payload (over one entry of it, with `each`). */
            when: string;
          }[];
          refuse?: {
            because: string;
            /** @description JSONata over the payload (over one entry of it, with `each`). */
            when: string;
          }[];
          says?: string;
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
          /** @description Whether it comes as a webhook; true unless `bus` is given. */
          webhook?: boolean;
        };
        'application/yaml': string;
      };
    };
    responses: {
      /** @description As asked. */
      200: {
        headers: {
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
      /** @description The token is missing or not good. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
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
      /** @description What went wrong, with a stable code. */
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
  'delete-v-sources-source': {
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
      /** @description As asked. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            deleted: string;
          };
        };
      };
      /** @description The token is missing or not good. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
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
      /** @description What went wrong, with a stable code. */
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
  'post-v-sources-source-reprocess': {
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
          /** @description As of `GET /v1/evidence`; absent = all. */
          component?: string;
          /** @description The month in which the facts stand. */
          month: string;
          /**
           * @description Only says what would change.
           * @default false
           */
          try?: boolean;
          vendor: string;
        };
      };
    };
    responses: {
      /** @description As asked. */
      200: {
        headers: {
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
      /** @description The token is missing or not good. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
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
      /** @description What went wrong, with a stable code. */
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
  'get-v-statements': {
    parameters: {
      query?: {
        contract?: string;
        cursor?: string;
        limit?: number;
        period?: string;
        updatedSince?: string;
        vendor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description As asked. */
      200: {
        headers: {
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
      /** @description The token is missing or not good. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
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
      /** @description What went wrong, with a stable code. */
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
  'get-v-statements-id': {
    parameters: {
      query?: {
        revision?: number;
      };
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description As asked. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['IssuedStatement'];
          'text/csv': string;
        };
      };
      /** @description Not changed since the ETag that was sent. */
      304: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description The token is missing or not good. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
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
      /** @description What went wrong, with a stable code. */
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
  'get-v-statements-id-bundle': {
    parameters: {
      query?: {
        revision?: number;
      };
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description As asked. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @description Contract, facts, states of earlier periods. */
            evidence: {
              [key: string]: unknown;
            };
            /** @constant */
            format: 'makegood-bundle/1';
            issued: components['schemas']['IssuedStatement'];
          };
        };
      };
      /** @description The token is missing or not good. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
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
      /** @description What went wrong, with a stable code. */
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
  'get-v-statements-id-documents-form': {
    parameters: {
      query?: {
        language?: 'en' | 'zh';
        revision?: number;
      };
      header?: never;
      path: {
        form: string;
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description As asked. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/pdf': string;
          'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': string;
          'application/xml': string;
          'text/csv': string;
        };
      };
      /** @description The token is missing or not good. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
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
      /** @description What went wrong, with a stable code. */
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
  'get-v-trail': {
    parameters: {
      query?: {
        cursor?: string;
        day?: string;
        limit?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description As asked. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @description Pass it to get the next page; absent on the last. */
            cursor?: string;
            items: {
              at: string;
              /** @description SHA-256 of the body. */
              body: string;
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
      /** @description The token is missing or not good. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
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
      /** @description What went wrong, with a stable code. */
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
  'get-v-vendors-vendor': {
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
      /** @description As asked. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            id: string;
            /** @description The id, of a vendor that only contracts name. */
            name: string;
            /** @description 0 of a vendor that is not registered. */
            revision: number;
            senders: {
              account?: string;
              /** @enum {string} */
              as: 'vendor' | 'customer';
              components?: string[];
              'expect-every'?: string;
              lastHeard?: string;
              /** @description Whether deliveries without a good signature are refused. */
              signed?: boolean;
              silentSince?: string;
              /**
               * @description A webhook that is live and stands neither in the registration nor under another sender here.
               * @constant
               */
              unlisted?: true;
              url?: string;
              webhook?: string;
            }[];
          };
        };
      };
      /** @description The token is missing or not good. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
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
      /** @description What went wrong, with a stable code. */
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
  'put-v-vendors-vendor': {
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
             * @description Whose word it is.
             * @enum {string}
             */
            as: 'vendor' | 'customer';
            /** @description Names of components it may speak of. Absent: all of the vendor's. */
            components?: string[];
            /** @description Something must be received from it so often ("1 h"), or its silence is published. Absent: nothing is expected. */
            'expect-every'?: string;
            /** @description Or a source whose webhook is made for it. */
            webhook?: string;
          }[];
        };
      };
    };
    responses: {
      /** @description As asked. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            id: string;
            /** @description The id, of a vendor that only contracts name. */
            name: string;
            /** @description 0 of a vendor that is not registered. */
            revision: number;
            senders: {
              account?: string;
              /** @enum {string} */
              as: 'vendor' | 'customer';
              components?: string[];
              'expect-every'?: string;
              lastHeard?: string;
              /** @description Whether deliveries without a good signature are refused. */
              signed?: boolean;
              silentSince?: string;
              /**
               * @description A webhook that is live and stands neither in the registration nor under another sender here.
               * @constant
               */
              unlisted?: true;
              url?: string;
              webhook?: string;
            }[];
          };
        };
      };
      /** @description The token is missing or not good. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
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
      /** @description What went wrong, with a stable code. */
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
  'put-v-vendors-vendor-webhooks-source': {
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
           * @description `add`: a new address, the newest old one stays valid; `replace`: all old ones stop at once.
           * @enum {string}
           */
          key?: 'add' | 'replace';
          /** @description The one before stays valid until the next; null: none from now on. Only for a source that says how the tool signs. */
          signingSecret?: string | null;
        };
      };
    };
    responses: {
      /** @description As asked. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @description Addresses that are valid now, newest first. */
            keys: {
              since: string;
              url: string;
            }[];
            /** @description Whether deliveries without a good signature are refused. */
            signed: boolean;
            source: string;
            url: string;
            vendor: string;
          };
        };
      };
      /** @description The token is missing or not good. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
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
      /** @description What went wrong, with a stable code. */
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
  'delete-v-vendors-vendor-webhooks-source': {
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
      /** @description As asked. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            deleted: string;
          };
        };
      };
      /** @description The token is missing or not good. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
          };
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
      /** @description What went wrong, with a stable code. */
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
  'get-v-webhooks-source-key': {
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
      /** @description As asked. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': string;
          'text/plain': string;
        };
      };
      /** @description What went wrong, with a stable code. */
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
  'post-v-webhooks-source-key': {
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
      /** @description As asked. */
      202: {
        headers: {
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
      /** @description What went wrong, with a stable code. */
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
