import type { Answer, LedgerService, Person } from './ledger-service';

export interface UploadOptions {
  name?: string;
  query?: string;
  fields?: Record<string, string>;
  headers?: Record<string, string>;
}

export interface Row {
  row: number;
  line: number;
  raw: string[] | null;
  verdict: string;
  reasonCode: string | null;
  reason: string | null;
  action: string;
  date: string | null;
  valueDate: string | null;
  type: string | null;
  amount: { amount: string; currency: string } | null;
  payee: string | null;
  note: string | null;
  accountId: string | null;
  accountName: string | null;
  categoryId: string | null;
  transactionId: string | null;
  transfer: {
    accountId: string | null;
    accountName: string;
    transactionId?: string;
    row?: number;
    refused?: boolean;
    amount: { amount: string; currency: string };
  } | null;
}

/** The import doors as a client uses them: real multipart bodies over HTTP. */
export class ImportInbox {
  constructor(
    private readonly service: LedgerService,
    readonly person: Person,
  ) {}

  async upload(content: string | Uint8Array, options: UploadOptions = {}): Promise<Answer> {
    const form = new FormData();
    for (const [name, value] of Object.entries(options.fields ?? {})) form.append(name, value);
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : new Uint8Array(content);
    form.append('file', new Blob([bytes]), options.name ?? 'statement.csv');
    const response = await fetch(`${this.service.url}/imports${options.query ?? ''}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${this.person.token}`, ...options.headers },
      body: form,
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: text ? JSON.parse(text) : {} };
  }

  patch(id: string, body: unknown, headers?: Record<string, string>): Promise<Answer> {
    return this.person.send('PATCH', `/imports/${id}`, body, headers);
  }

  commit(id: string, headers?: Record<string, string>): Promise<Answer> {
    return this.person.send('POST', `/imports/${id}/commit`, undefined, headers);
  }

  /** The file is as it is read: yes to whatever is asked about it. */
  async commitAsRead(id: string): Promise<Answer> {
    const { body } = await this.person.send('GET', `/imports/${id}`);
    const confirm = (body.questions as { code: string }[]).map(({ code }) => code);
    if (confirm.length > 0) await this.patch(id, { confirm });
    return this.commit(id);
  }

  withdraw(id: string, query = ''): Promise<Answer> {
    return this.person.send('DELETE', `/imports/${id}${query}`);
  }

  /** All rows of an import, page by page. */
  async rows(id: string, verdict?: string): Promise<Row[]> {
    const rows: Row[] = [];
    let cursor: string | null = null;
    do {
      const query: string = `?limit=200${verdict ? `&verdict=${verdict}` : ''}${cursor ? `&cursor=${cursor}` : ''}`;
      const page = await this.person.send('GET', `/imports/${id}/rows${query}`);
      rows.push(...(page.body.items as unknown as Row[]));
      cursor = page.body.nextCursor as string | null;
    } while (cursor);
    return rows;
  }

  async transactions(query = ''): Promise<Record<string, unknown>[]> {
    const items: Record<string, unknown>[] = [];
    let cursor: string | null = null;
    do {
      const page = await this.person.send('GET', `/transactions?limit=200${query}${cursor ? `&cursor=${cursor}` : ''}`);
      items.push(...page.body.items);
      cursor = page.body.nextCursor as string | null;
    } while (cursor);
    return items;
  }
}
