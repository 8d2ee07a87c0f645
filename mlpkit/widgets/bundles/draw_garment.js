// Made by "make bundles"; licences in LICENSES.txt. Sources 18b6292c4d98ad2770f24728435010f42cf0a7f92af36af3eab3692194c97f63
function m(t,e={},...n){let r=document.createElement(t);for(let[i,o]of Object.entries(e))typeof o=="function"?r.addEventListener(i.slice(2),o):o!==void 0&&o!==!1&&r.setAttribute(i,o===!0?"":String(o));return r.append(...n),r}var V=(t,e,n)=>Math.min(Math.max(t,e),n);function at(t){let e=matchMedia("(prefers-color-scheme: dark)"),n=new MutationObserver(t);return n.observe(document.body,{attributeFilter:["data-jp-theme-light","class"]}),e.addEventListener("change",t),()=>{n.disconnect(),e.removeEventListener("change",t)}}function J(t,e){let n=document.createElement("span");n.style.color=`var(${e})`,t.append(n);let r=getComputedStyle(n).color;return n.remove(),r}function K(){return matchMedia("(prefers-reduced-motion: reduce)").matches}function B(t,e=3){if(typeof t!="number")return String(t);let n=Math.abs(t)<1e-4&&t!==0?t.toPrecision(2):String(Number(t.toPrecision(e)));return D(n)}function U(t,e){return(Number(t.toFixed(e))+0).toFixed(e).replace("-","−")}var Nt={"+":"","-":"⁻",...Object.fromEntries([..."⁰¹²³⁴⁵⁶⁷⁸⁹"].entries())};function D(t){return t.replace(/(?<![^\s(])(?<!\w\()-(?=\.?\d|[iI]nf)/g,"−").replace(/(?<![\w.=-])(\d+(?:\.\d+)?)e([+-])0*(\d+)\b/g,(e,n,r,i)=>`${n==="1"?"":`${n}·`}10${[...r+i].map(o=>Nt[o]).join("")}`)}var Lt=7,P="in the notebook";function ct(t,e){let n={slider:Ft,choice:Bt,switches:qt,buttons:It},r=t.filter(o=>!("on_picture"in o&&o.on_picture)).map(o=>n[o.kind](o.name,o,e));return{node:m("div",{class:"controls"},...r.map(o=>o.node)),update:()=>r.forEach(o=>o.update())}}function Y(t,{state:e,controls:n}){if(t.fixed)return P;let r=([c,u])=>[e[c]].flat().some(l=>u.includes(l)),i=Object.entries(t.only).find(c=>!r(c));if(!i)return"";let[o,s]=i,{label:a}=n[o];return typeof s[0]=="number"?`with ${a} from ${B(Math.min(...s.map(Number)))} up`:s.length>4?`with other ${a}`:`with ${a}: ${s.join(", ")}`}function X(t,e,n){t.classList.toggle("off",!!n),e.dataset.why!==n&&(e.textContent=e.dataset.why=n);for(let[r,i]of[["role","group"],["aria-disabled","true"]])n?t.setAttribute(r,i):t.removeAttribute(r)}function Tt({stops:t,low:e,high:n,step:r,log:i}){if(t){let a=c=>t.reduce((u,l,h)=>Math.abs(l-c)<Math.abs(t[u]-c)?h:u,0);return{count:t.length,at:c=>t[c],place:a}}let[o,s]=i?[Math.log10(e),Math.log10(n)]:[e,n];return{count:Math.round((s-o)/r)+1,at:a=>{let c=Math.min(o+a*r,s);return Number(i?(10**c).toPrecision(6):c.toFixed(9))},place:a=>Math.round(((i?Math.log10(a):a)-o)/r)}}function Ft(t,e,n){let r=Tt(e),i=x=>n.ask({[t]:x}),o=0,s=m("input",{type:"range",min:0,max:r.count-1,step:1,"aria-label":e.label,oninput:()=>i(r.at(Number(s.value))),onpointerdown:()=>o=n.state[t],onpointercancel:()=>n.state[t]!==o&&i(o)}),a=m("input",{class:"number",inputmode:"decimal","aria-label":`${e.label}, as a number`,oninput:()=>p=!0,onchange:w,onkeydown:({key:x})=>x==="Enter"&&w(),onblur:()=>k()}),c=m("span",{class:"note"}),u=m("span",{class:"note",role:"status"}),[l,h]=[r.at(0),r.at(r.count-1)],[p,g]=[!1,""],f=()=>`${n.asked} ${n.state[t]}`;function w(){if(!p)return;p=!1;let x=Number(a.value.replace("−","-").replace(",","."));if(Number.isFinite(x)&&a.value.trim()!==""){let E=r.at(r.place(V(x,l,h)));i(E),u.textContent=A(x,E)}else u.textContent=`Expected: a number from ${B(l)} to ${B(h)}.`;a.value=B(n.state[t]),g=f()}function A(x,E){return B(x)===B(E)?"":x>h?`Up to ${B(h)}.`:x<l?`From ${B(l)} up.`:`${D(String(x))} is between stops: ${B(E)}.`}let _=m("div",{class:"row slider"},m("span",{class:"name"},e.label),s,a,c,u);function k(){let x=n.state[t],E=r.place(x);s.value=String(E),_.style.setProperty("--share",String(E/(r.count-1||1))),s.setAttribute("aria-valuetext",B(x)),a.matches(":focus")||(a.value=B(x)),f()!==g&&(u.textContent="");let I=Y(e,n);s.disabled=a.disabled=!!I,X(_,c,I)}return{node:_,update:k}}function Bt(t,e,n){let r=f=>n.ask({[t]:f}),i=Math.random().toString(36),o=e.options.map(f=>m("input",{type:"radio",name:i,onchange:()=>r(f)})),s=m("select",{"aria-label":e.label,onchange:()=>r(e.options[s.selectedIndex])},...e.options.map(f=>m("option",{},B(f)))),a=e.options.length<=Lt,c=o.map((f,w)=>m("label",{class:"option"},f,B(e.options[w]))),u=a?m("div",{class:"options",role:"radiogroup","aria-label":e.label},...c):s,l=m("span",{class:"note"}),h=m("div",{class:a?"row wide":"row"},m("span",{class:"name"},e.label),u,l),p=e.options.map(f=>e.stops&&!e.stops.includes(f));function g(){let f=e.options.indexOf(n.state[t]),w=Y(e,n);o.forEach((A,_)=>{A.checked=_===f,A.disabled=!!(w||p[_])});for(let[A,_]of[...s.options].entries())_.disabled=!!p[A];s.selectedIndex=f,s.disabled=!!w,X(h,l,w),!w&&p.some(Boolean)&&(l.textContent=`the others ${P}`)}return{node:h,update:g}}function qt(t,e,n){let r=u=>{let l=new Set(n.state[t]);l.delete(u)||l.add(u),n.ask({[t]:e.options.filter(h=>l.has(h))})},i=e.options.map(u=>m("button",{type:"button",onclick:()=>r(u)},B(u))),o=m("div",{class:"options",role:"group","aria-label":e.label},...i),s=m("span",{class:"note"}),a=m("div",{class:"row wide"},m("span",{class:"name"},e.label),o,s);function c(){let u=Y(e,n);i.forEach((l,h)=>{l.setAttribute("aria-pressed",String(n.state[t].includes(e.options[h]))),l.disabled=!!u}),X(a,s,u)}return{node:a,update:c}}function It(t,e,n){let r=Object.entries(e.options).map(([s,a])=>{let u=m("button",{type:"button",onclick:()=>u.ariaDisabled!=="true"&&n.press(s),onblur:()=>o()},a);return{name:s,label:a,button:u}}),i=m("div",{class:"row wide"},m("div",{class:"options"},...r.map(({button:s})=>s)));function o(){for(let{name:s,label:a,button:c}of r){let u=n.numbers.buttons?.[s]??{},l=u.label??a;c.textContent!==l&&(c.textContent=l);let h=!!(e.fixed||u.disabled),p=u.why??(n.alone?P:"");c.title=h?p:"",c.ariaDisabled=String(h),c.disabled=h&&!c.matches(":focus")}}return{node:i,update:o}}var lt=`/* For what is around the explorers, in the page itself. Light and dark follow JupyterLab's theme,
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
`;var ut=`/* Inside a shadow root: no rule of the page reaches in, and none of these reaches out. What is
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
`;var Pt={float32:Float32Array,int32:Int32Array,uint8:Uint8Array};function R(t){return Array.isArray(t)?t.map(R):t===null||typeof t!="object"||ArrayBuffer.isView(t)?t:t.data!==void 0?Q(t.kind,t.shape,t.data):Object.fromEntries(Object.entries(t).map(([e,n])=>[e,R(n)]))}function Q(t,e,n){let{buffer:r,byteOffset:i=0,byteLength:o}=ArrayBuffer.isView(n)?n:new Uint8Array(n),s=new Pt[t](r.slice(i,i+o));return Object.assign(s,{shape:e})}function pt(t){let e=new Map,n=0,r=()=>{},i=t.get("described"),o=R(t.get("lasting")),s={controls:Object.fromEntries(i.map(l=>[l.name,l])),state:{},numbers:{},drawn:{},said:"",failed:!1,number:-1,asked:0,unasked:!1,alone:!!t.get("alone"),served:{},ask:c,press:u,onQuestion:r,onAnswer:r,close:()=>t.off("change:answer",a)};function a(){let l=t.get("answer");if(!(l.number<s.number)){for(let[h,p]of e)p.number<=l.number&&e.delete(h);s.unasked=l.number===s.number,s.number=l.number,s.state={...l.state,...ft(e)},s.numbers={...o,...R(l.numbers)},s.drawn=l.state,s.said=l.said,s.failed=l.failed,s.onAnswer()}}function c(l){n=Math.max(n+1,Date.now()),s.asked=n;for(let[h,p]of Object.entries(l))e.set(h,{value:p,number:n});s.state={...s.state,...l},s.onQuestion(),t.set("asked",{number:n,changes:ft(e)}),t.save_changes()}function u(l){s.served[l]?s.served[l]():t.send({press:l})}return t.on("change:answer",a),a(),s}function ft(t){return Object.fromEntries([...t].map(([e,n])=>[e,n.value]))}var Rt={float32:4,int32:4,uint8:1},Vt=120;async function G(t){let{title:e,stops:n,followed:r,played:i,first:o}=t,s=async d=>JSON.parse(new TextDecoder().decode(await dt(d))),a=await s(t.moments),c=Kt(await s(t.arrays),await dt(t.data)),u=a.map(d=>j(d.numbers,c)),l=j(t.lasting,c),h=t.described.map(d=>d.name in n?{...d,stops:n[d.name]}:{...d,fixed:d.kind!=="buttons"&&!d.local}),p=new Set(h.filter(d=>d.local).map(({name:d})=>d)),g=d=>JSON.stringify(Object.keys(n).map(b=>d[b])),f=new Map(a.map((d,b)=>[g(d.state),b])),w=new Set,A={},_,k=E(o,0),x=()=>f.get(g(k.state));function E(d,b){let{state:M,said:N}=a[d],C=i?{buttons:{pause:{disabled:_===void 0,why:"nothing plays"}}}:{};return{number:b,state:{...M,...A},said:N,failed:!1,numbers:{...u[d],...C}}}function I([d,b]){let M=C=>Math.abs(C-b),N=typeof b=="number"?n[d]:void 0;return[d,N?N.reduce((C,L)=>M(L)<M(C)?L:C):b]}function y(d){let b=Object.keys(r).filter(M=>M in d&&d[M]!==k.state[M]);return Object.assign({},...b.map(M=>r[M][n[M].indexOf(d[M])]))}function v({number:d,changes:b}){let M=Object.fromEntries(Object.entries(b).map(I)),N=x(),C=f.get(g({...k.state,...y(M),...M}))??N;for(let L of p)F(C,N,L)&&delete A[L];for(let[L,z]of Object.entries(M))p.has(L)&&(A[L]=z);k=E(C,d),w.forEach(L=>L())}function F(d,b,M){let[N,C]=[d,b].map(L=>JSON.stringify(a[L].state[M]));return N!==C}function T(){clearInterval(_),_=void 0}function $(){k=E(x(),k.number),w.forEach(d=>d())}function O(d){let b=n[d],M=C=>v({number:Math.max(Date.now(),k.number+1),changes:{[d]:b[C]}}),N=()=>b.indexOf(k.state[d]);if(K()){M(N()===b.length-1?0:b.length-1);return}_=setInterval(()=>{let C=N()+1;C===b.length-1&&T(),M(C)},Vt),N()===b.length-1?M(0):$()}return{get:d=>({title:e,described:h,answer:k,lasting:l,alone:!0})[d],set:(d,b)=>{T(),v(b)},save_changes:()=>{},send:({press:d})=>{T(),i&&d==="play"?O(i):$()},on:(d,b)=>{d==="change:answer"&&w.add(b)},off:(d,b)=>{w.delete(b)}}}async function dt(t){let e=Uint8Array.from(atob(t),r=>r.charCodeAt(0)),n=new Blob([e]).stream().pipeThrough(new DecompressionStream("deflate"));return new Uint8Array(await new Response(n).arrayBuffer())}function Kt(t,e){let n=0;return t.map(({kind:r,shape:i})=>{let o=Rt[r],s=i.reduce((c,u)=>c*u,1),a=new Uint8Array(s*o);for(let c=0;c<o;c+=1)for(let u=0;u<s;u+=1)a[u*o+c]=e[n+c*s+u];return n+=a.length,Q(r,i,a)})}function j(t,e){return Array.isArray(t)?t.map(n=>j(n,e)):t===null||typeof t!="object"?t:t.array!==void 0?e[t.array]:Object.fromEntries(Object.entries(t).map(([n,r])=>[n,j(r,e)]))}var Ut="This explorer is asleep: run the cell to use it.",jt=16,Wt=25,Ht=600,Jt=1e3;function ht(t){let e=({model:r,el:i})=>Yt(t,r,i);return{render:e,play:async(r,i)=>e({model:await G(r),el:i}),modelOf:G}}function Yt(t,e,n){let r=pt(e),i=ct(e.get("described"),r),o=["question","task","lacks"].filter($=>e.get("lasting")[$]).map($=>m("p",{class:$},e.get("lasting")[$])),s=m("div",{class:"picture",style:"visibility: hidden"}),a=m("p",{class:"said"}),c=m("p",{class:"heard",role:"status"}),u=m("section",{class:"mlpkit","aria-label":e.get("title")},m("style",{},ut),m("p",{class:"asleep",role:"note"},Ut),...o,s,i.node,a,c),l=m("div",{class:"mlpkit-around"},m("style",{},lt));l.attachShadow({mode:"open"}).append(u);let h=Qt(l,u),p=()=>l.classList.add("sleeping");e.on("comm_live_update",p),n.append(l);let g=t({picture:s,link:r,root:u}),[f,w,A,_,k]=[0,0,0,0,0],x=s.clientWidth;function E(){if(cancelAnimationFrame(f),f=0,k=performance.now(),x===0)return;i.update();let $=g({numbers:r.numbers,state:r.state,drawn:r.drawn,width:x}),O=r.failed?r.said:D($??r.said);a.textContent!==O&&I(O),a.classList.toggle("failed",r.failed),s.style.visibility="",u.dataset.drawn=String(r.number),_+=1,u.dataset.pictures=String(_)}function I($){let O=a.textContent==="";a.textContent=$,clearTimeout(A),c.textContent="",!O&&(A=setTimeout(()=>{c.setAttribute("role",r.failed?"alert":"status"),c.textContent=$},Ht))}let y=()=>{clearTimeout(w),w=0,f||=requestAnimationFrame(E)},v=0;r.onAnswer=()=>{if(l.classList.remove("sleeping"),r.unasked&&K()){let O=performance.now()-k;v||=setTimeout(()=>{v=0,y()},Math.max(Jt-O,0));return}y(),r.number>=r.asked&&!document.hidden&&performance.now()-k>jt&&E()},r.onQuestion=()=>{u.dataset.asked=String(r.asked),w||=setTimeout(y,Wt)};let F=new ResizeObserver(([{contentRect:$}])=>{let O=Math.round($.width);O!==x&&(x=O,y())});F.observe(s);let T=at(y);return u.dataset.asked=String(r.asked),y(),()=>{cancelAnimationFrame(f),clearTimeout(w),clearTimeout(A),clearTimeout(v),F.disconnect(),T(),h(),e.off("comm_live_update",p),r.close()}}var Xt="input:not([type=radio], [type=checkbox], [type=range]), textarea";function Qt(t,e){let n=r=>{let i=r.composedPath()[0];if(!e.contains(i))return;let o=r.ctrlKey||r.metaKey||r.altKey,s=r.key==="Escape"||(i.matches(Xt)?o&&r.key.toLowerCase()==="s":o||r.key==="Enter"&&r.shiftKey);t.toggleAttribute("data-lm-suppress-shortcuts",!s)};return window.addEventListener("keydown",n,!0),()=>window.removeEventListener("keydown",n,!0)}function Z(t){return m("canvas",{class:"garment",style:`width: ${t}px; height: ${t}px`})}var Gt=t=>Array.from(t.match(/[\d.]+/g)??[],Number).slice(0,3),Zt=t=>t.getContext("2d");function tt(t,e,n){let[r,i]=e.shape,o=Gt(n),s=new ImageData(i,r);e.forEach((a,c)=>s.data.set([...o,a],4*c)),Object.assign(t,{width:i,height:r}),Zt(t).putImageData(s,0,0)}function gt({W1:t,b1:e,W2:n,b2:r},i){let o=Float64Array.from(i,a=>a/255),s=mt(o,t,e).map(a=>Math.max(a,0));return te(mt(s,n,r))}function mt(t,e,n){let r=n.length,i=Float64Array.from(n);return t.forEach((o,s)=>{if(o!==0)for(let a=0;a<r;a+=1)i[a]+=o*e[s*r+a]}),i}function te(t){let e=Math.max(...t),n=t.map(i=>Math.exp(i-e)),r=n.reduce((i,o)=>i+o,0);return n.map(i=>i/r)}var et="http://www.w3.org/1999/xhtml",yt={svg:"http://www.w3.org/2000/svg",xhtml:et,xlink:"http://www.w3.org/1999/xlink",xml:"http://www.w3.org/XML/1998/namespace",xmlns:"http://www.w3.org/2000/xmlns/"};function wt(t){var e=t+="",n=e.indexOf(":");return n>=0&&(e=t.slice(0,n))!=="xmlns"&&(t=t.slice(n+1)),yt.hasOwnProperty(e)?{space:yt[e],local:t}:t}function ee(t){return function(){var e=this.ownerDocument,n=this.namespaceURI;return n===et&&e.documentElement.namespaceURI===et?e.createElement(t):e.createElementNS(n,t)}}function ne(t){return function(){return this.ownerDocument.createElementNS(t.space,t.local)}}function rt(t){var e=wt(t);return(e.local?ne:ee)(e)}function re(){}function xt(t){return t==null?re:function(){return this.querySelector(t)}}function ie(t){typeof t!="function"&&(t=xt(t));for(var e=this._groups,n=e.length,r=new Array(n),i=0;i<n;++i)for(var o=e[i],s=o.length,a=r[i]=new Array(s),c,u,l=0;l<s;++l)(c=o[l])&&(u=t.call(c,c.__data__,l,o))&&("__data__"in c&&(u.__data__=c.__data__),a[l]=u);return new q(r,this._parents)}function oe(t){return t==null?[]:Array.isArray(t)?t:Array.from(t)}function se(){return[]}function ae(t){return t==null?se:function(){return this.querySelectorAll(t)}}function ce(t){return function(){return oe(t.apply(this,arguments))}}function le(t){typeof t=="function"?t=ce(t):t=ae(t);for(var e=this._groups,n=e.length,r=[],i=[],o=0;o<n;++o)for(var s=e[o],a=s.length,c,u=0;u<a;++u)(c=s[u])&&(r.push(t.call(c,c.__data__,u,s)),i.push(c));return new q(r,i)}function ue(t){return function(){return this.matches(t)}}function bt(t){return function(e){return e.matches(t)}}var fe=Array.prototype.find;function pe(t){return function(){return fe.call(this.children,t)}}function de(){return this.firstElementChild}function he(t){return this.select(t==null?de:pe(typeof t=="function"?t:bt(t)))}var me=Array.prototype.filter;function ge(){return Array.from(this.children)}function ye(t){return function(){return me.call(this.children,t)}}function we(t){return this.selectAll(t==null?ge:ye(typeof t=="function"?t:bt(t)))}function xe(t){typeof t!="function"&&(t=ue(t));for(var e=this._groups,n=e.length,r=new Array(n),i=0;i<n;++i)for(var o=e[i],s=o.length,a=r[i]=[],c,u=0;u<s;++u)(c=o[u])&&t.call(c,c.__data__,u,o)&&a.push(c);return new q(r,this._parents)}function kt(t){return new Array(t.length)}function be(){return new q(this._enter||this._groups.map(kt),this._parents)}function W(t,e){this.ownerDocument=t.ownerDocument,this.namespaceURI=t.namespaceURI,this._next=null,this._parent=t,this.__data__=e}W.prototype={constructor:W,appendChild:function(t){return this._parent.insertBefore(t,this._next)},insertBefore:function(t,e){return this._parent.insertBefore(t,e)},querySelector:function(t){return this._parent.querySelector(t)},querySelectorAll:function(t){return this._parent.querySelectorAll(t)}};function ke(t){return function(){return t}}function ve(t,e,n,r,i,o){for(var s=0,a,c=e.length,u=o.length;s<u;++s)(a=e[s])?(a.__data__=o[s],r[s]=a):n[s]=new W(t,o[s]);for(;s<c;++s)(a=e[s])&&(i[s]=a)}function _e(t,e,n,r,i,o,s){var a,c,u=new Map,l=e.length,h=o.length,p=new Array(l),g;for(a=0;a<l;++a)(c=e[a])&&(p[a]=g=s.call(c,c.__data__,a,e)+"",u.has(g)?i[a]=c:u.set(g,c));for(a=0;a<h;++a)g=s.call(t,o[a],a,o)+"",(c=u.get(g))?(r[a]=c,c.__data__=o[a],u.delete(g)):n[a]=new W(t,o[a]);for(a=0;a<l;++a)(c=e[a])&&u.get(p[a])===c&&(i[a]=c)}function Ae(t){return t.__data__}function Me(t,e){if(!arguments.length)return Array.from(this,Ae);var n=e?_e:ve,r=this._parents,i=this._groups;typeof t!="function"&&(t=ke(t));for(var o=i.length,s=new Array(o),a=new Array(o),c=new Array(o),u=0;u<o;++u){var l=r[u],h=i[u],p=h.length,g=Se(t.call(l,l&&l.__data__,u,r)),f=g.length,w=a[u]=new Array(f),A=s[u]=new Array(f),_=c[u]=new Array(p);n(l,h,w,A,_,g,e);for(var k=0,x=0,E,I;k<f;++k)if(E=w[k]){for(k>=x&&(x=k+1);!(I=A[x])&&++x<f;);E._next=I||null}}return s=new q(s,r),s._enter=a,s._exit=c,s}function Se(t){return typeof t=="object"&&"length"in t?t:Array.from(t)}function Ee(){return new q(this._exit||this._groups.map(kt),this._parents)}function $e(t,e,n){var r=this.enter(),i=this,o=this.exit();return typeof t=="function"?(r=t(r),r&&(r=r.selection())):r=r.append(t+""),e!=null&&(i=e(i),i&&(i=i.selection())),n==null?o.remove():n(o),r&&i?r.merge(i).order():i}function Ce(t){for(var e=t.selection?t.selection():t,n=this._groups,r=e._groups,i=n.length,o=r.length,s=Math.min(i,o),a=new Array(i),c=0;c<s;++c)for(var u=n[c],l=r[c],h=u.length,p=a[c]=new Array(h),g,f=0;f<h;++f)(g=u[f]||l[f])&&(p[f]=g);for(;c<i;++c)a[c]=n[c];return new q(a,this._parents)}function Oe(){for(var t=this._groups,e=-1,n=t.length;++e<n;)for(var r=t[e],i=r.length-1,o=r[i],s;--i>=0;)(s=r[i])&&(o&&s.compareDocumentPosition(o)^4&&o.parentNode.insertBefore(s,o),o=s);return this}function Ne(t){t||(t=Le);function e(h,p){return h&&p?t(h.__data__,p.__data__):!h-!p}for(var n=this._groups,r=n.length,i=new Array(r),o=0;o<r;++o){for(var s=n[o],a=s.length,c=i[o]=new Array(a),u,l=0;l<a;++l)(u=s[l])&&(c[l]=u);c.sort(e)}return new q(i,this._parents).order()}function Le(t,e){return t<e?-1:t>e?1:t>=e?0:NaN}function Te(){var t=arguments[0];return arguments[0]=this,t.apply(null,arguments),this}function Fe(){return Array.from(this)}function Be(){for(var t=this._groups,e=0,n=t.length;e<n;++e)for(var r=t[e],i=0,o=r.length;i<o;++i){var s=r[i];if(s)return s}return null}function qe(){let t=0;for(let e of this)++t;return t}function Ie(){return!this.node()}function ze(t){for(var e=this._groups,n=0,r=e.length;n<r;++n)for(var i=e[n],o=0,s=i.length,a;o<s;++o)(a=i[o])&&t.call(a,a.__data__,o,i);return this}function De(t){return function(){this.removeAttribute(t)}}function Pe(t){return function(){this.removeAttributeNS(t.space,t.local)}}function Re(t,e){return function(){this.setAttribute(t,e)}}function Ve(t,e){return function(){this.setAttributeNS(t.space,t.local,e)}}function Ke(t,e){return function(){var n=e.apply(this,arguments);n==null?this.removeAttribute(t):this.setAttribute(t,n)}}function Ue(t,e){return function(){var n=e.apply(this,arguments);n==null?this.removeAttributeNS(t.space,t.local):this.setAttributeNS(t.space,t.local,n)}}function je(t,e){var n=wt(t);if(arguments.length<2){var r=this.node();return n.local?r.getAttributeNS(n.space,n.local):r.getAttribute(n)}return this.each((e==null?n.local?Pe:De:typeof e=="function"?n.local?Ue:Ke:n.local?Ve:Re)(n,e))}function vt(t){return t.ownerDocument&&t.ownerDocument.defaultView||t.document&&t||t.defaultView}function We(t){return function(){this.style.removeProperty(t)}}function He(t,e,n){return function(){this.style.setProperty(t,e,n)}}function Je(t,e,n){return function(){var r=e.apply(this,arguments);r==null?this.style.removeProperty(t):this.style.setProperty(t,r,n)}}function Ye(t,e,n){return arguments.length>1?this.each((e==null?We:typeof e=="function"?Je:He)(t,e,n??"")):Xe(this.node(),t)}function Xe(t,e){return t.style.getPropertyValue(e)||vt(t).getComputedStyle(t,null).getPropertyValue(e)}function Qe(t){return function(){delete this[t]}}function Ge(t,e){return function(){this[t]=e}}function Ze(t,e){return function(){var n=e.apply(this,arguments);n==null?delete this[t]:this[t]=n}}function tn(t,e){return arguments.length>1?this.each((e==null?Qe:typeof e=="function"?Ze:Ge)(t,e)):this.node()[t]}function _t(t){return t.trim().split(/^|\s+/)}function it(t){return t.classList||new At(t)}function At(t){this._node=t,this._names=_t(t.getAttribute("class")||"")}At.prototype={add:function(t){var e=this._names.indexOf(t);e<0&&(this._names.push(t),this._node.setAttribute("class",this._names.join(" ")))},remove:function(t){var e=this._names.indexOf(t);e>=0&&(this._names.splice(e,1),this._node.setAttribute("class",this._names.join(" ")))},contains:function(t){return this._names.indexOf(t)>=0}};function Mt(t,e){for(var n=it(t),r=-1,i=e.length;++r<i;)n.add(e[r])}function St(t,e){for(var n=it(t),r=-1,i=e.length;++r<i;)n.remove(e[r])}function en(t){return function(){Mt(this,t)}}function nn(t){return function(){St(this,t)}}function rn(t,e){return function(){(e.apply(this,arguments)?Mt:St)(this,t)}}function on(t,e){var n=_t(t+"");if(arguments.length<2){for(var r=it(this.node()),i=-1,o=n.length;++i<o;)if(!r.contains(n[i]))return!1;return!0}return this.each((typeof e=="function"?rn:e?en:nn)(n,e))}function sn(){this.textContent=""}function an(t){return function(){this.textContent=t}}function cn(t){return function(){var e=t.apply(this,arguments);this.textContent=e??""}}function ln(t){return arguments.length?this.each(t==null?sn:(typeof t=="function"?cn:an)(t)):this.node().textContent}function un(){this.innerHTML=""}function fn(t){return function(){this.innerHTML=t}}function pn(t){return function(){var e=t.apply(this,arguments);this.innerHTML=e??""}}function dn(t){return arguments.length?this.each(t==null?un:(typeof t=="function"?pn:fn)(t)):this.node().innerHTML}function hn(){this.nextSibling&&this.parentNode.appendChild(this)}function mn(){return this.each(hn)}function gn(){this.previousSibling&&this.parentNode.insertBefore(this,this.parentNode.firstChild)}function yn(){return this.each(gn)}function wn(t){var e=typeof t=="function"?t:rt(t);return this.select(function(){return this.appendChild(e.apply(this,arguments))})}function xn(){return null}function bn(t,e){var n=typeof t=="function"?t:rt(t),r=e==null?xn:typeof e=="function"?e:xt(e);return this.select(function(){return this.insertBefore(n.apply(this,arguments),r.apply(this,arguments)||null)})}function kn(){var t=this.parentNode;t&&t.removeChild(this)}function vn(){return this.each(kn)}function _n(){var t=this.cloneNode(!1),e=this.parentNode;return e?e.insertBefore(t,this.nextSibling):t}function An(){var t=this.cloneNode(!0),e=this.parentNode;return e?e.insertBefore(t,this.nextSibling):t}function Mn(t){return this.select(t?An:_n)}function Sn(t){return arguments.length?this.property("__data__",t):this.node().__data__}function En(t){return function(e){t.call(this,e,this.__data__)}}function $n(t){return t.trim().split(/^|\s+/).map(function(e){var n="",r=e.indexOf(".");return r>=0&&(n=e.slice(r+1),e=e.slice(0,r)),{type:e,name:n}})}function Cn(t){return function(){var e=this.__on;if(e){for(var n=0,r=-1,i=e.length,o;n<i;++n)o=e[n],(!t.type||o.type===t.type)&&o.name===t.name?this.removeEventListener(o.type,o.listener,o.options):e[++r]=o;++r?e.length=r:delete this.__on}}}function On(t,e,n){return function(){var r=this.__on,i,o=En(e);if(r){for(var s=0,a=r.length;s<a;++s)if((i=r[s]).type===t.type&&i.name===t.name){this.removeEventListener(i.type,i.listener,i.options),this.addEventListener(i.type,i.listener=o,i.options=n),i.value=e;return}}this.addEventListener(t.type,o,n),i={type:t.type,name:t.name,value:e,listener:o,options:n},r?r.push(i):this.__on=[i]}}function Nn(t,e,n){var r=$n(t+""),i,o=r.length,s;if(arguments.length<2){var a=this.node().__on;if(a){for(var c=0,u=a.length,l;c<u;++c)for(i=0,l=a[c];i<o;++i)if((s=r[i]).type===l.type&&s.name===l.name)return l.value}return}for(a=e?On:Cn,i=0;i<o;++i)this.each(a(r[i],e,n));return this}function Et(t,e,n){var r=vt(t),i=r.CustomEvent;typeof i=="function"?i=new i(e,n):(i=r.document.createEvent("Event"),n?(i.initEvent(e,n.bubbles,n.cancelable),i.detail=n.detail):i.initEvent(e,!1,!1)),t.dispatchEvent(i)}function Ln(t,e){return function(){return Et(this,t,e)}}function Tn(t,e){return function(){return Et(this,t,e.apply(this,arguments))}}function Fn(t,e){return this.each((typeof e=="function"?Tn:Ln)(t,e))}function*Bn(){for(var t=this._groups,e=0,n=t.length;e<n;++e)for(var r=t[e],i=0,o=r.length,s;i<o;++i)(s=r[i])&&(yield s)}var $t=[null];function q(t,e){this._groups=t,this._parents=e}function qn(){return new q([[document.documentElement]],$t)}function In(){return this}q.prototype=qn.prototype={constructor:q,select:ie,selectAll:le,selectChild:he,selectChildren:we,filter:xe,data:Me,enter:be,exit:Ee,join:$e,merge:Ce,selection:In,order:Oe,sort:Ne,call:Te,nodes:Fe,node:Be,size:qe,empty:Ie,each:ze,attr:je,style:Ye,property:tn,classed:on,text:ln,html:dn,raise:mn,lower:yn,append:wn,insert:bn,remove:vn,clone:Mn,datum:Sn,on:Nn,dispatch:Fn,[Symbol.iterator]:Bn};function zn(t){return typeof t=="string"?new q([[document.querySelector(t)]],[document.documentElement]):new q([[t]],$t)}function Ct(t){return zn(rt(t).call(document.documentElement))}var Dn=0;function Pn(){return new nt}function nt(){this._="@"+(++Dn).toString(36)}nt.prototype=Pn.prototype={constructor:nt,get:function(t){for(var e=this._;!(e in t);)if(!(t=t.parentNode))return;return t[e]},set:function(t,e){return t[this._]=e},remove:function(t){return this._ in t&&delete t[this._]},toString:function(){return this._}};function ot(t,e){let n=Ct("svg").attr("role","group").attr("aria-label",e);t.append(n.node());let r=Object.assign(n,{size:(i,o)=>r.attr("viewBox",`0 0 ${i} ${o}`).attr("height",o)});return r}var S=28,Rn={ArrowLeft:[-1,0],ArrowRight:[1,0],ArrowUp:[0,-1],ArrowDown:[0,1]},Vn=`
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
`,Kn=({picture:t,link:e,root:n})=>{let r=e.numbers.class_names,i=jn(e,n),o=Wn(r),s=Hn(),a=m("div",{class:"draw"},i.node,m("div",{},o.node,s.node));t.append(m("style",{},Vn),a);let c=p=>({numbers:p}),u=e.alone&&e.numbers.W1?Un(e):c,l={},h=({changed:p,began:g,probabilities:f},w)=>{let A=r[f.indexOf(Math.max(...f))],_=l[w];A!==g&&p<(_?.changed??1/0)&&(l[w]={changed:p,name:A});let{changed:k,name:x}=l[w]??{},E=k===void 0?"none yet":`${k} (${x})`;return[`At the start: ${g}.`,`Fewest pixels to a different one: ${E}.`]};return({numbers:p,state:g,drawn:f,width:w})=>{let{numbers:A,said:_}=u(p,g),k=w>=560;a.classList.toggle("wide",k);let x=S*Math.floor(Math.min(k?.48*w:w-4,340)/S);return i.update(g,A.changed,x,h(A,f.taken)),o.update(A,k?w-x-34:w),s.update(A,w,J(n,"--ink")),_}},Ar=ht(Kn);function Un(t){let e=[],n=t.state,r=(i,o)=>()=>{let{drawing:s,stroke:a}=t.state,c=Array.from({length:S},(u,l)=>s.slice(l*S,(l+1)*S));t.ask({drawing:c.flatMap(i),stroke:a+1,...o})};return t.served.undo=()=>{e.length&&t.ask({drawing:e.pop()})},t.served.clear=r(i=>i.map(()=>0),{tool:"paint"}),t.served.mirror=r(i=>[...i].reverse()),t.served.move=r(i=>[0,...i.slice(0,-1)]),(i,o)=>{if((o.stroke!==n.stroke||o.taken!==n.taken)&&e.push(n.drawing),n=o,i.garment?.every((g,f)=>g===o.drawing[f]))return{numbers:i};let s=[...gt(i,o.drawing)],[a,c]=s.map((g,f)=>({share:g,said:`${i.class_names[f]}, ${U(100*g,1)}%`})).sort((g,f)=>f.share-g.share),{garment:u}=i,l=o.drawing.filter((g,f)=>g!==u?.[f]).length,p=`${`Changed: ${l} of ${S*S} pixels of garment ${o.taken}.`} Taken for: ${a.said}; then ${c.said}.`;return{numbers:{...i,probabilities:s,changed:l,named:[]},said:p}}}function jn(t,e){let n=!!t.controls.drawing.fixed,r=Z(S),i=m("div",{class:"paper","aria-label":`drawing of 28 by 28 pixels${n?"":": arrows move the brush, Space paints, with Shift the arrows paint as they go"}`,...n?{role:"img"}:{role:"application",tabindex:0}},r),o=ot(i,"the brush").attr("aria-hidden",!0),s=o.append("path").attr("stroke","var(--faint)").attr("stroke-width",.5).attr("fill","none"),a=["var(--page)","var(--value)"].map((y,v)=>o.append("circle").attr("fill","none").attr("stroke",y).attr("stroke-width",v?1.5:3.5)),c=m("span",{class:"heard",role:"status"}),u=m("p",{class:"hint"},n?"Drawing needs the notebook.":"Draw with mouse or pen; or Tab here, arrows, Space."),[l,h,p,g]=[1,13.5,13.5,!1];function f(y,v,F){let{width:T,shade:$,tool:O}=t.state,d=[...t.state.drawing],b=Math.max(1,Math.ceil(2*Math.hypot(h-y,p-v)));for(let M=0;M<=b;M+=1){let[N,C]=[y+(h-y)*M/b,v+(p-v)*M/b];for(let L=Math.max(0,Math.floor(C-4));L<=Math.min(S-1,C+4);L+=1)for(let z=Math.max(0,Math.floor(N-4));z<=Math.min(S-1,N+4);z+=1){let st=Math.min(Math.max(T/2+.5-Math.hypot(L-C,z-N),0),1),H=L*S+z;d[H]=O==="erase"?Math.min(d[H],Math.round(255*(1-st))):Math.max(d[H],Math.round(255*$*st))}}t.ask(F?{drawing:d,stroke:t.state.stroke+1}:{drawing:d})}function w(y,v){[h,p]=[y,v];let{width:F}=t.state;for(let T of a)T.attr("display",!n&&(g||i.matches(":focus-visible"))?null:"none").attr("cx",(h+.5)*l/S).attr("cy",(p+.5)*l/S).attr("r",F/2*l/S)}let A=y=>{let v=r.getBoundingClientRect();return[(y.clientX-v.left)/v.width*S-.5,(y.clientY-v.top)/v.height*S-.5]},_=(y,v)=>{n||i.addEventListener(y,v)};n||(i.style.cursor="none"),_("pointerdown",y=>{y.button===0&&(y.preventDefault(),i.focus({preventScroll:!0,focusVisible:!1}),i.setPointerCapture(y.pointerId),w(...A(y)),f(h,p,!0))}),_("pointermove",y=>{g=!0;for(let v of y.getCoalescedEvents?.()??[y]){let[F,T]=[h,p];w(...A(v)),y.buttons&1&&i.hasPointerCapture(y.pointerId)&&f(F,T,!1)}}),_("pointerleave",()=>{g=!1,w(h,p)}),_("focus",()=>w(Math.round(h),Math.round(p))),_("blur",()=>w(h,p)),_("keydown",y=>{if(y.altKey)return;if((y.ctrlKey||y.metaKey)&&y.key==="z"){y.preventDefault(),t.press("undo");return}let v=Rn[y.key];if(y.ctrlKey||y.metaKey||!v&&y.key!==" ")return;y.preventDefault();let[F,T]=[h,p].map(Math.round),$=d=>V(d,0,S-1);v&&w($(F+v[0]),$(T+v[1])),v?y.shiftKey&&f(F,T,!0):f(h,p,!0);let O=t.state.drawing[Math.round(p)*S+Math.round(h)]/255;c.textContent=`row ${Math.round(p)+1}, column ${Math.round(h)+1}: ${Math.round(100*O)}%`});function k(y,v,F,T){l=F,x.textContent=`the drawing: ${v} of ${S*S} pixels changed`,E.forEach((d,b)=>{d.textContent=T[b]});for(let d of[i,r])[d.style.width,d.style.height]=[`${l}px`,`${l}px`];o.size(l,l);let $=Array.from({length:6},(d,b)=>(b+1)*4*l/S);s.attr("d",$.map(d=>`M${d},0V${l}M0,${d}H${l}`).join(""));let O=Uint8Array.from(y.drawing);tt(r,Ot(O),J(e,"--ink")),w(h,p)}let x=m("h2"),E=[0,1].map(()=>m("p",{class:"so-far"}));return{node:m("div",{},x,i,...E,u,c),update:k}}var Ot=t=>Object.assign(t,{shape:[S,S]});function Wn(t){let e=m("div",{},m("h2",{},"taken for")),n=ot(e,"the network's probabilities"),r=n.selectAll("g").data(t).join("g");r.append("text").attr("text-anchor","end").attr("x",82).attr("dy","0.32em").text(c=>c);let i=r.append("rect").attr("x",90).attr("fill","var(--faint)").attr("rx",1),o=r.append("rect").attr("x",90).attr("fill","var(--value)").attr("rx",1),s=r.append("text").attr("text-anchor","end").attr("dy","0.32em");function a({probabilities:c},u){let h=u-90-60,p=c.indexOf(Math.max(...c));n.size(u,20*t.length),r.attr("transform",(g,f)=>`translate(0,${20*(f+.5)})`).attr("font-weight",(g,f)=>f===p?700:null),i.attr("width",h).attr("y",-20*.32).attr("height",20*.64).attr("fill-opacity",.5),o.attr("width",(g,f)=>Math.max(c[f]*h,.5)).attr("y",-20*.32).attr("height",20*.64).attr("fill-opacity",(g,f)=>f===p?1:.6),s.attr("x",u).text((g,f)=>`${U(100*c[f],1)}%`)}return{node:e,update:a}}function Hn(){let t=m("h2",{}),e=m("ul",{}),n=m("div",{class:"near"},t,e),r=[];function i({images:o,named:s,distances:a,searched:c},u,l){let h=u<720?52:64;for(e.hidden=!s.length,t.textContent=s.length?`nearest of ${c.toLocaleString("en")} training images, and their distance: √ of the summed squared differences of the pixels`:`the nearest training images: ${P}`;r.length<s.length;){let p={image:Z(64),words:m("div",{})};e.append(m("li",{},p.image,p.words)),r=[...r,p]}r.slice(0,s.length).forEach(({image:p,words:g},f)=>{let w=o.subarray(f*S*S,(f+1)*S*S);tt(p,Ot(w),l),[p.style.width,p.style.height]=[`${h}px`,`${h}px`],g.replaceChildren(s[f],m("br"),a[f]===0?"itself":U(a[f],1))})}return{node:n,update:i}}export{Ar as default};
