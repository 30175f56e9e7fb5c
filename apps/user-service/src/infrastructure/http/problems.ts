import { registerProblems } from '@pft/service-kit';

/** The errors of this service, for docs/errors.md and the titles of problem documents. */
registerProblems([
  {
    code: 'credentials-invalid',
    status: 401,
    title: 'The log-in was refused',
    explanation: 'The e-mail address is not registered, or the password is not right; which of them is not told.',
    remedy: 'Correct the address or the password.',
  },
  {
    code: 'refresh-token-invalid',
    status: 401,
    title: 'The session is over',
    explanation: 'The refresh token is unknown, expired, logged out, or was used before; reuse ends its whole session.',
    remedy: 'Log in again. Keep the newest refresh token, and send each of them once.',
  },
  {
    code: 'client-invalid',
    status: 401,
    title: 'The service is not known',
    explanation: 'The client id or its secret is not right.',
    remedy: 'Set the same secret in SERVICE_CLIENTS and in SERVICE_CLIENT_SECRET of the service.',
  },
  {
    code: 'grant-type-unsupported',
    status: 400,
    title: 'Not this grant type',
    explanation: 'POST /oauth/token knows client_credentials only.',
    remedy: 'Send grant_type=client_credentials.',
  },
  {
    code: 'user-not-found',
    status: 404,
    title: 'There is no such person',
    explanation: 'The account behind the token does not exist any more.',
    remedy: 'Register, or log in as somebody else.',
  },
  {
    code: 'email-already-registered',
    status: 409,
    title: 'This e-mail address is taken',
    explanation: 'An account with this address exists; upper and lower case are the same.',
    remedy: 'Log in, or use another address.',
  },
  {
    code: 'password-too-common',
    status: 422,
    title: 'This password is too common',
    explanation: 'It is among the tens of thousands that attackers try first.',
    remedy: 'Use a longer password that nobody else has, such as four random words.',
  },
  {
    code: 'password-equals-email',
    status: 422,
    title: 'The password is the e-mail address',
    explanation: 'The password must not be the e-mail address or the part before its @.',
    remedy: 'Use another password.',
  },
  {
    code: 'currency-unknown',
    status: 422,
    title: 'There is no such currency',
    explanation: 'The code is not one of ISO 4217.',
    remedy: 'Send three capital letters such as EUR.',
  },
  {
    code: 'locale-unknown',
    status: 422,
    title: 'There is no such locale',
    explanation: 'The tag is not one of BCP 47 that the system has data for.',
    remedy: 'Send a tag such as en or de-CH.',
  },
  {
    code: 'time-zone-unknown',
    status: 422,
    title: 'There is no such time zone',
    explanation: 'The name is not in the IANA time zone database; offsets are not names.',
    remedy: 'Send a name such as Europe/Berlin.',
  },
  {
    code: 'too-many-attempts',
    status: 429,
    title: 'Too many attempts',
    explanation: 'Too many wrong passwords for this account or from this address, or too many registrations.',
    remedy: 'Wait as many seconds as Retry-After says.',
  },
]);
