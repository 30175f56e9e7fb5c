import type { AnalyticsSchemas, TransactionSchemas, UserSchemas } from '@pft/api-client';

export interface Money {
  amount: string;
  currency: string;
}

export type User = UserSchemas['UserResponse'];
export type Account = TransactionSchemas['AccountResponse'];
export type Category = TransactionSchemas['CategoryResponse'];
export type Transaction = TransactionSchemas['TransactionResponse'];
export type TransactionPage = TransactionSchemas['TransactionPage'];
export type TransactionTotals = TransactionSchemas['TransactionTotalsResponse'];
export type ManyChanges = TransactionSchemas['ManyChangesDto'];
export type ManyChanged = TransactionSchemas['ChangeManyResponse'];
export type AddTransaction = TransactionSchemas['AddTransactionRequest'];
export type ChangeTransaction = TransactionSchemas['ChangeTransactionRequest'];
export type Twins = TransactionSchemas['TwinList'];
export type PayeeCategoryPage = TransactionSchemas['PayeeCategoryPage'];
export type Budget = TransactionSchemas['BudgetResponse'];
export type Sample = TransactionSchemas['SampleResponse'];
export type Import = TransactionSchemas['ImportResponse'];
export type ImportQuestion = Import['questions'][number];
export type ImportRow = TransactionSchemas['ImportRowResponse'];
export type ImportRowPage = TransactionSchemas['ImportRowPage'];
export type ImportMapping = TransactionSchemas['ImportMappingResponse'];
export type ChangeImport = TransactionSchemas['ChangeImportRequest'];
export type Summary = AnalyticsSchemas['SummaryResponse'];
export type CategoryFigure = AnalyticsSchemas['CategoryFigureResponse'];
export type Monthly = AnalyticsSchemas['MonthlyResponse'];
export type BudgetState = AnalyticsSchemas['BudgetStateResponse'];
export type Alert = AnalyticsSchemas['AlertResponse'];
export type Rates = AnalyticsSchemas['RatesResponse'];
export type NetWorth = AnalyticsSchemas['NetWorthResponse'];
export type Comparison = AnalyticsSchemas['ComparisonResponse'];
export type Explanation = AnalyticsSchemas['ExplainResponse'];
export type ExplainedRow = AnalyticsSchemas['ExplainedRowResponse'];
export type Payee = TransactionSchemas['PayeeResponse'];
