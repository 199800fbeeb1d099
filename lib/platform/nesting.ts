/**
 * Whether objects and lists stand in each other more than `levels` deep. Asked before anything walks the value
 * by calling itself: JSON is parsed at any depth, and the stack is not that deep.
 */
export function nestsDeeper(value: unknown, levels: number): boolean {
  let level = [value].filter(isContainer)
  for (let depth = 1; level.length > 0; depth++) {
    if (depth > levels) return true
    level = level.flatMap((container) => Object.values(container).filter(isContainer))
  }
  return false
}

const isContainer = (value: unknown): value is object => typeof value === 'object' && value !== null
