/** Addresses of films that people link to. They are shown as a card that leads there; nothing foreign is embedded. Pure. */

export interface Video {
  provider: 'YouTube' | 'Vimeo'
  /** As the site itself writes it, without what follows the reader. */
  url: string
}

export function videoOf(address: string): Video | null {
  if (!URL.canParse(address)) return null
  const { protocol, hostname, pathname, searchParams } = new URL(address)
  if (protocol !== 'https:' && protocol !== 'http:') return null
  const host = hostname.replace(/^(?:www|m|player)\./, '')
  if (host === 'youtu.be') return youtube(pathname.slice(1))
  if (host === 'youtube.com' || host === 'youtube-nocookie.com') {
    return youtube(searchParams.get('v') ?? /^\/(?:embed|shorts|live)\/([^/]+)/.exec(pathname)?.[1] ?? '')
  }
  const vimeo = host === 'vimeo.com' ? /^\/(?:video\/)?(\d{1,12})(?:\/|$)/.exec(pathname)?.[1] : undefined
  return vimeo ? { provider: 'Vimeo', url: `https://vimeo.com/${vimeo}` } : null
}

const youtube = (id: string): Video | null =>
  /^[\w-]{6,20}$/.test(id) ? { provider: 'YouTube', url: `https://www.youtube.com/watch?v=${id}` } : null
