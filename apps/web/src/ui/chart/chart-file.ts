import { formatRoughMoney } from '@/ui/format';
import { chartCsv } from './chart-csv';
import { currencyIn, placesOf, scaleOf, tickMoney, type ChartData, type ChartSeries, type Tone } from './chart-data';

/** Gives a chart to the person as a file. */
export async function saveChart(chart: ChartData, kind: 'csv' | 'png', locale: string): Promise<void> {
  // With a mark at the beginning, without which spreadsheets take it for another charset.
  const csv = () => new Blob(['\uFEFF', chartCsv(chart)], { type: 'text/csv;charset=utf-8' });
  const blob = kind === 'csv' ? csv() : await picture(chart, locale);
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = `${chart.fileName}.${kind}`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

const [WIDTH, HEIGHT, SHARPNESS] = [1000, 520, 2];
const PLOT = { left: 110, top: 84, right: 24, bottom: 60 };
const X = (per: number): number => PLOT.left + (per * (WIDTH - PLOT.left - PLOT.right)) / 100;
const Y = (per: number): number => HEIGHT - PLOT.bottom - (per * (HEIGHT - PLOT.top - PLOT.bottom)) / 100;

const VARIABLES: Record<Tone, string> = { income: '--pine', spending: '--clay', main: '--pine', soft: '--ink-soft' };
const color = (name: string): string => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

function picture(chart: ChartData, locale: string): Promise<Blob> {
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [WIDTH * SHARPNESS, HEIGHT * SHARPNESS];
  const pen = canvas.getContext('2d');
  if (!pen) throw new Error('this browser draws no pictures');
  pen.scale(SHARPNESS, SHARPNESS);
  pen.fillStyle = color('--paper');
  pen.fillRect(0, 0, WIDTH, HEIGHT);
  drawAxes(pen, chart, locale);
  drawSeries(pen, chart);
  drawLegend(pen, chart);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('the picture could not be made'))), 'image/png');
  });
}

function write(
  pen: CanvasRenderingContext2D,
  text: string,
  x: number,
  y: number,
  more: { bold?: boolean; align?: CanvasTextAlign } = {},
) {
  pen.font = [more.bold ? 600 : 400, '15px', getComputedStyle(document.body).fontFamily].join(' ');
  pen.textAlign = more.align ?? 'left';
  pen.fillStyle = color(more.bold ? '--ink' : '--ink-soft');
  pen.fillText(text, x, y);
}

function drawAxes(pen: CanvasRenderingContext2D, chart: ChartData, locale: string): void {
  const { points, series, name } = chart;
  const { ticks, place } = scaleOf(chart);
  write(pen, name, PLOT.left, 32, { bold: true });
  pen.lineWidth = 1;
  for (const tick of ticks) {
    const y = Y(place(tick));
    pen.strokeStyle = color(tick === 0n ? '--line-strong' : '--line');
    pen.beginPath();
    pen.moveTo(PLOT.left, y);
    pen.lineTo(WIDTH - PLOT.right, y);
    pen.stroke();
    write(pen, formatRoughMoney(tickMoney(tick, currencyIn(series)), locale), PLOT.left - 10, y + 5, {
      align: 'right',
    });
  }
  points.forEach(({ label, year }, at) => {
    const x = X(((at + 0.5) * 100) / points.length);
    if (label) write(pen, label, x, HEIGHT - PLOT.bottom + 22, { align: 'center' });
    if (year) write(pen, year, x, HEIGHT - PLOT.bottom + 42, { align: 'center', bold: true });
  });
}

function drawSeries(pen: CanvasRenderingContext2D, chart: ChartData): void {
  const { points, series } = chart;
  const scale = scaleOf(chart);
  const bars = series.filter(({ shape }) => shape === 'bar');
  const width = ((WIDTH - PLOT.left - PLOT.right) / points.length) * (0.7 / Math.max(bars.length, 1));
  bars.forEach((bar, index) => {
    for (const { at, x, y } of placesOf(bar, scale)) {
      const [left, top, bottom] = [X(x) + (index - bars.length / 2) * width, Y(y), Y(scale.place(0n))];
      pen.fillStyle = color(VARIABLES[bar.tone]);
      pen.globalAlpha = points[at]?.isUnfinished ? 0.45 : 1;
      pen.fillRect(left, Math.min(top, bottom), width - 2, Math.abs(bottom - top));
      pen.globalAlpha = 1;
    }
  });
  for (const line of series) if (line.shape === 'line' || line.shape === 'dotted') drawLine(pen, line, scale);
}

function drawLine(pen: CanvasRenderingContext2D, line: ChartSeries, scale: ReturnType<typeof scaleOf>): void {
  pen.strokeStyle = color(VARIABLES[line.tone]);
  pen.lineWidth = line.tone === 'soft' ? 2 : 3;
  pen.setLineDash(line.shape === 'dotted' ? [3, 6] : []);
  pen.beginPath();
  placesOf(line, scale).forEach(({ x, y }, index) => (index === 0 ? pen.moveTo(X(x), Y(y)) : pen.lineTo(X(x), Y(y))));
  pen.stroke();
  pen.setLineDash([]);
}

function drawLegend(pen: CanvasRenderingContext2D, { series }: ChartData): void {
  let x = PLOT.left;
  for (const { name, tone, shape } of series) {
    if (shape === 'table') continue;
    pen.fillStyle = color(VARIABLES[tone]);
    pen.fillRect(x, 48, 12, shape === 'bar' ? 12 : 3);
    write(pen, name, x + 18, 60);
    x += 42 + pen.measureText(name).width;
  }
}
