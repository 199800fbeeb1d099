import { cn } from './cn'

const tints = [
  'bg-info-subtle text-info-ink',
  'bg-success-subtle text-success-ink',
  'bg-warning-subtle text-warning-ink',
  'bg-danger-subtle text-danger-ink',
  'bg-selected text-link',
  'bg-secondary text-muted-foreground',
]

/** First letters of the first and the last name, as people sign. */
function initials(name: string): string {
  const words = name.trim().split(/\s+/)
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => Array.from(word ?? '')[0] ?? '')
  return letters.join('').toLocaleUpperCase()
}

/** The same name always gets the same tint. */
function tintOf(name: string): string {
  let sum = 0
  for (const letter of name) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 9973
  return tints[sum % tints.length] ?? ''
}

const sizes = { sm: 'size-5 text-[0.5625rem]', md: 'size-7 text-2xs', lg: 'size-10 text-sm' }

interface AvatarProps {
  name: string
  size?: keyof typeof sizes
  className?: string
}

/** Initials on a tint. Decorative: always show, or label, the name beside it. */
export function Avatar({ name, size = 'md', className }: AvatarProps) {
  return (
    <span
      aria-hidden
      className={cn(
        'inline-flex shrink-0 items-center justify-center rounded-full font-semibold select-none',
        sizes[size],
        tintOf(name),
        className,
      )}
    >
      {initials(name)}
    </span>
  )
}
