export const dynamic = 'force-static'

const PARAGRAPHS = Array.from({ length: 60 }, (_, at) => `${at + 1}. ${'A page that was rendered once and is served from the cache. '.repeat(3)}`)

/** The yardstick S: what Next asks for a cached page of the size of an article. */
export default function StaticPage() {
  return (
    <main>
      <h1>Static</h1>
      {PARAGRAPHS.map((text) => (
        <p key={text}>{text}</p>
      ))}
    </main>
  )
}
