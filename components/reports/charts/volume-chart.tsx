'use client'

import { useRouter } from 'next/navigation'
import { Bar, CartesianGrid, ComposedChart, Legend, Line, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts'
import type { Locale } from '@/lib/platform/i18n/locale'
import { ChartTooltip } from './chart-tooltip'
import { AXIS, GRID } from './look'

interface Row {
  label: string
  opened: number
  ended: number
  backlog: number | null
  openedHref: string
  endedHref: string
}

interface VolumeChartProps {
  title: string
  rows: readonly Row[]
  names: Record<'opened' | 'ended' | 'backlog', string>
  locale: Locale
}

/** Bars of what came and went; a line, on its own scale, of what stayed. A bar leads to its incidents. */
export default function VolumeChart({ title, rows, names, locale }: VolumeChartProps) {
  const router = useRouter()
  const open = (of: 'openedHref' | 'endedHref') => (_bar: unknown, index: number) => {
    const href = rows[index]?.[of]
    if (href) router.push(href)
  }
  return (
    <ResponsiveContainer width="100%" height={288}>
      <ComposedChart data={[...rows]} title={title} margin={{ top: 8, right: 0, bottom: 0, left: 0 }} barGap={1}>
        <CartesianGrid {...GRID} />
        <XAxis dataKey="label" {...AXIS} minTickGap={24} />
        <YAxis yAxisId="flow" {...AXIS} width={40} allowDecimals={false} />
        <YAxis yAxisId="stock" orientation="right" {...AXIS} width={44} allowDecimals={false} />
        <Tooltip content={(props) => <ChartTooltip {...props} locale={locale} />} cursor={{ fill: 'var(--accent)' }} />
        <Legend itemSorter={null} iconSize={10} wrapperStyle={{ fontSize: 12, paddingTop: 8 }} formatter={(value) => <span className="text-foreground">{value}</span>} />
        <Bar yAxisId="flow" dataKey="opened" name={names.opened} fill="var(--chart-opened)" radius={[2, 2, 0, 0]} maxBarSize={22} cursor="pointer" isAnimationActive={false} onClick={open('openedHref')} />
        <Bar yAxisId="flow" dataKey="ended" name={names.ended} fill="var(--chart-ended)" radius={[2, 2, 0, 0]} maxBarSize={22} cursor="pointer" isAnimationActive={false} onClick={open('endedHref')} />
        <Line yAxisId="stock" dataKey="backlog" name={names.backlog} stroke="var(--chart-backlog)" strokeWidth={2} strokeDasharray="5 3" dot={rows.length < 16} isAnimationActive={false} />
      </ComposedChart>
    </ResponsiveContainer>
  )
}
