'use client'

import { CircleAlert, CircleCheck, Info, TriangleAlert, X } from 'lucide-react'
import * as Radix from 'radix-ui/toast'
import { useT } from '@/components/i18n/use-t'
import { buttonVariants } from './button'
import { cn } from './cn'
import { dismissToast, type ToastEntry } from './toast-store'

const icons = {
  info: <Info aria-hidden className="size-4 text-info-ink" />,
  success: <CircleCheck aria-hidden className="size-4 text-success-ink" />,
  warning: <TriangleAlert aria-hidden className="size-4 text-warning-ink" />,
  danger: <CircleAlert aria-hidden className="size-4 text-danger-ink" />,
}

/** The toasts of the moment, at the corner of the page. F8 moves the focus there. */
export default function ToastList({ toasts }: { toasts: readonly ToastEntry[] }) {
  const t = useT('common')
  return (
    <Radix.Provider swipeDirection="right" label={t('toast.region', { hotkey: 'F8' })}>
      {toasts.map((entry) => (
        <ToastItem key={entry.id} entry={entry} dismissLabel={t('toast.dismiss')} />
      ))}
      <Radix.Viewport
        label={t('toast.region', { hotkey: '{hotkey}' })}
        className="fixed right-0 bottom-0 z-60 flex w-full flex-col gap-2 p-4 outline-none sm:w-96"
      />
    </Radix.Provider>
  )
}

function ToastItem({ entry, dismissLabel }: { entry: ToastEntry; dismissLabel: string }) {
  return (
    <Radix.Root
      duration={entry.action ? 10_000 : 5_000}
      type={entry.tone === 'danger' ? 'foreground' : 'background'}
      onOpenChange={(open) => {
        if (!open) dismissToast(entry.id)
      }}
      className="animate-pop flex items-start gap-3 rounded-lg border border-border bg-surface-raised p-3.5 text-sm shadow-raised"
    >
      <span className="mt-0.5">{icons[entry.tone]}</span>
      <div className="min-w-0 flex-1">
        <Radix.Title className="font-medium">{entry.title}</Radix.Title>
        {entry.description ? (
          <Radix.Description className="mt-0.5 text-muted-foreground">{entry.description}</Radix.Description>
        ) : null}
      </div>
      {entry.action ? (
        <Radix.Action
          altText={entry.action.label}
          onClick={entry.action.onClick}
          className={cn(buttonVariants({ variant: 'outline', size: 'sm' }), '-my-1')}
        >
          {entry.action.label}
        </Radix.Action>
      ) : null}
      <Radix.Close aria-label={dismissLabel} className="rounded-sm text-muted-foreground hover:text-foreground">
        <X aria-hidden className="size-4" />
      </Radix.Close>
    </Radix.Root>
  )
}
