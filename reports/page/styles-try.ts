/** How the sections look in which a task is tried. */
export const TRY = `
.opening-head { display: grid; grid-template: 'title links pad' auto 'lede lede pad' auto 'key key pad' 1fr / auto minmax(0, 1fr) auto; column-gap: 1.1rem; }
.opening-head > h1 { grid-area: title; }
.opening-head > .lede { grid-area: lede; }
.opening-head > .symbols { grid-area: key; }
.try-links { grid-area: links; align-self: center; display: flex; flex-wrap: wrap; gap: 0.3rem 0.4rem; list-style: none; margin: 0; padding: 0; font-size: 0.8125rem; }
.try-links a { display: block; padding: 0.1rem 0.55rem; border-radius: 1rem; background: var(--ink); color: var(--paper); text-decoration: none; font-weight: 600; }
.try-links a:hover { text-decoration: underline; }
.try { background: var(--raised); border: 1px solid var(--line); border-radius: 0.6rem; padding: 1.1rem 1.4rem; margin: 1.5rem 0; }
.try h3 { margin-top: 0; }
.try > p:last-child { margin-bottom: 0; max-width: none; }
.try-board { display: grid; grid-template-columns: 18.5rem minmax(0, 1fr); gap: 1rem 2rem; min-height: 26rem; margin-bottom: 1rem; }
.try-answers { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 15rem), 1fr)); gap: 1rem 1.75rem; align-content: start; }
.try .answer p { margin: 0.35rem 0 0; font-size: 0.875rem; }
.try .answer .said { font-size: 1.25rem !important; min-height: 2rem; }
.try .answer .small { font-size: 0.8125rem; }
.try .drawing { margin: 0.6rem 0; }
.try .drawing svg { width: auto; height: 8.5rem; max-width: 100%; max-height: none; }
.try-paper { width: 100%; aspect-ratio: 1; border: 1px solid var(--soft); border-radius: 0.4rem; background: var(--paper); touch-action: none; cursor: crosshair; user-select: none; -webkit-user-select: none; }
.try-paper svg { display: block; width: 100%; height: 100%; pointer-events: none; }
.try-cells { display: grid; grid-template-columns: repeat(3, 1fr); gap: 0.3rem; max-width: 15rem; }
.try-cells button { aspect-ratio: 1; font: 600 2.2rem/1 ui-sans-serif, system-ui, sans-serif; background: var(--paper); color: var(--ink); border: 1px solid var(--soft); border-radius: 0.4rem; cursor: pointer; padding: 0; }
.try-cells button[aria-disabled='true'] { cursor: default; }
.try-cells button:not([aria-disabled='true']):hover { background: var(--shade); }
.try-cells button[data-last] { box-shadow: inset 0 0 0 2px var(--ink); }
.try-status { font-size: 0.9rem; font-weight: 600; margin: 0.6rem 0 0; min-height: 1.5em; }
.try-drop { display: block; border: 1px dashed var(--soft); border-radius: 0.4rem; padding: 0.8rem; font-size: 0.875rem; cursor: pointer; }
.try-drop[data-over] { background: var(--shade); border-style: solid; }
.try-drop input { display: block; margin-top: 0.5rem; max-width: 100%; font: inherit; color: inherit; }
.try audio { display: block; width: 100%; height: 2rem; margin: 0.5rem 0 0; }
.try audio[hidden] { display: none; }
.try .steps button, .try .steps select { font: inherit; padding: 0.2rem 0.8rem; background: var(--raised); color: var(--ink); border: 1px solid var(--line); border-radius: 1rem; cursor: pointer; max-width: 100%; }
.try .steps output { color: var(--soft); }
.try [aria-busy='true'] { opacity: 0.4; }
.pad { grid-area: pad; display: grid; grid-template: 'paper answers answers' 1fr 'paper clear example' auto / 7.2rem auto 1fr; gap: 0.3rem 0.4rem; width: 17.5rem; margin-top: -0.75rem; }
.pad [data-part='place'] { display: contents; }
.pad .try-paper { grid-area: paper; width: 6.75rem; }
.pad .try-paper text { font-size: 36px; }
.pad .steps { grid-area: clear; margin: 0; }
.pad [data-part='example'] { grid-area: example; justify-self: start; }
.pad button { font: inherit; font-size: 0.75rem; white-space: nowrap; padding: 0.1rem 0.5rem; background: var(--raised); color: var(--ink); border: 1px solid var(--line); border-radius: 1rem; cursor: pointer; }
.pad button:hover { border-color: var(--ink); }
.pad button[hidden] { display: none; }
.pad-answers { grid-area: answers; }
.pad-answers p { margin: 0; font-size: 0.875rem; line-height: 1.35; }
.pad .said { font-size: 1.1rem; font-weight: 600; }
.pad .said .small { font-size: 0.8125rem; font-weight: 400; }
@media (forced-colors: active) { .try-links a { background: Canvas; color: LinkText; outline: 1px solid; } }
@media (scripting: none) { .pad { display: none; } }
@media screen and (max-width: 70rem) { .opening-head { grid-template: 'title pad' auto 'lede pad' auto 'key pad' auto 'links pad' 1fr / minmax(0, 1fr) auto; } .try-links { margin-top: 0.5rem; } }
@media screen and (max-width: 48rem) { .opening-head { grid-template: 'title' 'lede' 'pad' 'key' 'links' / minmax(0, 1fr); } .pad { width: auto; margin: 0.4rem 0 0.8rem; } }
@media screen and (max-width: 48rem) { .try-board { grid-template-columns: minmax(0, 1fr); } .try { padding: 1rem; } .try-paper { max-width: 18.5rem; } }
@media print { .try, .try-links, .pad { display: none; } }
`;
