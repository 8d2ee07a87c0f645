// Made by "make bundles"; licences in LICENSES.txt. Sources 02bb4dc38a2ce49707f2312cce1870863a8f68d926fde964333b36e04082bd76
var rt=`/* For what stands around the explorers, in the page itself. Light and dark follow JupyterLab's theme,
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

/* Without a kernel: JupyterLab marks what it opens so, and frame.js hears of a restart. */
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
`;function m(t,e={},...n){let r=document.createElement(t);for(let[i,o]of Object.entries(e))i.startsWith("on")?r.addEventListener(i.slice(2),o):o!==void 0&&o!==!1&&r.setAttribute(i,o===!0?"":o);return r.append(...n),r}function it(t){let e=matchMedia("(prefers-color-scheme: dark)"),n=new MutationObserver(t);return n.observe(document.body,{attributeFilter:["data-jp-theme-light","class"]}),e.addEventListener("change",t),()=>{n.disconnect(),e.removeEventListener("change",t)}}function K(t,e){let n=document.createElement("span");n.style.color=`var(${e})`,t.append(n);let r=getComputedStyle(n).color;return n.remove(),r}function I(){return matchMedia("(prefers-reduced-motion: reduce)").matches}function L(t,e=3){if(typeof t!="number")return String(t);let n=Math.abs(t)<1e-4&&t!==0?t.toPrecision(2):String(Number(t.toPrecision(e)));return F(n)}function U(t,e){return(Number(t.toFixed(e))+0).toFixed(e).replace("-","−")}var St={"+":"","-":"⁻",..."⁰¹²³⁴⁵⁶⁷⁸⁹"};function F(t){return t.replace(/(?<![^\s(])(?<!\w\()-(?=\.?\d|[iI]nf)/g,"−").replace(/(?<![\w.=-])(\d+(?:\.\d+)?)e([+-])0*(\d+)\b/g,(e,n,r,i)=>`${n==="1"?"":`${n}·`}10${[...r+i].map(o=>St[o]).join("")}`)}var Et=7,H="in the notebook";function ot(t,e){let n={slider:$t,choice:Nt,switches:Ot,buttons:Lt},r=t.filter(o=>!o.on_picture).map(o=>n[o.kind](o.name,o,e));return{node:m("div",{class:"controls"},...r.map(o=>o.node)),update:()=>r.forEach(o=>o.update())}}function W(t,e,n){if(t.fixed)return H;let r=([l,c])=>[e[l]].flat().some(u=>c.includes(u)),i=Object.entries(t.only).find(l=>!r(l));if(!i)return"";let[o,a]=i,{label:s}=n[o];return a.length>4&&typeof a[0]!="number"?`with other ${s}`:typeof a[0]=="number"?`with ${s} from ${L(Math.min(...a))} up`:`with ${s}: ${a.join(", ")}`}function X(t,e,n){t.classList.toggle("off",!!n),e.dataset.why!==n&&(e.textContent=e.dataset.why=n);for(let[r,i]of[["role","group"],["aria-disabled","true"]])n?t.setAttribute(r,i):t.removeAttribute(r)}function Ct({stops:t,low:e,high:n,step:r,log:i}){if(t){let s=l=>t.reduce((c,u,f)=>Math.abs(u-l)<Math.abs(t[c]-l)?f:c,0);return{count:t.length,at:l=>t[l],place:s}}let[o,a]=i?[Math.log10(e),Math.log10(n)]:[e,n];return{count:Math.round((a-o)/r)+1,at:s=>{let l=Math.min(o+s*r,a);return Number(i?(10**l).toPrecision(6):l.toFixed(9))},place:s=>Math.round(((i?Math.log10(s):s)-o)/r)}}function $t(t,e,n){let r=Ct(e),i=y=>n.ask({[t]:y}),o=m("input",{type:"range",min:0,max:r.count-1,step:1,"aria-label":e.label,oninput:()=>i(r.at(Number(o.value)))}),a=m("input",{class:"number",inputmode:"decimal","aria-label":`${e.label}, as a number`,oninput:()=>f=!0,onchange:d,onkeydown:({key:y})=>y==="Enter"&&d(),onblur:()=>_()}),[s,l]=[void 0,"status"].map(y=>m("span",{class:"note",role:y})),[c,u]=[r.at(0),r.at(r.count-1)],[f,h]=[!1,""],w=()=>`${n.asked} ${n.state[t]}`;function d(){if(!f)return;f=!1;let y=Number(a.value.replace("−","-").replace(",","."));if(Number.isFinite(y)&&a.value.trim()!==""){let A=r.at(r.place(Math.min(Math.max(y,c),u)));i(A),l.textContent=x(y,A)}else l.textContent=`Expected: a number from ${L(c)} to ${L(u)}.`;a.value=L(n.state[t]),h=w()}function x(y,A){return L(y)===L(A)?"":y>u?`Up to ${L(u)}.`:y<c?`From ${L(c)} up.`:`${F(String(y))} is between stops: ${L(A)}.`}let S=m("div",{class:"row slider"},m("span",{class:"name"},e.label),o,a,s,l);function _(){let y=n.state[t];o.value=r.place(y),S.style.setProperty("--share",o.value/(r.count-1||1)),o.setAttribute("aria-valuetext",L(y)),a.matches(":focus")||(a.value=L(y)),w()!==h&&(l.textContent="");let A=W(e,n.state,n.controls);o.disabled=a.disabled=!!A,X(S,s,A)}return{node:S,update:_}}function Nt(t,e,n){let r=d=>n.ask({[t]:d}),i=Math.random().toString(36),o=e.options.map(d=>m("input",{type:"radio",name:i,onchange:()=>r(d)})),a=m("select",{"aria-label":e.label,onchange:()=>r(e.options[a.selectedIndex])},...e.options.map(d=>m("option",{},L(d)))),s=e.options.length<=Et,l=o.map((d,x)=>m("label",{class:"option"},d,L(e.options[x]))),c=s?m("div",{class:"options",role:"radiogroup","aria-label":e.label},...l):a,u=m("span",{class:"note"}),f=m("div",{class:s?"row wide":"row"},m("span",{class:"name"},e.label),c,u),h=e.options.map(d=>e.stops&&!e.stops.includes(d));function w(){let d=e.options.indexOf(n.state[t]),x=W(e,n.state,n.controls);o.forEach((S,_)=>{S.checked=_===d,S.disabled=!!(x||h[_])});for(let[S,_]of[...a.options].entries())_.disabled=!!h[S];a.selectedIndex=d,a.disabled=!!x,X(f,u,x),!x&&h.some(Boolean)&&(u.textContent=`the others ${H}`)}return{node:f,update:w}}function Ot(t,e,n){let r=c=>{let u=new Set(n.state[t]);u.delete(c)||u.add(c),n.ask({[t]:e.options.filter(f=>u.has(f))})},i=e.options.map(c=>m("button",{type:"button",onclick:()=>r(c)},L(c))),o=m("div",{class:"options",role:"group","aria-label":e.label},...i),a=m("span",{class:"note"}),s=m("div",{class:"row wide"},m("span",{class:"name"},e.label),o,a);function l(){let c=W(e,n.state,n.controls);i.forEach((u,f)=>{u.setAttribute("aria-pressed",n.state[t].includes(e.options[f])),u.disabled=!!c}),X(s,a,c)}return{node:s,update:l}}function Lt(t,e,n){let r=(s,l)=>l.ariaDisabled!=="true"&&n.press(s),i=Object.entries(e.options).map(([s,l])=>{let c=m("button",{type:"button",onclick:()=>r(s,c),onblur:()=>a()},l);return[s,l,c]}),o=m("div",{class:"row wide"},m("div",{class:"options"},...i.map(([,,s])=>s)));function a(){for(let[s,l,c]of i){let u=n.numbers.buttons?.[s]??{},f=u.label??l;c.textContent!==f&&(c.textContent=f);let h=!!(e.fixed||u.disabled),w=u.why??(n.alone?H:"");c.title=h?w:"",c.ariaDisabled=h,c.disabled=h&&!c.matches(":focus")}}return{node:o,update:a}}var st=`/* Inside a shadow root: no rule of the page reaches in, and none of these reaches out. What is
   inherited begins anew too; around.css says how light or dark it is, and whether it sleeps. */
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

/* Formulas and their lines of code, side by side where there is room. */
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
/* A slider is as wide as the picture; its number stands over the thumb, off the name. */
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
/* What is off is grey, with a broken edge, and can still be read. */
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
`;var Bt={float32:Float32Array,int32:Int32Array,uint8:Uint8Array};function z(t){return Array.isArray(t)?t.map(z):t===null||typeof t!="object"||ArrayBuffer.isView(t)?t:t.data!==void 0?Y(t.kind,t.shape,t.data):Object.fromEntries(Object.entries(t).map(([e,n])=>[e,z(n)]))}function Y(t,e,n){let{buffer:r,byteOffset:i=0,byteLength:o}=ArrayBuffer.isView(n)?n:new Uint8Array(n),a=new Bt[t](r.slice(i,i+o));return a.shape=e,a}function lt(t){let e=new Map,n=0,r=()=>{},i={number:-1,asked:0,served:{},onQuestion:r,onAnswer:r};i.alone=!!t.get("alone");let o=z(t.get("lasting"));i.controls=Object.fromEntries(t.get("described").map(s=>[s.name,s]));function a(){let s=t.get("answer");if(!(s.number<i.number)){for(let[l,c]of e)c.number<=s.number&&e.delete(l);i.unasked=s.number===i.number,i.number=s.number,i.state={...s.state,...at(e)},i.numbers={...o,...z(s.numbers)},i.drawn=s.state,i.said=s.said,i.failed=s.failed,i.onAnswer()}}return i.ask=s=>{n=Math.max(n+1,Date.now()),i.asked=n;for(let[l,c]of Object.entries(s))e.set(l,{value:c,number:n});i.state={...i.state,...s},i.onQuestion(),t.set("asked",{number:n,changes:at(e)}),t.save_changes()},i.press=s=>i.served[s]?i.served[s]():t.send({press:s}),t.on("change:answer",a),i.close=()=>t.off("change:answer",a),a(),i}function at(t){return Object.fromEntries([...t].map(([e,n])=>[e,n.value]))}var qt={float32:4,int32:4,uint8:1},Ft=120;async function ut(t){let{title:e,stops:n,followed:r,played:i,first:o}=t,a=async p=>JSON.parse(new TextDecoder().decode(await ct(p))),s=await a(t.moments),l=zt(await a(t.arrays),await ct(t.data)),c=s.map(p=>R(p.numbers,l)),u=R(t.lasting,l),f=t.described.map(p=>p.name in n?{...p,stops:n[p.name]}:{...p,fixed:p.kind!=="buttons"&&!p.local}),h=new Set(f.filter(p=>p.local).map(({name:p})=>p)),w=p=>JSON.stringify(Object.keys(n).map(b=>p[b])),d=new Map(s.map((p,b)=>[w(p.state),b])),x=new Set,S={},_=null,y=A(o,0);function A(p,b){let{state:v,said:N}=s[p],O=i?{buttons:{pause:{disabled:_===null,why:"nothing plays"}}}:{};return{number:b,state:{...v,...S},said:N,failed:!1,numbers:{...c[p],...O}}}function g([p,b]){let v=O=>Math.abs(O-b),N=typeof b=="number"?n[p]:void 0;return[p,N?N.reduce((O,q)=>v(q)<v(O)?q:O):b]}function k(p){let b=Object.keys(r).filter(v=>v in p&&p[v]!==y.state[v]);return Object.assign({},...b.map(v=>r[v][n[v].indexOf(p[v])]))}function E({number:p,changes:b}){let v=Object.fromEntries(Object.entries(b).map(g));for(let[O,q]of Object.entries(v))h.has(O)&&(S[O]=q);let N=d.get(w({...y.state,...k(v),...v}));y=A(N??d.get(w(y.state)),p),x.forEach(O=>O())}function C(){clearInterval(_),_=null}function $(){y=A(d.get(w(y.state)),y.number),x.forEach(p=>p())}function B(){let p=n[i],b=N=>E({number:Math.max(Date.now(),y.number+1),changes:{[i]:p[N]}}),v=()=>p.indexOf(y.state[i]);if(I())return b(v()===p.length-1?0:p.length-1);_=setInterval(()=>{let N=v()+1;N===p.length-1&&C(),b(N)},Ft),v()===p.length-1?b(0):$()}return{get:p=>({title:e,described:f,answer:y,lasting:u,alone:!0})[p],set:(p,b)=>{p==="asked"&&(C(),E(b))},save_changes:()=>{},send:({press:p})=>{C(),p==="play"?B():$()},on:(p,b)=>p==="change:answer"&&x.add(b),off:(p,b)=>x.delete(b)}}async function ct(t){let e=Uint8Array.from(atob(t),r=>r.charCodeAt(0)),n=new Blob([e]).stream().pipeThrough(new DecompressionStream("deflate"));return new Uint8Array(await new Response(n).arrayBuffer())}function zt(t,e){let n=0;return t.map(({kind:r,shape:i})=>{let o=qt[r],a=i.reduce((l,c)=>l*c,1),s=new Uint8Array(a*o);for(let l=0;l<o;l+=1)for(let c=0;c<a;c+=1)s[c*o+l]=e[n+l*a+c];return n+=s.length,Y(r,i,s)})}function R(t,e){return Array.isArray(t)?t.map(n=>R(n,e)):t===null||typeof t!="object"?t:t.array!==void 0?e[t.array]:Object.fromEntries(Object.entries(t).map(([n,r])=>[n,R(r,e)]))}var Dt="This explorer is asleep: run the cell to use it.",It=16,Rt=25,Pt=600,Vt=1e3;function pt(t){let e=({model:r,el:i})=>Kt(t,r,i);return{render:e,play:async(r,i)=>e({model:await ut(r),el:i})}}function Kt(t,e,n){let r=lt(e),i=ot(e.get("described"),r),o=["question","task"].filter(p=>e.get("lasting")[p]).map(p=>m("p",{class:p},e.get("lasting")[p])),a=m("div",{class:"picture"}),s=m("p",{class:"said"}),l=m("p",{class:"heard",role:"status"}),c=m("section",{class:"mlpkit","aria-label":e.get("title")},m("style",{},st),m("p",{class:"asleep",role:"note"},Dt),...o,a,i.node,s,l),u=m("div",{class:"mlpkit-around"},m("style",{},rt));u.attachShadow({mode:"open"}).append(c);let f=Ut(u,c),h=()=>u.classList.add("sleeping");e.on("comm_live_update",h),n.append(u);let w=t({picture:a,link:r,root:c}),[d,x,S,_,y]=[0,0,0,0,0],A=a.clientWidth;function g(){if(cancelAnimationFrame(d),d=0,y=performance.now(),A===0)return;i.update();let p=w({numbers:r.numbers,state:r.state,drawn:r.drawn,width:A}),b=r.failed?r.said:F(p??r.said);s.textContent!==b&&k(b),s.classList.toggle("failed",r.failed),c.dataset.drawn=r.number,c.dataset.pictures=_+=1}function k(p){let b=s.textContent==="";s.textContent=p,clearTimeout(S),l.textContent="",!b&&(S=setTimeout(()=>{l.setAttribute("role",r.failed?"alert":"status"),l.textContent=p},Pt))}let E=()=>{clearTimeout(x),x=0,d||=requestAnimationFrame(g)},C=0;r.onAnswer=()=>{if(u.classList.remove("sleeping"),r.unasked&&I()){let b=performance.now()-y;C||=setTimeout(()=>{C=0,E()},Math.max(Vt-b,0));return}E(),r.number>=r.asked&&!document.hidden&&performance.now()-y>It&&g()},r.onQuestion=()=>{c.dataset.asked=r.asked,x||=setTimeout(E,Rt)};let $=new ResizeObserver(([{contentRect:p}])=>{let b=Math.round(p.width);b!==A&&(A=b,E())});$.observe(a);let B=it(E);return c.dataset.asked=r.asked,E(),()=>{cancelAnimationFrame(d),clearTimeout(x),clearTimeout(S),clearTimeout(C),$.disconnect(),B(),f(),e.off("comm_live_update",h),r.close()}}function Ut(t,e){let n=r=>{if(!e.contains(r.composedPath()[0]))return;let i=r.ctrlKey||r.metaKey||r.altKey||r.key==="Escape"||r.key==="Enter"&&r.shiftKey;t.toggleAttribute("data-lm-suppress-shortcuts",!i)};return window.addEventListener("keydown",n,!0),()=>window.removeEventListener("keydown",n,!0)}function J(t){return m("canvas",{class:"garment",style:`width: ${t}px; height: ${t}px`})}function Q(t,e,n){let[r,i]=e.shape,[o,a,s]=n.match(/[\d.]+/g).map(Number),l=new ImageData(i,r);e.forEach((c,u)=>l.data.set([o,a,s,c],4*u)),Object.assign(t,{width:i,height:r}),t.getContext("2d").putImageData(l,0,0)}var j="http://www.w3.org/1999/xhtml",ft={svg:"http://www.w3.org/2000/svg",xhtml:j,xlink:"http://www.w3.org/1999/xlink",xml:"http://www.w3.org/XML/1998/namespace",xmlns:"http://www.w3.org/2000/xmlns/"};function dt(t){var e=t+="",n=e.indexOf(":");return n>=0&&(e=t.slice(0,n))!=="xmlns"&&(t=t.slice(n+1)),ft.hasOwnProperty(e)?{space:ft[e],local:t}:t}function Ht(t){return function(){var e=this.ownerDocument,n=this.namespaceURI;return n===j&&e.documentElement.namespaceURI===j?e.createElement(t):e.createElementNS(n,t)}}function Wt(t){return function(){return this.ownerDocument.createElementNS(t.space,t.local)}}function Z(t){var e=dt(t);return(e.local?Wt:Ht)(e)}function Xt(){}function ht(t){return t==null?Xt:function(){return this.querySelector(t)}}function Yt(t){typeof t!="function"&&(t=ht(t));for(var e=this._groups,n=e.length,r=new Array(n),i=0;i<n;++i)for(var o=e[i],a=o.length,s=r[i]=new Array(a),l,c,u=0;u<a;++u)(l=o[u])&&(c=t.call(l,l.__data__,u,o))&&("__data__"in l&&(c.__data__=l.__data__),s[u]=c);return new T(r,this._parents)}function Jt(t){return t==null?[]:Array.isArray(t)?t:Array.from(t)}function Qt(){return[]}function jt(t){return t==null?Qt:function(){return this.querySelectorAll(t)}}function Gt(t){return function(){return Jt(t.apply(this,arguments))}}function Zt(t){typeof t=="function"?t=Gt(t):t=jt(t);for(var e=this._groups,n=e.length,r=[],i=[],o=0;o<n;++o)for(var a=e[o],s=a.length,l,c=0;c<s;++c)(l=a[c])&&(r.push(t.call(l,l.__data__,c,a)),i.push(l));return new T(r,i)}function te(t){return function(){return this.matches(t)}}function mt(t){return function(e){return e.matches(t)}}var ee=Array.prototype.find;function ne(t){return function(){return ee.call(this.children,t)}}function re(){return this.firstElementChild}function ie(t){return this.select(t==null?re:ne(typeof t=="function"?t:mt(t)))}var oe=Array.prototype.filter;function se(){return Array.from(this.children)}function ae(t){return function(){return oe.call(this.children,t)}}function le(t){return this.selectAll(t==null?se:ae(typeof t=="function"?t:mt(t)))}function ce(t){typeof t!="function"&&(t=te(t));for(var e=this._groups,n=e.length,r=new Array(n),i=0;i<n;++i)for(var o=e[i],a=o.length,s=r[i]=[],l,c=0;c<a;++c)(l=o[c])&&t.call(l,l.__data__,c,o)&&s.push(l);return new T(r,this._parents)}function gt(t){return new Array(t.length)}function ue(){return new T(this._enter||this._groups.map(gt),this._parents)}function P(t,e){this.ownerDocument=t.ownerDocument,this.namespaceURI=t.namespaceURI,this._next=null,this._parent=t,this.__data__=e}P.prototype={constructor:P,appendChild:function(t){return this._parent.insertBefore(t,this._next)},insertBefore:function(t,e){return this._parent.insertBefore(t,e)},querySelector:function(t){return this._parent.querySelector(t)},querySelectorAll:function(t){return this._parent.querySelectorAll(t)}};function pe(t){return function(){return t}}function fe(t,e,n,r,i,o){for(var a=0,s,l=e.length,c=o.length;a<c;++a)(s=e[a])?(s.__data__=o[a],r[a]=s):n[a]=new P(t,o[a]);for(;a<l;++a)(s=e[a])&&(i[a]=s)}function de(t,e,n,r,i,o,a){var s,l,c=new Map,u=e.length,f=o.length,h=new Array(u),w;for(s=0;s<u;++s)(l=e[s])&&(h[s]=w=a.call(l,l.__data__,s,e)+"",c.has(w)?i[s]=l:c.set(w,l));for(s=0;s<f;++s)w=a.call(t,o[s],s,o)+"",(l=c.get(w))?(r[s]=l,l.__data__=o[s],c.delete(w)):n[s]=new P(t,o[s]);for(s=0;s<u;++s)(l=e[s])&&c.get(h[s])===l&&(i[s]=l)}function he(t){return t.__data__}function me(t,e){if(!arguments.length)return Array.from(this,he);var n=e?de:fe,r=this._parents,i=this._groups;typeof t!="function"&&(t=pe(t));for(var o=i.length,a=new Array(o),s=new Array(o),l=new Array(o),c=0;c<o;++c){var u=r[c],f=i[c],h=f.length,w=ge(t.call(u,u&&u.__data__,c,r)),d=w.length,x=s[c]=new Array(d),S=a[c]=new Array(d),_=l[c]=new Array(h);n(u,f,x,S,_,w,e);for(var y=0,A=0,g,k;y<d;++y)if(g=x[y]){for(y>=A&&(A=y+1);!(k=S[A])&&++A<d;);g._next=k||null}}return a=new T(a,r),a._enter=s,a._exit=l,a}function ge(t){return typeof t=="object"&&"length"in t?t:Array.from(t)}function ye(){return new T(this._exit||this._groups.map(gt),this._parents)}function we(t,e,n){var r=this.enter(),i=this,o=this.exit();return typeof t=="function"?(r=t(r),r&&(r=r.selection())):r=r.append(t+""),e!=null&&(i=e(i),i&&(i=i.selection())),n==null?o.remove():n(o),r&&i?r.merge(i).order():i}function be(t){for(var e=t.selection?t.selection():t,n=this._groups,r=e._groups,i=n.length,o=r.length,a=Math.min(i,o),s=new Array(i),l=0;l<a;++l)for(var c=n[l],u=r[l],f=c.length,h=s[l]=new Array(f),w,d=0;d<f;++d)(w=c[d]||u[d])&&(h[d]=w);for(;l<i;++l)s[l]=n[l];return new T(s,this._parents)}function xe(){for(var t=this._groups,e=-1,n=t.length;++e<n;)for(var r=t[e],i=r.length-1,o=r[i],a;--i>=0;)(a=r[i])&&(o&&a.compareDocumentPosition(o)^4&&o.parentNode.insertBefore(a,o),o=a);return this}function ke(t){t||(t=ve);function e(f,h){return f&&h?t(f.__data__,h.__data__):!f-!h}for(var n=this._groups,r=n.length,i=new Array(r),o=0;o<r;++o){for(var a=n[o],s=a.length,l=i[o]=new Array(s),c,u=0;u<s;++u)(c=a[u])&&(l[u]=c);l.sort(e)}return new T(i,this._parents).order()}function ve(t,e){return t<e?-1:t>e?1:t>=e?0:NaN}function _e(){var t=arguments[0];return arguments[0]=this,t.apply(null,arguments),this}function Ae(){return Array.from(this)}function Me(){for(var t=this._groups,e=0,n=t.length;e<n;++e)for(var r=t[e],i=0,o=r.length;i<o;++i){var a=r[i];if(a)return a}return null}function Se(){let t=0;for(let e of this)++t;return t}function Ee(){return!this.node()}function Ce(t){for(var e=this._groups,n=0,r=e.length;n<r;++n)for(var i=e[n],o=0,a=i.length,s;o<a;++o)(s=i[o])&&t.call(s,s.__data__,o,i);return this}function $e(t){return function(){this.removeAttribute(t)}}function Ne(t){return function(){this.removeAttributeNS(t.space,t.local)}}function Oe(t,e){return function(){this.setAttribute(t,e)}}function Le(t,e){return function(){this.setAttributeNS(t.space,t.local,e)}}function Te(t,e){return function(){var n=e.apply(this,arguments);n==null?this.removeAttribute(t):this.setAttribute(t,n)}}function Be(t,e){return function(){var n=e.apply(this,arguments);n==null?this.removeAttributeNS(t.space,t.local):this.setAttributeNS(t.space,t.local,n)}}function qe(t,e){var n=dt(t);if(arguments.length<2){var r=this.node();return n.local?r.getAttributeNS(n.space,n.local):r.getAttribute(n)}return this.each((e==null?n.local?Ne:$e:typeof e=="function"?n.local?Be:Te:n.local?Le:Oe)(n,e))}function yt(t){return t.ownerDocument&&t.ownerDocument.defaultView||t.document&&t||t.defaultView}function Fe(t){return function(){this.style.removeProperty(t)}}function ze(t,e,n){return function(){this.style.setProperty(t,e,n)}}function De(t,e,n){return function(){var r=e.apply(this,arguments);r==null?this.style.removeProperty(t):this.style.setProperty(t,r,n)}}function Ie(t,e,n){return arguments.length>1?this.each((e==null?Fe:typeof e=="function"?De:ze)(t,e,n??"")):Re(this.node(),t)}function Re(t,e){return t.style.getPropertyValue(e)||yt(t).getComputedStyle(t,null).getPropertyValue(e)}function Pe(t){return function(){delete this[t]}}function Ve(t,e){return function(){this[t]=e}}function Ke(t,e){return function(){var n=e.apply(this,arguments);n==null?delete this[t]:this[t]=n}}function Ue(t,e){return arguments.length>1?this.each((e==null?Pe:typeof e=="function"?Ke:Ve)(t,e)):this.node()[t]}function wt(t){return t.trim().split(/^|\s+/)}function tt(t){return t.classList||new bt(t)}function bt(t){this._node=t,this._names=wt(t.getAttribute("class")||"")}bt.prototype={add:function(t){var e=this._names.indexOf(t);e<0&&(this._names.push(t),this._node.setAttribute("class",this._names.join(" ")))},remove:function(t){var e=this._names.indexOf(t);e>=0&&(this._names.splice(e,1),this._node.setAttribute("class",this._names.join(" ")))},contains:function(t){return this._names.indexOf(t)>=0}};function xt(t,e){for(var n=tt(t),r=-1,i=e.length;++r<i;)n.add(e[r])}function kt(t,e){for(var n=tt(t),r=-1,i=e.length;++r<i;)n.remove(e[r])}function He(t){return function(){xt(this,t)}}function We(t){return function(){kt(this,t)}}function Xe(t,e){return function(){(e.apply(this,arguments)?xt:kt)(this,t)}}function Ye(t,e){var n=wt(t+"");if(arguments.length<2){for(var r=tt(this.node()),i=-1,o=n.length;++i<o;)if(!r.contains(n[i]))return!1;return!0}return this.each((typeof e=="function"?Xe:e?He:We)(n,e))}function Je(){this.textContent=""}function Qe(t){return function(){this.textContent=t}}function je(t){return function(){var e=t.apply(this,arguments);this.textContent=e??""}}function Ge(t){return arguments.length?this.each(t==null?Je:(typeof t=="function"?je:Qe)(t)):this.node().textContent}function Ze(){this.innerHTML=""}function tn(t){return function(){this.innerHTML=t}}function en(t){return function(){var e=t.apply(this,arguments);this.innerHTML=e??""}}function nn(t){return arguments.length?this.each(t==null?Ze:(typeof t=="function"?en:tn)(t)):this.node().innerHTML}function rn(){this.nextSibling&&this.parentNode.appendChild(this)}function on(){return this.each(rn)}function sn(){this.previousSibling&&this.parentNode.insertBefore(this,this.parentNode.firstChild)}function an(){return this.each(sn)}function ln(t){var e=typeof t=="function"?t:Z(t);return this.select(function(){return this.appendChild(e.apply(this,arguments))})}function cn(){return null}function un(t,e){var n=typeof t=="function"?t:Z(t),r=e==null?cn:typeof e=="function"?e:ht(e);return this.select(function(){return this.insertBefore(n.apply(this,arguments),r.apply(this,arguments)||null)})}function pn(){var t=this.parentNode;t&&t.removeChild(this)}function fn(){return this.each(pn)}function dn(){var t=this.cloneNode(!1),e=this.parentNode;return e?e.insertBefore(t,this.nextSibling):t}function hn(){var t=this.cloneNode(!0),e=this.parentNode;return e?e.insertBefore(t,this.nextSibling):t}function mn(t){return this.select(t?hn:dn)}function gn(t){return arguments.length?this.property("__data__",t):this.node().__data__}function yn(t){return function(e){t.call(this,e,this.__data__)}}function wn(t){return t.trim().split(/^|\s+/).map(function(e){var n="",r=e.indexOf(".");return r>=0&&(n=e.slice(r+1),e=e.slice(0,r)),{type:e,name:n}})}function bn(t){return function(){var e=this.__on;if(e){for(var n=0,r=-1,i=e.length,o;n<i;++n)o=e[n],(!t.type||o.type===t.type)&&o.name===t.name?this.removeEventListener(o.type,o.listener,o.options):e[++r]=o;++r?e.length=r:delete this.__on}}}function xn(t,e,n){return function(){var r=this.__on,i,o=yn(e);if(r){for(var a=0,s=r.length;a<s;++a)if((i=r[a]).type===t.type&&i.name===t.name){this.removeEventListener(i.type,i.listener,i.options),this.addEventListener(i.type,i.listener=o,i.options=n),i.value=e;return}}this.addEventListener(t.type,o,n),i={type:t.type,name:t.name,value:e,listener:o,options:n},r?r.push(i):this.__on=[i]}}function kn(t,e,n){var r=wn(t+""),i,o=r.length,a;if(arguments.length<2){var s=this.node().__on;if(s){for(var l=0,c=s.length,u;l<c;++l)for(i=0,u=s[l];i<o;++i)if((a=r[i]).type===u.type&&a.name===u.name)return u.value}return}for(s=e?xn:bn,i=0;i<o;++i)this.each(s(r[i],e,n));return this}function vt(t,e,n){var r=yt(t),i=r.CustomEvent;typeof i=="function"?i=new i(e,n):(i=r.document.createEvent("Event"),n?(i.initEvent(e,n.bubbles,n.cancelable),i.detail=n.detail):i.initEvent(e,!1,!1)),t.dispatchEvent(i)}function vn(t,e){return function(){return vt(this,t,e)}}function _n(t,e){return function(){return vt(this,t,e.apply(this,arguments))}}function An(t,e){return this.each((typeof e=="function"?_n:vn)(t,e))}function*Mn(){for(var t=this._groups,e=0,n=t.length;e<n;++e)for(var r=t[e],i=0,o=r.length,a;i<o;++i)(a=r[i])&&(yield a)}var _t=[null];function T(t,e){this._groups=t,this._parents=e}function Sn(){return new T([[document.documentElement]],_t)}function En(){return this}T.prototype=Sn.prototype={constructor:T,select:Yt,selectAll:Zt,selectChild:ie,selectChildren:le,filter:ce,data:me,enter:ue,exit:ye,join:we,merge:be,selection:En,order:xe,sort:ke,call:_e,nodes:Ae,node:Me,size:Se,empty:Ee,each:Ce,attr:qe,style:Ie,property:Ue,classed:Ye,text:Ge,html:nn,raise:on,lower:an,append:ln,insert:un,remove:fn,clone:mn,datum:gn,on:kn,dispatch:An,[Symbol.iterator]:Mn};function Cn(t){return typeof t=="string"?new T([[document.querySelector(t)]],[document.documentElement]):new T([[t]],_t)}function At(t){return Cn(Z(t).call(document.documentElement))}var $n=0;function Nn(){return new G}function G(){this._="@"+(++$n).toString(36)}G.prototype=Nn.prototype={constructor:G,get:function(t){for(var e=this._;!(e in t);)if(!(t=t.parentNode))return;return t[e]},set:function(t,e){return t[this._]=e},remove:function(t){return this._ in t&&delete t[this._]},toString:function(){return this._}};function et(t,e){let n=At("svg").attr("role","group").attr("aria-label",e);return t.append(n.node()),n.size=(r,i)=>n.attr("viewBox",`0 0 ${r} ${i}`).attr("height",i),n}var M=28,On=`
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
`,lr=pt(({picture:t,link:e,root:n})=>{let r=e.numbers.class_names,i=Ln(e,n),o=Tn(r),a=Bn(),s=m("div",{class:"draw"},i.node,m("div",{},o.node,a.node));return t.append(m("style",{},On),s),({numbers:l,state:c,width:u})=>{let f=u>=560;s.classList.toggle("wide",f);let h=M*Math.floor(Math.min(f?.48*u:u-4,340)/M);i.update(c,h),o.update(l,f?u-h-34:u),a.update(l,u,K(n,"--ink"))}});function Ln(t,e){let n=!!t.controls.drawing.fixed,r=J(M),i=m("div",{class:"paper","aria-label":`drawing of 28 by 28 pixels${n?"":": arrows move the brush, Space paints, with Shift the arrows paint as they go"}`,...n?{role:"img"}:{role:"application",tabindex:0}},r),o=et(i,"the brush").attr("aria-hidden",!0),a=o.append("path").attr("stroke","var(--faint)").attr("stroke-width",.5).attr("fill","none"),s=["var(--page)","var(--value)"].map((g,k)=>o.append("circle").attr("fill","none").attr("stroke",g).attr("stroke-width",k?1.5:3.5)),l=m("span",{class:"heard",role:"status"}),c=m("p",{class:"hint"},n?"Drawing needs the notebook.":"Draw with mouse or pen; or Tab here, arrows, Space."),[u,f,h,w]=[1,13.5,13.5,!1];function d(g,k,E){let{width:C,shade:$,tool:B}=t.state,p=[...t.state.drawing],b=Math.max(1,Math.ceil(2*Math.hypot(f-g,h-k)));for(let v=0;v<=b;v+=1){let[N,O]=[g+(f-g)*v/b,k+(h-k)*v/b];for(let q=Math.max(0,Math.floor(O-4));q<=Math.min(M-1,O+4);q+=1)for(let D=Math.max(0,Math.floor(N-4));D<=Math.min(M-1,N+4);D+=1){let nt=Math.min(Math.max(C/2+.5-Math.hypot(q-O,D-N),0),1),V=q*M+D;p[V]=B==="erase"?Math.min(p[V],Math.round(255*(1-nt))):Math.max(p[V],Math.round(255*$*nt))}}t.ask(E?{drawing:p,stroke:t.state.stroke+1}:{drawing:p})}function x(g,k){[f,h]=[g,k];let{width:E}=t.state;for(let C of s)C.attr("display",!n&&(w||i.matches(":focus-visible"))?null:"none").attr("cx",(f+.5)*u/M).attr("cy",(h+.5)*u/M).attr("r",E/2*u/M)}let S=g=>{let k=r.getBoundingClientRect();return[(g.clientX-k.left)/k.width*M-.5,(g.clientY-k.top)/k.height*M-.5]},_=(g,k)=>!n&&i.addEventListener(g,k);n||(i.style.cursor="none"),_("pointerdown",g=>{g.button===0&&(g.preventDefault(),i.focus({preventScroll:!0,focusVisible:!1}),i.setPointerCapture(g.pointerId),x(...S(g)),d(f,h,!0))}),_("pointermove",g=>{w=!0;for(let k of g.getCoalescedEvents?.()??[g]){let[E,C]=[f,h];x(...S(k)),g.buttons&1&&i.hasPointerCapture(g.pointerId)&&d(E,C,!1)}}),_("pointerleave",()=>{w=!1,x(f,h)}),_("focus",()=>x(Math.round(f),Math.round(h))),_("blur",()=>x(f,h)),_("keydown",g=>{if(g.altKey)return;if((g.ctrlKey||g.metaKey)&&g.key==="z"){g.preventDefault(),t.press("undo");return}let k={ArrowLeft:[-1,0],ArrowRight:[1,0],ArrowUp:[0,-1],ArrowDown:[0,1]}[g.key];if(g.ctrlKey||g.metaKey||!k&&g.key!==" ")return;g.preventDefault();let[E,C]=[f,h].map(Math.round),$=p=>Math.min(Math.max(p,0),M-1);k&&x($(E+k[0]),$(C+k[1])),k?g.shiftKey&&d(E,C,!0):d(f,h,!0);let B=t.state.drawing[Math.round(h)*M+Math.round(f)]/255;l.textContent=`row ${Math.round(h)+1}, column ${Math.round(f)+1}: ${Math.round(100*B)} %`});function y(g,k){u=k;for(let $ of[i,r])[$.style.width,$.style.height]=[`${u}px`,`${u}px`];o.size(u,u);let E=Array.from({length:6},($,B)=>(B+1)*4*u/M);a.attr("d",E.map($=>`M${$},0V${u}M0,${$}H${u}`).join(""));let C=Uint8Array.from(g.drawing);C.shape=[M,M],Q(r,C,K(e,"--ink")),x(f,h)}return{node:m("div",{},m("h2",{},"the drawing"),i,c,l),update:y}}function Tn(t){let e=m("div",{},m("h2",{},"taken for")),n=et(e,"the network's probabilities"),r=n.selectAll("g").data(t).join("g");r.append("text").attr("text-anchor","end").attr("x",82).attr("dy","0.32em").text(l=>l);let i=r.append("rect").attr("x",90).attr("fill","var(--faint)").attr("rx",1),o=r.append("rect").attr("x",90).attr("fill","var(--value)").attr("rx",1),a=r.append("text").attr("text-anchor","end").attr("dy","0.32em");function s({probabilities:l},c){let f=c-90-60,h=l.indexOf(Math.max(...l));n.size(c,20*t.length),r.attr("transform",(w,d)=>`translate(0,${20*(d+.5)})`).attr("font-weight",(w,d)=>d===h?700:null),i.attr("width",f).attr("y",-20*.32).attr("height",20*.64).attr("fill-opacity",.5),o.attr("width",(w,d)=>Math.max(l[d]*f,.5)).attr("y",-20*.32).attr("height",20*.64).attr("fill-opacity",(w,d)=>d===h?1:.6),a.attr("x",c).text((w,d)=>`${U(100*l[d],1)} %`)}return{node:e,update:s}}function Bn(){let t=m("h2",{}),e=m("ul",{}),n=m("div",{class:"near"},t,e),r=[];function i({images:o,named:a,distances:s,searched:l},c,u){let f=c<720?52:64;for(t.textContent=`nearest of ${l.toLocaleString("en")} training images, and their distance: √ of the summed squared differences of the pixels`;r.length<a.length;){let h={image:J(64),words:m("div",{})};e.append(m("li",{},h.image,h.words)),r=[...r,h]}r.forEach(({image:h,words:w},d)=>{let x=o.subarray(d*M*M,(d+1)*M*M);x.shape=[M,M],Q(h,x,u),[h.style.width,h.style.height]=[`${f}px`,`${f}px`],w.replaceChildren(a[d],m("br"),s[d]===0?"itself":U(s[d],1))})}return{node:n,update:i}}export{lr as default};
