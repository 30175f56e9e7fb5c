import { type ApiDocument, describeReport, fuzzApi, fuzzRequests, fuzzSeed, neverAccepted } from '@pft/testing';
import fc from 'fast-check';
import { type LedgerService, startLedgerService } from './ledger-service';

/** What a request gets although its document allows it: a schema cannot say these rules. */
const refusals = {
  'account-archived': 'what is stored decides',
  'account-currency-differs': 'what is stored decides',
  'account-has-transactions': 'what is stored decides',
  'account-not-found': 'no schema knows which ids exist',
  'activity-not-found': 'no schema knows which ids exist',
  'amount-invalid': 'the currency decides how many digits an amount may have',
  'budget-cap-currency-differs': 'two fields decide together',
  'budget-not-found': 'no schema knows which ids exist',
  'bulk-changes-invalid': 'two fields decide together',
  'category-and-splits': 'two fields decide together',
  'category-archived': 'what is stored decides',
  'category-has-children': 'what is stored decides',
  'category-has-transactions': 'what is stored decides',
  'category-in-budget': 'what is stored decides',
  'category-kind-differs': 'what is stored decides',
  'category-not-found': 'no schema knows which ids exist',
  'category-too-deep': 'what is stored decides',
  'currency-unknown': 'three letters are not always a currency',
  'cursor-invalid': 'cursors are signed',
  'duplicate-parameter': 'a field of an upload stands in the query or in the form',
  'date-out-of-range': 'the range of dates moves with today',
  'field-not-allowed-for-type': 'two fields decide together',
  'idempotency-key-reused': 'a key belongs to its first request',
  'import-action-impossible': 'what is stored decides',
  'import-already-committed': 'what is stored decides',
  'import-already-undone': 'what is stored decides',
  'import-archive-broken': 'the file decides',
  'import-archive-too-large': 'the file decides',
  'import-archive-unreadable': 'the file decides',
  'import-columns-unclear': 'the file decides',
  'import-empty': 'the file decides',
  'import-format-unsupported': 'the file decides',
  'import-header-only': 'the file decides',
  'import-mapping-invalid': 'the file decides',
  'import-not-found': 'no schema knows which ids exist',
  'import-not-text': 'the file decides',
  'import-nothing-readable': 'the file decides',
  'import-question-unknown': 'the file decides',
  'import-questions-open': 'the file decides',
  'import-quote-unclosed': 'the file decides',
  'import-row-ambiguous': 'the file decides',
  'import-row-not-found': 'no schema knows which lines exist',
  'import-xml-broken': 'the file decides',
  'import-rows-edited': 'what is stored decides',
  'not-twins': 'what is stored decides',
  'sample-loaded': 'what is stored decides',
  'payee-category-exists': 'what is stored decides',
  'payee-category-not-found': 'no schema knows which ids exist',
  'payee-not-found': 'no schema knows which payees exist',
  'refund-of-invalid': 'what is stored decides',
  'removal-not-found': 'no schema knows which ids exist',
  'split-currency-differs': 'two fields decide together',
  'splits-sum-differs': 'two fields decide together',
  'transaction-not-found': 'no schema knows which ids exist',
  'transfer-amount-missing': 'two fields decide together',
  'transfer-amounts-differ': 'two fields decide together',
  'transfer-target-missing': 'two fields decide together',
  'transfer-to-same-account': 'two fields decide together',
  'version-stale': 'what is stored decides',
};

/** Doors that take names and twins of this ledger only, which no drawing hits; specs of their own go through them. */
const UNLIKELY: ReadonlySet<string> = new Set(['removeTwins', 'renamePayee', 'restoreTwins', 'undoActivity']);

