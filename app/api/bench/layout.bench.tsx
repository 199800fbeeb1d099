import type { ReactNode } from 'react'

/** The document of the yardsticks that stand, like the API and cached pages, outside of the middleware. */
export default function YardstickLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="en">
      <body>{children}</body>
    </html>
  )
}
