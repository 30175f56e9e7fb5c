/**
 * docs/errors.md out of the services' own tables of problems: an anchor for each code, which is where the `type` of a
 * problem document points.
 */
export function errorsPage(tables) {
  const byCode = new Map();
  for (const { service, problems } of tables) {
    for (const problem of problems) {
      const entry = byCode.get(problem.code) ?? { ...problem, services: [] };
      entry.services.push(service);
      byCode.set(problem.code, entry);
    }
  }
  const entries = [...byCode.values()].sort((a, b) => a.status - b.status || (a.code < b.code ? -1 : 1));
  const cell = (text) => String(text).replaceAll('|', '\\|');
  return [
    '# Errors',
    '',
    '<!-- Written by `npm run api` from the tables in the services; not edited by hand. -->',
    '',
    'Every refusal is a problem document (`application/problem+json`, RFC 9457). Its `code` is stable; its `type` points to',
    'the section here. `errors` names each field at fault with a JSON pointer, `requestId` is the one that the logs hold.',
    '',
    '| status | code | title |',
    '| --- | --- | --- |',
    ...entries.map(({ status, code, title }) => `| ${status} | [\`${code}\`](#${code}) | ${cell(title)} |`),
    '',
    ...entries.flatMap(({ status, code, title, explanation, remedy, services }) => [
      `## ${code}`,
      '',
      `**${status} ${title}.** ${explanation}`,
      '',
      `What to do: ${remedy}`,
      '',
      `Answered by: ${services.length === tables.length ? 'all services' : services.join(', ')}.`,
      '',
    ]),
  ]
    .join('\n')
    .trimEnd()
    .concat('\n');
}
