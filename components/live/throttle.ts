/**
 * Calls `work` soon after it is asked for, and not again before `pause` has passed: a burst of changes is one
 * call, or a few. Each waits a little longer by chance, so that a thousand screens do not ask at the same moment.
 *
 * @param delay milliseconds from the first wish to the call at most; the last half of it is chance
 * @param pause milliseconds between two calls at least; asked for each time where it is a function
 */
export function throttled(work: () => void, { delay, pause }: { delay: number; pause: number | (() => number) }) {
  let timer: ReturnType<typeof setTimeout> | undefined
  let last = Number.NEGATIVE_INFINITY
  return {
    ask: (): void => {
      if (timer !== undefined) return
      const wait = Math.max((delay * (1 + Math.random())) / 2, last + (typeof pause === 'number' ? pause : pause()) - performance.now())
      timer = setTimeout(() => {
        timer = undefined
        last = performance.now()
        work()
      }, wait)
    },
    cancel: (): void => {
      clearTimeout(timer)
      timer = undefined
    },
  }
}
