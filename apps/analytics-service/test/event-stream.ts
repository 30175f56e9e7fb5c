export interface ServerEvent {
  event: string;
  id: string;
  data: Record<string, unknown>;
}

/** Reads server-sent events as they come. */
export class EventStream {
  readonly events: ServerEvent[] = [];
  readonly comments: string[] = [];
  readonly ended: Promise<void>;
  private readonly stopping = new AbortController();

  private constructor(readonly response: Response) {
    this.ended = this.read();
  }

  static async open(url: string, token: string, headers: Record<string, string> = {}): Promise<EventStream> {
    const stopping = new AbortController();
    const authorized = { authorization: `Bearer ${token}`, accept: 'text/event-stream', ...headers };
    const stream = new EventStream(await fetch(url, { headers: authorized, signal: stopping.signal }));
    stream.stopping.signal.addEventListener('abort', () => stopping.abort());
    return stream;
  }

  async close(): Promise<void> {
    this.stopping.abort();
    await this.ended.catch(() => undefined);
  }

  private async read(): Promise<void> {
    const decoder = new TextDecoder();
    let text = '';
    for await (const chunk of this.response.body ?? []) {
      text += decoder.decode(chunk as Uint8Array, { stream: true });
      for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
        this.take(text.slice(0, end));
        text = text.slice(end + 2);
      }
    }
  }

  private take(block: string): void {
    const fields = new Map<string, string>();
    for (const line of block.split('\n')) {
      if (line.startsWith(':')) this.comments.push(line.slice(1).trim());
      else fields.set(line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim());
    }
    const [event, id, data] = ['event', 'id', 'data'].map((name) => fields.get(name));
    if (event && id && data) this.events.push({ event, id, data: JSON.parse(data) as Record<string, unknown> });
  }
}
