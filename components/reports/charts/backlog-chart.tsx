'use client'

import { Bar, BarChart, CartesianGrid, Legend, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts'
import type { Locale } from '@/lib/platform/i18n/locale'
import { ChartTooltip } from './chart-tooltip'
import { AXIS, GRID } from './look'

interface BacklogChartProps {
  title: string
  /** An age each: its name, and how many of each priority under `p1` to `p5`. */
  rows: readonly ({ label: string } & Record<string, string | number>)[]
  priorities: readonly { priority: number; name: string }[]
  locale: Locale
}

/** How much is open of each age, a bar made of its priorities. */
export default function BacklogChart({ title, rows, priorities, locale }: BacklogChartProps) {
  return (
    <ResponsiveContainer width="100%" height={240}>
      <BarChart data={[...rows]} title={title} margin={{ top: 8, right: 0, bottom: 0, left: 0 }}>
        <CartesianGrid {...GRID} />
        <XAxis dataKey="label" {...AXIS} interval={0} tick={{ ...AXIS.tick, fontSize: 11 }} />
        <YAxis {...AXIS} width={40} allowDecimals={false} />
        <Tooltip content={(props) => <ChartTooltip {...props} locale={locale} />} cursor={{ fill: 'var(--accent)' }} />
        <Legend itemSorter={null} iconSize={10} wrapperStyle={{ fontSize: 12, paddingTop: 8 }} formatter={(value) => <span className="text-foreground">{value}</span>} />
        {priorities.map(({ priority, name }) => (
          <Bar key={priority} dataKey={`p${priority}`} stackId="age" name={name} fill={`var(--priority-${priority})`} stroke="var(--surface)" strokeWidth={1} maxBarSize={56} isAnimationActive={false} />
        ))}
      </BarChart>
    </ResponsiveContainer>
  )
}
