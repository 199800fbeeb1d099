/** A token bucket: `burst` at once, and `rate` a second for good. */
export interface Rate {
  rate: number
  burst: number
}

export interface Bucket {
  tokens: number
  /** When it was looked at last, in milliseconds. */
  at: number
}

export const fullBucket = ({ burst }: Rate, now: number): Bucket => ({ tokens: burst, at: now })

/** Takes one token; false when there is none. */
export function take(bucket: Bucket, { rate, burst }: Rate, now: number): boolean {
  bucket.tokens = Math.min(burst, bucket.tokens + ((now - bucket.at) / 1_000) * rate)
  bucket.at = now
  if (bucket.tokens < 1) return false
  bucket.tokens--
  return true
}
