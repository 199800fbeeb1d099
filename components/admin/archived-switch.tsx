import Link from 'next/link'
import { buttonVariants } from '@/components/ui/button'

/** Shows or hides what is archived; it lives in the address. */
export function ArchivedSwitch({ path, shown, label }: { path: string; shown: boolean; label: string }) {
  return (
    <Link
      href={shown ? path : `${path}?archived=1`}
      aria-current={shown ? 'true' : undefined}
      className={buttonVariants({ variant: shown ? 'secondary' : 'ghost' })}
    >
      {label}
    </Link>
  )
}
