// Made by "make bundles"; licences in LICENSES.txt. Sources 7a0174f0c1faca55fb632ae3e4283c2c3c0a55260605b633c5a067217cd2b27f
var gt=`/* For what is around the explorers, in the page itself. Light and dark follow JupyterLab's theme,
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
`;function h(t,e={},...r){let n=document.createElement(t);for(let[i,s]of Object.entries(e))typeof s=="function"?n.addEventListener(i.slice(2),s):s!==void 0&&s!==!1&&n.setAttribute(i,s===!0?"":String(s));return n.append(...r),n}var P=(t,e,r)=>Math.min(Math.max(t,e),r);function H(t,e){t.disabled=!!e,e?t.title=e:t.removeAttribute("title")}function yt(t){let e=matchMedia("(prefers-color-scheme: dark)"),r=new MutationObserver(t);return r.observe(document.body,{attributeFilter:["data-jp-theme-light","class"]}),e.addEventListener("change",t),()=>{r.disconnect(),e.removeEventListener("change",t)}}function j(t,e){let r=document.createElement("span");r.style.color=`var(${e})`,t.append(r);let n=getComputedStyle(r).color;return r.remove(),n}function Y(){return matchMedia("(prefers-reduced-motion: reduce)").matches}function T(t,e=3){if(typeof t!="number")return String(t);let r=Math.abs(t)<1e-4&&t!==0?t.toPrecision(2):String(Number(t.toPrecision(e)));return W(r)}var Yt={"+":"","-":"⁻",...Object.fromEntries([..."⁰¹²³⁴⁵⁶⁷⁸⁹"].entries())};function W(t){return t.replace(/(?<![^\s(])(?<!\w\()-(?=\.?\d|[iI]nf)/g,"−").replace(/(?<![\w.=-])(\d+(?:\.\d+)?)e([+-])0*(\d+)\b/g,(e,r,n,i)=>`${r==="1"?"":`${r}·`}10${[...n+i].map(s=>Yt[s]).join("")}`)}var Gt=7,nt="in the notebook";function xt(t,e){let r={slider:Qt,choice:Xt,switches:Zt,buttons:te},n=t.filter(s=>!("on_picture"in s&&s.on_picture)).map(s=>r[s.kind](s.name,s,e));return{node:h("div",{class:"controls"},...n.map(s=>s.node)),update:()=>n.forEach(s=>s.update())}}function rt(t,{state:e,controls:r}){if(t.fixed)return nt;let n=([c,l])=>[e[c]].flat().some(u=>l.includes(u)),i=Object.entries(t.only).find(c=>!n(c));if(!i)return"";let[s,o]=i,{label:a}=r[s];return typeof o[0]=="number"?`with ${a} from ${T(Math.min(...o.map(Number)))} up`:o.length>4?`with other ${a}`:`with ${a}: ${o.join(", ")}`}function it(t,e,r){t.classList.toggle("off",!!r),e.dataset.why!==r&&(e.textContent=e.dataset.why=r);for(let[n,i]of[["role","group"],["aria-disabled","true"]])r?t.setAttribute(n,i):t.removeAttribute(n)}function ot({stops:t,low:e,high:r,step:n,log:i}){if(t){let a=c=>t.reduce((l,u,f)=>Math.abs(u-c)<Math.abs(t[l]-c)?f:l,0);return{count:t.length,at:c=>t[c],place:a}}let[s,o]=i?[Math.log10(e),Math.log10(r)]:[e,r];return{count:Math.round((o-s)/n)+1,at:a=>{let c=Math.min(s+a*n,o);return Number(i?(10**c).toPrecision(6):c.toFixed(9))},place:a=>Math.round(((i?Math.log10(a):a)-s)/n)}}function Qt(t,e,r){let n=ot(e),i=d=>r.ask({[t]:d}),s=0,o=h("input",{type:"range",min:0,max:n.count-1,step:1,"aria-label":e.label,oninput:()=>i(n.at(Number(o.value))),onpointerdown:()=>s=r.state[t],onpointercancel:()=>r.state[t]!==s&&i(s)}),a=h("input",{class:"number",inputmode:"decimal","aria-label":`${e.label}, as a number`,oninput:()=>y=!0,onchange:w,onkeydown:({key:d})=>d==="Enter"&&w(),onblur:()=>g()}),c=h("span",{class:"note"}),l=h("span",{class:"note",role:"status"}),[u,f]=[n.at(0),n.at(n.count-1)],[y,b]=[!1,""],m=()=>`${r.asked} ${r.state[t]}`;function w(){if(!y)return;y=!1;let d=Number(a.value.replace("−","-").replace(",","."));if(Number.isFinite(d)&&a.value.trim()!==""){let k=n.at(n.place(P(d,u,f)));i(k),l.textContent=A(d,k)}else l.textContent=`Expected: a number from ${T(u)} to ${T(f)}.`;a.value=T(r.state[t]),b=m()}function A(d,k){return T(d)===T(k)?"":d>f?`Up to ${T(f)}.`:d<u?`From ${T(u)} up.`:`${W(String(d))} is between stops: ${T(k)}.`}let p=h("div",{class:"row slider"},h("span",{class:"name"},e.label),o,a,c,l);function g(){let d=r.state[t],k=n.place(d);o.value=String(k),p.style.setProperty("--share",String(k/(n.count-1||1))),o.setAttribute("aria-valuetext",T(d)),a.matches(":focus")||(a.value=T(d)),m()!==b&&(l.textContent="");let _=rt(e,r);o.disabled=a.disabled=!!_,it(p,c,_)}return{node:p,update:g}}function Xt(t,e,r){let n=m=>r.ask({[t]:m}),i=Math.random().toString(36),s=e.options.map(m=>h("input",{type:"radio",name:i,onchange:()=>n(m)})),o=h("select",{"aria-label":e.label,onchange:()=>n(e.options[o.selectedIndex])},...e.options.map(m=>h("option",{},T(m)))),a=e.options.length<=Gt,c=s.map((m,w)=>h("label",{class:"option"},m,T(e.options[w]))),l=a?h("div",{class:"options",role:"radiogroup","aria-label":e.label},...c):o,u=h("span",{class:"note"}),f=h("div",{class:a?"row wide":"row"},h("span",{class:"name"},e.label),l,u),y=e.options.map(m=>e.stops&&!e.stops.includes(m));function b(){let m=e.options.indexOf(r.state[t]),w=rt(e,r);s.forEach((A,p)=>{A.checked=p===m,A.disabled=!!(w||y[p])});for(let[A,p]of[...o.options].entries())p.disabled=!!y[A];o.selectedIndex=m,o.disabled=!!w,it(f,u,w),!w&&y.some(Boolean)&&(u.textContent=`the others ${nt}`)}return{node:f,update:b}}function Zt(t,e,r){let n=l=>{let u=new Set(r.state[t]);u.delete(l)||u.add(l),r.ask({[t]:e.options.filter(f=>u.has(f))})},i=e.options.map(l=>h("button",{type:"button",onclick:()=>n(l)},T(l))),s=h("div",{class:"options",role:"group","aria-label":e.label},...i),o=h("span",{class:"note"}),a=h("div",{class:"row wide"},h("span",{class:"name"},e.label),s,o);function c(){let l=rt(e,r);i.forEach((u,f)=>{u.setAttribute("aria-pressed",String(r.state[t].includes(e.options[f]))),u.disabled=!!l}),it(a,o,l)}return{node:a,update:c}}function te(t,e,r){let n=Object.entries(e.options).map(([o,a])=>{let l=h("button",{type:"button",onclick:()=>l.ariaDisabled!=="true"&&r.press(o),onblur:()=>s()},a);return{name:o,label:a,button:l}}),i=h("div",{class:"row wide"},h("div",{class:"options"},...n.map(({button:o})=>o)));function s(){for(let{name:o,label:a,button:c}of n){let l=r.numbers.buttons?.[o]??{},u=l.label??a;c.textContent!==u&&(c.textContent=u);let f=!!(e.fixed||l.disabled),y=l.why??(e.fixed?nt:"");c.title=f?y:"",c.ariaDisabled=String(f),c.disabled=f&&!c.matches(":focus")}}return{node:i,update:s}}var bt=`/* Inside a shadow root: no rule of the page reaches in, and none of these reaches out. What is
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
`;var ne={float32:Float32Array,int32:Int32Array,uint8:Uint8Array};function J(t){return Array.isArray(t)?t.map(J):t===null||typeof t!="object"||ArrayBuffer.isView(t)?t:t.data!==void 0?st(t.kind,t.shape,t.data):Object.fromEntries(Object.entries(t).map(([e,r])=>[e,J(r)]))}function st(t,e,r){let{buffer:n,byteOffset:i=0,byteLength:s}=ArrayBuffer.isView(r)?r:new Uint8Array(r),o=new ne[t](n.slice(i,i+s));return Object.assign(o,{shape:e})}function kt(t){let e=new Map,r=0,n=()=>{},i=t.get("described"),s=J(t.get("lasting")),o={controls:Object.fromEntries(i.map(u=>[u.name,u])),state:{},numbers:{},drawn:{},said:"",failed:!1,number:-1,asked:0,unasked:!1,alone:!!t.get("alone"),wakes:!!t.get("wakes"),served:{},ask:c,press:l,onQuestion:n,onAnswer:n,close:()=>t.off("change:answer",a)};function a(){let u=t.get("answer");if(!(u.number<o.number)){for(let[f,y]of e)y.number<=u.number&&e.delete(f);o.unasked=u.number===o.number,o.number=u.number,o.state={...u.state,...wt(e)},o.numbers={...s,...J(u.numbers)},o.drawn=u.state,o.said=u.said,o.failed=u.failed,o.onAnswer()}}function c(u){r=Math.max(r+1,Date.now()),o.asked=r;for(let[f,y]of Object.entries(u))e.set(f,{value:y,number:r});o.state={...o.state,...u},o.onQuestion(),t.set("asked",{number:r,changes:wt(e)}),t.save_changes()}function l(u){o.served[u]?o.served[u]():t.send({press:u})}return t.on("change:answer",a),a(),o}function wt(t){return Object.fromEntries([...t].map(([e,r])=>[e,r.value]))}var re={float32:4,int32:4,uint8:1},ie=120,oe=250;async function at(t,e){let{title:r,stops:n,followed:i,played:s,first:o}=t,a=async x=>JSON.parse(new TextDecoder().decode(await vt(x))),c=await a(t.moments),l=se(await a(t.arrays),await vt(t.data)),u=c.map(x=>G(x.numbers,l)),f=G(t.lasting,l),y=t.described.map(e?M:v),b=new Set(y.filter(x=>x.local).map(({name:x})=>x)),m=x=>JSON.stringify(Object.keys(n).map(S=>x[S])),w=new Map(c.map((x,S)=>[m(x.state),S])),A=new Set,p={},g,d,k=0,_=C(o,0),O=()=>w.get(m(_.state));function v(x){let S=x.local||s&&x.kind==="buttons";return x.name in n?{...x,stops:n[x.name]}:{...x,fixed:!S}}function M(x){let S="in_passing"in x&&x.in_passing;return x.kind==="slider"&&x.name in n?{...x,stops:n[x.name]}:{...x,fixed:S}}function C(x,S){let{state:$,said:I}=c[x],N=s?{buttons:{pause:{disabled:g===void 0,why:"nothing plays"}}}:{};return{number:S,state:{...$,...p},said:I,failed:!1,numbers:{...u[x],...N}}}function E([x,S]){let $=N=>Math.abs(N-S),I=typeof S=="number"?n[x]:void 0;return[x,I?I.reduce((N,F)=>$(F)<$(N)?F:N):S]}function B(x){let S=Object.keys(i).filter($=>$ in x&&x[$]!==_.state[$]);return Object.assign({},...S.map($=>i[$][n[$].indexOf(x[$])]))}function D([x,S]){return!(JSON.stringify(S)===JSON.stringify(_.state[x]))&&!(x in n)&&!b.has(x)}function U({number:x,changes:S}){let $=Object.fromEntries(Object.entries(S).map(E)),I=O(),N=w.get(m({..._.state,...B($),...$}));if(clearTimeout(k),d=void 0,e&&(N===void 0||Object.entries($).some(D))){d={changes:S},k=setTimeout(L,oe,e,x);return}let F=N??I;for(let R of b)Ut(F,I,R)&&delete p[R];for(let[R,Jt]of Object.entries($))b.has(R)&&(p[R]=Jt);_=C(F,x),A.forEach(R=>R())}async function L(x,S){await x()||(d=void 0,_=C(O(),Math.max(S,_.number)),A.forEach($=>$()))}function Ut(x,S,$){let[I,N]=[x,S].map(F=>JSON.stringify(c[F].state[$]));return I!==N}function et(){clearInterval(g),g=void 0}function mt(){_=C(O(),_.number),A.forEach(x=>x())}function Ht(x){let S=n[x],$=N=>U({number:Math.max(Date.now(),_.number+1),changes:{[x]:S[N]}}),I=()=>S.indexOf(_.state[x]);if(Y()){$(I()===S.length-1?0:S.length-1);return}g=setInterval(()=>{let N=I()+1;N===S.length-1&&et(),$(N)},ie),I()===S.length-1?$(0):mt()}let Wt={title:r,described:y,lasting:f,alone:!0,wakes:!!e};return{get:x=>({...Wt,answer:_,wanted:d})[x],set:(x,S)=>{et(),U(S)},save_changes:()=>{},send:({press:x})=>{et(),s&&x==="play"?Ht(s):e?(clearTimeout(k),d={changes:{},...d,press:x},L(e,_.number)):mt()},on:(x,S)=>{x==="change:answer"&&A.add(S)},off:(x,S)=>{A.delete(S)}}}async function vt(t){let e=Uint8Array.from(atob(t),n=>n.charCodeAt(0)),r=new Blob([e]).stream().pipeThrough(new DecompressionStream("deflate"));return new Uint8Array(await new Response(r).arrayBuffer())}function se(t,e){let r=0;return t.map(({kind:n,shape:i})=>{let s=re[n],o=i.reduce((c,l)=>c*l,1),a=new Uint8Array(o*s);for(let c=0;c<s;c+=1)for(let l=0;l<o;l+=1)a[l*s+c]=e[r+c*o+l];return r+=a.length,st(n,i,a)})}function G(t,e){return Array.isArray(t)?t.map(r=>G(r,e)):t===null||typeof t!="object"?t:t.array!==void 0?e[t.array]:Object.fromEntries(Object.entries(t).map(([r,n])=>[r,G(n,e)]))}var ae="This explorer is asleep: run the cell to use it.",le=16,ce=25,ue=600,pe=1e3;function _t(t){let e=({model:n,el:i})=>fe(t,n,i);return{render:e,play:async(n,i)=>e({model:await at(n),el:i}),modelOf:at}}function fe(t,e,r){let n=kt(e),i=xt(e.get("described"),n),s=["question","task","lacks"].filter(E=>e.get("lasting")[E]).map(E=>h("p",{class:E},e.get("lasting")[E])),o=h("div",{class:"picture",style:"visibility: hidden"}),a=h("p",{class:"said"}),c=h("p",{class:"heard",role:"status"}),l=h("section",{class:"mlpkit","aria-label":e.get("title")},h("style",{},bt),h("p",{class:"asleep",role:"note"},ae),...s,o,i.node,a,c),u=h("div",{class:"mlpkit-around"},h("style",{},gt));u.attachShadow({mode:"open"}).append(l);let f=he(u,l),y=()=>u.classList.add("sleeping");e.on("comm_live_update",y),r.append(u);let b=t({picture:o,link:n,root:l}),[m,w,A,p,g]=[0,0,0,0,0],d=o.clientWidth;function k(){if(cancelAnimationFrame(m),m=0,g=performance.now(),d===0)return;i.update();let E=b({numbers:n.numbers,state:n.state,drawn:n.drawn,width:d}),B=n.failed?n.said:W(E??n.said);a.textContent!==B&&_(B),a.classList.toggle("failed",n.failed),o.style.visibility="",l.dataset.drawn=String(n.number),p+=1,l.dataset.pictures=String(p)}function _(E){let B=a.textContent==="";a.textContent=E,clearTimeout(A),c.textContent="",!B&&(A=setTimeout(()=>{c.setAttribute("role",n.failed?"alert":"status"),c.textContent=E},ue))}let O=()=>{clearTimeout(w),w=0,m||=requestAnimationFrame(k)},v=0;n.onAnswer=()=>{if(u.classList.remove("sleeping"),n.unasked&&Y()){let B=performance.now()-g;v||=setTimeout(()=>{v=0,O()},Math.max(pe-B,0));return}O(),n.number>=n.asked&&!document.hidden&&performance.now()-g>le&&k()},n.onQuestion=()=>{l.dataset.asked=String(n.asked),w||=setTimeout(O,ce)};let M=new ResizeObserver(([{contentRect:E}])=>{let B=Math.round(E.width);B!==d&&(d=B,O())});M.observe(o);let C=yt(O);return l.dataset.asked=String(n.asked),O(),()=>{cancelAnimationFrame(m),clearTimeout(w),clearTimeout(A),clearTimeout(v),M.disconnect(),C(),f(),e.off("comm_live_update",y),n.close()}}var de="input:not([type=radio], [type=checkbox], [type=range]), textarea";function he(t,e){let r=n=>{let i=n.composedPath()[0];if(!e.contains(i))return;let s=n.ctrlKey||n.metaKey||n.altKey,o=n.key==="Escape"||(i.matches(de)?s&&n.key.toLowerCase()==="s":s||n.key==="Enter"&&n.shiftKey);t.toggleAttribute("data-lm-suppress-shortcuts",!o)};return window.addEventListener("keydown",r,!0),()=>window.removeEventListener("keydown",r,!0)}function Q(t){return h("canvas",{class:"garment",style:`width: ${t}px; height: ${t}px`})}var me=t=>Array.from(t.match(/[\d.]+/g)??[],Number).slice(0,3),lt=t=>t.getContext("2d");function X(t,e,r){let[n,i]=e.shape,s=me(r),o=new ImageData(i,n);e.forEach((a,c)=>o.data.set([...s,a],4*c)),Object.assign(t,{width:i,height:n}),lt(t).putImageData(o,0,0)}var ct="http://www.w3.org/1999/xhtml",At={svg:"http://www.w3.org/2000/svg",xhtml:ct,xlink:"http://www.w3.org/1999/xlink",xml:"http://www.w3.org/XML/1998/namespace",xmlns:"http://www.w3.org/2000/xmlns/"};function St(t){var e=t+="",r=e.indexOf(":");return r>=0&&(e=t.slice(0,r))!=="xmlns"&&(t=t.slice(r+1)),At.hasOwnProperty(e)?{space:At[e],local:t}:t}function ge(t){return function(){var e=this.ownerDocument,r=this.namespaceURI;return r===ct&&e.documentElement.namespaceURI===ct?e.createElement(t):e.createElementNS(r,t)}}function ye(t){return function(){return this.ownerDocument.createElementNS(t.space,t.local)}}function pt(t){var e=St(t);return(e.local?ye:ge)(e)}function xe(){}function Et(t){return t==null?xe:function(){return this.querySelector(t)}}function be(t){typeof t!="function"&&(t=Et(t));for(var e=this._groups,r=e.length,n=new Array(r),i=0;i<r;++i)for(var s=e[i],o=s.length,a=n[i]=new Array(o),c,l,u=0;u<o;++u)(c=s[u])&&(l=t.call(c,c.__data__,u,s))&&("__data__"in c&&(l.__data__=c.__data__),a[u]=l);return new q(n,this._parents)}function we(t){return t==null?[]:Array.isArray(t)?t:Array.from(t)}function ke(){return[]}function ve(t){return t==null?ke:function(){return this.querySelectorAll(t)}}function _e(t){return function(){return we(t.apply(this,arguments))}}function Ae(t){typeof t=="function"?t=_e(t):t=ve(t);for(var e=this._groups,r=e.length,n=[],i=[],s=0;s<r;++s)for(var o=e[s],a=o.length,c,l=0;l<a;++l)(c=o[l])&&(n.push(t.call(c,c.__data__,l,o)),i.push(c));return new q(n,i)}function Se(t){return function(){return this.matches(t)}}function Ot(t){return function(e){return e.matches(t)}}var Ee=Array.prototype.find;function Oe(t){return function(){return Ee.call(this.children,t)}}function $e(){return this.firstElementChild}function Me(t){return this.select(t==null?$e:Oe(typeof t=="function"?t:Ot(t)))}var Ce=Array.prototype.filter;function Ne(){return Array.from(this.children)}function Le(t){return function(){return Ce.call(this.children,t)}}function Te(t){return this.selectAll(t==null?Ne:Le(typeof t=="function"?t:Ot(t)))}function Be(t){typeof t!="function"&&(t=Se(t));for(var e=this._groups,r=e.length,n=new Array(r),i=0;i<r;++i)for(var s=e[i],o=s.length,a=n[i]=[],c,l=0;l<o;++l)(c=s[l])&&t.call(c,c.__data__,l,s)&&a.push(c);return new q(n,this._parents)}function $t(t){return new Array(t.length)}function Ie(){return new q(this._enter||this._groups.map($t),this._parents)}function Z(t,e){this.ownerDocument=t.ownerDocument,this.namespaceURI=t.namespaceURI,this._next=null,this._parent=t,this.__data__=e}Z.prototype={constructor:Z,appendChild:function(t){return this._parent.insertBefore(t,this._next)},insertBefore:function(t,e){return this._parent.insertBefore(t,e)},querySelector:function(t){return this._parent.querySelector(t)},querySelectorAll:function(t){return this._parent.querySelectorAll(t)}};function qe(t){return function(){return t}}function Pe(t,e,r,n,i,s){for(var o=0,a,c=e.length,l=s.length;o<l;++o)(a=e[o])?(a.__data__=s[o],n[o]=a):r[o]=new Z(t,s[o]);for(;o<c;++o)(a=e[o])&&(i[o]=a)}function Fe(t,e,r,n,i,s,o){var a,c,l=new Map,u=e.length,f=s.length,y=new Array(u),b;for(a=0;a<u;++a)(c=e[a])&&(y[a]=b=o.call(c,c.__data__,a,e)+"",l.has(b)?i[a]=c:l.set(b,c));for(a=0;a<f;++a)b=o.call(t,s[a],a,s)+"",(c=l.get(b))?(n[a]=c,c.__data__=s[a],l.delete(b)):r[a]=new Z(t,s[a]);for(a=0;a<u;++a)(c=e[a])&&l.get(y[a])===c&&(i[a]=c)}function Re(t){return t.__data__}function De(t,e){if(!arguments.length)return Array.from(this,Re);var r=e?Fe:Pe,n=this._parents,i=this._groups;typeof t!="function"&&(t=qe(t));for(var s=i.length,o=new Array(s),a=new Array(s),c=new Array(s),l=0;l<s;++l){var u=n[l],f=i[l],y=f.length,b=ze(t.call(u,u&&u.__data__,l,n)),m=b.length,w=a[l]=new Array(m),A=o[l]=new Array(m),p=c[l]=new Array(y);r(u,f,w,A,p,b,e);for(var g=0,d=0,k,_;g<m;++g)if(k=w[g]){for(g>=d&&(d=g+1);!(_=A[d])&&++d<m;);k._next=_||null}}return o=new q(o,n),o._enter=a,o._exit=c,o}function ze(t){return typeof t=="object"&&"length"in t?t:Array.from(t)}function Ke(){return new q(this._exit||this._groups.map($t),this._parents)}function Ve(t,e,r){var n=this.enter(),i=this,s=this.exit();return typeof t=="function"?(n=t(n),n&&(n=n.selection())):n=n.append(t+""),e!=null&&(i=e(i),i&&(i=i.selection())),r==null?s.remove():r(s),n&&i?n.merge(i).order():i}function Ue(t){for(var e=t.selection?t.selection():t,r=this._groups,n=e._groups,i=r.length,s=n.length,o=Math.min(i,s),a=new Array(i),c=0;c<o;++c)for(var l=r[c],u=n[c],f=l.length,y=a[c]=new Array(f),b,m=0;m<f;++m)(b=l[m]||u[m])&&(y[m]=b);for(;c<i;++c)a[c]=r[c];return new q(a,this._parents)}function He(){for(var t=this._groups,e=-1,r=t.length;++e<r;)for(var n=t[e],i=n.length-1,s=n[i],o;--i>=0;)(o=n[i])&&(s&&o.compareDocumentPosition(s)^4&&s.parentNode.insertBefore(o,s),s=o);return this}function We(t){t||(t=Je);function e(f,y){return f&&y?t(f.__data__,y.__data__):!f-!y}for(var r=this._groups,n=r.length,i=new Array(n),s=0;s<n;++s){for(var o=r[s],a=o.length,c=i[s]=new Array(a),l,u=0;u<a;++u)(l=o[u])&&(c[u]=l);c.sort(e)}return new q(i,this._parents).order()}function Je(t,e){return t<e?-1:t>e?1:t>=e?0:NaN}function je(){var t=arguments[0];return arguments[0]=this,t.apply(null,arguments),this}function Ye(){return Array.from(this)}function Ge(){for(var t=this._groups,e=0,r=t.length;e<r;++e)for(var n=t[e],i=0,s=n.length;i<s;++i){var o=n[i];if(o)return o}return null}function Qe(){let t=0;for(let e of this)++t;return t}function Xe(){return!this.node()}function Ze(t){for(var e=this._groups,r=0,n=e.length;r<n;++r)for(var i=e[r],s=0,o=i.length,a;s<o;++s)(a=i[s])&&t.call(a,a.__data__,s,i);return this}function tn(t){return function(){this.removeAttribute(t)}}function en(t){return function(){this.removeAttributeNS(t.space,t.local)}}function nn(t,e){return function(){this.setAttribute(t,e)}}function rn(t,e){return function(){this.setAttributeNS(t.space,t.local,e)}}function on(t,e){return function(){var r=e.apply(this,arguments);r==null?this.removeAttribute(t):this.setAttribute(t,r)}}function sn(t,e){return function(){var r=e.apply(this,arguments);r==null?this.removeAttributeNS(t.space,t.local):this.setAttributeNS(t.space,t.local,r)}}function an(t,e){var r=St(t);if(arguments.length<2){var n=this.node();return r.local?n.getAttributeNS(r.space,r.local):n.getAttribute(r)}return this.each((e==null?r.local?en:tn:typeof e=="function"?r.local?sn:on:r.local?rn:nn)(r,e))}function Mt(t){return t.ownerDocument&&t.ownerDocument.defaultView||t.document&&t||t.defaultView}function ln(t){return function(){this.style.removeProperty(t)}}function cn(t,e,r){return function(){this.style.setProperty(t,e,r)}}function un(t,e,r){return function(){var n=e.apply(this,arguments);n==null?this.style.removeProperty(t):this.style.setProperty(t,n,r)}}function pn(t,e,r){return arguments.length>1?this.each((e==null?ln:typeof e=="function"?un:cn)(t,e,r??"")):fn(this.node(),t)}function fn(t,e){return t.style.getPropertyValue(e)||Mt(t).getComputedStyle(t,null).getPropertyValue(e)}function dn(t){return function(){delete this[t]}}function hn(t,e){return function(){this[t]=e}}function mn(t,e){return function(){var r=e.apply(this,arguments);r==null?delete this[t]:this[t]=r}}function gn(t,e){return arguments.length>1?this.each((e==null?dn:typeof e=="function"?mn:hn)(t,e)):this.node()[t]}function Ct(t){return t.trim().split(/^|\s+/)}function ft(t){return t.classList||new Nt(t)}function Nt(t){this._node=t,this._names=Ct(t.getAttribute("class")||"")}Nt.prototype={add:function(t){var e=this._names.indexOf(t);e<0&&(this._names.push(t),this._node.setAttribute("class",this._names.join(" ")))},remove:function(t){var e=this._names.indexOf(t);e>=0&&(this._names.splice(e,1),this._node.setAttribute("class",this._names.join(" ")))},contains:function(t){return this._names.indexOf(t)>=0}};function Lt(t,e){for(var r=ft(t),n=-1,i=e.length;++n<i;)r.add(e[n])}function Tt(t,e){for(var r=ft(t),n=-1,i=e.length;++n<i;)r.remove(e[n])}function yn(t){return function(){Lt(this,t)}}function xn(t){return function(){Tt(this,t)}}function bn(t,e){return function(){(e.apply(this,arguments)?Lt:Tt)(this,t)}}function wn(t,e){var r=Ct(t+"");if(arguments.length<2){for(var n=ft(this.node()),i=-1,s=r.length;++i<s;)if(!n.contains(r[i]))return!1;return!0}return this.each((typeof e=="function"?bn:e?yn:xn)(r,e))}function kn(){this.textContent=""}function vn(t){return function(){this.textContent=t}}function _n(t){return function(){var e=t.apply(this,arguments);this.textContent=e??""}}function An(t){return arguments.length?this.each(t==null?kn:(typeof t=="function"?_n:vn)(t)):this.node().textContent}function Sn(){this.innerHTML=""}function En(t){return function(){this.innerHTML=t}}function On(t){return function(){var e=t.apply(this,arguments);this.innerHTML=e??""}}function $n(t){return arguments.length?this.each(t==null?Sn:(typeof t=="function"?On:En)(t)):this.node().innerHTML}function Mn(){this.nextSibling&&this.parentNode.appendChild(this)}function Cn(){return this.each(Mn)}function Nn(){this.previousSibling&&this.parentNode.insertBefore(this,this.parentNode.firstChild)}function Ln(){return this.each(Nn)}function Tn(t){var e=typeof t=="function"?t:pt(t);return this.select(function(){return this.appendChild(e.apply(this,arguments))})}function Bn(){return null}function In(t,e){var r=typeof t=="function"?t:pt(t),n=e==null?Bn:typeof e=="function"?e:Et(e);return this.select(function(){return this.insertBefore(r.apply(this,arguments),n.apply(this,arguments)||null)})}function qn(){var t=this.parentNode;t&&t.removeChild(this)}function Pn(){return this.each(qn)}function Fn(){var t=this.cloneNode(!1),e=this.parentNode;return e?e.insertBefore(t,this.nextSibling):t}function Rn(){var t=this.cloneNode(!0),e=this.parentNode;return e?e.insertBefore(t,this.nextSibling):t}function Dn(t){return this.select(t?Rn:Fn)}function zn(t){return arguments.length?this.property("__data__",t):this.node().__data__}function Kn(t){return function(e){t.call(this,e,this.__data__)}}function Vn(t){return t.trim().split(/^|\s+/).map(function(e){var r="",n=e.indexOf(".");return n>=0&&(r=e.slice(n+1),e=e.slice(0,n)),{type:e,name:r}})}function Un(t){return function(){var e=this.__on;if(e){for(var r=0,n=-1,i=e.length,s;r<i;++r)s=e[r],(!t.type||s.type===t.type)&&s.name===t.name?this.removeEventListener(s.type,s.listener,s.options):e[++n]=s;++n?e.length=n:delete this.__on}}}function Hn(t,e,r){return function(){var n=this.__on,i,s=Kn(e);if(n){for(var o=0,a=n.length;o<a;++o)if((i=n[o]).type===t.type&&i.name===t.name){this.removeEventListener(i.type,i.listener,i.options),this.addEventListener(i.type,i.listener=s,i.options=r),i.value=e;return}}this.addEventListener(t.type,s,r),i={type:t.type,name:t.name,value:e,listener:s,options:r},n?n.push(i):this.__on=[i]}}function Wn(t,e,r){var n=Vn(t+""),i,s=n.length,o;if(arguments.length<2){var a=this.node().__on;if(a){for(var c=0,l=a.length,u;c<l;++c)for(i=0,u=a[c];i<s;++i)if((o=n[i]).type===u.type&&o.name===u.name)return u.value}return}for(a=e?Hn:Un,i=0;i<s;++i)this.each(a(n[i],e,r));return this}function Bt(t,e,r){var n=Mt(t),i=n.CustomEvent;typeof i=="function"?i=new i(e,r):(i=n.document.createEvent("Event"),r?(i.initEvent(e,r.bubbles,r.cancelable),i.detail=r.detail):i.initEvent(e,!1,!1)),t.dispatchEvent(i)}function Jn(t,e){return function(){return Bt(this,t,e)}}function jn(t,e){return function(){return Bt(this,t,e.apply(this,arguments))}}function Yn(t,e){return this.each((typeof e=="function"?jn:Jn)(t,e))}function*Gn(){for(var t=this._groups,e=0,r=t.length;e<r;++e)for(var n=t[e],i=0,s=n.length,o;i<s;++i)(o=n[i])&&(yield o)}var It=[null];function q(t,e){this._groups=t,this._parents=e}function Qn(){return new q([[document.documentElement]],It)}function Xn(){return this}q.prototype=Qn.prototype={constructor:q,select:be,selectAll:Ae,selectChild:Me,selectChildren:Te,filter:Be,data:De,enter:Ie,exit:Ke,join:Ve,merge:Ue,selection:Xn,order:He,sort:We,call:je,nodes:Ye,node:Ge,size:Qe,empty:Xe,each:Ze,attr:an,style:pn,property:gn,classed:wn,text:An,html:$n,raise:Cn,lower:Ln,append:Tn,insert:In,remove:Pn,clone:Dn,datum:zn,on:Wn,dispatch:Yn,[Symbol.iterator]:Gn};function dt(t){return typeof t=="string"?new q([[document.querySelector(t)]],[document.documentElement]):new q([[t]],It)}function qt(t){return dt(pt(t).call(document.documentElement))}var Zn=0;function tr(){return new ut}function ut(){this._="@"+(++Zn).toString(36)}ut.prototype=tr.prototype={constructor:ut,get:function(t){for(var e=this._;!(e in t);)if(!(t=t.parentNode))return;return t[e]},set:function(t,e){return t[this._]=e},remove:function(t){return this._ in t&&delete t[this._]},toString:function(){return this._}};function er(t){let e;for(;e=t.sourceEvent;)t=e;return t}function z(t,e){if(t=er(t),e===void 0&&(e=t.currentTarget),e){var r=e.ownerSVGElement||e;if(r.createSVGPoint){var n=r.createSVGPoint();return n.x=t.clientX,n.y=t.clientY,n=n.matrixTransform(e.getScreenCTM().inverse()),[n.x,n.y]}if(e.getBoundingClientRect){var i=e.getBoundingClientRect();return[t.clientX-i.left-e.clientLeft,t.clientY-i.top-e.clientTop]}}return[t.pageX,t.pageY]}var nr=13,rr={ArrowLeft:[-1,0],ArrowRight:[1,0],ArrowUp:[0,1],ArrowDown:[0,-1],PageUp:[0,10],PageDown:[0,-10],Home:[-1/0,0],End:[1/0,0]};function Pt(t,e,{drag:r,nudge:n,ground:i}){t.classed("handle",!0).attr("tabindex",0).attr("role","slider");let o=dt(t.node().parentNode).insert("circle",()=>t.node()).attr("class","hold").attr("r",nr);o.attr("fill","transparent").on("pointerdown",c);let a=l=>r(...z(l,e.node()));function c(l){l.preventDefault(),t.node().focus({preventScroll:!0,focusVisible:!1}),t.node().setPointerCapture(l.pointerId),t.on("pointermove",a)}return t.on("pointerdown",c),i?.on("pointerdown",l=>{l.pointerType!=="touch"&&(a(l),c(l))}),i?.on("click",a),t.on("pointerup pointercancel",()=>t.on("pointermove",null)),t.on("keydown",l=>{let u=rr[l.key];if(!u||l.ctrlKey||l.metaKey||l.altKey)return;l.preventDefault();let f=l.shiftKey?10:1;n(f*u[0],f*u[1])}),(l,u,f)=>{let{x:y,y:b,width:m,height:w}=t.node().getBBox();o.attr("cx",y+m/2).attr("cy",b+w/2);for(let A of["display","transform"])o.attr(A,t.attr(A));t.attr("aria-label",l).attr("aria-valuenow",u).attr("aria-valuetext",f)}}var ir=(t,e,r)=>t.attr("fill",e).attr("stroke",r).attr("stroke-width",2),Ft=(t,e,r="var(--ink)",n="var(--page)")=>ir(t.append("circle").attr("r",e),r,n);function ht(t,e,r){let n=ot(t);return n.at(P(n.place(e)+r,0,n.count-1))}function Rt(t,e){let r=qt("svg").attr("role","group").attr("aria-label",e);t.append(r.node());let n=Object.assign(r,{size:(i,s)=>n.attr("viewBox",`0 0 ${i} ${s}`).attr("height",s)});return n}var V=[0,0,1,1],K=10,or=14,zt=4,Dt=4;function Kt(t,e,r){let{points:n}=t.numbers,i={side:1,right:v=>K+v*(i.side-2*K),down:v=>K+(1-v)*(i.side-2*K),share:v=>P((v-K)/(i.side-2*K),0,1),at:v=>[i.right(n[2*v]),i.down(n[2*v+1])]},s=h("h2",{},"map of the last hidden layer"),o=(v,M)=>h("b",{style:`color: var(${v})`},M),a=h("p",{class:"key"},"Images that the network sees as alike lie close together. ×: a mistake among the chosen, ○: correct; ringed: pictured below. ",o("--value","Blue"),": the true class; ",o("--slope","orange"),": taken for."),c=h("p",{class:"key",hidden:!!t.controls.part.fixed},"To choose from a part only, drag a rectangle, or the large circles at its corners."),l=h("button",{type:"button",onclick:()=>t.ask({part:V})},"whole map");l.hidden=!!t.controls.part.fixed;let u=h("canvas",{}),f=h("div",{},u),y=Rt(f,"map of the images; a dragged rectangle chooses some");y.classed("draggable",!t.controls.part.fixed);let b=sr(u,e,i,t.numbers),m=pr(y,t,i),w=y.append("g").attr("fill","none").attr("stroke","var(--ink)").attr("stroke-width",1.5),A=y.append("g"),p=fr(y,t,i),g=cr(y,f,t,i,v=>{k(),r(v)});ur(y,t,i,g.leave);let d=-1;function k(v=d){d=v;let M=[...t.numbers.shown].map(E=>[E,zt]),C=[d,g.hovered].filter(E=>E>=0).map(E=>[E,8]);w.selectAll("circle").data([...M,...C]).join("circle").attr("cx",([E])=>i.at(E)[0]).attr("cy",([E])=>i.at(E)[1]).attr("r",([,E])=>E)}function _({numbers:v,state:M,drawn:C,ink:E,describe:B,side:D}){i.side=D,y.size(D,D).style("width",`${D}px`),b(v,C);let U=L=>L===C.true?"var(--value)":L===C.taken_for?"var(--slope)":null;A.selectAll("text").data(dr(v,i)).join("text").attr("x",({x:L})=>L).attr("y",({y:L})=>L).text(({name:L})=>L).style("fill",({name:L})=>U(L)).attr("font-weight",({name:L})=>U(L)?700:null),H(l,String(M.part)===String(V)&&"all of it is shown"),m(M.part),p(M.part),g.show(B,E)}let O=h("div",{class:"bar"},s,l);return{node:h("div",{class:"map"},O,a,c,f),update:_,ring:k}}function sr(t,e,r,{class_names:n,labels:i}){let s="";return(o,a)=>{let[c,l,u,f,y]=["--quiet","--slope","--value","--wrong","--right"].map(d=>j(e,d)),[b,m]=[n.indexOf(a.true),n.indexOf(a.taken_for)],w=b>=0&&b===m,A=[r.side,devicePixelRatio,b,m,c].join();if(A===s)return;s=A,t.width=t.height=r.side*devicePixelRatio,t.style.width=t.style.height=`${r.side}px`;let p=lt(t);p.scale(devicePixelRatio,devicePixelRatio);let g=(d,k,_,O)=>{p.fillStyle=d,p.globalAlpha=k;for(let v=0;v<i.length;v+=1){if(!O(i[v]))continue;let[M,C]=r.at(v);p.fillRect(M-_/2,C-_/2,_,_)}};g(c,.5,1.6,d=>d!==b&&d!==m),w||g(l,.65,2,d=>d===m),g(u,.65,2,d=>d===b),p.globalAlpha=1,p.lineWidth=1.3,p.strokeStyle=w?y:f,p.beginPath();for(let d of o.marked)(w?ar:lr)(p,...r.at(d));p.stroke()}}function ar(t,e,r){t.moveTo(e+2,r),t.arc(e,r,2,0,2*Math.PI)}function lr(t,e,r){for(let[n,i]of[[2.5,2.5],[2.5,-2.5]])t.moveTo(e-n,r-i),t.lineTo(e+n,r+i)}function cr(t,e,r,n,i){let s=Q(84),o=h("div",{}),a=h("div",{class:"tip",hidden:!0},s,o);e.append(a);let c=r.controls.hovered.fixed;c&&(s.style.display="none");let l={hovered:-1,leave:()=>b(-1),show:m},u=()=>["","",""],f="";function y(w,A){let[p,g]=[-1,or**2],d=new Set(r.numbers.shown);for(let k=0;k<r.numbers.labels.length;k+=1){let[_,O]=n.at(k),v=(_-w)**2+(O-A)**2-(d.has(k)?zt**2:0);v<g&&([p,g]=[k,v])}return p}function b(w){w!==l.hovered&&(l.hovered=w,c||r.ask({hovered:w}),m(u,f))}t.on("pointermove.tip pointerdown.tip",w=>{(w.buttons===0||w.pointerType==="touch")&&b(y(...z(w,t.node())))}).on("pointerleave.tip",l.leave);function m(w,A){if([u,f]=[w,A],a.hidden=l.hovered<0,i(l.hovered),a.hidden)return;let p=r.drawn.hovered===l.hovered&&r.numbers.hovered,[g,d,k]=u(l.hovered);o.textContent=`${g}, ${d}: ${p?p.surely:k}`,s.style.visibility=p?"visible":"hidden",p&&X(s,p.image,f);let[_,O]=n.at(l.hovered),[v,M]=[_<n.side/2,O<n.side/2];a.style.left=v?`${_+14}px`:"auto",a.style.right=v?"auto":`${e.clientWidth-_+14}px`,a.style.top=M?`${O}px`:"auto",a.style.bottom=M?"auto":`${n.side-O}px`}return l}function ur(t,e,r,n){t.on("pointerdown.brush",i=>{if(i.target.closest(".handle")||i.pointerType==="touch"||e.controls.part.fixed)return;i.preventDefault(),n();let[s,o]=z(i,t.node()),a=0;t.node()?.setPointerCapture(i.pointerId),t.on("pointermove.brush",c=>{let[l,u]=z(c,t.node());a=Math.max(a,Math.abs(l-s),Math.abs(u-o));let[f,y]=[Math.min(s,l),Math.max(s,l)].map(r.share),[b,m]=[Math.min(o,u),Math.max(o,u)].map(w=>1-r.share(w));a>Dt&&e.ask({part:[f,m,y,b]})}),t.on("pointerup.brush pointercancel.brush",()=>{t.on("pointermove.brush pointerup.brush pointercancel.brush",null),a<=Dt&&e.ask({part:V})})})}function pr(t,e,r){let n=t.append("rect").attr("class","part").attr("fill-opacity",.1).attr("display",e.controls.part.fixed?"none":null);return i=>{let[s,o,a,c]=i,l=String(i)===String(V);n.attr("fill",l?"none":"var(--value)").attr("stroke",l?"var(--faint)":"var(--ink)").attr("x",r.right(s)).attr("width",r.right(a)-r.right(s)).attr("y",r.down(c)).attr("height",r.down(o)-r.down(c))}}function fr(t,e,r){let n={low:0,high:1,step:.02},i=["left, bottom","right, top"].map((s,o)=>{let[a,c]=[2*o,2*o+1],l=Ft(t,7,"var(--page)","var(--ink)").attr("display",e.controls.part.fixed?"none":null),u=o?Math.max:Math.min,f=(b,m)=>{let w=[...e.state.part];[w[a],w[c]]=[u(b,w[2-a]),u(m,w[4-c])],e.ask({part:w})},y=Pt(l,t,{drag:(b,m)=>f(r.share(b),1-r.share(m)),nudge:(b,m)=>f(ht(n,e.state.part[a],b),ht(n,e.state.part[c],m))});return b=>{let[m,w]=[b[a],b[c]];l.attr("cx",r.right(m)).attr("cy",r.down(w)),y(`${s} corner of the part that is shown`,m,`${Math.round(100*m)}%, ${Math.round(100*w)}%`)}});return s=>i.forEach(o=>o(s))}function dr({class_names:t,centres:e},{right:r,down:n,side:i}){let s=t.map((a,c)=>({name:a,x:r(e[2*c]),y:n(e[2*c+1])+4})).filter(({x:a})=>Number.isFinite(a)).sort((a,c)=>a.y-c.y),o=(a,c)=>Math.abs(a.x-c.x)<3.4*(a.name.length+c.name.length);return s.forEach((a,c)=>{let l=3.4*a.name.length;a.x=P(a.x,l,i-l);for(let u of s.slice(0,c))o(a,u)&&a.y<u.y+14&&(a.y=u.y+14)}),s}var tt="any",Vt=12,hr=`
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
`,mr=({picture:t,link:e,root:r})=>{let{class_names:n,counts:i,labels:s,predicted:o,percent:a,points:c}=e.numbers,l=gr(n,i,(m,w)=>e.ask({true:m,taken_for:w})),f=c&&Kt(e,r,m=>y.light(m)),y=br(e,m=>f?.ring(m)),b=h("div",{class:c?"mistakes mapped":"mistakes"},l.node);return f&&b.append(f.node),b.append(y.node),t.append(h("style",{},hr),b),({numbers:m,state:w,drawn:A,width:p})=>{let g=p>=620;b.classList.toggle("wide",g);let d=Math.min(Math.floor((g?.53*p:p)-92)/n.length-1,34);b.style.setProperty("--cell",`${Math.floor(d)}px`),l.update(w);let k=j(r,"--ink"),_=O=>[n[s[O]],s[O]===o[O]?"correct":`as ${n[o[O]]}`,`${a[O]}% sure`];f?.update({numbers:m,state:w,drawn:A,ink:k,describe:_,side:Math.min(g?p-l.node.offsetWidth-24:p,460)}),y.update({numbers:m,state:w,ink:k,describe:_,columns:g&&f?6:p>480?4:3})}},ii=_t(mr);function gr(t,e,r){let n=t.length,i=Math.max(1,...e.filter((p,g)=>g%(n+1))),s=t.map((p,g)=>e.subarray(g*n,(g+1)*n).reduce((d,k)=>d+k,0)),o=[tt,...t],a=o.map((p,g)=>o.map((d,k)=>g&&k?yr(t,g-1,k-1,e[(g-1)*n+k-1],g===k?s[g-1]:i):xr(t,g,k))),[c,...l]=a.map(p=>h("tr",{},...p)),u=h("table",{role:"grid","aria-label":"confusion matrix: a row for each true class, a column for what it was taken for"},h("thead",{},c),h("tbody",{},...l)),[f,y]=[0,0];a[0][0].tabIndex=0;function b(p,g,d=!0){a[f][y].tabIndex=-1,[f,y]=[P(p,0,n),P(g,0,n)],a[f][y].tabIndex=0,d&&a[f][y].focus()}let m=p=>{let g=p,d=a.findIndex(k=>k.includes(g));return[d,a[d].indexOf(g)]};u.addEventListener("focusin",({target:p})=>b(...m(p),!1)),u.addEventListener("click",({target:p})=>{let g=p.closest("td, th");g&&(b(...m(g)),r(o[f],o[y]))}),u.addEventListener("keydown",p=>{if(p.ctrlKey||p.metaKey||p.altKey)return;let d={ArrowLeft:[f,y-1],ArrowRight:[f,y+1],ArrowUp:[f-1,y],ArrowDown:[f+1,y],Home:[f,0],End:[f,n],PageUp:[0,y],PageDown:[n,y]}[p.key];if(d)b(...d);else if(p.key==="Enter"||p.key===" ")r(o[f],o[y]);else return;p.preventDefault()});function w(p){let g=[o.indexOf(p.true),o.indexOf(p.taken_for)];u.matches(":focus-within")||b(...g,!1),a.flat().forEach(d=>d.setAttribute("aria-selected",String(String(m(d))===String(g))))}let A=h("h2",{},"true class (row), taken for (column)");return{node:h("div",{},A,h("div",{},u)),update:w}}function yr(t,e,r,n,i){let s=e===r?"--right":"--wrong",o=Math.round(42*n/i);return h("td",{tabindex:-1,class:n?"some":"none","aria-label":`${t[e]} taken for ${t[r]}: ${n}`,style:n>0&&`background: color-mix(in srgb, var(${s}) ${o}%, transparent)`},n?String(n):"·")}function xr(t,e,r){let[n,i,s]=e?[t[e-1],`${t[e-1]} taken for any other`,"row"]:r?[t[r-1],`any other taken for ${t[r-1]}`,"col"]:["all mistakes","all mistakes"];return h("th",{tabindex:-1,scope:s,"aria-label":i},h("span",{},n))}function br(t,e){let r=h("h2",{"aria-live":"off"}),n=p=>t.ask({page:p}),i=h("button",{type:"button","aria-label":"previous page",onclick:()=>n(t.state.page-1)},"‹"),s=h("button",{type:"button","aria-label":"next page",onclick:()=>n(t.state.page+1)},"›"),o=h("input",{type:"range",min:1,step:1,"aria-label":"page, 12 images each",oninput:()=>n(Number(o.value))}),a=h("span",{}),c=[i,o,s],l=Array.from({length:Vt},()=>{let[p,g,d]=[h("div",{}),h("div",{}),Q(68)],k=h("li",{},p,d,g),_={node:k,over:p,under:g,image:d,n:-1};return k.addEventListener("pointerenter",()=>e(_.n)),k.addEventListener("pointerleave",()=>e(-1)),_}),u=h("ul",{"aria-label":"the chosen images, the most confident first"},...l.map(({node:p})=>p)),f=h("p",{class:"none"},"none"),y=-1;function b(p=y){y=p;for(let g of l)g.node.classList.toggle("pointed",g.n>=0&&g.n===y)}function m({numbers:p,state:g,ink:d,describe:k,columns:_}){r.textContent=`${wr(g)}: ${p.found.toLocaleString("en")}`;let O=t.controls.page.fixed;a.textContent=O&&p.pages>1?`the first ${Vt}; more pages need the notebook`:`page ${g.page} of ${p.pages}`,o.max=String(p.pages),o.value=String(g.page),o.setAttribute("aria-valuetext",a.textContent),H(i,g.page<=1&&"this is the first page"),H(s,g.page>=p.pages&&"this is the last page"),O&&c.forEach(v=>{v.hidden=v.disabled=!0}),u.style.gridTemplateColumns=`repeat(${_}, minmax(0, 1fr))`,f.hidden=p.found>0,l.forEach((v,M)=>{if(v.n=p.shown[M]??-1,v.node.style.visibility=v.n<0?"hidden":"",v.n<0)return;let[C,E]=k(v.n);v.over.replaceChildren(C,h("br"),E),v.under.textContent=p.surely[M],X(v.image,p.images[M],d)}),b()}let w=h("div",{class:"bar"},r,...c,a),A=h("p",{class:"key"},"% sure: the probability that the network assigns to its answer.");return{node:h("div",{class:"images"},w,A,f,u),update:m,light:b}}function wr({true:t,taken_for:e,part:r}){let n=t===e&&t===tt?"all mistakes":t===e?`${t}, correct`:t===tt?`another class taken for ${e}`:e===tt?`${t} taken for another class`:`${t} taken for ${e}`;return String(r)===String(V)?n:`${n}, in the rectangle`}export{ii as default};
