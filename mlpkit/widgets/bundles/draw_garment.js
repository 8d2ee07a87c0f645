// Made by "make bundles"; licences in LICENSES.txt. Sources 96aecb10a0734bef58e0a68f953477167894235246141b642edc715977d9aeb1
function h(t,e={},...n){let r=document.createElement(t);for(let[i,o]of Object.entries(e))typeof o=="function"?r.addEventListener(i.slice(2),o):o!==void 0&&o!==!1&&r.setAttribute(i,o===!0?"":String(o));return r.append(...n),r}var V=(t,e,n)=>Math.min(Math.max(t,e),n);function st(t){let e=matchMedia("(prefers-color-scheme: dark)"),n=new MutationObserver(t);return n.observe(document.body,{attributeFilter:["data-jp-theme-light","class"]}),e.addEventListener("change",t),()=>{n.disconnect(),e.removeEventListener("change",t)}}function J(t,e){let n=document.createElement("span");n.style.color=`var(${e})`,t.append(n);let r=getComputedStyle(n).color;return n.remove(),r}function K(){return matchMedia("(prefers-reduced-motion: reduce)").matches}function B(t,e=3){if(typeof t!="number")return String(t);let n=Math.abs(t)<1e-4&&t!==0?t.toPrecision(2):String(Number(t.toPrecision(e)));return z(n)}function U(t,e){return(Number(t.toFixed(e))+0).toFixed(e).replace("-","−")}var $t={"+":"","-":"⁻",...Object.fromEntries([..."⁰¹²³⁴⁵⁶⁷⁸⁹"].entries())};function z(t){return t.replace(/(?<![^\s(])(?<!\w\()-(?=\.?\d|[iI]nf)/g,"−").replace(/(?<![\w.=-])(\d+(?:\.\d+)?)e([+-])0*(\d+)\b/g,(e,n,r,i)=>`${n==="1"?"":`${n}·`}10${[...r+i].map(o=>$t[o]).join("")}`)}var Nt=7,D="in the notebook";function at(t,e){let n={slider:Tt,choice:Ft,switches:Bt,buttons:qt},r=t.filter(o=>!("on_picture"in o&&o.on_picture)).map(o=>n[o.kind](o.name,o,e));return{node:h("div",{class:"controls"},...r.map(o=>o.node)),update:()=>r.forEach(o=>o.update())}}function Y(t,{state:e,controls:n}){if(t.fixed)return D;let r=([c,l])=>[e[c]].flat().some(u=>l.includes(u)),i=Object.entries(t.only).find(c=>!r(c));if(!i)return"";let[o,s]=i,{label:a}=n[o];return typeof s[0]=="number"?`with ${a} from ${B(Math.min(...s.map(Number)))} up`:s.length>4?`with other ${a}`:`with ${a}: ${s.join(", ")}`}function X(t,e,n){t.classList.toggle("off",!!n),e.dataset.why!==n&&(e.textContent=e.dataset.why=n);for(let[r,i]of[["role","group"],["aria-disabled","true"]])n?t.setAttribute(r,i):t.removeAttribute(r)}function Lt({stops:t,low:e,high:n,step:r,log:i}){if(t){let a=c=>t.reduce((l,u,d)=>Math.abs(u-c)<Math.abs(t[l]-c)?d:l,0);return{count:t.length,at:c=>t[c],place:a}}let[o,s]=i?[Math.log10(e),Math.log10(n)]:[e,n];return{count:Math.round((s-o)/r)+1,at:a=>{let c=Math.min(o+a*r,s);return Number(i?(10**c).toPrecision(6):c.toFixed(9))},place:a=>Math.round(((i?Math.log10(a):a)-o)/r)}}function Tt(t,e,n){let r=Lt(e),i=v=>n.ask({[t]:v}),o=0,s=h("input",{type:"range",min:0,max:r.count-1,step:1,"aria-label":e.label,oninput:()=>i(r.at(Number(s.value))),onpointerdown:()=>o=n.state[t],onpointercancel:()=>n.state[t]!==o&&i(o)}),a=h("input",{class:"number",inputmode:"decimal","aria-label":`${e.label}, as a number`,oninput:()=>p=!0,onchange:w,onkeydown:({key:v})=>v==="Enter"&&w(),onblur:()=>S()}),c=h("span",{class:"note"}),l=h("span",{class:"note",role:"status"}),[u,d]=[r.at(0),r.at(r.count-1)],[p,g]=[!1,""],f=()=>`${n.asked} ${n.state[t]}`;function w(){if(!p)return;p=!1;let v=Number(a.value.replace("−","-").replace(",","."));if(Number.isFinite(v)&&a.value.trim()!==""){let $=r.at(r.place(V(v,u,d)));i($),l.textContent=E(v,$)}else l.textContent=`Expected: a number from ${B(u)} to ${B(d)}.`;a.value=B(n.state[t]),g=f()}function E(v,$){return B(v)===B($)?"":v>d?`Up to ${B(d)}.`:v<u?`From ${B(u)} up.`:`${z(String(v))} is between stops: ${B($)}.`}let M=h("div",{class:"row slider"},h("span",{class:"name"},e.label),s,a,c,l);function S(){let v=n.state[t],$=r.place(v);s.value=String($),M.style.setProperty("--share",String($/(r.count-1||1))),s.setAttribute("aria-valuetext",B(v)),a.matches(":focus")||(a.value=B(v)),f()!==g&&(l.textContent="");let y=Y(e,n);s.disabled=a.disabled=!!y,X(M,c,y)}return{node:M,update:S}}function Ft(t,e,n){let r=f=>n.ask({[t]:f}),i=Math.random().toString(36),o=e.options.map(f=>h("input",{type:"radio",name:i,onchange:()=>r(f)})),s=h("select",{"aria-label":e.label,onchange:()=>r(e.options[s.selectedIndex])},...e.options.map(f=>h("option",{},B(f)))),a=e.options.length<=Nt,c=o.map((f,w)=>h("label",{class:"option"},f,B(e.options[w]))),l=a?h("div",{class:"options",role:"radiogroup","aria-label":e.label},...c):s,u=h("span",{class:"note"}),d=h("div",{class:a?"row wide":"row"},h("span",{class:"name"},e.label),l,u),p=e.options.map(f=>e.stops&&!e.stops.includes(f));function g(){let f=e.options.indexOf(n.state[t]),w=Y(e,n);o.forEach((E,M)=>{E.checked=M===f,E.disabled=!!(w||p[M])});for(let[E,M]of[...s.options].entries())M.disabled=!!p[E];s.selectedIndex=f,s.disabled=!!w,X(d,u,w),!w&&p.some(Boolean)&&(u.textContent=`the others ${D}`)}return{node:d,update:g}}function Bt(t,e,n){let r=l=>{let u=new Set(n.state[t]);u.delete(l)||u.add(l),n.ask({[t]:e.options.filter(d=>u.has(d))})},i=e.options.map(l=>h("button",{type:"button",onclick:()=>r(l)},B(l))),o=h("div",{class:"options",role:"group","aria-label":e.label},...i),s=h("span",{class:"note"}),a=h("div",{class:"row wide"},h("span",{class:"name"},e.label),o,s);function c(){let l=Y(e,n);i.forEach((u,d)=>{u.setAttribute("aria-pressed",String(n.state[t].includes(e.options[d]))),u.disabled=!!l}),X(a,s,l)}return{node:a,update:c}}function qt(t,e,n){let r=Object.entries(e.options).map(([s,a])=>{let l=h("button",{type:"button",onclick:()=>l.ariaDisabled!=="true"&&n.press(s),onblur:()=>o()},a);return{name:s,label:a,button:l}}),i=h("div",{class:"row wide"},h("div",{class:"options"},...r.map(({button:s})=>s)));function o(){for(let{name:s,label:a,button:c}of r){let l=n.numbers.buttons?.[s]??{},u=l.label??a;c.textContent!==u&&(c.textContent=u);let d=!!(e.fixed||l.disabled),p=l.why??(n.alone?D:"");c.title=d?p:"",c.ariaDisabled=String(d),c.disabled=d&&!c.matches(":focus")}}return{node:i,update:o}}var ct=`/* For what is around the explorers, in the page itself. Light and dark follow JupyterLab's theme,
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
`;var lt=`/* Inside a shadow root: no rule of the page reaches in, and none of these reaches out. What is
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
`;var Dt={float32:Float32Array,int32:Int32Array,uint8:Uint8Array};function P(t){return Array.isArray(t)?t.map(P):t===null||typeof t!="object"||ArrayBuffer.isView(t)?t:t.data!==void 0?Q(t.kind,t.shape,t.data):Object.fromEntries(Object.entries(t).map(([e,n])=>[e,P(n)]))}function Q(t,e,n){let{buffer:r,byteOffset:i=0,byteLength:o}=ArrayBuffer.isView(n)?n:new Uint8Array(n),s=new Dt[t](r.slice(i,i+o));return Object.assign(s,{shape:e})}function pt(t){let e=new Map,n=0,r=()=>{},i=t.get("described"),o=P(t.get("lasting")),s={controls:Object.fromEntries(i.map(u=>[u.name,u])),state:{},numbers:{},drawn:{},said:"",failed:!1,number:-1,asked:0,unasked:!1,alone:!!t.get("alone"),served:{},ask:c,press:l,onQuestion:r,onAnswer:r,close:()=>t.off("change:answer",a)};function a(){let u=t.get("answer");if(!(u.number<s.number)){for(let[d,p]of e)p.number<=u.number&&e.delete(d);s.unasked=u.number===s.number,s.number=u.number,s.state={...u.state,...ut(e)},s.numbers={...o,...P(u.numbers)},s.drawn=u.state,s.said=u.said,s.failed=u.failed,s.onAnswer()}}function c(u){n=Math.max(n+1,Date.now()),s.asked=n;for(let[d,p]of Object.entries(u))e.set(d,{value:p,number:n});s.state={...s.state,...u},s.onQuestion(),t.set("asked",{number:n,changes:ut(e)}),t.save_changes()}function l(u){s.served[u]?s.served[u]():t.send({press:u})}return t.on("change:answer",a),a(),s}function ut(t){return Object.fromEntries([...t].map(([e,n])=>[e,n.value]))}var Pt={float32:4,int32:4,uint8:1},Rt=120;async function G(t){let{title:e,stops:n,followed:r,played:i,first:o}=t,s=async m=>JSON.parse(new TextDecoder().decode(await ft(m))),a=await s(t.moments),c=Vt(await s(t.arrays),await ft(t.data)),l=a.map(m=>j(m.numbers,c)),u=j(t.lasting,c),d=t.described.map(m=>m.name in n?{...m,stops:n[m.name]}:{...m,fixed:m.kind!=="buttons"&&!m.local}),p=new Set(d.filter(m=>m.local).map(({name:m})=>m)),g=m=>JSON.stringify(Object.keys(n).map(b=>m[b])),f=new Map(a.map((m,b)=>[g(m.state),b])),w=new Set,E={},M,S=$(o,0),v=()=>f.get(g(S.state));function $(m,b){let{state:A,said:L}=a[m],O=i?{buttons:{pause:{disabled:M===void 0,why:"nothing plays"}}}:{};return{number:b,state:{...A,...E},said:L,failed:!1,numbers:{...l[m],...O}}}function y([m,b]){let A=O=>Math.abs(O-b),L=typeof b=="number"?n[m]:void 0;return[m,L?L.reduce((O,T)=>A(T)<A(O)?T:O):b]}function x(m){let b=Object.keys(r).filter(A=>A in m&&m[A]!==S.state[A]);return Object.assign({},...b.map(A=>r[A][n[A].indexOf(m[A])]))}function N({number:m,changes:b}){let A=Object.fromEntries(Object.entries(b).map(y)),L=v(),O=f.get(g({...S.state,...x(A),...A}))??L;for(let T of p)F(O,L,T)&&delete E[T];for(let[T,R]of Object.entries(A))p.has(T)&&(E[T]=R);S=$(O,m),w.forEach(T=>T())}function F(m,b,A){let[L,O]=[m,b].map(T=>JSON.stringify(a[T].state[A]));return L!==O}function I(){clearInterval(M),M=void 0}function _(){S=$(v(),S.number),w.forEach(m=>m())}function C(m){let b=n[m],A=O=>N({number:Math.max(Date.now(),S.number+1),changes:{[m]:b[O]}}),L=()=>b.indexOf(S.state[m]);if(K()){A(L()===b.length-1?0:b.length-1);return}M=setInterval(()=>{let O=L()+1;O===b.length-1&&I(),A(O)},Rt),L()===b.length-1?A(0):_()}return{get:m=>({title:e,described:d,answer:S,lasting:u,alone:!0})[m],set:(m,b)=>{I(),N(b)},save_changes:()=>{},send:({press:m})=>{I(),i&&m==="play"?C(i):_()},on:(m,b)=>{m==="change:answer"&&w.add(b)},off:(m,b)=>{w.delete(b)}}}async function ft(t){let e=Uint8Array.from(atob(t),r=>r.charCodeAt(0)),n=new Blob([e]).stream().pipeThrough(new DecompressionStream("deflate"));return new Uint8Array(await new Response(n).arrayBuffer())}function Vt(t,e){let n=0;return t.map(({kind:r,shape:i})=>{let o=Pt[r],s=i.reduce((c,l)=>c*l,1),a=new Uint8Array(s*o);for(let c=0;c<o;c+=1)for(let l=0;l<s;l+=1)a[l*o+c]=e[n+c*s+l];return n+=a.length,Q(r,i,a)})}function j(t,e){return Array.isArray(t)?t.map(n=>j(n,e)):t===null||typeof t!="object"?t:t.array!==void 0?e[t.array]:Object.fromEntries(Object.entries(t).map(([n,r])=>[n,j(r,e)]))}var Kt="This explorer is asleep: run the cell to use it.",Ut=16,jt=25,Wt=600,Ht=1e3;function dt(t){let e=({model:r,el:i})=>Jt(t,r,i);return{render:e,play:async(r,i)=>e({model:await G(r),el:i}),modelOf:G}}function Jt(t,e,n){let r=pt(e),i=at(e.get("described"),r),o=["question","task","lacks"].filter(_=>e.get("lasting")[_]).map(_=>h("p",{class:_},e.get("lasting")[_])),s=h("div",{class:"picture",style:"visibility: hidden"}),a=h("p",{class:"said"}),c=h("p",{class:"heard",role:"status"}),l=h("section",{class:"mlpkit","aria-label":e.get("title")},h("style",{},lt),h("p",{class:"asleep",role:"note"},Kt),...o,s,i.node,a,c),u=h("div",{class:"mlpkit-around"},h("style",{},ct));u.attachShadow({mode:"open"}).append(l);let d=Xt(u,l),p=()=>u.classList.add("sleeping");e.on("comm_live_update",p),n.append(u);let g=t({picture:s,link:r,root:l}),[f,w,E,M,S]=[0,0,0,0,0],v=s.clientWidth;function $(){if(cancelAnimationFrame(f),f=0,S=performance.now(),v===0)return;i.update();let _=g({numbers:r.numbers,state:r.state,drawn:r.drawn,width:v}),C=r.failed?r.said:z(_??r.said);a.textContent!==C&&y(C),a.classList.toggle("failed",r.failed),s.style.visibility="",l.dataset.drawn=String(r.number),M+=1,l.dataset.pictures=String(M)}function y(_){let C=a.textContent==="";a.textContent=_,clearTimeout(E),c.textContent="",!C&&(E=setTimeout(()=>{c.setAttribute("role",r.failed?"alert":"status"),c.textContent=_},Wt))}let x=()=>{clearTimeout(w),w=0,f||=requestAnimationFrame($)},N=0;r.onAnswer=()=>{if(u.classList.remove("sleeping"),r.unasked&&K()){let C=performance.now()-S;N||=setTimeout(()=>{N=0,x()},Math.max(Ht-C,0));return}x(),r.number>=r.asked&&!document.hidden&&performance.now()-S>Ut&&$()},r.onQuestion=()=>{l.dataset.asked=String(r.asked),w||=setTimeout(x,jt)};let F=new ResizeObserver(([{contentRect:_}])=>{let C=Math.round(_.width);C!==v&&(v=C,x())});F.observe(s);let I=st(x);return l.dataset.asked=String(r.asked),x(),()=>{cancelAnimationFrame(f),clearTimeout(w),clearTimeout(E),clearTimeout(N),F.disconnect(),I(),d(),e.off("comm_live_update",p),r.close()}}var Yt="input:not([type=radio], [type=checkbox], [type=range]), textarea";function Xt(t,e){let n=r=>{let i=r.composedPath()[0];if(!e.contains(i))return;let o=r.ctrlKey||r.metaKey||r.altKey,s=r.key==="Escape"||(i.matches(Yt)?o&&r.key.toLowerCase()==="s":o||r.key==="Enter"&&r.shiftKey);t.toggleAttribute("data-lm-suppress-shortcuts",!s)};return window.addEventListener("keydown",n,!0),()=>window.removeEventListener("keydown",n,!0)}function Z(t){return h("canvas",{class:"garment",style:`width: ${t}px; height: ${t}px`})}var Qt=t=>Array.from(t.match(/[\d.]+/g)??[],Number).slice(0,3),Gt=t=>t.getContext("2d");function tt(t,e,n){let[r,i]=e.shape,o=Qt(n),s=new ImageData(i,r);e.forEach((a,c)=>s.data.set([...o,a],4*c)),Object.assign(t,{width:i,height:r}),Gt(t).putImageData(s,0,0)}function mt({W1:t,b1:e,W2:n,b2:r},i){let o=Float64Array.from(i,a=>a/255),s=ht(o,t,e).map(a=>Math.max(a,0));return Zt(ht(s,n,r))}function ht(t,e,n){let r=n.length,i=Float64Array.from(n);return t.forEach((o,s)=>{if(o!==0)for(let a=0;a<r;a+=1)i[a]+=o*e[s*r+a]}),i}function Zt(t){let e=Math.max(...t),n=t.map(i=>Math.exp(i-e)),r=n.reduce((i,o)=>i+o,0);return n.map(i=>i/r)}var et="http://www.w3.org/1999/xhtml",gt={svg:"http://www.w3.org/2000/svg",xhtml:et,xlink:"http://www.w3.org/1999/xlink",xml:"http://www.w3.org/XML/1998/namespace",xmlns:"http://www.w3.org/2000/xmlns/"};function yt(t){var e=t+="",n=e.indexOf(":");return n>=0&&(e=t.slice(0,n))!=="xmlns"&&(t=t.slice(n+1)),gt.hasOwnProperty(e)?{space:gt[e],local:t}:t}function te(t){return function(){var e=this.ownerDocument,n=this.namespaceURI;return n===et&&e.documentElement.namespaceURI===et?e.createElement(t):e.createElementNS(n,t)}}function ee(t){return function(){return this.ownerDocument.createElementNS(t.space,t.local)}}function rt(t){var e=yt(t);return(e.local?ee:te)(e)}function ne(){}function wt(t){return t==null?ne:function(){return this.querySelector(t)}}function re(t){typeof t!="function"&&(t=wt(t));for(var e=this._groups,n=e.length,r=new Array(n),i=0;i<n;++i)for(var o=e[i],s=o.length,a=r[i]=new Array(s),c,l,u=0;u<s;++u)(c=o[u])&&(l=t.call(c,c.__data__,u,o))&&("__data__"in c&&(l.__data__=c.__data__),a[u]=l);return new q(r,this._parents)}function ie(t){return t==null?[]:Array.isArray(t)?t:Array.from(t)}function oe(){return[]}function se(t){return t==null?oe:function(){return this.querySelectorAll(t)}}function ae(t){return function(){return ie(t.apply(this,arguments))}}function ce(t){typeof t=="function"?t=ae(t):t=se(t);for(var e=this._groups,n=e.length,r=[],i=[],o=0;o<n;++o)for(var s=e[o],a=s.length,c,l=0;l<a;++l)(c=s[l])&&(r.push(t.call(c,c.__data__,l,s)),i.push(c));return new q(r,i)}function le(t){return function(){return this.matches(t)}}function xt(t){return function(e){return e.matches(t)}}var ue=Array.prototype.find;function pe(t){return function(){return ue.call(this.children,t)}}function fe(){return this.firstElementChild}function de(t){return this.select(t==null?fe:pe(typeof t=="function"?t:xt(t)))}var he=Array.prototype.filter;function me(){return Array.from(this.children)}function ge(t){return function(){return he.call(this.children,t)}}function ye(t){return this.selectAll(t==null?me:ge(typeof t=="function"?t:xt(t)))}function we(t){typeof t!="function"&&(t=le(t));for(var e=this._groups,n=e.length,r=new Array(n),i=0;i<n;++i)for(var o=e[i],s=o.length,a=r[i]=[],c,l=0;l<s;++l)(c=o[l])&&t.call(c,c.__data__,l,o)&&a.push(c);return new q(r,this._parents)}function bt(t){return new Array(t.length)}function xe(){return new q(this._enter||this._groups.map(bt),this._parents)}function W(t,e){this.ownerDocument=t.ownerDocument,this.namespaceURI=t.namespaceURI,this._next=null,this._parent=t,this.__data__=e}W.prototype={constructor:W,appendChild:function(t){return this._parent.insertBefore(t,this._next)},insertBefore:function(t,e){return this._parent.insertBefore(t,e)},querySelector:function(t){return this._parent.querySelector(t)},querySelectorAll:function(t){return this._parent.querySelectorAll(t)}};function be(t){return function(){return t}}function ve(t,e,n,r,i,o){for(var s=0,a,c=e.length,l=o.length;s<l;++s)(a=e[s])?(a.__data__=o[s],r[s]=a):n[s]=new W(t,o[s]);for(;s<c;++s)(a=e[s])&&(i[s]=a)}function ke(t,e,n,r,i,o,s){var a,c,l=new Map,u=e.length,d=o.length,p=new Array(u),g;for(a=0;a<u;++a)(c=e[a])&&(p[a]=g=s.call(c,c.__data__,a,e)+"",l.has(g)?i[a]=c:l.set(g,c));for(a=0;a<d;++a)g=s.call(t,o[a],a,o)+"",(c=l.get(g))?(r[a]=c,c.__data__=o[a],l.delete(g)):n[a]=new W(t,o[a]);for(a=0;a<u;++a)(c=e[a])&&l.get(p[a])===c&&(i[a]=c)}function _e(t){return t.__data__}function Ae(t,e){if(!arguments.length)return Array.from(this,_e);var n=e?ke:ve,r=this._parents,i=this._groups;typeof t!="function"&&(t=be(t));for(var o=i.length,s=new Array(o),a=new Array(o),c=new Array(o),l=0;l<o;++l){var u=r[l],d=i[l],p=d.length,g=Me(t.call(u,u&&u.__data__,l,r)),f=g.length,w=a[l]=new Array(f),E=s[l]=new Array(f),M=c[l]=new Array(p);n(u,d,w,E,M,g,e);for(var S=0,v=0,$,y;S<f;++S)if($=w[S]){for(S>=v&&(v=S+1);!(y=E[v])&&++v<f;);$._next=y||null}}return s=new q(s,r),s._enter=a,s._exit=c,s}function Me(t){return typeof t=="object"&&"length"in t?t:Array.from(t)}function Se(){return new q(this._exit||this._groups.map(bt),this._parents)}function Ee(t,e,n){var r=this.enter(),i=this,o=this.exit();return typeof t=="function"?(r=t(r),r&&(r=r.selection())):r=r.append(t+""),e!=null&&(i=e(i),i&&(i=i.selection())),n==null?o.remove():n(o),r&&i?r.merge(i).order():i}function Ce(t){for(var e=t.selection?t.selection():t,n=this._groups,r=e._groups,i=n.length,o=r.length,s=Math.min(i,o),a=new Array(i),c=0;c<s;++c)for(var l=n[c],u=r[c],d=l.length,p=a[c]=new Array(d),g,f=0;f<d;++f)(g=l[f]||u[f])&&(p[f]=g);for(;c<i;++c)a[c]=n[c];return new q(a,this._parents)}function Oe(){for(var t=this._groups,e=-1,n=t.length;++e<n;)for(var r=t[e],i=r.length-1,o=r[i],s;--i>=0;)(s=r[i])&&(o&&s.compareDocumentPosition(o)^4&&o.parentNode.insertBefore(s,o),o=s);return this}function $e(t){t||(t=Ne);function e(d,p){return d&&p?t(d.__data__,p.__data__):!d-!p}for(var n=this._groups,r=n.length,i=new Array(r),o=0;o<r;++o){for(var s=n[o],a=s.length,c=i[o]=new Array(a),l,u=0;u<a;++u)(l=s[u])&&(c[u]=l);c.sort(e)}return new q(i,this._parents).order()}function Ne(t,e){return t<e?-1:t>e?1:t>=e?0:NaN}function Le(){var t=arguments[0];return arguments[0]=this,t.apply(null,arguments),this}function Te(){return Array.from(this)}function Fe(){for(var t=this._groups,e=0,n=t.length;e<n;++e)for(var r=t[e],i=0,o=r.length;i<o;++i){var s=r[i];if(s)return s}return null}function Be(){let t=0;for(let e of this)++t;return t}function qe(){return!this.node()}function Ie(t){for(var e=this._groups,n=0,r=e.length;n<r;++n)for(var i=e[n],o=0,s=i.length,a;o<s;++o)(a=i[o])&&t.call(a,a.__data__,o,i);return this}function ze(t){return function(){this.removeAttribute(t)}}function De(t){return function(){this.removeAttributeNS(t.space,t.local)}}function Pe(t,e){return function(){this.setAttribute(t,e)}}function Re(t,e){return function(){this.setAttributeNS(t.space,t.local,e)}}function Ve(t,e){return function(){var n=e.apply(this,arguments);n==null?this.removeAttribute(t):this.setAttribute(t,n)}}function Ke(t,e){return function(){var n=e.apply(this,arguments);n==null?this.removeAttributeNS(t.space,t.local):this.setAttributeNS(t.space,t.local,n)}}function Ue(t,e){var n=yt(t);if(arguments.length<2){var r=this.node();return n.local?r.getAttributeNS(n.space,n.local):r.getAttribute(n)}return this.each((e==null?n.local?De:ze:typeof e=="function"?n.local?Ke:Ve:n.local?Re:Pe)(n,e))}function vt(t){return t.ownerDocument&&t.ownerDocument.defaultView||t.document&&t||t.defaultView}function je(t){return function(){this.style.removeProperty(t)}}function We(t,e,n){return function(){this.style.setProperty(t,e,n)}}function He(t,e,n){return function(){var r=e.apply(this,arguments);r==null?this.style.removeProperty(t):this.style.setProperty(t,r,n)}}function Je(t,e,n){return arguments.length>1?this.each((e==null?je:typeof e=="function"?He:We)(t,e,n??"")):Ye(this.node(),t)}function Ye(t,e){return t.style.getPropertyValue(e)||vt(t).getComputedStyle(t,null).getPropertyValue(e)}function Xe(t){return function(){delete this[t]}}function Qe(t,e){return function(){this[t]=e}}function Ge(t,e){return function(){var n=e.apply(this,arguments);n==null?delete this[t]:this[t]=n}}function Ze(t,e){return arguments.length>1?this.each((e==null?Xe:typeof e=="function"?Ge:Qe)(t,e)):this.node()[t]}function kt(t){return t.trim().split(/^|\s+/)}function it(t){return t.classList||new _t(t)}function _t(t){this._node=t,this._names=kt(t.getAttribute("class")||"")}_t.prototype={add:function(t){var e=this._names.indexOf(t);e<0&&(this._names.push(t),this._node.setAttribute("class",this._names.join(" ")))},remove:function(t){var e=this._names.indexOf(t);e>=0&&(this._names.splice(e,1),this._node.setAttribute("class",this._names.join(" ")))},contains:function(t){return this._names.indexOf(t)>=0}};function At(t,e){for(var n=it(t),r=-1,i=e.length;++r<i;)n.add(e[r])}function Mt(t,e){for(var n=it(t),r=-1,i=e.length;++r<i;)n.remove(e[r])}function tn(t){return function(){At(this,t)}}function en(t){return function(){Mt(this,t)}}function nn(t,e){return function(){(e.apply(this,arguments)?At:Mt)(this,t)}}function rn(t,e){var n=kt(t+"");if(arguments.length<2){for(var r=it(this.node()),i=-1,o=n.length;++i<o;)if(!r.contains(n[i]))return!1;return!0}return this.each((typeof e=="function"?nn:e?tn:en)(n,e))}function on(){this.textContent=""}function sn(t){return function(){this.textContent=t}}function an(t){return function(){var e=t.apply(this,arguments);this.textContent=e??""}}function cn(t){return arguments.length?this.each(t==null?on:(typeof t=="function"?an:sn)(t)):this.node().textContent}function ln(){this.innerHTML=""}function un(t){return function(){this.innerHTML=t}}function pn(t){return function(){var e=t.apply(this,arguments);this.innerHTML=e??""}}function fn(t){return arguments.length?this.each(t==null?ln:(typeof t=="function"?pn:un)(t)):this.node().innerHTML}function dn(){this.nextSibling&&this.parentNode.appendChild(this)}function hn(){return this.each(dn)}function mn(){this.previousSibling&&this.parentNode.insertBefore(this,this.parentNode.firstChild)}function gn(){return this.each(mn)}function yn(t){var e=typeof t=="function"?t:rt(t);return this.select(function(){return this.appendChild(e.apply(this,arguments))})}function wn(){return null}function xn(t,e){var n=typeof t=="function"?t:rt(t),r=e==null?wn:typeof e=="function"?e:wt(e);return this.select(function(){return this.insertBefore(n.apply(this,arguments),r.apply(this,arguments)||null)})}function bn(){var t=this.parentNode;t&&t.removeChild(this)}function vn(){return this.each(bn)}function kn(){var t=this.cloneNode(!1),e=this.parentNode;return e?e.insertBefore(t,this.nextSibling):t}function _n(){var t=this.cloneNode(!0),e=this.parentNode;return e?e.insertBefore(t,this.nextSibling):t}function An(t){return this.select(t?_n:kn)}function Mn(t){return arguments.length?this.property("__data__",t):this.node().__data__}function Sn(t){return function(e){t.call(this,e,this.__data__)}}function En(t){return t.trim().split(/^|\s+/).map(function(e){var n="",r=e.indexOf(".");return r>=0&&(n=e.slice(r+1),e=e.slice(0,r)),{type:e,name:n}})}function Cn(t){return function(){var e=this.__on;if(e){for(var n=0,r=-1,i=e.length,o;n<i;++n)o=e[n],(!t.type||o.type===t.type)&&o.name===t.name?this.removeEventListener(o.type,o.listener,o.options):e[++r]=o;++r?e.length=r:delete this.__on}}}function On(t,e,n){return function(){var r=this.__on,i,o=Sn(e);if(r){for(var s=0,a=r.length;s<a;++s)if((i=r[s]).type===t.type&&i.name===t.name){this.removeEventListener(i.type,i.listener,i.options),this.addEventListener(i.type,i.listener=o,i.options=n),i.value=e;return}}this.addEventListener(t.type,o,n),i={type:t.type,name:t.name,value:e,listener:o,options:n},r?r.push(i):this.__on=[i]}}function $n(t,e,n){var r=En(t+""),i,o=r.length,s;if(arguments.length<2){var a=this.node().__on;if(a){for(var c=0,l=a.length,u;c<l;++c)for(i=0,u=a[c];i<o;++i)if((s=r[i]).type===u.type&&s.name===u.name)return u.value}return}for(a=e?On:Cn,i=0;i<o;++i)this.each(a(r[i],e,n));return this}function St(t,e,n){var r=vt(t),i=r.CustomEvent;typeof i=="function"?i=new i(e,n):(i=r.document.createEvent("Event"),n?(i.initEvent(e,n.bubbles,n.cancelable),i.detail=n.detail):i.initEvent(e,!1,!1)),t.dispatchEvent(i)}function Nn(t,e){return function(){return St(this,t,e)}}function Ln(t,e){return function(){return St(this,t,e.apply(this,arguments))}}function Tn(t,e){return this.each((typeof e=="function"?Ln:Nn)(t,e))}function*Fn(){for(var t=this._groups,e=0,n=t.length;e<n;++e)for(var r=t[e],i=0,o=r.length,s;i<o;++i)(s=r[i])&&(yield s)}var Et=[null];function q(t,e){this._groups=t,this._parents=e}function Bn(){return new q([[document.documentElement]],Et)}function qn(){return this}q.prototype=Bn.prototype={constructor:q,select:re,selectAll:ce,selectChild:de,selectChildren:ye,filter:we,data:Ae,enter:xe,exit:Se,join:Ee,merge:Ce,selection:qn,order:Oe,sort:$e,call:Le,nodes:Te,node:Fe,size:Be,empty:qe,each:Ie,attr:Ue,style:Je,property:Ze,classed:rn,text:cn,html:fn,raise:hn,lower:gn,append:yn,insert:xn,remove:vn,clone:An,datum:Mn,on:$n,dispatch:Tn,[Symbol.iterator]:Fn};function In(t){return typeof t=="string"?new q([[document.querySelector(t)]],[document.documentElement]):new q([[t]],Et)}function Ct(t){return In(rt(t).call(document.documentElement))}var zn=0;function Dn(){return new nt}function nt(){this._="@"+(++zn).toString(36)}nt.prototype=Dn.prototype={constructor:nt,get:function(t){for(var e=this._;!(e in t);)if(!(t=t.parentNode))return;return t[e]},set:function(t,e){return t[this._]=e},remove:function(t){return this._ in t&&delete t[this._]},toString:function(){return this._}};function ot(t,e){let n=Ct("svg").attr("role","group").attr("aria-label",e);t.append(n.node());let r=Object.assign(n,{size:(i,o)=>r.attr("viewBox",`0 0 ${i} ${o}`).attr("height",o)});return r}var k=28,Pn={ArrowLeft:[-1,0],ArrowRight:[1,0],ArrowUp:[0,-1],ArrowDown:[0,1]},Rn=`
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
.mlpkit .draw p.hint { margin: 4px 0 0; font-size: 12px; color: var(--quiet); }
.mlpkit .garment { image-rendering: pixelated; }
`,Vn=({picture:t,link:e,root:n})=>{let r=e.numbers.class_names,i=Un(e,n),o=jn(r),s=Wn(),a=h("div",{class:"draw"},i.node,h("div",{},o.node,s.node));t.append(h("style",{},Rn),a);let c=u=>({numbers:u}),l=e.alone&&e.numbers.W1?Kn(e):c;return({numbers:u,state:d,width:p})=>{let{numbers:g,said:f}=l(u,d),w=p>=560;a.classList.toggle("wide",w);let E=k*Math.floor(Math.min(w?.48*p:p-4,340)/k);return i.update(d,g.changed,E),o.update(g,w?p-E-34:p),s.update(g,p,J(n,"--ink")),f}},_r=dt(Vn);function Kn(t){let e=[],n=t.state,r=i=>()=>{let{drawing:o,stroke:s}=t.state,a=Array.from({length:k},(c,l)=>o.slice(l*k,(l+1)*k));t.ask({drawing:a.flatMap(i),stroke:s+1})};return t.served.undo=()=>{e.length&&t.ask({drawing:e.pop()})},t.served.clear=r(i=>i.map(()=>0)),t.served.mirror=r(i=>[...i].reverse()),t.served.move=r(i=>[0,...i.slice(0,-1)]),(i,o)=>{if((o.stroke!==n.stroke||o.taken!==n.taken)&&e.push(n.drawing),n=o,i.garment?.every((g,f)=>g===o.drawing[f]))return{numbers:i};let s=[...mt(i,o.drawing)],[a,c]=s.map((g,f)=>({share:g,said:`${i.class_names[f]}, ${U(100*g,1)}%`})).sort((g,f)=>f.share-g.share),{garment:l}=i,u=o.drawing.filter((g,f)=>g!==l?.[f]).length,p=`${`Changed: ${u} of ${k*k} pixels of garment ${o.taken}.`} Taken for: ${a.said}; then ${c.said}.`;return{numbers:{...i,probabilities:s,changed:u,named:[]},said:p}}}function Un(t,e){let n=!!t.controls.drawing.fixed,r=Z(k),i=h("div",{class:"paper","aria-label":`drawing of 28 by 28 pixels${n?"":": arrows move the brush, Space paints, with Shift the arrows paint as they go"}`,...n?{role:"img"}:{role:"application",tabindex:0}},r),o=ot(i,"the brush").attr("aria-hidden",!0),s=o.append("path").attr("stroke","var(--faint)").attr("stroke-width",.5).attr("fill","none"),a=["var(--page)","var(--value)"].map((y,x)=>o.append("circle").attr("fill","none").attr("stroke",y).attr("stroke-width",x?1.5:3.5)),c=h("span",{class:"heard",role:"status"}),l=h("p",{class:"hint"},n?"Drawing needs the notebook.":"Draw with mouse or pen; or Tab here, arrows, Space."),[u,d,p,g]=[1,13.5,13.5,!1];function f(y,x,N){let{width:F,shade:I,tool:_}=t.state,C=[...t.state.drawing],m=Math.max(1,Math.ceil(2*Math.hypot(d-y,p-x)));for(let b=0;b<=m;b+=1){let[A,L]=[y+(d-y)*b/m,x+(p-x)*b/m];for(let O=Math.max(0,Math.floor(L-4));O<=Math.min(k-1,L+4);O+=1)for(let T=Math.max(0,Math.floor(A-4));T<=Math.min(k-1,A+4);T+=1){let R=Math.min(Math.max(F/2+.5-Math.hypot(O-L,T-A),0),1),H=O*k+T;C[H]=_==="erase"?Math.min(C[H],Math.round(255*(1-R))):Math.max(C[H],Math.round(255*I*R))}}t.ask(N?{drawing:C,stroke:t.state.stroke+1}:{drawing:C})}function w(y,x){[d,p]=[y,x];let{width:N}=t.state;for(let F of a)F.attr("display",!n&&(g||i.matches(":focus-visible"))?null:"none").attr("cx",(d+.5)*u/k).attr("cy",(p+.5)*u/k).attr("r",N/2*u/k)}let E=y=>{let x=r.getBoundingClientRect();return[(y.clientX-x.left)/x.width*k-.5,(y.clientY-x.top)/x.height*k-.5]},M=(y,x)=>{n||i.addEventListener(y,x)};n||(i.style.cursor="none"),M("pointerdown",y=>{y.button===0&&(y.preventDefault(),i.focus({preventScroll:!0,focusVisible:!1}),i.setPointerCapture(y.pointerId),w(...E(y)),f(d,p,!0))}),M("pointermove",y=>{g=!0;for(let x of y.getCoalescedEvents?.()??[y]){let[N,F]=[d,p];w(...E(x)),y.buttons&1&&i.hasPointerCapture(y.pointerId)&&f(N,F,!1)}}),M("pointerleave",()=>{g=!1,w(d,p)}),M("focus",()=>w(Math.round(d),Math.round(p))),M("blur",()=>w(d,p)),M("keydown",y=>{if(y.altKey)return;if((y.ctrlKey||y.metaKey)&&y.key==="z"){y.preventDefault(),t.press("undo");return}let x=Pn[y.key];if(y.ctrlKey||y.metaKey||!x&&y.key!==" ")return;y.preventDefault();let[N,F]=[d,p].map(Math.round),I=C=>V(C,0,k-1);x&&w(I(N+x[0]),I(F+x[1])),x?y.shiftKey&&f(N,F,!0):f(d,p,!0);let _=t.state.drawing[Math.round(p)*k+Math.round(d)]/255;c.textContent=`row ${Math.round(p)+1}, column ${Math.round(d)+1}: ${Math.round(100*_)}%`});function S(y,x,N){u=N,v.textContent=`the drawing: ${x} of ${k*k} pixels changed`;for(let _ of[i,r])[_.style.width,_.style.height]=[`${u}px`,`${u}px`];o.size(u,u);let F=Array.from({length:6},(_,C)=>(C+1)*4*u/k);s.attr("d",F.map(_=>`M${_},0V${u}M0,${_}H${u}`).join(""));let I=Uint8Array.from(y.drawing);tt(r,Ot(I),J(e,"--ink")),w(d,p)}let v=h("h2");return{node:h("div",{},v,i,l,c),update:S}}var Ot=t=>Object.assign(t,{shape:[k,k]});function jn(t){let e=h("div",{},h("h2",{},"taken for")),n=ot(e,"the network's probabilities"),r=n.selectAll("g").data(t).join("g");r.append("text").attr("text-anchor","end").attr("x",82).attr("dy","0.32em").text(c=>c);let i=r.append("rect").attr("x",90).attr("fill","var(--faint)").attr("rx",1),o=r.append("rect").attr("x",90).attr("fill","var(--value)").attr("rx",1),s=r.append("text").attr("text-anchor","end").attr("dy","0.32em");function a({probabilities:c},l){let d=l-90-60,p=c.indexOf(Math.max(...c));n.size(l,20*t.length),r.attr("transform",(g,f)=>`translate(0,${20*(f+.5)})`).attr("font-weight",(g,f)=>f===p?700:null),i.attr("width",d).attr("y",-20*.32).attr("height",20*.64).attr("fill-opacity",.5),o.attr("width",(g,f)=>Math.max(c[f]*d,.5)).attr("y",-20*.32).attr("height",20*.64).attr("fill-opacity",(g,f)=>f===p?1:.6),s.attr("x",l).text((g,f)=>`${U(100*c[f],1)}%`)}return{node:e,update:a}}function Wn(){let t=h("h2",{}),e=h("ul",{}),n=h("div",{class:"near"},t,e),r=[];function i({images:o,named:s,distances:a,searched:c},l,u){let d=l<720?52:64;for(e.hidden=!s.length,t.textContent=s.length?`nearest of ${c.toLocaleString("en")} training images, and their distance: √ of the summed squared differences of the pixels`:`the nearest training images: ${D}`;r.length<s.length;){let p={image:Z(64),words:h("div",{})};e.append(h("li",{},p.image,p.words)),r=[...r,p]}r.slice(0,s.length).forEach(({image:p,words:g},f)=>{let w=o.subarray(f*k*k,(f+1)*k*k);tt(p,Ot(w),u),[p.style.width,p.style.height]=[`${d}px`,`${d}px`],g.replaceChildren(s[f],h("br"),a[f]===0?"itself":U(a[f],1))})}return{node:n,update:i}}export{_r as default};
