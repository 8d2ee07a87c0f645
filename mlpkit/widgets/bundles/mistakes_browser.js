// Made by "make bundles"; licences in LICENSES.txt. Sources ab24a957ccb9b876d00201ea1ef362eac9945d4f0ca8f1161747bb63aaff000e
var yt=`/* For what is around the explorers, in the page itself. Light and dark follow JupyterLab's theme,
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
`;function h(t,e={},...n){let r=document.createElement(t);for(let[i,s]of Object.entries(e))typeof s=="function"?r.addEventListener(i.slice(2),s):s!==void 0&&s!==!1&&r.setAttribute(i,s===!0?"":String(s));return r.append(...n),r}var F=(t,e,n)=>Math.min(Math.max(t,e),n);function H(t,e){t.disabled=!!e,e?t.title=e:t.removeAttribute("title")}function xt(t){let e=matchMedia("(prefers-color-scheme: dark)"),n=new MutationObserver(t);return n.observe(document.body,{attributeFilter:["data-jp-theme-light","class"]}),e.addEventListener("change",t),()=>{n.disconnect(),e.removeEventListener("change",t)}}function j(t,e){let n=document.createElement("span");n.style.color=`var(${e})`,t.append(n);let r=getComputedStyle(n).color;return n.remove(),r}function Y(){return matchMedia("(prefers-reduced-motion: reduce)").matches}function N(t,e=3){if(typeof t!="number")return String(t);let n=Math.abs(t)<1e-4&&t!==0?t.toPrecision(2):String(Number(t.toPrecision(e)));return W(n)}var Gt={"+":"","-":"⁻",...Object.fromEntries([..."⁰¹²³⁴⁵⁶⁷⁸⁹"].entries())};function W(t){return t.replace(/(?<![^\s(])(?<!\w\()-(?=\.?\d|[iI]nf)/g,"−").replace(/(?<![\w.=-])(\d+(?:\.\d+)?)e([+-])0*(\d+)\b/g,(e,n,r,i)=>`${n==="1"?"":`${n}·`}10${[...r+i].map(s=>Gt[s]).join("")}`)}var Qt=7,rt="in the notebook";function bt(t,e){let n={slider:Xt,choice:Zt,switches:te,buttons:ee},r=t.filter(s=>!("on_picture"in s&&s.on_picture)).map(s=>n[s.kind](s.name,s,e));return{node:h("div",{class:"controls"},...r.map(s=>s.node)),update:()=>r.forEach(s=>s.update())}}function it(t,{state:e,controls:n}){if(t.fixed)return rt;let r=([c,l])=>[e[c]].flat().some(u=>l.includes(u)),i=Object.entries(t.only).find(c=>!r(c));if(!i)return"";let[s,o]=i,{label:a}=n[s];return typeof o[0]=="number"?`with ${a} from ${N(Math.min(...o.map(Number)))} up`:o.length>4?`with other ${a}`:`with ${a}: ${o.join(", ")}`}function ot(t,e,n){t.classList.toggle("off",!!n),e.dataset.why!==n&&(e.textContent=e.dataset.why=n);for(let[r,i]of[["role","group"],["aria-disabled","true"]])n?t.setAttribute(r,i):t.removeAttribute(r)}function G({stops:t,low:e,high:n,step:r,log:i}){if(t){let a=c=>t.reduce((l,u,f)=>Math.abs(u-c)<Math.abs(t[l]-c)?f:l,0);return{count:t.length,at:c=>t[c],place:a}}let[s,o]=i?[Math.log10(e),Math.log10(n)]:[e,n];return{count:Math.round((o-s)/r)+1,at:a=>{let c=Math.min(s+a*r,o);return Number(i?(10**c).toPrecision(6):c.toFixed(9))},place:a=>Math.round(((i?Math.log10(a):a)-s)/r)}}function Xt(t,e,n){let r=G(e),i=k=>n.ask({[t]:k}),s=0,o=h("input",{type:"range",min:0,max:r.count-1,step:1,"aria-label":e.label,oninput:()=>i(r.at(Number(o.value))),onpointerdown:()=>s=n.state[t],onpointercancel:()=>n.state[t]!==s&&i(s)}),a=h("input",{class:"number",inputmode:"decimal","aria-label":`${e.label}, as a number`,oninput:()=>y=!0,onchange:S,onkeydown:({key:k})=>k==="Enter"&&S(),onblur:()=>_()}),c=h("span",{class:"note"}),l=h("span",{class:"note",role:"status"}),u=n.wakes?G({...e,stops:void 0}):r,[f,m]=[u.at(0),u.at(u.count-1)],[y,d]=[!1,""],w=()=>`${n.asked} ${n.state[t]}`;function S(){if(!y)return;y=!1;let k=Number(a.value.replace("−","-").replace(",","."));if(Number.isFinite(k)&&a.value.trim()!==""){let A=p(F(k,f,m));n.ask({[t]:A},!0),l.textContent=g(k,A)}else l.textContent=`Expected: a number from ${N(f)} to ${N(m)}.`;a.value=N(n.state[t]),d=w()}function p(k){let[A,v]=[r,u].map(({at:$,place:C})=>$(C(k)));return N(A)===N(v)?A:v}function g(k,A){return N(k)===N(A)?"":k>m?`Up to ${N(m)}.`:k<f?`From ${N(f)} up.`:`${W(String(k))} is between stops: ${N(A)}.`}let x=h("div",{class:"row slider"},h("span",{class:"name"},e.label),o,a,c,l);function _(){let k=n.state[t],A=r.place(k);o.value=String(A),x.style.setProperty("--share",String(A/(r.count-1||1))),o.setAttribute("aria-valuetext",N(k)),a.matches(":focus")||(a.value=N(k)),w()!==d&&(l.textContent="");let v=it(e,n);o.disabled=a.disabled=!!v,ot(x,c,v)}return{node:x,update:_}}function Zt(t,e,n){let r=d=>n.ask({[t]:d}),i=Math.random().toString(36),s=e.options.map(d=>h("input",{type:"radio",name:i,onchange:()=>r(d)})),o=h("select",{"aria-label":e.label,onchange:()=>r(e.options[o.selectedIndex])},...e.options.map(d=>h("option",{},N(d)))),a=e.options.length<=Qt,c=s.map((d,w)=>h("label",{class:"option"},d,N(e.options[w]))),l=a?h("div",{class:"options",role:"radiogroup","aria-label":e.label},...c):o,u=h("span",{class:"note"}),f=h("div",{class:a?"row wide":"row"},h("span",{class:"name"},e.label),l,u),m=e.options.map(d=>e.stops&&!e.stops.includes(d));function y(){let d=e.options.indexOf(n.state[t]),w=it(e,n);s.forEach((S,p)=>{S.checked=p===d,S.disabled=!!(w||m[p])});for(let[S,p]of[...o.options].entries())p.disabled=!!m[S];o.selectedIndex=d,o.disabled=!!w,ot(f,u,w),!w&&m.some(Boolean)&&(u.textContent=`the others ${rt}`)}return{node:f,update:y}}function te(t,e,n){let r=l=>{let u=new Set(n.state[t]);u.delete(l)||u.add(l),n.ask({[t]:e.options.filter(f=>u.has(f))})},i=e.options.map(l=>h("button",{type:"button",onclick:()=>r(l)},N(l))),s=h("div",{class:"options",role:"group","aria-label":e.label},...i),o=h("span",{class:"note"}),a=h("div",{class:"row wide"},h("span",{class:"name"},e.label),s,o);function c(){let l=it(e,n);i.forEach((u,f)=>{u.setAttribute("aria-pressed",String(n.state[t].includes(e.options[f]))),u.disabled=!!l}),ot(a,o,l)}return{node:a,update:c}}function ee(t,e,n){let r=Object.entries(e.options).map(([o,a])=>{let l=h("button",{type:"button",onclick:()=>l.ariaDisabled!=="true"&&n.press(o),onblur:()=>s()},a);return{name:o,label:a,button:l}}),i=h("div",{class:"row wide"},h("div",{class:"options"},...r.map(({button:o})=>o)));function s(){for(let{name:o,label:a,button:c}of r){let l=n.numbers.buttons?.[o]??{},u=l.label??a;c.textContent!==u&&(c.textContent=u);let f=!!(e.fixed||l.disabled),m=l.why??(e.fixed?rt:"");c.title=f?m:"",c.ariaDisabled=String(f),c.disabled=f&&!c.matches(":focus")}}return{node:i,update:s}}var wt=`/* Inside a shadow root: no rule of the page reaches in, and none of these reaches out. What is
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
/* The buttons in a picture, except the lines of a program, which are there to be read. */
.mlpkit .picture :is(.option, button:not(ol button)) {
  opacity: var(--mlpkit-strength, 1);
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
`;var re={float32:Float32Array,int32:Int32Array,uint8:Uint8Array};function J(t){return Array.isArray(t)?t.map(J):t===null||typeof t!="object"||ArrayBuffer.isView(t)?t:t.data!==void 0?st(t.kind,t.shape,t.data):Object.fromEntries(Object.entries(t).map(([e,n])=>[e,J(n)]))}function st(t,e,n){let{buffer:r,byteOffset:i=0,byteLength:s}=ArrayBuffer.isView(n)?n:new Uint8Array(n),o=new re[t](r.slice(i,i+s));return Object.assign(o,{shape:e})}function vt(t){let e=new Map,n=0,r=()=>{},i=t.get("described"),s=J(t.get("lasting")),o={controls:Object.fromEntries(i.map(u=>[u.name,u])),state:{},numbers:{},drawn:{},said:"",failed:!1,number:-1,asked:0,unasked:!1,alone:!!t.get("alone"),wakes:!!t.get("wakes"),served:{},ask:c,press:l,onQuestion:r,onAnswer:r,close:()=>t.off("change:answer",a)};function a(){let u=t.get("answer");if(!(u.number<o.number)){for(let[f,m]of e)m.number<=u.number&&e.delete(f);o.unasked=u.number===o.number,o.number=u.number,o.state={...u.state,...kt(e)},o.numbers={...s,...J(u.numbers)},o.drawn=u.state,o.said=u.said,o.failed=u.failed,o.onAnswer()}}function c(u,f=!1){n=Math.max(n+1,Date.now()),o.asked=n;for(let[y,d]of Object.entries(u))e.set(y,{value:d,number:n,typed:f});o.state={...o.state,...u},o.onQuestion();let m=[...e.keys()].filter(y=>e.get(y)?.typed);t.set("asked",{number:n,changes:kt(e),typed:m}),t.save_changes()}function l(u){o.served[u]?o.served[u]():t.send({press:u})}return t.on("change:answer",a),a(),o}function kt(t){return Object.fromEntries([...t].map(([e,n])=>[e,n.value]))}var ie={float32:4,int32:4,uint8:1},oe=120,se=250;async function at(t,e){let{title:n,stops:r,followed:i,played:s,first:o}=t,a=async b=>JSON.parse(new TextDecoder().decode(await _t(b))),c=await a(t.moments),l=ae(await a(t.arrays),await _t(t.data)),u=c.map(b=>Q(b.numbers,l)),f=Q(t.lasting,l),m=t.described.map(e?$:v),y=new Set(m.filter(b=>b.local).map(({name:b})=>b)),d=b=>JSON.stringify(Object.keys(r).map(E=>b[E])),w=new Map(c.map((b,E)=>[d(b.state),E])),S=new Set,p={},g,x,_=0,k=C(o,0),A=()=>w.get(d(k.state));function v(b){let E=b.local||s&&b.kind==="buttons";return b.name in r?{...b,stops:r[b.name]}:{...b,fixed:!E}}function $(b){let E="in_passing"in b&&b.in_passing;return b.kind==="slider"&&b.name in r?{...b,stops:r[b.name]}:{...b,fixed:E}}function C(b,E){let{state:M,said:B}=c[b],L=s?{buttons:{pause:{disabled:g===void 0,why:"nothing plays"}}}:{};return{number:E,state:{...M,...p},said:B,failed:!1,numbers:{...u[b],...L}}}function O([b,E]){let M=L=>Math.abs(L-E),B=typeof E=="number"?r[b]:void 0;return[b,B?B.reduce((L,R)=>M(R)<M(L)?R:L):E]}function I(b){let E=Object.keys(i).filter(M=>M in b&&b[M]!==k.state[M]);return Object.assign({},...E.map(M=>i[M][r[M].indexOf(b[M])]))}function D([b,E]){return!(JSON.stringify(E)===JSON.stringify(k.state[b]))&&!(b in r)&&!y.has(b)}function U({number:b,changes:E,typed:M}){let B=Object.fromEntries(Object.entries(E).map(P=>M.includes(P[0])?P:O(P))),L=A(),R=w.get(d({...k.state,...I(B),...B}));if(clearTimeout(_),x=void 0,e&&(R===void 0||Object.entries(B).some(D))){x={changes:E},_=setTimeout(T,se,e,b);return}let gt=R??L;for(let P of y)Ht(gt,L,P)&&delete p[P];for(let[P,jt]of Object.entries(B))y.has(P)&&(p[P]=jt);k=C(gt,b),S.forEach(P=>P())}async function T(b,E){await b()||(x=void 0,k=C(A(),Math.max(E,k.number)),S.forEach(M=>M()))}function Ht(b,E,M){let[B,L]=[b,E].map(R=>JSON.stringify(c[R].state[M]));return B!==L}function nt(){clearInterval(g),g=void 0}function mt(){k=C(A(),k.number),S.forEach(b=>b())}function Wt(b){let E=r[b],M=L=>U({number:Math.max(Date.now(),k.number+1),changes:{[b]:E[L]},typed:[]}),B=()=>E.indexOf(k.state[b]);if(Y()){M(B()===E.length-1?0:E.length-1);return}g=setInterval(()=>{let L=B()+1;L===E.length-1&&nt(),M(L)},oe),B()===E.length-1?M(0):mt()}let Jt={title:n,described:m,lasting:f,alone:!0,wakes:!!e};return{get:b=>({...Jt,answer:k,wanted:x})[b],set:(b,E)=>{nt(),U(E)},save_changes:()=>{},send:({press:b})=>{nt(),s&&b==="play"?Wt(s):e?(clearTimeout(_),x={changes:{},...x,press:b},T(e,k.number)):mt()},on:(b,E)=>{b==="change:answer"&&S.add(E)},off:(b,E)=>{S.delete(E)}}}async function _t(t){let e=Uint8Array.from(atob(t),r=>r.charCodeAt(0)),n=new Blob([e]).stream().pipeThrough(new DecompressionStream("deflate"));return new Uint8Array(await new Response(n).arrayBuffer())}function ae(t,e){let n=0;return t.map(({kind:r,shape:i})=>{let s=ie[r],o=i.reduce((c,l)=>c*l,1),a=new Uint8Array(o*s);for(let c=0;c<s;c+=1)for(let l=0;l<o;l+=1)a[l*s+c]=e[n+c*o+l];return n+=a.length,st(r,i,a)})}function Q(t,e){return Array.isArray(t)?t.map(n=>Q(n,e)):t===null||typeof t!="object"?t:t.array!==void 0?e[t.array]:Object.fromEntries(Object.entries(t).map(([n,r])=>[n,Q(r,e)]))}var le="This explorer is asleep: run the cell to use it.",ce=16,ue=25,pe=600,fe=1e3;function At(t){let e=({model:r,el:i})=>de(t,r,i);return{render:e,play:async(r,i)=>e({model:await at(r),el:i}),modelOf:at}}function de(t,e,n){let r=vt(e),i=bt(e.get("described"),r),s=["question","task","lacks"].filter(O=>e.get("lasting")[O]).map(O=>h("p",{class:O},e.get("lasting")[O])),o=h("div",{class:"picture",style:"visibility: hidden"}),a=h("p",{class:"said"}),c=h("p",{class:"heard",role:"status"}),l=h("section",{class:"mlpkit","aria-label":e.get("title")},h("style",{},wt),h("p",{class:"asleep",role:"note"},le),...s,o,i.node,a,c),u=h("div",{class:"mlpkit-around"},h("style",{},yt));u.attachShadow({mode:"open"}).append(l);let f=me(u,l),m=()=>u.classList.add("sleeping");e.on("comm_live_update",m),n.append(u);let y=t({picture:o,link:r,root:l}),[d,w,S,p,g]=[0,0,0,0,0],x=o.clientWidth;function _(){if(cancelAnimationFrame(d),d=0,g=performance.now(),x===0)return;i.update();let O=y({numbers:r.numbers,state:r.state,drawn:r.drawn,width:x}),I=r.failed?r.said:W(O??r.said);a.textContent!==I&&k(I),a.classList.toggle("failed",r.failed),o.style.visibility="",l.dataset.drawn=String(r.number),p+=1,l.dataset.pictures=String(p)}function k(O){let I=a.textContent==="";a.textContent=O,clearTimeout(S),c.textContent="",!I&&(S=setTimeout(()=>{c.setAttribute("role",r.failed?"alert":"status"),c.textContent=O},pe))}let A=()=>{clearTimeout(w),w=0,d||=requestAnimationFrame(_)},v=0;r.onAnswer=()=>{if(u.classList.remove("sleeping"),r.unasked&&Y()){let I=performance.now()-g;v||=setTimeout(()=>{v=0,A()},Math.max(fe-I,0));return}A(),r.number>=r.asked&&!document.hidden&&performance.now()-g>ce&&_()},r.onQuestion=()=>{l.dataset.asked=String(r.asked),w||=setTimeout(A,ue)};let $=new ResizeObserver(([{contentRect:O}])=>{let I=Math.round(O.width);I!==x&&(x=I,A())});$.observe(o);let C=xt(A);return l.dataset.asked=String(r.asked),A(),()=>{cancelAnimationFrame(d),clearTimeout(w),clearTimeout(S),clearTimeout(v),$.disconnect(),C(),f(),e.off("comm_live_update",m),r.close()}}var he="input:not([type=radio], [type=checkbox], [type=range]), textarea";function me(t,e){let n=r=>{let i=r.composedPath()[0];if(!e.contains(i))return;let s=r.ctrlKey||r.metaKey||r.altKey,o=r.key==="Escape"||(i.matches(he)?s&&r.key.toLowerCase()==="s":s||r.key==="Enter"&&r.shiftKey);t.toggleAttribute("data-lm-suppress-shortcuts",!o)};return window.addEventListener("keydown",n,!0),()=>window.removeEventListener("keydown",n,!0)}function X(t){return h("canvas",{class:"garment",style:`width: ${t}px; height: ${t}px`})}var ge=t=>Array.from(t.match(/[\d.]+/g)??[],Number).slice(0,3),lt=t=>t.getContext("2d");function Z(t,e,n){let[r,i]=e.shape,s=ge(n),o=new ImageData(i,r);e.forEach((a,c)=>o.data.set([...s,a],4*c)),Object.assign(t,{width:i,height:r}),lt(t).putImageData(o,0,0)}var ct="http://www.w3.org/1999/xhtml",St={svg:"http://www.w3.org/2000/svg",xhtml:ct,xlink:"http://www.w3.org/1999/xlink",xml:"http://www.w3.org/XML/1998/namespace",xmlns:"http://www.w3.org/2000/xmlns/"};function Et(t){var e=t+="",n=e.indexOf(":");return n>=0&&(e=t.slice(0,n))!=="xmlns"&&(t=t.slice(n+1)),St.hasOwnProperty(e)?{space:St[e],local:t}:t}function ye(t){return function(){var e=this.ownerDocument,n=this.namespaceURI;return n===ct&&e.documentElement.namespaceURI===ct?e.createElement(t):e.createElementNS(n,t)}}function xe(t){return function(){return this.ownerDocument.createElementNS(t.space,t.local)}}function pt(t){var e=Et(t);return(e.local?xe:ye)(e)}function be(){}function Ot(t){return t==null?be:function(){return this.querySelector(t)}}function we(t){typeof t!="function"&&(t=Ot(t));for(var e=this._groups,n=e.length,r=new Array(n),i=0;i<n;++i)for(var s=e[i],o=s.length,a=r[i]=new Array(o),c,l,u=0;u<o;++u)(c=s[u])&&(l=t.call(c,c.__data__,u,s))&&("__data__"in c&&(l.__data__=c.__data__),a[u]=l);return new q(r,this._parents)}function ke(t){return t==null?[]:Array.isArray(t)?t:Array.from(t)}function ve(){return[]}function _e(t){return t==null?ve:function(){return this.querySelectorAll(t)}}function Ae(t){return function(){return ke(t.apply(this,arguments))}}function Se(t){typeof t=="function"?t=Ae(t):t=_e(t);for(var e=this._groups,n=e.length,r=[],i=[],s=0;s<n;++s)for(var o=e[s],a=o.length,c,l=0;l<a;++l)(c=o[l])&&(r.push(t.call(c,c.__data__,l,o)),i.push(c));return new q(r,i)}function Ee(t){return function(){return this.matches(t)}}function $t(t){return function(e){return e.matches(t)}}var Oe=Array.prototype.find;function $e(t){return function(){return Oe.call(this.children,t)}}function Me(){return this.firstElementChild}function Ce(t){return this.select(t==null?Me:$e(typeof t=="function"?t:$t(t)))}var Ne=Array.prototype.filter;function Le(){return Array.from(this.children)}function Te(t){return function(){return Ne.call(this.children,t)}}function Be(t){return this.selectAll(t==null?Le:Te(typeof t=="function"?t:$t(t)))}function Ie(t){typeof t!="function"&&(t=Ee(t));for(var e=this._groups,n=e.length,r=new Array(n),i=0;i<n;++i)for(var s=e[i],o=s.length,a=r[i]=[],c,l=0;l<o;++l)(c=s[l])&&t.call(c,c.__data__,l,s)&&a.push(c);return new q(r,this._parents)}function Mt(t){return new Array(t.length)}function qe(){return new q(this._enter||this._groups.map(Mt),this._parents)}function tt(t,e){this.ownerDocument=t.ownerDocument,this.namespaceURI=t.namespaceURI,this._next=null,this._parent=t,this.__data__=e}tt.prototype={constructor:tt,appendChild:function(t){return this._parent.insertBefore(t,this._next)},insertBefore:function(t,e){return this._parent.insertBefore(t,e)},querySelector:function(t){return this._parent.querySelector(t)},querySelectorAll:function(t){return this._parent.querySelectorAll(t)}};function Pe(t){return function(){return t}}function Fe(t,e,n,r,i,s){for(var o=0,a,c=e.length,l=s.length;o<l;++o)(a=e[o])?(a.__data__=s[o],r[o]=a):n[o]=new tt(t,s[o]);for(;o<c;++o)(a=e[o])&&(i[o]=a)}function Re(t,e,n,r,i,s,o){var a,c,l=new Map,u=e.length,f=s.length,m=new Array(u),y;for(a=0;a<u;++a)(c=e[a])&&(m[a]=y=o.call(c,c.__data__,a,e)+"",l.has(y)?i[a]=c:l.set(y,c));for(a=0;a<f;++a)y=o.call(t,s[a],a,s)+"",(c=l.get(y))?(r[a]=c,c.__data__=s[a],l.delete(y)):n[a]=new tt(t,s[a]);for(a=0;a<u;++a)(c=e[a])&&l.get(m[a])===c&&(i[a]=c)}function De(t){return t.__data__}function ze(t,e){if(!arguments.length)return Array.from(this,De);var n=e?Re:Fe,r=this._parents,i=this._groups;typeof t!="function"&&(t=Pe(t));for(var s=i.length,o=new Array(s),a=new Array(s),c=new Array(s),l=0;l<s;++l){var u=r[l],f=i[l],m=f.length,y=Ke(t.call(u,u&&u.__data__,l,r)),d=y.length,w=a[l]=new Array(d),S=o[l]=new Array(d),p=c[l]=new Array(m);n(u,f,w,S,p,y,e);for(var g=0,x=0,_,k;g<d;++g)if(_=w[g]){for(g>=x&&(x=g+1);!(k=S[x])&&++x<d;);_._next=k||null}}return o=new q(o,r),o._enter=a,o._exit=c,o}function Ke(t){return typeof t=="object"&&"length"in t?t:Array.from(t)}function Ve(){return new q(this._exit||this._groups.map(Mt),this._parents)}function Ue(t,e,n){var r=this.enter(),i=this,s=this.exit();return typeof t=="function"?(r=t(r),r&&(r=r.selection())):r=r.append(t+""),e!=null&&(i=e(i),i&&(i=i.selection())),n==null?s.remove():n(s),r&&i?r.merge(i).order():i}function He(t){for(var e=t.selection?t.selection():t,n=this._groups,r=e._groups,i=n.length,s=r.length,o=Math.min(i,s),a=new Array(i),c=0;c<o;++c)for(var l=n[c],u=r[c],f=l.length,m=a[c]=new Array(f),y,d=0;d<f;++d)(y=l[d]||u[d])&&(m[d]=y);for(;c<i;++c)a[c]=n[c];return new q(a,this._parents)}function We(){for(var t=this._groups,e=-1,n=t.length;++e<n;)for(var r=t[e],i=r.length-1,s=r[i],o;--i>=0;)(o=r[i])&&(s&&o.compareDocumentPosition(s)^4&&s.parentNode.insertBefore(o,s),s=o);return this}function Je(t){t||(t=je);function e(f,m){return f&&m?t(f.__data__,m.__data__):!f-!m}for(var n=this._groups,r=n.length,i=new Array(r),s=0;s<r;++s){for(var o=n[s],a=o.length,c=i[s]=new Array(a),l,u=0;u<a;++u)(l=o[u])&&(c[u]=l);c.sort(e)}return new q(i,this._parents).order()}function je(t,e){return t<e?-1:t>e?1:t>=e?0:NaN}function Ye(){var t=arguments[0];return arguments[0]=this,t.apply(null,arguments),this}function Ge(){return Array.from(this)}function Qe(){for(var t=this._groups,e=0,n=t.length;e<n;++e)for(var r=t[e],i=0,s=r.length;i<s;++i){var o=r[i];if(o)return o}return null}function Xe(){let t=0;for(let e of this)++t;return t}function Ze(){return!this.node()}function tn(t){for(var e=this._groups,n=0,r=e.length;n<r;++n)for(var i=e[n],s=0,o=i.length,a;s<o;++s)(a=i[s])&&t.call(a,a.__data__,s,i);return this}function en(t){return function(){this.removeAttribute(t)}}function nn(t){return function(){this.removeAttributeNS(t.space,t.local)}}function rn(t,e){return function(){this.setAttribute(t,e)}}function on(t,e){return function(){this.setAttributeNS(t.space,t.local,e)}}function sn(t,e){return function(){var n=e.apply(this,arguments);n==null?this.removeAttribute(t):this.setAttribute(t,n)}}function an(t,e){return function(){var n=e.apply(this,arguments);n==null?this.removeAttributeNS(t.space,t.local):this.setAttributeNS(t.space,t.local,n)}}function ln(t,e){var n=Et(t);if(arguments.length<2){var r=this.node();return n.local?r.getAttributeNS(n.space,n.local):r.getAttribute(n)}return this.each((e==null?n.local?nn:en:typeof e=="function"?n.local?an:sn:n.local?on:rn)(n,e))}function Ct(t){return t.ownerDocument&&t.ownerDocument.defaultView||t.document&&t||t.defaultView}function cn(t){return function(){this.style.removeProperty(t)}}function un(t,e,n){return function(){this.style.setProperty(t,e,n)}}function pn(t,e,n){return function(){var r=e.apply(this,arguments);r==null?this.style.removeProperty(t):this.style.setProperty(t,r,n)}}function fn(t,e,n){return arguments.length>1?this.each((e==null?cn:typeof e=="function"?pn:un)(t,e,n??"")):dn(this.node(),t)}function dn(t,e){return t.style.getPropertyValue(e)||Ct(t).getComputedStyle(t,null).getPropertyValue(e)}function hn(t){return function(){delete this[t]}}function mn(t,e){return function(){this[t]=e}}function gn(t,e){return function(){var n=e.apply(this,arguments);n==null?delete this[t]:this[t]=n}}function yn(t,e){return arguments.length>1?this.each((e==null?hn:typeof e=="function"?gn:mn)(t,e)):this.node()[t]}function Nt(t){return t.trim().split(/^|\s+/)}function ft(t){return t.classList||new Lt(t)}function Lt(t){this._node=t,this._names=Nt(t.getAttribute("class")||"")}Lt.prototype={add:function(t){var e=this._names.indexOf(t);e<0&&(this._names.push(t),this._node.setAttribute("class",this._names.join(" ")))},remove:function(t){var e=this._names.indexOf(t);e>=0&&(this._names.splice(e,1),this._node.setAttribute("class",this._names.join(" ")))},contains:function(t){return this._names.indexOf(t)>=0}};function Tt(t,e){for(var n=ft(t),r=-1,i=e.length;++r<i;)n.add(e[r])}function Bt(t,e){for(var n=ft(t),r=-1,i=e.length;++r<i;)n.remove(e[r])}function xn(t){return function(){Tt(this,t)}}function bn(t){return function(){Bt(this,t)}}function wn(t,e){return function(){(e.apply(this,arguments)?Tt:Bt)(this,t)}}function kn(t,e){var n=Nt(t+"");if(arguments.length<2){for(var r=ft(this.node()),i=-1,s=n.length;++i<s;)if(!r.contains(n[i]))return!1;return!0}return this.each((typeof e=="function"?wn:e?xn:bn)(n,e))}function vn(){this.textContent=""}function _n(t){return function(){this.textContent=t}}function An(t){return function(){var e=t.apply(this,arguments);this.textContent=e??""}}function Sn(t){return arguments.length?this.each(t==null?vn:(typeof t=="function"?An:_n)(t)):this.node().textContent}function En(){this.innerHTML=""}function On(t){return function(){this.innerHTML=t}}function $n(t){return function(){var e=t.apply(this,arguments);this.innerHTML=e??""}}function Mn(t){return arguments.length?this.each(t==null?En:(typeof t=="function"?$n:On)(t)):this.node().innerHTML}function Cn(){this.nextSibling&&this.parentNode.appendChild(this)}function Nn(){return this.each(Cn)}function Ln(){this.previousSibling&&this.parentNode.insertBefore(this,this.parentNode.firstChild)}function Tn(){return this.each(Ln)}function Bn(t){var e=typeof t=="function"?t:pt(t);return this.select(function(){return this.appendChild(e.apply(this,arguments))})}function In(){return null}function qn(t,e){var n=typeof t=="function"?t:pt(t),r=e==null?In:typeof e=="function"?e:Ot(e);return this.select(function(){return this.insertBefore(n.apply(this,arguments),r.apply(this,arguments)||null)})}function Pn(){var t=this.parentNode;t&&t.removeChild(this)}function Fn(){return this.each(Pn)}function Rn(){var t=this.cloneNode(!1),e=this.parentNode;return e?e.insertBefore(t,this.nextSibling):t}function Dn(){var t=this.cloneNode(!0),e=this.parentNode;return e?e.insertBefore(t,this.nextSibling):t}function zn(t){return this.select(t?Dn:Rn)}function Kn(t){return arguments.length?this.property("__data__",t):this.node().__data__}function Vn(t){return function(e){t.call(this,e,this.__data__)}}function Un(t){return t.trim().split(/^|\s+/).map(function(e){var n="",r=e.indexOf(".");return r>=0&&(n=e.slice(r+1),e=e.slice(0,r)),{type:e,name:n}})}function Hn(t){return function(){var e=this.__on;if(e){for(var n=0,r=-1,i=e.length,s;n<i;++n)s=e[n],(!t.type||s.type===t.type)&&s.name===t.name?this.removeEventListener(s.type,s.listener,s.options):e[++r]=s;++r?e.length=r:delete this.__on}}}function Wn(t,e,n){return function(){var r=this.__on,i,s=Vn(e);if(r){for(var o=0,a=r.length;o<a;++o)if((i=r[o]).type===t.type&&i.name===t.name){this.removeEventListener(i.type,i.listener,i.options),this.addEventListener(i.type,i.listener=s,i.options=n),i.value=e;return}}this.addEventListener(t.type,s,n),i={type:t.type,name:t.name,value:e,listener:s,options:n},r?r.push(i):this.__on=[i]}}function Jn(t,e,n){var r=Un(t+""),i,s=r.length,o;if(arguments.length<2){var a=this.node().__on;if(a){for(var c=0,l=a.length,u;c<l;++c)for(i=0,u=a[c];i<s;++i)if((o=r[i]).type===u.type&&o.name===u.name)return u.value}return}for(a=e?Wn:Hn,i=0;i<s;++i)this.each(a(r[i],e,n));return this}function It(t,e,n){var r=Ct(t),i=r.CustomEvent;typeof i=="function"?i=new i(e,n):(i=r.document.createEvent("Event"),n?(i.initEvent(e,n.bubbles,n.cancelable),i.detail=n.detail):i.initEvent(e,!1,!1)),t.dispatchEvent(i)}function jn(t,e){return function(){return It(this,t,e)}}function Yn(t,e){return function(){return It(this,t,e.apply(this,arguments))}}function Gn(t,e){return this.each((typeof e=="function"?Yn:jn)(t,e))}function*Qn(){for(var t=this._groups,e=0,n=t.length;e<n;++e)for(var r=t[e],i=0,s=r.length,o;i<s;++i)(o=r[i])&&(yield o)}var qt=[null];function q(t,e){this._groups=t,this._parents=e}function Xn(){return new q([[document.documentElement]],qt)}function Zn(){return this}q.prototype=Xn.prototype={constructor:q,select:we,selectAll:Se,selectChild:Ce,selectChildren:Be,filter:Ie,data:ze,enter:qe,exit:Ve,join:Ue,merge:He,selection:Zn,order:We,sort:Je,call:Ye,nodes:Ge,node:Qe,size:Xe,empty:Ze,each:tn,attr:ln,style:fn,property:yn,classed:kn,text:Sn,html:Mn,raise:Nn,lower:Tn,append:Bn,insert:qn,remove:Fn,clone:zn,datum:Kn,on:Jn,dispatch:Gn,[Symbol.iterator]:Qn};function dt(t){return typeof t=="string"?new q([[document.querySelector(t)]],[document.documentElement]):new q([[t]],qt)}function Pt(t){return dt(pt(t).call(document.documentElement))}var tr=0;function er(){return new ut}function ut(){this._="@"+(++tr).toString(36)}ut.prototype=er.prototype={constructor:ut,get:function(t){for(var e=this._;!(e in t);)if(!(t=t.parentNode))return;return t[e]},set:function(t,e){return t[this._]=e},remove:function(t){return this._ in t&&delete t[this._]},toString:function(){return this._}};function nr(t){let e;for(;e=t.sourceEvent;)t=e;return t}function z(t,e){if(t=nr(t),e===void 0&&(e=t.currentTarget),e){var n=e.ownerSVGElement||e;if(n.createSVGPoint){var r=n.createSVGPoint();return r.x=t.clientX,r.y=t.clientY,r=r.matrixTransform(e.getScreenCTM().inverse()),[r.x,r.y]}if(e.getBoundingClientRect){var i=e.getBoundingClientRect();return[t.clientX-i.left-e.clientLeft,t.clientY-i.top-e.clientTop]}}return[t.pageX,t.pageY]}var rr=13,ir={ArrowLeft:[-1,0],ArrowRight:[1,0],ArrowUp:[0,1],ArrowDown:[0,-1],PageUp:[0,10],PageDown:[0,-10],Home:[-1/0,0],End:[1/0,0]};function Ft(t,e,{drag:n,nudge:r,ground:i}){t.classed("handle",!0).attr("tabindex",0).attr("role","slider");let o=dt(t.node().parentNode).insert("circle",()=>t.node()).attr("class","hold").attr("r",rr);o.attr("fill","transparent").on("pointerdown",c);let a=l=>n(...z(l,e.node()));function c(l){l.preventDefault(),t.node().focus({preventScroll:!0,focusVisible:!1}),t.node().setPointerCapture(l.pointerId),t.on("pointermove",a)}return t.on("pointerdown",c),i?.on("pointerdown",l=>{l.pointerType!=="touch"&&(a(l),c(l))}),i?.on("click",a),t.on("pointerup pointercancel",()=>t.on("pointermove",null)),t.on("keydown",l=>{let u=ir[l.key];if(!u||l.ctrlKey||l.metaKey||l.altKey)return;l.preventDefault();let f=l.shiftKey?10:1;r(f*u[0],f*u[1])}),(l,u,f)=>{let{x:m,y,width:d,height:w}=t.node().getBBox();o.attr("cx",m+d/2).attr("cy",y+w/2);for(let S of["display","transform"])o.attr(S,t.attr(S));t.attr("aria-label",l).attr("aria-valuenow",u).attr("aria-valuetext",f)}}var or=(t,e,n)=>t.attr("fill",e).attr("stroke",n).attr("stroke-width",2),Rt=(t,e,n="var(--ink)",r="var(--page)")=>or(t.append("circle").attr("r",e),n,r);function ht(t,e,n){let r=G(t);return r.at(F(r.place(e)+n,0,r.count-1))}function Dt(t,e){let n=Pt("svg").attr("role","group").attr("aria-label",e);t.append(n.node());let r=Object.assign(n,{size:(i,s)=>r.attr("viewBox",`0 0 ${i} ${s}`).attr("height",s)});return r}var V=[0,0,1,1],K=10,sr=14,Kt=4,zt=4;function Vt(t,e,n){let{points:r}=t.numbers,i={side:1,right:v=>K+v*(i.side-2*K),down:v=>K+(1-v)*(i.side-2*K),share:v=>F((v-K)/(i.side-2*K),0,1),at:v=>[i.right(r[2*v]),i.down(r[2*v+1])]},s=h("h2",{},"map of the last hidden layer"),o=(v,$)=>h("b",{style:`color: var(${v})`},$),a=h("p",{class:"key"},"Images that the network sees as alike lie close together. ×: a mistake among the chosen, ○: correct; ringed: pictured below. ",o("--value","Blue"),": the true class; ",o("--slope","orange"),": taken for."),c=h("p",{class:"key",hidden:!!t.controls.part.fixed},"To choose from a part only, drag a rectangle, or the large circles at its corners."),l=h("button",{type:"button",onclick:()=>t.ask({part:V})},"whole map");l.hidden=!!t.controls.part.fixed;let u=h("canvas",{}),f=h("div",{},u),m=Dt(f,"map of the images; a dragged rectangle chooses some");m.classed("draggable",!t.controls.part.fixed);let y=ar(u,e,i,t.numbers),d=fr(m,t,i),w=m.append("g").attr("fill","none").attr("stroke","var(--ink)").attr("stroke-width",1.5),S=m.append("g"),p=dr(m,t,i),g=ur(m,f,t,i,v=>{_(),n(v)});pr(m,t,i,g.leave);let x=-1;function _(v=x){x=v;let $=[...t.numbers.shown].map(O=>[O,Kt]),C=[x,g.hovered].filter(O=>O>=0).map(O=>[O,8]);w.selectAll("circle").data([...$,...C]).join("circle").attr("cx",([O])=>i.at(O)[0]).attr("cy",([O])=>i.at(O)[1]).attr("r",([,O])=>O)}function k({numbers:v,state:$,drawn:C,ink:O,describe:I,side:D}){i.side=D,m.size(D,D).style("width",`${D}px`),y(v,C);let U=T=>T===C.true?"var(--value)":T===C.taken_for?"var(--slope)":null;S.selectAll("text").data(hr(v,i)).join("text").attr("x",({x:T})=>T).attr("y",({y:T})=>T).text(({name:T})=>T).style("fill",({name:T})=>U(T)).attr("font-weight",({name:T})=>U(T)?700:null),H(l,String($.part)===String(V)&&"all of it is shown"),d($.part),p($.part),g.show(I,O)}let A=h("div",{class:"bar"},s,l);return{node:h("div",{class:"map"},A,a,c,f),update:k,ring:_}}function ar(t,e,n,{class_names:r,labels:i}){let s="";return(o,a)=>{let[c,l,u,f,m]=["--quiet","--slope","--value","--wrong","--right"].map(x=>j(e,x)),[y,d]=[r.indexOf(a.true),r.indexOf(a.taken_for)],w=y>=0&&y===d,S=[n.side,devicePixelRatio,y,d,c].join();if(S===s)return;s=S,t.width=t.height=n.side*devicePixelRatio,t.style.width=t.style.height=`${n.side}px`;let p=lt(t);p.scale(devicePixelRatio,devicePixelRatio);let g=(x,_,k,A)=>{p.fillStyle=x,p.globalAlpha=_;for(let v=0;v<i.length;v+=1){if(!A(i[v]))continue;let[$,C]=n.at(v);p.fillRect($-k/2,C-k/2,k,k)}};g(c,.5,1.6,x=>x!==y&&x!==d),w||g(l,.65,2,x=>x===d),g(u,.65,2,x=>x===y),p.globalAlpha=1,p.lineWidth=1.3,p.strokeStyle=w?m:f,p.beginPath();for(let x of o.marked)(w?lr:cr)(p,...n.at(x));p.stroke()}}function lr(t,e,n){t.moveTo(e+2,n),t.arc(e,n,2,0,2*Math.PI)}function cr(t,e,n){for(let[r,i]of[[2.5,2.5],[2.5,-2.5]])t.moveTo(e-r,n-i),t.lineTo(e+r,n+i)}function ur(t,e,n,r,i){let s=X(84),o=h("div",{}),a=h("div",{class:"tip",hidden:!0},s,o);e.append(a);let c=n.controls.hovered.fixed;c&&(s.style.display="none");let l={hovered:-1,leave:()=>y(-1),show:d},u=()=>["","",""],f="";function m(w,S){let[p,g]=[-1,sr**2],x=new Set(n.numbers.shown);for(let _=0;_<n.numbers.labels.length;_+=1){let[k,A]=r.at(_),v=(k-w)**2+(A-S)**2-(x.has(_)?Kt**2:0);v<g&&([p,g]=[_,v])}return p}function y(w){w!==l.hovered&&(l.hovered=w,c||n.ask({hovered:w}),d(u,f))}t.on("pointermove.tip pointerdown.tip",w=>{(w.buttons===0||w.pointerType==="touch")&&y(m(...z(w,t.node())))}).on("pointerleave.tip",l.leave);function d(w,S){if([u,f]=[w,S],a.hidden=l.hovered<0,i(l.hovered),a.hidden)return;let p=n.drawn.hovered===l.hovered&&n.numbers.hovered,[g,x,_]=u(l.hovered);o.textContent=`${g}, ${x}: ${p?p.surely:_}`,s.style.visibility=p?"visible":"hidden",p&&Z(s,p.image,f);let[k,A]=r.at(l.hovered),[v,$]=[k<r.side/2,A<r.side/2];a.style.left=v?`${k+14}px`:"auto",a.style.right=v?"auto":`${e.clientWidth-k+14}px`,a.style.top=$?`${A}px`:"auto",a.style.bottom=$?"auto":`${r.side-A}px`}return l}function pr(t,e,n,r){t.on("pointerdown.brush",i=>{if(i.target.closest(".handle")||i.pointerType==="touch"||e.controls.part.fixed)return;i.preventDefault(),r();let[s,o]=z(i,t.node()),a=0;t.node()?.setPointerCapture(i.pointerId),t.on("pointermove.brush",c=>{let[l,u]=z(c,t.node());a=Math.max(a,Math.abs(l-s),Math.abs(u-o));let[f,m]=[Math.min(s,l),Math.max(s,l)].map(n.share),[y,d]=[Math.min(o,u),Math.max(o,u)].map(w=>1-n.share(w));a>zt&&e.ask({part:[f,d,m,y]})}),t.on("pointerup.brush pointercancel.brush",()=>{t.on("pointermove.brush pointerup.brush pointercancel.brush",null),a<=zt&&e.ask({part:V})})})}function fr(t,e,n){let r=t.append("rect").attr("class","part").attr("fill-opacity",.1).attr("display",e.controls.part.fixed?"none":null);return i=>{let[s,o,a,c]=i,l=String(i)===String(V);r.attr("fill",l?"none":"var(--value)").attr("stroke",l?"var(--faint)":"var(--ink)").attr("x",n.right(s)).attr("width",n.right(a)-n.right(s)).attr("y",n.down(c)).attr("height",n.down(o)-n.down(c))}}function dr(t,e,n){let r={low:0,high:1,step:.02},i=["left, bottom","right, top"].map((s,o)=>{let[a,c]=[2*o,2*o+1],l=Rt(t,7,"var(--page)","var(--ink)").attr("display",e.controls.part.fixed?"none":null),u=o?Math.max:Math.min,f=(y,d)=>{let w=[...e.state.part];[w[a],w[c]]=[u(y,w[2-a]),u(d,w[4-c])],e.ask({part:w})},m=Ft(l,t,{drag:(y,d)=>f(n.share(y),1-n.share(d)),nudge:(y,d)=>f(ht(r,e.state.part[a],y),ht(r,e.state.part[c],d))});return y=>{let[d,w]=[y[a],y[c]];l.attr("cx",n.right(d)).attr("cy",n.down(w)),m(`${s} corner of the part that is shown`,d,`${Math.round(100*d)}%, ${Math.round(100*w)}%`)}});return s=>i.forEach(o=>o(s))}function hr({class_names:t,centres:e},{right:n,down:r,side:i}){let s=t.map((a,c)=>({name:a,x:n(e[2*c]),y:r(e[2*c+1])+4})).filter(({x:a})=>Number.isFinite(a)).sort((a,c)=>a.y-c.y),o=(a,c)=>Math.abs(a.x-c.x)<3.4*(a.name.length+c.name.length);return s.forEach((a,c)=>{let l=3.4*a.name.length;a.x=F(a.x,l,i-l);for(let u of s.slice(0,c))o(a,u)&&a.y<u.y+14&&(a.y=u.y+14)}),s}var et="any",Ut=12,mr=`
.mlpkit .mistakes { display: grid; gap: 14px 24px; }
.mlpkit .mistakes.wide { grid-template-columns: auto minmax(0, 1fr); }
.mlpkit .mistakes.wide.mapped > .images { grid-column: 1 / -1; }
.mlpkit .mistakes h2 { font-size: 13px; font-weight: 600; margin: 0 0 4px; }
.mlpkit .mistakes table { border-collapse: separate; border-spacing: 1px; margin: 0; table-layout: fixed; }
.mlpkit .mistakes :is(td, th) {
  box-sizing: border-box; width: var(--cell); height: var(--cell); padding: 0; border: 0;
  font-size: 12px; font-weight: 400; text-align: center; cursor: pointer; color: var(--ink); background: none;
  font-variant-numeric: tabular-nums; border-radius: 2px;
}
.mlpkit .mistakes td.none { color: var(--quiet); }
.mlpkit .mistakes :is(td, th):hover { box-shadow: 0 0 0 1px var(--quiet); }
.mlpkit .mistakes :is(td, th)[aria-selected="true"] { box-shadow: 0 0 0 2px var(--ink); font-weight: 700; }
.mlpkit .mistakes :is(td, th):focus-visible { outline-offset: 1px; z-index: 1; position: relative; }
.mlpkit .mistakes th[scope="row"] { width: 76px; text-align: right; padding-right: 6px; white-space: nowrap; }
.mlpkit .mistakes thead th { height: 84px; vertical-align: bottom; }
.mlpkit .mistakes thead th span { writing-mode: vertical-rl; transform: rotate(180deg); padding-top: 4px; }
.mlpkit .mistakes thead th:first-child { width: 76px; text-align: right; padding: 0 6px 4px 0; }
.mlpkit .mistakes thead th:first-child span { writing-mode: initial; transform: none; }
.mlpkit .mistakes thead th:first-child:is(:hover, [aria-selected="true"]) { box-shadow: none; }
.mlpkit .mistakes thead th:first-child span { display: inline-block; padding: 3px 5px; border-radius: 2px; }
.mlpkit .mistakes thead th:first-child:hover span { box-shadow: 0 0 0 1px var(--quiet); }
.mlpkit .mistakes thead th:first-child[aria-selected="true"] span { box-shadow: 0 0 0 2px var(--ink); }
.mlpkit .mistakes .map { position: relative; }
.mlpkit .mistakes p.key { margin: 0 0 4px; font-size: 12px; line-height: 1.35; color: var(--quiet); }
.mlpkit .mistakes .images { position: relative; }
.mlpkit .mistakes p.none { position: absolute; margin: 0; }
.mlpkit .mistakes .map > div { position: relative; }
.mlpkit .mistakes .map svg { position: absolute; inset: 0; touch-action: pan-y; }
.mlpkit .mistakes .map svg.draggable { cursor: crosshair; }
.mlpkit .mistakes .map text { paint-order: stroke; stroke: var(--page); stroke-width: 3px; pointer-events: none; text-anchor: middle; }
.mlpkit .mistakes .tip {
  position: absolute; pointer-events: none; padding: 5px 8px; background: var(--page); font-size: 12px;
  border: 1px solid var(--quiet); border-radius: 4px; width: max-content; z-index: 2;
}
.mlpkit .mistakes .bar { display: flex; flex-wrap: wrap; align-items: center; gap: 4px 10px; margin-bottom: 8px; }
.mlpkit .mistakes .bar h2 { flex: 1 1 auto; margin: 0; }
.mlpkit .mistakes .bar input { width: 110px; }
.mlpkit .mistakes ul { display: grid; gap: 10px 4px; margin: 0; padding: 0; list-style: none; }
.mlpkit .mistakes li { text-align: center; font-size: 12px; line-height: 1.3; margin: 0; border-radius: 4px; min-height: 120px; }
.mlpkit .mistakes li .garment { margin: 2px auto; }
.mlpkit .mistakes li:is(:hover, .pointed) { background: var(--lit); }
.mlpkit .garment { image-rendering: pixelated; }
`,gr=({picture:t,link:e,root:n})=>{let{class_names:r,counts:i,labels:s,predicted:o,percent:a,points:c}=e.numbers,l=yr(r,i,(d,w)=>e.ask({true:d,taken_for:w})),f=c&&Vt(e,n,d=>m.light(d)),m=wr(e,d=>f?.ring(d)),y=h("div",{class:c?"mistakes mapped":"mistakes"},l.node);return f&&y.append(f.node),y.append(m.node),t.append(h("style",{},mr),y),({numbers:d,state:w,drawn:S,width:p})=>{let g=p>=620;y.classList.toggle("wide",g);let x=Math.min(Math.floor((g?.53*p:p)-92)/r.length-1,34);y.style.setProperty("--cell",`${Math.floor(x)}px`),l.update(w);let _=j(n,"--ink"),k=A=>[r[s[A]],s[A]===o[A]?"correct":`as ${r[o[A]]}`,`${a[A]}% sure`];f?.update({numbers:d,state:w,drawn:S,ink:_,describe:k,side:Math.min(g?p-l.node.offsetWidth-24:p,460)}),m.update({numbers:d,state:w,ink:_,describe:k,columns:g&&f?6:p>480?4:3})}},oi=At(gr);function yr(t,e,n){let r=t.length,i=Math.max(1,...e.filter((p,g)=>g%(r+1))),s=t.map((p,g)=>e.subarray(g*r,(g+1)*r).reduce((x,_)=>x+_,0)),o=[et,...t],a=o.map((p,g)=>o.map((x,_)=>g&&_?xr(t,g-1,_-1,e[(g-1)*r+_-1],g===_?s[g-1]:i):br(t,g,_))),[c,...l]=a.map(p=>h("tr",{},...p)),u=h("table",{role:"grid","aria-label":"confusion matrix: a row for each true class, a column for what it was taken for"},h("thead",{},c),h("tbody",{},...l)),[f,m]=[0,0];a[0][0].tabIndex=0;function y(p,g,x=!0){a[f][m].tabIndex=-1,[f,m]=[F(p,0,r),F(g,0,r)],a[f][m].tabIndex=0,x&&a[f][m].focus()}let d=p=>{let g=p,x=a.findIndex(_=>_.includes(g));return[x,a[x].indexOf(g)]};u.addEventListener("focusin",({target:p})=>y(...d(p),!1)),u.addEventListener("click",({target:p})=>{let g=p.closest("td, th");g&&(y(...d(g)),n(o[f],o[m]))}),u.addEventListener("keydown",p=>{if(p.ctrlKey||p.metaKey||p.altKey)return;let x={ArrowLeft:[f,m-1],ArrowRight:[f,m+1],ArrowUp:[f-1,m],ArrowDown:[f+1,m],Home:[f,0],End:[f,r],PageUp:[0,m],PageDown:[r,m]}[p.key];if(x)y(...x);else if(p.key==="Enter"||p.key===" ")n(o[f],o[m]);else return;p.preventDefault()});function w(p){let g=[o.indexOf(p.true),o.indexOf(p.taken_for)];u.matches(":focus-within")||y(...g,!1),a.flat().forEach(x=>x.setAttribute("aria-selected",String(String(d(x))===String(g))))}let S=h("h2",{},"true class (row), taken for (column)");return{node:h("div",{},S,h("div",{},u)),update:w}}function xr(t,e,n,r,i){let s=e===n?"--right":"--wrong",o=Math.round(42*r/i);return h("td",{tabindex:-1,class:r?"some":"none","aria-label":`${t[e]} taken for ${t[n]}: ${r}`,style:r>0&&`background: color-mix(in srgb, var(${s}) ${o}%, transparent)`},r?String(r):"·")}function br(t,e,n){let[r,i,s]=e?[t[e-1],`${t[e-1]} taken for any other`,"row"]:n?[t[n-1],`any other taken for ${t[n-1]}`,"col"]:["all mistakes","all mistakes"];return h("th",{tabindex:-1,scope:s,"aria-label":i},h("span",{},r))}function wr(t,e){let n=h("h2",{"aria-live":"off"}),r=p=>t.ask({page:p}),i=h("button",{type:"button","aria-label":"previous page",onclick:()=>r(t.state.page-1)},"‹"),s=h("button",{type:"button","aria-label":"next page",onclick:()=>r(t.state.page+1)},"›"),o=h("input",{type:"range",min:1,step:1,"aria-label":"page, 12 images each",oninput:()=>r(Number(o.value))}),a=h("span",{}),c=[i,o,s],l=Array.from({length:Ut},()=>{let[p,g,x]=[h("div",{}),h("div",{}),X(68)],_=h("li",{},p,x,g),k={node:_,over:p,under:g,image:x,n:-1};return _.addEventListener("pointerenter",()=>e(k.n)),_.addEventListener("pointerleave",()=>e(-1)),k}),u=h("ul",{"aria-label":"the chosen images, the most confident first"},...l.map(({node:p})=>p)),f=h("p",{class:"none"},"none"),m=-1;function y(p=m){m=p;for(let g of l)g.node.classList.toggle("pointed",g.n>=0&&g.n===m)}function d({numbers:p,state:g,ink:x,describe:_,columns:k}){n.textContent=`${kr(g)}: ${p.found.toLocaleString("en")}`;let A=t.controls.page.fixed;a.textContent=A&&p.pages>1?`the first ${Ut}; more pages need the notebook`:`page ${g.page} of ${p.pages}`,o.max=String(p.pages),o.value=String(g.page),o.setAttribute("aria-valuetext",a.textContent),H(i,g.page<=1&&"this is the first page"),H(s,g.page>=p.pages&&"this is the last page"),A&&c.forEach(v=>{v.hidden=v.disabled=!0}),u.style.gridTemplateColumns=`repeat(${k}, minmax(0, 1fr))`,f.hidden=p.found>0,l.forEach((v,$)=>{if(v.n=p.shown[$]??-1,v.node.style.visibility=v.n<0?"hidden":"",v.n<0)return;let[C,O]=_(v.n);v.over.replaceChildren(C,h("br"),O),v.under.textContent=p.surely[$],Z(v.image,p.images[$],x)}),y()}let w=h("div",{class:"bar"},n,...c,a),S=h("p",{class:"key"},"% sure: the probability that the network assigns to its answer.");return{node:h("div",{class:"images"},w,S,f,u),update:d,light:y}}function kr({true:t,taken_for:e,part:n}){let r=t===e&&t===et?"all mistakes":t===e?`${t}, correct`:t===et?`another class taken for ${e}`:e===et?`${t} taken for another class`:`${t} taken for ${e}`;return String(n)===String(V)?r:`${r}, in the rectangle`}export{oi as default};
