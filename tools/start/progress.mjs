// One line per step: what happens, and when it is done, how it went and how long it took.
const WIDTH = 22;

/** @param {import('node:stream').Writable & { isTTY?: boolean }} [out] */
export function createProgress(out = process.stdout) {
  // A terminal that is gone, or a file on a full disk, ends nothing: what cannot be said is not said.
  out.on('error', () => {});
  const live = out.isTTY && !process.env.CI;
  const line = (mark, name, text) => `  ${mark} ${name.padEnd(WIDTH)}${text}`;
  const open = new Map();
  let timer;

  const redraw = () => {
    const [name, since] = [...open.entries()].at(-1) ?? [];
    if (name) out.write(`\r\x1b[K${line('…', name, `${((Date.now() - since) / 1000).toFixed(0)} s`)}`);
  };

  return {
    say: (text) => {
      if (live) out.write('\r\x1b[K');
      out.write(`${text}\n`);
    },
    /** Runs one step; `work` answers what to say about it.
     * @template T
     * @param {string} name
     * @param {() => Promise<T>} work
     * @param {{ announce?: string }} [said]
     * @returns {Promise<T>} */
    async step(name, work, { announce } = {}) {
      const since = Date.now();
      open.set(name, since);
      if (live) timer ??= setInterval(redraw, 250).unref();
      else if (announce) out.write(`${line('…', name, announce)}\n`);
      let mark = '✗';
      let text = 'failed';
      try {
        const said = await work();
        mark = '✓';
        text = typeof said === 'string' ? said : String(Object(said).text ?? 'done');
        return said;
      } finally {
        open.delete(name);
        if (!open.size) {
          clearInterval(timer);
          timer = undefined;
        }
        const tookMs = Date.now() - since;
        if (live) out.write('\r\x1b[K');
        out.write(`${line(mark, name, text)}${tookMs >= 1000 ? ` (${(tookMs / 1000).toFixed(1)} s)` : ''}\n`);
      }
    },
  };
}
