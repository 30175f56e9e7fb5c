import { config } from '@pft/service-kit';

/**
 * The environment variables of the user service, beside those that every service reads (see the kit's configuration.ts).
 *
 * | variable | default | meaning |
 * | --- | --- | --- |
 * | USER_SERVICE_PORT | 3001 | where it listens |
 * | USER_DATABASE_URL | DATABASE_URL | its PostgreSQL |
 * | SERVICE_CLIENTS | none | `id:secret,id:secret`: who gets service tokens |
 * | LOGIN_FAILURES_PER_ACCOUNT | 10 | wrong passwords for one account in 15 minutes |
 * | LOGIN_FAILURES_PER_ADDRESS | 100 | wrong passwords from one address in 15 minutes |
 * | REGISTRATIONS_PER_ADDRESS | 300 | registrations from one address in an hour |
 * | SIGNING_KEY_DAYS | 30 | after so many days a new signing key takes over |
 */
export const configuration = {
  serviceClients: (): string => config('SERVICE_CLIENTS', ''),
  failedLoginsPerAccount: (): number => config('LOGIN_FAILURES_PER_ACCOUNT', 10),
  failedLoginsPerAddress: (): number => config('LOGIN_FAILURES_PER_ADDRESS', 100),
  registrationsPerAddress: (): number => config('REGISTRATIONS_PER_ADDRESS', 300),
  signingKeyDays: (): number => config('SIGNING_KEY_DAYS', 30),
};
