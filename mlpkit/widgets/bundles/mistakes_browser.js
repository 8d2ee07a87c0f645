// Made by "make bundles"; licences in LICENSES.txt. Sources d46e52c10233162b30afc759ceffdc909ce42dff980c418d9cd767cf68177001
var ut=`/* For what is around the explorers, in the page itself. Light and dark follow JupyterLab's theme,
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
`;function h(t,e={},...n){let r=document.createElement(t);for(let[i,a]of Object.entries(e))typeof a=="function"?r.addEventListener(i.slice(2),a):a!==void 0&&a!==!1&&r.setAttribute(i,a===!0?"":String(a));return r.append(...n),r}var P=(t,e,n)=>Math.min(Math.max(t,e),n);function z(t,e){t.disabled=!!e,e?t.title=e:t.removeAttribute("title")}function pt(t){let e=matchMedia("(prefers-color-scheme: dark)"),n=new MutationObserver(t);return n.observe(document.body,{attributeFilter:["data-jp-theme-light","class"]}),e.addEventListener("change",t),()=>{n.disconnect(),e.removeEventListener("change",t)}}function U(t,e){let n=document.createElement("span");n.style.color=`var(${e})`,t.append(n);let r=getComputedStyle(n).color;return n.remove(),r}function H(){return matchMedia("(prefers-reduced-motion: reduce)").matches}function L(t,e=3){if(typeof t!="number")return String(t);let n=Math.abs(t)<1e-4&&t!==0?t.toPrecision(2):String(Number(t.toPrecision(e)));return K(n)}var Dt={"+":"","-":"⁻",...Object.fromEntries([..."⁰¹²³⁴⁵⁶⁷⁸⁹"].entries())};function K(t){return t.replace(/(?<![^\s(])(?<!\w\()-(?=\.?\d|[iI]nf)/g,"−").replace(/(?<![\w.=-])(\d+(?:\.\d+)?)e([+-])0*(\d+)\b/g,(e,n,r,i)=>`${n==="1"?"":`${n}·`}10${[...r+i].map(a=>Dt[a]).join("")}`)}var zt=7,Q="in the notebook";function ft(t,e){let n={slider:Kt,choice:Vt,switches:Ut,buttons:Ht},r=t.filter(a=>!("on_picture"in a&&a.on_picture)).map(a=>n[a.kind](a.name,a,e));return{node:h("div",{class:"controls"},...r.map(a=>a.node)),update:()=>r.forEach(a=>a.update())}}function X(t,{state:e,controls:n}){if(t.fixed)return Q;let r=([c,l])=>[e[c]].flat().some(u=>l.includes(u)),i=Object.entries(t.only).find(c=>!r(c));if(!i)return"";let[a,o]=i,{label:s}=n[a];return typeof o[0]=="number"?`with ${s} from ${L(Math.min(...o.map(Number)))} up`:o.length>4?`with other ${s}`:`with ${s}: ${o.join(", ")}`}function Z(t,e,n){t.classList.toggle("off",!!n),e.dataset.why!==n&&(e.textContent=e.dataset.why=n);for(let[r,i]of[["role","group"],["aria-disabled","true"]])n?t.setAttribute(r,i):t.removeAttribute(r)}function tt({stops:t,low:e,high:n,step:r,log:i}){if(t){let s=c=>t.reduce((l,u,f)=>Math.abs(u-c)<Math.abs(t[l]-c)?f:l,0);return{count:t.length,at:c=>t[c],place:s}}let[a,o]=i?[Math.log10(e),Math.log10(n)]:[e,n];return{count:Math.round((o-a)/r)+1,at:s=>{let c=Math.min(a+s*r,o);return Number(i?(10**c).toPrecision(6):c.toFixed(9))},place:s=>Math.round(((i?Math.log10(s):s)-a)/r)}}function Kt(t,e,n){let r=tt(e),i=g=>n.ask({[t]:g}),a=0,o=h("input",{type:"range",min:0,max:r.count-1,step:1,"aria-label":e.label,oninput:()=>i(r.at(Number(o.value))),onpointerdown:()=>a=n.state[t],onpointercancel:()=>n.state[t]!==a&&i(a)}),s=h("input",{class:"number",inputmode:"decimal","aria-label":`${e.label}, as a number`,oninput:()=>y=!0,onchange:x,onkeydown:({key:g})=>g==="Enter"&&x(),onblur:()=>d()}),c=h("span",{class:"note"}),l=h("span",{class:"note",role:"status"}),[u,f]=[r.at(0),r.at(r.count-1)],[y,b]=[!1,""],m=()=>`${n.asked} ${n.state[t]}`;function x(){if(!y)return;y=!1;let g=Number(s.value.replace("−","-").replace(",","."));if(Number.isFinite(g)&&s.value.trim()!==""){let k=r.at(r.place(P(g,u,f)));i(k),l.textContent=_(g,k)}else l.textContent=`Expected: a number from ${L(u)} to ${L(f)}.`;s.value=L(n.state[t]),b=m()}function _(g,k){return L(g)===L(k)?"":g>f?`Up to ${L(f)}.`:g<u?`From ${L(u)} up.`:`${K(String(g))} is between stops: ${L(k)}.`}let p=h("div",{class:"row slider"},h("span",{class:"name"},e.label),o,s,c,l);function d(){let g=n.state[t],k=r.place(g);o.value=String(k),p.style.setProperty("--share",String(k/(r.count-1||1))),o.setAttribute("aria-valuetext",L(g)),s.matches(":focus")||(s.value=L(g)),m()!==b&&(l.textContent="");let O=X(e,n);o.disabled=s.disabled=!!O,Z(p,c,O)}return{node:p,update:d}}function Vt(t,e,n){let r=m=>n.ask({[t]:m}),i=Math.random().toString(36),a=e.options.map(m=>h("input",{type:"radio",name:i,onchange:()=>r(m)})),o=h("select",{"aria-label":e.label,onchange:()=>r(e.options[o.selectedIndex])},...e.options.map(m=>h("option",{},L(m)))),s=e.options.length<=zt,c=a.map((m,x)=>h("label",{class:"option"},m,L(e.options[x]))),l=s?h("div",{class:"options",role:"radiogroup","aria-label":e.label},...c):o,u=h("span",{class:"note"}),f=h("div",{class:s?"row wide":"row"},h("span",{class:"name"},e.label),l,u),y=e.options.map(m=>e.stops&&!e.stops.includes(m));function b(){let m=e.options.indexOf(n.state[t]),x=X(e,n);a.forEach((_,p)=>{_.checked=p===m,_.disabled=!!(x||y[p])});for(let[_,p]of[...o.options].entries())p.disabled=!!y[_];o.selectedIndex=m,o.disabled=!!x,Z(f,u,x),!x&&y.some(Boolean)&&(u.textContent=`the others ${Q}`)}return{node:f,update:b}}function Ut(t,e,n){let r=l=>{let u=new Set(n.state[t]);u.delete(l)||u.add(l),n.ask({[t]:e.options.filter(f=>u.has(f))})},i=e.options.map(l=>h("button",{type:"button",onclick:()=>r(l)},L(l))),a=h("div",{class:"options",role:"group","aria-label":e.label},...i),o=h("span",{class:"note"}),s=h("div",{class:"row wide"},h("span",{class:"name"},e.label),a,o);function c(){let l=X(e,n);i.forEach((u,f)=>{u.setAttribute("aria-pressed",String(n.state[t].includes(e.options[f]))),u.disabled=!!l}),Z(s,o,l)}return{node:s,update:c}}function Ht(t,e,n){let r=Object.entries(e.options).map(([o,s])=>{let l=h("button",{type:"button",onclick:()=>l.ariaDisabled!=="true"&&n.press(o),onblur:()=>a()},s);return{name:o,label:s,button:l}}),i=h("div",{class:"row wide"},h("div",{class:"options"},...r.map(({button:o})=>o)));function a(){for(let{name:o,label:s,button:c}of r){let l=n.numbers.buttons?.[o]??{},u=l.label??s;c.textContent!==u&&(c.textContent=u);let f=!!(e.fixed||l.disabled),y=l.why??(n.alone?Q:"");c.title=f?y:"",c.ariaDisabled=String(f),c.disabled=f&&!c.matches(":focus")}}return{node:i,update:a}}var dt=`/* Inside a shadow root: no rule of the page reaches in, and none of these reaches out. What is
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
`;var jt={float32:Float32Array,int32:Int32Array,uint8:Uint8Array};function V(t){return Array.isArray(t)?t.map(V):t===null||typeof t!="object"||ArrayBuffer.isView(t)?t:t.data!==void 0?et(t.kind,t.shape,t.data):Object.fromEntries(Object.entries(t).map(([e,n])=>[e,V(n)]))}function et(t,e,n){let{buffer:r,byteOffset:i=0,byteLength:a}=ArrayBuffer.isView(n)?n:new Uint8Array(n),o=new jt[t](r.slice(i,i+a));return Object.assign(o,{shape:e})}function mt(t){let e=new Map,n=0,r=()=>{},i=t.get("described"),a=V(t.get("lasting")),o={controls:Object.fromEntries(i.map(u=>[u.name,u])),state:{},numbers:{},drawn:{},said:"",failed:!1,number:-1,asked:0,unasked:!1,alone:!!t.get("alone"),served:{},ask:c,press:l,onQuestion:r,onAnswer:r,close:()=>t.off("change:answer",s)};function s(){let u=t.get("answer");if(!(u.number<o.number)){for(let[f,y]of e)y.number<=u.number&&e.delete(f);o.unasked=u.number===o.number,o.number=u.number,o.state={...u.state,...ht(e)},o.numbers={...a,...V(u.numbers)},o.drawn=u.state,o.said=u.said,o.failed=u.failed,o.onAnswer()}}function c(u){n=Math.max(n+1,Date.now()),o.asked=n;for(let[f,y]of Object.entries(u))e.set(f,{value:y,number:n});o.state={...o.state,...u},o.onQuestion(),t.set("asked",{number:n,changes:ht(e)}),t.save_changes()}function l(u){o.served[u]?o.served[u]():t.send({press:u})}return t.on("change:answer",s),s(),o}function ht(t){return Object.fromEntries([...t].map(([e,n])=>[e,n.value]))}var Jt={float32:4,int32:4,uint8:1},Yt=120;async function nt(t){let{title:e,stops:n,followed:r,played:i,first:a}=t,o=async w=>JSON.parse(new TextDecoder().decode(await gt(w))),s=await o(t.moments),c=Gt(await o(t.arrays),await gt(t.data)),l=s.map(w=>W(w.numbers,c)),u=W(t.lasting,c),f=t.described.map(w=>w.name in n?{...w,stops:n[w.name]}:{...w,fixed:w.kind!=="buttons"&&!w.local}),y=new Set(f.filter(w=>w.local).map(({name:w})=>w)),b=w=>JSON.stringify(Object.keys(n).map(E=>w[E])),m=new Map(s.map((w,E)=>[b(w.state),E])),x=new Set,_={},p,d=k(a,0),g=()=>m.get(b(d.state));function k(w,E){let{state:A,said:I}=s[w],C=i?{buttons:{pause:{disabled:p===void 0,why:"nothing plays"}}}:{};return{number:E,state:{...A,..._},said:I,failed:!1,numbers:{...l[w],...C}}}function O([w,E]){let A=C=>Math.abs(C-E),I=typeof E=="number"?n[w]:void 0;return[w,I?I.reduce((C,q)=>A(q)<A(C)?q:C):E]}function $(w){let E=Object.keys(r).filter(A=>A in w&&w[A]!==d.state[A]);return Object.assign({},...E.map(A=>r[A][n[A].indexOf(w[A])]))}function v({number:w,changes:E}){let A=Object.fromEntries(Object.entries(E).map(O)),I=g(),C=m.get(b({...d.state,...$(A),...A}))??I;for(let q of y)M(C,I,q)&&delete _[q];for(let[q,Ft]of Object.entries(A))y.has(q)&&(_[q]=Ft);d=k(C,w),x.forEach(q=>q())}function M(w,E,A){let[I,C]=[w,E].map(q=>JSON.stringify(s[q].state[A]));return I!==C}function N(){clearInterval(p),p=void 0}function S(){d=k(g(),d.number),x.forEach(w=>w())}function T(w){let E=n[w],A=C=>v({number:Math.max(Date.now(),d.number+1),changes:{[w]:E[C]}}),I=()=>E.indexOf(d.state[w]);if(H()){A(I()===E.length-1?0:E.length-1);return}p=setInterval(()=>{let C=I()+1;C===E.length-1&&N(),A(C)},Yt),I()===E.length-1?A(0):S()}return{get:w=>({title:e,described:f,answer:d,lasting:u,alone:!0})[w],set:(w,E)=>{N(),v(E)},save_changes:()=>{},send:({press:w})=>{N(),i&&w==="play"?T(i):S()},on:(w,E)=>{w==="change:answer"&&x.add(E)},off:(w,E)=>{x.delete(E)}}}async function gt(t){let e=Uint8Array.from(atob(t),r=>r.charCodeAt(0)),n=new Blob([e]).stream().pipeThrough(new DecompressionStream("deflate"));return new Uint8Array(await new Response(n).arrayBuffer())}function Gt(t,e){let n=0;return t.map(({kind:r,shape:i})=>{let a=Jt[r],o=i.reduce((c,l)=>c*l,1),s=new Uint8Array(o*a);for(let c=0;c<a;c+=1)for(let l=0;l<o;l+=1)s[l*a+c]=e[n+c*o+l];return n+=s.length,et(r,i,s)})}function W(t,e){return Array.isArray(t)?t.map(n=>W(n,e)):t===null||typeof t!="object"?t:t.array!==void 0?e[t.array]:Object.fromEntries(Object.entries(t).map(([n,r])=>[n,W(r,e)]))}var Qt="This explorer is asleep: run the cell to use it.",Xt=16,Zt=25,te=600,ee=1e3;function yt(t){let e=({model:r,el:i})=>ne(t,r,i);return{render:e,play:async(r,i)=>e({model:await nt(r),el:i}),modelOf:nt}}function ne(t,e,n){let r=mt(e),i=ft(e.get("described"),r),a=["question","task","lacks"].filter(S=>e.get("lasting")[S]).map(S=>h("p",{class:S},e.get("lasting")[S])),o=h("div",{class:"picture",style:"visibility: hidden"}),s=h("p",{class:"said"}),c=h("p",{class:"heard",role:"status"}),l=h("section",{class:"mlpkit","aria-label":e.get("title")},h("style",{},dt),h("p",{class:"asleep",role:"note"},Qt),...a,o,i.node,s,c),u=h("div",{class:"mlpkit-around"},h("style",{},ut));u.attachShadow({mode:"open"}).append(l);let f=ie(u,l),y=()=>u.classList.add("sleeping");e.on("comm_live_update",y),n.append(u);let b=t({picture:o,link:r,root:l}),[m,x,_,p,d]=[0,0,0,0,0],g=o.clientWidth;function k(){if(cancelAnimationFrame(m),m=0,d=performance.now(),g===0)return;i.update();let S=b({numbers:r.numbers,state:r.state,drawn:r.drawn,width:g}),T=r.failed?r.said:K(S??r.said);s.textContent!==T&&O(T),s.classList.toggle("failed",r.failed),o.style.visibility="",l.dataset.drawn=String(r.number),p+=1,l.dataset.pictures=String(p)}function O(S){let T=s.textContent==="";s.textContent=S,clearTimeout(_),c.textContent="",!T&&(_=setTimeout(()=>{c.setAttribute("role",r.failed?"alert":"status"),c.textContent=S},te))}let $=()=>{clearTimeout(x),x=0,m||=requestAnimationFrame(k)},v=0;r.onAnswer=()=>{if(u.classList.remove("sleeping"),r.unasked&&H()){let T=performance.now()-d;v||=setTimeout(()=>{v=0,$()},Math.max(ee-T,0));return}$(),r.number>=r.asked&&!document.hidden&&performance.now()-d>Xt&&k()},r.onQuestion=()=>{l.dataset.asked=String(r.asked),x||=setTimeout($,Zt)};let M=new ResizeObserver(([{contentRect:S}])=>{let T=Math.round(S.width);T!==g&&(g=T,$())});M.observe(o);let N=pt($);return l.dataset.asked=String(r.asked),$(),()=>{cancelAnimationFrame(m),clearTimeout(x),clearTimeout(_),clearTimeout(v),M.disconnect(),N(),f(),e.off("comm_live_update",y),r.close()}}var re="input:not([type=radio], [type=checkbox], [type=range]), textarea";function ie(t,e){let n=r=>{let i=r.composedPath()[0];if(!e.contains(i))return;let a=r.ctrlKey||r.metaKey||r.altKey,o=r.key==="Escape"||(i.matches(re)?a&&r.key.toLowerCase()==="s":a||r.key==="Enter"&&r.shiftKey);t.toggleAttribute("data-lm-suppress-shortcuts",!o)};return window.addEventListener("keydown",n,!0),()=>window.removeEventListener("keydown",n,!0)}function j(t){return h("canvas",{class:"garment",style:`width: ${t}px; height: ${t}px`})}var oe=t=>Array.from(t.match(/[\d.]+/g)??[],Number).slice(0,3),rt=t=>t.getContext("2d");function J(t,e,n){let[r,i]=e.shape,a=oe(n),o=new ImageData(i,r);e.forEach((s,c)=>o.data.set([...a,s],4*c)),Object.assign(t,{width:i,height:r}),rt(t).putImageData(o,0,0)}var it="http://www.w3.org/1999/xhtml",xt={svg:"http://www.w3.org/2000/svg",xhtml:it,xlink:"http://www.w3.org/1999/xlink",xml:"http://www.w3.org/XML/1998/namespace",xmlns:"http://www.w3.org/2000/xmlns/"};function bt(t){var e=t+="",n=e.indexOf(":");return n>=0&&(e=t.slice(0,n))!=="xmlns"&&(t=t.slice(n+1)),xt.hasOwnProperty(e)?{space:xt[e],local:t}:t}function se(t){return function(){var e=this.ownerDocument,n=this.namespaceURI;return n===it&&e.documentElement.namespaceURI===it?e.createElement(t):e.createElementNS(n,t)}}function ae(t){return function(){return this.ownerDocument.createElementNS(t.space,t.local)}}function st(t){var e=bt(t);return(e.local?ae:se)(e)}function le(){}function wt(t){return t==null?le:function(){return this.querySelector(t)}}function ce(t){typeof t!="function"&&(t=wt(t));for(var e=this._groups,n=e.length,r=new Array(n),i=0;i<n;++i)for(var a=e[i],o=a.length,s=r[i]=new Array(o),c,l,u=0;u<o;++u)(c=a[u])&&(l=t.call(c,c.__data__,u,a))&&("__data__"in c&&(l.__data__=c.__data__),s[u]=l);return new B(r,this._parents)}function ue(t){return t==null?[]:Array.isArray(t)?t:Array.from(t)}function pe(){return[]}function fe(t){return t==null?pe:function(){return this.querySelectorAll(t)}}function de(t){return function(){return ue(t.apply(this,arguments))}}function he(t){typeof t=="function"?t=de(t):t=fe(t);for(var e=this._groups,n=e.length,r=[],i=[],a=0;a<n;++a)for(var o=e[a],s=o.length,c,l=0;l<s;++l)(c=o[l])&&(r.push(t.call(c,c.__data__,l,o)),i.push(c));return new B(r,i)}function me(t){return function(){return this.matches(t)}}function kt(t){return function(e){return e.matches(t)}}var ge=Array.prototype.find;function ye(t){return function(){return ge.call(this.children,t)}}function xe(){return this.firstElementChild}function be(t){return this.select(t==null?xe:ye(typeof t=="function"?t:kt(t)))}var we=Array.prototype.filter;function ke(){return Array.from(this.children)}function ve(t){return function(){return we.call(this.children,t)}}function _e(t){return this.selectAll(t==null?ke:ve(typeof t=="function"?t:kt(t)))}function Ae(t){typeof t!="function"&&(t=me(t));for(var e=this._groups,n=e.length,r=new Array(n),i=0;i<n;++i)for(var a=e[i],o=a.length,s=r[i]=[],c,l=0;l<o;++l)(c=a[l])&&t.call(c,c.__data__,l,a)&&s.push(c);return new B(r,this._parents)}function vt(t){return new Array(t.length)}function Se(){return new B(this._enter||this._groups.map(vt),this._parents)}function Y(t,e){this.ownerDocument=t.ownerDocument,this.namespaceURI=t.namespaceURI,this._next=null,this._parent=t,this.__data__=e}Y.prototype={constructor:Y,appendChild:function(t){return this._parent.insertBefore(t,this._next)},insertBefore:function(t,e){return this._parent.insertBefore(t,e)},querySelector:function(t){return this._parent.querySelector(t)},querySelectorAll:function(t){return this._parent.querySelectorAll(t)}};function Ee(t){return function(){return t}}function Oe(t,e,n,r,i,a){for(var o=0,s,c=e.length,l=a.length;o<l;++o)(s=e[o])?(s.__data__=a[o],r[o]=s):n[o]=new Y(t,a[o]);for(;o<c;++o)(s=e[o])&&(i[o]=s)}function $e(t,e,n,r,i,a,o){var s,c,l=new Map,u=e.length,f=a.length,y=new Array(u),b;for(s=0;s<u;++s)(c=e[s])&&(y[s]=b=o.call(c,c.__data__,s,e)+"",l.has(b)?i[s]=c:l.set(b,c));for(s=0;s<f;++s)b=o.call(t,a[s],s,a)+"",(c=l.get(b))?(r[s]=c,c.__data__=a[s],l.delete(b)):n[s]=new Y(t,a[s]);for(s=0;s<u;++s)(c=e[s])&&l.get(y[s])===c&&(i[s]=c)}function Me(t){return t.__data__}function Ce(t,e){if(!arguments.length)return Array.from(this,Me);var n=e?$e:Oe,r=this._parents,i=this._groups;typeof t!="function"&&(t=Ee(t));for(var a=i.length,o=new Array(a),s=new Array(a),c=new Array(a),l=0;l<a;++l){var u=r[l],f=i[l],y=f.length,b=Ne(t.call(u,u&&u.__data__,l,r)),m=b.length,x=s[l]=new Array(m),_=o[l]=new Array(m),p=c[l]=new Array(y);n(u,f,x,_,p,b,e);for(var d=0,g=0,k,O;d<m;++d)if(k=x[d]){for(d>=g&&(g=d+1);!(O=_[g])&&++g<m;);k._next=O||null}}return o=new B(o,r),o._enter=s,o._exit=c,o}function Ne(t){return typeof t=="object"&&"length"in t?t:Array.from(t)}function Le(){return new B(this._exit||this._groups.map(vt),this._parents)}function Te(t,e,n){var r=this.enter(),i=this,a=this.exit();return typeof t=="function"?(r=t(r),r&&(r=r.selection())):r=r.append(t+""),e!=null&&(i=e(i),i&&(i=i.selection())),n==null?a.remove():n(a),r&&i?r.merge(i).order():i}function Ie(t){for(var e=t.selection?t.selection():t,n=this._groups,r=e._groups,i=n.length,a=r.length,o=Math.min(i,a),s=new Array(i),c=0;c<o;++c)for(var l=n[c],u=r[c],f=l.length,y=s[c]=new Array(f),b,m=0;m<f;++m)(b=l[m]||u[m])&&(y[m]=b);for(;c<i;++c)s[c]=n[c];return new B(s,this._parents)}function Be(){for(var t=this._groups,e=-1,n=t.length;++e<n;)for(var r=t[e],i=r.length-1,a=r[i],o;--i>=0;)(o=r[i])&&(a&&o.compareDocumentPosition(a)^4&&a.parentNode.insertBefore(o,a),a=o);return this}function qe(t){t||(t=Pe);function e(f,y){return f&&y?t(f.__data__,y.__data__):!f-!y}for(var n=this._groups,r=n.length,i=new Array(r),a=0;a<r;++a){for(var o=n[a],s=o.length,c=i[a]=new Array(s),l,u=0;u<s;++u)(l=o[u])&&(c[u]=l);c.sort(e)}return new B(i,this._parents).order()}function Pe(t,e){return t<e?-1:t>e?1:t>=e?0:NaN}function Fe(){var t=arguments[0];return arguments[0]=this,t.apply(null,arguments),this}function Re(){return Array.from(this)}function De(){for(var t=this._groups,e=0,n=t.length;e<n;++e)for(var r=t[e],i=0,a=r.length;i<a;++i){var o=r[i];if(o)return o}return null}function ze(){let t=0;for(let e of this)++t;return t}function Ke(){return!this.node()}function Ve(t){for(var e=this._groups,n=0,r=e.length;n<r;++n)for(var i=e[n],a=0,o=i.length,s;a<o;++a)(s=i[a])&&t.call(s,s.__data__,a,i);return this}function Ue(t){return function(){this.removeAttribute(t)}}function He(t){return function(){this.removeAttributeNS(t.space,t.local)}}function We(t,e){return function(){this.setAttribute(t,e)}}function je(t,e){return function(){this.setAttributeNS(t.space,t.local,e)}}function Je(t,e){return function(){var n=e.apply(this,arguments);n==null?this.removeAttribute(t):this.setAttribute(t,n)}}function Ye(t,e){return function(){var n=e.apply(this,arguments);n==null?this.removeAttributeNS(t.space,t.local):this.setAttributeNS(t.space,t.local,n)}}function Ge(t,e){var n=bt(t);if(arguments.length<2){var r=this.node();return n.local?r.getAttributeNS(n.space,n.local):r.getAttribute(n)}return this.each((e==null?n.local?He:Ue:typeof e=="function"?n.local?Ye:Je:n.local?je:We)(n,e))}function _t(t){return t.ownerDocument&&t.ownerDocument.defaultView||t.document&&t||t.defaultView}function Qe(t){return function(){this.style.removeProperty(t)}}function Xe(t,e,n){return function(){this.style.setProperty(t,e,n)}}function Ze(t,e,n){return function(){var r=e.apply(this,arguments);r==null?this.style.removeProperty(t):this.style.setProperty(t,r,n)}}function tn(t,e,n){return arguments.length>1?this.each((e==null?Qe:typeof e=="function"?Ze:Xe)(t,e,n??"")):en(this.node(),t)}function en(t,e){return t.style.getPropertyValue(e)||_t(t).getComputedStyle(t,null).getPropertyValue(e)}function nn(t){return function(){delete this[t]}}function rn(t,e){return function(){this[t]=e}}function on(t,e){return function(){var n=e.apply(this,arguments);n==null?delete this[t]:this[t]=n}}function sn(t,e){return arguments.length>1?this.each((e==null?nn:typeof e=="function"?on:rn)(t,e)):this.node()[t]}function At(t){return t.trim().split(/^|\s+/)}function at(t){return t.classList||new St(t)}function St(t){this._node=t,this._names=At(t.getAttribute("class")||"")}St.prototype={add:function(t){var e=this._names.indexOf(t);e<0&&(this._names.push(t),this._node.setAttribute("class",this._names.join(" ")))},remove:function(t){var e=this._names.indexOf(t);e>=0&&(this._names.splice(e,1),this._node.setAttribute("class",this._names.join(" ")))},contains:function(t){return this._names.indexOf(t)>=0}};function Et(t,e){for(var n=at(t),r=-1,i=e.length;++r<i;)n.add(e[r])}function Ot(t,e){for(var n=at(t),r=-1,i=e.length;++r<i;)n.remove(e[r])}function an(t){return function(){Et(this,t)}}function ln(t){return function(){Ot(this,t)}}function cn(t,e){return function(){(e.apply(this,arguments)?Et:Ot)(this,t)}}function un(t,e){var n=At(t+"");if(arguments.length<2){for(var r=at(this.node()),i=-1,a=n.length;++i<a;)if(!r.contains(n[i]))return!1;return!0}return this.each((typeof e=="function"?cn:e?an:ln)(n,e))}function pn(){this.textContent=""}function fn(t){return function(){this.textContent=t}}function dn(t){return function(){var e=t.apply(this,arguments);this.textContent=e??""}}function hn(t){return arguments.length?this.each(t==null?pn:(typeof t=="function"?dn:fn)(t)):this.node().textContent}function mn(){this.innerHTML=""}function gn(t){return function(){this.innerHTML=t}}function yn(t){return function(){var e=t.apply(this,arguments);this.innerHTML=e??""}}function xn(t){return arguments.length?this.each(t==null?mn:(typeof t=="function"?yn:gn)(t)):this.node().innerHTML}function bn(){this.nextSibling&&this.parentNode.appendChild(this)}function wn(){return this.each(bn)}function kn(){this.previousSibling&&this.parentNode.insertBefore(this,this.parentNode.firstChild)}function vn(){return this.each(kn)}function _n(t){var e=typeof t=="function"?t:st(t);return this.select(function(){return this.appendChild(e.apply(this,arguments))})}function An(){return null}function Sn(t,e){var n=typeof t=="function"?t:st(t),r=e==null?An:typeof e=="function"?e:wt(e);return this.select(function(){return this.insertBefore(n.apply(this,arguments),r.apply(this,arguments)||null)})}function En(){var t=this.parentNode;t&&t.removeChild(this)}function On(){return this.each(En)}function $n(){var t=this.cloneNode(!1),e=this.parentNode;return e?e.insertBefore(t,this.nextSibling):t}function Mn(){var t=this.cloneNode(!0),e=this.parentNode;return e?e.insertBefore(t,this.nextSibling):t}function Cn(t){return this.select(t?Mn:$n)}function Nn(t){return arguments.length?this.property("__data__",t):this.node().__data__}function Ln(t){return function(e){t.call(this,e,this.__data__)}}function Tn(t){return t.trim().split(/^|\s+/).map(function(e){var n="",r=e.indexOf(".");return r>=0&&(n=e.slice(r+1),e=e.slice(0,r)),{type:e,name:n}})}function In(t){return function(){var e=this.__on;if(e){for(var n=0,r=-1,i=e.length,a;n<i;++n)a=e[n],(!t.type||a.type===t.type)&&a.name===t.name?this.removeEventListener(a.type,a.listener,a.options):e[++r]=a;++r?e.length=r:delete this.__on}}}function Bn(t,e,n){return function(){var r=this.__on,i,a=Ln(e);if(r){for(var o=0,s=r.length;o<s;++o)if((i=r[o]).type===t.type&&i.name===t.name){this.removeEventListener(i.type,i.listener,i.options),this.addEventListener(i.type,i.listener=a,i.options=n),i.value=e;return}}this.addEventListener(t.type,a,n),i={type:t.type,name:t.name,value:e,listener:a,options:n},r?r.push(i):this.__on=[i]}}function qn(t,e,n){var r=Tn(t+""),i,a=r.length,o;if(arguments.length<2){var s=this.node().__on;if(s){for(var c=0,l=s.length,u;c<l;++c)for(i=0,u=s[c];i<a;++i)if((o=r[i]).type===u.type&&o.name===u.name)return u.value}return}for(s=e?Bn:In,i=0;i<a;++i)this.each(s(r[i],e,n));return this}function $t(t,e,n){var r=_t(t),i=r.CustomEvent;typeof i=="function"?i=new i(e,n):(i=r.document.createEvent("Event"),n?(i.initEvent(e,n.bubbles,n.cancelable),i.detail=n.detail):i.initEvent(e,!1,!1)),t.dispatchEvent(i)}function Pn(t,e){return function(){return $t(this,t,e)}}function Fn(t,e){return function(){return $t(this,t,e.apply(this,arguments))}}function Rn(t,e){return this.each((typeof e=="function"?Fn:Pn)(t,e))}function*Dn(){for(var t=this._groups,e=0,n=t.length;e<n;++e)for(var r=t[e],i=0,a=r.length,o;i<a;++i)(o=r[i])&&(yield o)}var Mt=[null];function B(t,e){this._groups=t,this._parents=e}function zn(){return new B([[document.documentElement]],Mt)}function Kn(){return this}B.prototype=zn.prototype={constructor:B,select:ce,selectAll:he,selectChild:be,selectChildren:_e,filter:Ae,data:Ce,enter:Se,exit:Le,join:Te,merge:Ie,selection:Kn,order:Be,sort:qe,call:Fe,nodes:Re,node:De,size:ze,empty:Ke,each:Ve,attr:Ge,style:tn,property:sn,classed:un,text:hn,html:xn,raise:wn,lower:vn,append:_n,insert:Sn,remove:On,clone:Cn,datum:Nn,on:qn,dispatch:Rn,[Symbol.iterator]:Dn};function lt(t){return typeof t=="string"?new B([[document.querySelector(t)]],[document.documentElement]):new B([[t]],Mt)}function Ct(t){return lt(st(t).call(document.documentElement))}var Vn=0;function Un(){return new ot}function ot(){this._="@"+(++Vn).toString(36)}ot.prototype=Un.prototype={constructor:ot,get:function(t){for(var e=this._;!(e in t);)if(!(t=t.parentNode))return;return t[e]},set:function(t,e){return t[this._]=e},remove:function(t){return this._ in t&&delete t[this._]},toString:function(){return this._}};function Hn(t){let e;for(;e=t.sourceEvent;)t=e;return t}function F(t,e){if(t=Hn(t),e===void 0&&(e=t.currentTarget),e){var n=e.ownerSVGElement||e;if(n.createSVGPoint){var r=n.createSVGPoint();return r.x=t.clientX,r.y=t.clientY,r=r.matrixTransform(e.getScreenCTM().inverse()),[r.x,r.y]}if(e.getBoundingClientRect){var i=e.getBoundingClientRect();return[t.clientX-i.left-e.clientLeft,t.clientY-i.top-e.clientTop]}}return[t.pageX,t.pageY]}var Wn=13,jn={ArrowLeft:[-1,0],ArrowRight:[1,0],ArrowUp:[0,1],ArrowDown:[0,-1],PageUp:[0,10],PageDown:[0,-10],Home:[-1/0,0],End:[1/0,0]};function Nt(t,e,{drag:n,nudge:r,ground:i}){t.classed("handle",!0).attr("tabindex",0).attr("role","slider");let o=lt(t.node().parentNode).insert("circle",()=>t.node()).attr("class","hold").attr("r",Wn);o.attr("fill","transparent").on("pointerdown",c);let s=l=>n(...F(l,e.node()));function c(l){l.preventDefault(),t.node().focus({preventScroll:!0,focusVisible:!1}),t.node().setPointerCapture(l.pointerId),t.on("pointermove",s)}return t.on("pointerdown",c),i?.on("pointerdown",l=>{l.pointerType!=="touch"&&(s(l),c(l))}),i?.on("click",s),t.on("pointerup pointercancel",()=>t.on("pointermove",null)),t.on("keydown",l=>{let u=jn[l.key];if(!u||l.ctrlKey||l.metaKey||l.altKey)return;l.preventDefault();let f=l.shiftKey?10:1;r(f*u[0],f*u[1])}),(l,u,f)=>{let{x:y,y:b,width:m,height:x}=t.node().getBBox();o.attr("cx",y+m/2).attr("cy",b+x/2);for(let _ of["display","transform"])o.attr(_,t.attr(_));t.attr("aria-label",l).attr("aria-valuenow",u).attr("aria-valuetext",f)}}var Jn=(t,e,n)=>t.attr("fill",e).attr("stroke",n).attr("stroke-width",2),Lt=(t,e,n="var(--ink)",r="var(--page)")=>Jn(t.append("circle").attr("r",e),n,r);function ct(t,e,n){let r=tt(t);return r.at(P(r.place(e)+n,0,r.count-1))}function Tt(t,e){let n=Ct("svg").attr("role","group").attr("aria-label",e);t.append(n.node());let r=Object.assign(n,{size:(i,a)=>r.attr("viewBox",`0 0 ${i} ${a}`).attr("height",a)});return r}var D=[0,0,1,1],R=10,Yn=14,Bt=4,It=4;function qt(t,e,n){let{points:r}=t.numbers,i={side:1,right:v=>R+v*(i.side-2*R),down:v=>R+(1-v)*(i.side-2*R),share:v=>P((v-R)/(i.side-2*R),0,1),at:v=>[i.right(r[2*v]),i.down(r[2*v+1])]},a=h("h2",{},"map of the last hidden layer"),o=(v,M)=>h("b",{style:`color: var(${v})`},M),s=h("p",{class:"key"},"Images that the network sees as alike lie close together. ×: a mistake among the chosen, ○: correct; ringed: pictured below. ",o("--value","Blue"),": the true class; ",o("--slope","orange"),": taken for."),c=h("p",{class:"key",hidden:!!t.controls.part.fixed},"To choose from a part only, drag a rectangle, or the large circles at its corners."),l=h("button",{type:"button",onclick:()=>t.ask({part:D})},"whole map");l.hidden=!!t.controls.part.fixed;let u=h("canvas",{}),f=h("div",{},u),y=Tt(f,"map of the images; a dragged rectangle chooses some");y.classed("draggable",!t.controls.part.fixed);let b=Gn(u,e,i,t.numbers),m=er(y,t,i),x=y.append("g").attr("fill","none").attr("stroke","var(--ink)").attr("stroke-width",1.5),_=y.append("g"),p=nr(y,t,i),d=Zn(y,f,t,i,v=>{k(),n(v)});tr(y,t,i,d.leave);let g=-1;function k(v=g){g=v;let M=[...t.numbers.shown].map(S=>[S,Bt]),N=[g,d.hovered].filter(S=>S>=0).map(S=>[S,8]);x.selectAll("circle").data([...M,...N]).join("circle").attr("cx",([S])=>i.at(S)[0]).attr("cy",([S])=>i.at(S)[1]).attr("r",([,S])=>S)}function O({numbers:v,state:M,drawn:N,ink:S,describe:T,side:w}){i.side=w,y.size(w,w).style("width",`${w}px`),b(v,N);let E=A=>A===N.true?"var(--value)":A===N.taken_for?"var(--slope)":null;_.selectAll("text").data(rr(v,i)).join("text").attr("x",({x:A})=>A).attr("y",({y:A})=>A).text(({name:A})=>A).style("fill",({name:A})=>E(A)).attr("font-weight",({name:A})=>E(A)?700:null),z(l,String(M.part)===String(D)&&"all of it is shown"),m(M.part),p(M.part),d.show(T,S)}let $=h("div",{class:"bar"},a,l);return{node:h("div",{class:"map"},$,s,c,f),update:O,ring:k}}function Gn(t,e,n,{class_names:r,labels:i}){let a="";return(o,s)=>{let[c,l,u,f,y]=["--quiet","--slope","--value","--wrong","--right"].map(g=>U(e,g)),[b,m]=[r.indexOf(s.true),r.indexOf(s.taken_for)],x=b>=0&&b===m,_=[n.side,devicePixelRatio,b,m,c].join();if(_===a)return;a=_,t.width=t.height=n.side*devicePixelRatio,t.style.width=t.style.height=`${n.side}px`;let p=rt(t);p.scale(devicePixelRatio,devicePixelRatio);let d=(g,k,O,$)=>{p.fillStyle=g,p.globalAlpha=k;for(let v=0;v<i.length;v+=1){if(!$(i[v]))continue;let[M,N]=n.at(v);p.fillRect(M-O/2,N-O/2,O,O)}};d(c,.5,1.6,g=>g!==b&&g!==m),x||d(l,.65,2,g=>g===m),d(u,.65,2,g=>g===b),p.globalAlpha=1,p.lineWidth=1.3,p.strokeStyle=x?y:f,p.beginPath();for(let g of o.marked)(x?Qn:Xn)(p,...n.at(g));p.stroke()}}function Qn(t,e,n){t.moveTo(e+2,n),t.arc(e,n,2,0,2*Math.PI)}function Xn(t,e,n){for(let[r,i]of[[2.5,2.5],[2.5,-2.5]])t.moveTo(e-r,n-i),t.lineTo(e+r,n+i)}function Zn(t,e,n,r,i){let a=j(84),o=h("div",{}),s=h("div",{class:"tip",hidden:!0},a,o);e.append(s);let c=n.controls.hovered.fixed;c&&(a.style.display="none");let l={hovered:-1,leave:()=>b(-1),show:m},u=()=>["","",""],f="";function y(x,_){let[p,d]=[-1,Yn**2],g=new Set(n.numbers.shown);for(let k=0;k<n.numbers.labels.length;k+=1){let[O,$]=r.at(k),v=(O-x)**2+($-_)**2-(g.has(k)?Bt**2:0);v<d&&([p,d]=[k,v])}return p}function b(x){x!==l.hovered&&(l.hovered=x,c||n.ask({hovered:x}),m(u,f))}t.on("pointermove.tip pointerdown.tip",x=>{(x.buttons===0||x.pointerType==="touch")&&b(y(...F(x,t.node())))}).on("pointerleave.tip",l.leave);function m(x,_){if([u,f]=[x,_],s.hidden=l.hovered<0,i(l.hovered),s.hidden)return;let p=n.drawn.hovered===l.hovered&&n.numbers.hovered,[d,g,k]=u(l.hovered);o.textContent=`${d}, ${g}: ${p?p.surely:k}`,a.style.visibility=p?"visible":"hidden",p&&J(a,p.image,f);let[O,$]=r.at(l.hovered),[v,M]=[O<r.side/2,$<r.side/2];s.style.left=v?`${O+14}px`:"auto",s.style.right=v?"auto":`${e.clientWidth-O+14}px`,s.style.top=M?`${$}px`:"auto",s.style.bottom=M?"auto":`${r.side-$}px`}return l}function tr(t,e,n,r){t.on("pointerdown.brush",i=>{if(i.target.closest(".handle")||i.pointerType==="touch"||e.controls.part.fixed)return;i.preventDefault(),r();let[a,o]=F(i,t.node()),s=0;t.node()?.setPointerCapture(i.pointerId),t.on("pointermove.brush",c=>{let[l,u]=F(c,t.node());s=Math.max(s,Math.abs(l-a),Math.abs(u-o));let[f,y]=[Math.min(a,l),Math.max(a,l)].map(n.share),[b,m]=[Math.min(o,u),Math.max(o,u)].map(x=>1-n.share(x));s>It&&e.ask({part:[f,m,y,b]})}),t.on("pointerup.brush pointercancel.brush",()=>{t.on("pointermove.brush pointerup.brush pointercancel.brush",null),s<=It&&e.ask({part:D})})})}function er(t,e,n){let r=t.append("rect").attr("class","part").attr("fill-opacity",.1).attr("display",e.controls.part.fixed?"none":null);return i=>{let[a,o,s,c]=i,l=String(i)===String(D);r.attr("fill",l?"none":"var(--value)").attr("stroke",l?"var(--faint)":"var(--ink)").attr("x",n.right(a)).attr("width",n.right(s)-n.right(a)).attr("y",n.down(c)).attr("height",n.down(o)-n.down(c))}}function nr(t,e,n){let r={low:0,high:1,step:.02},i=["left, bottom","right, top"].map((a,o)=>{let[s,c]=[2*o,2*o+1],l=Lt(t,7,"var(--page)","var(--ink)").attr("display",e.controls.part.fixed?"none":null),u=o?Math.max:Math.min,f=(b,m)=>{let x=[...e.state.part];[x[s],x[c]]=[u(b,x[2-s]),u(m,x[4-c])],e.ask({part:x})},y=Nt(l,t,{drag:(b,m)=>f(n.share(b),1-n.share(m)),nudge:(b,m)=>f(ct(r,e.state.part[s],b),ct(r,e.state.part[c],m))});return b=>{let[m,x]=[b[s],b[c]];l.attr("cx",n.right(m)).attr("cy",n.down(x)),y(`${a} corner of the part that is shown`,m,`${Math.round(100*m)}%, ${Math.round(100*x)}%`)}});return a=>i.forEach(o=>o(a))}function rr({class_names:t,centres:e},{right:n,down:r,side:i}){let a=t.map((s,c)=>({name:s,x:n(e[2*c]),y:r(e[2*c+1])+4})).filter(({x:s})=>Number.isFinite(s)).sort((s,c)=>s.y-c.y),o=(s,c)=>Math.abs(s.x-c.x)<3.4*(s.name.length+c.name.length);return a.forEach((s,c)=>{let l=3.4*s.name.length;s.x=P(s.x,l,i-l);for(let u of a.slice(0,c))o(s,u)&&s.y<u.y+14&&(s.y=u.y+14)}),a}var G="any",Pt=12,ir=`
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
`,or=({picture:t,link:e,root:n})=>{let{class_names:r,counts:i,labels:a,predicted:o,percent:s,points:c}=e.numbers,l=sr(r,i,(m,x)=>e.ask({true:m,taken_for:x})),f=c&&qt(e,n,m=>y.light(m)),y=cr(e,m=>f?.ring(m)),b=h("div",{class:c?"mistakes mapped":"mistakes"},l.node);return f&&b.append(f.node),b.append(y.node),t.append(h("style",{},ir),b),({numbers:m,state:x,drawn:_,width:p})=>{let d=p>=620;b.classList.toggle("wide",d);let g=Math.min(Math.floor((d?.53*p:p)-92)/r.length-1,34);b.style.setProperty("--cell",`${Math.floor(g)}px`),l.update(x);let k=U(n,"--ink"),O=$=>[r[a[$]],a[$]===o[$]?"correct":`as ${r[o[$]]}`,`${s[$]}% sure`];f?.update({numbers:m,state:x,drawn:_,ink:k,describe:O,side:Math.min(d?p-l.node.offsetWidth-24:p,460)}),y.update({numbers:m,state:x,ink:k,describe:O,columns:d&&f?6:p>480?4:3})}},Jr=yt(or);function sr(t,e,n){let r=t.length,i=Math.max(1,...e.filter((p,d)=>d%(r+1))),a=t.map((p,d)=>e.subarray(d*r,(d+1)*r).reduce((g,k)=>g+k,0)),o=[G,...t],s=o.map((p,d)=>o.map((g,k)=>d&&k?ar(t,d-1,k-1,e[(d-1)*r+k-1],d===k?a[d-1]:i):lr(t,d,k))),[c,...l]=s.map(p=>h("tr",{},...p)),u=h("table",{role:"grid","aria-label":"confusion matrix: a row for each true class, a column for what it was taken for"},h("thead",{},c),h("tbody",{},...l)),[f,y]=[0,0];s[0][0].tabIndex=0;function b(p,d,g=!0){s[f][y].tabIndex=-1,[f,y]=[P(p,0,r),P(d,0,r)],s[f][y].tabIndex=0,g&&s[f][y].focus()}let m=p=>{let d=p,g=s.findIndex(k=>k.includes(d));return[g,s[g].indexOf(d)]};u.addEventListener("focusin",({target:p})=>b(...m(p),!1)),u.addEventListener("click",({target:p})=>{let d=p.closest("td, th");d&&(b(...m(d)),n(o[f],o[y]))}),u.addEventListener("keydown",p=>{if(p.ctrlKey||p.metaKey||p.altKey)return;let g={ArrowLeft:[f,y-1],ArrowRight:[f,y+1],ArrowUp:[f-1,y],ArrowDown:[f+1,y],Home:[f,0],End:[f,r],PageUp:[0,y],PageDown:[r,y]}[p.key];if(g)b(...g);else if(p.key==="Enter"||p.key===" ")n(o[f],o[y]);else return;p.preventDefault()});function x(p){let d=[o.indexOf(p.true),o.indexOf(p.taken_for)];u.matches(":focus-within")||b(...d,!1),s.flat().forEach(g=>g.setAttribute("aria-selected",String(String(m(g))===String(d))))}let _=h("h2",{},"true class (row), taken for (column)");return{node:h("div",{},_,h("div",{},u)),update:x}}function ar(t,e,n,r,i){let a=e===n?"--right":"--wrong",o=Math.round(42*r/i);return h("td",{tabindex:-1,class:r?"some":"none","aria-label":`${t[e]} taken for ${t[n]}: ${r}`,style:r>0&&`background: color-mix(in srgb, var(${a}) ${o}%, transparent)`},r?String(r):"·")}function lr(t,e,n){let[r,i,a]=e?[t[e-1],`${t[e-1]} taken for any other`,"row"]:n?[t[n-1],`any other taken for ${t[n-1]}`,"col"]:["all mistakes","all mistakes"];return h("th",{tabindex:-1,scope:a,"aria-label":i},h("span",{},r))}function cr(t,e){let n=h("h2",{"aria-live":"off"}),r=p=>t.ask({page:p}),i=h("button",{type:"button","aria-label":"previous page",onclick:()=>r(t.state.page-1)},"‹"),a=h("button",{type:"button","aria-label":"next page",onclick:()=>r(t.state.page+1)},"›"),o=h("input",{type:"range",min:1,step:1,"aria-label":"page, 12 images each",oninput:()=>r(Number(o.value))}),s=h("span",{}),c=[i,o,a],l=Array.from({length:Pt},()=>{let[p,d,g]=[h("div",{}),h("div",{}),j(68)],k=h("li",{},p,g,d),O={node:k,over:p,under:d,image:g,n:-1};return k.addEventListener("pointerenter",()=>e(O.n)),k.addEventListener("pointerleave",()=>e(-1)),O}),u=h("ul",{"aria-label":"the chosen images, the most confident first"},...l.map(({node:p})=>p)),f=h("p",{class:"none"},"none"),y=-1;function b(p=y){y=p;for(let d of l)d.node.classList.toggle("pointed",d.n>=0&&d.n===y)}function m({numbers:p,state:d,ink:g,describe:k,columns:O}){n.textContent=`${ur(d)}: ${p.found.toLocaleString("en")}`;let $=t.controls.page.fixed;s.textContent=$&&p.pages>1?`the first ${Pt}; more pages need the notebook`:`page ${d.page} of ${p.pages}`,o.max=String(p.pages),o.value=String(d.page),o.setAttribute("aria-valuetext",s.textContent),z(i,d.page<=1&&"this is the first page"),z(a,d.page>=p.pages&&"this is the last page"),$&&c.forEach(v=>{v.hidden=v.disabled=!0}),u.style.gridTemplateColumns=`repeat(${O}, minmax(0, 1fr))`,f.hidden=p.found>0,l.forEach((v,M)=>{if(v.n=p.shown[M]??-1,v.node.style.visibility=v.n<0?"hidden":"",v.n<0)return;let[N,S]=k(v.n);v.over.replaceChildren(N,h("br"),S),v.under.textContent=p.surely[M],J(v.image,p.images[M],g)}),b()}let x=h("div",{class:"bar"},n,...c,s),_=h("p",{class:"key"},"% sure: the probability that the network assigns to its answer.");return{node:h("div",{class:"images"},x,_,f,u),update:m,light:b}}function ur({true:t,taken_for:e,part:n}){let r=t===e&&t===G?"all mistakes":t===e?`${t}, correct`:t===G?`another class taken for ${e}`:e===G?`${t} taken for another class`:`${t} taken for ${e}`;return String(n)===String(D)?r:`${r}, in the rectangle`}export{Jr as default};
