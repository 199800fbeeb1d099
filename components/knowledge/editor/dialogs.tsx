'use client'

import type { Editor } from '@tiptap/core'
import { useT } from '@/components/i18n/use-t'
import { videoOf } from '@/lib/knowledge/render/video'
import { AddressDialog } from './address-dialog'
import { ArticlePicker } from './article-picker'
import type { Ask } from './toolbar'

/** `example.com/x` means https; everything else says what it is. */
function linkAddress(typed: string): string | null {
  if (/^(?:https?:\/\/\S+|mailto:\S+|tel:\S+|kb(?:-file)?:\S+|#\S+)$/i.test(typed)) return typed
  return /^[\w-]+(?:\.[\w-]+)+(?:[/?#]\S*)?$/.test(typed) ? `https://${typed}` : null
}

/** What the toolbar asks for before it changes the text. */
export function EditorDialogs({ editor, ask, onClose }: { editor: Editor; ask: Ask; onClose: () => void }) {
  const t = useT('knowledge')

  function setLink(href: string, text: string) {
    const chain = editor.chain().focus()
    if (!editor.state.selection.empty || editor.isActive('link')) chain.extendMarkRange('link').setLink({ href }).run()
    else chain.insertContent([{ type: 'text', text, marks: [{ type: 'link', attrs: { href } }] }, { type: 'text', text: ' ' }]).run()
  }

  if (ask === 'article') {
    return (
      <ArticlePicker
        onClose={onClose}
        onPick={({ id, title }) => {
          setLink(`kb:${id}`, title)
          onClose()
        }}
      />
    )
  }
  if (ask === 'video') {
    return (
      <AddressDialog
        title={t('editor.video.title')}
        label={t('editor.video.address')}
        hint={t('editor.video.hint')}
        bad={t('editor.video.bad')}
        submitLabel={t('editor.video.insert')}
        onClose={onClose}
        onSubmit={(typed) => {
          const video = videoOf(typed)
          if (!video) return false
          const link = { type: 'text', text: video.url, marks: [{ type: 'link', attrs: { href: video.url } }] }
          return editor.chain().focus().insertContent([{ type: 'paragraph', content: [link] }, { type: 'paragraph' }]).run()
        }}
      />
    )
  }
  const present: unknown = editor.getAttributes('link').href
  return (
    <AddressDialog
      title={t('editor.link.title')}
      label={t('editor.link.address')}
      hint={t('editor.link.addressHint')}
      bad={t('editor.link.bad')}
      submitLabel={t('editor.link.apply')}
      initial={typeof present === 'string' ? present : ''}
      onRemove={present ? { label: t('editor.link.remove'), run: () => void editor.chain().focus().extendMarkRange('link').unsetLink().run() } : undefined}
      onClose={onClose}
      onSubmit={(typed) => {
        const href = linkAddress(typed)
        if (href) setLink(href, typed)
        return href !== null
      }}
    />
  )
}
