import accounts from './de/accounts.json';
import alerts from './de/alerts.json';
import budgets from './de/budgets.json';
import categories from './de/categories.json';
import charts from './de/charts.json';
import common from './de/common.json';
import door from './de/door.json';
import explain from './de/explain.json';
import firstWeek from './de/first-week.json';
import forms from './de/forms.json';
import imports from './de/import.json';
import ledger from './de/ledger.json';
import overview from './de/overview.json';
import pages from './de/pages.json';
import problems from './de/problems.json';
import quickAdd from './de/quick-add.json';
import rates from './de/rates.json';
import review from './de/review.json';
import sample from './de/sample.json';
import settings from './de/settings.json';
import shell from './de/shell.json';
import transactions from './de/transactions.json';
import twins from './de/twins.json';

export const de = {
  accounts,
  alerts,
  budgets,
  categories,
  charts,
  common,
  door,
  explain,
  firstWeek,
  forms,
  import: imports,
  ledger,
  overview,
  pages,
  problems,
  quickAdd,
  rates,
  review,
  sample,
  settings,
  shell,
  transactions,
  twins,
};
