import type { Refusals } from '@pft/service-kit';

// What several doors of the ledger refuse alike, for their OpenAPI documents.

export const ledgerWrite: Refusals = { 409: ['ledger-deleted'] };

export const accountValues: Refusals = {
  422: ['account-currency-differs', 'amount-invalid', 'currency-unknown', 'date-out-of-range'],
};

export const budgetValues: Refusals = {
  409: ['category-archived'],
  422: [
    'amount-invalid',
    'budget-cap-currency-differs',
    'category-kind-differs',
    'category-not-found',
    'currency-unknown',
    'date-out-of-range',
  ],
};

export const categoryValues: Refusals = {
  409: ['category-archived'],
  422: ['category-kind-differs', 'category-not-found', 'category-too-deep'],
};

export const transactionValues: Refusals = {
  409: ['account-archived', 'category-archived', 'too-many-accounts', 'too-many-categories'],
  422: [
    'account-currency-differs',
    'account-not-found',
    'amount-invalid',
    'category-and-splits',
    'category-kind-differs',
    'category-not-found',
    'currency-unknown',
    'date-out-of-range',
    'field-not-allowed-for-type',
    'refund-of-invalid',
    'split-currency-differs',
    'splits-count-invalid',
    'splits-sum-differs',
    'transfer-amount-missing',
    'transfer-amounts-differ',
    'transfer-target-missing',
    'transfer-to-same-account',
  ],
};

/** A file is read when it arrives, and again when its mapping or its account is changed. */
export const importReading: Refusals = {
  409: ['account-archived'],
  413: ['import-too-large', 'import-too-many-columns', 'import-too-many-rows'],
  422: [
    'account-not-found',
    'import-columns-unclear',
    'import-empty',
    'import-format-unsupported',
    'import-header-only',
    'import-not-text',
    'import-quote-unclosed',
    'import-too-complex',
    'import-xml-broken',
  ],
};
