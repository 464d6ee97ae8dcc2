import { ImageDown } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import UPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { Button } from '../ui/Button.tsx';
import { useWords } from '../ui/words.tsx';
import './month-chart.css';
import { themeOf } from './theme.ts';

export type MonthPoint = { label: string; first: number; again: number };

const HEIGHT = 220;
/** Paper is light, whatever the screen is. */
const dark = 'screen and (prefers-color-scheme: dark)';

/**
 * Months as bars of two parts, from first and from later orders. A picture only: whoever shows it puts a table of the
 * same numbers beside it.
 * @param format how an amount is said
 * @param short how it is said on the axis
 * @param onPicture gets the chart as PNG
 */
export function MonthChart({
  label,
  months,
  format,
  short,
  onPicture,
}: {
  label: string;
  months: readonly MonthPoint[];
  format: (value: number) => string;
  short: (value: number) => string;
  onPicture: (png: Blob) => void;
}) {
  const { t } = useWords();
  const place = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState<number | null>(null);
  const [isDark, setIsDark] = useState(() => matchMedia(dark).matches);
  const says = useRef({ months, short });
  says.current = { months, short };
  useEffect(() => {
    const query = matchMedia(dark);
    // At once: a print does not wait.
    const changed = () => flushSync(() => setIsDark(query.matches));
    query.addEventListener('change', changed);
    return () => query.removeEventListener('change', changed);
  }, []);

  // The numbers by themselves: parents make new arrays at every render.
  const numbers = JSON.stringify(months.map(({ first, again }) => [first, again]));
  // biome-ignore lint/correctness/useExhaustiveDependencies: drawn anew in the colours of the other theme
  useEffect(() => {
    const element = place.current;
    if (!element) return;
    const values = JSON.parse(numbers) as [first: number, again: number][];
    const colour = themeOf(element);
    const bars = UPlot.paths.bars?.({ size: [0.72, 56], radius: 0.08 });
    const axis = { stroke: colour.soft, font: `12px ${colour.family}`, ticks: { show: false } };
    const plot = new UPlot(
      {
        width: element.clientWidth,
        height: HEIGHT,
        padding: [8, 8, 0, 0],
        legend: { show: false },
        cursor: { y: false, points: { show: false }, drag: { x: false, y: false } },
        scales: {
          x: { time: false, range: [-0.6, values.length - 0.4] },
          y: { range: (_, __, high) => [0, high > 0 ? high * 1.05 : 1] },
        },
        axes: [
          {
            ...axis,
            grid: { show: false },
            incrs: [1, 2, 3, 6, 12, 24, 48],
            space: 62,
            values: (_, splits) => splits.map((i) => says.current.months[i]?.label ?? ''),
          },
          {
            ...axis,
            size: 64,
            grid: { stroke: colour.grid, width: 1 },
            values: (_, splits) => splits.map((value) => says.current.short(value)),
          },
        ],
        // The second bar stands before the first, which is as high as both.
        series: [
          {},
          { fill: colour.first, paths: bars, points: { show: false } },
          { fill: colour.accent, paths: bars, points: { show: false } },
        ],
        hooks: { setCursor: [({ cursor }) => setAt(cursor.idx ?? null)] },
      },
      [
        values.map((_, i) => i),
        values.map(([first, again]) => first + again),
        values.map(([, again]) => again),
      ],
      element,
    );
    const resized = new ResizeObserver(() => plot.setSize({ width: element.clientWidth, height: HEIGHT }));
    resized.observe(element);
    return () => {
      resized.disconnect();
      plot.destroy();
    };
  }, [numbers, isDark]);

  const save = () => {
    const canvas = place.current?.querySelector('canvas');
    if (!canvas) return;
    const picture = document.createElement('canvas');
    picture.width = canvas.width;
    picture.height = canvas.height;
    const context = picture.getContext('2d');
    if (!context) return;
    // The chart itself is transparent: on the white of a letter, light text would be gone.
    context.fillStyle = themeOf(canvas).surface;
    context.fillRect(0, 0, picture.width, picture.height);
    context.drawImage(canvas, 0, 0);
    picture.toBlob((png) => png && onPicture(png), 'image/png');
  };
  const month = at === null ? undefined : months[at];
  return (
    <figure className="n-chart">
      <div ref={place} role="img" aria-label={label} className="n-chart-place" />
      <figcaption className="n-chart-legend">
        <span className="n-chart-key" data-part="first">
          {t('insights.firstOrders')}
          {month ? `: ${format(month.first)}` : ''}
        </span>
        <span className="n-chart-key" data-part="again">
          {t('insights.laterOrders')}
          {month ? `: ${format(month.again)}` : ''}
        </span>
        <span className="n-chart-at">{month?.label}</span>
        <Button size="small" variant="quiet" icon={<ImageDown aria-hidden="true" />} onClick={save}>
          {t('insights.png')}
        </Button>
      </figcaption>
    </figure>
  );
}
