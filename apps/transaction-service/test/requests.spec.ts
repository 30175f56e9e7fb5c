import { compiledDto } from '@pft/service-kit';
import { describeRequests, requestsOf } from '@pft/testing';
import { TransactionServiceModule } from '../src/transaction-service.module';

describe('bodies and queries of the transaction service', () => {
  describeRequests(requestsOf(TransactionServiceModule), compiledDto, [
    'AccountsQuery',
    'AcknowledgeRequest',
    'AddAccountRequest',
    'AddBudgetRequest',
    'AddCategoryRequest',
    'AddTransactionRequest',
    'CategorizeRequest',
    'ChangeAccountRequest',
    'ChangeBudgetRequest',
    'ChangeCategoryRequest',
    'ChangeImportRequest',
    'ChangeManyRequest',
    'ChangePayeeCategoryRequest',
    'ChangeTransactionRequest',
    'ClaimRequest',
    'DeleteCategoryQuery',
    'ExportQuery',
    'ImportRowsQuery',
    'ImportsQuery',
    'PayeeCategoriesQuery',
    'PayeesQuery',
    'ReadRequest',
    'RemoveTwinsRequest',
    'RenamePayeeRequest',
    'ResetRequest',
    'ShortListQuery',
    'TransactionTotalsQuery',
    'TransactionsQuery',
    'WithdrawImportQuery',
  ]);
});
