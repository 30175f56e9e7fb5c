// An ordinary file of a bank: ten years, many payees, a note for each row.

/** @param {number} count */
function* bankRows(count) {
  const firstDay = Date.UTC(2016, 0, 1);
  for (let row = 0; row < count; row += 1) {
    yield {
      date: new Date(firstDay + Math.floor((row * 3_650) / count) * 86_400_000).toISOString().slice(0, 10),
      minor: ((row * 7_919) % 90_000) + (row % 11 ? -90_100 : 100),
      payee: `Payee ${(row * 31) % 400} Filiale ${row % 97}`,
      note: `Kartenzahlung ${String(row).padStart(8, '0')} Danke für Ihren Einkauf`,
    };
  }
}

/** As the bank writes it.
 * @param {number} count */
export function bankFile(count) {
  const lines = ['Datum;Betrag;Empfänger;Text'];
  for (const { date, minor, payee, note } of bankRows(count))
    lines.push(`${date};${(minor / 100).toFixed(2)};${payee};${note}`);
  return lines.join('\r\n');
}

/** The same rows as PostgreSQL takes them.
 * @param {number} count */
export function readyFile(count) {
  const lines = [];
  for (const { date, minor, payee, note } of bankRows(count)) lines.push(`${date},${minor},${payee},${note}`);
  return lines.join('\n');
}
