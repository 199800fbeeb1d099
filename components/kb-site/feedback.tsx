import { articlePath, feedbackPath, SEEN_PATH } from '@/lib/knowledge/public/rules/paths'
import type { ArticleText } from '@/lib/knowledge/public/types'
import { LIMITS } from '@/lib/knowledge/vocabulary'
import { Document } from './document'
import { HelpBox } from './parts'
import type { Place } from './place'

type Subject = Pick<ArticleText, 'versionId' | 'slug' | 'title'>

/** “Did this article help?”: two buttons of a form, and with a script the comment right below. */
export function FeedbackBox({ place, article }: { place: Place; article: Subject }) {
  const { t, locale } = place
  return (
    <section
      className="box"
      id="feedback"
      aria-labelledby="feedback-question"
      data-version={article.versionId}
      data-seen={SEEN_PATH}
      data-thanks={t('feedback.thanks')}
      data-sent={t('feedback.sent')}
      data-yes={t('feedback.commentYes')}
      data-no={t('feedback.commentNo')}
    >
      <form className="answers" method="post" action={feedbackPath(locale, article.slug)} data-vote>
        <h2 id="feedback-question">{t('feedback.question')}</h2>
        <Hidden place={place} versionId={article.versionId} />
        <button className="button quiet" name="helpful" value="yes">
          {t('feedback.yes')}
        </button>
        <button className="button quiet" name="helpful" value="no">
          {t('feedback.no')}
        </button>
      </form>
      <p role="status" />
      <CommentForm place={place} article={article} helpful hidden />
    </section>
  )
}

/** The page after an answer, for browsers without a script. */
export function ThanksPage({ place, article, helpful, sent }: { place: Place; article: Subject; helpful: boolean; sent: boolean }) {
  const { t, locale } = place
  return (
    <Document place={place} title={t('feedback.thanks')} description={article.title}>
      <div className="head">
        <h1>{sent ? t('feedback.sent') : t('feedback.thanks')}</h1>
        <p className="lead">{t('feedback.thanksLead')}</p>
      </div>
      {sent ? null : <CommentForm place={place} article={article} helpful={helpful} />}
      <p className="section">
        <a href={articlePath(locale, article.slug)}>{t('feedback.back')}</a>
      </p>
      {helpful ? null : <HelpBox place={place} />}
    </Document>
  )
}

interface CommentProps {
  place: Place
  article: Subject
  helpful: boolean
  hidden?: boolean
}

function CommentForm({ place, article, helpful, hidden }: CommentProps) {
  const { t, locale } = place
  return (
    <form className="comment" method="post" action={feedbackPath(locale, article.slug)} data-comment hidden={hidden}>
      <Hidden place={place} versionId={article.versionId} />
      <input type="hidden" name="helpful" value={helpful ? 'yes' : 'no'} />
      <label htmlFor="comment">{helpful ? t('feedback.commentYes') : t('feedback.commentNo')}</label>
      <textarea id="comment" name="comment" maxLength={LIMITS.feedback} aria-describedby="comment-hint" required />
      <p id="comment-hint">{t('feedback.hint')}</p>
      <button className="button">{t('feedback.send')}</button>
    </form>
  )
}

/** The text that is spoken of, and a field that only programs fill in. */
function Hidden({ place: { t }, versionId }: { place: Place; versionId: string }) {
  return (
    <>
      <input type="hidden" name="version" value={versionId} />
      <span className="trap" aria-hidden>
        <label>
          {t('feedback.trap')}
          <input name="website" tabIndex={-1} autoComplete="off" />
        </label>
      </span>
    </>
  )
}
