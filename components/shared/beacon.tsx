/** A quiet lighthouse with its beam, for places where there is nothing to see yet. */
export function Beacon({ className }: { className?: string }) {
  return (
    <svg aria-hidden viewBox="0 0 112 56" fill="none" className={className}>
      <path d="M60 15 108 4v26L60 19Z" className="fill-beam/25" />
      <path d="M52 15 20 9v14l32-4Z" className="fill-beam/15" />
      <g stroke="currentColor" strokeWidth="1.75" strokeLinecap="round" strokeLinejoin="round">
        <path d="M51 23h10l3 26H48l3-26Z" />
        <path d="M49.8 33h12.4M48.9 41h14.2" />
        <path d="M49 23h14M52 23v-9h8v9M50.5 14 56 8l5.5 6Z" />
        <path d="M30 49h52M38 53.5h36" />
      </g>
      <circle cx="56" cy="17.5" r="2" className="fill-beam" />
    </svg>
  )
}
