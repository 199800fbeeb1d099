/** The reference's look: the product's colours, day and night by the system's setting. */
export const STYLE = `
:root {
  color-scheme: light dark;
  --background: light-dark(#f4f7f8, #08161d);
  --surface: light-dark(#ffffff, #0d202a);
  --sunken: light-dark(#eaf0f2, #061117);
  --text: light-dark(#0c2430, #e7eff2);
  --quiet: light-dark(#486070, #a3b7c1);
  --link: light-dark(#0b617a, #7fd0e3);
  --line: light-dark(#dbe4e8, #1e3845);
  --ring: light-dark(#0e7c99, #ffc75c);
  --get: light-dark(#14568c, #8cc8f5);
  --post: light-dark(#13653f, #7bdca8);
  --change: light-dark(#7d4b00, #f7c667);
  --delete: light-dark(#a8202a, #ff9d98);
}
* { box-sizing: border-box; }
html { scroll-padding-top: 4.5rem; }
body { margin: 0; background: var(--background); color: var(--text); font: 1rem/1.55 system-ui, sans-serif; }
a { color: var(--link); text-underline-offset: .2em; }
:focus-visible { outline: 2px solid var(--ring); outline-offset: 2px; border-radius: 3px; }
h1, h2, h3 { line-height: 1.25; letter-spacing: -.01em; text-wrap: balance; }
h1 { margin: 0 0 1rem; font-size: 2rem; }
h2 { margin: 3.5rem 0 1rem; padding-top: 1.5rem; border-top: 1px solid var(--line); font-size: 1.5rem; }
h3 { margin: 0 0 .5rem; font-size: 1.125rem; }
h3 a { color: inherit; text-decoration: none; }
h3 a:hover { text-decoration: underline; }
code, pre { font: .875em/1.6 ui-monospace, SFMono-Regular, Menlo, monospace; }
:not(pre) > code { overflow-wrap: anywhere; }
pre { margin: 0; padding: 1rem; overflow-x: auto; border: 1px solid var(--line); border-radius: 8px; background: var(--sunken); }
.quiet, figcaption, caption, summary { color: var(--quiet); }
.skip { position: absolute; left: -999rem; }
.skip:focus { left: 1rem; top: 1rem; z-index: 2; padding: .5rem 1rem; background: var(--surface); }
header { position: sticky; top: 0; z-index: 1; display: flex; align-items: center; justify-content: space-between; gap: 1rem;
  padding: .75rem 1.5rem; border-bottom: 1px solid var(--line); background: var(--surface); }
.brand { display: flex; align-items: center; gap: .6rem; margin: 0; font-weight: 650; }
.layout { display: grid; grid-template-columns: 19rem minmax(0, 1fr); max-width: 84rem; margin: 0 auto; }
nav { position: sticky; top: 3.4rem; align-self: start; max-height: calc(100vh - 3.4rem); overflow-y: auto; padding: 1.5rem;
  border-right: 1px solid var(--line); font-size: .875rem; }
nav summary { display: none; }
nav ul { margin: 0; padding: 0; list-style: none; }
nav > details > ul > li { margin-bottom: 1rem; }
nav > details > ul > li > a { font-weight: 650; color: inherit; text-decoration: none; }
nav li li a { display: flex; gap: .5rem; align-items: baseline; padding: .25rem 0; color: var(--quiet); text-decoration: none; }
nav a:hover { color: var(--text); text-decoration: underline; }
main { padding: 2rem 2.5rem 6rem; }
.operation { margin: 1.25rem 0; padding: 1.5rem; border: 1px solid var(--line); border-radius: 12px; background: var(--surface); }
.operation:target, dl div:target { border-color: var(--ring); box-shadow: 0 0 0 1px var(--ring); }
.address { margin: 0 0 .75rem; overflow-wrap: anywhere; }
.method { font: 700 .75rem/1 ui-monospace, SFMono-Regular, Menlo, monospace; text-transform: uppercase; }
.address .method { display: inline-block; padding: .35rem .5rem; border: 1px solid currentColor; border-radius: 6px; }
nav .method { flex: none; width: 3.4rem; font-size: .6875rem; }
.get { color: var(--get); }
.post { color: var(--post); }
.put, .patch { color: var(--change); }
.delete { color: var(--delete); }
.prose p { margin: 0 0 .75rem; max-width: 72ch; }
.scroll { margin: 1rem 0; overflow-x: auto; }
table { width: 100%; border-collapse: collapse; font-size: .875rem; }
caption { padding-bottom: .4rem; text-align: left; font-weight: 600; }
th, td { padding: .5rem .75rem .5rem 0; border-top: 1px solid var(--line); text-align: left; vertical-align: top; }
thead th { font-weight: 600; color: var(--quiet); }
tbody th { font-weight: 400; white-space: nowrap; }
td code { padding: 0 .25rem; border-radius: 4px; background: var(--sunken); }
.required { color: var(--delete); font-size: .75rem; }
.samples { display: grid; grid-template-columns: minmax(0, 1fr); gap: .75rem; margin-top: 1rem; }
.samples p { margin: 0; color: var(--quiet); font-size: .875rem; }
figure { margin: 0; }
figcaption, summary { margin-bottom: .4rem; font-size: .875rem; }
summary { cursor: pointer; }
dl { display: grid; gap: .5rem; }
dl div { display: grid; grid-template-columns: 13rem minmax(0, 1fr); gap: .25rem 1rem; padding: .35rem .5rem; border: 1px solid transparent; border-radius: 6px; }
dd { margin: 0; }
@media (max-width: 60rem) {
  html { scroll-padding-top: 3.5rem; }
  .layout { display: block; }
  header { padding: .6rem 1rem; }
  nav { position: static; max-height: 45vh; border-right: 0; border-bottom: 1px solid var(--line); padding: 1rem; }
  nav summary { display: list-item; font-weight: 600; font-size: 1rem; }
  nav details > ul { margin-top: .75rem; }
  main { padding: 1.5rem 1rem 4rem; }
  .operation { padding: 1rem; }
  dl div { grid-template-columns: minmax(0, 1fr); }
}
@media (prefers-reduced-motion: no-preference) { html { scroll-behavior: smooth; } }
`
