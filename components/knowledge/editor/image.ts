import { Image } from '@tiptap/extension-image'

const FILE = /^kb-file:([0-9a-f-]{36})$/
const PATH = /^\/files\/kb\/([0-9a-f-]{36})$/

/** Where the browser finds the picture that the text names. */
export const shownAddress = (source: string): string => source.replace(FILE, '/files/kb/$1')

/** A picture of the article: the text names the file, the page shows where it lies. */
export const ImageNode = Image.extend({
  addAttributes() {
    return {
      ...this.parent?.(),
      src: {
        default: null,
        parseHTML: (element: HTMLElement) => element.getAttribute('src')?.replace(PATH, 'kb-file:$1') ?? null,
        renderHTML: ({ src }: Record<string, unknown>) => ({ src: typeof src === 'string' ? shownAddress(src) : null }),
      },
    }
  },
}).configure({ inline: true })
