/** A field's column by the one rule that all tables follow: `valueDate` is kept in `value_date`. */
export const columnOf = (field: string): string => field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** Columns under the names of their fields, so that a row is most of a state already. */
export const selected = (fields: readonly string[], table = ''): string =>
  fields.map((field) => `${table}${columnOf(field)} AS "${field}"`).join(', ');
