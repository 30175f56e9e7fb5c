// The invariants that can be checked on a live system, each by recomputation from the rows. Every check answers with what
// it counted and with the differences it found: `{ counted, differences: [{ ledgerId, what }] }`.
import { decimal, shownMinor } from './conversion.mjs';

const LISTED = 50;

/** I3: opening balance + the account's rows = the balance kept beside it. */
export async function checkBalances(db) {
  const { rows } = await db.query(`
    with movement as (
      select ledger_id, account_id, case type when 'income' then amount_minor else -amount_minor end as minor
      from transactions.transaction
      union all
      select ledger_id, to_account_id, to_amount_minor from transactions.transaction where type = 'transfer'
    ), summed as (
      select ledger_id, account_id, sum(minor) as minor from movement group by 1, 2
    )
    select coalesce(a.ledger_id, s.ledger_id) as ledger_id, coalesce(a.id, s.account_id) as id, a.name,
           a.balance_minor::text as kept, (a.opening_minor + coalesce(s.minor, 0))::text as summed,
           a.id is null as orphan
    from transactions.account a full join summed s on s.ledger_id = a.ledger_id and s.account_id = a.id`);
  const differences = rows
    .filter(({ orphan, kept, summed }) => orphan || kept !== summed)
    .map(({ ledger_id: ledgerId, id, name, kept, summed, orphan }) => ({
      ledgerId,
      what: orphan
        ? `rows name account ${id}, which is not there`
        : `account ${id} (${name}) says ${kept}, its rows say ${summed}`,
    }));
  return { counted: `${rows.length} accounts`, differences };
}

/** I4: a ledger's sequence is 1…head, a row's versions are 1…n with one change each, and the row is at version n. */
export async function checkSequences(db, schema, tables) {
  const { rows: streams } = await db.query(`
    select s.owner_id, s.head::text, count(c.sequence)::text as changes, coalesce(min(c.sequence), 1)::text as first,
           coalesce(max(c.sequence), 0)::text as last
    from ${schema}.change_stream s left join ${schema}.change c on c.owner_id = s.owner_id
    group by s.owner_id, s.head`);
  const differences = streams
    .filter(({ head, changes, first, last }) => head !== changes || head !== last || first !== '1')
    .map(({ owner_id: ledgerId, head, changes, first, last }) => ({
      ledgerId,
      what: `${schema}: head is ${head}, but there are ${changes} changes from ${first} to ${last}`,
    }));
  const { rows: entities } = await db.query(`
    select owner_id, kind, entity_id, count(*)::int as changes, max(version) as last,
           array_agg(version order by sequence) as versions,
           (array_agg(after is null order by sequence desc))[1] as deleted
    from ${schema}.change group by 1, 2, 3`);
  const known = new Map();
  for (const { owner_id: ledgerId, kind, entity_id: id, versions, last, deleted } of entities) {
    known.set(`${kind}|${ledgerId}|${id}`, { last, deleted });
    if (versions.some((version, index) => version !== index + 1)) {
      differences.push({ ledgerId, what: `${schema}: ${kind} ${id} has the versions ${versions.join(', ')}` });
    }
  }
  let rowCount = 0;
  for (const table of tables) {
    const { rows } = await db.query(`select ledger_id, id, version from ${schema}.${table}`);
    rowCount += rows.length;
    for (const { ledger_id: ledgerId, id, version } of rows) {
      const key = `${table}|${ledgerId}|${id}`;
      const change = known.get(key);
      known.delete(key);
      if (!change || change.deleted || change.last !== version) {
        differences.push({
          ledgerId,
          what: `${table} ${id} is at version ${version}, its changes say ${change ? (change.deleted ? 'deleted' : change.last) : 'nothing'}`,
        });
      }
    }
  }
  for (const [key, { deleted }] of known) {
    const [kind, ledgerId, id] = key.split('|');
    if (tables.includes(kind) && !deleted)
      differences.push({ ledgerId, what: `${kind} ${id} has changes, but no row` });
  }
  const changes = entities.reduce((sum, entity) => sum + entity.changes, 0);
  return { counted: `${streams.length} streams, ${changes} changes, ${rowCount} rows`, differences };
}

/**
 * Every row of a ledger as the lines that count: a split row is one line per split, and an income in a category of spending is
 * spending with a minus.
 */
async function linesOf(db, ledgerId) {
  const { rows } = await db.query(
    `select l.id, l.date, l.currency, l.category_id,
            case when l.type = 'income' and c.kind = 'expense' then 'expense' else l.type end as type,
            (case when l.type = 'income' and c.kind = 'expense' then -l.minor else l.minor end)::text as minor
     from (
       select t.ledger_id, t.id, t.type, t.date::text as date, t.currency,
              coalesce(s.category_id, case when s.transaction_id is null then t.category_id end) as category_id,
              coalesce(s.amount_minor, t.amount_minor) as minor
       from transactions.transaction t
       left join transactions.transaction_split s on s.ledger_id = t.ledger_id and s.transaction_id = t.id
       where t.ledger_id = $1 and t.type <> 'transfer'
     ) l left join transactions.category c on c.ledger_id = l.ledger_id and c.id = l.category_id`,
    [ledgerId],
  );
  return rows;
}

const add = (map, key, minor) => map.set(key, (map.get(key) ?? 0n) + minor);

