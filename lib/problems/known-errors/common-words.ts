/**
 * Stems of what people write in every second ticket, whatever it is about: they tell known errors apart least, and
 * with few known errors their rarity would not show it. Without accents, Portuguese and English.
 */
export const COMMON_STEMS: ReadonlySet<string> = new Set(
  `nao sim ja so ta to esta estao estou esto estar ser sao foi era ter tem tenho tenh tinh tiv pra pro pelo ate tb tambem tambe voce voces eu meu minh noss gent algu alguem algum algun alguma tod tud outr mesm
  erro err error falh fail problem ajud ajuda help precis preciso poss posso podem pode consig consigo consegu conseg consegue nad agor agora hoj hoje ontem ont manh manha tard dia dias di semana seman vez vezes hor hora minut
  funcion funciona funcionando work parou par voltou volt volta faz fazer fac fic fica ficou fico da dar deu diz mostr aparec aparece mensag mensagem messag tent tentei tentar tento tentand tenta abr abrir abre abri abert entr entrar entra usar uso us utiliz
  favor por obrig obrigado obrigada obrigad bom boa bo noit urgent urg gentil gentileza gentilez atenc atenciosamente aguard prezad ola oi equip equipe chamad ticket suport suporte ti
  computador comput maquin maquina pc not notebook sistem sistema usuari usuario usuarios user tela tel cois lent lento`
    .split(/\s+/)
    .filter(Boolean),
)
