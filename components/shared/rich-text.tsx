import { cn } from '@/components/ui/cn'

interface RichTextProps {
  /** HTML that the server has sanitised when it was stored; never what a browser sent. */
  html: string
  className?: string
}

/** Text that people wrote: descriptions, comments, previews. */
export function RichText({ html, className }: RichTextProps) {
  return <div className={cn('prose', className)} dangerouslySetInnerHTML={{ __html: html }} />
}
