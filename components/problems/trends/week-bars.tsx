/** Counts per week as bars, the present one last; the same in words for those who do not see them. */
export function WeekBars({ weeks, label }: { weeks: readonly number[]; label: string }) {
  const most = Math.max(...weeks, 1)
  return (
    <svg role="img" aria-label={label} viewBox={`0 0 ${weeks.length * 14} 40`} className="h-10 w-28 text-beam">
      {weeks.map((count, week) => {
        const height = Math.max((count / most) * 38, count > 0 ? 3 : 1)
        return <rect key={week} x={week * 14 + 2} y={40 - height} width={10} height={height} rx={1.5} fill="currentColor" opacity={week === weeks.length - 1 ? 1 : 0.65} />
      })}
    </svg>
  )
}
