import type { ChartData } from './chart-data';

const cell = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** The figures of a chart for other programs: days and amounts as the API writes them. */
export function chartCsv({ points, series, pointsName }: ChartData): string {
  const currency = series.flatMap(({ values }) => values).find((value) => value !== null)?.currency ?? '';
  const head = [pointsName, ...series.map(({ name }) => `${name} (${currency})`)];
  const rows = points.map(({ id }, at) => [id, ...series.map(({ values }) => values[at]?.amount ?? '')]);
  return [head, ...rows].map((line) => `${line.map(cell).join(',')}\r\n`).join('');
}
