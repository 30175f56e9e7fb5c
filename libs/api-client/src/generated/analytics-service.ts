// Written by `npm run api` from openapi/analytics-service.json; not edited by hand.
export interface paths {
    "/analytics/rates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Exchange rates of a day */
        get: operations["listRates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/analytics/summary": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Income, spending and net of any range of days */
        get: operations["getSummary"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/analytics/monthly": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The same, month by month */
        get: operations["getMonthly"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/analytics/budgets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The budgets with what is spent and left */
        get: operations["listBudgetStates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/analytics/budgets/proposal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was spent in the three periods before, for a limit that is to be set */
        get: operations["proposeBudget"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/analytics/budgets/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One budget with what is spent and left */
        get: operations["getBudgetState"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/analytics/net-worth": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What all accounts together were worth at the end of days, weeks or months */
        get: operations["getNetWorth"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/analytics/explain": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The rows of a figure, with the rate of each, and how they come to its total */
        get: operations["explainFigure"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/alerts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Alerts, newest first */
        get: operations["listAlerts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/alerts/stream": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Alerts as they are raised, as server-sent events */
        get: operations["streamAlerts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/alerts/read-all": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Marks all alerts as read */
        post: operations["readAllAlerts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/alerts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One alert */
        get: operations["getAlert"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Marks an alert as read or unread */
        patch: operations["changeAlert"];
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        RateResponse: {
            /** @example USD */
            currency: string;
            /**
             * @description Units of this currency for one of the base; a cross rate has ten significant digits here, amounts are converted with the exact fraction.
             * @example 1.0826
             */
            rate: string | null;
            /** @example 2024-02-29 */
            rateDate: string | null;
            /** @enum {string|null} */
            source: "ecb" | "irrevocable" | "identity" | null;
            /**
             * @description exact: the day’s own rate; carried: the last earlier one, at most 10 days old; stale: older, up to 366 days; missing: none, so the amount is left out of the total
             * @enum {string}
             */
            status: "exact" | "carried" | "stale" | "missing";
        };
        RatesResponse: {
            /** @example EUR */
            base: string;
            /** @example 2024-02-29 */
            date: string;
            /** @example Source: European Central Bank, euro foreign exchange reference rates */
            attribution: string;
            /** @description Every currency that has a rate on that day or had one before. */
            rates: components["schemas"]["RateResponse"][];
        };
        SignedMoneyDto: {
            /** @example -12.34 */
            amount: string;
            /**
             * @description ISO 4217 code.
             * @example EUR
             */
            currency: string;
        };
        CategoryFigureResponse: {
            /**
             * Format: uuid
             * @description null: uncategorised.
             */
            categoryId: string | null;
            /** @example Groceries */
            name: string;
            /** @enum {string} */
            kind: "income" | "expense";
            /** Format: uuid */
            parentId: string | null;
            /** @description Of spending: what was spent less what was refunded. */
            amount: components["schemas"]["SignedMoneyDto"];
            /**
             * @description Part of the income or spending of its kind; four decimals. 0 where that is not above zero.
             * @example 0.2513
             */
            share: number;
            /** @example 12 */
            count: number;
            /**
             * @description exact: the day’s own rate; carried: the last earlier one, at most 10 days old; stale: older, up to 366 days; missing: none, so the amount is left out of the total
             * @enum {string}
             */
            rateStatus: "exact" | "carried" | "stale" | "missing";
            /**
             * @description True where more was refunded than spent, so that the spending is below zero; absent else.
             * @example true
             */
            refundsExceed?: boolean;
        };
        AccountFigureResponse: {
            /** Format: uuid */
            accountId: string;
            /** @example Main account */
            name: string;
            income: components["schemas"]["SignedMoneyDto"];
            spending: components["schemas"]["SignedMoneyDto"];
            net: components["schemas"]["SignedMoneyDto"];
            /** @example 31 */
            count: number;
            /**
             * @description exact: the day’s own rate; carried: the last earlier one, at most 10 days old; stale: older, up to 366 days; missing: none, so the amount is left out of the total
             * @enum {string}
             */
            rateStatus: "exact" | "carried" | "stale" | "missing";
            /**
             * @description True where more was refunded than spent, so that the spending is below zero; absent else.
             * @example true
             */
            refundsExceed?: boolean;
        };
        RateUsedResponse: {
            /**
             * @description The currency that was converted.
             * @example USD
             */
            currency: string;
            /**
             * @example stale
             * @enum {string}
             */
            status: "exact" | "carried" | "stale";
            /**
             * @description The day the rate was published for.
             * @example 2026-10-30
             */
            rateDate: string;
            /**
             * @description How many rows were converted with it.
             * @example 3
             */
            count: number;
        };
        MissingRateResponse: {
            /** @example XOF */
            currency: string;
            /** @description What is left out of the totals, income and spending together. */
            amount: components["schemas"]["SignedMoneyDto"];
            income: components["schemas"]["SignedMoneyDto"];
            spending: components["schemas"]["SignedMoneyDto"];
            /** @example 2 */
            count: number;
            /**
             * @description The first day without a rate.
             * @example 2026-01-03
             */
            from: string;
            /**
             * @description The last day without a rate.
             * @example 2026-01-28
             */
            to: string;
        };
        RoundingResponse: {
            /** @description `income` minus the sum of its categories as shown. */
            income?: components["schemas"]["SignedMoneyDto"];
            /** @description `spending` minus the sum of its categories as shown. */
            spending?: components["schemas"]["SignedMoneyDto"];
            /** @description `income` minus the sum of the accounts’ income as shown. */
            incomeByAccount?: components["schemas"]["SignedMoneyDto"];
            /** @description `spending` minus the sum of the accounts’ spending as shown. */
            spendingByAccount?: components["schemas"]["SignedMoneyDto"];
        };
        DaySpendingResponse: {
            /**
             * @description Which day of the range, from 1.
             * @example 15
             */
            day: number;
            /**
             * @description null: an average.
             * @example 2026-03-15
             */
            date: string | null;
            /** @description Spent from the first day of the range to the end of this one. */
            spending: components["schemas"]["SignedMoneyDto"];
        };
        NetFiguresResponse: {
            /** @example 2026-03-01 */
            from: string;
            /** @example 2026-03-15 */
            to: string;
            income: components["schemas"]["SignedMoneyDto"];
            spending: components["schemas"]["SignedMoneyDto"];
            /** @description The shown income minus the shown spending. */
            net: components["schemas"]["SignedMoneyDto"];
        };
        MoverResponse: {
            /**
             * Format: uuid
             * @description null: uncategorised.
             */
            categoryId: string | null;
            /** @example Travel */
            name: string;
            /** @enum {string} */
            kind: "income" | "expense";
            /** Format: uuid */
            parentId: string | null;
            amount: components["schemas"]["SignedMoneyDto"];
            before: components["schemas"]["SignedMoneyDto"];
            /** @description `amount` less `before`, as shown. */
            change: components["schemas"]["SignedMoneyDto"];
        };
        ComparisonResponse: {
            /** @example 2026-03-01 */
            from: string;
            /** @example 2026-03-15 */
            to: string;
            income: components["schemas"]["SignedMoneyDto"];
            spending: components["schemas"]["SignedMoneyDto"];
            /** @description The shown income minus the shown spending. */
            net: components["schemas"]["SignedMoneyDto"];
            /**
             * @description How many months the average is of; null where it is none.
             * @example 12
             */
            months: number | null;
            /**
             * @description Rows behind it; of an average those of all its months.
             * @example 37
             */
            count: number;
            /**
             * @description exact: the day’s own rate; carried: the last earlier one, at most 10 days old; stale: older, up to 366 days; missing: none, so the amount is left out of the total
             * @enum {string}
             */
            rateStatus: "exact" | "carried" | "stale" | "missing";
            missingRates: components["schemas"]["MissingRateResponse"][];
            /** @description What of the range itself is compared. */
            compared: components["schemas"]["NetFiguresResponse"];
            /** @description What changed by category, the largest change first, whichever way it went. */
            movers: components["schemas"]["MoverResponse"][];
            /** @description With `include=days`: of the whole compared range, also beyond today’s day. */
            days?: components["schemas"]["DaySpendingResponse"][];
        };
        MoneyDto: {
            /**
             * @description A decimal string with at most the digits of the currency; never a JSON number.
             * @example 12.34
             */
            amount: string;
            /**
             * @description ISO 4217 code.
             * @example EUR
             */
            currency: string;
        };
        DueCostResponse: {
            /** @example City Utilities */
            payee: string;
            /**
             * @description When it would come.
             * @example 2026-03-25
             */
            date: string;
            /** @description As much as the last time. */
            amount: components["schemas"]["MoneyDto"];
            /** @description At today’s rate; null without one. */
            converted: components["schemas"]["MoneyDto"] | null;
        };
        FixedCostsResponse: {
            /** @description What of `spent` came in each of the three periods before too. */
            paid: components["schemas"]["MoneyDto"];
            /** @description What came in each of them and has not come yet. */
            due: components["schemas"]["MoneyDto"];
            /** @description What is due, by day. */
            rows: components["schemas"]["DueCostResponse"][];
        };
        LeftToSpendResponse: {
            /** @description Negative where too much is spent. */
            amount: components["schemas"]["SignedMoneyDto"];
            /**
             * Format: uuid
             * @description The monthly budget of all spending that it is left of, in its currency; null: it is left of the income.
             */
            budgetId: string | null;
            /** @description The median income of the three months before, or what has come where that is more; null of a budget. */
            income: components["schemas"]["SignedMoneyDto"] | null;
            spent: components["schemas"]["SignedMoneyDto"];
            /** @description Fixed costs that have not come yet; null of a budget. */
            due: components["schemas"]["SignedMoneyDto"] | null;
        };
        ComingItemResponse: {
            /**
             * @description When it comes, or would have come.
             * @example 2026-04-01
             */
            date: string;
            /** @example City Utilities */
            name: string | null;
            /** @enum {string} */
            kind: "income" | "expense";
            /** @description A refund is spending below zero. */
            amount: components["schemas"]["SignedMoneyDto"];
            /** @description At the rate of its day, or of today; null without one. */
            converted: components["schemas"]["SignedMoneyDto"] | null;
            /**
             * @description `row`: a transaction dated ahead; `recurrence`: it came in each of the three months before.
             * @enum {string}
             */
            source: "row" | "recurrence";
            /** Format: uuid */
            transactionId: string | null;
        };
        ComingResponse: {
            /**
             * @description Tomorrow; what is overdue is there too.
             * @example 2026-03-16
             */
            from: string;
            /** @example 2026-03-29 */
            to: string;
            /** @description By day, the first 50. */
            items: components["schemas"]["ComingItemResponse"][];
            /** @example 3 */
            count: number;
            /** @description Of all of them, converted. */
            income: components["schemas"]["SignedMoneyDto"];
            /** @description Of all of them, converted. */
            spending: components["schemas"]["SignedMoneyDto"];
        };
        OutlookResponse: {
            /** @description What may be spent by the end of the month: what is known of it, the fixed costs that are due, and the rest going on as before; null where fewer than four rows are no fixed costs. */
            projected: components["schemas"]["SignedMoneyDto"] | null;
            /** @description null without such a budget in a ledger younger than three months. */
            left: components["schemas"]["LeftToSpendResponse"] | null;
            coming: components["schemas"]["ComingResponse"];
        };
        SummaryResponse: {
            /** @example 2026-01-01 */
            from: string;
            /** @example 2026-01-31 */
            to: string;
            /** @example EUR */
            currency: string;
            income: components["schemas"]["SignedMoneyDto"];
            /** @description What was spent less what was refunded; positive unless `refundsExceed`. */
            spending: components["schemas"]["SignedMoneyDto"];
            /** @description The shown income minus the shown spending. */
            net: components["schemas"]["SignedMoneyDto"];
            /**
             * @description net ÷ income, four decimals; null without income.
             * @example 0.2371
             */
            savingsRate: number | null;
            /**
             * @description Incomes and expenses in the range, those without a rate included.
             * @example 42
             */
            count: number;
            /** @description Largest first; only categories that rows carry themselves. */
            byCategory: components["schemas"]["CategoryFigureResponse"][];
            byAccount: components["schemas"]["AccountFigureResponse"][];
            /**
             * @description exact: the day’s own rate; carried: the last earlier one, at most 10 days old; stale: older, up to 366 days; missing: none, so the amount is left out of the total
             * @enum {string}
             */
            rateStatus: "exact" | "carried" | "stale" | "missing";
            /**
             * @description True where more was refunded than spent, so that the spending is below zero; absent else.
             * @example true
             */
            refundsExceed?: boolean;
            /** @description The rates used, one entry per currency, status and rate day; a long list is folded to one entry per currency and status, under the latest rate day. */
            rates: components["schemas"]["RateUsedResponse"][];
            missingRates: components["schemas"]["MissingRateResponse"][];
            /** @description There only where the shown parts do not add up to their shown total. */
            rounding?: components["schemas"]["RoundingResponse"];
            /** @description With `include=days`. */
            days?: components["schemas"]["DaySpendingResponse"][];
            /** @description With `compare`. */
            comparison?: components["schemas"]["ComparisonResponse"];
            /** @description With `include=expected-income`: the median income of the three months before that of `from`; null in a ledger that has not so many. */
            expectedIncome?: components["schemas"]["SignedMoneyDto"] | null;
            /** @description With `include=fixed`; null where the range is not the month of today. */
            fixed?: components["schemas"]["FixedCostsResponse"] | null;
            /** @description With `include=outlook`; null where the range is not the month of today. */
            outlook?: components["schemas"]["OutlookResponse"] | null;
        };
        MonthFigureResponse: {
            /** @example 2026-01 */
            month: string;
            income: components["schemas"]["SignedMoneyDto"];
            spending: components["schemas"]["SignedMoneyDto"];
            net: components["schemas"]["SignedMoneyDto"];
            /** @example 42 */
            count: number;
            /**
             * @description exact: the day’s own rate; carried: the last earlier one, at most 10 days old; stale: older, up to 366 days; missing: none, so the amount is left out of the total
             * @enum {string}
             */
            rateStatus: "exact" | "carried" | "stale" | "missing";
            /**
             * @description True where more was refunded than spent, so that the spending is below zero; absent else.
             * @example true
             */
            refundsExceed?: boolean;
            /** @description The five largest categories of spending. */
            topCategories: components["schemas"]["CategoryFigureResponse"][];
            /** @description With `include=categories`: all of them, as a summary of the month has them. */
            byCategory?: components["schemas"]["CategoryFigureResponse"][];
        };
        MonthlyResponse: {
            /** @example 2026-01 */
            from: string;
            /** @example 2026-12 */
            to: string;
            /** @example EUR */
            currency: string;
            /** @description Every month of the range, empty ones too. */
            months: components["schemas"]["MonthFigureResponse"][];
            /**
             * @description The latest month, in the range or not, that has an income or expense not in the future; null in an empty ledger.
             * @example 2026-09
             */
            latestMonthWithRows: string | null;
            /**
             * @description exact: the day’s own rate; carried: the last earlier one, at most 10 days old; stale: older, up to 366 days; missing: none, so the amount is left out of the total
             * @enum {string}
             */
            rateStatus: "exact" | "carried" | "stale" | "missing";
            missingRates: components["schemas"]["MissingRateResponse"][];
        };
        LimitFromResponse: {
            /**
             * Format: date
             * @description the period that holds this day is the first in which the limit counts
             */
            from: string;
            limit: components["schemas"]["MoneyDto"];
        };
        PastPeriodResponse: {
            /** @example 2026-02-01 */
            periodStart: string;
            /** @example 2026-02-28 */
            periodEnd: string;
            /** @description Of this period. */
            limit: components["schemas"]["MoneyDto"];
            carriedOver: components["schemas"]["SignedMoneyDto"];
            available: components["schemas"]["SignedMoneyDto"];
            spent: components["schemas"]["SignedMoneyDto"];
            left: components["schemas"]["SignedMoneyDto"];
            /** @example 83.4 */
            percent: number;
            /** @example 12 */
            count: number;
            /**
             * @description exact: the day’s own rate; carried: the last earlier one, at most 10 days old; stale: older, up to 366 days; missing: none, so the amount is left out of the total
             * @enum {string}
             */
            rateStatus: "exact" | "carried" | "stale" | "missing";
            /**
             * @description True where more was refunded than spent, so that the spending is below zero; absent else.
             * @example true
             */
            refundsExceed?: boolean;
        };
        BudgetPaceResponse: {
            /** @description Spent at the end of the period, if it goes on like this. */
            projected: components["schemas"]["SignedMoneyDto"];
            /**
             * @description The day the limit is reached at this pace, if within the period.
             * @example 2026-03-19
             */
            limitReachedOn: string | null;
        };
        BudgetStateResponse: {
            /** Format: uuid */
            id: string;
            /** @example Groceries */
            name: string;
            /** @description Empty: all spending. */
            categoryIds: string[];
            /** @description Of the period that is shown. */
            limit: components["schemas"]["MoneyDto"];
            limits: components["schemas"]["LimitFromResponse"][];
            /** @enum {string} */
            period: "week" | "month" | "quarter" | "year";
            /**
             * @example [
             *       80,
             *       100
             *     ]
             */
            thresholds: number[];
            /** @enum {string} */
            rollover: "none" | "surplus" | "deficit" | "both";
            rolloverCap: components["schemas"]["MoneyDto"] | null;
            /** @example 2026-01-01 */
            startsOn: string;
            /** @example false */
            archived: boolean;
            /** @example 1 */
            version: number;
            /** @example 2026-03-01 */
            periodStart: string;
            /** @example 2026-03-31 */
            periodEnd: string;
            /** @description What earlier periods left over (negative: overspent), as the rollover rule allows. */
            carriedOver: components["schemas"]["SignedMoneyDto"];
            /** @description `limit` plus `carriedOver`. */
            available: components["schemas"]["SignedMoneyDto"];
            /** @description `available` in the user’s base currency, at the rate of the last day of the period, or of today where that comes first; null: there is no rate. */
            availableInBase: components["schemas"]["SignedMoneyDto"] | null;
            /** @description What was spent less what was refunded. */
            spent: components["schemas"]["SignedMoneyDto"];
            /** @description `available` minus `spent`; negative when overspent. */
            left: components["schemas"]["SignedMoneyDto"];
            /**
             * @description Spent of what is available, in per cent; one decimal. Negative with `refundsExceed`.
             * @example 83.4
             */
            percent: number;
            /** @example 12 */
            count: number;
            /**
             * @description exact: the day’s own rate; carried: the last earlier one, at most 10 days old; stale: older, up to 366 days; missing: none, so the amount is left out of the total
             * @enum {string}
             */
            rateStatus: "exact" | "carried" | "stale" | "missing";
            /**
             * @description True where more was refunded than spent, so that the spending is below zero; absent else.
             * @example true
             */
            refundsExceed?: boolean;
            missingRates: components["schemas"]["MissingRateResponse"][];
            /** @description Only in the current period: rows whose payee had one in each of the three periods before, within four days and a fifth of the amount. A year has none. */
            fixed?: components["schemas"]["FixedCostsResponse"];
            /** @description With `past`, the latest first. */
            past?: components["schemas"]["PastPeriodResponse"][];
            /** @description Only in the current period, and where at least four rows are no fixed costs: a straight line over those, with the fixed costs that came and are due. */
            pace?: components["schemas"]["BudgetPaceResponse"];
        };
        BudgetStatesResponse: {
            /** @description Budgets that are not archived, by name. */
            items: components["schemas"]["BudgetStateResponse"][];
            /** @description Always null: all budgets are in one page. */
            nextCursor: string | null;
        };
        ProposalPeriodResponse: {
            /** @example 2026-02-01 */
            periodStart: string;
            /** @example 2026-02-28 */
            periodEnd: string;
            spent: components["schemas"]["SignedMoneyDto"];
            /** @example 12 */
            count: number;
            /**
             * @description exact: the day’s own rate; carried: the last earlier one, at most 10 days old; stale: older, up to 366 days; missing: none, so the amount is left out of the total
             * @enum {string}
             */
            rateStatus: "exact" | "carried" | "stale" | "missing";
            /**
             * @description True where more was refunded than spent, so that the spending is below zero; absent else.
             * @example true
             */
            refundsExceed?: boolean;
        };
        BudgetProposalResponse: {
            /** @example EUR */
            currency: string;
            /** @description The three periods before the current one, the latest first. */
            periods: components["schemas"]["ProposalPeriodResponse"][];
            /** @description The middle one of the three. */
            median: components["schemas"]["SignedMoneyDto"];
        };
        AccountWorthResponse: {
            /** Format: uuid */
            accountId: string;
            /** @example Main account */
            name: string;
            /** @example false */
            archived: boolean;
            /**
             * @description Where it is not, the account is told and not added.
             * @example true
             */
            includeInNetWorth: boolean;
            /** @description At the end of the day, in the account’s currency. */
            balance: components["schemas"]["SignedMoneyDto"];
            /** @description null: that day has no rate. */
            amount: components["schemas"]["SignedMoneyDto"] | null;
            /**
             * @description exact: the day’s own rate; carried: the last earlier one, at most 10 days old; stale: older, up to 366 days; missing: none, so the amount is left out of the total
             * @enum {string}
             */
            rateStatus: "exact" | "carried" | "stale" | "missing";
        };
        WorthPointResponse: {
            /** @example 2026-01-31 */
            date: string;
            /** @description What all accounts held at the end of the day, at its rates. */
            amount: components["schemas"]["SignedMoneyDto"];
            /**
             * @description exact: the day’s own rate; carried: the last earlier one, at most 10 days old; stale: older, up to 366 days; missing: none, so the amount is left out of the total
             * @enum {string}
             */
            rateStatus: "exact" | "carried" | "stale" | "missing";
            /** @description What is left out because that day has no rate; absent where nothing is. */
            missing?: components["schemas"]["SignedMoneyDto"][];
            /** @description Of the first and the last point. */
            byAccount?: components["schemas"]["AccountWorthResponse"][];
        };
        NetWorthResponse: {
            /** @example 2026-01-01 */
            from: string;
            /** @example 2026-12-31 */
            to: string;
            /** @enum {string} */
            interval: "day" | "week" | "month";
            /** @example EUR */
            currency: string;
            points: components["schemas"]["WorthPointResponse"][];
        };
        RowRateResponse: {
            /**
             * @description One unit of the row’s currency in that of the answer, ten digits; null: there is none.
             * @example 0.9236102974
             */
            value: string | null;
            /**
             * @description The day the rate was published for.
             * @example 2026-03-13
             */
            date: string | null;
            /**
             * @description exact: the day’s own rate; carried: the last earlier one, at most 10 days old; stale: older, up to 366 days; missing: none, so the amount is left out of the total
             * @enum {string}
             */
            status: "exact" | "carried" | "stale" | "missing";
        };
        ExplainedRowResponse: {
            /**
             * Format: uuid
             * @description null: an opening balance, or the balance of an account.
             */
            transactionId: string | null;
            /**
             * Format: uuid
             * @description Of `net-worth`: whose balance it is.
             */
            accountId?: string;
            /** @example 2026-03-14 */
            date: string;
            /**
             * @description Of `net-worth` the name of the account.
             * @example Hofer
             */
            payee: string | null;
            /** @description What of the row counts, with its sign in the figure: of a split row its lines that do. */
            amount: components["schemas"]["SignedMoneyDto"];
            rate: components["schemas"]["RowRateResponse"];
            /** @description Rounded; null without a rate, and then left out of the total. */
            converted: components["schemas"]["SignedMoneyDto"] | null;
        };
        ComparedTotalResponse: {
            /** @example 2026-03-01 */
            from: string;
            /** @example 2026-03-15 */
            to: string;
            total: components["schemas"]["SignedMoneyDto"];
        };
        ExplainedComparisonResponse: {
            /** @example 2026-02-01 */
            from: string;
            /** @example 2026-02-15 */
            to: string;
            /**
             * @description How many months an average is of.
             * @example 12
             */
            months: number | null;
            /** @description What of the range itself is compared. */
            compared: components["schemas"]["ComparedTotalResponse"];
        };
        PayeeMoverResponse: {
            /**
             * @description null: rows without a payee.
             * @example Hofer
             */
            payee: string | null;
            amount: components["schemas"]["SignedMoneyDto"];
            before: components["schemas"]["SignedMoneyDto"];
            /** @description `amount` less `before`, as shown. */
            change: components["schemas"]["SignedMoneyDto"];
        };
        ExplainResponse: {
            /** @example spending */
            figure: string;
            /** @example 2026-03-01 */
            from: string;
            /** @example 2026-03-31 */
            to: string;
            /** @example EUR */
            currency: string;
            /** @description The figure, as its own door tells it: of all rows, not of those of this page. */
            total: components["schemas"]["SignedMoneyDto"];
            /** @description `total` less the sum of all rows as they are shown here. */
            rounding: components["schemas"]["SignedMoneyDto"];
            /** @description What was added up, by currency and before it was converted. */
            originals: components["schemas"]["SignedMoneyDto"][];
            /** @description The latest first, 200 a page. */
            rows: components["schemas"]["ExplainedRowResponse"][];
            /** @description With `compare`: the figure of the compared range. */
            before?: components["schemas"]["SignedMoneyDto"];
            /** @description With `compare`. */
            comparison?: components["schemas"]["ExplainedComparisonResponse"];
            /** @description With `compare`: what changed by payee, the largest change first, 50 at most. */
            movers?: components["schemas"]["PayeeMoverResponse"][];
            /**
             * @description The query of `GET /transactions` that lists the rows, perhaps others beside them (transfers; refunds beside income); null where no list does.
             * @example from=2026-03-01&to=2026-03-31
             */
            q: string | null;
            nextCursor: string | null;
        };
        AlertResponse: {
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "budget-threshold";
            /** Format: uuid */
            budgetId: string;
            /**
             * @description The budget’s name when the alert was raised.
             * @example Groceries
             */
            budgetName: string;
            /**
             * @description Per cent of the limit.
             * @example 80
             */
            threshold: number;
            /** @example 2026-03-01 */
            periodStart: string;
            /** @example 2026-03-31 */
            periodEnd: string;
            /** @description Spent when the alert was raised. */
            spent: components["schemas"]["SignedMoneyDto"];
            /** @description Available when the alert was raised. */
            limit: components["schemas"]["SignedMoneyDto"];
            /** Format: date-time */
            raisedAt: string;
            /** Format: date-time */
            readAt: string | null;
            /**
             * Format: date-time
             * @description When spending fell below the threshold again.
             */
            resolvedAt: string | null;
        };
        AlertPage: {
            /** @description Newest first. */
            items: components["schemas"]["AlertResponse"][];
            nextCursor: string | null;
        };
        ReadAllAlertsResponse: {
            /**
             * @description How many alerts were marked as read.
             * @example 3
             */
            marked: number;
        };
        ChangeAlertRequest: {
            /**
             * @description `true` marks the alert as read now, `false` as unread.
             * @example true
             */
            read: boolean;
        };
        Problem: {
            /** @description Where the error is explained. */
            type: string;
            title: string;
            status: number;
            detail: string;
            instance?: string;
            /** @description Stable name of the error, such as version-stale. */
            code: string;
            requestId?: string;
            errors?: {
                pointer: string;
                code: string;
                detail: string;
            }[];
        };
    };
    responses: {
        /** @description There is no such account */
        "account-not-found": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code?: "account-not-found";
                };
            };
        };
        /** @description The body is too large */
        "body-too-large": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code?: "body-too-large";
                };
            };
        };
        /** @description Too many requests */
        "rate-limited": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code?: "rate-limited";
                };
            };
        };
        /** @description The token is not for this */
        "scope-missing": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code?: "scope-missing";
                };
            };
        };
        /** @description Log in first */
        unauthenticated: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code?: "unauthenticated";
                };
            };
        };
        /** @description Not available for a moment */
        unavailable: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code?: "unavailable";
                };
            };
        };
        /** @description This media type is not understood */
        "unsupported-media-type": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code?: "unsupported-media-type";
                };
            };
        };
        /** @description The URL is too long */
        "url-too-long": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code?: "url-too-long";
                };
            };
        };
        /** @description Some fields are not valid */
        "validation-failed": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code?: "validation-failed";
                };
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listRates: {
        parameters: {
            query?: {
                /** @description One unit of this currency is what the rates price. Without it the user’s base currency. */
                base?: string;
                /** @description Without it today, in the user’s time zone. */
                date?: string;
            };
            header?: {
                /** @description X-Change-Position of the last write: the answer waits, 2 s at most, until that change is in. */
                "X-After-Change"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RatesResponse"];
                };
            };
            /** @description X-After-Change cannot be read; The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "change-position-invalid" | "malformed-request";
                    };
                };
            };
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["scope-missing"];
            414: components["responses"]["url-too-long"];
            /** @description The currency is not known; The date does not exist; The date is too far away; Some fields are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "currency-unknown" | "date-invalid" | "date-out-of-range" | "validation-failed";
                    };
                };
            };
            429: components["responses"]["rate-limited"];
            503: components["responses"]["unavailable"];
        };
    };
    getSummary: {
        parameters: {
            query?: {
                /** @description First day, inclusive. Without it the first day of the month of `to`. */
                from?: string;
                /** @description Last day, inclusive. Without it the last day of the current month. */
                to?: string;
                /** @description The currency of the answer. Without it the user’s base currency. */
                currency?: string;
                /** @description What the range is compared with: as many months before it (as many days, where it does not begin with a month), the same of last year, or the average of the twelve months before one. */
                compare?: "previous" | "last-year" | "average:12";
                /** @description Where the range has not ended, both sides are compared up to today’s day: the same day of the compared month, or its last where it has none such; the last day of a month answers the last day. */
                toDate?: "same-day";
                /** @description `days`: what was spent up to each day of the range (at most 366 days) and of the compared one; `expected-income`: the median income of the three months before; `fixed`: what of the spending of the current month comes every month, and what of that is due; `outlook`: what the current month may come to, what of it is left to spend, and what the next 14 days bring. */
                include?: string;
            };
            header?: {
                /** @description X-Change-Position of the last write: the answer waits, 2 s at most, until that change is in. */
                "X-After-Change"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SummaryResponse"];
                };
            };
            /** @description X-After-Change cannot be read; The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "change-position-invalid" | "malformed-request";
                    };
                };
            };
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["scope-missing"];
            414: components["responses"]["url-too-long"];
            /** @description An average of months is compared with one month; The currency is not known; The date does not exist; The date is too far away; The range ends before it begins; The range is too long; Some fields are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "average-needs-month" | "currency-unknown" | "date-invalid" | "date-out-of-range" | "range-invalid" | "range-too-long" | "validation-failed";
                    };
                };
            };
            429: components["responses"]["rate-limited"];
            503: components["responses"]["unavailable"];
        };
    };
    getMonthly: {
        parameters: {
            query?: {
                /** @description First month, inclusive. Without it eleven months before `to`. */
                from?: string;
                /** @description Last month, inclusive. Without it the current month. */
                to?: string;
                /** @description The currency of the answer. Without it the user’s base currency. */
                currency?: string;
                /** @description `categories`: of each month all categories, those of income too, in `byCategory`. */
                include?: "categories";
            };
            header?: {
                /** @description X-Change-Position of the last write: the answer waits, 2 s at most, until that change is in. */
                "X-After-Change"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MonthlyResponse"];
                };
            };
            /** @description X-After-Change cannot be read; The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "change-position-invalid" | "malformed-request";
                    };
                };
            };
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["scope-missing"];
            414: components["responses"]["url-too-long"];
            /** @description The currency is not known; The month does not exist; The range ends before it begins; The range is too long; Some fields are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "currency-unknown" | "month-invalid" | "range-invalid" | "range-too-long" | "validation-failed";
                    };
                };
            };
            429: components["responses"]["rate-limited"];
            503: components["responses"]["unavailable"];
        };
    };
    listBudgetStates: {
        parameters: {
            query?: {
                /** @description A day of the period wanted. Without it today, in the user’s time zone. */
                date?: string;
                /** @description How many periods before are told in `past`. */
                past?: number;
            };
            header?: {
                /** @description X-Change-Position of the last write: the answer waits, 2 s at most, until that change is in. */
                "X-After-Change"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BudgetStatesResponse"];
                };
            };
            /** @description X-After-Change cannot be read; The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "change-position-invalid" | "malformed-request";
                    };
                };
            };
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["scope-missing"];
            414: components["responses"]["url-too-long"];
            /** @description The date does not exist; The date is too far away; Some fields are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "date-invalid" | "date-out-of-range" | "validation-failed";
                    };
                };
            };
            429: components["responses"]["rate-limited"];
            503: components["responses"]["unavailable"];
        };
    };
    proposeBudget: {
        parameters: {
            query?: {
                /** @description Ids of categories, separated by commas; counted with their children. Without it all spending. */
                categoryIds?: string;
                period?: "week" | "month" | "quarter" | "year";
                /** @description The currency of the answer. Without it the user’s base currency. */
                currency?: string;
            };
            header?: {
                /** @description X-Change-Position of the last write: the answer waits, 2 s at most, until that change is in. */
                "X-After-Change"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BudgetProposalResponse"];
                };
            };
            /** @description X-After-Change cannot be read; The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "change-position-invalid" | "malformed-request";
                    };
                };
            };
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["scope-missing"];
            414: components["responses"]["url-too-long"];
            /** @description The currency is not known; Some fields are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "currency-unknown" | "validation-failed";
                    };
                };
            };
            429: components["responses"]["rate-limited"];
            503: components["responses"]["unavailable"];
        };
    };
    getBudgetState: {
        parameters: {
            query?: {
                /** @description A day of the period wanted. Without it today, in the user’s time zone. */
                date?: string;
                /** @description How many periods before are told in `past`. */
                past?: number;
            };
            header?: {
                /** @description X-Change-Position of the last write: the answer waits, 2 s at most, until that change is in. */
                "X-After-Change"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BudgetStateResponse"];
                };
            };
            /** @description X-After-Change cannot be read; The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "change-position-invalid" | "malformed-request";
                    };
                };
            };
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["scope-missing"];
            /** @description There is no such budget; There is nothing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "budget-not-found" | "not-found";
                    };
                };
            };
            414: components["responses"]["url-too-long"];
            /** @description The date does not exist; The date is too far away; Some fields are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "date-invalid" | "date-out-of-range" | "validation-failed";
                    };
                };
            };
            429: components["responses"]["rate-limited"];
            503: components["responses"]["unavailable"];
        };
    };
    getNetWorth: {
        parameters: {
            query?: {
                /** @description First day, inclusive. Without it the first day of the month eleven months before `to`. */
                from?: string;
                /** @description Last day, inclusive. Without it today. */
                to?: string;
                /** @description A point at the end of each; the last point is at `to`. */
                interval?: "day" | "week" | "month";
                /** @description The currency of the answer. Without it the user’s base currency. */
                currency?: string;
                /** @description What this account alone held, whether it is part of the net worth or not; in its own currency unless `currency` says another. */
                accountId?: string;
            };
            header?: {
                /** @description X-Change-Position of the last write: the answer waits, 2 s at most, until that change is in. */
                "X-After-Change"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NetWorthResponse"];
                };
            };
            /** @description X-After-Change cannot be read; The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "change-position-invalid" | "malformed-request";
                    };
                };
            };
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["scope-missing"];
            404: components["responses"]["account-not-found"];
            414: components["responses"]["url-too-long"];
            /** @description The currency is not known; The date does not exist; The range ends before it begins; The range is too long; Some fields are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "currency-unknown" | "date-invalid" | "range-invalid" | "range-too-long" | "validation-failed";
                    };
                };
            };
            429: components["responses"]["rate-limited"];
            503: components["responses"]["unavailable"];
        };
    };
    explainFigure: {
        parameters: {
            query: {
                /** @description `income`, `spending`, `net`, `category:<id|none>`, `account:<id>`, `budget:<id>`, `net-worth` or `balance:<account id>`. */
                figure: string;
                /** @description As of the summary. Figures of a day do not ask for it. */
                from?: string;
                /** @description As of the summary. Of `net-worth` and `balance` the day; without it today, and of a balance all its rows. */
                to?: string;
                /** @description Of a budget: a day of the period. Without it today. */
                date?: string;
                /** @description The currency of the answer. Without it the user’s base currency. */
                currency?: string;
                /** @description Of `category:none`: which rows without a category; `expense` where it is not said. */
                kind?: "income" | "expense";
                /** @description Of a category: `true` adds its children. */
                children?: "true" | "false";
                /** @description What the range is compared with: as many months before it (as many days, where it does not begin with a month), the same of last year, or the average of the twelve months before one. */
                compare?: "previous" | "last-year" | "average:12";
                /** @description Where the range has not ended, both sides are compared up to today’s day: the same day of the compared month, or its last where it has none such; the last day of a month answers the last day. */
                toDate?: "same-day";
                /** @description `nextCursor` of the page before. */
                cursor?: string;
            };
            header?: {
                /** @description X-Change-Position of the last write: the answer waits, 2 s at most, until that change is in. */
                "X-After-Change"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExplainResponse"];
                };
            };
            /** @description X-After-Change cannot be read; The cursor does not belong to this list; The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "change-position-invalid" | "cursor-invalid" | "malformed-request";
                    };
                };
            };
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["scope-missing"];
            /** @description There is no such account; There is no such budget */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "account-not-found" | "budget-not-found";
                    };
                };
            };
            414: components["responses"]["url-too-long"];
            /** @description An average of months is compared with one month; The currency is not known; The date does not exist; The date is too far away; The range ends before it begins; The range is too long; Some fields are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "average-needs-month" | "currency-unknown" | "date-invalid" | "date-out-of-range" | "range-invalid" | "range-too-long" | "validation-failed";
                    };
                };
            };
            429: components["responses"]["rate-limited"];
            503: components["responses"]["unavailable"];
        };
    };
    listAlerts: {
        parameters: {
            query?: {
                limit?: number;
                /** @description `nextCursor` of the page before. */
                cursor?: string;
                /** @description `true`: only alerts that have not been read. */
                unread?: "true" | "false";
            };
            header?: {
                /** @description X-Change-Position of the last write: the answer waits, 2 s at most, until that change is in. */
                "X-After-Change"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlertPage"];
                };
            };
            /** @description X-After-Change cannot be read; The cursor does not belong to this list; The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "change-position-invalid" | "cursor-invalid" | "malformed-request";
                    };
                };
            };
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["scope-missing"];
            414: components["responses"]["url-too-long"];
            422: components["responses"]["validation-failed"];
            429: components["responses"]["rate-limited"];
            503: components["responses"]["unavailable"];
        };
    };
    streamAlerts: {
        parameters: {
            query?: {
                /** @description As the header `Last-Event-ID`, for a client that cannot set it: the last alert it knows. */
                lastEventId?: string;
            };
            header?: {
                /** @description X-Change-Position of the last write: the answer waits, 2 s at most, until that change is in. */
                "X-After-Change"?: string;
                /** @description The last alert known: later ones follow. */
                "Last-Event-ID"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description event: alert, id: its id, data: the alert */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            /** @description X-After-Change cannot be read; The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "change-position-invalid" | "malformed-request";
                    };
                };
            };
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["scope-missing"];
            414: components["responses"]["url-too-long"];
            422: components["responses"]["validation-failed"];
            429: components["responses"]["rate-limited"];
            503: components["responses"]["unavailable"];
        };
    };
    readAllAlerts: {
        parameters: {
            query?: never;
            header?: {
                /** @description X-Change-Position of the last write: the answer waits, 2 s at most, until that change is in. */
                "X-After-Change"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReadAllAlertsResponse"];
                };
            };
            /** @description X-After-Change cannot be read; The body cannot be read; The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "change-position-invalid" | "malformed-body" | "malformed-request";
                    };
                };
            };
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["scope-missing"];
            413: components["responses"]["body-too-large"];
            414: components["responses"]["url-too-long"];
            415: components["responses"]["unsupported-media-type"];
            422: components["responses"]["validation-failed"];
            429: components["responses"]["rate-limited"];
            503: components["responses"]["unavailable"];
        };
    };
    getAlert: {
        parameters: {
            query?: never;
            header?: {
                /** @description X-Change-Position of the last write: the answer waits, 2 s at most, until that change is in. */
                "X-After-Change"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlertResponse"];
                };
            };
            /** @description X-After-Change cannot be read; The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "change-position-invalid" | "malformed-request";
                    };
                };
            };
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["scope-missing"];
            /** @description There is no such alert; There is nothing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "alert-not-found" | "not-found";
                    };
                };
            };
            414: components["responses"]["url-too-long"];
            429: components["responses"]["rate-limited"];
            503: components["responses"]["unavailable"];
        };
    };
    changeAlert: {
        parameters: {
            query?: never;
            header?: {
                /** @description X-Change-Position of the last write: the answer waits, 2 s at most, until that change is in. */
                "X-After-Change"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeAlertRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlertResponse"];
                };
            };
            /** @description X-After-Change cannot be read; The body cannot be read; The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "change-position-invalid" | "malformed-body" | "malformed-request";
                    };
                };
            };
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["scope-missing"];
            /** @description There is no such alert; There is nothing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "alert-not-found" | "not-found";
                    };
                };
            };
            413: components["responses"]["body-too-large"];
            414: components["responses"]["url-too-long"];
            415: components["responses"]["unsupported-media-type"];
            422: components["responses"]["validation-failed"];
            429: components["responses"]["rate-limited"];
            503: components["responses"]["unavailable"];
        };
    };
}
