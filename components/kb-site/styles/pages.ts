/** The parts of pages: the first one's welcome, cards and lists, the article's frame, the answer box. */
export const PAGES = `
.hero{background:var(--brand);color:var(--on-brand);background-image:linear-gradient(160deg,#ffffff14,#00000024)}
.hero .wrap{padding-block:clamp(2.25rem,6vw,4.5rem);display:grid;gap:.75rem;justify-items:center;text-align:center}
.hero h1{font-size:clamp(1.75rem,4.5vw,2.75rem);font-weight:700}
.hero .search{margin-top:1rem;text-align:left}
.hero .search input{border-color:transparent;box-shadow:0 8px 24px #0003}
.hero .search .button{background:var(--ink);color:var(--bg);box-shadow:0 8px 24px #0003}
.hero :focus-visible{outline-color:var(--on-brand)}
.hero+.wrap{padding-top:.5rem}
main:has(>.hero){padding-top:0}
.section{margin-top:2.5rem}
.section>h2{font-size:1.25rem;margin-bottom:1rem}
.grid{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(17rem,100%),1fr));gap:1rem;padding:0;list-style:none}
.tile{position:relative;display:flex;flex-direction:column;gap:.375rem;height:100%;padding:1.25rem;border:1px solid var(--line);border-radius:.9rem;background:var(--surface);box-shadow:0 1px 2px var(--shadow)}
.tile:hover{border-color:var(--link);box-shadow:0 6px 18px var(--shadow)}
.tile h2,.tile h3{font-size:1.0625rem}
.tile a{color:var(--ink);text-decoration:none}
.tile:hover a{color:var(--link)}
.tile a::after{content:"";position:absolute;inset:0;border-radius:.9rem}
.tile p{color:var(--muted);font-size:.9375rem}
.tile small{margin-top:auto;padding-top:.375rem;color:var(--muted);font-size:.8125rem}
.tile svg{width:2.25rem;height:2.25rem;padding:.5rem;border-radius:.6rem;background:var(--sunken);color:var(--link);margin-bottom:.375rem}
.columns{display:grid;gap:0 2rem;grid-template-columns:repeat(auto-fit,minmax(min(22rem,100%),1fr))}
.list{padding:0;list-style:none;border:1px solid var(--line);border-radius:.9rem;background:var(--surface);overflow:hidden}
.list li{position:relative;padding:.9rem 1.15rem}
.list li+li{border-top:1px solid var(--line)}
.list li:hover{background:var(--sunken)}
.list a{font-weight:600;text-decoration:none}
.list a::after{content:"";position:absolute;inset:0}
.list a:hover{text-decoration:underline}
.list p{color:var(--muted);font-size:.9375rem;overflow-wrap:anywhere}
.list mark{background:var(--mark);color:var(--ink);border-radius:.2rem;padding:0 .1em}
.note{display:inline-block;margin-left:.5rem;padding:0 .5rem;border-radius:1rem;background:var(--sunken);color:var(--muted);font-size:.8125rem;font-weight:450}
.crumbs ol{display:flex;flex-wrap:wrap;align-items:baseline;gap:.25rem .5rem;padding:0;list-style:none;font-size:.875rem;color:var(--muted)}
.crumbs li+li::before{content:"/";margin-right:.5rem;color:var(--line-strong)}
.crumbs a{color:inherit;display:inline-block;padding-block:.125rem}
.head{display:grid;gap:.625rem;margin-block:1.25rem 1.75rem;max-width:48rem}
.head h1{font-size:clamp(1.625rem,4vw,2.25rem);font-weight:700;overflow-wrap:anywhere}
.lead{font-size:1.125rem;color:var(--muted)}
.meta{display:flex;flex-wrap:wrap;gap:.25rem 1.25rem;color:var(--muted);font-size:.875rem}
.article{display:grid;gap:2rem 3.5rem;align-items:start}
.article>*{min-width:0}
@media (min-width:64rem){.article.with-toc{grid-template-columns:minmax(0,46rem) minmax(0,15rem);justify-content:space-between}.toc{order:2;position:sticky;top:1.5rem;max-height:calc(100dvh - 3rem);overflow:auto}}
.article:not(.with-toc){max-width:46rem}
.toc{font-size:.9375rem}
.toc h2{font-size:.8125rem;font-weight:650;color:var(--muted);margin-bottom:.5rem;letter-spacing:0}
.toc ol{padding:0;list-style:none;border-left:2px solid var(--line)}
.toc a{display:block;padding:.3rem .9rem;color:var(--muted);text-decoration:none;border-left:2px solid transparent;margin-left:-2px}
.toc a:hover{color:var(--link);border-color:var(--link)}
.toc .deep a{padding-left:1.75rem}
@media (max-width:63.99rem){.toc{padding:1rem 1.15rem;border:1px solid var(--line);border-radius:.9rem;background:var(--surface)}}
.tags{display:flex;flex-wrap:wrap;gap:.5rem;padding:0;list-style:none;margin-top:2rem}
.tags a{display:block;padding:.2rem .75rem;border:1px solid var(--line);border-radius:2rem;background:var(--surface);color:var(--muted);font-size:.875rem;text-decoration:none}
.tags a:hover{color:var(--link);border-color:var(--link)}
.box{margin-top:2.5rem;padding:1.25rem 1.5rem;border:1px solid var(--line);border-radius:.9rem;background:var(--surface)}
.box h2{font-size:1.0625rem}
.box p{color:var(--muted)}
.answers{display:flex;flex-wrap:wrap;align-items:center;gap:.75rem 1rem}
.answers .button{min-width:5.5rem}
.comment{display:grid;gap:.5rem;margin-top:1rem;justify-items:start}
.comment label{font-weight:550}
.comment textarea{width:100%;min-height:6.5rem;padding:.625rem .875rem;border:1px solid var(--line-strong);border-radius:.6rem;background:var(--bg);color:var(--ink);font:inherit;resize:vertical}
.help{display:flex;flex-wrap:wrap;align-items:center;justify-content:space-between;gap:1rem}
.empty{padding:2.5rem 1.5rem;border:1px dashed var(--line-strong);border-radius:.9rem;text-align:center}
.empty p{color:var(--muted);max-width:34rem;margin:.5rem auto 0}
.pager{display:flex;flex-wrap:wrap;align-items:center;justify-content:center;gap:.75rem 1.25rem;margin-top:1.25rem;color:var(--muted);font-size:.9375rem}
.trap{position:absolute;left:-200vw}
`
