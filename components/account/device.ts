const browsers = [
  ['Edge', /\bEdg(?:e|A|iOS)?\//],
  ['Opera', /\bOPR\//],
  ['Firefox', /\b(?:Firefox|FxiOS)\//],
  ['Chrome', /\b(?:Chrome|CriOS|Chromium|HeadlessChrome)\//],
  ['Safari', /\bSafari\//],
] as const

const systems = [
  ['Android', /\bAndroid\b/],
  ['iPhone', /\biPhone\b/],
  ['iPad', /\biPad\b/],
  ['Windows', /\bWindows\b/],
  ['macOS', /\bMac OS X\b/],
  ['Linux', /\bLinux\b/],
] as const

/** Browser and system as their owner would call them, from a User-Agent header; a guess, for recognition only. */
export function deviceOf(userAgent: string | null): { name: string | null; mobile: boolean } {
  const text = userAgent ?? ''
  const browser = browsers.find(([, mark]) => mark.test(text))?.[0]
  const system = systems.find(([, mark]) => mark.test(text))?.[0]
  const name = [browser, system].filter(Boolean).join(' · ')
  return { name: name || null, mobile: /\b(Mobile|Android|iPhone|iPad)\b/.test(text) }
}
