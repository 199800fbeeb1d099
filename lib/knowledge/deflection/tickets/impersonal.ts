/** Taking out of a text what tells of somebody, as well as can be. Pure. */

const ADDRESS = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}.-]+\.\p{L}{2,}/gu
/** CPF and CNPJ, telephones with area code, IP addresses. */
const NUMBERS = /\b\d{3}\.\d{3}\.\d{3}-\d{2}\b|\b\d{2}\.\d{3}\.\d{3}\/\d{4}-\d{2}\b|(?:\+?55\s?)?\(?\b\d{2}\)?\s?9?\d{4}[-\s]\d{4}\b|\b\d{1,3}(?:\.\d{1,3}){3}\b/g
/** "Att, Fulano", and what stands below it. */
const SIGNATURE = /\n\s*(?:att|atenciosamente|abs|abraços?|obrigad[oa]|grat[oa]|regards|best regards|thanks)[\s,.!]*\n[\s\S]*$/iu

/** A name and its parts that are long enough not to be words of their own: "Ana Prado" is "Prado" too, not "de". */
const partsOf = (name: string): string[] => [name, ...name.split(/\s+/).filter((part) => part.length >= 4)]

/**
 * The text without addresses, numbers that may be somebody's, signatures, and the names given; what stood there is an
 * ellipsis. It is no guarantee: people must read it before it is published.
 */
export function impersonal(text: string, names: readonly string[]): string {
  const plain = text.replace(SIGNATURE, '').replace(ADDRESS, '…').replace(NUMBERS, '…')
  const parts = [...new Set(names.flatMap(partsOf))].filter(Boolean).sort((a, b) => b.length - a.length)
  return parts
    .reduce((rest, part) => rest.replace(new RegExp(`(?<![\\p{L}\\p{N}])${escaped(part)}(?![\\p{L}\\p{N}])`, 'giu'), '…'), plain)
    .replaceAll(/…(?:\s*…)+/g, '…')
    .trim()
}

const escaped = (part: string): string => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')
