import createFetchClient, { type Client, type ClientOptions } from 'openapi-fetch';
import type { paths as AnalyticsPaths, components as AnalyticsComponents } from './generated/analytics-service';
import type { paths as TransactionPaths, components as TransactionComponents } from './generated/transaction-service';
import type { paths as UserPaths, components as UserComponents } from './generated/user-service';

export type UserSchemas = UserComponents['schemas'];
export type TransactionSchemas = TransactionComponents['schemas'];
export type AnalyticsSchemas = AnalyticsComponents['schemas'];

export type UserClient = Client<UserPaths>;
export type TransactionClient = Client<TransactionPaths>;
export type AnalyticsClient = Client<AnalyticsPaths>;

/** Typed clients of the three services. In the browser all three share the dashboard's `/api` origin. */
export const createUserClient = (options: ClientOptions): UserClient => createFetchClient<UserPaths>(options);
export const createTransactionClient = (options: ClientOptions): TransactionClient =>
  createFetchClient<TransactionPaths>(options);
export const createAnalyticsClient = (options: ClientOptions): AnalyticsClient =>
  createFetchClient<AnalyticsPaths>(options);
