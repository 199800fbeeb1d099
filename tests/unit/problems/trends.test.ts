import { describe, expect, it } from 'vitest'
import { clusterOf, type Sighting } from '@/lib/problems/trends/cluster'
import { keyOf, sharedWords, trendOf } from '@/lib/problems/trends/score'
import { wordsOf } from '@/lib/problems/trends/words'

const now = new Date('2026-05-30T12:00:00Z')
const DAY = 86_400_000
let serial = 0

const seen = (title: string, daysAgo: number, more: Partial<Sighting> = {}): Sighting => ({
  id: `i${serial++}`, title, createdAt: new Date(now.getTime() - daysAgo * DAY), categoryId: null, requesterId: `r${serial % 4}`, itemIds: [], ...more,
})

const titles = (sightings: readonly Sighting[]) => clusterOf(sightings).map(({ sightings: all }) => all.map(({ title }) => title))

describe('words', () => {
  it('are compared without accents, endings and what tells nothing', () => {
    const stems = (text: string) => wordsOf(text).map(({ stem }) => stem)
    expect(stems('A impressora não imprime')).toEqual(stems('as impressoras: NÃO imprimem'.replace('imprimem', 'imprime')))
    expect(stems('Conexão da VPN caindo')).toEqual(stems('conexao vpn caindo'))
    expect(stems('problema de novo, por favor me ajuda 123')).toEqual(['nov'])
  })
})

describe('clusters', () => {
  it('put together what is alike, and leave apart what only shares a word', () => {
    const found = titles([
      seen('VPN cai toda hora', 3), seen('VPN caindo', 2), seen('A VPN cai', 1),
      seen('Impressora fiscal travada', 3), seen('impressora fiscal travou', 2),
      seen('Impressora sem toner no financeiro', 1),
    ])
    expect(found).toHaveLength(3)
    expect(found.map((group) => group.length).toSorted()).toEqual([1, 2, 3])
  })

  it('name the category and the item that most have', () => {
    const [group] = clusterOf([
      seen('Wi-fi lento', 3, { categoryId: 'net', itemIds: ['ap'] }),
      seen('wifi lento wi-fi', 2, { categoryId: 'net', itemIds: ['ap'] }),
      seen('Wi-fi muito lento', 1, { categoryId: 'hw' }),
    ])
    expect(group).toMatchObject({ categoryId: 'net', itemId: 'ap' })
  })

  it('see what most of all incidents are about', () => {
    const all = Array.from({ length: 60 }, (_, n) => seen(n % 4 === 0 ? `Monitor ${['pisca', 'apaga', 'range'][n % 3]} ${n}` : 'VPN cai', n % 20))
    expect(titles(all).map((group) => group.length)).toContain(45)
  })

  it('are the same for the same incidents in the same order', () => {
    const all = Array.from({ length: 60 }, (_, n) => seen(`${['VPN cai', 'Senha expirada', 'Tela azul'][n % 3]} ${n}`, n % 20))
    expect(titles(all)).toEqual(titles(all))
    expect(titles(all)).toHaveLength(3)
  })
})

describe('a trend', () => {
  const group = (ages: number[], more: Partial<Sighting> = {}) => ({ sightings: ages.map((age) => seen('VPN cai', age, more)) })

  it('needs enough incidents, days and people', () => {
    expect(trendOf(group([1, 2, 3, 4]), now)).toBeNull()
    expect(trendOf(group([1, 1.1, 1.2, 1.3, 1.4]), now)).toBeNull()
    expect(trendOf(group([1, 2, 3, 4, 5], { requesterId: 'same' }), now)).toBeNull()
    expect(trendOf(group([1, 2, 3, 4, 5]), now)).toMatchObject({ recent: 5, before: 0 })
  })

  it('grows, or is much', () => {
    const steady = [...[2, 6, 10, 14, 18, 22, 26], ...[31, 35, 39, 43, 47, 51, 55]]
    expect(trendOf(group(steady), now)).toBeNull()
    expect(trendOf(group([...steady, 3, 7, 11, 15, 19]), now)).toMatchObject({ recent: 12, before: 7 })
  })

  it('counts the last eight weeks, the present one last', () => {
    const trend = trendOf(group([0, 1, 2, 8, 9, 55, 57]), now)
    expect(trend).toMatchObject({ recent: 5, before: 1, weeks: [1, 0, 0, 0, 0, 0, 2, 3] })
  })

  it('is told by what most of it says, whatever else comes and goes', () => {
    const [first] = clusterOf([seen('VPN cai', 1), seen('VPN cai sempre', 2), seen('cai a VPN', 3)])
    const [later] = clusterOf([seen('VPN cai', 1), seen('VPN cai', 2), seen('cai a VPN em casa', 3)])
    if (!first || !later) throw new Error('no group')
    expect(sharedWords(first).map(({ shown }) => shown)).toEqual(['cai', 'vpn'])
    expect(keyOf(first)).toBe(keyOf(later))
  })
})
