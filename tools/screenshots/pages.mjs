// Every page of the dashboard by a name, for whatever looks at all of them.

/**
 * @typedef {{ account: string, preview: string }} Shown What the household has whose page has an address of its own.
 * @typedef {{ name: string, path: (shown: Shown) => string, open?: true }} SeenPage `open` needs no log-in.
 */

/** @type {SeenPage[]} */
export const PAGES = [
  { name: 'login', path: () => '/login', open: true },
  { name: 'register', path: () => '/register', open: true },
  { name: 'overview', path: () => '/' },
  { name: 'explain', path: () => '/?explain=spending' },
  { name: 'transactions', path: () => '/transactions' },
  { name: 'review', path: () => '/review' },
  { name: 'twins', path: () => '/transactions/twins' },
  { name: 'budgets', path: () => '/budgets' },
  { name: 'accounts', path: () => '/accounts' },
  { name: 'account', path: ({ account }) => `/accounts/${account}` },
  { name: 'categories', path: () => '/categories' },
  { name: 'import', path: () => '/import' },
  { name: 'preview', path: ({ preview }) => `/import/${preview}` },
  { name: 'alerts', path: () => '/alerts' },
  { name: 'rates', path: () => '/rates' },
  { name: 'settings', path: () => '/settings' },
  { name: 'not-found', path: () => '/there-is-no-such-page' },
];
