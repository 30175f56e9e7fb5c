/** A piece of a message as the build has parsed it: a text, what is put in by its name, a tag around pieces, a plural or a choice. */
type Node = string | number | readonly unknown[];
export type Message = string | readonly Node[];

/** A message with each text, and each `[name]` of what is put in, changed: also those within tags, plurals and choices. */
export function withLeaves(nodes: readonly Node[], change: (leaf: Node) => Node[]): Node[] {
  return nodes.flatMap((node): Node[] => {
    if (typeof node === 'string') return change(node);
    if (typeof node === 'number') return [node];
    const [name, kind, ...rest] = node;
    if (kind === undefined) return change(node);
    // A plural or a choice has its kind as a number and what it chooses from behind it; a tag has what it stands around.
    if (typeof kind === 'number') return [[name, kind, ...rest.map((options) => withOptions(options, change))]];
    return [[name, ...withLeaves([kind, ...rest] as Node[], change)]];
  });
}

function withOptions(options: unknown, change: (leaf: Node) => Node[]): unknown {
  if (typeof options !== 'object' || options === null) return options;
  return Object.fromEntries(
    Object.entries(options).map(([name, part]) => [
      name,
      Array.isArray(part) ? withLeaves(part as Node[], change) : withLeaves([part as Node], change)[0],
    ]),
  );
}

/** A catalogue, or a part of one, with each of its messages changed. */
export function withMessages<Part>(part: Part, change: (message: Message) => Message): Part {
  if (typeof part === 'string' || Array.isArray(part)) return change(part) as Part;
  const parts = Object.entries(part as object).map(([name, each]: [string, unknown]) => [
    name,
    withMessages(each, change),
  ]);
  return Object.fromEntries(parts) as Part;
}
