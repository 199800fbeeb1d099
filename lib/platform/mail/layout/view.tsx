import { Body, Button, Container, Head, Hr, Html, Link, Preview, Section, Text } from '@react-email/components'
import type { Locale } from '@/lib/platform/i18n/locale'
import { inkOn } from './colour'

export interface MailViewProps {
  locale: Locale
  organisation: string
  /** `#rrggbb`, of the organisation. */
  colour: string
  /** What lists of messages show beside the subject. */
  preheader: string
  /** The line above which an answer is written; null for what is not to be answered. */
  marker: string | null
  /** Sanitised HTML. */
  content: string
  action: { label: string; url: string } | null
  /** Shows the address of the button, too, for who distrusts buttons. */
  plainAddress: boolean
  footer: readonly { text: string; url?: string }[]
}

const FONT = `-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif`
const small = { margin: '0 0 4px', fontSize: '13px', lineHeight: '20px', color: '#5a6879' }

/** The frame of every message: whose it is, what it says, and the one thing to do about it. */
export function MailView({ locale, organisation, colour, preheader, marker, content, action, plainAddress, footer }: MailViewProps) {
  return (
    <Html lang={locale}>
      <Head>
        <style>{`p{margin:0 0 16px}blockquote{margin:0 0 16px;padding-left:12px;border-left:3px solid #dfe5ec}pre{white-space:pre-wrap}`}</style>
      </Head>
      <Preview>{preheader}</Preview>
      <Body style={{ margin: 0, backgroundColor: '#f3f5f8', fontFamily: FONT, color: '#1b2636' }}>
        <Container style={{ maxWidth: '560px', padding: '24px 16px' }}>
          {marker ? <Text style={{ ...small, margin: '0 0 12px', fontSize: '12px', color: '#8693a3' }}>{marker}</Text> : null}
          <Section style={{ backgroundColor: '#ffffff', border: '1px solid #dfe5ec', borderTop: `4px solid ${colour}`, borderRadius: '10px', padding: '28px' }}>
            <Text style={{ margin: '0 0 16px', fontSize: '14px', fontWeight: 600, color: '#44546a' }}>{organisation}</Text>
            <div style={{ fontSize: '16px', lineHeight: '24px' }} dangerouslySetInnerHTML={{ __html: content }} />
            {action ? (
              <Button
                href={action.url}
                style={{ marginTop: '8px', backgroundColor: colour, color: inkOn(colour), fontWeight: 600, padding: '12px 20px', borderRadius: '8px' }}
              >
                {action.label}
              </Button>
            ) : null}
            {action && plainAddress ? (
              <Text style={{ ...small, margin: '20px 0 0', wordBreak: 'break-all' }}>
                <Link href={action.url}>{action.url}</Link>
              </Text>
            ) : null}
          </Section>
          <Hr style={{ border: 'none', margin: '12px 0' }} />
          {footer.map(({ text, url }) => (
            <Text key={text} style={small}>
              {url ? (
                <Link href={url} style={{ color: '#5a6879', textDecoration: 'underline' }}>
                  {text}
                </Link>
              ) : (
                text
              )}
            </Text>
          ))}
        </Container>
      </Body>
    </Html>
  )
}
