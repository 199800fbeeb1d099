/** A lasting key from a label: "Troca de peça" becomes `troca_de_peca`. */
export function keyFromLabel(label: string): string {
  const words = label
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')
    .slice(0, 50)
  return /^[a-z]./.test(words) ? words : `code_${words || 'x'}`
}
