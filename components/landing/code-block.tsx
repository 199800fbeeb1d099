interface CodeBlockProps {
  title: string
  code: string
}

/** Code on the night colour, at all hours. */
export function CodeBlock({ title, code }: CodeBlockProps) {
  return (
    <figure className="min-w-0 overflow-hidden rounded-xl bg-rail text-[#d7e5eb] shadow-card">
      <figcaption className="border-b border-rail-line px-4 py-2 text-xs font-medium text-rail-foreground">{title}</figcaption>
      <pre
        tabIndex={0}
        className="overflow-x-auto px-4 py-4 font-mono text-xs leading-relaxed focus-visible:-outline-offset-2 focus-visible:outline-beam sm:text-[0.8125rem]"
      >
        <code>{code}</code>
      </pre>
    </figure>
  )
}
