import type { StatementAccount } from '../../statement';

/** What an account of double entry is: one of the person's own, or what a movement is for. */
export type AccountKind = 'own' | 'category' | 'opening' | 'conversion';

/** How the roots of accounts are called, in the languages in which GnuCash sets up books, and by hledger. */
const ROOTS: Readonly<Record<'asset' | 'liability' | 'income' | 'expense' | 'equity', string>> = {
  asset:
    'asset assets aktiva vermögen actif actifs activo activos attività ativo ativos activa bezittingen tillgångar aktiver eiendeler aktywa aktiva majetek eszközök активы',
  liability:
    'liability liabilities debt debts passiva fremdkapital verbindlichkeiten passif passifs dettes pasivo pasivos passività passivo passivos schulden skulder gjeld gæld pasywa zobowiązania pasíva závazky kötelezettségek пассивы обязательства',
  income:
    'income incomes revenue revenues erträge ertrag einnahmen einkünfte revenu revenus recettes ingreso ingresos entrate receita receitas renda inkomsten opbrengsten inkomster intäkter indtægter inntekter przychody výnosy příjmy bevételek доходы',
  expense:
    'expense expenses aufwendungen aufwand ausgaben dépense dépenses charges gasto gastos uscite spese despesa despesas uitgaven kosten lasten utgifter kostnader udgifter kulut wydatki koszty náklady výdaje kiadások расходы',
  equity:
    'equity eigenkapital anfangsbestand capitaux kapital capital patrimonio patrimônio capitale kapitał eigen egetkapital vermogen собственный капитал',
};

const KIND_OF_ROOT = new Map(
  Object.entries(ROOTS).flatMap(([kind, words]) => words.split(' ').map((word) => [word, kind] as const)),
);

/** GnuCash's accounts of commodities that are exchanged, hledger's of conversions. */
const CONVERSION = /^(?:trading|equity:(?:conversion|trade|trades|trading))(?::|$)/i;
/** Where the accounts of a book come from when it begins. */
const OPENING =
  /opening|beginning|starting|initial|anfang|eröffnung|apertura|abertura|iniciale?s?\b|inizial|initiau|begin|ingående|inngående|otwarcia|počáteční|nyitó|начальн/i;
const SAVINGS = /\bsavings?\b|spar|épargne|ahorro|risparmio|poupança/i;
const CASH = /\bcash\b|\bwallet\b|bargeld|geldbörse|espèces|efectivo|contanti|dinheiro|kontanter/i;
const CARD =
  /\bvisa\b|mastercard|\bamex\b|credit ?card|kreditkarte|carte de crédit|tarjeta|carta di credito|cartão|kredietkaart|kreditkort/i;
const INVESTMENT = /invest|brokerage|stock|depot|wertpapier|\b401k\b|\bira\b/i;

export interface KnownAccount {
  kind: AccountKind;
  /** What stands below the root, by its levels. */
  levels: readonly string[];
  type: StatementAccount['type'];
}

/** What the full name of an account says of it; null where its root says nothing. */
export function accountOfPath(path: string): KnownAccount | null {
  const [root = '', ...below] = path
    .split(':')
    .map((level) => level.trim())
    .filter((level) => level !== '');
  if (CONVERSION.test(path)) return { kind: 'conversion', levels: below, type: 'other' };
  const [first = ''] = root.normalize('NFC').toLowerCase().split(' ');
  const kind = KIND_OF_ROOT.get(first);
  if (kind === undefined) return null;
  const levels = below.length > 0 ? below : [root];
  if (kind === 'asset' || kind === 'liability') return { kind: 'own', levels, type: typeOf(kind, levels.join(':')) };
  const isOpening = kind === 'equity' && (below.length === 0 || OPENING.test(below.join(':')));
  return { kind: isOpening ? 'opening' : 'category', levels, type: 'other' };
}

function typeOf(kind: 'asset' | 'liability', name: string): StatementAccount['type'] {
  if (CARD.test(name)) return 'credit-card';
  if (kind === 'liability') return 'loan';
  if (SAVINGS.test(name)) return 'savings';
  if (CASH.test(name)) return 'cash';
  return INVESTMENT.test(name) ? 'investment' : 'checking';
}

/** What the person's accounts are called: by their last level, and by two where that one is not theirs alone. */
export function ownNames(paths: Iterable<string>): ReadonlyMap<string, string> {
  const own = new Map<string, readonly string[]>();
  for (const path of paths) {
    const account = accountOfPath(path);
    if (account?.kind === 'own') own.set(path, account.levels);
  }
  const shared = new Map<string, number>();
  const last = (levels: readonly string[]) => levels.at(-1) ?? '';
  for (const levels of own.values()) shared.set(last(levels), (shared.get(last(levels)) ?? 0) + 1);
  return new Map(
    [...own].map(([path, levels]) => [
      path,
      shared.get(last(levels)) === 1 ? last(levels) : levels.slice(-2).join(':'),
    ]),
  );
}