const rows = fc.array(
  fc.tuple(
    fc.integer({ min: 10, max: 28 }),
    fc.integer({ min: -9_999, max: 9_999 }),
    fc.constantFrom('Shop', 'Rent', ''),
  ),
  { minLength: 1, maxLength: 6 },
);
const files = fc.oneof(
  {
    weight: 10,
    arbitrary: rows.map((drawn) =>
      [
        'Date,Amount,Payee',
        ...drawn.map(([day, cents, payee]) => `2026-03-${day},${(cents / 100).toFixed(2)},${payee}`),
      ].join('\n'),
    ),
  },
  { weight: 1, arbitrary: fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes).toString('latin1')) },
  { weight: 1, arbitrary: fc.constantFrom('', 'Date,Amount\n', 'a,"b\n1,2\n', '%PDF-1.7') },
);

describe('the OpenAPI document of the transaction service', () => {
  let service: LedgerService;
  let document: ApiDocument;
  beforeAll(async () => {
    process.env.RATE_LIMIT_PER_MINUTE = '1000000';
    service = await startLedgerService();
    document = (await (await fetch(`${service.url}/openapi.json`)).json()) as ApiDocument;
  });
  afterAll(async () => {
    delete process.env.RATE_LIMIT_PER_MINUTE;
    await service.stop();
  });

  const fuzz = (doc: ApiDocument, requests: number, only?: string[]) => {
    const { token } = service.person();
    const authorization = () => `Bearer ${token}`;
    return fuzzApi({
      url: service.url,
      document: doc,
      requests,
      seed: fuzzSeed(),
      authorization,
      refusals,
      files,
      only,
    });
  };

  const without = (change: (copy: ApiDocument) => void): ApiDocument => {
    const copy = structuredClone(document);
    change(copy);
    return copy;
  };
  const faultsOf = async (doc: ApiDocument, ...only: string[]) => (await fuzz(doc, 40, only)).faults.join('\n');

  it('would be caught if it lacked a pattern, a status, a problem, a field of an answer, or left an object open', async () => {
    const { AddAccountRequest, AccountResponse } = document.components.schemas;
    expect(AddAccountRequest?.properties?.iban?.pattern).toBeDefined();
    expect(AccountResponse?.properties?.balance).toBeDefined();
    const broken = {
      pattern: without(({ components }) => delete components.schemas.AddAccountRequest?.properties?.iban?.pattern),
      status: without(({ paths }) => delete paths['/accounts/{id}']?.get?.responses['404']),
      problem: without((copy) =>
        Object.assign(copy.paths['/accounts/{id}']?.get?.responses ?? {}, {
          404: { $ref: '#/components/responses/url-too-long' },
        }),
      ),
      field: without(({ components }) => delete components.schemas.AccountResponse?.properties?.balance),
      bound: without(({ paths }) => {
        const limit = paths['/accounts']?.get?.parameters?.find(({ name }) => name === 'limit');
        delete limit?.schema.maximum;
      }),
      closed: without(({ components }) => delete components.schemas.AddAccountRequest?.additionalProperties),
    };
    expect(await faultsOf(broken.pattern, 'addAccount')).toMatch(/refused what the document allows.*\/iban/);
    expect(await faultsOf(broken.status, 'getAccount')).toMatch(/a status that is not documented: 404/);
    expect(await faultsOf(broken.problem, 'getAccount')).toMatch(/the answer is not as documented \(\/code/);
    expect(await faultsOf(broken.field, 'addAccount')).toMatch(/the answer is not as documented/);
    expect(await faultsOf(broken.bound, 'listAccounts')).toMatch(/refused what the document allows.*\?limit/);
    expect(await faultsOf(broken.closed, 'addAccount')).toMatch(/refused what the document allows.*unknown-field/);
    expect(await faultsOf(document, 'addAccount', 'getAccount', 'listAccounts')).toBe('');
  }, 60_000);

  it('tells the truth: drawn requests are answered as it says', async () => {
    const report = await fuzz(document, fuzzRequests(600));
    expect(describeReport(report)).toMatch(/ 0 faults$/);
    expect(neverAccepted(document, report).filter((door) => !UNLIKELY.has(door))).toEqual([]);
  }, 600_000);
});
