// Made by "make bundles"; licences in LICENSES.txt. Sources c8fe841997b52248a5002c54f10897dbb48ca9c7d8ab1e9928924cb30a08fadf
function m(t,e={},...n){let r=document.createElement(t);for(let[i,o]of Object.entries(e))typeof o=="function"?r.addEventListener(i.slice(2),o):o!==void 0&&o!==!1&&r.setAttribute(i,o===!0?"":String(o));return r.append(...n),r}var V=(t,e,n)=>Math.min(Math.max(t,e),n);function it(t){let e=matchMedia("(prefers-color-scheme: dark)"),n=new MutationObserver(t);return n.observe(document.body,{attributeFilter:["data-jp-theme-light","class"]}),e.addEventListener("change",t),()=>{n.disconnect(),e.removeEventListener("change",t)}}function H(t,e){let n=document.createElement("span");n.style.color=`var(${e})`,t.append(n);let r=getComputedStyle(n).color;return n.remove(),r}function K(){return matchMedia("(prefers-reduced-motion: reduce)").matches}function B(t,e=3){if(typeof t!="number")return String(t);let n=Math.abs(t)<1e-4&&t!==0?t.toPrecision(2):String(Number(t.toPrecision(e)));return D(n)}function U(t,e){return(Number(t.toFixed(e))+0).toFixed(e).replace("-","−")}var Ct={"+":"","-":"⁻",...Object.fromEntries([..."⁰¹²³⁴⁵⁶⁷⁸⁹"].entries())};function D(t){return t.replace(/(?<![^\s(])(?<!\w\()-(?=\.?\d|[iI]nf)/g,"−").replace(/(?<![\w.=-])(\d+(?:\.\d+)?)e([+-])0*(\d+)\b/g,(e,n,r,i)=>`${n==="1"?"":`${n}·`}10${[...r+i].map(o=>Ct[o]).join("")}`)}var $t=7,R="in the notebook";function ot(t,e){let n={slider:Lt,choice:Tt,switches:Ft,buttons:Bt},r=t.filter(o=>!("on_picture"in o&&o.on_picture)).map(o=>n[o.kind](o.name,o,e));return{node:m("div",{class:"controls"},...r.map(o=>o.node)),update:()=>r.forEach(o=>o.update())}}function J(t,{state:e,controls:n}){if(t.fixed)return R;let r=([l,u])=>[e[l]].flat().some(c=>u.includes(c)),i=Object.entries(t.only).find(l=>!r(l));if(!i)return"";let[o,s]=i,{label:a}=n[o];return typeof s[0]=="number"?`with ${a} from ${B(Math.min(...s.map(Number)))} up`:s.length>4?`with other ${a}`:`with ${a}: ${s.join(", ")}`}function X(t,e,n){t.classList.toggle("off",!!n),e.dataset.why!==n&&(e.textContent=e.dataset.why=n);for(let[r,i]of[["role","group"],["aria-disabled","true"]])n?t.setAttribute(r,i):t.removeAttribute(r)}function Nt({stops:t,low:e,high:n,step:r,log:i}){if(t){let a=l=>t.reduce((u,c,f)=>Math.abs(c-l)<Math.abs(t[u]-l)?f:u,0);return{count:t.length,at:l=>t[l],place:a}}let[o,s]=i?[Math.log10(e),Math.log10(n)]:[e,n];return{count:Math.round((s-o)/r)+1,at:a=>{let l=Math.min(o+a*r,s);return Number(i?(10**l).toPrecision(6):l.toFixed(9))},place:a=>Math.round(((i?Math.log10(a):a)-o)/r)}}function Lt(t,e,n){let r=Nt(e),i=v=>n.ask({[t]:v}),o=0,s=m("input",{type:"range",min:0,max:r.count-1,step:1,"aria-label":e.label,oninput:()=>i(r.at(Number(s.value))),onpointerdown:()=>o=n.state[t],onpointercancel:()=>n.state[t]!==o&&i(o)}),a=m("input",{class:"number",inputmode:"decimal","aria-label":`${e.label}, as a number`,oninput:()=>p=!0,onchange:w,onkeydown:({key:v})=>v==="Enter"&&w(),onblur:()=>A()}),l=m("span",{class:"note"}),u=m("span",{class:"note",role:"status"}),[c,f]=[r.at(0),r.at(r.count-1)],[p,y]=[!1,""],d=()=>`${n.asked} ${n.state[t]}`;function w(){if(!p)return;p=!1;let v=Number(a.value.replace("−","-").replace(",","."));if(Number.isFinite(v)&&a.value.trim()!==""){let h=r.at(r.place(V(v,c,f)));i(h),u.textContent=M(v,h)}else u.textContent=`Expected: a number from ${B(c)} to ${B(f)}.`;a.value=B(n.state[t]),y=d()}function M(v,h){return B(v)===B(h)?"":v>f?`Up to ${B(f)}.`:v<c?`From ${B(c)} up.`:`${D(String(v))} is between stops: ${B(h)}.`}let _=m("div",{class:"row slider"},m("span",{class:"name"},e.label),s,a,l,u);function A(){let v=n.state[t],h=r.place(v);s.value=String(h),_.style.setProperty("--share",String(h/(r.count-1||1))),s.setAttribute("aria-valuetext",B(v)),a.matches(":focus")||(a.value=B(v)),d()!==y&&(u.textContent="");let x=J(e,n);s.disabled=a.disabled=!!x,X(_,l,x)}return{node:_,update:A}}function Tt(t,e,n){let r=d=>n.ask({[t]:d}),i=Math.random().toString(36),o=e.options.map(d=>m("input",{type:"radio",name:i,onchange:()=>r(d)})),s=m("select",{"aria-label":e.label,onchange:()=>r(e.options[s.selectedIndex])},...e.options.map(d=>m("option",{},B(d)))),a=e.options.length<=$t,l=o.map((d,w)=>m("label",{class:"option"},d,B(e.options[w]))),u=a?m("div",{class:"options",role:"radiogroup","aria-label":e.label},...l):s,c=m("span",{class:"note"}),f=m("div",{class:a?"row wide":"row"},m("span",{class:"name"},e.label),u,c),p=e.options.map(d=>e.stops&&!e.stops.includes(d));function y(){let d=e.options.indexOf(n.state[t]),w=J(e,n);o.forEach((M,_)=>{M.checked=_===d,M.disabled=!!(w||p[_])});for(let[M,_]of[...s.options].entries())_.disabled=!!p[M];s.selectedIndex=d,s.disabled=!!w,X(f,c,w),!w&&p.some(Boolean)&&(c.textContent=`the others ${R}`)}return{node:f,update:y}}function Ft(t,e,n){let r=u=>{let c=new Set(n.state[t]);c.delete(u)||c.add(u),n.ask({[t]:e.options.filter(f=>c.has(f))})},i=e.options.map(u=>m("button",{type:"button",onclick:()=>r(u)},B(u))),o=m("div",{class:"options",role:"group","aria-label":e.label},...i),s=m("span",{class:"note"}),a=m("div",{class:"row wide"},m("span",{class:"name"},e.label),o,s);function l(){let u=J(e,n);i.forEach((c,f)=>{c.setAttribute("aria-pressed",String(n.state[t].includes(e.options[f]))),c.disabled=!!u}),X(a,s,u)}return{node:a,update:l}}function Bt(t,e,n){let r=Object.entries(e.options).map(([s,a])=>{let u=m("button",{type:"button",onclick:()=>u.ariaDisabled!=="true"&&n.press(s),onblur:()=>o()},a);return{name:s,label:a,button:u}}),i=m("div",{class:"row wide"},m("div",{class:"options"},...r.map(({button:s})=>s)));function o(){for(let{name:s,label:a,button:l}of r){let u=n.numbers.buttons?.[s]??{},c=u.label??a;l.textContent!==c&&(l.textContent=c);let f=!!(e.fixed||u.disabled),p=u.why??(n.alone?R:"");l.title=f?p:"",l.ariaDisabled=String(f),l.disabled=f&&!l.matches(":focus")}}return{node:i,update:o}}var st=`/* For what is around the explorers, in the page itself. Light and dark follow JupyterLab's theme,
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
`;var zt={float32:Float32Array,int32:Int32Array,uint8:Uint8Array};function P(t){return Array.isArray(t)?t.map(P):t===null||typeof t!="object"||ArrayBuffer.isView(t)?t:t.data!==void 0?Y(t.kind,t.shape,t.data):Object.fromEntries(Object.entries(t).map(([e,n])=>[e,P(n)]))}function Y(t,e,n){let{buffer:r,byteOffset:i=0,byteLength:o}=ArrayBuffer.isView(n)?n:new Uint8Array(n),s=new zt[t](r.slice(i,i+o));return Object.assign(s,{shape:e})}function ct(t){let e=new Map,n=0,r=()=>{},i=t.get("described"),o=P(t.get("lasting")),s={controls:Object.fromEntries(i.map(c=>[c.name,c])),state:{},numbers:{},drawn:{},said:"",failed:!1,number:-1,asked:0,unasked:!1,alone:!!t.get("alone"),served:{},ask:l,press:u,onQuestion:r,onAnswer:r,close:()=>t.off("change:answer",a)};function a(){let c=t.get("answer");if(!(c.number<s.number)){for(let[f,p]of e)p.number<=c.number&&e.delete(f);s.unasked=c.number===s.number,s.number=c.number,s.state={...c.state,...lt(e)},s.numbers={...o,...P(c.numbers)},s.drawn=c.state,s.said=c.said,s.failed=c.failed,s.onAnswer()}}function l(c){n=Math.max(n+1,Date.now()),s.asked=n;for(let[f,p]of Object.entries(c))e.set(f,{value:p,number:n});s.state={...s.state,...c},s.onQuestion(),t.set("asked",{number:n,changes:lt(e)}),t.save_changes()}function u(c){s.served[c]?s.served[c]():t.send({press:c})}return t.on("change:answer",a),a(),s}function lt(t){return Object.fromEntries([...t].map(([e,n])=>[e,n.value]))}var Dt={float32:4,int32:4,uint8:1},Rt=120;async function ft(t){let{title:e,stops:n,followed:r,played:i,first:o}=t,s=async g=>JSON.parse(new TextDecoder().decode(await ut(g))),a=await s(t.moments),l=Pt(await s(t.arrays),await ut(t.data)),u=a.map(g=>j(g.numbers,l)),c=j(t.lasting,l),f=t.described.map(g=>g.name in n?{...g,stops:n[g.name]}:{...g,fixed:g.kind!=="buttons"&&!g.local}),p=new Set(f.filter(g=>g.local).map(({name:g})=>g)),y=g=>JSON.stringify(Object.keys(n).map(b=>g[b])),d=new Map(a.map((g,b)=>[y(g.state),b])),w=new Set,M={},_,A=h(o,0),v=()=>d.get(y(A.state));function h(g,b){let{state:k,said:$}=a[g],O=i?{buttons:{pause:{disabled:_===void 0,why:"nothing plays"}}}:{};return{number:b,state:{...k,...M},said:$,failed:!1,numbers:{...u[g],...O}}}function x([g,b]){let k=O=>Math.abs(O-b),$=typeof b=="number"?n[g]:void 0;return[g,$?$.reduce((O,F)=>k(F)<k(O)?F:O):b]}function C(g){let b=Object.keys(r).filter(k=>k in g&&g[k]!==A.state[k]);return Object.assign({},...b.map(k=>r[k][n[k].indexOf(g[k])]))}function N({number:g,changes:b}){let k=Object.fromEntries(Object.entries(b).map(x)),$=v(),O=d.get(y({...A.state,...C(k),...k}))??$;for(let F of p)L(O,$,F)&&delete M[F];for(let[F,z]of Object.entries(k))p.has(F)&&(M[F]=z);A=h(O,g),w.forEach(F=>F())}function L(g,b,k){let[$,O]=[g,b].map(F=>JSON.stringify(a[F].state[k]));return $!==O}function I(){clearInterval(_),_=void 0}function S(){A=h(v(),A.number),w.forEach(g=>g())}function T(g){let b=n[g],k=O=>N({number:Math.max(Date.now(),A.number+1),changes:{[g]:b[O]}}),$=()=>b.indexOf(A.state[g]);if(K()){k($()===b.length-1?0:b.length-1);return}_=setInterval(()=>{let O=$()+1;O===b.length-1&&I(),k(O)},Rt),$()===b.length-1?k(0):S()}return{get:g=>({title:e,described:f,answer:A,lasting:c,alone:!0})[g],set:(g,b)=>{I(),N(b)},save_changes:()=>{},send:({press:g})=>{I(),i&&g==="play"?T(i):S()},on:(g,b)=>{g==="change:answer"&&w.add(b)},off:(g,b)=>{w.delete(b)}}}async function ut(t){let e=Uint8Array.from(atob(t),r=>r.charCodeAt(0)),n=new Blob([e]).stream().pipeThrough(new DecompressionStream("deflate"));return new Uint8Array(await new Response(n).arrayBuffer())}function Pt(t,e){let n=0;return t.map(({kind:r,shape:i})=>{let o=Dt[r],s=i.reduce((l,u)=>l*u,1),a=new Uint8Array(s*o);for(let l=0;l<o;l+=1)for(let u=0;u<s;u+=1)a[u*o+l]=e[n+l*s+u];return n+=a.length,Y(r,i,a)})}function j(t,e){return Array.isArray(t)?t.map(n=>j(n,e)):t===null||typeof t!="object"?t:t.array!==void 0?e[t.array]:Object.fromEntries(Object.entries(t).map(([n,r])=>[n,j(r,e)]))}var Vt="This explorer is asleep: run the cell to use it.",Kt=16,Ut=25,jt=600,Wt=1e3;function pt(t){let e=({model:r,el:i})=>Ht(t,r,i);return{render:e,play:async(r,i)=>e({model:await ft(r),el:i})}}function Ht(t,e,n){let r=ct(e),i=ot(e.get("described"),r),o=["question","task","lacks"].filter(S=>e.get("lasting")[S]).map(S=>m("p",{class:S},e.get("lasting")[S])),s=m("div",{class:"picture",style:"visibility: hidden"}),a=m("p",{class:"said"}),l=m("p",{class:"heard",role:"status"}),u=m("section",{class:"mlpkit","aria-label":e.get("title")},m("style",{},at),m("p",{class:"asleep",role:"note"},Vt),...o,s,i.node,a,l),c=m("div",{class:"mlpkit-around"},m("style",{},st));c.attachShadow({mode:"open"}).append(u);let f=Jt(c,u),p=()=>c.classList.add("sleeping");e.on("comm_live_update",p),n.append(c);let y=t({picture:s,link:r,root:u}),[d,w,M,_,A]=[0,0,0,0,0],v=s.clientWidth;function h(){if(cancelAnimationFrame(d),d=0,A=performance.now(),v===0)return;i.update();let S=y({numbers:r.numbers,state:r.state,drawn:r.drawn,width:v}),T=r.failed?r.said:D(S??r.said);a.textContent!==T&&x(T),a.classList.toggle("failed",r.failed),s.style.visibility="",u.dataset.drawn=String(r.number),_+=1,u.dataset.pictures=String(_)}function x(S){let T=a.textContent==="";a.textContent=S,clearTimeout(M),l.textContent="",!T&&(M=setTimeout(()=>{l.setAttribute("role",r.failed?"alert":"status"),l.textContent=S},jt))}let C=()=>{clearTimeout(w),w=0,d||=requestAnimationFrame(h)},N=0;r.onAnswer=()=>{if(c.classList.remove("sleeping"),r.unasked&&K()){let T=performance.now()-A;N||=setTimeout(()=>{N=0,C()},Math.max(Wt-T,0));return}C(),r.number>=r.asked&&!document.hidden&&performance.now()-A>Kt&&h()},r.onQuestion=()=>{u.dataset.asked=String(r.asked),w||=setTimeout(C,Ut)};let L=new ResizeObserver(([{contentRect:S}])=>{let T=Math.round(S.width);T!==v&&(v=T,C())});L.observe(s);let I=it(C);return u.dataset.asked=String(r.asked),C(),()=>{cancelAnimationFrame(d),clearTimeout(w),clearTimeout(M),clearTimeout(N),L.disconnect(),I(),f(),e.off("comm_live_update",p),r.close()}}function Jt(t,e){let n=r=>{if(!e.contains(r.composedPath()[0]))return;let i=r.ctrlKey||r.metaKey||r.altKey||r.key==="Escape"||r.key==="Enter"&&r.shiftKey;t.toggleAttribute("data-lm-suppress-shortcuts",!i)};return window.addEventListener("keydown",n,!0),()=>window.removeEventListener("keydown",n,!0)}function Q(t){return m("canvas",{class:"garment",style:`width: ${t}px; height: ${t}px`})}var Xt=t=>Array.from(t.match(/[\d.]+/g)??[],Number).slice(0,3),Yt=t=>t.getContext("2d");function G(t,e,n){let[r,i]=e.shape,o=Xt(n),s=new ImageData(i,r);e.forEach((a,l)=>s.data.set([...o,a],4*l)),Object.assign(t,{width:i,height:r}),Yt(t).putImageData(s,0,0)}function ht({W1:t,b1:e,W2:n,b2:r},i){let o=Float64Array.from(i,a=>a/255),s=dt(o,t,e).map(a=>Math.max(a,0));return Qt(dt(s,n,r))}function dt(t,e,n){let r=n.length,i=Float64Array.from(n);return t.forEach((o,s)=>{if(o!==0)for(let a=0;a<r;a+=1)i[a]+=o*e[s*r+a]}),i}function Qt(t){let e=Math.max(...t),n=t.map(i=>Math.exp(i-e)),r=n.reduce((i,o)=>i+o,0);return n.map(i=>i/r)}var Z="http://www.w3.org/1999/xhtml",mt={svg:"http://www.w3.org/2000/svg",xhtml:Z,xlink:"http://www.w3.org/1999/xlink",xml:"http://www.w3.org/XML/1998/namespace",xmlns:"http://www.w3.org/2000/xmlns/"};function gt(t){var e=t+="",n=e.indexOf(":");return n>=0&&(e=t.slice(0,n))!=="xmlns"&&(t=t.slice(n+1)),mt.hasOwnProperty(e)?{space:mt[e],local:t}:t}function Gt(t){return function(){var e=this.ownerDocument,n=this.namespaceURI;return n===Z&&e.documentElement.namespaceURI===Z?e.createElement(t):e.createElementNS(n,t)}}function Zt(t){return function(){return this.ownerDocument.createElementNS(t.space,t.local)}}function et(t){var e=gt(t);return(e.local?Zt:Gt)(e)}function te(){}function yt(t){return t==null?te:function(){return this.querySelector(t)}}function ee(t){typeof t!="function"&&(t=yt(t));for(var e=this._groups,n=e.length,r=new Array(n),i=0;i<n;++i)for(var o=e[i],s=o.length,a=r[i]=new Array(s),l,u,c=0;c<s;++c)(l=o[c])&&(u=t.call(l,l.__data__,c,o))&&("__data__"in l&&(u.__data__=l.__data__),a[c]=u);return new q(r,this._parents)}function ne(t){return t==null?[]:Array.isArray(t)?t:Array.from(t)}function re(){return[]}function ie(t){return t==null?re:function(){return this.querySelectorAll(t)}}function oe(t){return function(){return ne(t.apply(this,arguments))}}function se(t){typeof t=="function"?t=oe(t):t=ie(t);for(var e=this._groups,n=e.length,r=[],i=[],o=0;o<n;++o)for(var s=e[o],a=s.length,l,u=0;u<a;++u)(l=s[u])&&(r.push(t.call(l,l.__data__,u,s)),i.push(l));return new q(r,i)}function ae(t){return function(){return this.matches(t)}}function wt(t){return function(e){return e.matches(t)}}var le=Array.prototype.find;function ce(t){return function(){return le.call(this.children,t)}}function ue(){return this.firstElementChild}function fe(t){return this.select(t==null?ue:ce(typeof t=="function"?t:wt(t)))}var pe=Array.prototype.filter;function de(){return Array.from(this.children)}function he(t){return function(){return pe.call(this.children,t)}}function me(t){return this.selectAll(t==null?de:he(typeof t=="function"?t:wt(t)))}function ge(t){typeof t!="function"&&(t=ae(t));for(var e=this._groups,n=e.length,r=new Array(n),i=0;i<n;++i)for(var o=e[i],s=o.length,a=r[i]=[],l,u=0;u<s;++u)(l=o[u])&&t.call(l,l.__data__,u,o)&&a.push(l);return new q(r,this._parents)}function xt(t){return new Array(t.length)}function ye(){return new q(this._enter||this._groups.map(xt),this._parents)}function W(t,e){this.ownerDocument=t.ownerDocument,this.namespaceURI=t.namespaceURI,this._next=null,this._parent=t,this.__data__=e}W.prototype={constructor:W,appendChild:function(t){return this._parent.insertBefore(t,this._next)},insertBefore:function(t,e){return this._parent.insertBefore(t,e)},querySelector:function(t){return this._parent.querySelector(t)},querySelectorAll:function(t){return this._parent.querySelectorAll(t)}};function we(t){return function(){return t}}function xe(t,e,n,r,i,o){for(var s=0,a,l=e.length,u=o.length;s<u;++s)(a=e[s])?(a.__data__=o[s],r[s]=a):n[s]=new W(t,o[s]);for(;s<l;++s)(a=e[s])&&(i[s]=a)}function be(t,e,n,r,i,o,s){var a,l,u=new Map,c=e.length,f=o.length,p=new Array(c),y;for(a=0;a<c;++a)(l=e[a])&&(p[a]=y=s.call(l,l.__data__,a,e)+"",u.has(y)?i[a]=l:u.set(y,l));for(a=0;a<f;++a)y=s.call(t,o[a],a,o)+"",(l=u.get(y))?(r[a]=l,l.__data__=o[a],u.delete(y)):n[a]=new W(t,o[a]);for(a=0;a<c;++a)(l=e[a])&&u.get(p[a])===l&&(i[a]=l)}function ve(t){return t.__data__}function ke(t,e){if(!arguments.length)return Array.from(this,ve);var n=e?be:xe,r=this._parents,i=this._groups;typeof t!="function"&&(t=we(t));for(var o=i.length,s=new Array(o),a=new Array(o),l=new Array(o),u=0;u<o;++u){var c=r[u],f=i[u],p=f.length,y=_e(t.call(c,c&&c.__data__,u,r)),d=y.length,w=a[u]=new Array(d),M=s[u]=new Array(d),_=l[u]=new Array(p);n(c,f,w,M,_,y,e);for(var A=0,v=0,h,x;A<d;++A)if(h=w[A]){for(A>=v&&(v=A+1);!(x=M[v])&&++v<d;);h._next=x||null}}return s=new q(s,r),s._enter=a,s._exit=l,s}function _e(t){return typeof t=="object"&&"length"in t?t:Array.from(t)}function Ae(){return new q(this._exit||this._groups.map(xt),this._parents)}function Me(t,e,n){var r=this.enter(),i=this,o=this.exit();return typeof t=="function"?(r=t(r),r&&(r=r.selection())):r=r.append(t+""),e!=null&&(i=e(i),i&&(i=i.selection())),n==null?o.remove():n(o),r&&i?r.merge(i).order():i}function Se(t){for(var e=t.selection?t.selection():t,n=this._groups,r=e._groups,i=n.length,o=r.length,s=Math.min(i,o),a=new Array(i),l=0;l<s;++l)for(var u=n[l],c=r[l],f=u.length,p=a[l]=new Array(f),y,d=0;d<f;++d)(y=u[d]||c[d])&&(p[d]=y);for(;l<i;++l)a[l]=n[l];return new q(a,this._parents)}function Ee(){for(var t=this._groups,e=-1,n=t.length;++e<n;)for(var r=t[e],i=r.length-1,o=r[i],s;--i>=0;)(s=r[i])&&(o&&s.compareDocumentPosition(o)^4&&o.parentNode.insertBefore(s,o),o=s);return this}function Oe(t){t||(t=Ce);function e(f,p){return f&&p?t(f.__data__,p.__data__):!f-!p}for(var n=this._groups,r=n.length,i=new Array(r),o=0;o<r;++o){for(var s=n[o],a=s.length,l=i[o]=new Array(a),u,c=0;c<a;++c)(u=s[c])&&(l[c]=u);l.sort(e)}return new q(i,this._parents).order()}function Ce(t,e){return t<e?-1:t>e?1:t>=e?0:NaN}function $e(){var t=arguments[0];return arguments[0]=this,t.apply(null,arguments),this}function Ne(){return Array.from(this)}function Le(){for(var t=this._groups,e=0,n=t.length;e<n;++e)for(var r=t[e],i=0,o=r.length;i<o;++i){var s=r[i];if(s)return s}return null}function Te(){let t=0;for(let e of this)++t;return t}function Fe(){return!this.node()}function Be(t){for(var e=this._groups,n=0,r=e.length;n<r;++n)for(var i=e[n],o=0,s=i.length,a;o<s;++o)(a=i[o])&&t.call(a,a.__data__,o,i);return this}function qe(t){return function(){this.removeAttribute(t)}}function Ie(t){return function(){this.removeAttributeNS(t.space,t.local)}}function ze(t,e){return function(){this.setAttribute(t,e)}}function De(t,e){return function(){this.setAttributeNS(t.space,t.local,e)}}function Re(t,e){return function(){var n=e.apply(this,arguments);n==null?this.removeAttribute(t):this.setAttribute(t,n)}}function Pe(t,e){return function(){var n=e.apply(this,arguments);n==null?this.removeAttributeNS(t.space,t.local):this.setAttributeNS(t.space,t.local,n)}}function Ve(t,e){var n=gt(t);if(arguments.length<2){var r=this.node();return n.local?r.getAttributeNS(n.space,n.local):r.getAttribute(n)}return this.each((e==null?n.local?Ie:qe:typeof e=="function"?n.local?Pe:Re:n.local?De:ze)(n,e))}function bt(t){return t.ownerDocument&&t.ownerDocument.defaultView||t.document&&t||t.defaultView}function Ke(t){return function(){this.style.removeProperty(t)}}function Ue(t,e,n){return function(){this.style.setProperty(t,e,n)}}function je(t,e,n){return function(){var r=e.apply(this,arguments);r==null?this.style.removeProperty(t):this.style.setProperty(t,r,n)}}function We(t,e,n){return arguments.length>1?this.each((e==null?Ke:typeof e=="function"?je:Ue)(t,e,n??"")):He(this.node(),t)}function He(t,e){return t.style.getPropertyValue(e)||bt(t).getComputedStyle(t,null).getPropertyValue(e)}function Je(t){return function(){delete this[t]}}function Xe(t,e){return function(){this[t]=e}}function Ye(t,e){return function(){var n=e.apply(this,arguments);n==null?delete this[t]:this[t]=n}}function Qe(t,e){return arguments.length>1?this.each((e==null?Je:typeof e=="function"?Ye:Xe)(t,e)):this.node()[t]}function vt(t){return t.trim().split(/^|\s+/)}function nt(t){return t.classList||new kt(t)}function kt(t){this._node=t,this._names=vt(t.getAttribute("class")||"")}kt.prototype={add:function(t){var e=this._names.indexOf(t);e<0&&(this._names.push(t),this._node.setAttribute("class",this._names.join(" ")))},remove:function(t){var e=this._names.indexOf(t);e>=0&&(this._names.splice(e,1),this._node.setAttribute("class",this._names.join(" ")))},contains:function(t){return this._names.indexOf(t)>=0}};function _t(t,e){for(var n=nt(t),r=-1,i=e.length;++r<i;)n.add(e[r])}function At(t,e){for(var n=nt(t),r=-1,i=e.length;++r<i;)n.remove(e[r])}function Ge(t){return function(){_t(this,t)}}function Ze(t){return function(){At(this,t)}}function tn(t,e){return function(){(e.apply(this,arguments)?_t:At)(this,t)}}function en(t,e){var n=vt(t+"");if(arguments.length<2){for(var r=nt(this.node()),i=-1,o=n.length;++i<o;)if(!r.contains(n[i]))return!1;return!0}return this.each((typeof e=="function"?tn:e?Ge:Ze)(n,e))}function nn(){this.textContent=""}function rn(t){return function(){this.textContent=t}}function on(t){return function(){var e=t.apply(this,arguments);this.textContent=e??""}}function sn(t){return arguments.length?this.each(t==null?nn:(typeof t=="function"?on:rn)(t)):this.node().textContent}function an(){this.innerHTML=""}function ln(t){return function(){this.innerHTML=t}}function cn(t){return function(){var e=t.apply(this,arguments);this.innerHTML=e??""}}function un(t){return arguments.length?this.each(t==null?an:(typeof t=="function"?cn:ln)(t)):this.node().innerHTML}function fn(){this.nextSibling&&this.parentNode.appendChild(this)}function pn(){return this.each(fn)}function dn(){this.previousSibling&&this.parentNode.insertBefore(this,this.parentNode.firstChild)}function hn(){return this.each(dn)}function mn(t){var e=typeof t=="function"?t:et(t);return this.select(function(){return this.appendChild(e.apply(this,arguments))})}function gn(){return null}function yn(t,e){var n=typeof t=="function"?t:et(t),r=e==null?gn:typeof e=="function"?e:yt(e);return this.select(function(){return this.insertBefore(n.apply(this,arguments),r.apply(this,arguments)||null)})}function wn(){var t=this.parentNode;t&&t.removeChild(this)}function xn(){return this.each(wn)}function bn(){var t=this.cloneNode(!1),e=this.parentNode;return e?e.insertBefore(t,this.nextSibling):t}function vn(){var t=this.cloneNode(!0),e=this.parentNode;return e?e.insertBefore(t,this.nextSibling):t}function kn(t){return this.select(t?vn:bn)}function _n(t){return arguments.length?this.property("__data__",t):this.node().__data__}function An(t){return function(e){t.call(this,e,this.__data__)}}function Mn(t){return t.trim().split(/^|\s+/).map(function(e){var n="",r=e.indexOf(".");return r>=0&&(n=e.slice(r+1),e=e.slice(0,r)),{type:e,name:n}})}function Sn(t){return function(){var e=this.__on;if(e){for(var n=0,r=-1,i=e.length,o;n<i;++n)o=e[n],(!t.type||o.type===t.type)&&o.name===t.name?this.removeEventListener(o.type,o.listener,o.options):e[++r]=o;++r?e.length=r:delete this.__on}}}function En(t,e,n){return function(){var r=this.__on,i,o=An(e);if(r){for(var s=0,a=r.length;s<a;++s)if((i=r[s]).type===t.type&&i.name===t.name){this.removeEventListener(i.type,i.listener,i.options),this.addEventListener(i.type,i.listener=o,i.options=n),i.value=e;return}}this.addEventListener(t.type,o,n),i={type:t.type,name:t.name,value:e,listener:o,options:n},r?r.push(i):this.__on=[i]}}function On(t,e,n){var r=Mn(t+""),i,o=r.length,s;if(arguments.length<2){var a=this.node().__on;if(a){for(var l=0,u=a.length,c;l<u;++l)for(i=0,c=a[l];i<o;++i)if((s=r[i]).type===c.type&&s.name===c.name)return c.value}return}for(a=e?En:Sn,i=0;i<o;++i)this.each(a(r[i],e,n));return this}function Mt(t,e,n){var r=bt(t),i=r.CustomEvent;typeof i=="function"?i=new i(e,n):(i=r.document.createEvent("Event"),n?(i.initEvent(e,n.bubbles,n.cancelable),i.detail=n.detail):i.initEvent(e,!1,!1)),t.dispatchEvent(i)}function Cn(t,e){return function(){return Mt(this,t,e)}}function $n(t,e){return function(){return Mt(this,t,e.apply(this,arguments))}}function Nn(t,e){return this.each((typeof e=="function"?$n:Cn)(t,e))}function*Ln(){for(var t=this._groups,e=0,n=t.length;e<n;++e)for(var r=t[e],i=0,o=r.length,s;i<o;++i)(s=r[i])&&(yield s)}var St=[null];function q(t,e){this._groups=t,this._parents=e}function Tn(){return new q([[document.documentElement]],St)}function Fn(){return this}q.prototype=Tn.prototype={constructor:q,select:ee,selectAll:se,selectChild:fe,selectChildren:me,filter:ge,data:ke,enter:ye,exit:Ae,join:Me,merge:Se,selection:Fn,order:Ee,sort:Oe,call:$e,nodes:Ne,node:Le,size:Te,empty:Fe,each:Be,attr:Ve,style:We,property:Qe,classed:en,text:sn,html:un,raise:pn,lower:hn,append:mn,insert:yn,remove:xn,clone:kn,datum:_n,on:On,dispatch:Nn,[Symbol.iterator]:Ln};function Bn(t){return typeof t=="string"?new q([[document.querySelector(t)]],[document.documentElement]):new q([[t]],St)}function Et(t){return Bn(et(t).call(document.documentElement))}var qn=0;function In(){return new tt}function tt(){this._="@"+(++qn).toString(36)}tt.prototype=In.prototype={constructor:tt,get:function(t){for(var e=this._;!(e in t);)if(!(t=t.parentNode))return;return t[e]},set:function(t,e){return t[this._]=e},remove:function(t){return this._ in t&&delete t[this._]},toString:function(){return this._}};function rt(t,e){let n=Et("svg").attr("role","group").attr("aria-label",e);t.append(n.node());let r=Object.assign(n,{size:(i,o)=>r.attr("viewBox",`0 0 ${i} ${o}`).attr("height",o)});return r}var E=28,zn={ArrowLeft:[-1,0],ArrowRight:[1,0],ArrowUp:[0,-1],ArrowDown:[0,1]},Dn=`
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
`,Rn=({picture:t,link:e,root:n})=>{let r=e.numbers.class_names,i=Vn(e,n),o=Kn(r),s=Un(),a=m("div",{class:"draw"},i.node,m("div",{},o.node,s.node));t.append(m("style",{},Dn),a);let l=c=>({numbers:c}),u=e.alone&&e.numbers.W1?Pn(e):l;return({numbers:c,state:f,width:p})=>{let{numbers:y,said:d}=u(c,f),w=p>=560;a.classList.toggle("wide",w);let M=E*Math.floor(Math.min(w?.48*p:p-4,340)/E);return i.update(f,M),o.update(y,w?p-M-34:p),s.update(y,p,H(n,"--ink")),d}},vr=pt(Rn);function Pn(t){let e=[],n=t.state,r=i=>()=>{let{drawing:o,stroke:s}=t.state,a=Array.from({length:E},(l,u)=>o.slice(u*E,(u+1)*E));t.ask({drawing:a.flatMap(i),stroke:s+1})};return t.served.undo=()=>{e.length&&t.ask({drawing:e.pop()})},t.served.clear=r(i=>i.map(()=>0)),t.served.mirror=r(i=>[...i].reverse()),t.served.move=r(i=>[0,...i.slice(0,-1)]),(i,o)=>{if((o.stroke!==n.stroke||o.taken!==n.taken)&&e.push(n.drawing),n=o,i.garment?.every((c,f)=>c===o.drawing[f]))return{numbers:i};let s=[...ht(i,o.drawing)],[a,l]=s.map((c,f)=>({share:c,said:`${i.class_names[f]}, ${U(100*c,1)} %`})).sort((c,f)=>f.share-c.share),u=`Taken for: ${a.said}; then ${l.said}.`;return{numbers:{...i,probabilities:s,named:[]},said:u}}}function Vn(t,e){let n=!!t.controls.drawing.fixed,r=Q(E),i=m("div",{class:"paper","aria-label":`drawing of 28 by 28 pixels${n?"":": arrows move the brush, Space paints, with Shift the arrows paint as they go"}`,...n?{role:"img"}:{role:"application",tabindex:0}},r),o=rt(i,"the brush").attr("aria-hidden",!0),s=o.append("path").attr("stroke","var(--faint)").attr("stroke-width",.5).attr("fill","none"),a=["var(--page)","var(--value)"].map((h,x)=>o.append("circle").attr("fill","none").attr("stroke",h).attr("stroke-width",x?1.5:3.5)),l=m("span",{class:"heard",role:"status"}),u=m("p",{class:"hint"},n?"Drawing needs the notebook.":"Draw with mouse or pen; or Tab here, arrows, Space."),[c,f,p,y]=[1,13.5,13.5,!1];function d(h,x,C){let{width:N,shade:L,tool:I}=t.state,S=[...t.state.drawing],T=Math.max(1,Math.ceil(2*Math.hypot(f-h,p-x)));for(let g=0;g<=T;g+=1){let[b,k]=[h+(f-h)*g/T,x+(p-x)*g/T];for(let $=Math.max(0,Math.floor(k-4));$<=Math.min(E-1,k+4);$+=1)for(let O=Math.max(0,Math.floor(b-4));O<=Math.min(E-1,b+4);O+=1){let F=Math.min(Math.max(N/2+.5-Math.hypot($-k,O-b),0),1),z=$*E+O;S[z]=I==="erase"?Math.min(S[z],Math.round(255*(1-F))):Math.max(S[z],Math.round(255*L*F))}}t.ask(C?{drawing:S,stroke:t.state.stroke+1}:{drawing:S})}function w(h,x){[f,p]=[h,x];let{width:C}=t.state;for(let N of a)N.attr("display",!n&&(y||i.matches(":focus-visible"))?null:"none").attr("cx",(f+.5)*c/E).attr("cy",(p+.5)*c/E).attr("r",C/2*c/E)}let M=h=>{let x=r.getBoundingClientRect();return[(h.clientX-x.left)/x.width*E-.5,(h.clientY-x.top)/x.height*E-.5]},_=(h,x)=>{n||i.addEventListener(h,x)};n||(i.style.cursor="none"),_("pointerdown",h=>{h.button===0&&(h.preventDefault(),i.focus({preventScroll:!0,focusVisible:!1}),i.setPointerCapture(h.pointerId),w(...M(h)),d(f,p,!0))}),_("pointermove",h=>{y=!0;for(let x of h.getCoalescedEvents?.()??[h]){let[C,N]=[f,p];w(...M(x)),h.buttons&1&&i.hasPointerCapture(h.pointerId)&&d(C,N,!1)}}),_("pointerleave",()=>{y=!1,w(f,p)}),_("focus",()=>w(Math.round(f),Math.round(p))),_("blur",()=>w(f,p)),_("keydown",h=>{if(h.altKey)return;if((h.ctrlKey||h.metaKey)&&h.key==="z"){h.preventDefault(),t.press("undo");return}let x=zn[h.key];if(h.ctrlKey||h.metaKey||!x&&h.key!==" ")return;h.preventDefault();let[C,N]=[f,p].map(Math.round),L=S=>V(S,0,E-1);x&&w(L(C+x[0]),L(N+x[1])),x?h.shiftKey&&d(C,N,!0):d(f,p,!0);let I=t.state.drawing[Math.round(p)*E+Math.round(f)]/255;l.textContent=`row ${Math.round(p)+1}, column ${Math.round(f)+1}: ${Math.round(100*I)} %`});function A(h,x){c=x;for(let L of[i,r])[L.style.width,L.style.height]=[`${c}px`,`${c}px`];o.size(c,c);let C=Array.from({length:6},(L,I)=>(I+1)*4*c/E);s.attr("d",C.map(L=>`M${L},0V${c}M0,${L}H${c}`).join(""));let N=Uint8Array.from(h.drawing);G(r,Ot(N),H(e,"--ink")),w(f,p)}return{node:m("div",{},m("h2",{},"the drawing"),i,u,l),update:A}}var Ot=t=>Object.assign(t,{shape:[E,E]});function Kn(t){let e=m("div",{},m("h2",{},"taken for")),n=rt(e,"the network's probabilities"),r=n.selectAll("g").data(t).join("g");r.append("text").attr("text-anchor","end").attr("x",82).attr("dy","0.32em").text(l=>l);let i=r.append("rect").attr("x",90).attr("fill","var(--faint)").attr("rx",1),o=r.append("rect").attr("x",90).attr("fill","var(--value)").attr("rx",1),s=r.append("text").attr("text-anchor","end").attr("dy","0.32em");function a({probabilities:l},u){let f=u-90-60,p=l.indexOf(Math.max(...l));n.size(u,20*t.length),r.attr("transform",(y,d)=>`translate(0,${20*(d+.5)})`).attr("font-weight",(y,d)=>d===p?700:null),i.attr("width",f).attr("y",-20*.32).attr("height",20*.64).attr("fill-opacity",.5),o.attr("width",(y,d)=>Math.max(l[d]*f,.5)).attr("y",-20*.32).attr("height",20*.64).attr("fill-opacity",(y,d)=>d===p?1:.6),s.attr("x",u).text((y,d)=>`${U(100*l[d],1)} %`)}return{node:e,update:a}}function Un(){let t=m("h2",{}),e=m("ul",{}),n=m("div",{class:"near"},t,e),r=[];function i({images:o,named:s,distances:a,searched:l},u,c){let f=u<720?52:64;for(e.hidden=!s.length,t.textContent=s.length?`nearest of ${l.toLocaleString("en")} training images, and their distance: √ of the summed squared differences of the pixels`:`the nearest training images: ${R}`;r.length<s.length;){let p={image:Q(64),words:m("div",{})};e.append(m("li",{},p.image,p.words)),r=[...r,p]}r.slice(0,s.length).forEach(({image:p,words:y},d)=>{let w=o.subarray(d*E*E,(d+1)*E*E);G(p,Ot(w),c),[p.style.width,p.style.height]=[`${f}px`,`${f}px`],y.replaceChildren(s[d],m("br"),a[d]===0?"itself":U(a[d],1))})}return{node:n,update:i}}export{vr as default};
