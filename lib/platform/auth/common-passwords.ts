/**
 * What is tried first against accounts in Brazil and elsewhere, in lower case and without accents. Only
 * words of which a password of the least length can be made (alone, or with digits and signs around)
 * matter, so this is short beside the lists of millions that short passwords would need.
 */
export const COMMON_PASSWORDS: ReadonlySet<string> = new Set(
  `
  senha minhasenha suasenha senhaforte senhasegura novasenha senhapadrao senhaprovisoria senhatemporaria
  trocarsenha mudarsenha mudar trocar acesso entrar bemvindo bemvinda bemvindos inicio primeiroacesso
  brasil brazil brasileiro brasilia saopaulo riodejaneiro belohorizonte portoalegre salvador fortaleza
  corinthians palmeiras flamengo vasco santos gremio internacional cruzeiro atleticomineiro fluminense
  botafogo saopaulofc flamengocampeao timao verdao mengao
  jesus jesuscristo deus deusefiel deusmeama jesuseomeupastor gracasadeus nossasenhora aparecida
  amor meuamor amorzinho teamo euteamo teamomuito amoreterno familia minhafamilia minhavida princesa
  princesinha gatinha gostosa lindinha felicidade esperanca saudade liberdade sucesso vitoria
  gabriel gabriela rafael rafaela rodrigo fernanda fernando mariana juliana leonardo guilherme
  carolina beatriz camila amanda bruna bruno lucas matheus mateus pedro joao joaopedro maria mariaeduarda
  anaclara marcelo marcela ricardo eduardo eduarda daniel daniela patricia vanessa adriana
  empresa minhaempresa trabalho escritorio sistema sistemas suporte chamado chamados atendimento helpdesk
  servicedesk tecnologia informatica computador administrador administracao usuario visitante convidado
  teste testando teste123teste homologacao producao desenvolvimento segredo secreto cadeado
  janeiro fevereiro marco abril maio junho julho agosto setembro outubro novembro dezembro
  segunda terca quarta quinta sexta sabado domingo verao inverno outono primavera
  password mypassword newpassword passw passwd passphrase pass letmein letmeinnow welcome welcomeback
  changeme changemenow changeit default temporary temppassword secret topsecret secretpassword
  admin administrator adminadmin root rootroot superuser supervisor manager operator user username guest
  login signin master masterkey access testtest tester testing test demo demodemo sample example
  qwerty qwertyuiop qwertyuiopasdf qwertz qwertzuiop azerty azertyuiop asdfghjkl asdfghjklc zxcvbnm
  qazwsx qazwsxedc qazwsxedcrfv qweasd qweasdzxc asdf asdfasdf asdfgh zaqwsx zaqxsw poiuytrewq lkjhgfdsa
  mnbvcxz qwer qwerasdf wasd abcd abcdef abc abcabc
  iloveyou iloveyousomuch ilovejesus loveyou lovely forever sunshine princess dragon monkey shadow
  superman batman spiderman starwars pokemon football baseball basketball soccer hockey liverpool chelsea
  arsenal barcelona realmadrid manchester ferrari mercedes corvette mustang harley yamaha
  michael jennifer jessica ashley michelle charlie jordan hunter thomas robert andrew daniel joshua
  matthew anthony william elizabeth samantha nicole
  whatever trustno trustnoone computer internet freedom flower butterfly chocolate cookie cheese banana
  orange summer winter spring autumn january february march april june july august september october
  november december monday tuesday wednesday thursday friday saturday sunday
  google facebook instagram whatsapp youtube microsoft windows android iphone samsung linkedin netflix
  company business office support service services network server database oracle cisco
  correcthorsebatterystaple
  1q2w3e4r5t 1q2w3e4r5t6y 1qaz2wsx3edc 1qaz2wsx3edc4rfv q1w2e3r4t5 q1w2e3r4t5y6 1a2b3c4d5e a1b2c3d4e5
  123123123123 1231231234 1234512345 1234554321 1122334455 112233445566 0987654321 9876543210 1029384756
  0102030405 0123654789 7894561230 1472583690 147258369 1357924680 2468013579 qwe123qwe123 qwe123asd123
  abc123abc123 123abc123abc aa12345678 a123456789 a1234567890
  `
    .trim()
    .split(/\s+/),
)
