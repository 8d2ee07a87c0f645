// Made by "make bundles"; licences in LICENSES.txt. Sources 24f6ff70dfdc20f7d973e4a36bb04ad55c6097d150704b79028d51582e6b6cc6
function m(t,e={},...n){let r=document.createElement(t);for(let[i,o]of Object.entries(e))typeof o=="function"?r.addEventListener(i.slice(2),o):o!==void 0&&o!==!1&&r.setAttribute(i,o===!0?"":String(o));return r.append(...n),r}var V=(t,e,n)=>Math.min(Math.max(t,e),n);function it(t){let e=matchMedia("(prefers-color-scheme: dark)"),n=new MutationObserver(t);return n.observe(document.body,{attributeFilter:["data-jp-theme-light","class"]}),e.addEventListener("change",t),()=>{n.disconnect(),e.removeEventListener("change",t)}}function H(t,e){let n=document.createElement("span");n.style.color=`var(${e})`,t.append(n);let r=getComputedStyle(n).color;return n.remove(),r}function K(){return matchMedia("(prefers-reduced-motion: reduce)").matches}function B(t,e=3){if(typeof t!="number")return String(t);let n=Math.abs(t)<1e-4&&t!==0?t.toPrecision(2):String(Number(t.toPrecision(e)));return D(n)}function U(t,e){return(Number(t.toFixed(e))+0).toFixed(e).replace("-","−")}var Ct={"+":"","-":"⁻",...Object.fromEntries([..."⁰¹²³⁴⁵⁶⁷⁸⁹"].entries())};function D(t){return t.replace(/(?<![^\s(])(?<!\w\()-(?=\.?\d|[iI]nf)/g,"−").replace(/(?<![\w.=-])(\d+(?:\.\d+)?)e([+-])0*(\d+)\b/g,(e,n,r,i)=>`${n==="1"?"":`${n}·`}10${[...r+i].map(o=>Ct[o]).join("")}`)}var $t=7,P="in the notebook";function ot(t,e){let n={slider:Lt,choice:Tt,switches:Ft,buttons:Bt},r=t.filter(o=>!("on_picture"in o&&o.on_picture)).map(o=>n[o.kind](o.name,o,e));return{node:m("div",{class:"controls"},...r.map(o=>o.node)),update:()=>r.forEach(o=>o.update())}}function J(t,{state:e,controls:n}){if(t.fixed)return P;let r=([l,u])=>[e[l]].flat().some(c=>u.includes(c)),i=Object.entries(t.only).find(l=>!r(l));if(!i)return"";let[o,s]=i,{label:a}=n[o];return typeof s[0]=="number"?`with ${a} from ${B(Math.min(...s.map(Number)))} up`:s.length>4?`with other ${a}`:`with ${a}: ${s.join(", ")}`}function Y(t,e,n){t.classList.toggle("off",!!n),e.dataset.why!==n&&(e.textContent=e.dataset.why=n);for(let[r,i]of[["role","group"],["aria-disabled","true"]])n?t.setAttribute(r,i):t.removeAttribute(r)}function Nt({stops:t,low:e,high:n,step:r,log:i}){if(t){let a=l=>t.reduce((u,c,p)=>Math.abs(c-l)<Math.abs(t[u]-l)?p:u,0);return{count:t.length,at:l=>t[l],place:a}}let[o,s]=i?[Math.log10(e),Math.log10(n)]:[e,n];return{count:Math.round((s-o)/r)+1,at:a=>{let l=Math.min(o+a*r,s);return Number(i?(10**l).toPrecision(6):l.toFixed(9))},place:a=>Math.round(((i?Math.log10(a):a)-o)/r)}}function Lt(t,e,n){let r=Nt(e),i=v=>n.ask({[t]:v}),o=0,s=m("input",{type:"range",min:0,max:r.count-1,step:1,"aria-label":e.label,oninput:()=>i(r.at(Number(s.value))),onpointerdown:()=>o=n.state[t],onpointercancel:()=>n.state[t]!==o&&i(o)}),a=m("input",{class:"number",inputmode:"decimal","aria-label":`${e.label}, as a number`,oninput:()=>f=!0,onchange:w,onkeydown:({key:v})=>v==="Enter"&&w(),onblur:()=>A()}),l=m("span",{class:"note"}),u=m("span",{class:"note",role:"status"}),[c,p]=[r.at(0),r.at(r.count-1)],[f,y]=[!1,""],d=()=>`${n.asked} ${n.state[t]}`;function w(){if(!f)return;f=!1;let v=Number(a.value.replace("−","-").replace(",","."));if(Number.isFinite(v)&&a.value.trim()!==""){let h=r.at(r.place(V(v,c,p)));i(h),u.textContent=M(v,h)}else u.textContent=`Expected: a number from ${B(c)} to ${B(p)}.`;a.value=B(n.state[t]),y=d()}function M(v,h){return B(v)===B(h)?"":v>p?`Up to ${B(p)}.`:v<c?`From ${B(c)} up.`:`${D(String(v))} is between stops: ${B(h)}.`}let _=m("div",{class:"row slider"},m("span",{class:"name"},e.label),s,a,l,u);function A(){let v=n.state[t],h=r.place(v);s.value=String(h),_.style.setProperty("--share",String(h/(r.count-1||1))),s.setAttribute("aria-valuetext",B(v)),a.matches(":focus")||(a.value=B(v)),d()!==y&&(u.textContent="");let x=J(e,n);s.disabled=a.disabled=!!x,Y(_,l,x)}return{node:_,update:A}}function Tt(t,e,n){let r=d=>n.ask({[t]:d}),i=Math.random().toString(36),o=e.options.map(d=>m("input",{type:"radio",name:i,onchange:()=>r(d)})),s=m("select",{"aria-label":e.label,onchange:()=>r(e.options[s.selectedIndex])},...e.options.map(d=>m("option",{},B(d)))),a=e.options.length<=$t,l=o.map((d,w)=>m("label",{class:"option"},d,B(e.options[w]))),u=a?m("div",{class:"options",role:"radiogroup","aria-label":e.label},...l):s,c=m("span",{class:"note"}),p=m("div",{class:a?"row wide":"row"},m("span",{class:"name"},e.label),u,c),f=e.options.map(d=>e.stops&&!e.stops.includes(d));function y(){let d=e.options.indexOf(n.state[t]),w=J(e,n);o.forEach((M,_)=>{M.checked=_===d,M.disabled=!!(w||f[_])});for(let[M,_]of[...s.options].entries())_.disabled=!!f[M];s.selectedIndex=d,s.disabled=!!w,Y(p,c,w),!w&&f.some(Boolean)&&(c.textContent=`the others ${P}`)}return{node:p,update:y}}function Ft(t,e,n){let r=u=>{let c=new Set(n.state[t]);c.delete(u)||c.add(u),n.ask({[t]:e.options.filter(p=>c.has(p))})},i=e.options.map(u=>m("button",{type:"button",onclick:()=>r(u)},B(u))),o=m("div",{class:"options",role:"group","aria-label":e.label},...i),s=m("span",{class:"note"}),a=m("div",{class:"row wide"},m("span",{class:"name"},e.label),o,s);function l(){let u=J(e,n);i.forEach((c,p)=>{c.setAttribute("aria-pressed",String(n.state[t].includes(e.options[p]))),c.disabled=!!u}),Y(a,s,u)}return{node:a,update:l}}function Bt(t,e,n){let r=Object.entries(e.options).map(([s,a])=>{let u=m("button",{type:"button",onclick:()=>u.ariaDisabled!=="true"&&n.press(s),onblur:()=>o()},a);return{name:s,label:a,button:u}}),i=m("div",{class:"row wide"},m("div",{class:"options"},...r.map(({button:s})=>s)));function o(){for(let{name:s,label:a,button:l}of r){let u=n.numbers.buttons?.[s]??{},c=u.label??a;l.textContent!==c&&(l.textContent=c);let p=!!(e.fixed||u.disabled),f=u.why??(n.alone?P:"");l.title=p?f:"",l.ariaDisabled=String(p),l.disabled=p&&!l.matches(":focus")}}return{node:i,update:o}}var st=`/* For what is around the explorers, in the page itself. Light and dark follow JupyterLab's theme,
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
`;var at=`/* Inside a shadow root: no rule of the page reaches in, and none of these reaches out. What is
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
`;var zt={float32:Float32Array,int32:Int32Array,uint8:Uint8Array};function R(t){return Array.isArray(t)?t.map(R):t===null||typeof t!="object"||ArrayBuffer.isView(t)?t:t.data!==void 0?X(t.kind,t.shape,t.data):Object.fromEntries(Object.entries(t).map(([e,n])=>[e,R(n)]))}function X(t,e,n){let{buffer:r,byteOffset:i=0,byteLength:o}=ArrayBuffer.isView(n)?n:new Uint8Array(n),s=new zt[t](r.slice(i,i+o));return Object.assign(s,{shape:e})}function ct(t){let e=new Map,n=0,r=()=>{},i=t.get("described"),o=R(t.get("lasting")),s={controls:Object.fromEntries(i.map(c=>[c.name,c])),state:{},numbers:{},drawn:{},said:"",failed:!1,number:-1,asked:0,unasked:!1,alone:!!t.get("alone"),served:{},ask:l,press:u,onQuestion:r,onAnswer:r,close:()=>t.off("change:answer",a)};function a(){let c=t.get("answer");if(!(c.number<s.number)){for(let[p,f]of e)f.number<=c.number&&e.delete(p);s.unasked=c.number===s.number,s.number=c.number,s.state={...c.state,...lt(e)},s.numbers={...o,...R(c.numbers)},s.drawn=c.state,s.said=c.said,s.failed=c.failed,s.onAnswer()}}function l(c){n=Math.max(n+1,Date.now()),s.asked=n;for(let[p,f]of Object.entries(c))e.set(p,{value:f,number:n});s.state={...s.state,...c},s.onQuestion(),t.set("asked",{number:n,changes:lt(e)}),t.save_changes()}function u(c){s.served[c]?s.served[c]():t.send({press:c})}return t.on("change:answer",a),a(),s}function lt(t){return Object.fromEntries([...t].map(([e,n])=>[e,n.value]))}var Dt={float32:4,int32:4,uint8:1},Pt=120;async function pt(t){let{title:e,stops:n,followed:r,played:i,first:o}=t,s=async g=>JSON.parse(new TextDecoder().decode(await ut(g))),a=await s(t.moments),l=Rt(await s(t.arrays),await ut(t.data)),u=a.map(g=>j(g.numbers,l)),c=j(t.lasting,l),p=t.described.map(g=>g.name in n?{...g,stops:n[g.name]}:{...g,fixed:g.kind!=="buttons"&&!g.local}),f=new Set(p.filter(g=>g.local).map(({name:g})=>g)),y=g=>JSON.stringify(Object.keys(n).map(b=>g[b])),d=new Map(a.map((g,b)=>[y(g.state),b])),w=new Set,M={},_,A=h(o,0),v=()=>d.get(y(A.state));function h(g,b){let{state:k,said:$}=a[g],O=i?{buttons:{pause:{disabled:_===void 0,why:"nothing plays"}}}:{};return{number:b,state:{...k,...M},said:$,failed:!1,numbers:{...u[g],...O}}}function x([g,b]){let k=O=>Math.abs(O-b),$=typeof b=="number"?n[g]:void 0;return[g,$?$.reduce((O,F)=>k(F)<k(O)?F:O):b]}function C(g){let b=Object.keys(r).filter(k=>k in g&&g[k]!==A.state[k]);return Object.assign({},...b.map(k=>r[k][n[k].indexOf(g[k])]))}function N({number:g,changes:b}){let k=Object.fromEntries(Object.entries(b).map(x)),$=v(),O=d.get(y({...A.state,...C(k),...k}))??$;for(let F of f)L(O,$,F)&&delete M[F];for(let[F,z]of Object.entries(k))f.has(F)&&(M[F]=z);A=h(O,g),w.forEach(F=>F())}function L(g,b,k){let[$,O]=[g,b].map(F=>JSON.stringify(a[F].state[k]));return $!==O}function I(){clearInterval(_),_=void 0}function S(){A=h(v(),A.number),w.forEach(g=>g())}function T(g){let b=n[g],k=O=>N({number:Math.max(Date.now(),A.number+1),changes:{[g]:b[O]}}),$=()=>b.indexOf(A.state[g]);if(K()){k($()===b.length-1?0:b.length-1);return}_=setInterval(()=>{let O=$()+1;O===b.length-1&&I(),k(O)},Pt),$()===b.length-1?k(0):S()}return{get:g=>({title:e,described:p,answer:A,lasting:c,alone:!0})[g],set:(g,b)=>{I(),N(b)},save_changes:()=>{},send:({press:g})=>{I(),i&&g==="play"?T(i):S()},on:(g,b)=>{g==="change:answer"&&w.add(b)},off:(g,b)=>{w.delete(b)}}}async function ut(t){let e=Uint8Array.from(atob(t),r=>r.charCodeAt(0)),n=new Blob([e]).stream().pipeThrough(new DecompressionStream("deflate"));return new Uint8Array(await new Response(n).arrayBuffer())}function Rt(t,e){let n=0;return t.map(({kind:r,shape:i})=>{let o=Dt[r],s=i.reduce((l,u)=>l*u,1),a=new Uint8Array(s*o);for(let l=0;l<o;l+=1)for(let u=0;u<s;u+=1)a[u*o+l]=e[n+l*s+u];return n+=a.length,X(r,i,a)})}function j(t,e){return Array.isArray(t)?t.map(n=>j(n,e)):t===null||typeof t!="object"?t:t.array!==void 0?e[t.array]:Object.fromEntries(Object.entries(t).map(([n,r])=>[n,j(r,e)]))}var Vt="This explorer is asleep: run the cell to use it.",Kt=16,Ut=25,jt=600,Wt=1e3;function ft(t){let e=({model:r,el:i})=>Ht(t,r,i);return{render:e,play:async(r,i)=>e({model:await pt(r),el:i})}}function Ht(t,e,n){let r=ct(e),i=ot(e.get("described"),r),o=["question","task","lacks"].filter(S=>e.get("lasting")[S]).map(S=>m("p",{class:S},e.get("lasting")[S])),s=m("div",{class:"picture",style:"visibility: hidden"}),a=m("p",{class:"said"}),l=m("p",{class:"heard",role:"status"}),u=m("section",{class:"mlpkit","aria-label":e.get("title")},m("style",{},at),m("p",{class:"asleep",role:"note"},Vt),...o,s,i.node,a,l),c=m("div",{class:"mlpkit-around"},m("style",{},st));c.attachShadow({mode:"open"}).append(u);let p=Yt(c,u),f=()=>c.classList.add("sleeping");e.on("comm_live_update",f),n.append(c);let y=t({picture:s,link:r,root:u}),[d,w,M,_,A]=[0,0,0,0,0],v=s.clientWidth;function h(){if(cancelAnimationFrame(d),d=0,A=performance.now(),v===0)return;i.update();let S=y({numbers:r.numbers,state:r.state,drawn:r.drawn,width:v}),T=r.failed?r.said:D(S??r.said);a.textContent!==T&&x(T),a.classList.toggle("failed",r.failed),s.style.visibility="",u.dataset.drawn=String(r.number),_+=1,u.dataset.pictures=String(_)}function x(S){let T=a.textContent==="";a.textContent=S,clearTimeout(M),l.textContent="",!T&&(M=setTimeout(()=>{l.setAttribute("role",r.failed?"alert":"status"),l.textContent=S},jt))}let C=()=>{clearTimeout(w),w=0,d||=requestAnimationFrame(h)},N=0;r.onAnswer=()=>{if(c.classList.remove("sleeping"),r.unasked&&K()){let T=performance.now()-A;N||=setTimeout(()=>{N=0,C()},Math.max(Wt-T,0));return}C(),r.number>=r.asked&&!document.hidden&&performance.now()-A>Kt&&h()},r.onQuestion=()=>{u.dataset.asked=String(r.asked),w||=setTimeout(C,Ut)};let L=new ResizeObserver(([{contentRect:S}])=>{let T=Math.round(S.width);T!==v&&(v=T,C())});L.observe(s);let I=it(C);return u.dataset.asked=String(r.asked),C(),()=>{cancelAnimationFrame(d),clearTimeout(w),clearTimeout(M),clearTimeout(N),L.disconnect(),I(),p(),e.off("comm_live_update",f),r.close()}}var Jt="input:not([type=radio], [type=checkbox], [type=range]), textarea";function Yt(t,e){let n=r=>{let i=r.composedPath()[0];if(!e.contains(i))return;let o=r.ctrlKey||r.metaKey||r.altKey,s=r.key==="Escape"||(i.matches(Jt)?o&&r.key.toLowerCase()==="s":o||r.key==="Enter"&&r.shiftKey);t.toggleAttribute("data-lm-suppress-shortcuts",!s)};return window.addEventListener("keydown",n,!0),()=>window.removeEventListener("keydown",n,!0)}function Q(t){return m("canvas",{class:"garment",style:`width: ${t}px; height: ${t}px`})}var Xt=t=>Array.from(t.match(/[\d.]+/g)??[],Number).slice(0,3),Qt=t=>t.getContext("2d");function G(t,e,n){let[r,i]=e.shape,o=Xt(n),s=new ImageData(i,r);e.forEach((a,l)=>s.data.set([...o,a],4*l)),Object.assign(t,{width:i,height:r}),Qt(t).putImageData(s,0,0)}function ht({W1:t,b1:e,W2:n,b2:r},i){let o=Float64Array.from(i,a=>a/255),s=dt(o,t,e).map(a=>Math.max(a,0));return Gt(dt(s,n,r))}function dt(t,e,n){let r=n.length,i=Float64Array.from(n);return t.forEach((o,s)=>{if(o!==0)for(let a=0;a<r;a+=1)i[a]+=o*e[s*r+a]}),i}function Gt(t){let e=Math.max(...t),n=t.map(i=>Math.exp(i-e)),r=n.reduce((i,o)=>i+o,0);return n.map(i=>i/r)}var Z="http://www.w3.org/1999/xhtml",mt={svg:"http://www.w3.org/2000/svg",xhtml:Z,xlink:"http://www.w3.org/1999/xlink",xml:"http://www.w3.org/XML/1998/namespace",xmlns:"http://www.w3.org/2000/xmlns/"};function gt(t){var e=t+="",n=e.indexOf(":");return n>=0&&(e=t.slice(0,n))!=="xmlns"&&(t=t.slice(n+1)),mt.hasOwnProperty(e)?{space:mt[e],local:t}:t}function Zt(t){return function(){var e=this.ownerDocument,n=this.namespaceURI;return n===Z&&e.documentElement.namespaceURI===Z?e.createElement(t):e.createElementNS(n,t)}}function te(t){return function(){return this.ownerDocument.createElementNS(t.space,t.local)}}function et(t){var e=gt(t);return(e.local?te:Zt)(e)}function ee(){}function yt(t){return t==null?ee:function(){return this.querySelector(t)}}function ne(t){typeof t!="function"&&(t=yt(t));for(var e=this._groups,n=e.length,r=new Array(n),i=0;i<n;++i)for(var o=e[i],s=o.length,a=r[i]=new Array(s),l,u,c=0;c<s;++c)(l=o[c])&&(u=t.call(l,l.__data__,c,o))&&("__data__"in l&&(u.__data__=l.__data__),a[c]=u);return new q(r,this._parents)}function re(t){return t==null?[]:Array.isArray(t)?t:Array.from(t)}function ie(){return[]}function oe(t){return t==null?ie:function(){return this.querySelectorAll(t)}}function se(t){return function(){return re(t.apply(this,arguments))}}function ae(t){typeof t=="function"?t=se(t):t=oe(t);for(var e=this._groups,n=e.length,r=[],i=[],o=0;o<n;++o)for(var s=e[o],a=s.length,l,u=0;u<a;++u)(l=s[u])&&(r.push(t.call(l,l.__data__,u,s)),i.push(l));return new q(r,i)}function le(t){return function(){return this.matches(t)}}function wt(t){return function(e){return e.matches(t)}}var ce=Array.prototype.find;function ue(t){return function(){return ce.call(this.children,t)}}function pe(){return this.firstElementChild}function fe(t){return this.select(t==null?pe:ue(typeof t=="function"?t:wt(t)))}var de=Array.prototype.filter;function he(){return Array.from(this.children)}function me(t){return function(){return de.call(this.children,t)}}function ge(t){return this.selectAll(t==null?he:me(typeof t=="function"?t:wt(t)))}function ye(t){typeof t!="function"&&(t=le(t));for(var e=this._groups,n=e.length,r=new Array(n),i=0;i<n;++i)for(var o=e[i],s=o.length,a=r[i]=[],l,u=0;u<s;++u)(l=o[u])&&t.call(l,l.__data__,u,o)&&a.push(l);return new q(r,this._parents)}function xt(t){return new Array(t.length)}function we(){return new q(this._enter||this._groups.map(xt),this._parents)}function W(t,e){this.ownerDocument=t.ownerDocument,this.namespaceURI=t.namespaceURI,this._next=null,this._parent=t,this.__data__=e}W.prototype={constructor:W,appendChild:function(t){return this._parent.insertBefore(t,this._next)},insertBefore:function(t,e){return this._parent.insertBefore(t,e)},querySelector:function(t){return this._parent.querySelector(t)},querySelectorAll:function(t){return this._parent.querySelectorAll(t)}};function xe(t){return function(){return t}}function be(t,e,n,r,i,o){for(var s=0,a,l=e.length,u=o.length;s<u;++s)(a=e[s])?(a.__data__=o[s],r[s]=a):n[s]=new W(t,o[s]);for(;s<l;++s)(a=e[s])&&(i[s]=a)}function ve(t,e,n,r,i,o,s){var a,l,u=new Map,c=e.length,p=o.length,f=new Array(c),y;for(a=0;a<c;++a)(l=e[a])&&(f[a]=y=s.call(l,l.__data__,a,e)+"",u.has(y)?i[a]=l:u.set(y,l));for(a=0;a<p;++a)y=s.call(t,o[a],a,o)+"",(l=u.get(y))?(r[a]=l,l.__data__=o[a],u.delete(y)):n[a]=new W(t,o[a]);for(a=0;a<c;++a)(l=e[a])&&u.get(f[a])===l&&(i[a]=l)}function ke(t){return t.__data__}function _e(t,e){if(!arguments.length)return Array.from(this,ke);var n=e?ve:be,r=this._parents,i=this._groups;typeof t!="function"&&(t=xe(t));for(var o=i.length,s=new Array(o),a=new Array(o),l=new Array(o),u=0;u<o;++u){var c=r[u],p=i[u],f=p.length,y=Ae(t.call(c,c&&c.__data__,u,r)),d=y.length,w=a[u]=new Array(d),M=s[u]=new Array(d),_=l[u]=new Array(f);n(c,p,w,M,_,y,e);for(var A=0,v=0,h,x;A<d;++A)if(h=w[A]){for(A>=v&&(v=A+1);!(x=M[v])&&++v<d;);h._next=x||null}}return s=new q(s,r),s._enter=a,s._exit=l,s}function Ae(t){return typeof t=="object"&&"length"in t?t:Array.from(t)}function Me(){return new q(this._exit||this._groups.map(xt),this._parents)}function Se(t,e,n){var r=this.enter(),i=this,o=this.exit();return typeof t=="function"?(r=t(r),r&&(r=r.selection())):r=r.append(t+""),e!=null&&(i=e(i),i&&(i=i.selection())),n==null?o.remove():n(o),r&&i?r.merge(i).order():i}function Ee(t){for(var e=t.selection?t.selection():t,n=this._groups,r=e._groups,i=n.length,o=r.length,s=Math.min(i,o),a=new Array(i),l=0;l<s;++l)for(var u=n[l],c=r[l],p=u.length,f=a[l]=new Array(p),y,d=0;d<p;++d)(y=u[d]||c[d])&&(f[d]=y);for(;l<i;++l)a[l]=n[l];return new q(a,this._parents)}function Oe(){for(var t=this._groups,e=-1,n=t.length;++e<n;)for(var r=t[e],i=r.length-1,o=r[i],s;--i>=0;)(s=r[i])&&(o&&s.compareDocumentPosition(o)^4&&o.parentNode.insertBefore(s,o),o=s);return this}function Ce(t){t||(t=$e);function e(p,f){return p&&f?t(p.__data__,f.__data__):!p-!f}for(var n=this._groups,r=n.length,i=new Array(r),o=0;o<r;++o){for(var s=n[o],a=s.length,l=i[o]=new Array(a),u,c=0;c<a;++c)(u=s[c])&&(l[c]=u);l.sort(e)}return new q(i,this._parents).order()}function $e(t,e){return t<e?-1:t>e?1:t>=e?0:NaN}function Ne(){var t=arguments[0];return arguments[0]=this,t.apply(null,arguments),this}function Le(){return Array.from(this)}function Te(){for(var t=this._groups,e=0,n=t.length;e<n;++e)for(var r=t[e],i=0,o=r.length;i<o;++i){var s=r[i];if(s)return s}return null}function Fe(){let t=0;for(let e of this)++t;return t}function Be(){return!this.node()}function qe(t){for(var e=this._groups,n=0,r=e.length;n<r;++n)for(var i=e[n],o=0,s=i.length,a;o<s;++o)(a=i[o])&&t.call(a,a.__data__,o,i);return this}function Ie(t){return function(){this.removeAttribute(t)}}function ze(t){return function(){this.removeAttributeNS(t.space,t.local)}}function De(t,e){return function(){this.setAttribute(t,e)}}function Pe(t,e){return function(){this.setAttributeNS(t.space,t.local,e)}}function Re(t,e){return function(){var n=e.apply(this,arguments);n==null?this.removeAttribute(t):this.setAttribute(t,n)}}function Ve(t,e){return function(){var n=e.apply(this,arguments);n==null?this.removeAttributeNS(t.space,t.local):this.setAttributeNS(t.space,t.local,n)}}function Ke(t,e){var n=gt(t);if(arguments.length<2){var r=this.node();return n.local?r.getAttributeNS(n.space,n.local):r.getAttribute(n)}return this.each((e==null?n.local?ze:Ie:typeof e=="function"?n.local?Ve:Re:n.local?Pe:De)(n,e))}function bt(t){return t.ownerDocument&&t.ownerDocument.defaultView||t.document&&t||t.defaultView}function Ue(t){return function(){this.style.removeProperty(t)}}function je(t,e,n){return function(){this.style.setProperty(t,e,n)}}function We(t,e,n){return function(){var r=e.apply(this,arguments);r==null?this.style.removeProperty(t):this.style.setProperty(t,r,n)}}function He(t,e,n){return arguments.length>1?this.each((e==null?Ue:typeof e=="function"?We:je)(t,e,n??"")):Je(this.node(),t)}function Je(t,e){return t.style.getPropertyValue(e)||bt(t).getComputedStyle(t,null).getPropertyValue(e)}function Ye(t){return function(){delete this[t]}}function Xe(t,e){return function(){this[t]=e}}function Qe(t,e){return function(){var n=e.apply(this,arguments);n==null?delete this[t]:this[t]=n}}function Ge(t,e){return arguments.length>1?this.each((e==null?Ye:typeof e=="function"?Qe:Xe)(t,e)):this.node()[t]}function vt(t){return t.trim().split(/^|\s+/)}function nt(t){return t.classList||new kt(t)}function kt(t){this._node=t,this._names=vt(t.getAttribute("class")||"")}kt.prototype={add:function(t){var e=this._names.indexOf(t);e<0&&(this._names.push(t),this._node.setAttribute("class",this._names.join(" ")))},remove:function(t){var e=this._names.indexOf(t);e>=0&&(this._names.splice(e,1),this._node.setAttribute("class",this._names.join(" ")))},contains:function(t){return this._names.indexOf(t)>=0}};function _t(t,e){for(var n=nt(t),r=-1,i=e.length;++r<i;)n.add(e[r])}function At(t,e){for(var n=nt(t),r=-1,i=e.length;++r<i;)n.remove(e[r])}function Ze(t){return function(){_t(this,t)}}function tn(t){return function(){At(this,t)}}function en(t,e){return function(){(e.apply(this,arguments)?_t:At)(this,t)}}function nn(t,e){var n=vt(t+"");if(arguments.length<2){for(var r=nt(this.node()),i=-1,o=n.length;++i<o;)if(!r.contains(n[i]))return!1;return!0}return this.each((typeof e=="function"?en:e?Ze:tn)(n,e))}function rn(){this.textContent=""}function on(t){return function(){this.textContent=t}}function sn(t){return function(){var e=t.apply(this,arguments);this.textContent=e??""}}function an(t){return arguments.length?this.each(t==null?rn:(typeof t=="function"?sn:on)(t)):this.node().textContent}function ln(){this.innerHTML=""}function cn(t){return function(){this.innerHTML=t}}function un(t){return function(){var e=t.apply(this,arguments);this.innerHTML=e??""}}function pn(t){return arguments.length?this.each(t==null?ln:(typeof t=="function"?un:cn)(t)):this.node().innerHTML}function fn(){this.nextSibling&&this.parentNode.appendChild(this)}function dn(){return this.each(fn)}function hn(){this.previousSibling&&this.parentNode.insertBefore(this,this.parentNode.firstChild)}function mn(){return this.each(hn)}function gn(t){var e=typeof t=="function"?t:et(t);return this.select(function(){return this.appendChild(e.apply(this,arguments))})}function yn(){return null}function wn(t,e){var n=typeof t=="function"?t:et(t),r=e==null?yn:typeof e=="function"?e:yt(e);return this.select(function(){return this.insertBefore(n.apply(this,arguments),r.apply(this,arguments)||null)})}function xn(){var t=this.parentNode;t&&t.removeChild(this)}function bn(){return this.each(xn)}function vn(){var t=this.cloneNode(!1),e=this.parentNode;return e?e.insertBefore(t,this.nextSibling):t}function kn(){var t=this.cloneNode(!0),e=this.parentNode;return e?e.insertBefore(t,this.nextSibling):t}function _n(t){return this.select(t?kn:vn)}function An(t){return arguments.length?this.property("__data__",t):this.node().__data__}function Mn(t){return function(e){t.call(this,e,this.__data__)}}function Sn(t){return t.trim().split(/^|\s+/).map(function(e){var n="",r=e.indexOf(".");return r>=0&&(n=e.slice(r+1),e=e.slice(0,r)),{type:e,name:n}})}function En(t){return function(){var e=this.__on;if(e){for(var n=0,r=-1,i=e.length,o;n<i;++n)o=e[n],(!t.type||o.type===t.type)&&o.name===t.name?this.removeEventListener(o.type,o.listener,o.options):e[++r]=o;++r?e.length=r:delete this.__on}}}function On(t,e,n){return function(){var r=this.__on,i,o=Mn(e);if(r){for(var s=0,a=r.length;s<a;++s)if((i=r[s]).type===t.type&&i.name===t.name){this.removeEventListener(i.type,i.listener,i.options),this.addEventListener(i.type,i.listener=o,i.options=n),i.value=e;return}}this.addEventListener(t.type,o,n),i={type:t.type,name:t.name,value:e,listener:o,options:n},r?r.push(i):this.__on=[i]}}function Cn(t,e,n){var r=Sn(t+""),i,o=r.length,s;if(arguments.length<2){var a=this.node().__on;if(a){for(var l=0,u=a.length,c;l<u;++l)for(i=0,c=a[l];i<o;++i)if((s=r[i]).type===c.type&&s.name===c.name)return c.value}return}for(a=e?On:En,i=0;i<o;++i)this.each(a(r[i],e,n));return this}function Mt(t,e,n){var r=bt(t),i=r.CustomEvent;typeof i=="function"?i=new i(e,n):(i=r.document.createEvent("Event"),n?(i.initEvent(e,n.bubbles,n.cancelable),i.detail=n.detail):i.initEvent(e,!1,!1)),t.dispatchEvent(i)}function $n(t,e){return function(){return Mt(this,t,e)}}function Nn(t,e){return function(){return Mt(this,t,e.apply(this,arguments))}}function Ln(t,e){return this.each((typeof e=="function"?Nn:$n)(t,e))}function*Tn(){for(var t=this._groups,e=0,n=t.length;e<n;++e)for(var r=t[e],i=0,o=r.length,s;i<o;++i)(s=r[i])&&(yield s)}var St=[null];function q(t,e){this._groups=t,this._parents=e}function Fn(){return new q([[document.documentElement]],St)}function Bn(){return this}q.prototype=Fn.prototype={constructor:q,select:ne,selectAll:ae,selectChild:fe,selectChildren:ge,filter:ye,data:_e,enter:we,exit:Me,join:Se,merge:Ee,selection:Bn,order:Oe,sort:Ce,call:Ne,nodes:Le,node:Te,size:Fe,empty:Be,each:qe,attr:Ke,style:He,property:Ge,classed:nn,text:an,html:pn,raise:dn,lower:mn,append:gn,insert:wn,remove:bn,clone:_n,datum:An,on:Cn,dispatch:Ln,[Symbol.iterator]:Tn};function qn(t){return typeof t=="string"?new q([[document.querySelector(t)]],[document.documentElement]):new q([[t]],St)}function Et(t){return qn(et(t).call(document.documentElement))}var In=0;function zn(){return new tt}function tt(){this._="@"+(++In).toString(36)}tt.prototype=zn.prototype={constructor:tt,get:function(t){for(var e=this._;!(e in t);)if(!(t=t.parentNode))return;return t[e]},set:function(t,e){return t[this._]=e},remove:function(t){return this._ in t&&delete t[this._]},toString:function(){return this._}};function rt(t,e){let n=Et("svg").attr("role","group").attr("aria-label",e);t.append(n.node());let r=Object.assign(n,{size:(i,o)=>r.attr("viewBox",`0 0 ${i} ${o}`).attr("height",o)});return r}var E=28,Dn={ArrowLeft:[-1,0],ArrowRight:[1,0],ArrowUp:[0,-1],ArrowDown:[0,1]},Pn=`
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
`,Rn=({picture:t,link:e,root:n})=>{let r=e.numbers.class_names,i=Kn(e,n),o=Un(r),s=jn(),a=m("div",{class:"draw"},i.node,m("div",{},o.node,s.node));t.append(m("style",{},Pn),a);let l=c=>({numbers:c}),u=e.alone&&e.numbers.W1?Vn(e):l;return({numbers:c,state:p,width:f})=>{let{numbers:y,said:d}=u(c,p),w=f>=560;a.classList.toggle("wide",w);let M=E*Math.floor(Math.min(w?.48*f:f-4,340)/E);return i.update(p,M),o.update(y,w?f-M-34:f),s.update(y,f,H(n,"--ink")),d}},kr=ft(Rn);function Vn(t){let e=[],n=t.state,r=i=>()=>{let{drawing:o,stroke:s}=t.state,a=Array.from({length:E},(l,u)=>o.slice(u*E,(u+1)*E));t.ask({drawing:a.flatMap(i),stroke:s+1})};return t.served.undo=()=>{e.length&&t.ask({drawing:e.pop()})},t.served.clear=r(i=>i.map(()=>0)),t.served.mirror=r(i=>[...i].reverse()),t.served.move=r(i=>[0,...i.slice(0,-1)]),(i,o)=>{if((o.stroke!==n.stroke||o.taken!==n.taken)&&e.push(n.drawing),n=o,i.garment?.every((c,p)=>c===o.drawing[p]))return{numbers:i};let s=[...ht(i,o.drawing)],[a,l]=s.map((c,p)=>({share:c,said:`${i.class_names[p]}, ${U(100*c,1)}%`})).sort((c,p)=>p.share-c.share),u=`Taken for: ${a.said}; then ${l.said}.`;return{numbers:{...i,probabilities:s,named:[]},said:u}}}function Kn(t,e){let n=!!t.controls.drawing.fixed,r=Q(E),i=m("div",{class:"paper","aria-label":`drawing of 28 by 28 pixels${n?"":": arrows move the brush, Space paints, with Shift the arrows paint as they go"}`,...n?{role:"img"}:{role:"application",tabindex:0}},r),o=rt(i,"the brush").attr("aria-hidden",!0),s=o.append("path").attr("stroke","var(--faint)").attr("stroke-width",.5).attr("fill","none"),a=["var(--page)","var(--value)"].map((h,x)=>o.append("circle").attr("fill","none").attr("stroke",h).attr("stroke-width",x?1.5:3.5)),l=m("span",{class:"heard",role:"status"}),u=m("p",{class:"hint"},n?"Drawing needs the notebook.":"Draw with mouse or pen; or Tab here, arrows, Space."),[c,p,f,y]=[1,13.5,13.5,!1];function d(h,x,C){let{width:N,shade:L,tool:I}=t.state,S=[...t.state.drawing],T=Math.max(1,Math.ceil(2*Math.hypot(p-h,f-x)));for(let g=0;g<=T;g+=1){let[b,k]=[h+(p-h)*g/T,x+(f-x)*g/T];for(let $=Math.max(0,Math.floor(k-4));$<=Math.min(E-1,k+4);$+=1)for(let O=Math.max(0,Math.floor(b-4));O<=Math.min(E-1,b+4);O+=1){let F=Math.min(Math.max(N/2+.5-Math.hypot($-k,O-b),0),1),z=$*E+O;S[z]=I==="erase"?Math.min(S[z],Math.round(255*(1-F))):Math.max(S[z],Math.round(255*L*F))}}t.ask(C?{drawing:S,stroke:t.state.stroke+1}:{drawing:S})}function w(h,x){[p,f]=[h,x];let{width:C}=t.state;for(let N of a)N.attr("display",!n&&(y||i.matches(":focus-visible"))?null:"none").attr("cx",(p+.5)*c/E).attr("cy",(f+.5)*c/E).attr("r",C/2*c/E)}let M=h=>{let x=r.getBoundingClientRect();return[(h.clientX-x.left)/x.width*E-.5,(h.clientY-x.top)/x.height*E-.5]},_=(h,x)=>{n||i.addEventListener(h,x)};n||(i.style.cursor="none"),_("pointerdown",h=>{h.button===0&&(h.preventDefault(),i.focus({preventScroll:!0,focusVisible:!1}),i.setPointerCapture(h.pointerId),w(...M(h)),d(p,f,!0))}),_("pointermove",h=>{y=!0;for(let x of h.getCoalescedEvents?.()??[h]){let[C,N]=[p,f];w(...M(x)),h.buttons&1&&i.hasPointerCapture(h.pointerId)&&d(C,N,!1)}}),_("pointerleave",()=>{y=!1,w(p,f)}),_("focus",()=>w(Math.round(p),Math.round(f))),_("blur",()=>w(p,f)),_("keydown",h=>{if(h.altKey)return;if((h.ctrlKey||h.metaKey)&&h.key==="z"){h.preventDefault(),t.press("undo");return}let x=Dn[h.key];if(h.ctrlKey||h.metaKey||!x&&h.key!==" ")return;h.preventDefault();let[C,N]=[p,f].map(Math.round),L=S=>V(S,0,E-1);x&&w(L(C+x[0]),L(N+x[1])),x?h.shiftKey&&d(C,N,!0):d(p,f,!0);let I=t.state.drawing[Math.round(f)*E+Math.round(p)]/255;l.textContent=`row ${Math.round(f)+1}, column ${Math.round(p)+1}: ${Math.round(100*I)}%`});function A(h,x){c=x;for(let L of[i,r])[L.style.width,L.style.height]=[`${c}px`,`${c}px`];o.size(c,c);let C=Array.from({length:6},(L,I)=>(I+1)*4*c/E);s.attr("d",C.map(L=>`M${L},0V${c}M0,${L}H${c}`).join(""));let N=Uint8Array.from(h.drawing);G(r,Ot(N),H(e,"--ink")),w(p,f)}return{node:m("div",{},m("h2",{},"the drawing"),i,u,l),update:A}}var Ot=t=>Object.assign(t,{shape:[E,E]});function Un(t){let e=m("div",{},m("h2",{},"taken for")),n=rt(e,"the network's probabilities"),r=n.selectAll("g").data(t).join("g");r.append("text").attr("text-anchor","end").attr("x",82).attr("dy","0.32em").text(l=>l);let i=r.append("rect").attr("x",90).attr("fill","var(--faint)").attr("rx",1),o=r.append("rect").attr("x",90).attr("fill","var(--value)").attr("rx",1),s=r.append("text").attr("text-anchor","end").attr("dy","0.32em");function a({probabilities:l},u){let p=u-90-60,f=l.indexOf(Math.max(...l));n.size(u,20*t.length),r.attr("transform",(y,d)=>`translate(0,${20*(d+.5)})`).attr("font-weight",(y,d)=>d===f?700:null),i.attr("width",p).attr("y",-20*.32).attr("height",20*.64).attr("fill-opacity",.5),o.attr("width",(y,d)=>Math.max(l[d]*p,.5)).attr("y",-20*.32).attr("height",20*.64).attr("fill-opacity",(y,d)=>d===f?1:.6),s.attr("x",u).text((y,d)=>`${U(100*l[d],1)}%`)}return{node:e,update:a}}function jn(){let t=m("h2",{}),e=m("ul",{}),n=m("div",{class:"near"},t,e),r=[];function i({images:o,named:s,distances:a,searched:l},u,c){let p=u<720?52:64;for(e.hidden=!s.length,t.textContent=s.length?`nearest of ${l.toLocaleString("en")} training images, and their distance: √ of the summed squared differences of the pixels`:`the nearest training images: ${P}`;r.length<s.length;){let f={image:Q(64),words:m("div",{})};e.append(m("li",{},f.image,f.words)),r=[...r,f]}r.slice(0,s.length).forEach(({image:f,words:y},d)=>{let w=o.subarray(d*E*E,(d+1)*E*E);G(f,Ot(w),c),[f.style.width,f.style.height]=[`${p}px`,`${p}px`],y.replaceChildren(s[d],m("br"),a[d]===0?"itself":U(a[d],1))})}return{node:n,update:i}}export{kr as default};
