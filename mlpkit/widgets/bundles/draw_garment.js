// Made by "make bundles"; licences in LICENSES.txt. Sources 0a82c876b956fb238a3658c7803e764e501d820e30a563e0341484909f212669
function g(t,e={},...n){let r=document.createElement(t);for(let[i,o]of Object.entries(e))typeof o=="function"?r.addEventListener(i.slice(2),o):o!==void 0&&o!==!1&&r.setAttribute(i,o===!0?"":String(o));return r.append(...n),r}var X=(t,e,n)=>Math.min(Math.max(t,e),n);function dt(t){let e=matchMedia("(prefers-color-scheme: dark)"),n=new MutationObserver(t);return n.observe(document.body,{attributeFilter:["data-jp-theme-light","class"]}),e.addEventListener("change",t),()=>{n.disconnect(),e.removeEventListener("change",t)}}function et(t,e){let n=document.createElement("span");n.style.color=`var(${e})`,t.append(n);let r=getComputedStyle(n).color;return n.remove(),r}function Q(){return matchMedia("(prefers-reduced-motion: reduce)").matches}function F(t,e=3){if(typeof t!="number")return String(t);let n=Math.abs(t)<1e-4&&t!==0?t.toPrecision(2):String(Number(t.toPrecision(e)));return J(n)}function G(t,e){return(Number(t.toFixed(e))+0).toFixed(e).replace("-","−")}var zt={"+":"","-":"⁻",...Object.fromEntries([..."⁰¹²³⁴⁵⁶⁷⁸⁹"].entries())};function J(t){return t.replace(/(?<![^\s(])(?<!\w\()-(?=\.?\d|[iI]nf)/g,"−").replace(/(?<![\w.=-])(\d+(?:\.\d+)?)e([+-])0*(\d+)\b/g,(e,n,r,i)=>`${n==="1"?"":`${n}·`}10${[...r+i].map(o=>zt[o]).join("")}`)}var Dt=7,W="in the notebook";function ht(t,e){let n={slider:Pt,choice:Vt,switches:Kt,buttons:Ut},r=t.filter(o=>!("on_picture"in o&&o.on_picture)).map(o=>n[o.kind](o.name,o,e));return{node:g("div",{class:"controls"},...r.map(o=>o.node)),update:()=>r.forEach(o=>o.update())}}function nt(t,{state:e,controls:n}){if(t.fixed)return W;let r=([c,u])=>[e[c]].flat().some(l=>u.includes(l)),i=Object.entries(t.only).find(c=>!r(c));if(!i)return"";let[o,s]=i,{label:a}=n[o];return typeof s[0]=="number"?`with ${a} from ${F(Math.min(...s.map(Number)))} up`:s.length>4?`with other ${a}`:`with ${a}: ${s.join(", ")}`}function rt(t,e,n){t.classList.toggle("off",!!n),e.dataset.why!==n&&(e.textContent=e.dataset.why=n);for(let[r,i]of[["role","group"],["aria-disabled","true"]])n?t.setAttribute(r,i):t.removeAttribute(r)}function Rt({stops:t,low:e,high:n,step:r,log:i}){if(t){let a=c=>t.reduce((u,l,d)=>Math.abs(l-c)<Math.abs(t[u]-c)?d:u,0);return{count:t.length,at:c=>t[c],place:a}}let[o,s]=i?[Math.log10(e),Math.log10(n)]:[e,n];return{count:Math.round((s-o)/r)+1,at:a=>{let c=Math.min(o+a*r,s);return Number(i?(10**c).toPrecision(6):c.toFixed(9))},place:a=>Math.round(((i?Math.log10(a):a)-o)/r)}}function Pt(t,e,n){let r=Rt(e),i=x=>n.ask({[t]:x}),o=0,s=g("input",{type:"range",min:0,max:r.count-1,step:1,"aria-label":e.label,oninput:()=>i(r.at(Number(s.value))),onpointerdown:()=>o=n.state[t],onpointercancel:()=>n.state[t]!==o&&i(o)}),a=g("input",{class:"number",inputmode:"decimal","aria-label":`${e.label}, as a number`,oninput:()=>h=!0,onchange:w,onkeydown:({key:x})=>x==="Enter"&&w(),onblur:()=>M()}),c=g("span",{class:"note"}),u=g("span",{class:"note",role:"status"}),[l,d]=[r.at(0),r.at(r.count-1)],[h,m]=[!1,""],p=()=>`${n.asked} ${n.state[t]}`;function w(){if(!h)return;h=!1;let x=Number(a.value.replace("−","-").replace(",","."));if(Number.isFinite(x)&&a.value.trim()!==""){let E=r.at(r.place(X(x,l,d)));i(E),u.textContent=v(x,E)}else u.textContent=`Expected: a number from ${F(l)} to ${F(d)}.`;a.value=F(n.state[t]),m=p()}function v(x,E){return F(x)===F(E)?"":x>d?`Up to ${F(d)}.`:x<l?`From ${F(l)} up.`:`${J(String(x))} is between stops: ${F(E)}.`}let _=g("div",{class:"row slider"},g("span",{class:"name"},e.label),s,a,c,u);function M(){let x=n.state[t],E=r.place(x);s.value=String(E),_.style.setProperty("--share",String(E/(r.count-1||1))),s.setAttribute("aria-valuetext",F(x)),a.matches(":focus")||(a.value=F(x)),p()!==m&&(u.textContent="");let O=nt(e,n);s.disabled=a.disabled=!!O,rt(_,c,O)}return{node:_,update:M}}function Vt(t,e,n){let r=p=>n.ask({[t]:p}),i=Math.random().toString(36),o=e.options.map(p=>g("input",{type:"radio",name:i,onchange:()=>r(p)})),s=g("select",{"aria-label":e.label,onchange:()=>r(e.options[s.selectedIndex])},...e.options.map(p=>g("option",{},F(p)))),a=e.options.length<=Dt,c=o.map((p,w)=>g("label",{class:"option"},p,F(e.options[w]))),u=a?g("div",{class:"options",role:"radiogroup","aria-label":e.label},...c):s,l=g("span",{class:"note"}),d=g("div",{class:a?"row wide":"row"},g("span",{class:"name"},e.label),u,l),h=e.options.map(p=>e.stops&&!e.stops.includes(p));function m(){let p=e.options.indexOf(n.state[t]),w=nt(e,n);o.forEach((v,_)=>{v.checked=_===p,v.disabled=!!(w||h[_])});for(let[v,_]of[...s.options].entries())_.disabled=!!h[v];s.selectedIndex=p,s.disabled=!!w,rt(d,l,w),!w&&h.some(Boolean)&&(l.textContent=`the others ${W}`)}return{node:d,update:m}}function Kt(t,e,n){let r=u=>{let l=new Set(n.state[t]);l.delete(u)||l.add(u),n.ask({[t]:e.options.filter(d=>l.has(d))})},i=e.options.map(u=>g("button",{type:"button",onclick:()=>r(u)},F(u))),o=g("div",{class:"options",role:"group","aria-label":e.label},...i),s=g("span",{class:"note"}),a=g("div",{class:"row wide"},g("span",{class:"name"},e.label),o,s);function c(){let u=nt(e,n);i.forEach((l,d)=>{l.setAttribute("aria-pressed",String(n.state[t].includes(e.options[d]))),l.disabled=!!u}),rt(a,s,u)}return{node:a,update:c}}function Ut(t,e,n){let r=Object.entries(e.options).map(([s,a])=>{let u=g("button",{type:"button",onclick:()=>u.ariaDisabled!=="true"&&n.press(s),onblur:()=>o()},a);return{name:s,label:a,button:u}}),i=g("div",{class:"row wide"},g("div",{class:"options"},...r.map(({button:s})=>s)));function o(){for(let{name:s,label:a,button:c}of r){let u=n.numbers.buttons?.[s]??{},l=u.label??a;c.textContent!==l&&(c.textContent=l);let d=!!(e.fixed||u.disabled),h=u.why??(e.fixed?W:"");c.title=d?h:"",c.ariaDisabled=String(d),c.disabled=d&&!c.matches(":focus")}}return{node:i,update:o}}var mt=`/* For what is around the explorers, in the page itself. Light and dark follow JupyterLab's theme,
   VS Code's, or the system's. */
.mlpkit-around {
  color-scheme: light dark;
}
body[data-jp-theme-light="true"] .mlpkit-around,
body.vscode-light .mlpkit-around {
  color-scheme: light;
}
body[data-jp-theme-light="false"] .mlpkit-around,
body.vscode-dark .mlpkit-around {
  color-scheme: dark;
}

/* Without a kernel: JupyterLab marks what it opens with the first class; after a restart frame.js
   sets the second. */
:is(.jupyter-widgets-disconnected .mlpkit-around, .mlpkit-around.sleeping) {
  --mlpkit-asleep: block;
  --mlpkit-strength: 0.45;
  --mlpkit-pointer: none;
  --mlpkit-interactivity: inert;
}
.mlpkit-explorer.jupyter-widgets-disconnected::before,
.mlpkit-explorer .jupyter-widgets-disconnected::before {
  display: none;
}
`;var gt=`/* Inside a shadow root: no rule of the page reaches in, and none of these reaches out. What is
   inherited is reset too; around.css says whether it is light or dark, and whether it sleeps. */
.mlpkit {
  all: initial;
  color-scheme: inherit;
  --value: light-dark(#0072b2, #5cb8f0);
  --slope: light-dark(#c24e00, #ff9a55);
  --right: light-dark(#00795a, #2fc79b);
  --wrong: light-dark(#a8447f, #e79cc6);
  --fourth: light-dark(#9a6500, #f0b43c);
  --fifth: light-dark(#2a7ca8, #8fd0f5);
  --sixth: light-dark(#7a3500, #d9a585);
  --quiet: light-dark(#6b6b6b, #a0a0a0);
  --faint: light-dark(#dddddd, #444444);
  --ink: light-dark(#222222, #e6e6e6);
  --page: light-dark(#ffffff, #111111);
  --lit: light-dark(#fff1cf, #4a3a10);
  display: flow-root;
  position: relative;
  color: var(--ink);
  font-family: var(--jp-ui-font-family, system-ui, sans-serif);
  font-size: 13px;
  line-height: 1.4;
  max-width: 920px;
  padding: 2px;
}

.mlpkit svg {
  display: block;
  width: 100%;
  overflow: visible;
}
.mlpkit text {
  fill: var(--ink);
  font-size: 12px;
  font-family: inherit;
}
.mlpkit .halo {
  stroke: var(--page);
  stroke-width: 4px;
  paint-order: stroke;
  stroke-linejoin: round;
}
.mlpkit .title {
  font-weight: 600;
  font-size: 13px;
}
.mlpkit .on-lines {
  stroke: var(--page);
  stroke-width: 3px;
  stroke-linejoin: round;
  paint-order: stroke;
}
.mlpkit .axis path,
.mlpkit .axis line {
  stroke: var(--quiet);
}
.mlpkit .axis text,
.mlpkit .label {
  fill: var(--quiet);
  font-size: 11.5px;
}
.mlpkit .on-lines {
  paint-order: stroke;
  stroke: var(--page);
  stroke-width: 4px;
  stroke-linejoin: round;
}
.mlpkit .grid line {
  stroke: var(--faint);
}
.mlpkit canvas {
  display: block;
}

/* Formulas and their lines of code, side by side if there is room. */
.mlpkit .formulas {
  display: grid;
  grid-template-columns: repeat(auto-fit, minmax(min(100%, 340px), auto));
  gap: 8px 24px;
  align-items: center;
  margin: 6px 0 10px;
}
.mlpkit .formula {
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  gap: 2px 4px;
  font-size: 15px;
}
.mlpkit .formulas code {
  font-family: var(--jp-code-font-family, monospace);
  font-size: 12px;
  white-space: pre-wrap;
}
.mlpkit .formula mfrac > * {
  padding: 1px 2px;
}
.mlpkit .formulas .lit {
  background: var(--lit);
}

.mlpkit .controls {
  display: grid;
  gap: 4px 32px;
  margin: 10px 0 6px;
  container-type: inline-size;
  grid-template-columns: repeat(auto-fit, minmax(min(100%, 300px), 1fr));
  opacity: var(--mlpkit-strength, 1);
}
.mlpkit :is(.controls, .picture) {
  pointer-events: var(--mlpkit-pointer, auto);
  interactivity: var(--mlpkit-interactivity, auto);
}
.mlpkit .row {
  display: grid;
  align-items: center;
  gap: 0 10px;
  min-height: 28px;
  grid-template: 1fr auto / clamp(6.5em, 26cqw, 10em) 1fr auto;
}
.mlpkit .note {
  grid-column: 2 / -1;
  text-align: right;
  color: var(--quiet);
}
.mlpkit .row.wide {
  grid-column: 1 / -1;
  grid-template-columns: clamp(6.5em, 26cqw, 10em) 1fr;
}
.mlpkit .row.wide > .options:first-child {
  grid-column: 1 / -1;
}
.mlpkit .row.wide > .note {
  text-align: left;
}
.mlpkit .row.off {
  color: var(--quiet);
}
.mlpkit input[type="range"] {
  width: 100%;
  height: 24px;
  margin: 0;
  accent-color: var(--value);
}
.mlpkit input.number {
  width: var(--wide, 5.2em);
  height: 24px;
  box-sizing: border-box;
  text-align: center;
  font: inherit;
  font-variant-numeric: tabular-nums;
  color: inherit;
  background: none;
  border: 1px solid transparent;
  border-radius: 3px;
  padding: 1px 3px;
}
.mlpkit input.number:hover:enabled,
.mlpkit input.number:focus {
  border-color: var(--quiet);
}
/* A slider is as wide as the picture; its number is above the thumb, off the name. */
.mlpkit .row.slider {
  --wide: 5.2em; /* of the number */
  grid-column: 1 / -1;
  grid-template: auto auto / auto 1fr;
}
.mlpkit .row.slider > input[type="range"] {
  grid-area: 2 / 1 / 3 / -1;
}
.mlpkit .row.slider > .number {
  grid-area: 1 / 2;
  margin-left: clamp(
    0px,
    8px +
    var(--share) *
    (100cqw - 16px) -
    100cqw +
    100% -
    var(--wide) /
    2,
    100% -
    var(--wide)
  );
}
.mlpkit .row.slider > .note {
  grid-column: 1 / -1;
}
.mlpkit .options {
  display: flex;
  flex-wrap: wrap;
  gap: 4px;
}
.mlpkit .option,
.mlpkit button {
  font: inherit;
  color: inherit;
  background: none;
  cursor: pointer;
  border: 1px solid var(--quiet);
  border-radius: 4px;
  padding: 2px 9px;
  min-height: 26px;
  box-sizing: border-box;
  position: relative;
}
.mlpkit .option input {
  position: absolute;
  opacity: 0;
  inset: 0;
  margin: 0;
  cursor: inherit;
}
.mlpkit .option:has(:checked),
.mlpkit button[aria-pressed="true"] {
  background: var(--value);
  border-color: var(--value);
  color: var(--page);
}
/* What is off is grey, with a dashed edge, and can still be read. */
.mlpkit .option:has(:disabled),
.mlpkit button:disabled,
.mlpkit button[aria-disabled="true"] {
  color: var(--quiet);
  border-style: dashed;
  border-color: var(--quiet);
  cursor: default;
}
.mlpkit .option:has(:checked:disabled),
.mlpkit button[aria-pressed="true"]:disabled {
  color: var(--ink);
  background: var(--faint);
}
.mlpkit select {
  font: inherit;
  color: inherit;
  background: var(--page);
  border: 1px solid var(--quiet);
  border-radius: 4px;
  padding: 2px 4px;
  min-height: 26px;
  opacity: 1;
}
.mlpkit :focus-visible,
.mlpkit .option:has(:focus-visible) {
  outline: 2px solid var(--value);
  outline-offset: 2px;
}
.mlpkit .option input:focus-visible {
  outline: none;
}
.mlpkit :is(.handle, .hold) {
  cursor: grab;
  touch-action: none;
}
/* Chromium cancels a finger's drag on what is inline, whatever its touch-action. */
.mlpkit :is(.handle, .hold):not([display="none"]) {
  display: block;
}
.mlpkit :is(.handle, .hold):active {
  cursor: grabbing;
}
.mlpkit .handle:focus {
  outline: none;
}
.mlpkit .handle:focus-visible {
  outline: 2px solid var(--value);
  outline-offset: 3px;
}

.mlpkit .question {
  margin: 0 0 2px;
  font-size: 17px;
  font-weight: 600;
  line-height: 1.3;
}
.mlpkit .task {
  margin: 0 0 10px;
  max-width: 70ch;
}

.mlpkit .lacks {
  margin: -4px 0 10px;
  max-width: 70ch;
  color: var(--quiet);
}

.mlpkit .said {
  margin: 6px 0 2px;
  min-height: 2.8em;
  font-style: italic;
}
.mlpkit .said.failed {
  font-weight: 600;
  font-style: normal;
  color: var(--slope);
}
.mlpkit .heard {
  position: absolute;
  left: 0;
  bottom: 0;
  width: 1px;
  height: 1px;
  margin: 0;
  overflow: hidden;
  clip-path: inset(50%);
  white-space: nowrap;
}
.mlpkit .asleep {
  display: var(--mlpkit-asleep, none);
  font-weight: 600;
  margin: 0 0 6px;
}
`;var Wt={float32:Float32Array,int32:Int32Array,uint8:Uint8Array};function H(t){return Array.isArray(t)?t.map(H):t===null||typeof t!="object"||ArrayBuffer.isView(t)?t:t.data!==void 0?it(t.kind,t.shape,t.data):Object.fromEntries(Object.entries(t).map(([e,n])=>[e,H(n)]))}function it(t,e,n){let{buffer:r,byteOffset:i=0,byteLength:o}=ArrayBuffer.isView(n)?n:new Uint8Array(n),s=new Wt[t](r.slice(i,i+o));return Object.assign(s,{shape:e})}function wt(t){let e=new Map,n=0,r=()=>{},i=t.get("described"),o=H(t.get("lasting")),s={controls:Object.fromEntries(i.map(l=>[l.name,l])),state:{},numbers:{},drawn:{},said:"",failed:!1,number:-1,asked:0,unasked:!1,alone:!!t.get("alone"),wakes:!!t.get("wakes"),served:{},ask:c,press:u,onQuestion:r,onAnswer:r,close:()=>t.off("change:answer",a)};function a(){let l=t.get("answer");if(!(l.number<s.number)){for(let[d,h]of e)h.number<=l.number&&e.delete(d);s.unasked=l.number===s.number,s.number=l.number,s.state={...l.state,...yt(e)},s.numbers={...o,...H(l.numbers)},s.drawn=l.state,s.said=l.said,s.failed=l.failed,s.onAnswer()}}function c(l){n=Math.max(n+1,Date.now()),s.asked=n;for(let[d,h]of Object.entries(l))e.set(d,{value:h,number:n});s.state={...s.state,...l},s.onQuestion(),t.set("asked",{number:n,changes:yt(e)}),t.save_changes()}function u(l){s.served[l]?s.served[l]():t.send({press:l})}return t.on("change:answer",a),a(),s}function yt(t){return Object.fromEntries([...t].map(([e,n])=>[e,n.value]))}var Ht={float32:4,int32:4,uint8:1},Yt=120,Xt=250;async function ot(t,e){let{title:n,stops:r,followed:i,played:o,first:s}=t,a=async f=>JSON.parse(new TextDecoder().decode(await xt(f))),c=await a(t.moments),u=Qt(await a(t.arrays),await xt(t.data)),l=c.map(f=>Z(f.numbers,u)),d=Z(t.lasting,u),h=t.described.map(e?B:k),m=new Set(h.filter(f=>f.local).map(({name:f})=>f)),p=f=>JSON.stringify(Object.keys(r).map(b=>f[b])),w=new Map(c.map((f,b)=>[p(f.state),b])),v=new Set,_={},M,x,E=0,O=N(s,0),y=()=>w.get(p(O.state));function k(f){let b=f.local||o&&f.kind==="buttons";return f.name in r?{...f,stops:r[f.name]}:{...f,fixed:!b}}function B(f){let b="in_passing"in f&&f.in_passing;return f.kind==="slider"&&f.name in r?{...f,stops:r[f.name]}:{...f,fixed:b}}function N(f,b){let{state:S,said:q}=c[f],L=o?{buttons:{pause:{disabled:M===void 0,why:"nothing plays"}}}:{};return{number:b,state:{...S,..._},said:q,failed:!1,numbers:{...l[f],...L}}}function $([f,b]){let S=L=>Math.abs(L-b),q=typeof b=="number"?r[f]:void 0;return[f,q?q.reduce((L,V)=>S(V)<S(L)?V:L):b]}function T(f){let b=Object.keys(i).filter(S=>S in f&&f[S]!==O.state[S]);return Object.assign({},...b.map(S=>i[S][r[S].indexOf(f[S])]))}function C([f,b]){return!(JSON.stringify(b)===JSON.stringify(O.state[f]))&&!(f in r)&&!m.has(f)}function z({number:f,changes:b}){let S=Object.fromEntries(Object.entries(b).map($)),q=y(),L=w.get(p({...O.state,...T(S),...S}));if(clearTimeout(E),x=void 0,e&&(L===void 0||Object.entries(S).some(C))){x={changes:b},E=setTimeout(D,Xt,e,f);return}let V=L??q;for(let K of m)j(V,q,K)&&delete _[K];for(let[K,It]of Object.entries(S))m.has(K)&&(_[K]=It);O=N(V,f),v.forEach(K=>K())}async function D(f,b){await f()||(x=void 0,O=N(y(),Math.max(b,O.number)),v.forEach(S=>S()))}function j(f,b,S){let[q,L]=[f,b].map(V=>JSON.stringify(c[V].state[S]));return q!==L}function R(){clearInterval(M),M=void 0}function P(){O=N(y(),O.number),v.forEach(f=>f())}function U(f){let b=r[f],S=L=>z({number:Math.max(Date.now(),O.number+1),changes:{[f]:b[L]}}),q=()=>b.indexOf(O.state[f]);if(Q()){S(q()===b.length-1?0:b.length-1);return}M=setInterval(()=>{let L=q()+1;L===b.length-1&&R(),S(L)},Yt),q()===b.length-1?S(0):P()}let Y={title:n,described:h,lasting:d,alone:!0,wakes:!!e};return{get:f=>({...Y,answer:O,wanted:x})[f],set:(f,b)=>{R(),z(b)},save_changes:()=>{},send:({press:f})=>{R(),o&&f==="play"?U(o):e?(clearTimeout(E),x={changes:{},...x,press:f},D(e,O.number)):P()},on:(f,b)=>{f==="change:answer"&&v.add(b)},off:(f,b)=>{v.delete(b)}}}async function xt(t){let e=Uint8Array.from(atob(t),r=>r.charCodeAt(0)),n=new Blob([e]).stream().pipeThrough(new DecompressionStream("deflate"));return new Uint8Array(await new Response(n).arrayBuffer())}function Qt(t,e){let n=0;return t.map(({kind:r,shape:i})=>{let o=Ht[r],s=i.reduce((c,u)=>c*u,1),a=new Uint8Array(s*o);for(let c=0;c<o;c+=1)for(let u=0;u<s;u+=1)a[u*o+c]=e[n+c*s+u];return n+=a.length,it(r,i,a)})}function Z(t,e){return Array.isArray(t)?t.map(n=>Z(n,e)):t===null||typeof t!="object"?t:t.array!==void 0?e[t.array]:Object.fromEntries(Object.entries(t).map(([n,r])=>[n,Z(r,e)]))}var Gt="This explorer is asleep: run the cell to use it.",Zt=16,te=25,ee=600,ne=1e3;function bt(t){let e=({model:r,el:i})=>re(t,r,i);return{render:e,play:async(r,i)=>e({model:await ot(r),el:i}),modelOf:ot}}function re(t,e,n){let r=wt(e),i=ht(e.get("described"),r),o=["question","task","lacks"].filter($=>e.get("lasting")[$]).map($=>g("p",{class:$},e.get("lasting")[$])),s=g("div",{class:"picture",style:"visibility: hidden"}),a=g("p",{class:"said"}),c=g("p",{class:"heard",role:"status"}),u=g("section",{class:"mlpkit","aria-label":e.get("title")},g("style",{},gt),g("p",{class:"asleep",role:"note"},Gt),...o,s,i.node,a,c),l=g("div",{class:"mlpkit-around"},g("style",{},mt));l.attachShadow({mode:"open"}).append(u);let d=oe(l,u),h=()=>l.classList.add("sleeping");e.on("comm_live_update",h),n.append(l);let m=t({picture:s,link:r,root:u}),[p,w,v,_,M]=[0,0,0,0,0],x=s.clientWidth;function E(){if(cancelAnimationFrame(p),p=0,M=performance.now(),x===0)return;i.update();let $=m({numbers:r.numbers,state:r.state,drawn:r.drawn,width:x}),T=r.failed?r.said:J($??r.said);a.textContent!==T&&O(T),a.classList.toggle("failed",r.failed),s.style.visibility="",u.dataset.drawn=String(r.number),_+=1,u.dataset.pictures=String(_)}function O($){let T=a.textContent==="";a.textContent=$,clearTimeout(v),c.textContent="",!T&&(v=setTimeout(()=>{c.setAttribute("role",r.failed?"alert":"status"),c.textContent=$},ee))}let y=()=>{clearTimeout(w),w=0,p||=requestAnimationFrame(E)},k=0;r.onAnswer=()=>{if(l.classList.remove("sleeping"),r.unasked&&Q()){let T=performance.now()-M;k||=setTimeout(()=>{k=0,y()},Math.max(ne-T,0));return}y(),r.number>=r.asked&&!document.hidden&&performance.now()-M>Zt&&E()},r.onQuestion=()=>{u.dataset.asked=String(r.asked),w||=setTimeout(y,te)};let B=new ResizeObserver(([{contentRect:$}])=>{let T=Math.round($.width);T!==x&&(x=T,y())});B.observe(s);let N=dt(y);return u.dataset.asked=String(r.asked),y(),()=>{cancelAnimationFrame(p),clearTimeout(w),clearTimeout(v),clearTimeout(k),B.disconnect(),N(),d(),e.off("comm_live_update",h),r.close()}}var ie="input:not([type=radio], [type=checkbox], [type=range]), textarea";function oe(t,e){let n=r=>{let i=r.composedPath()[0];if(!e.contains(i))return;let o=r.ctrlKey||r.metaKey||r.altKey,s=r.key==="Escape"||(i.matches(ie)?o&&r.key.toLowerCase()==="s":o||r.key==="Enter"&&r.shiftKey);t.toggleAttribute("data-lm-suppress-shortcuts",!s)};return window.addEventListener("keydown",n,!0),()=>window.removeEventListener("keydown",n,!0)}function st(t){return g("canvas",{class:"garment",style:`width: ${t}px; height: ${t}px`})}var se=t=>Array.from(t.match(/[\d.]+/g)??[],Number).slice(0,3),ae=t=>t.getContext("2d");function at(t,e,n){let[r,i]=e.shape,o=se(n),s=new ImageData(i,r);e.forEach((a,c)=>s.data.set([...o,a],4*c)),Object.assign(t,{width:i,height:r}),ae(t).putImageData(s,0,0)}function kt({W1:t,b1:e,W2:n,b2:r},i){let o=Float64Array.from(i,a=>a/255),s=vt(o,t,e).map(a=>Math.max(a,0));return ce(vt(s,n,r))}function vt(t,e,n){let r=n.length,i=Float64Array.from(n);return t.forEach((o,s)=>{if(o!==0)for(let a=0;a<r;a+=1)i[a]+=o*e[s*r+a]}),i}function ce(t){let e=Math.max(...t),n=t.map(i=>Math.exp(i-e)),r=n.reduce((i,o)=>i+o,0);return n.map(i=>i/r)}var ct="http://www.w3.org/1999/xhtml",_t={svg:"http://www.w3.org/2000/svg",xhtml:ct,xlink:"http://www.w3.org/1999/xlink",xml:"http://www.w3.org/XML/1998/namespace",xmlns:"http://www.w3.org/2000/xmlns/"};function At(t){var e=t+="",n=e.indexOf(":");return n>=0&&(e=t.slice(0,n))!=="xmlns"&&(t=t.slice(n+1)),_t.hasOwnProperty(e)?{space:_t[e],local:t}:t}function le(t){return function(){var e=this.ownerDocument,n=this.namespaceURI;return n===ct&&e.documentElement.namespaceURI===ct?e.createElement(t):e.createElementNS(n,t)}}function ue(t){return function(){return this.ownerDocument.createElementNS(t.space,t.local)}}function ut(t){var e=At(t);return(e.local?ue:le)(e)}function fe(){}function Mt(t){return t==null?fe:function(){return this.querySelector(t)}}function pe(t){typeof t!="function"&&(t=Mt(t));for(var e=this._groups,n=e.length,r=new Array(n),i=0;i<n;++i)for(var o=e[i],s=o.length,a=r[i]=new Array(s),c,u,l=0;l<s;++l)(c=o[l])&&(u=t.call(c,c.__data__,l,o))&&("__data__"in c&&(u.__data__=c.__data__),a[l]=u);return new I(r,this._parents)}function de(t){return t==null?[]:Array.isArray(t)?t:Array.from(t)}function he(){return[]}function me(t){return t==null?he:function(){return this.querySelectorAll(t)}}function ge(t){return function(){return de(t.apply(this,arguments))}}function ye(t){typeof t=="function"?t=ge(t):t=me(t);for(var e=this._groups,n=e.length,r=[],i=[],o=0;o<n;++o)for(var s=e[o],a=s.length,c,u=0;u<a;++u)(c=s[u])&&(r.push(t.call(c,c.__data__,u,s)),i.push(c));return new I(r,i)}function we(t){return function(){return this.matches(t)}}function St(t){return function(e){return e.matches(t)}}var xe=Array.prototype.find;function be(t){return function(){return xe.call(this.children,t)}}function ve(){return this.firstElementChild}function ke(t){return this.select(t==null?ve:be(typeof t=="function"?t:St(t)))}var _e=Array.prototype.filter;function Ae(){return Array.from(this.children)}function Me(t){return function(){return _e.call(this.children,t)}}function Se(t){return this.selectAll(t==null?Ae:Me(typeof t=="function"?t:St(t)))}function Ee(t){typeof t!="function"&&(t=we(t));for(var e=this._groups,n=e.length,r=new Array(n),i=0;i<n;++i)for(var o=e[i],s=o.length,a=r[i]=[],c,u=0;u<s;++u)(c=o[u])&&t.call(c,c.__data__,u,o)&&a.push(c);return new I(r,this._parents)}function Et(t){return new Array(t.length)}function Oe(){return new I(this._enter||this._groups.map(Et),this._parents)}function tt(t,e){this.ownerDocument=t.ownerDocument,this.namespaceURI=t.namespaceURI,this._next=null,this._parent=t,this.__data__=e}tt.prototype={constructor:tt,appendChild:function(t){return this._parent.insertBefore(t,this._next)},insertBefore:function(t,e){return this._parent.insertBefore(t,e)},querySelector:function(t){return this._parent.querySelector(t)},querySelectorAll:function(t){return this._parent.querySelectorAll(t)}};function $e(t){return function(){return t}}function Ce(t,e,n,r,i,o){for(var s=0,a,c=e.length,u=o.length;s<u;++s)(a=e[s])?(a.__data__=o[s],r[s]=a):n[s]=new tt(t,o[s]);for(;s<c;++s)(a=e[s])&&(i[s]=a)}function Ne(t,e,n,r,i,o,s){var a,c,u=new Map,l=e.length,d=o.length,h=new Array(l),m;for(a=0;a<l;++a)(c=e[a])&&(h[a]=m=s.call(c,c.__data__,a,e)+"",u.has(m)?i[a]=c:u.set(m,c));for(a=0;a<d;++a)m=s.call(t,o[a],a,o)+"",(c=u.get(m))?(r[a]=c,c.__data__=o[a],u.delete(m)):n[a]=new tt(t,o[a]);for(a=0;a<l;++a)(c=e[a])&&u.get(h[a])===c&&(i[a]=c)}function Te(t){return t.__data__}function Le(t,e){if(!arguments.length)return Array.from(this,Te);var n=e?Ne:Ce,r=this._parents,i=this._groups;typeof t!="function"&&(t=$e(t));for(var o=i.length,s=new Array(o),a=new Array(o),c=new Array(o),u=0;u<o;++u){var l=r[u],d=i[u],h=d.length,m=Be(t.call(l,l&&l.__data__,u,r)),p=m.length,w=a[u]=new Array(p),v=s[u]=new Array(p),_=c[u]=new Array(h);n(l,d,w,v,_,m,e);for(var M=0,x=0,E,O;M<p;++M)if(E=w[M]){for(M>=x&&(x=M+1);!(O=v[x])&&++x<p;);E._next=O||null}}return s=new I(s,r),s._enter=a,s._exit=c,s}function Be(t){return typeof t=="object"&&"length"in t?t:Array.from(t)}function Fe(){return new I(this._exit||this._groups.map(Et),this._parents)}function qe(t,e,n){var r=this.enter(),i=this,o=this.exit();return typeof t=="function"?(r=t(r),r&&(r=r.selection())):r=r.append(t+""),e!=null&&(i=e(i),i&&(i=i.selection())),n==null?o.remove():n(o),r&&i?r.merge(i).order():i}function Ie(t){for(var e=t.selection?t.selection():t,n=this._groups,r=e._groups,i=n.length,o=r.length,s=Math.min(i,o),a=new Array(i),c=0;c<s;++c)for(var u=n[c],l=r[c],d=u.length,h=a[c]=new Array(d),m,p=0;p<d;++p)(m=u[p]||l[p])&&(h[p]=m);for(;c<i;++c)a[c]=n[c];return new I(a,this._parents)}function ze(){for(var t=this._groups,e=-1,n=t.length;++e<n;)for(var r=t[e],i=r.length-1,o=r[i],s;--i>=0;)(s=r[i])&&(o&&s.compareDocumentPosition(o)^4&&o.parentNode.insertBefore(s,o),o=s);return this}function De(t){t||(t=Re);function e(d,h){return d&&h?t(d.__data__,h.__data__):!d-!h}for(var n=this._groups,r=n.length,i=new Array(r),o=0;o<r;++o){for(var s=n[o],a=s.length,c=i[o]=new Array(a),u,l=0;l<a;++l)(u=s[l])&&(c[l]=u);c.sort(e)}return new I(i,this._parents).order()}function Re(t,e){return t<e?-1:t>e?1:t>=e?0:NaN}function Pe(){var t=arguments[0];return arguments[0]=this,t.apply(null,arguments),this}function Ve(){return Array.from(this)}function Ke(){for(var t=this._groups,e=0,n=t.length;e<n;++e)for(var r=t[e],i=0,o=r.length;i<o;++i){var s=r[i];if(s)return s}return null}function Ue(){let t=0;for(let e of this)++t;return t}function je(){return!this.node()}function Je(t){for(var e=this._groups,n=0,r=e.length;n<r;++n)for(var i=e[n],o=0,s=i.length,a;o<s;++o)(a=i[o])&&t.call(a,a.__data__,o,i);return this}function We(t){return function(){this.removeAttribute(t)}}function He(t){return function(){this.removeAttributeNS(t.space,t.local)}}function Ye(t,e){return function(){this.setAttribute(t,e)}}function Xe(t,e){return function(){this.setAttributeNS(t.space,t.local,e)}}function Qe(t,e){return function(){var n=e.apply(this,arguments);n==null?this.removeAttribute(t):this.setAttribute(t,n)}}function Ge(t,e){return function(){var n=e.apply(this,arguments);n==null?this.removeAttributeNS(t.space,t.local):this.setAttributeNS(t.space,t.local,n)}}function Ze(t,e){var n=At(t);if(arguments.length<2){var r=this.node();return n.local?r.getAttributeNS(n.space,n.local):r.getAttribute(n)}return this.each((e==null?n.local?He:We:typeof e=="function"?n.local?Ge:Qe:n.local?Xe:Ye)(n,e))}function Ot(t){return t.ownerDocument&&t.ownerDocument.defaultView||t.document&&t||t.defaultView}function tn(t){return function(){this.style.removeProperty(t)}}function en(t,e,n){return function(){this.style.setProperty(t,e,n)}}function nn(t,e,n){return function(){var r=e.apply(this,arguments);r==null?this.style.removeProperty(t):this.style.setProperty(t,r,n)}}function rn(t,e,n){return arguments.length>1?this.each((e==null?tn:typeof e=="function"?nn:en)(t,e,n??"")):on(this.node(),t)}function on(t,e){return t.style.getPropertyValue(e)||Ot(t).getComputedStyle(t,null).getPropertyValue(e)}function sn(t){return function(){delete this[t]}}function an(t,e){return function(){this[t]=e}}function cn(t,e){return function(){var n=e.apply(this,arguments);n==null?delete this[t]:this[t]=n}}function ln(t,e){return arguments.length>1?this.each((e==null?sn:typeof e=="function"?cn:an)(t,e)):this.node()[t]}function $t(t){return t.trim().split(/^|\s+/)}function ft(t){return t.classList||new Ct(t)}function Ct(t){this._node=t,this._names=$t(t.getAttribute("class")||"")}Ct.prototype={add:function(t){var e=this._names.indexOf(t);e<0&&(this._names.push(t),this._node.setAttribute("class",this._names.join(" ")))},remove:function(t){var e=this._names.indexOf(t);e>=0&&(this._names.splice(e,1),this._node.setAttribute("class",this._names.join(" ")))},contains:function(t){return this._names.indexOf(t)>=0}};function Nt(t,e){for(var n=ft(t),r=-1,i=e.length;++r<i;)n.add(e[r])}function Tt(t,e){for(var n=ft(t),r=-1,i=e.length;++r<i;)n.remove(e[r])}function un(t){return function(){Nt(this,t)}}function fn(t){return function(){Tt(this,t)}}function pn(t,e){return function(){(e.apply(this,arguments)?Nt:Tt)(this,t)}}function dn(t,e){var n=$t(t+"");if(arguments.length<2){for(var r=ft(this.node()),i=-1,o=n.length;++i<o;)if(!r.contains(n[i]))return!1;return!0}return this.each((typeof e=="function"?pn:e?un:fn)(n,e))}function hn(){this.textContent=""}function mn(t){return function(){this.textContent=t}}function gn(t){return function(){var e=t.apply(this,arguments);this.textContent=e??""}}function yn(t){return arguments.length?this.each(t==null?hn:(typeof t=="function"?gn:mn)(t)):this.node().textContent}function wn(){this.innerHTML=""}function xn(t){return function(){this.innerHTML=t}}function bn(t){return function(){var e=t.apply(this,arguments);this.innerHTML=e??""}}function vn(t){return arguments.length?this.each(t==null?wn:(typeof t=="function"?bn:xn)(t)):this.node().innerHTML}function kn(){this.nextSibling&&this.parentNode.appendChild(this)}function _n(){return this.each(kn)}function An(){this.previousSibling&&this.parentNode.insertBefore(this,this.parentNode.firstChild)}function Mn(){return this.each(An)}function Sn(t){var e=typeof t=="function"?t:ut(t);return this.select(function(){return this.appendChild(e.apply(this,arguments))})}function En(){return null}function On(t,e){var n=typeof t=="function"?t:ut(t),r=e==null?En:typeof e=="function"?e:Mt(e);return this.select(function(){return this.insertBefore(n.apply(this,arguments),r.apply(this,arguments)||null)})}function $n(){var t=this.parentNode;t&&t.removeChild(this)}function Cn(){return this.each($n)}function Nn(){var t=this.cloneNode(!1),e=this.parentNode;return e?e.insertBefore(t,this.nextSibling):t}function Tn(){var t=this.cloneNode(!0),e=this.parentNode;return e?e.insertBefore(t,this.nextSibling):t}function Ln(t){return this.select(t?Tn:Nn)}function Bn(t){return arguments.length?this.property("__data__",t):this.node().__data__}function Fn(t){return function(e){t.call(this,e,this.__data__)}}function qn(t){return t.trim().split(/^|\s+/).map(function(e){var n="",r=e.indexOf(".");return r>=0&&(n=e.slice(r+1),e=e.slice(0,r)),{type:e,name:n}})}function In(t){return function(){var e=this.__on;if(e){for(var n=0,r=-1,i=e.length,o;n<i;++n)o=e[n],(!t.type||o.type===t.type)&&o.name===t.name?this.removeEventListener(o.type,o.listener,o.options):e[++r]=o;++r?e.length=r:delete this.__on}}}function zn(t,e,n){return function(){var r=this.__on,i,o=Fn(e);if(r){for(var s=0,a=r.length;s<a;++s)if((i=r[s]).type===t.type&&i.name===t.name){this.removeEventListener(i.type,i.listener,i.options),this.addEventListener(i.type,i.listener=o,i.options=n),i.value=e;return}}this.addEventListener(t.type,o,n),i={type:t.type,name:t.name,value:e,listener:o,options:n},r?r.push(i):this.__on=[i]}}function Dn(t,e,n){var r=qn(t+""),i,o=r.length,s;if(arguments.length<2){var a=this.node().__on;if(a){for(var c=0,u=a.length,l;c<u;++c)for(i=0,l=a[c];i<o;++i)if((s=r[i]).type===l.type&&s.name===l.name)return l.value}return}for(a=e?zn:In,i=0;i<o;++i)this.each(a(r[i],e,n));return this}function Lt(t,e,n){var r=Ot(t),i=r.CustomEvent;typeof i=="function"?i=new i(e,n):(i=r.document.createEvent("Event"),n?(i.initEvent(e,n.bubbles,n.cancelable),i.detail=n.detail):i.initEvent(e,!1,!1)),t.dispatchEvent(i)}function Rn(t,e){return function(){return Lt(this,t,e)}}function Pn(t,e){return function(){return Lt(this,t,e.apply(this,arguments))}}function Vn(t,e){return this.each((typeof e=="function"?Pn:Rn)(t,e))}function*Kn(){for(var t=this._groups,e=0,n=t.length;e<n;++e)for(var r=t[e],i=0,o=r.length,s;i<o;++i)(s=r[i])&&(yield s)}var Bt=[null];function I(t,e){this._groups=t,this._parents=e}function Un(){return new I([[document.documentElement]],Bt)}function jn(){return this}I.prototype=Un.prototype={constructor:I,select:pe,selectAll:ye,selectChild:ke,selectChildren:Se,filter:Ee,data:Le,enter:Oe,exit:Fe,join:qe,merge:Ie,selection:jn,order:ze,sort:De,call:Pe,nodes:Ve,node:Ke,size:Ue,empty:je,each:Je,attr:Ze,style:rn,property:ln,classed:dn,text:yn,html:vn,raise:_n,lower:Mn,append:Sn,insert:On,remove:Cn,clone:Ln,datum:Bn,on:Dn,dispatch:Vn,[Symbol.iterator]:Kn};function Jn(t){return typeof t=="string"?new I([[document.querySelector(t)]],[document.documentElement]):new I([[t]],Bt)}function Ft(t){return Jn(ut(t).call(document.documentElement))}var Wn=0;function Hn(){return new lt}function lt(){this._="@"+(++Wn).toString(36)}lt.prototype=Hn.prototype={constructor:lt,get:function(t){for(var e=this._;!(e in t);)if(!(t=t.parentNode))return;return t[e]},set:function(t,e){return t[this._]=e},remove:function(t){return this._ in t&&delete t[this._]},toString:function(){return this._}};function pt(t,e){let n=Ft("svg").attr("role","group").attr("aria-label",e);t.append(n.node());let r=Object.assign(n,{size:(i,o)=>r.attr("viewBox",`0 0 ${i} ${o}`).attr("height",o)});return r}var A=28,Yn={ArrowLeft:[-1,0],ArrowRight:[1,0],ArrowUp:[0,-1],ArrowDown:[0,1]},Xn=`
.mlpkit .draw { display: grid; gap: 14px 30px; }
.mlpkit .draw.wide { grid-template-columns: auto minmax(0, 1fr); }
.mlpkit .draw h2 { font-size: 13px; font-weight: 600; margin: 0 0 6px; }
.mlpkit .draw .paper { position: relative; border: 1px solid var(--quiet); touch-action: none; box-sizing: content-box; }
.mlpkit .draw .paper .garment { position: absolute; inset: 0; }
.mlpkit .draw .paper svg { position: absolute; inset: 0; pointer-events: none; }
.mlpkit .draw .near { margin-top: 10px; }
.mlpkit .draw ul { display: grid; grid-template-columns: repeat(5, minmax(0, 1fr)); gap: 4px; margin: 0; padding: 0; list-style: none; }
.mlpkit .draw li { text-align: center; font-size: 12px; line-height: 1.3; margin: 0; }
.mlpkit .draw li .garment { margin: 0 auto 2px; }
.mlpkit .draw p:is(.so-far, .hint) { margin: 4px 0 0; font-size: 12px; }
.mlpkit .draw p.so-far { width: 0; min-width: 100%; } /* as wide as the drawing */
.mlpkit .draw p.hint { color: var(--quiet); }
.mlpkit .garment { image-rendering: pixelated; }
`,Qn=({picture:t,link:e,root:n})=>{let r=e.numbers.class_names,i=Zn(e,n),o=tr(r),s=er(e.wakes?"when it is live":W),a=g("div",{class:"draw"},i.node,g("div",{},o.node,s.node));t.append(g("style",{},Xn),a);let c=h=>({numbers:h}),u=e.alone&&e.numbers.W1?Gn(e):c,l={},d=({changed:h,began:m,probabilities:p},w)=>{let v=r[p.indexOf(Math.max(...p))],_=l[w];v!==m&&h<(_?.changed??1/0)&&(l[w]={changed:h,name:v});let{changed:M,name:x}=l[w]??{},E=M===void 0?"none yet":`${M} (${x})`;return[`At the start: ${m}.`,`Fewest pixels to a different one: ${E}.`]};return({numbers:h,state:m,drawn:p,width:w})=>{let{numbers:v,said:_}=u(h,m),M=w>=560;a.classList.toggle("wide",M);let x=A*Math.floor(Math.min(M?.48*w:w-4,340)/A);return i.update(m,v.changed,x,d(v,p.taken)),o.update(v,M?w-x-34:w),s.update(v,w,et(n,"--ink")),_}},Tr=bt(Qn);function Gn(t){let e=[],n=t.state,r=(i,o)=>()=>{let{drawing:s,stroke:a}=t.state,c=Array.from({length:A},(u,l)=>s.slice(l*A,(l+1)*A));t.ask({drawing:c.flatMap(i),stroke:a+1,...o})};return t.served.undo=()=>{e.length&&t.ask({drawing:e.pop()})},t.served.clear=r(i=>i.map(()=>0),{tool:"paint"}),t.served.mirror=r(i=>[...i].reverse()),t.served.move=r(i=>[0,...i.slice(0,-1)]),(i,o)=>{if((o.stroke!==n.stroke||o.taken!==n.taken)&&e.push(n.drawing),n=o,i.garment?.every((m,p)=>m===o.drawing[p]))return{numbers:i};let s=[...kt(i,o.drawing)],[a,c]=s.map((m,p)=>({share:m,said:`${i.class_names[p]}, ${G(100*m,1)}%`})).sort((m,p)=>p.share-m.share),{garment:u}=i,l=o.drawing.filter((m,p)=>m!==u?.[p]).length,h=`${`Changed: ${l} of ${A*A} pixels of garment ${o.taken}.`} Taken for: ${a.said}; then ${c.said}.`;return{numbers:{...i,probabilities:s,changed:l,named:[]},said:h}}}function Zn(t,e){let n=!!t.controls.drawing.fixed,r=st(A),i=g("div",{class:"paper","aria-label":`drawing of 28 by 28 pixels${n?"":": arrows move the brush, Space paints, with Shift the arrows paint as they go"}`,...n?{role:"img"}:{role:"application",tabindex:0}},r),o=pt(i,"the brush").attr("aria-hidden",!0),s=o.append("path").attr("stroke","var(--faint)").attr("stroke-width",.5).attr("fill","none"),a=["var(--page)","var(--value)"].map((y,k)=>o.append("circle").attr("fill","none").attr("stroke",y).attr("stroke-width",k?1.5:3.5)),c=g("span",{class:"heard",role:"status"}),u=g("p",{class:"hint"},n?"Drawing needs the notebook.":"Draw with mouse or pen; or Tab here, arrows, Space."),[l,d,h,m]=[1,13.5,13.5,!1];function p(y,k,B){let{width:N,shade:$,tool:T}=t.state,C=[...t.state.drawing],z=Math.max(1,Math.ceil(2*Math.hypot(d-y,h-k)));for(let D=0;D<=z;D+=1){let[j,R]=[y+(d-y)*D/z,k+(h-k)*D/z];for(let P=Math.max(0,Math.floor(R-4));P<=Math.min(A-1,R+4);P+=1)for(let U=Math.max(0,Math.floor(j-4));U<=Math.min(A-1,j+4);U+=1){let Y=Math.min(Math.max(N/2+.5-Math.hypot(P-R,U-j),0),1),f=P*A+U;C[f]=T==="erase"?Math.min(C[f],Math.round(255*(1-Y))):Math.max(C[f],Math.round(255*$*Y))}}t.ask(B?{drawing:C,stroke:t.state.stroke+1}:{drawing:C})}function w(y,k){[d,h]=[y,k];let{width:B}=t.state;for(let N of a)N.attr("display",!n&&(m||i.matches(":focus-visible"))?null:"none").attr("cx",(d+.5)*l/A).attr("cy",(h+.5)*l/A).attr("r",B/2*l/A)}let v=y=>{let k=r.getBoundingClientRect();return[(y.clientX-k.left)/k.width*A-.5,(y.clientY-k.top)/k.height*A-.5]},_=(y,k)=>{n||i.addEventListener(y,k)};n||(i.style.cursor="none"),_("pointerdown",y=>{y.button===0&&(y.preventDefault(),i.focus({preventScroll:!0,focusVisible:!1}),i.setPointerCapture(y.pointerId),w(...v(y)),p(d,h,!0))}),_("pointermove",y=>{m=!0;for(let k of y.getCoalescedEvents?.()??[y]){let[B,N]=[d,h];w(...v(k)),y.buttons&1&&i.hasPointerCapture(y.pointerId)&&p(B,N,!1)}}),_("pointerleave",()=>{m=!1,w(d,h)}),_("focus",()=>w(Math.round(d),Math.round(h))),_("blur",()=>w(d,h)),_("keydown",y=>{if(y.altKey)return;if((y.ctrlKey||y.metaKey)&&y.key==="z"){y.preventDefault(),t.press("undo");return}let k=Yn[y.key];if(y.ctrlKey||y.metaKey||!k&&y.key!==" ")return;y.preventDefault();let[B,N]=[d,h].map(Math.round),$=C=>X(C,0,A-1);k&&w($(B+k[0]),$(N+k[1])),k?y.shiftKey&&p(B,N,!0):p(d,h,!0);let T=t.state.drawing[Math.round(h)*A+Math.round(d)]/255;c.textContent=`row ${Math.round(h)+1}, column ${Math.round(d)+1}: ${Math.round(100*T)}%`});function M(y,k,B,N){l=B,x.textContent=`the drawing: ${k} of ${A*A} pixels changed`,E.forEach((C,z)=>{C.textContent=N[z]});for(let C of[i,r])[C.style.width,C.style.height]=[`${l}px`,`${l}px`];o.size(l,l);let $=Array.from({length:6},(C,z)=>(z+1)*4*l/A);s.attr("d",$.map(C=>`M${C},0V${l}M0,${C}H${l}`).join(""));let T=Uint8Array.from(y.drawing);at(r,qt(T),et(e,"--ink")),w(d,h)}let x=g("h2"),E=[0,1].map(()=>g("p",{class:"so-far"}));return{node:g("div",{},x,i,...E,u,c),update:M}}var qt=t=>Object.assign(t,{shape:[A,A]});function tr(t){let e=g("div",{},g("h2",{},"taken for")),n=pt(e,"the network's probabilities"),r=n.selectAll("g").data(t).join("g");r.append("text").attr("text-anchor","end").attr("x",82).attr("dy","0.32em").text(c=>c);let i=r.append("rect").attr("x",90).attr("fill","var(--faint)").attr("rx",1),o=r.append("rect").attr("x",90).attr("fill","var(--value)").attr("rx",1),s=r.append("text").attr("text-anchor","end").attr("dy","0.32em");function a({probabilities:c},u){let d=u-90-60,h=c.indexOf(Math.max(...c));n.size(u,20*t.length),r.attr("transform",(m,p)=>`translate(0,${20*(p+.5)})`).attr("font-weight",(m,p)=>p===h?700:null),i.attr("width",d).attr("y",-20*.32).attr("height",20*.64).attr("fill-opacity",.5),o.attr("width",(m,p)=>Math.max(c[p]*d,.5)).attr("y",-20*.32).attr("height",20*.64).attr("fill-opacity",(m,p)=>p===h?1:.6),s.attr("x",u).text((m,p)=>`${G(100*c[p],1)}%`)}return{node:e,update:a}}function er(t){let e=g("h2",{}),n=g("ul",{}),r=g("div",{class:"near"},e,n),i=[];function o({images:s,named:a,distances:c,searched:u},l,d){let h=l<720?52:64;for(n.hidden=!a.length,e.textContent=a.length?`nearest of ${u.toLocaleString("en")} training images, and their distance: √ of the summed squared differences of the pixels`:`the nearest training images: ${t}`;i.length<a.length;){let m={image:st(64),words:g("div",{})};n.append(g("li",{},m.image,m.words)),i=[...i,m]}i.slice(0,a.length).forEach(({image:m,words:p},w)=>{let v=s.subarray(w*A*A,(w+1)*A*A);at(m,qt(v),d),[m.style.width,m.style.height]=[`${h}px`,`${h}px`],p.replaceChildren(a[w],g("br"),c[w]===0?"itself":G(c[w],1))})}return{node:r,update:o}}export{Tr as default};
