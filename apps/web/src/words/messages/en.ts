import accounts from './en/accounts.json';
import alerts from './en/alerts.json';
import budgets from './en/budgets.json';
import categories from './en/categories.json';
import charts from './en/charts.json';
import common from './en/common.json';
import door from './en/door.json';
import explain from './en/explain.json';
import firstWeek from './en/first-week.json';
import forms from './en/forms.json';
import imports from './en/import.json';
import ledger from './en/ledger.json';
import overview from './en/overview.json';
import pages from './en/pages.json';
import problems from './en/problems.json';
import quickAdd from './en/quick-add.json';
import rates from './en/rates.json';
import review from './en/review.json';
import sample from './en/sample.json';
import settings from './en/settings.json';
import shell from './en/shell.json';
import transactions from './en/transactions.json';
import twins from './en/twins.json';

export const en = {
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
