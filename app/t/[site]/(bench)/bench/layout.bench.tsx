import type { ReactNode } from 'react'
import { DeskShell } from '@/components/desk/shell/desk-shell'
import { counts, ctx } from './constants'

export default function ConstantDesk({ children }: { children: ReactNode }) {
  return (
    <DeskShell live={{ config: null, channels: [] }} ctx={ctx} counts={counts} views={[]} theme="system">
      {children}
    </DeskShell>
  )
}
