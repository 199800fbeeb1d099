/** Names that Windows keeps for devices, whatever ending follows. */
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)$/

/** The name of an exported text, one that can be unpacked on every system. Its slug is in its front matter as it is. */
export const exportFileName = (slug: string, locale: string): string => `${RESERVED.test(slug) ? `_${slug}` : slug}.${locale}.md`
