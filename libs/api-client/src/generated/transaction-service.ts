// Written by `npm run api` from openapi/transaction-service.json; not edited by hand.
export interface paths {
    "/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Imports, the newest first */
        get: operations["listImports"];
        put?: never;
        /** Upload a bank file and see what it would do */
        post: operations["uploadImport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/imports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One import */
        get: operations["getImport"];
        put?: never;
        post?: never;
        /** Discard an import that is not committed (204) or undo one that is (200) */
        delete: operations["withdrawImport"];
        options?: never;
        head?: never;
        /** Correct the mapping, answer questions, choose the account, single rows, a category */
        patch: operations["changeImport"];
        trace?: never;
    };
    "/imports/{id}/rows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Its rows in the order of the file, each with a verdict */
        get: operations["listImportRows"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/imports/{id}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How far its reading or its commit is, as server-sent events */
        get: operations["streamImport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/imports/{id}/commit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Put the rows with an action into the ledger, all or none */
        post: operations["commitImport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All accounts, the oldest first */
        get: operations["listAccounts"];
        put?: never;
        /** Open an account */
        post: operations["addAccount"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/accounts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One account with its balance */
        get: operations["getAccount"];
        put?: never;
        post?: never;
        /** Delete an account that has no transactions */
        delete: operations["removeAccount"];
        options?: never;
        head?: never;
        /** Change some fields (merge patch) */
        patch: operations["changeAccount"];
        trace?: never;
    };
    "/categories": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All categories; the first call makes the default set */
        get: operations["listCategories"];
        put?: never;
        /** Add a category, with a parent or without */
        post: operations["addCategory"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/categories/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One category */
        get: operations["getCategory"];
        put?: never;
        post?: never;
        /** Delete a category; moveTo says where its transactions go */
        delete: operations["removeCategory"];
        options?: never;
        head?: never;
        /** Change some fields (merge patch) */
        patch: operations["changeCategory"];
        trace?: never;
    };
    "/payee-categories": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is remembered for payees */
        get: operations["listPayeeCategories"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/payee-categories/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Forget one; transactions keep their category */
        delete: operations["removePayeeCategory"];
        options?: never;
        head?: never;
        /** Remember another text or another category; transactions keep theirs */
        patch: operations["changePayeeCategory"];
        trace?: never;
    };
    "/payees": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Names of payees, with how many transactions have them and what the latest one says */
        get: operations["listPayees"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/payees/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Rename a payee in all transactions, and in those that come */
        patch: operations["renamePayee"];
        trace?: never;
    };
    "/transactions/twins": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Transactions that came twice, each beside the one that was there before it */
        get: operations["listTwins"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/transactions/twins/removals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Remove transactions that came twice, in one act */
        post: operations["removeTwins"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/transactions/twins/removals/{id}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Bring back what was removed in one act, as it was */
        post: operations["restoreTwins"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sample": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the sample household has in this ledger: removing it takes that away */
        get: operations["getSample"];
        put?: never;
        /** Load two years of an invented household */
        post: operations["loadSample"];
        /** Take the sample household away; answers how much was removed */
        delete: operations["removeSample"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/transactions/bulk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Change or delete many transactions in one act that can be undone */
        post: operations["changeManyTransactions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/activity/{id}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make transactions what they were before one act */
        post: operations["undoActivity"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/transactions/add": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Add income, an expense or a transfer */
        post: operations["addTransaction"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/transactions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Transactions, the newest first unless it is said otherwise */
        get: operations["listTransactions"];
        put?: never;
        /** The same door as /transactions/add */
        post: operations["createTransaction"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/transactions/categorize": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give a category to all transactions whose payee contains a text, and remember it for imports */
        post: operations["categorizeTransactions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/transactions/totals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the transactions of a list add up to, by currency and in the base currency */
        get: operations["totalTransactions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/transactions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One transaction */
        get: operations["getTransaction"];
        put?: never;
        post?: never;
        /** Delete a transaction */
        delete: operations["removeTransaction"];
        options?: never;
        head?: never;
        /** Change some fields (merge patch) */
        patch: operations["changeTransaction"];
        trace?: never;
    };
    "/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All transactions of a list as one table, streamed */
        get: operations["exportTransactions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/budgets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All budgets, the oldest first; their state is an insight */
        get: operations["listBudgets"];
        put?: never;
        /** Set a budget */
        post: operations["addBudget"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/budgets/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One budget */
        get: operations["getBudget"];
        put?: never;
        post?: never;
        /** Delete a budget */
        delete: operations["removeBudget"];
        options?: never;
        head?: never;
        /** Change some fields (merge patch) */
        patch: operations["changeBudget"];
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        CurrencyAmountDto: {
            column: number;
            /** @example EUR */
            currency: string;
        };
        SignColumnDto: {
            column: number;
            /** @description values that mean money in; compared without regard to case */
            in: string[];
            /** @description values that mean money out */
            out: string[];
        };
        StateColumnDto: {
            column: number;
            /** @description values of rows that are not booked yet */
            pending: string[];
            /** @description values of rows that never will be */
            void: string[];
        };
        ImportColumnsResponse: {
            date: number;
            valueDate?: number;
            payee?: number;
            note?: number;
            amount?: number;
            debit?: number;
            credit?: number;
            amounts?: components["schemas"]["CurrencyAmountDto"][];
            sign?: components["schemas"]["SignColumnDto"];
            fee?: number;
            balance?: number;
            state?: components["schemas"]["StateColumnDto"];
            originalAmount?: number;
            originalCurrency?: number;
            currency?: number;
            account?: number;
            category?: number;
            bankId?: number;
        };
        BalanceUseDto: {
            /**
             * @description in which order the rows happened
             * @enum {string}
             */
            order: "down" | "up" | "by-date" | "by-date-up";
            /**
             * @description the amounts have no signs, the balance gives them; that of the first row to happen is this one
             * @enum {string}
             */
            firstRow?: "in" | "out";
            /**
             * @description rows that no balance counts in are left out; those of which no balance says anything are what is said here
             * @enum {string}
             */
            blanks?: "pending" | "booked";
        };
        ImportMappingResponse: {
            /** @example utf-8 */
            charset: string;
            /** @example ; */
            delimiter: string;
            /** @description the sheet of a workbook that is read */
            sheet?: string;
            /** @description physical line; null = no header */
            headerLine: number | null;
            /** @enum {string} */
            decimal: "." | ",";
            /**
             * @description order and separator of day (DD), month (MM, or MMM for its name) and year (YYYY or YY): `DD.MM.YYYY`, `MM/DD/YY`, `YYYYMMDD`, `DD MMM YYYY`, `YYYY年MM月DD日` …, or `serial` for the days that a spreadsheet counts (`serial-1904` from 1904-01-01 on); DD and MM also read one digit, and a time of day or a weekday around the date is ignored
             * @example DD.MM.YYYY
             */
            dateFormat: string;
            columns: components["schemas"]["ImportColumnsResponse"];
            /**
             * @description how quotes within cells are written; doubled where absent
             * @enum {string}
             */
            quotes?: "doubled" | "bare" | "backslash";
            /** @description money out is positive, as on the statement of a card */
            inverted?: boolean;
            /**
             * @description only money in is marked (CR); amounts without a mark are money out
             * @enum {string}
             */
            unmarked?: "out";
            balance?: components["schemas"]["BalanceUseDto"];
            /**
             * @description the fee is a row of its own; where absent it is taken off the amount of its row
             * @enum {string}
             */
            fees?: "own";
        };
        ImportFileColumn: {
            column: number;
            header: string | null;
            /** @description the first cells of the column that are not empty */
            samples: string[];
        };
        ImportAccountResponse: {
            name: string;
            /** @example EUR */
            currency: string;
            /** Format: uuid */
            accountId: string | null;
            /** @description the commit creates it */
            willBeCreated: boolean;
            /** @description readable rows of this account */
            rows: number;
        };
        ImportCountsResponse: {
            new: number;
            duplicate: number;
            similar: number;
            transfer: number;
            /** @description rows that are no movement */
            ignored: number;
            error: number;
        };
        ImportWarningResponse: {
            /** @example date-order-assumed */
            code: string;
            detail: string;
        };
        ImportColumnsDto: {
            /** @description the booking date */
            date?: number | null;
            valueDate?: number | null;
            payee?: number | null;
            note?: number | null;
            amount?: number | null;
            /** @description money out */
            debit?: number | null;
            /** @description money in */
            credit?: number | null;
            /** @description one a currency */
            amounts?: components["schemas"]["CurrencyAmountDto"][] | null;
            sign?: components["schemas"]["SignColumnDto"] | null;
            /** @description what is taken besides the amount */
            fee?: number | null;
            /** @description the running balance */
            balance?: number | null;
            state?: components["schemas"]["StateColumnDto"] | null;
            /** @description what was paid in another currency */
            originalAmount?: number | null;
            originalCurrency?: number | null;
            currency?: number | null;
            /** @description the file's own accounts, by name or IBAN */
            account?: number | null;
            category?: number | null;
            /** @description the bank's id of the row */
            bankId?: number | null;
        };
        BalanceUsePatch: {
            /**
             * @description in which order the rows happened
             * @enum {string}
             */
            order?: "down" | "up" | "by-date" | "by-date-up";
            /**
             * @description the amounts have no signs, the balance gives them; that of the first row to happen is this one
             * @enum {string|null}
             */
            firstRow?: "in" | "out" | null;
            /**
             * @description rows that no balance counts in are left out; those of which no balance says anything are what is said here
             * @enum {string|null}
             */
            blanks?: "pending" | "booked" | null;
        };
        ImportMappingPatch: {
            /** @example utf-8 */
            charset?: string;
            /** @enum {string} */
            delimiter?: "," | ";" | "\t" | "|";
            /** @description the sheet of a workbook that is read, by its name */
            sheet?: string;
            /** @description physical line, or row of the sheet; null = no header, the table begins with the first line */
            headerLine?: number | null;
            /** @enum {string} */
            decimal?: "." | ",";
            /**
             * @description order and separator of day (DD), month (MM, or MMM for its name) and year (YYYY or YY): `DD.MM.YYYY`, `MM/DD/YY`, `YYYYMMDD`, `DD MMM YYYY`, `YYYY年MM月DD日` …, or `serial` for the days that a spreadsheet counts (`serial-1904` from 1904-01-01 on); DD and MM also read one digit, and a time of day or a weekday around the date is ignored
             * @example DD.MM.YYYY
             */
            dateFormat?: string;
            columns?: components["schemas"]["ImportColumnsDto"];
            /**
             * @description how quotes within cells are written; doubled where absent
             * @enum {string|null}
             */
            quotes?: "doubled" | "bare" | "backslash" | null;
            /** @description money out is positive, as on the statement of a card */
            inverted?: boolean | null;
            /**
             * @description only money in is marked (CR); amounts without a mark are money out
             * @enum {string|null}
             */
            unmarked?: "out" | null;
            balance?: components["schemas"]["BalanceUsePatch"] | null;
            /**
             * @description the fee is a row of its own; where absent it is taken off the amount of its row
             * @enum {string|null}
             */
            fees?: "own" | null;
        };
        ImportExampleResponse: {
            /** @description physical line */
            line: number;
            /** @description as the file has it */
            before: string;
            /** @description as this option reads it */
            after: string;
        };
        ImportOptionResponse: {
            label: string;
            /** @description to be sent with PATCH by whoever chooses this option */
            mapping: components["schemas"]["ImportMappingPatch"];
            /** @description a line that another option reads differently */
            example: components["schemas"]["ImportExampleResponse"];
        };
        ImportQuestionResponse: {
            /** @example date-order */
            code: string;
            text: string;
            /** @description the likeliest first */
            options: components["schemas"]["ImportOptionResponse"][];
        };
        ImportConfidenceResponse: {
            /**
             * @description steps of a running balance, words of the header, or what the cells hold
             * @enum {string}
             */
            proof: "balance" | "header" | "content";
            /** @description how many of them agree */
            agree: number;
            of: number;
        };
        StatementAccountResponse: {
            iban?: string;
            number?: string;
            name?: string;
        };
        StatementBalanceResponse: {
            /** @example -12.34 */
            amount: string;
            /**
             * @description ISO 4217 code.
             * @example EUR
             */
            currency: string;
            /**
             * Format: date
             * @description at its beginning (opening) or at its end (closing)
             */
            date: string | null;
        };
        SignedMoneyDto: {
            /** @example -12.34 */
            amount: string & unknown;
            /**
             * @description ISO 4217 code.
             * @example EUR
             */
            currency: string;
        };
        ImportStatementResponse: {
            /** @description as the file names it */
            account: components["schemas"]["StatementAccountResponse"] | null;
            /**
             * Format: uuid
             * @description the account of the ledger that its rows go to
             */
            accountId: string | null;
            /** @description the member of an archive */
            file?: string;
            opening?: components["schemas"]["StatementBalanceResponse"];
            closing?: components["schemas"]["StatementBalanceResponse"];
            /** @description of its booked rows */
            sum: components["schemas"]["SignedMoneyDto"];
            /** @description whether opening and sum make the closing balance; null where the file does not state both */
            matches: boolean | null;
        };
        CommitImportResponse: {
            /** @description transactions added */
            inserted: number;
            /** @description existing transactions that took the bank's identity */
            matched: number;
            /** @description rows left out because an earlier import brought them */
            duplicates: number;
            /** @description rows that could not be read */
            rejected: number;
            /** @description other rows left out by choice */
            skipped: number;
        };
        ImportProblemResponse: {
            /** @example account-not-found */
            code: string;
            title: string;
            /** @description the status that an answer would have had */
            status: number;
            /** @description what is wrong and what to do */
            detail: string;
        };
        ImportResponse: {
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            state: "reading" | "preview" | "committing" | "committed" | "undone" | "failed";
            /** @enum {string} */
            format: "csv" | "xlsx" | "ofx" | "qif" | "camt.052" | "camt.053" | "camt.054" | "mt940" | "mt942" | "zip";
            /**
             * @description the program that has exported the table
             * @enum {string|null}
             */
            source: "firefly-iii" | "actual" | "ynab" | "mint" | "ezbookkeeping" | "lunch-money" | "monarch" | "sure" | "gnucash" | "hledger" | null;
            fileName: string;
            /** @description the file has been read; where its reading failed the import can be discarded only */
            read: boolean;
            /** @description null until the file has been read, and of a format that says itself how it is read */
            mapping: components["schemas"]["ImportMappingResponse"] | null;
            /** @description the mapping is one committed before for a file of this shape */
            presetUsed: boolean;
            /** @description what the file holds, to choose columns by */
            columns: components["schemas"]["ImportFileColumn"][];
            accounts: components["schemas"]["ImportAccountResponse"][];
            counts: components["schemas"]["ImportCountsResponse"];
            warnings: components["schemas"]["ImportWarningResponse"][];
            /** @description what nothing in the file decides and nobody has answered yet, at most three at a time */
            questions: components["schemas"]["ImportQuestionResponse"][];
            /** @description by what the reading was proven; null where a person has said how the file is read */
            confidence: components["schemas"]["ImportConfidenceResponse"] | null;
            /** @description what the file states, by account and period */
            statements: components["schemas"]["ImportStatementResponse"][];
            /** @description a row can be read and no question is open */
            canCommit: boolean;
            /**
             * Format: date
             * @description of the rows that could be read
             */
            firstDate: string | null;
            /** Format: date */
            lastDate: string | null;
            /** @description what the commit did */
            result: components["schemas"]["CommitImportResponse"] | null;
            /** @description why the reading or the commit failed that nobody waited for */
            problem: components["schemas"]["ImportProblemResponse"] | null;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            committedAt: string | null;
            /** Format: date-time */
            undoneAt: string | null;
            version: number;
        };
        ImportPage: {
            items: components["schemas"]["ImportResponse"][];
            nextCursor: string | null;
        };
        MoneyDto: {
            /**
             * @description A decimal string with at most the digits of the currency; never a JSON number.
             * @example 12.34
             */
            amount: string & unknown;
            /**
             * @description ISO 4217 code.
             * @example EUR
             */
            currency: string;
        };
        ImportTransferResponse: {
            /**
             * Format: uuid
             * @description of the other account; null while it does not exist
             */
            accountId: string | null;
            accountName: string;
            /**
             * Format: uuid
             * @description the transaction in the ledger that is the other leg
             */
            transactionId?: string;
            /** @description the row of this import that is the other leg */
            row?: number;
            /** @description true where a person has refused it; it can be taken all the same */
            refused?: boolean;
            /** @description what moved there, positive */
            amount: components["schemas"]["MoneyDto"];
        };
        ImportRowResponse: {
            /** @description 1 to n in the order of the import: by this the row is named */
            row: number;
            /** @description physical line of the file on which it begins; several rows may */
            line: number;
            /** @description the cells as the file has them; of booked rows null 30 days after the commit */
            raw: string[] | null;
            /** @enum {string} */
            verdict: "new" | "duplicate" | "similar" | "transfer" | "ignored" | "error";
            /** @description why the verdict is not `new`, or what to look at */
            reason: string | null;
            /**
             * @description why the verdict is `ignored`
             * @enum {string|null}
             */
            reasonCode: "pending" | "void" | "balance" | "total" | null;
            /** @enum {string} */
            action: "insert" | "match" | "skip";
            /** Format: date */
            date: string | null;
            /** Format: date */
            valueDate: string | null;
            /** @enum {string|null} */
            type: "income" | "expense" | null;
            /** @description positive; `type` says the direction */
            amount: components["schemas"]["MoneyDto"] | null;
            payee: string | null;
            /** @description how the payee will be called */
            payeeName: string | null;
            note: string | null;
            /**
             * Format: uuid
             * @description null while the account does not exist
             */
            accountId: string | null;
            accountName: string | null;
            /** Format: uuid */
            categoryId: string | null;
            /**
             * Format: uuid
             * @description the transaction it became, took over or repeats
             */
            transactionId: string | null;
            /** @description the other side where it is a transfer between two accounts of the ledger (verdict `transfer`), or may be one (verdict `new`); without `transactionId` and `row` the file itself says so */
            transfer: components["schemas"]["ImportTransferResponse"] | null;
        };
        ImportRowPage: {
            items: components["schemas"]["ImportRowResponse"][];
            nextCursor: string | null;
        };
        ImportRowPatch: {
            row?: number;
            /** @description in place of `row`: the physical line, where no other row begins on it */
            line?: number;
            /** @enum {string} */
            action?: "insert" | "match" | "skip";
            /**
             * Format: uuid
             * @description null = uncategorised
             */
            categoryId?: string | null;
            /** @description true takes the `transfer` that the row shows, false refuses it; both are remembered of the two legs */
            transfer?: boolean;
        };
        CategorizeImportDto: {
            /**
             * @description compared without regard to case
             * @example HOFER
             */
            payeeContains: string & unknown;
            /** Format: uuid */
            categoryId: string;
            /**
             * @description of which rows; without it those of the category's kind. Incomes in a category of spending are refunds
             * @enum {string}
             */
            type?: "income" | "expense";
            /** @description only those that have no category yet */
            uncategorisedOnly?: boolean;
            /** @description tells what would change, and changes and remembers nothing */
            dryRun?: boolean;
        };
        ChangeImportRequest: {
            mapping?: components["schemas"]["ImportMappingPatch"];
            /**
             * Format: uuid
             * @description the account of rows that name none; null = the default account
             */
            accountId?: string | null;
            /** @description codes of questions to which the first option, as the file is read, is the answer */
            confirm?: string[];
            rows?: components["schemas"]["ImportRowPatch"][];
            /** @description gives the category to every row whose payee contains the text, and remembers it for the next import */
            categorize?: components["schemas"]["CategorizeImportDto"];
        };
        WithdrawImportResponse: {
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            state: "reading" | "preview" | "committing" | "committed" | "undone" | "failed";
            /** @enum {string} */
            format: "csv" | "xlsx" | "ofx" | "qif" | "camt.052" | "camt.053" | "camt.054" | "mt940" | "mt942" | "zip";
            /**
             * @description the program that has exported the table
             * @enum {string|null}
             */
            source: "firefly-iii" | "actual" | "ynab" | "mint" | "ezbookkeeping" | "lunch-money" | "monarch" | "sure" | "gnucash" | "hledger" | null;
            fileName: string;
            /** @description the file has been read; where its reading failed the import can be discarded only */
            read: boolean;
            /** @description null until the file has been read, and of a format that says itself how it is read */
            mapping: components["schemas"]["ImportMappingResponse"] | null;
            /** @description the mapping is one committed before for a file of this shape */
            presetUsed: boolean;
            /** @description what the file holds, to choose columns by */
            columns: components["schemas"]["ImportFileColumn"][];
            accounts: components["schemas"]["ImportAccountResponse"][];
            counts: components["schemas"]["ImportCountsResponse"];
            warnings: components["schemas"]["ImportWarningResponse"][];
            /** @description what nothing in the file decides and nobody has answered yet, at most three at a time */
            questions: components["schemas"]["ImportQuestionResponse"][];
            /** @description by what the reading was proven; null where a person has said how the file is read */
            confidence: components["schemas"]["ImportConfidenceResponse"] | null;
            /** @description what the file states, by account and period */
            statements: components["schemas"]["ImportStatementResponse"][];
            /** @description a row can be read and no question is open */
            canCommit: boolean;
            /**
             * Format: date
             * @description of the rows that could be read
             */
            firstDate: string | null;
            /** Format: date */
            lastDate: string | null;
            /** @description what the commit did */
            result: components["schemas"]["CommitImportResponse"] | null;
            /** @description why the reading or the commit failed that nobody waited for */
            problem: components["schemas"]["ImportProblemResponse"] | null;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            committedAt: string | null;
            /** Format: date-time */
            undoneAt: string | null;
            version: number;
            /** @description transactions removed */
            removed: number;
            /** @description transactions kept because they were edited since */
            kept: number;
            /** @description matched transactions that gave the identity back */
            released: number;
        };
        AccountResponse: {
            name: string;
            /** @enum {string} */
            type: "cash" | "checking" | "savings" | "credit-card" | "loan" | "investment" | "other";
            /** @example EUR */
            currency: string;
            openingBalance: components["schemas"]["SignedMoneyDto"];
            /** Format: date */
            openingDate: string;
            includeInNetWorth: boolean;
            iban: string | null;
            externalId: string | null;
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
            version: number;
            /** @description opening balance and all transactions; no part of the ETag */
            balance: components["schemas"]["SignedMoneyDto"];
            archived: boolean;
            /**
             * Format: date
             * @description with `include=latest`: of the latest of its transactions; null where it has none
             */
            lastDate?: string | null;
            /**
             * Format: date-time
             * @description with `include=latest`: when a file last brought a transaction that is in it; null where none did
             */
            lastImportedAt?: string | null;
        };
        AccountPage: {
            items: components["schemas"]["AccountResponse"][];
            nextCursor: string | null;
        };
        AddAccountRequest: {
            /** @example Current account */
            name: string & unknown;
            /**
             * @default checking
             * @enum {string}
             */
            type: "cash" | "checking" | "savings" | "credit-card" | "loan" | "investment" | "other";
            /**
             * @description ISO 4217; fixed once the account has transactions
             * @example EUR
             */
            currency: string;
            /** @description may be negative; default 0 */
            openingBalance?: components["schemas"]["SignedMoneyDto"];
            /**
             * Format: date
             * @description default: today
             */
            openingDate?: string;
            /** @default true */
            includeInNetWorth: boolean;
            /** @description without spaces, in capitals */
            iban?: string | null;
            /** @description the bank's own id */
            externalId?: string | null;
        };
        ChangeAccountRequest: {
            name?: string & unknown;
            /** @enum {string} */
            type?: "cash" | "checking" | "savings" | "credit-card" | "loan" | "investment" | "other";
            /** @description 409 once the account has transactions */
            currency?: string;
            openingBalance?: components["schemas"]["SignedMoneyDto"];
            /** Format: date */
            openingDate?: string;
            includeInNetWorth?: boolean;
            iban?: string | null;
            externalId?: string | null;
            archived?: boolean;
        };
        CategoryResponse: {
            name: string;
            /** @enum {string} */
            kind: "income" | "expense";
            /** Format: uuid */
            parentId: string | null;
            color: string | null;
            icon: string | null;
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
            version: number;
            archived: boolean;
        };
        CategoryPage: {
            items: components["schemas"]["CategoryResponse"][];
            nextCursor: string | null;
        };
        AddCategoryRequest: {
            /** @example Groceries */
            name: string & unknown;
            /** @enum {string} */
            kind: "income" | "expense";
            /**
             * Format: uuid
             * @description a category of the same kind that has no parent itself
             */
            parentId?: string | null;
            /** @example #2f9e44 */
            color?: string | null;
            /** @example shopping-cart */
            icon?: string | null;
        };
        ChangeCategoryRequest: {
            name?: string & unknown;
            /** Format: uuid */
            parentId?: string | null;
            color?: string | null;
            icon?: string | null;
            archived?: boolean;
        };
        PayeeCategoryResponse: {
            /** Format: uuid */
            id: string;
            /** @example HOFER */
            payeeContains: string;
            /**
             * @description the type of the rows that it is for
             * @enum {string}
             */
            kind: "income" | "expense";
            /** Format: uuid */
            categoryId: string;
            /** @description transactions of its type, without splits, whose payee contains it */
            count: number;
            /** Format: date-time */
            createdAt: string;
        };
        PayeeCategoryPage: {
            items: components["schemas"]["PayeeCategoryResponse"][];
            nextCursor: string | null;
        };
        ChangePayeeCategoryRequest: {
            /** @example HOFER */
            payeeContains?: string & unknown;
            /** Format: uuid */
            categoryId?: string;
        };
        PayeeResponse: {
            /**
             * @description as most of its transactions have it
             * @example Hofer
             */
            name: string;
            /** @description whose payee is called so, in capitals or not */
            transactions: number;
            /**
             * @description the same as `name`
             * @example Hofer
             */
            payeeName: string;
            /** @description the same as `transactions` */
            count: number;
            /**
             * Format: date
             * @description of the latest of its transactions, as are the fields that follow
             */
            lastDate: string;
            /**
             * Format: uuid
             * @description null also where that is split or a transfer
             */
            categoryId: string | null;
            /** Format: uuid */
            accountId: string;
            amount: components["schemas"]["MoneyDto"];
        };
        PayeePage: {
            items: components["schemas"]["PayeeResponse"][];
            /** @description always null where `q` is given */
            nextCursor: string | null;
        };
        RenamePayeeRequest: {
            /** @description one that is there already makes the two one */
            name: string & unknown;
        };
        RenamePayeeResponse: {
            name: string;
            /** @description transactions that were renamed */
            updated: number;
        };
        SplitResponse: {
            /** Format: uuid */
            categoryId: string | null;
            amount: components["schemas"]["MoneyDto"];
            note: string | null;
        };
        TransactionResponse: {
            /** @enum {string} */
            type: "income" | "expense" | "transfer";
            amount: components["schemas"]["MoneyDto"];
            /** Format: date */
            date: string;
            /** Format: date */
            valueDate: string | null;
            /** Format: uuid */
            accountId: string;
            /** Format: uuid */
            toAccountId: string | null;
            /** @description transfers only: what arrived */
            toAmount: components["schemas"]["MoneyDto"] | null;
            originalAmount: components["schemas"]["MoneyDto"] | null;
            /** Format: uuid */
            categoryId: string | null;
            payee: string | null;
            payeeName: string | null;
            note: string | null;
            tags: string[];
            /** Format: uuid */
            refundOf: string | null;
            reviewed: boolean;
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
            version: number;
            splits: components["schemas"]["SplitResponse"][];
            /**
             * Format: uuid
             * @description the import that brought it
             */
            importId: string | null;
            /** @description in a list that was asked for `balanceOf`: what the account had after it, in the order of days and ids, whatever else the list leaves out */
            balance?: components["schemas"]["SignedMoneyDto"];
        };
        TwinPairResponse: {
            /** @description the earlier one */
            kept: components["schemas"]["TransactionResponse"];
            /** @description the one that came again */
            twin: components["schemas"]["TransactionResponse"];
        };
        TwinList: {
            items: components["schemas"]["TwinPairResponse"][];
            /** @description there are others, which come when these are gone */
            more: boolean;
        };
        RemoveTwinsRequest: {
            /** @description of the ones that came again */
            ids: string[];
        };
        RemoveTwinsResponse: {
            /**
             * Format: uuid
             * @description of the removal, by which it is undone
             */
            id: string;
            /** @description transactions that were removed */
            removed: number;
        };
        RestoreTwinsResponse: {
            /** @description transactions that are back */
            restored: number;
        };
        SampleResponse: {
            transactions: number;
            accounts: number;
            budgets: number;
            /** @description beside those that every ledger begins with */
            categories: number;
        };
        ManyChangesDto: {
            /**
             * Format: uuid
             * @description null = uncategorised
             */
            categoryId?: string | null;
            /**
             * Format: uuid
             * @description the account that they are in, of the same currency
             */
            accountId?: string;
            payeeName?: string & unknown;
            note?: string | null;
            reviewed?: boolean;
            addTags?: (string & unknown)[];
            removeTags?: (string & unknown)[];
            /** @description deletes them; stands alone */
            delete?: boolean;
        };
        ChangeManyRequest: {
            ids: string[];
            changes: components["schemas"]["ManyChangesDto"];
            /** @description says what would happen, and changes nothing */
            dryRun?: boolean;
        };
        RefusedRowResponse: {
            /** Format: uuid */
            id: string;
            /**
             * @description why it stays as it is
             * @example category-and-splits
             */
            code: string;
        };
        ChangeManyResponse: {
            /** @description of the ids those that are there */
            matched: number;
            changed: number;
            /** @description that are so already */
            unchanged: number;
            /** @description that stay as they are; the others are changed */
            refused: components["schemas"]["RefusedRowResponse"][];
            /**
             * Format: uuid
             * @description by which it is undone; null where nothing was changed
             */
            activityId: string | null;
        };
        UndoActivityResponse: {
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            undoneAt: string;
            /** @description transactions that are as they were before */
            restored: number;
        };
        SplitDto: {
            /**
             * Format: uuid
             * @description null = uncategorised
             */
            categoryId?: string | null;
            amount: components["schemas"]["MoneyDto"];
            note?: string | null;
        };
        AddTransactionRequest: {
            /** @enum {string} */
            type: "income" | "expense" | "transfer";
            /** @description positive, in the account's currency */
            amount: components["schemas"]["MoneyDto"];
            /**
             * Format: date
             * @description 1900-01-01 to ten years ahead
             * @example 2026-03-14
             */
            date: string;
            /** Format: date */
            valueDate?: string | null;
            /**
             * Format: uuid
             * @description without it the default account in the amount's currency, made on first use
             */
            accountId?: string | null;
            /**
             * Format: uuid
             * @description transfers only
             */
            toAccountId?: string | null;
            /** @description transfers only: what arrived; needed where the two currencies differ */
            toAmount?: components["schemas"]["MoneyDto"] | null;
            /** @description what was paid abroad; shown, never added up */
            originalAmount?: components["schemas"]["MoneyDto"] | null;
            /**
             * Format: uuid
             * @description null = uncategorised; an income in a category of spending is a refund and nets it, as is such a split
             */
            categoryId?: string | null;
            splits?: components["schemas"]["SplitDto"][] | null;
            /** @description as the bank wrote it, or as you type it */
            payee?: string | null;
            /** @description how the payee is called; without it as the payee, or as that was renamed for all */
            payeeName?: string | null;
            note?: string | null;
            tags?: (string & unknown)[] | null;
            /**
             * Format: uuid
             * @description incomes only: the expense that this gives back; null again when that is deleted
             */
            refundOf?: string | null;
            /** @description whether a person has looked at it: true unless said otherwise, false for what an import brings */
            reviewed?: boolean;
        };
        CategorizeRequest: {
            /**
             * @description compared without regard to case
             * @example HOFER
             */
            payeeContains: string & unknown;
            /** Format: uuid */
            categoryId: string;
            /**
             * @description of which rows; without it those of the category's kind. Incomes in a category of spending are refunds
             * @enum {string}
             */
            type?: "income" | "expense";
            /** @description only those that have no category yet */
            uncategorisedOnly?: boolean;
            /** @description tells what would change, and changes and remembers nothing */
            dryRun?: boolean;
        };
        CategorizeResponse: {
            /** @description transactions whose category changed */
            updated: number;
            /** @description of them those that had another one */
            replaced: number;
            /**
             * Format: uuid
             * @description by which it is undone; null after a dry run
             */
            activityId: string | null;
        };
        TransactionPage: {
            items: components["schemas"]["TransactionResponse"][];
            nextCursor: string | null;
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
        BaseTotalsResponse: {
            /**
             * @description the base currency
             * @example EUR
             */
            currency: string;
            income: components["schemas"]["SignedMoneyDto"];
            /** @description what was spent less what was refunded */
            spending: components["schemas"]["SignedMoneyDto"];
            /** @description the shown income minus the shown spending */
            net: components["schemas"]["SignedMoneyDto"];
            /** @description the shown net, divided by the transactions in it; null where there are none. Transfers are not in it */
            average: components["schemas"]["SignedMoneyDto"] | null;
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
        };
        TransactionTotalsResponse: {
            /** @description transactions of the list, transfers too */
            count: number;
            /** @description one amount a currency */
            income: components["schemas"]["SignedMoneyDto"][];
            /** @description what was spent less what was refunded; of split transactions only the parts in `categoryId` where that is given */
            spending: components["schemas"]["SignedMoneyDto"][];
            /** @description income minus spending */
            net: components["schemas"]["SignedMoneyDto"][];
            /** @description each day at its own rate, as in summaries */
            inBase: components["schemas"]["BaseTotalsResponse"];
        };
        ChangeTransactionRequest: {
            /** @enum {string} */
            type?: "income" | "expense" | "transfer";
            amount?: components["schemas"]["MoneyDto"];
            /** Format: date */
            date?: string;
            /** Format: date */
            valueDate?: string | null;
            /** Format: uuid */
            accountId?: string;
            /** Format: uuid */
            toAccountId?: string | null;
            toAmount?: components["schemas"]["MoneyDto"] | null;
            originalAmount?: components["schemas"]["MoneyDto"] | null;
            /**
             * Format: uuid
             * @description a category replaces splits
             */
            categoryId?: string | null;
            /** @description splits replace the category */
            splits?: components["schemas"]["SplitDto"][] | null;
            payee?: string | null;
            payeeName?: string | null;
            note?: string | null;
            tags?: (string & unknown)[] | null;
            /** Format: uuid */
            refundOf?: string | null;
            reviewed?: boolean;
        };
        LimitFromResponse: {
            /**
             * Format: date
             * @description the period that holds this day is the first in which the limit counts
             */
            from: string;
            limit: components["schemas"]["MoneyDto"];
        };
        BudgetResponse: {
            name: string;
            categoryIds: string[];
            limit: components["schemas"]["MoneyDto"];
            /** @enum {string} */
            period: "week" | "month" | "quarter" | "year";
            thresholds: number[];
            /** @enum {string} */
            rollover: "none" | "surplus" | "deficit" | "both";
            rolloverCap: components["schemas"]["MoneyDto"] | null;
            /** Format: date */
            startsOn: string;
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
            version: number;
            archived: boolean;
            /** @description by day, the first one from startsOn; `limit` is the one that counts today */
            limits: components["schemas"]["LimitFromResponse"][];
        };
        BudgetPage: {
            items: components["schemas"]["BudgetResponse"][];
            nextCursor: string | null;
        };
        AddBudgetRequest: {
            /** @example Groceries */
            name: string & unknown;
            /**
             * @description expense categories, counted with their children; [] = all spending
             * @default []
             */
            categoryIds: string[];
            limit: components["schemas"]["MoneyDto"];
            /** @enum {string} */
            period: "week" | "month" | "quarter" | "year";
            /**
             * @default [
             *       80,
             *       100
             *     ]
             */
            thresholds: number[];
            /**
             * @default none
             * @enum {string}
             */
            rollover: "none" | "surplus" | "deficit" | "both";
            rolloverCap?: components["schemas"]["MoneyDto"] | null;
            /**
             * Format: date
             * @description default: first day of the current period
             */
            startsOn?: string;
        };
        ChangeBudgetRequest: {
            name?: string & unknown;
            categoryIds?: string[];
            limit?: components["schemas"]["MoneyDto"];
            /** @enum {string} */
            period?: "week" | "month" | "quarter" | "year";
            thresholds?: number[];
            /** @enum {string} */
            rollover?: "none" | "surplus" | "deficit" | "both";
            rolloverCap?: components["schemas"]["MoneyDto"] | null;
            /** Format: date */
            startsOn?: string;
            archived?: boolean;
            /**
             * Format: date
             * @description a day of the first period in which the limit counts; default: the first day of the current period. Limits that began then or later go.
             */
            limitFrom?: string;
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
        /** @description This ledger was deleted */
        "ledger-deleted": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code?: "ledger-deleted";
                };
            };
        };
        /** @description The request cannot be read */
        "malformed-request": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code?: "malformed-request";
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
        /** @description Somebody was faster */
        "version-stale": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code?: "version-stale";
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
    listImports: {
        parameters: {
            query?: {
                limit?: number;
                /** @description nextCursor of the page before */
                cursor?: string;
            };
            header?: never;
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
                    "application/json": components["schemas"]["ImportPage"];
                };
            };
            /** @description The cursor does not belong to this list; The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "cursor-invalid" | "malformed-request";
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
    uploadImport: {
        parameters: {
            query?: {
                preset?: "auto" | "none";
                accountId?: string;
            };
            header?: {
                /** @description `respond-async`: answer 202 at once and read the file afterwards; the import says how it went. */
                Prefer?: string;
                /** @description Any text of 1 to 255 characters. The same key with the same request gets the first answer for 30 days. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    /**
                     * Format: binary
                     * @description at most 10 MiB and 100,000 rows
                     */
                    file: string;
                    /**
                     * Format: uuid
                     * @description the account of rows that name none
                     */
                    accountId?: string;
                    /**
                     * @description `none` = detect the mapping anew
                     * @enum {string}
                     */
                    preset?: "auto" | "none";
                };
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportResponse"];
                };
            };
            /** @description with `Prefer: respond-async`; the import is `reading` */
            202: {
                headers: {
                    /** @description where the import says how it went */
                    Location?: string;
                    "Preference-Applied"?: "respond-async";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportResponse"];
                };
            };
            /** @description The Idempotency-Key cannot be used; The body cannot be read; The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "idempotency-key-invalid" | "malformed-body" | "malformed-request";
                    };
                };
            };
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["scope-missing"];
            /** @description The account is archived; The first request with this key is still running; Too many imports wait for their commit; This ledger was deleted */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "account-archived" | "idempotency-key-in-progress" | "import-quota" | "ledger-deleted";
                    };
                };
            };
            /** @description The body is too large; The archive is too large; The file is too large; The table is too wide; The file has too many rows */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "body-too-large" | "import-archive-too-large" | "import-too-large" | "import-too-many-columns" | "import-too-many-rows";
                    };
                };
            };
            414: components["responses"]["url-too-long"];
            415: components["responses"]["unsupported-media-type"];
            /** @description There is no such account; This key belongs to another request; The archive cannot be opened; No file of the archive can be read; No table can be found; The file is empty; This format is not read; The file has a header only; The file is no text; A quote is never closed; The file takes too long to read; The XML is broken; Some fields are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "account-not-found" | "idempotency-key-reused" | "import-archive-broken" | "import-archive-unreadable" | "import-columns-unclear" | "import-empty" | "import-format-unsupported" | "import-header-only" | "import-not-text" | "import-quote-unclosed" | "import-too-complex" | "import-xml-broken" | "validation-failed";
                    };
                };
            };
            429: components["responses"]["rate-limited"];
            503: components["responses"]["unavailable"];
        };
    };
    getImport: {
        parameters: {
            query?: never;
            header?: never;
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
                    "application/json": components["schemas"]["ImportResponse"];
                };
            };
            400: components["responses"]["malformed-request"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["scope-missing"];
            /** @description There is no such import; There is nothing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "import-not-found" | "not-found";
                    };
                };
            };
            414: components["responses"]["url-too-long"];
            429: components["responses"]["rate-limited"];
            503: components["responses"]["unavailable"];
        };
    };
    withdrawImport: {
        parameters: {
            query?: {
                /** @description what to do with rows that were edited since; without it they stop the undo (409) */
                edited?: "keep" | "remove";
            };
            header?: {
                /** @description The ETag of the version to change; 412 where the resource has changed since. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description undone */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WithdrawImportResponse"];
                };
            };
            /** @description it was discarded */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The If-Match header cannot be read; The body cannot be read; The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "if-match-invalid" | "malformed-body" | "malformed-request";
                    };
                };
            };
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["scope-missing"];
            /** @description There is no such import; There is nothing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "import-not-found" | "not-found";
                    };
                };
            };
            /** @description The account is archived; The import was undone; The import is busy; Rows of the import were edited since; This ledger was deleted */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "account-archived" | "import-already-undone" | "import-busy" | "import-rows-edited" | "ledger-deleted";
                    };
                };
            };
            412: components["responses"]["version-stale"];
            413: components["responses"]["body-too-large"];
            414: components["responses"]["url-too-long"];
            415: components["responses"]["unsupported-media-type"];
            422: components["responses"]["validation-failed"];
            429: components["responses"]["rate-limited"];
            503: components["responses"]["unavailable"];
        };
    };
    changeImport: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the version to change; 412 where the resource has changed since. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeImportRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportResponse"];
                };
            };
            /** @description The If-Match header cannot be read; The body cannot be read; The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "if-match-invalid" | "malformed-body" | "malformed-request";
                    };
                };
            };
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["scope-missing"];
            /** @description There is no such import; There is nothing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "import-not-found" | "not-found";
                    };
                };
            };
            /** @description The account is archived; The category is archived; The import is committed; The import was undone; The import is busy; The file of the import was not read; This ledger was deleted */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "account-archived" | "category-archived" | "import-already-committed" | "import-already-undone" | "import-busy" | "import-not-read" | "ledger-deleted";
                    };
                };
            };
            412: components["responses"]["version-stale"];
            /** @description The body is too large; The archive is too large; The file is too large; The table is too wide; The file has too many rows */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "body-too-large" | "import-archive-too-large" | "import-too-large" | "import-too-many-columns" | "import-too-many-rows";
                    };
                };
            };
            414: components["responses"]["url-too-long"];
            415: components["responses"]["unsupported-media-type"];
            /** @description There is no such account; The category is of the other kind; There is no such category; This cannot be done with the row; The archive cannot be opened; No file of the archive can be read; No table can be found; The file is empty; This format is not read; The file has a header only; The mapping contradicts itself or the file; The file is no text; The import asks no such question; A quote is never closed; Several rows begin on this line; The import has no such row; The file takes too long to read; The XML is broken; Some fields are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "account-not-found" | "category-kind-differs" | "category-not-found" | "import-action-impossible" | "import-archive-broken" | "import-archive-unreadable" | "import-columns-unclear" | "import-empty" | "import-format-unsupported" | "import-header-only" | "import-mapping-invalid" | "import-not-text" | "import-question-unknown" | "import-quote-unclosed" | "import-row-ambiguous" | "import-row-not-found" | "import-too-complex" | "import-xml-broken" | "validation-failed";
                    };
                };
            };
            429: components["responses"]["rate-limited"];
            503: components["responses"]["unavailable"];
        };
    };
    listImportRows: {
        parameters: {
            query?: {
                limit?: number;
                /** @description nextCursor of the page before */
                cursor?: string;
                verdict?: "new" | "duplicate" | "similar" | "transfer" | "ignored" | "error";
            };
            header?: never;
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
                    "application/json": components["schemas"]["ImportRowPage"];
                };
            };
            /** @description The cursor does not belong to this list; The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "cursor-invalid" | "malformed-request";
                    };
                };
            };
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["scope-missing"];
            /** @description There is no such import; There is nothing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "import-not-found" | "not-found";
                    };
                };
            };
            414: components["responses"]["url-too-long"];
            422: components["responses"]["validation-failed"];
            429: components["responses"]["rate-limited"];
            503: components["responses"]["unavailable"];
        };
    };
    streamImport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description event: progress, data: `{ state, done, of }`, rows that are done of all, null where that is not known; then event: done, data: `{ state }`, null where it was discarded */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            400: components["responses"]["malformed-request"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["scope-missing"];
            /** @description There is no such import; There is nothing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "import-not-found" | "not-found";
                    };
                };
            };
            414: components["responses"]["url-too-long"];
            429: components["responses"]["rate-limited"];
            503: components["responses"]["unavailable"];
        };
    };
    commitImport: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the version to change; 412 where the resource has changed since. */
                "If-Match"?: string;
                /** @description `respond-async`: answer 202 at once and commit afterwards; the import says how it went. */
                Prefer?: string;
                /** @description Any text of 1 to 255 characters. The same key with the same request gets the first answer for 30 days. */
                "Idempotency-Key"?: string;
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
                    "application/json": components["schemas"]["CommitImportResponse"];
                };
            };
            /** @description with `Prefer: respond-async`; the import is `committing` */
            202: {
                headers: {
                    /** @description where the import says how it went */
                    Location?: string;
                    "Preference-Applied"?: "respond-async";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportResponse"];
                };
            };
            /** @description The Idempotency-Key cannot be used; The If-Match header cannot be read; The body cannot be read; The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "idempotency-key-invalid" | "if-match-invalid" | "malformed-body" | "malformed-request";
                    };
                };
            };
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["scope-missing"];
            /** @description There is no such import; There is nothing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "import-not-found" | "not-found";
                    };
                };
            };
            /** @description The account is archived; There is no such account; The category is archived; There is no such category; The first request with this key is still running; The import is committed; The import was undone; The import is busy; What a row was to be matched with is gone; The file of the import was not read; No row of the file can be read; Questions about the file are open; This ledger was deleted; Too many accounts */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "account-archived" | "account-not-found" | "category-archived" | "category-not-found" | "idempotency-key-in-progress" | "import-already-committed" | "import-already-undone" | "import-busy" | "import-match-gone" | "import-not-read" | "import-nothing-readable" | "import-questions-open" | "ledger-deleted" | "too-many-accounts";
                    };
                };
            };
            412: components["responses"]["version-stale"];
            413: components["responses"]["body-too-large"];
            414: components["responses"]["url-too-long"];
            415: components["responses"]["unsupported-media-type"];
            /** @description This key belongs to another request; Some fields are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "idempotency-key-reused" | "validation-failed";
                    };
                };
            };
            429: components["responses"]["rate-limited"];
            503: components["responses"]["unavailable"];
        };
    };
    listAccounts: {
        parameters: {
            query?: {
                limit?: number;
                /** @description nextCursor of the page before */
                cursor?: string;
                /** @description `latest`: with `lastDate` and `lastImportedAt` */
                include?: "latest";
            };
            header?: never;
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
                    "application/json": components["schemas"]["AccountPage"];
                };
            };
            /** @description The cursor does not belong to this list; The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "cursor-invalid" | "malformed-request";
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
    addAccount: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of 1 to 255 characters. The same key with the same request gets the first answer for 30 days. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AddAccountRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountResponse"];
                };
            };
            /** @description The Idempotency-Key cannot be used; The body cannot be read; The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "idempotency-key-invalid" | "malformed-body" | "malformed-request";
                    };
                };
            };
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["scope-missing"];
            /** @description The first request with this key is still running; This ledger was deleted; Too many accounts */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "idempotency-key-in-progress" | "ledger-deleted" | "too-many-accounts";
                    };
                };
            };
            413: components["responses"]["body-too-large"];
            414: components["responses"]["url-too-long"];
            415: components["responses"]["unsupported-media-type"];
            /** @description The amount is in another currency than the account; The amount is not valid; The currency is not known; The date is too far away; This key belongs to another request; Some fields are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "account-currency-differs" | "amount-invalid" | "currency-unknown" | "date-out-of-range" | "idempotency-key-reused" | "validation-failed";
                    };
                };
            };
            429: components["responses"]["rate-limited"];
            503: components["responses"]["unavailable"];
        };
    };
    getAccount: {
        parameters: {
            query?: never;
            header?: never;
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
                    "application/json": components["schemas"]["AccountResponse"];
                };
            };
            400: components["responses"]["malformed-request"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["scope-missing"];
            /** @description There is no such account; There is nothing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "account-not-found" | "not-found";
                    };
                };
            };
            414: components["responses"]["url-too-long"];
            429: components["responses"]["rate-limited"];
            503: components["responses"]["unavailable"];
        };
    };
    removeAccount: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the version to change; 412 where the resource has changed since. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The If-Match header cannot be read; The body cannot be read; The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "if-match-invalid" | "malformed-body" | "malformed-request";
                    };
                };
            };
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["scope-missing"];
            /** @description There is no such account; There is nothing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "account-not-found" | "not-found";
                    };
                };
            };
            /** @description The account has transactions; This ledger was deleted */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "account-has-transactions" | "ledger-deleted";
                    };
                };
            };
            412: components["responses"]["version-stale"];
            413: components["responses"]["body-too-large"];
            414: components["responses"]["url-too-long"];
            415: components["responses"]["unsupported-media-type"];
            422: components["responses"]["validation-failed"];
            429: components["responses"]["rate-limited"];
            503: components["responses"]["unavailable"];
        };
    };
    changeAccount: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the version to change; 412 where the resource has changed since. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeAccountRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountResponse"];
                };
            };
            /** @description The If-Match header cannot be read; The body cannot be read; The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "if-match-invalid" | "malformed-body" | "malformed-request";
                    };
                };
            };
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["scope-missing"];
            /** @description There is no such account; There is nothing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "account-not-found" | "not-found";
                    };
                };
            };
            /** @description The account has transactions; This ledger was deleted */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "account-has-transactions" | "ledger-deleted";
                    };
                };
            };
            412: components["responses"]["version-stale"];
            413: components["responses"]["body-too-large"];
            414: components["responses"]["url-too-long"];
            415: components["responses"]["unsupported-media-type"];
            /** @description The amount is in another currency than the account; The amount is not valid; The currency is not known; The date is too far away; Some fields are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "account-currency-differs" | "amount-invalid" | "currency-unknown" | "date-out-of-range" | "validation-failed";
                    };
                };
            };
            429: components["responses"]["rate-limited"];
            503: components["responses"]["unavailable"];
        };
    };
    listCategories: {
        parameters: {
            query?: {
                limit?: number;
                /** @description nextCursor of the page before */
                cursor?: string;
            };
            header?: never;
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
                    "application/json": components["schemas"]["CategoryPage"];
                };
            };
            /** @description The cursor does not belong to this list; The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "cursor-invalid" | "malformed-request";
                    };
                };
            };
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["scope-missing"];
            409: components["responses"]["ledger-deleted"];
            414: components["responses"]["url-too-long"];
            422: components["responses"]["validation-failed"];
            429: components["responses"]["rate-limited"];
            503: components["responses"]["unavailable"];
        };
    };
    addCategory: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of 1 to 255 characters. The same key with the same request gets the first answer for 30 days. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AddCategoryRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CategoryResponse"];
                };
            };
            /** @description The Idempotency-Key cannot be used; The body cannot be read; The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "idempotency-key-invalid" | "malformed-body" | "malformed-request";
                    };
                };
            };
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["scope-missing"];
            /** @description The category is archived; The first request with this key is still running; This ledger was deleted; Too many categories */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "category-archived" | "idempotency-key-in-progress" | "ledger-deleted" | "too-many-categories";
                    };
                };
            };
            413: components["responses"]["body-too-large"];
            414: components["responses"]["url-too-long"];
            415: components["responses"]["unsupported-media-type"];
            /** @description The category is of the other kind; There is no such category; Categories have two levels; This key belongs to another request; Some fields are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "category-kind-differs" | "category-not-found" | "category-too-deep" | "idempotency-key-reused" | "validation-failed";
                    };
                };
            };
            429: components["responses"]["rate-limited"];
            503: components["responses"]["unavailable"];
        };
    };
    getCategory: {
        parameters: {
            query?: never;
            header?: never;
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
                    "application/json": components["schemas"]["CategoryResponse"];
                };
            };
            400: components["responses"]["malformed-request"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["scope-missing"];
            /** @description There is no such category; There is nothing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "category-not-found" | "not-found";
                    };
                };
            };
            414: components["responses"]["url-too-long"];
            429: components["responses"]["rate-limited"];
            503: components["responses"]["unavailable"];
        };
    };
    removeCategory: {
        parameters: {
            query?: {
                /** @description where its transactions go: the id of another category of its kind, or `none`; needed when it has any */
                moveTo?: string;
            };
            header?: {
                /** @description The ETag of the version to change; 412 where the resource has changed since. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The If-Match header cannot be read; The body cannot be read; The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "if-match-invalid" | "malformed-body" | "malformed-request";
                    };
                };
            };
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["scope-missing"];
            /** @description There is no such category; There is nothing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "category-not-found" | "not-found";
                    };
                };
            };
            /** @description The account is archived; The category is archived; The category has subcategories; The category has transactions; A budget counts this category alone; This ledger was deleted */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "account-archived" | "category-archived" | "category-has-children" | "category-has-transactions" | "category-in-budget" | "ledger-deleted";
                    };
                };
            };
            412: components["responses"]["version-stale"];
            413: components["responses"]["body-too-large"];
            414: components["responses"]["url-too-long"];
            415: components["responses"]["unsupported-media-type"];
            /** @description The category is of the other kind; There is no such category; Categories have two levels; Some fields are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "category-kind-differs" | "category-not-found" | "category-too-deep" | "validation-failed";
                    };
                };
            };
            429: components["responses"]["rate-limited"];
            503: components["responses"]["unavailable"];
        };
    };
    changeCategory: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the version to change; 412 where the resource has changed since. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeCategoryRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CategoryResponse"];
                };
            };
            /** @description The If-Match header cannot be read; The body cannot be read; The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "if-match-invalid" | "malformed-body" | "malformed-request";
                    };
                };
            };
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["scope-missing"];
            /** @description There is no such category; There is nothing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "category-not-found" | "not-found";
                    };
                };
            };
            /** @description The category is archived; This ledger was deleted */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "category-archived" | "ledger-deleted";
                    };
                };
            };
            412: components["responses"]["version-stale"];
            413: components["responses"]["body-too-large"];
            414: components["responses"]["url-too-long"];
            415: components["responses"]["unsupported-media-type"];
            /** @description The category is of the other kind; There is no such category; Categories have two levels; Some fields are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "category-kind-differs" | "category-not-found" | "category-too-deep" | "validation-failed";
                    };
                };
            };
            429: components["responses"]["rate-limited"];
            503: components["responses"]["unavailable"];
        };
    };
    listPayeeCategories: {
        parameters: {
            query?: {
                limit?: number;
                /** @description nextCursor of the page before */
                cursor?: string;
                /** @description a part of the remembered text, without regard to capitals */
                q?: string;
                /** @description those that lead to this category */
                categoryId?: string;
            };
            header?: never;
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
                    "application/json": components["schemas"]["PayeeCategoryPage"];
                };
            };
            /** @description The cursor does not belong to this list; The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "cursor-invalid" | "malformed-request";
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
    removePayeeCategory: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The body cannot be read; The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "malformed-body" | "malformed-request";
                    };
                };
            };
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["scope-missing"];
            /** @description There is nothing here; There is no such remembered payee */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "not-found" | "payee-category-not-found";
                    };
                };
            };
            409: components["responses"]["ledger-deleted"];
            413: components["responses"]["body-too-large"];
            414: components["responses"]["url-too-long"];
            415: components["responses"]["unsupported-media-type"];
            422: components["responses"]["validation-failed"];
            429: components["responses"]["rate-limited"];
            503: components["responses"]["unavailable"];
        };
    };
    changePayeeCategory: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangePayeeCategoryRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PayeeCategoryResponse"];
                };
            };
            /** @description The body cannot be read; The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "malformed-body" | "malformed-request";
                    };
                };
            };
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["scope-missing"];
            /** @description There is nothing here; There is no such remembered payee */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "not-found" | "payee-category-not-found";
                    };
                };
            };
            /** @description The category is archived; This ledger was deleted; This payee is remembered already */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "category-archived" | "ledger-deleted" | "payee-category-exists";
                    };
                };
            };
            413: components["responses"]["body-too-large"];
            414: components["responses"]["url-too-long"];
            415: components["responses"]["unsupported-media-type"];
            /** @description The category is of the other kind; There is no such category; Some fields are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "category-kind-differs" | "category-not-found" | "validation-failed";
                    };
                };
            };
            429: components["responses"]["rate-limited"];
            503: components["responses"]["unavailable"];
        };
    };
    listPayees: {
        parameters: {
            query?: {
                limit?: number;
                /** @description nextCursor of the page before */
                cursor?: string;
                /** @description a part of the name, without regard to capitals and accents; answers the best ones alone: those that begin so first, then the ones used most lately */
                q?: string;
            };
            header?: never;
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
                    "application/json": components["schemas"]["PayeePage"];
                };
            };
            /** @description The cursor does not belong to this list; The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "cursor-invalid" | "malformed-request";
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
    renamePayee: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RenamePayeeRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RenamePayeeResponse"];
                };
            };
            /** @description The body cannot be read; The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "malformed-body" | "malformed-request";
                    };
                };
            };
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["scope-missing"];
            /** @description There is nothing here; There is no such payee */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "not-found" | "payee-not-found";
                    };
                };
            };
            /** @description This ledger was deleted; Too many renamed payees */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "ledger-deleted" | "too-many-renamed-payees";
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
    listTwins: {
        parameters: {
            query?: never;
            header?: never;
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
                    "application/json": components["schemas"]["TwinList"];
                };
            };
            400: components["responses"]["malformed-request"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["scope-missing"];
            414: components["responses"]["url-too-long"];
            429: components["responses"]["rate-limited"];
            503: components["responses"]["unavailable"];
        };
    };
    removeTwins: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of 1 to 255 characters. The same key with the same request gets the first answer for 30 days. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RemoveTwinsRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RemoveTwinsResponse"];
                };
            };
            /** @description The Idempotency-Key cannot be used; The body cannot be read; The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "idempotency-key-invalid" | "malformed-body" | "malformed-request";
                    };
                };
            };
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["scope-missing"];
            /** @description The first request with this key is still running; This ledger was deleted; These transactions did not come twice */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "idempotency-key-in-progress" | "ledger-deleted" | "not-twins";
                    };
                };
            };
            413: components["responses"]["body-too-large"];
            414: components["responses"]["url-too-long"];
            415: components["responses"]["unsupported-media-type"];
            /** @description This key belongs to another request; Some fields are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "idempotency-key-reused" | "validation-failed";
                    };
                };
            };
            429: components["responses"]["rate-limited"];
            503: components["responses"]["unavailable"];
        };
    };
    restoreTwins: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of 1 to 255 characters. The same key with the same request gets the first answer for 30 days. */
                "Idempotency-Key"?: string;
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
                    "application/json": components["schemas"]["RestoreTwinsResponse"];
                };
            };
            /** @description The Idempotency-Key cannot be used; The body cannot be read; The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "idempotency-key-invalid" | "malformed-body" | "malformed-request";
                    };
                };
            };
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["scope-missing"];
            /** @description There is no such account; There is nothing here; There is no such removal */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "account-not-found" | "not-found" | "removal-not-found";
                    };
                };
            };
            /** @description The account is archived; The first request with this key is still running; This ledger was deleted; The removal was taken back already */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "account-archived" | "idempotency-key-in-progress" | "ledger-deleted" | "removal-undone";
                    };
                };
            };
            413: components["responses"]["body-too-large"];
            414: components["responses"]["url-too-long"];
            415: components["responses"]["unsupported-media-type"];
            /** @description This key belongs to another request; Some fields are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "idempotency-key-reused" | "validation-failed";
                    };
                };
            };
            429: components["responses"]["rate-limited"];
            503: components["responses"]["unavailable"];
        };
    };
    getSample: {
        parameters: {
            query?: never;
            header?: never;
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
                    "application/json": components["schemas"]["SampleResponse"];
                };
            };
            400: components["responses"]["malformed-request"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["scope-missing"];
            414: components["responses"]["url-too-long"];
            429: components["responses"]["rate-limited"];
            503: components["responses"]["unavailable"];
        };
    };
    loadSample: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of 1 to 255 characters. The same key with the same request gets the first answer for 30 days. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SampleResponse"];
                };
            };
            /** @description The Idempotency-Key cannot be used; The body cannot be read; The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "idempotency-key-invalid" | "malformed-body" | "malformed-request";
                    };
                };
            };
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["scope-missing"];
            /** @description The first request with this key is still running; This ledger was deleted; The sample household is there already */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "idempotency-key-in-progress" | "ledger-deleted" | "sample-loaded";
                    };
                };
            };
            413: components["responses"]["body-too-large"];
            414: components["responses"]["url-too-long"];
            415: components["responses"]["unsupported-media-type"];
            /** @description This key belongs to another request; Some fields are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "idempotency-key-reused" | "validation-failed";
                    };
                };
            };
            429: components["responses"]["rate-limited"];
            503: components["responses"]["unavailable"];
        };
    };
    removeSample: {
        parameters: {
            query?: never;
            header?: never;
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
                    "application/json": components["schemas"]["SampleResponse"];
                };
            };
            /** @description The body cannot be read; The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "malformed-body" | "malformed-request";
                    };
                };
            };
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["scope-missing"];
            409: components["responses"]["ledger-deleted"];
            413: components["responses"]["body-too-large"];
            414: components["responses"]["url-too-long"];
            415: components["responses"]["unsupported-media-type"];
            422: components["responses"]["validation-failed"];
            429: components["responses"]["rate-limited"];
            503: components["responses"]["unavailable"];
        };
    };
    changeManyTransactions: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of 1 to 255 characters. The same key with the same request gets the first answer for 30 days. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeManyRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangeManyResponse"];
                };
            };
            /** @description The Idempotency-Key cannot be used; The body cannot be read; The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "idempotency-key-invalid" | "malformed-body" | "malformed-request";
                    };
                };
            };
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["scope-missing"];
            /** @description The account is archived; The category is archived; The first request with this key is still running; This ledger was deleted */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "account-archived" | "category-archived" | "idempotency-key-in-progress" | "ledger-deleted";
                    };
                };
            };
            413: components["responses"]["body-too-large"];
            414: components["responses"]["url-too-long"];
            415: components["responses"]["unsupported-media-type"];
            /** @description There is no such account; It is not clear what is to be changed; There is no such category; This key belongs to another request; Some fields are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "account-not-found" | "bulk-changes-invalid" | "category-not-found" | "idempotency-key-reused" | "validation-failed";
                    };
                };
            };
            429: components["responses"]["rate-limited"];
            503: components["responses"]["unavailable"];
        };
    };
    undoActivity: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of 1 to 255 characters. The same key with the same request gets the first answer for 30 days. */
                "Idempotency-Key"?: string;
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
                    "application/json": components["schemas"]["UndoActivityResponse"];
                };
            };
            /** @description The Idempotency-Key cannot be used; The body cannot be read; The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "idempotency-key-invalid" | "malformed-body" | "malformed-request";
                    };
                };
            };
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["scope-missing"];
            /** @description There is no such account; There is no such activity; There is nothing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "account-not-found" | "activity-not-found" | "not-found";
                    };
                };
            };
            /** @description The account is archived; Transactions were changed since; The activity was undone already; The first request with this key is still running; This ledger was deleted */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "account-archived" | "activity-superseded" | "activity-undone" | "idempotency-key-in-progress" | "ledger-deleted";
                    };
                };
            };
            413: components["responses"]["body-too-large"];
            414: components["responses"]["url-too-long"];
            415: components["responses"]["unsupported-media-type"];
            /** @description This key belongs to another request; Some fields are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "idempotency-key-reused" | "validation-failed";
                    };
                };
            };
            429: components["responses"]["rate-limited"];
            503: components["responses"]["unavailable"];
        };
    };
    addTransaction: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of 1 to 255 characters. The same key with the same request gets the first answer for 30 days. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AddTransactionRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TransactionResponse"];
                };
            };
            /** @description The Idempotency-Key cannot be used; The body cannot be read; The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "idempotency-key-invalid" | "malformed-body" | "malformed-request";
                    };
                };
            };
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["scope-missing"];
            /** @description The account is archived; The category is archived; The first request with this key is still running; This ledger was deleted; Too many accounts; Too many categories */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "account-archived" | "category-archived" | "idempotency-key-in-progress" | "ledger-deleted" | "too-many-accounts" | "too-many-categories";
                    };
                };
            };
            413: components["responses"]["body-too-large"];
            414: components["responses"]["url-too-long"];
            415: components["responses"]["unsupported-media-type"];
            /** @description The amount is in another currency than the account; There is no such account; The amount is not valid; A category and splits; The category is of the other kind; There is no such category; The currency is not known; The date is too far away; This type has no such field; This key belongs to another request; The purchase cannot be refunded; A split is in another currency; Too many splits; The splits do not add up; What arrived is not known; What arrives is not what left; A transfer needs a target; A transfer to the same account; Some fields are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "account-currency-differs" | "account-not-found" | "amount-invalid" | "category-and-splits" | "category-kind-differs" | "category-not-found" | "currency-unknown" | "date-out-of-range" | "field-not-allowed-for-type" | "idempotency-key-reused" | "refund-of-invalid" | "split-currency-differs" | "splits-count-invalid" | "splits-sum-differs" | "transfer-amount-missing" | "transfer-amounts-differ" | "transfer-target-missing" | "transfer-to-same-account" | "validation-failed";
                    };
                };
            };
            429: components["responses"]["rate-limited"];
            503: components["responses"]["unavailable"];
        };
    };
    listTransactions: {
        parameters: {
            query?: {
                /** @description words, all of which are found: in payee, its name, notes, tags, the names of category and account (capitals and accents make no difference), or as a figure among the amounts */
                q?: string;
                /** @description inclusive */
                from?: string;
                /** @description inclusive */
                to?: string;
                /** @description either leg of a transfer counts */
                accountId?: string;
                /** @description an id (a parent includes its children) or `none` */
                categoryId?: string;
                type?: "income" | "expense" | "transfer";
                /** @description `false`: what waits to be looked at */
                reviewed?: "true" | "false";
                /** @description with `-` in front the newest, or the largest, first. Amounts are compared as they are written, whatever their type and currency; what is equal follows by date */
                sort?: "date" | "-date" | "amount" | "-amount";
                /** @description an account: transactions that moved it say its `balance` after them */
                balanceOf?: string;
                limit?: number;
                /** @description nextCursor of the page before, with the same filters */
                cursor?: string;
            };
            header?: never;
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
                    "application/json": components["schemas"]["TransactionPage"];
                };
            };
            /** @description The cursor does not belong to this list; The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "cursor-invalid" | "malformed-request";
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
    createTransaction: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of 1 to 255 characters. The same key with the same request gets the first answer for 30 days. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AddTransactionRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TransactionResponse"];
                };
            };
            /** @description The Idempotency-Key cannot be used; The body cannot be read; The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "idempotency-key-invalid" | "malformed-body" | "malformed-request";
                    };
                };
            };
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["scope-missing"];
            /** @description The account is archived; The category is archived; The first request with this key is still running; This ledger was deleted; Too many accounts; Too many categories */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "account-archived" | "category-archived" | "idempotency-key-in-progress" | "ledger-deleted" | "too-many-accounts" | "too-many-categories";
                    };
                };
            };
            413: components["responses"]["body-too-large"];
            414: components["responses"]["url-too-long"];
            415: components["responses"]["unsupported-media-type"];
            /** @description The amount is in another currency than the account; There is no such account; The amount is not valid; A category and splits; The category is of the other kind; There is no such category; The currency is not known; The date is too far away; This type has no such field; This key belongs to another request; The purchase cannot be refunded; A split is in another currency; Too many splits; The splits do not add up; What arrived is not known; What arrives is not what left; A transfer needs a target; A transfer to the same account; Some fields are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "account-currency-differs" | "account-not-found" | "amount-invalid" | "category-and-splits" | "category-kind-differs" | "category-not-found" | "currency-unknown" | "date-out-of-range" | "field-not-allowed-for-type" | "idempotency-key-reused" | "refund-of-invalid" | "split-currency-differs" | "splits-count-invalid" | "splits-sum-differs" | "transfer-amount-missing" | "transfer-amounts-differ" | "transfer-target-missing" | "transfer-to-same-account" | "validation-failed";
                    };
                };
            };
            429: components["responses"]["rate-limited"];
            503: components["responses"]["unavailable"];
        };
    };
    categorizeTransactions: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of 1 to 255 characters. The same key with the same request gets the first answer for 30 days. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CategorizeRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CategorizeResponse"];
                };
            };
            /** @description The Idempotency-Key cannot be used; The body cannot be read; The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "idempotency-key-invalid" | "malformed-body" | "malformed-request";
                    };
                };
            };
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["scope-missing"];
            /** @description The category is archived; The first request with this key is still running; This ledger was deleted */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "category-archived" | "idempotency-key-in-progress" | "ledger-deleted";
                    };
                };
            };
            413: components["responses"]["body-too-large"];
            414: components["responses"]["url-too-long"];
            415: components["responses"]["unsupported-media-type"];
            /** @description The category is of the other kind; There is no such category; This key belongs to another request; Some fields are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "category-kind-differs" | "category-not-found" | "idempotency-key-reused" | "validation-failed";
                    };
                };
            };
            429: components["responses"]["rate-limited"];
            503: components["responses"]["unavailable"];
        };
    };
    totalTransactions: {
        parameters: {
            query?: {
                /** @description words, all of which are found: in payee, its name, notes, tags, the names of category and account (capitals and accents make no difference), or as a figure among the amounts */
                q?: string;
                /** @description inclusive */
                from?: string;
                /** @description inclusive */
                to?: string;
                /** @description either leg of a transfer counts */
                accountId?: string;
                /** @description an id (a parent includes its children) or `none` */
                categoryId?: string;
                type?: "income" | "expense" | "transfer";
                /** @description `false`: what waits to be looked at */
                reviewed?: "true" | "false";
            };
            header?: never;
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
                    "application/json": components["schemas"]["TransactionTotalsResponse"];
                };
            };
            400: components["responses"]["malformed-request"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["scope-missing"];
            414: components["responses"]["url-too-long"];
            422: components["responses"]["validation-failed"];
            429: components["responses"]["rate-limited"];
            503: components["responses"]["unavailable"];
        };
    };
    getTransaction: {
        parameters: {
            query?: never;
            header?: never;
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
                    "application/json": components["schemas"]["TransactionResponse"];
                };
            };
            400: components["responses"]["malformed-request"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["scope-missing"];
            /** @description There is nothing here; There is no such transaction */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "not-found" | "transaction-not-found";
                    };
                };
            };
            414: components["responses"]["url-too-long"];
            429: components["responses"]["rate-limited"];
            503: components["responses"]["unavailable"];
        };
    };
    removeTransaction: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the version to change; 412 where the resource has changed since. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The If-Match header cannot be read; The body cannot be read; The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "if-match-invalid" | "malformed-body" | "malformed-request";
                    };
                };
            };
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["scope-missing"];
            /** @description There is nothing here; There is no such transaction */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "not-found" | "transaction-not-found";
                    };
                };
            };
            /** @description The account is archived; This ledger was deleted */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "account-archived" | "ledger-deleted";
                    };
                };
            };
            412: components["responses"]["version-stale"];
            413: components["responses"]["body-too-large"];
            414: components["responses"]["url-too-long"];
            415: components["responses"]["unsupported-media-type"];
            422: components["responses"]["validation-failed"];
            429: components["responses"]["rate-limited"];
            503: components["responses"]["unavailable"];
        };
    };
    changeTransaction: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the version to change; 412 where the resource has changed since. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeTransactionRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TransactionResponse"];
                };
            };
            /** @description The If-Match header cannot be read; The body cannot be read; The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "if-match-invalid" | "malformed-body" | "malformed-request";
                    };
                };
            };
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["scope-missing"];
            /** @description There is nothing here; There is no such transaction */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "not-found" | "transaction-not-found";
                    };
                };
            };
            /** @description The account is archived; The category is archived; This ledger was deleted; Too many accounts; Too many categories */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "account-archived" | "category-archived" | "ledger-deleted" | "too-many-accounts" | "too-many-categories";
                    };
                };
            };
            412: components["responses"]["version-stale"];
            413: components["responses"]["body-too-large"];
            414: components["responses"]["url-too-long"];
            415: components["responses"]["unsupported-media-type"];
            /** @description The amount is in another currency than the account; There is no such account; The amount is not valid; A category and splits; The category is of the other kind; There is no such category; The currency is not known; The date is too far away; This type has no such field; The purchase cannot be refunded; A split is in another currency; Too many splits; The splits do not add up; What arrived is not known; What arrives is not what left; A transfer needs a target; A transfer to the same account; Some fields are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "account-currency-differs" | "account-not-found" | "amount-invalid" | "category-and-splits" | "category-kind-differs" | "category-not-found" | "currency-unknown" | "date-out-of-range" | "field-not-allowed-for-type" | "refund-of-invalid" | "split-currency-differs" | "splits-count-invalid" | "splits-sum-differs" | "transfer-amount-missing" | "transfer-amounts-differ" | "transfer-target-missing" | "transfer-to-same-account" | "validation-failed";
                    };
                };
            };
            429: components["responses"]["rate-limited"];
            503: components["responses"]["unavailable"];
        };
    };
    exportTransactions: {
        parameters: {
            query: {
                /** @description words, all of which are found: in payee, its name, notes, tags, the names of category and account (capitals and accents make no difference), or as a figure among the amounts */
                q?: string;
                /** @description inclusive */
                from?: string;
                /** @description inclusive */
                to?: string;
                /** @description either leg of a transfer counts */
                accountId?: string;
                /** @description an id (a parent includes its children) or `none` */
                categoryId?: string;
                type?: "income" | "expense" | "transfer";
                /** @description `false`: what waits to be looked at */
                reviewed?: "true" | "false";
                /** @description comma-separated, UTF-8, a head line */
                format: "csv";
                /** @description as that of `GET /transactions` */
                sort?: "date" | "-date" | "amount" | "-amount";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description one line a transaction, in the order of the list */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            400: components["responses"]["malformed-request"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["scope-missing"];
            414: components["responses"]["url-too-long"];
            422: components["responses"]["validation-failed"];
            429: components["responses"]["rate-limited"];
            503: components["responses"]["unavailable"];
        };
    };
    listBudgets: {
        parameters: {
            query?: {
                limit?: number;
                /** @description nextCursor of the page before */
                cursor?: string;
            };
            header?: never;
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
                    "application/json": components["schemas"]["BudgetPage"];
                };
            };
            /** @description The cursor does not belong to this list; The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "cursor-invalid" | "malformed-request";
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
    addBudget: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of 1 to 255 characters. The same key with the same request gets the first answer for 30 days. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AddBudgetRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BudgetResponse"];
                };
            };
            /** @description The Idempotency-Key cannot be used; The body cannot be read; The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "idempotency-key-invalid" | "malformed-body" | "malformed-request";
                    };
                };
            };
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["scope-missing"];
            /** @description The category is archived; The first request with this key is still running; This ledger was deleted; Too many budgets */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "category-archived" | "idempotency-key-in-progress" | "ledger-deleted" | "too-many-budgets";
                    };
                };
            };
            413: components["responses"]["body-too-large"];
            414: components["responses"]["url-too-long"];
            415: components["responses"]["unsupported-media-type"];
            /** @description The amount is not valid; The cap is in another currency than the limit; The category is of the other kind; There is no such category; The currency is not known; The date is too far away; This key belongs to another request; Some fields are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "amount-invalid" | "budget-cap-currency-differs" | "category-kind-differs" | "category-not-found" | "currency-unknown" | "date-out-of-range" | "idempotency-key-reused" | "validation-failed";
                    };
                };
            };
            429: components["responses"]["rate-limited"];
            503: components["responses"]["unavailable"];
        };
    };
    getBudget: {
        parameters: {
            query?: never;
            header?: never;
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
                    "application/json": components["schemas"]["BudgetResponse"];
                };
            };
            400: components["responses"]["malformed-request"];
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
            429: components["responses"]["rate-limited"];
            503: components["responses"]["unavailable"];
        };
    };
    removeBudget: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the version to change; 412 where the resource has changed since. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The If-Match header cannot be read; The body cannot be read; The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "if-match-invalid" | "malformed-body" | "malformed-request";
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
            409: components["responses"]["ledger-deleted"];
            412: components["responses"]["version-stale"];
            413: components["responses"]["body-too-large"];
            414: components["responses"]["url-too-long"];
            415: components["responses"]["unsupported-media-type"];
            422: components["responses"]["validation-failed"];
            429: components["responses"]["rate-limited"];
            503: components["responses"]["unavailable"];
        };
    };
    changeBudget: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the version to change; 412 where the resource has changed since. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeBudgetRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BudgetResponse"];
                };
            };
            /** @description The If-Match header cannot be read; The body cannot be read; The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "if-match-invalid" | "malformed-body" | "malformed-request";
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
            /** @description The category is archived; This ledger was deleted */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "category-archived" | "ledger-deleted";
                    };
                };
            };
            412: components["responses"]["version-stale"];
            413: components["responses"]["body-too-large"];
            414: components["responses"]["url-too-long"];
            415: components["responses"]["unsupported-media-type"];
            /** @description The amount is not valid; The cap is in another currency than the limit; The category is of the other kind; There is no such category; The currency is not known; The date is too far away; Some fields are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "amount-invalid" | "budget-cap-currency-differs" | "category-kind-differs" | "category-not-found" | "currency-unknown" | "date-out-of-range" | "validation-failed";
                    };
                };
            };
            429: components["responses"]["rate-limited"];
            503: components["responses"]["unavailable"];
        };
    };
}
