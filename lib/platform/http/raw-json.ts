/**
 * A body that is JSON text already: what PostgreSQL built is passed on instead of being parsed and
 * written again. The text must be valid JSON of the declared response.
 */
export class RawJson {
  /** @param version of the resource, for the ETag */
  constructor(
    readonly text: string,
    readonly version?: number,
  ) {}

  /** JSON of one resource whose `version` stands before anything that people wrote. */
  static resource(text: string): RawJson {
    const version = /"version"\s*:\s*(\d+)/.exec(text)?.[1]
    return new RawJson(text, version === undefined ? undefined : Number(version))
  }

  /** A page of a list. @param rows a JSON array */
  static page(rows: string, nextCursor: string | null, total?: number): RawJson {
    const page = JSON.stringify({ nextCursor, hasMore: nextCursor !== null, total })
    return new RawJson(`{"data":${rows},"page":${page}}`)
  }
}
