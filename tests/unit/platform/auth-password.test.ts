import { describe, expect, it } from 'vitest'
import { hashPassword, verifyPassword } from '@/lib/platform/auth/password'
import { passwordFlaw } from '@/lib/platform/auth/password-policy'

const flaws: [password: string, flaw: ReturnType<typeof passwordFlaw>][] = [
  ['curta', 'too_short'],
  ['áéíóúãõâê', 'too_short'],
  ['x'.repeat(201), 'too_long'],
  ['quero maria.souza@acme.test aqui', 'contains_email'],
  ['MARIA.SOUZA-2026!', 'contains_email'],
  ['minhasenha', 'too_common'],
  ['Senha123456', 'too_common'],
  ['S3nha12345!', 'too_common'],
  ['P@ssw0rd2026', 'too_common'],
  ['Corinthians1910', 'too_common'],
  ['flamengo@2026', 'too_common'],
  ['Adm1n1str@dor', 'too_common'],
  ['!!!bemvindo2026', 'too_common'],
  ['qwertyuiop', 'too_common'],
  ['1q2w3e4r5t', 'too_common'],
  ['aaaaaaaaaaaa', 'too_common'],
  ['abcabcabcabc', 'too_common'],
  ['senhasenhasenha', 'too_common'],
  ['0123456789', 'too_common'],
  ['1234567890', 'too_common'],
  ['9876543210', 'too_common'],
  ['abcdefghij', 'too_common'],
  ['2026202620', 'too_common'],
  ['farol-demo-2026', null],
  ['correta bateria grampo', null],
  ['meu gato dorme às três', null],
  ['9vK!x2mQ7z', null],
  ['janela azul de março', null],
]

describe('passwordFlaw', () => {
  it.each(flaws)('%s', (password, flaw) => {
    expect(passwordFlaw(password, 'maria.souza@acme.test')).toBe(flaw)
  })

  it('does not hold a short first part of the address against the password', () => {
    expect(passwordFlaw('uma ana qualquer', 'ana@acme.test')).toBeNull()
  })
})

describe('passwords', () => {
  it('are hashed with argon2id and salt, and verified', async () => {
    const [one, other] = await Promise.all([hashPassword('uma frase longa'), hashPassword('uma frase longa')])
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    expect(one).not.toBe(other)
    expect(await verifyPassword(one, 'uma frase longa')).toBe(true)
    expect(await verifyPassword(one, 'uma frase lonGa')).toBe(false)
  })

  it('take as long to refuse where there is nobody', async () => {
    expect(await verifyPassword(null, 'uma frase longa')).toBe(false)
    const hash = await hashPassword('uma frase longa')
    const time = async (stored: string | null) => {
      const started = performance.now()
      for (let round = 0; round < 5; round++) await verifyPassword(stored, 'outra frase')
      return performance.now() - started
    }
    const ratio = (await time(null)) / (await time(hash))
    expect(ratio).toBeGreaterThan(0.3)
    expect(ratio).toBeLessThan(3)
  })
})
