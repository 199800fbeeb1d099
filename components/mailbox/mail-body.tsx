import { frameHtml } from './frame-html'

interface MailBodyProps {
  html: string
  text: string
  labels: { message: string; links: string }
}

/** A message in a frame without scripts or access to this page, and its links below for the clicking. */
export function MailBody({ html, text, labels }: MailBodyProps) {
  const links = [...new Set(text.match(/https?:\/\/\S+/g))]
  return (
    <>
      <iframe title={labels.message} srcDoc={frameHtml(html)} sandbox="" className="h-120 w-full border-0 bg-white" />
      {links.length > 0 ? (
        <nav aria-label={labels.links} className="border-t border-border px-4 py-3 sm:px-5">
          <ul className="space-y-1">
            {links.map((link) => (
              <li key={link}>
                <a href={link} className="text-sm break-all text-link underline-offset-4 hover:underline">
                  {link}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      ) : null}
    </>
  )
}
