import type { ArticleTemplate } from '../vocabulary'

export const portuguese: Record<ArticleTemplate, string> = {
  general: '',
  'how-to': `## Quando usar

Diga em que situação este passo a passo ajuda, e para quem ele vale.

## Antes de começar

- O que é preciso ter em mãos
- Acessos necessários

## Passo a passo

1. Primeiro passo, com o nome exato do botão ou menu
2. Segundo passo
3. Como saber que deu certo

> [!TIP]
> Um atalho ou cuidado que poupa tempo.

## Se não funcionar

Diga o que conferir e quais dados enviar ao abrir um chamado.
`,
  'known-error': `## Sintomas

O que a pessoa vê, com a mensagem exata:

\`\`\`
Código ou texto do erro
\`\`\`

## Quem é afetado

Sistemas, versões e situações em que acontece.

## Causa

O que provoca o erro, em uma ou duas frases.

## Solução de contorno

1. O que fazer agora para voltar a trabalhar
2. Como conferir

> [!WARNING]
> O que não fazer enquanto a correção não chega.

## Correção definitiva

O que está previsto, e quando.
`,
  faq: `## Primeira pergunta, como as pessoas a fazem?

Resposta curta e direta.

## Segunda pergunta?

Resposta curta e direta.

## Ainda com dúvidas?

Onde pedir ajuda.
`,
}
