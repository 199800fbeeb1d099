/** Words of a text that say what it is about: pure, for texts in Portuguese and English. */

const EMPTY = new Set(
  (
    'a o as os um uma uns umas de do da dos das em no na nos nas ao aos para por pelo pela com sem sob sobre e ou mas que se nao ' +
    'meu minha meus minhas seu sua seus suas ele ela isso este esta esse essa aqui ali ja mais muito quando como onde foi ser estar ' +
    'esta estou estao tem ter tenho hoje ontem dia favor ajuda problema erro bom boa ola preciso consigo conseguimos nada todo toda ' +
    'the an of in on at to for from by with without and or but that this is are was it not my your our we i have has can cannot ' +
    'please help problem error issue when how there all any again since today'
  ).split(' '),
)

export interface Word {
  /** What is compared: without accents and endings. */
  stem: string
  /** As it was written, in lower case. */
  shown: string
}

/** The telling words of a text in their order, each once. Numbers and single letters tell nothing. */
export function wordsOf(text: string): Word[] {
  const words = new Map<string, Word>()
  for (const shown of text.toLowerCase().match(/[\p{L}][\p{L}\p{N}+#-]+/gu) ?? []) {
    const plain = shown.normalize('NFD').replace(/\p{M}/gu, '')
    if (EMPTY.has(plain) || plain.length < 3) continue
    const stem = stemOf(plain)
    if (!words.has(stem)) words.set(stem, { stem, shown })
  }
  return [...words.values()]
}

/** Takes off what number, gender and tense add; the head of a long word is enough to tell it by. */
const stemOf = (plain: string): string =>
  plain
    .replace(/coes$/, 'cao')
    .replace(/(?:mente|ndo|ram|ings?|ed)$/, '')
    .replace(/(?:oes|aes|es|as|os|s)$/, '')
    .replace(/[aeiou]$/, '')
    .slice(0, 8)
