import { readdirSync, readFileSync } from 'node:fs'

/** A tick of /proc/<pid>/stat, in milliseconds (USER_HZ is 100 on every Linux that Node runs on). */
const TICK = 10

interface Stat {
  parent: number
  /** Milliseconds of processor time. */
  own: number
  /** Of children that have ended. */
  ended: number
}

function statOf(pid: number | string): Stat | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The name in parentheses may hold spaces; what follows it is numbers.
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ').map(Number)
    const at = (index: number) => fields[index] ?? 0
    return { parent: at(1), own: (at(11) + at(12)) * TICK, ended: (at(13) + at(14)) * TICK }
  } catch {
    return undefined
  }
}

/** Processor time that a process with all its threads has used, in milliseconds. */
export const cpuOf = (pid: number): number => statOf(pid)?.own ?? 0

const childrenOf = (pid: number): string[] =>
  readdirSync('/proc').filter((entry) => /^\d+$/.test(entry) && statOf(entry)?.parent === pid)

/**
 * Processor time of PostgreSQL with everything it runs (connections, log writer, checkpoints, vacuum), in
 * milliseconds. Its processes have one thread each, so the scheduler's account in nanoseconds is exact where
 * ticks of sixteen connections would add up to an error.
 */
export function clusterCpuOf(pid: number): number {
  const live = [String(pid), ...childrenOf(pid)].map(exactCpuOf)
  return live.reduce((sum, time) => sum + time, statOf(pid)?.ended ?? 0)
}

function exactCpuOf(pid: string): number {
  try {
    return Number(readFileSync(`/proc/${pid}/schedstat`, 'utf8').split(' ')[0]) / 1e6
  } catch {
    return statOf(pid)?.own ?? 0
  }
}

/** Memory in use by a process and its children, in bytes; what they share counts once. */
export function memoryOf(pid: number): number {
  return [String(pid), ...childrenOf(pid)].reduce((sum, one) => sum + proportionalMemoryOf(one), 0)
}

function proportionalMemoryOf(pid: string): number {
  try {
    return Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1]) * 1024
  } catch {
    return 0
  }
}
