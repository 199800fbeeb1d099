/** Colours and type of the public knowledge base, day and night; those of the organisation come from `brandStyle`. */
export const BASE = `
:root{color-scheme:light dark;
--bg:light-dark(#f6f8f9,#08161d);--surface:light-dark(#fff,#0d202a);--sunken:light-dark(#eaf0f2,#132b37);
--ink:light-dark(#0c2430,#e7eff2);--muted:light-dark(#486070,#a3b7c1);--line:light-dark(#dbe4e8,#1e3845);--line-strong:light-dark(#7c919c,#5d7989);
--mark:light-dark(#ffe9a8,#5c4717);--shadow:light-dark(#0c24300f,#0006)}
*,*::before,*::after{box-sizing:border-box}
[hidden]{display:none!important}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%;scroll-padding-top:1.5rem}
body{margin:0;min-height:100dvh;display:flex;flex-direction:column;background:var(--bg);color:var(--ink);font:1rem/1.6 Inter,system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif}
h1,h2,h3,h4,p,ul,ol{margin:0}
h1,h2,h3{line-height:1.25;letter-spacing:-.012em;text-wrap:balance}
a{color:var(--link);text-underline-offset:.18em}
:focus-visible{outline:3px solid var(--link);outline-offset:2px;border-radius:.25rem}
.wrap{width:100%;max-width:72rem;margin-inline:auto;padding-inline:1.25rem}
.sr{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.skip{position:absolute;left:1rem;top:-5rem;z-index:9;background:var(--ink);color:var(--bg);padding:.5rem 1rem;border-radius:.5rem}
.skip:focus{top:1rem}
.bar{background:var(--surface);border-bottom:1px solid var(--line)}
.bar .wrap{display:flex;align-items:center;gap:1rem;min-height:4rem;padding-block:.5rem}
.brand{display:flex;align-items:center;gap:.75rem;min-width:0;color:var(--ink);text-decoration:none;font-weight:650}
.brand span span{display:block;color:var(--muted);font-size:.8125rem;font-weight:450;line-height:1.3}
.brand>span:last-child{min-width:0;line-height:1.25;overflow-wrap:anywhere}
.badge{flex:none;display:grid;place-items:center;width:2.25rem;height:2.25rem;border-radius:.6rem;background:var(--brand);color:var(--on-brand);font-weight:700}
.bar nav{margin-left:auto;display:flex;align-items:center;gap:.75rem;flex:none}
.langs{display:flex;gap:.125rem;padding:0;list-style:none}
.langs a,.langs b{display:block;min-width:2.25rem;padding:.35rem .5rem;border-radius:.5rem;text-align:center;font-size:.875rem;font-weight:550;text-decoration:none;color:var(--muted)}
.langs b{background:var(--sunken);color:var(--ink)}
.langs a:hover{color:var(--ink);text-decoration:underline}
.button{display:inline-flex;align-items:center;justify-content:center;gap:.5rem;min-height:2.5rem;padding:.5rem 1rem;border:1px solid transparent;border-radius:.6rem;background:var(--brand);color:var(--on-brand);font:inherit;font-weight:600;text-decoration:none;cursor:pointer}
.button:hover{filter:brightness(1.08)}
.button.quiet{background:var(--surface);color:var(--ink);border-color:var(--line-strong)}
.button.quiet:hover{background:var(--sunken);filter:none}
main{flex:1;padding-block:1.75rem 4rem;outline:none}
.search{display:flex;gap:.5rem;width:100%;max-width:40rem}
.search input{flex:1;min-width:0;min-height:3rem;padding:.5rem 1rem;border:1px solid var(--line-strong);border-radius:.75rem;background:var(--surface);color:var(--ink);font:inherit}
.search input::placeholder{color:var(--muted);opacity:1}
.search .button{min-height:3rem;border-radius:.75rem}
footer{border-top:1px solid var(--line);color:var(--muted);font-size:.875rem}
footer .wrap{display:flex;flex-wrap:wrap;gap:.5rem 1.5rem;justify-content:space-between;padding-block:1.25rem}
footer a{color:inherit}
.print-only{display:none}
@media (max-width:40rem){.bar nav .button{display:none}.wrap{padding-inline:1rem}}
@media (prefers-reduced-motion:no-preference){html{scroll-behavior:smooth}}
`