/** What the summary of all these lines has to say. */
function recompute(lines, currency, convert) {
  const groups = new Map();
  const missing = new Map();
  for (const { type, date, currency: from, category_id: category, minor } of lines) {
    for (const group of [type, `${type}|${category ?? ''}`]) {
      if (!groups.has(group)) groups.set(group, new Map());
      add(groups.get(group), `${date}|${from}`, BigInt(minor));
    }
    if (convert(1n, from, currency, date) === undefined) add(missing, `${from}|${type}`, BigInt(minor));
  }
  const figure = (group) => {
    let scaled = 0n;
    for (const [key, sum] of groups.get(group) ?? []) {
      const [date, from] = key.split('|');
      scaled += convert(sum, from, currency, date) ?? 0n;
    }
    return shownMinor(scaled);
  };
  const [income, spending] = [figure('income'), figure('expense')];
  const expected = {
    income: decimal(income, currency),
    spending: decimal(spending, currency),
    net: decimal(income - spending, currency),
    count: String(new Set(lines.map(({ id }) => id)).size),
  };
  for (const group of groups.keys()) {
    if (group.includes('|')) expected[`category ${group}`] = decimal(figure(group), currency);
  }
  for (const [key, minor] of missing) expected[`missing ${key}`] = decimal(minor, key.split('|')[0]);
  return expected;
}

/** The same facts, as the analytics service tells them. */
function told(summary) {
  const said = {
    income: summary.income.amount,
    spending: summary.spending.amount,
    net: summary.net.amount,
    count: String(summary.count),
  };
  for (const { categoryId, kind, amount } of summary.byCategory)
    said[`category ${kind}|${categoryId ?? ''}`] = amount.amount;
  for (const { currency, income, spending } of summary.missingRates) {
    if (!/^-?0(\.0*)?$/.test(income.amount)) said[`missing ${currency}|income`] = income.amount;
    if (!/^-?0(\.0*)?$/.test(spending.amount)) said[`missing ${currency}|expense`] = spending.amount;
  }
  return said;
}

function compare(expected, said) {
  return [...new Set([...Object.keys(expected), ...Object.keys(said)])]
    .filter((key) => expected[key] !== said[key])
    .map((key) => `${key}: the rows say ${expected[key] ?? 'nothing'}, analytics says ${said[key] ?? 'nothing'}`);
}

/**
 * I5: what analytics answers equals a recomputation from the ledger, in the base currency and in one other. A ledger that
 * is written to meanwhile is looked at again.
 */
export async function checkAnalytics({ db, users, convert, summaryOf }) {
  const { rows: bases } = await users.query(
    `select distinct on (owner_id) owner_id, after->>'baseCurrency' as currency, after is null as deleted
     from users.change where kind = 'user' order by owner_id, sequence desc`,
  );
  const { rows: ledgers } = await db.query(
    'select owner_id, head::text from transactions.change_stream order by owner_id',
  );
  const baseOf = new Map(bases.map(({ owner_id: id, currency, deleted }) => [id, deleted ? undefined : currency]));
  const differences = [];
  let figures = 0;
  for (const { owner_id: ledgerId } of ledgers) {
    const base = baseOf.get(ledgerId);
    if (!base) continue;
    for (const currency of [base, base === 'EUR' ? 'USD' : 'EUR']) {
      let found = [];
      for (let attempt = 0; attempt < 5; attempt += 1) {
        const head = await headOf(db, ledgerId);
        const lines = await linesOf(db, ledgerId);
        const dates = lines.map(({ date }) => date).sort();
        if (!dates.length) break;
        const expected = recompute(lines, currency, convert);
        const said = told(await summaryOf({ ledgerId, from: dates[0], to: dates.at(-1), currency, head }));
        found = compare(expected, said);
        if (!found.length || (await headOf(db, ledgerId)) === head) {
          figures += Object.keys(expected).length;
          break;
        }
      }
      differences.push(...found.map((what) => ({ ledgerId, what: `in ${currency}, ${what}` })));
    }
  }
  return { counted: `${ledgers.length} ledgers, ${figures} figures`, differences };
}

async function headOf(db, ledgerId) {
  const { rows } = await db.query('select head::text from transactions.change_stream where owner_id = $1', [ledgerId]);
  return rows[0]?.head ?? '0';
}

/** Waits until the feeds have delivered everything; what is still open after that is a difference of its own. */
export async function waitForFeeds(pools, timeoutMs) {
  const until = Date.now() + timeoutMs;
  for (;;) {
    const open = [];
    for (const [schema, db] of pools) {
      const { rows } = await db.query(
        `select s.owner_id, s.head::text, coalesce(d.delivered, 0)::text as delivered
         from ${schema}.change_stream s left join ${schema}.change_delivery d
           on d.owner_id = s.owner_id and d.consumer = 'analytics-service'
         where coalesce(d.delivered, 0) < s.head`,
      );
      open.push(
        ...rows.map(({ owner_id: ledgerId, head, delivered }) => ({
          ledgerId,
          what: `${schema}: delivered ${delivered} of ${head} changes`,
        })),
      );
    }
    if (!open.length || Date.now() > until) return { counted: 'both feeds', differences: open };
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

export const listed = (differences) => differences.slice(0, LISTED);
