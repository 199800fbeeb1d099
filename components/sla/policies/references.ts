/** What policies refer to, by name: prepared on the server for the pages of policies. */
export interface PolicyReferences {
  calendars: readonly CalendarChoice[]
  /** Parents first. */
  categories: readonly { id: string; path: readonly string[] }[]
  teams: readonly { id: string; name: string }[]
  /** Names of the people that policies name. */
  people: Readonly<Record<string, string>>
}

export interface CalendarChoice {
  id: string
  name: string
  /** Of the longest day, in seconds. */
  workingDay: number
}
