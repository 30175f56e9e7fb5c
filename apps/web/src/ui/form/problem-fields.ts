/**
 * The field of a form that a JSON pointer into its request means, by its path. A form names its fields as the request does; a
 * value that is more there than a field here, such as an amount, has its error at the field, and an entry of a list at the list.
 */
function fieldAt(values: object, pointer: string): string | undefined {
  const steps = pointer.split('/').slice(1);
  let field: string | undefined;
  let parent: unknown = values;
  for (const [depth, step] of steps.entries()) {
    if (typeof parent !== 'object' || parent === null || !Object.hasOwn(parent, step)) break;
    const value: unknown = Reflect.get(parent, step);
    const isGroup = typeof value === 'object' && value !== null;
    if (Array.isArray(parent) && !isGroup) break;
    if (!isGroup || Array.isArray(value)) field = steps.slice(0, depth + 1).join('.');
    parent = value;
  }
  return field;
}

/** The errors of a problem by field, the first of each, and whether there is more to say than the fields can. */
export function errorsByField<Said>(
  values: object,
  fields: readonly { pointer: string; detail: Said }[],
): { errors: Record<string, Said>; saysMore: boolean } {
  const errors: Record<string, Said> = {};
  let saysMore = fields.length === 0;
  for (const { pointer, detail } of fields) {
    const field = fieldAt(values, pointer);
    if (field === undefined) saysMore = true;
    else errors[field] ??= detail;
  }
  return { errors, saysMore };
}
