import { describe, expect, it } from 'vitest'
import { applyMarkdown } from '@/components/shared/markdown-edit'

const samples = { sampleText: 'text', linkText: 'link text' }

describe('applyMarkdown', () => {
  it('wraps what is selected, and keeps it selected', () => {
    expect(applyMarkdown('bold', { text: 'a red b', start: 2, end: 5 }, samples)).toEqual({
      text: 'a **red** b',
      start: 4,
      end: 7,
    })
  })

  it('takes the marks away again', () => {
    expect(applyMarkdown('bold', { text: 'a **red** b', start: 4, end: 7 }, samples)).toEqual({
      text: 'a red b',
      start: 2,
      end: 5,
    })
  })

  it('puts a sample where nothing is selected', () => {
    const { text, start, end } = applyMarkdown('italic', { text: '', start: 0, end: 0 }, samples)
    expect(text).toBe('_text_')
    expect(text.slice(start, end)).toBe('text')
  })

  it('selects the address of a new link', () => {
    const { text, start, end } = applyMarkdown('link', { text: 'see docs', start: 4, end: 8 }, samples)
    expect(text).toBe('see [docs](https://)')
    expect(text.slice(start, end)).toBe('https://')
  })

  it('numbers every line it touches, from its beginning', () => {
    const { text } = applyMarkdown('orderedList', { text: 'zero\none\ntwo', start: 6, end: 10 }, samples)
    expect(text).toBe('zero\n1. one\n2. two')
  })
})
