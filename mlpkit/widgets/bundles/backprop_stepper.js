// Made by "make bundles"; licences in LICENSES.txt. Sources f785896bf7103d2a5211dbc48b5a5ab8e4df58b98bb613aef7600aaef287a535
var J="http://www.w3.org/1999/xhtml",st={svg:"http://www.w3.org/2000/svg",xhtml:J,xlink:"http://www.w3.org/1999/xlink",xml:"http://www.w3.org/XML/1998/namespace",xmlns:"http://www.w3.org/2000/xmlns/"};function ot(t){var e=t+="",n=e.indexOf(":");return n>=0&&(e=t.slice(0,n))!=="xmlns"&&(t=t.slice(n+1)),st.hasOwnProperty(e)?{space:st[e],local:t}:t}function Rt(t){return function(){var e=this.ownerDocument,n=this.namespaceURI;return n===J&&e.documentElement.namespaceURI===J?e.createElement(t):e.createElementNS(n,t)}}function jt(t){return function(){return this.ownerDocument.createElementNS(t.space,t.local)}}function Q(t){var e=ot(t);return(e.local?jt:Rt)(e)}function Dt(){}function at(t){return t==null?Dt:function(){return this.querySelector(t)}}function Pt(t){typeof t!="function"&&(t=at(t));for(var e=this._groups,n=e.length,i=new Array(n),r=0;r<n;++r)for(var s=e[r],l=s.length,o=i[r]=new Array(l),a,c,u=0;u<l;++u)(a=s[u])&&(c=t.call(a,a.__data__,u,s))&&("__data__"in a&&(c.__data__=a.__data__),o[u]=c);return new C(i,this._parents)}function Wt(t){return t==null?[]:Array.isArray(t)?t:Array.from(t)}function Vt(){return[]}function Ut(t){return t==null?Vt:function(){return this.querySelectorAll(t)}}function Kt(t){return function(){return Wt(t.apply(this,arguments))}}function Ht(t){typeof t=="function"?t=Kt(t):t=Ut(t);for(var e=this._groups,n=e.length,i=[],r=[],s=0;s<n;++s)for(var l=e[s],o=l.length,a,c=0;c<o;++c)(a=l[c])&&(i.push(t.call(a,a.__data__,c,l)),r.push(a));return new C(i,r)}function Jt(t){return function(){return this.matches(t)}}function lt(t){return function(e){return e.matches(t)}}var Yt=Array.prototype.find;function Qt(t){return function(){return Yt.call(this.children,t)}}function Xt(){return this.firstElementChild}function Gt(t){return this.select(t==null?Xt:Qt(typeof t=="function"?t:lt(t)))}var Zt=Array.prototype.filter;function te(){return Array.from(this.children)}function ee(t){return function(){return Zt.call(this.children,t)}}function ne(t){return this.selectAll(t==null?te:ee(typeof t=="function"?t:lt(t)))}function re(t){typeof t!="function"&&(t=Jt(t));for(var e=this._groups,n=e.length,i=new Array(n),r=0;r<n;++r)for(var s=e[r],l=s.length,o=i[r]=[],a,c=0;c<l;++c)(a=s[c])&&t.call(a,a.__data__,c,s)&&o.push(a);return new C(i,this._parents)}function ct(t){return new Array(t.length)}function ie(){return new C(this._enter||this._groups.map(ct),this._parents)}function D(t,e){this.ownerDocument=t.ownerDocument,this.namespaceURI=t.namespaceURI,this._next=null,this._parent=t,this.__data__=e}D.prototype={constructor:D,appendChild:function(t){return this._parent.insertBefore(t,this._next)},insertBefore:function(t,e){return this._parent.insertBefore(t,e)},querySelector:function(t){return this._parent.querySelector(t)},querySelectorAll:function(t){return this._parent.querySelectorAll(t)}};function se(t){return function(){return t}}function oe(t,e,n,i,r,s){for(var l=0,o,a=e.length,c=s.length;l<c;++l)(o=e[l])?(o.__data__=s[l],i[l]=o):n[l]=new D(t,s[l]);for(;l<a;++l)(o=e[l])&&(r[l]=o)}function ae(t,e,n,i,r,s,l){var o,a,c=new Map,u=e.length,p=s.length,f=new Array(u),h;for(o=0;o<u;++o)(a=e[o])&&(f[o]=h=l.call(a,a.__data__,o,e)+"",c.has(h)?r[o]=a:c.set(h,a));for(o=0;o<p;++o)h=l.call(t,s[o],o,s)+"",(a=c.get(h))?(i[o]=a,a.__data__=s[o],c.delete(h)):n[o]=new D(t,s[o]);for(o=0;o<u;++o)(a=e[o])&&c.get(f[o])===a&&(r[o]=a)}function le(t){return t.__data__}function ce(t,e){if(!arguments.length)return Array.from(this,le);var n=e?ae:oe,i=this._parents,r=this._groups;typeof t!="function"&&(t=se(t));for(var s=r.length,l=new Array(s),o=new Array(s),a=new Array(s),c=0;c<s;++c){var u=i[c],p=r[c],f=p.length,h=ue(t.call(u,u&&u.__data__,c,i)),x=h.length,_=o[c]=new Array(x),O=l[c]=new Array(x),y=a[c]=new Array(f);n(u,p,_,O,y,h,e);for(var b=0,S=0,N,w;b<x;++b)if(N=_[b]){for(b>=S&&(S=b+1);!(w=O[S])&&++S<x;);N._next=w||null}}return l=new C(l,i),l._enter=o,l._exit=a,l}function ue(t){return typeof t=="object"&&"length"in t?t:Array.from(t)}function pe(){return new C(this._exit||this._groups.map(ct),this._parents)}function fe(t,e,n){var i=this.enter(),r=this,s=this.exit();return typeof t=="function"?(i=t(i),i&&(i=i.selection())):i=i.append(t+""),e!=null&&(r=e(r),r&&(r=r.selection())),n==null?s.remove():n(s),i&&r?i.merge(r).order():r}function de(t){for(var e=t.selection?t.selection():t,n=this._groups,i=e._groups,r=n.length,s=i.length,l=Math.min(r,s),o=new Array(r),a=0;a<l;++a)for(var c=n[a],u=i[a],p=c.length,f=o[a]=new Array(p),h,x=0;x<p;++x)(h=c[x]||u[x])&&(f[x]=h);for(;a<r;++a)o[a]=n[a];return new C(o,this._parents)}function he(){for(var t=this._groups,e=-1,n=t.length;++e<n;)for(var i=t[e],r=i.length-1,s=i[r],l;--r>=0;)(l=i[r])&&(s&&l.compareDocumentPosition(s)^4&&s.parentNode.insertBefore(l,s),s=l);return this}function me(t){t||(t=ge);function e(p,f){return p&&f?t(p.__data__,f.__data__):!p-!f}for(var n=this._groups,i=n.length,r=new Array(i),s=0;s<i;++s){for(var l=n[s],o=l.length,a=r[s]=new Array(o),c,u=0;u<o;++u)(c=l[u])&&(a[u]=c);a.sort(e)}return new C(r,this._parents).order()}function ge(t,e){return t<e?-1:t>e?1:t>=e?0:NaN}function ye(){var t=arguments[0];return arguments[0]=this,t.apply(null,arguments),this}function be(){return Array.from(this)}function xe(){for(var t=this._groups,e=0,n=t.length;e<n;++e)for(var i=t[e],r=0,s=i.length;r<s;++r){var l=i[r];if(l)return l}return null}function we(){let t=0;for(let e of this)++t;return t}function ve(){return!this.node()}function _e(t){for(var e=this._groups,n=0,i=e.length;n<i;++n)for(var r=e[n],s=0,l=r.length,o;s<l;++s)(o=r[s])&&t.call(o,o.__data__,s,r);return this}function ke(t){return function(){this.removeAttribute(t)}}function Ae(t){return function(){this.removeAttributeNS(t.space,t.local)}}function Se(t,e){return function(){this.setAttribute(t,e)}}function Ee(t,e){return function(){this.setAttributeNS(t.space,t.local,e)}}function Me(t,e){return function(){var n=e.apply(this,arguments);n==null?this.removeAttribute(t):this.setAttribute(t,n)}}function $e(t,e){return function(){var n=e.apply(this,arguments);n==null?this.removeAttributeNS(t.space,t.local):this.setAttributeNS(t.space,t.local,n)}}function Oe(t,e){var n=ot(t);if(arguments.length<2){var i=this.node();return n.local?i.getAttributeNS(n.space,n.local):i.getAttribute(n)}return this.each((e==null?n.local?Ae:ke:typeof e=="function"?n.local?$e:Me:n.local?Ee:Se)(n,e))}function ut(t){return t.ownerDocument&&t.ownerDocument.defaultView||t.document&&t||t.defaultView}function Le(t){return function(){this.style.removeProperty(t)}}function Ne(t,e,n){return function(){this.style.setProperty(t,e,n)}}function Ce(t,e,n){return function(){var i=e.apply(this,arguments);i==null?this.style.removeProperty(t):this.style.setProperty(t,i,n)}}function ze(t,e,n){return arguments.length>1?this.each((e==null?Le:typeof e=="function"?Ce:Ne)(t,e,n??"")):Te(this.node(),t)}function Te(t,e){return t.style.getPropertyValue(e)||ut(t).getComputedStyle(t,null).getPropertyValue(e)}function qe(t){return function(){delete this[t]}}function Fe(t,e){return function(){this[t]=e}}function Be(t,e){return function(){var n=e.apply(this,arguments);n==null?delete this[t]:this[t]=n}}function Ie(t,e){return arguments.length>1?this.each((e==null?qe:typeof e=="function"?Be:Fe)(t,e)):this.node()[t]}function pt(t){return t.trim().split(/^|\s+/)}function X(t){return t.classList||new ft(t)}function ft(t){this._node=t,this._names=pt(t.getAttribute("class")||"")}ft.prototype={add:function(t){var e=this._names.indexOf(t);e<0&&(this._names.push(t),this._node.setAttribute("class",this._names.join(" ")))},remove:function(t){var e=this._names.indexOf(t);e>=0&&(this._names.splice(e,1),this._node.setAttribute("class",this._names.join(" ")))},contains:function(t){return this._names.indexOf(t)>=0}};function dt(t,e){for(var n=X(t),i=-1,r=e.length;++i<r;)n.add(e[i])}function ht(t,e){for(var n=X(t),i=-1,r=e.length;++i<r;)n.remove(e[i])}function Re(t){return function(){dt(this,t)}}function je(t){return function(){ht(this,t)}}function De(t,e){return function(){(e.apply(this,arguments)?dt:ht)(this,t)}}function Pe(t,e){var n=pt(t+"");if(arguments.length<2){for(var i=X(this.node()),r=-1,s=n.length;++r<s;)if(!i.contains(n[r]))return!1;return!0}return this.each((typeof e=="function"?De:e?Re:je)(n,e))}function We(){this.textContent=""}function Ve(t){return function(){this.textContent=t}}function Ue(t){return function(){var e=t.apply(this,arguments);this.textContent=e??""}}function Ke(t){return arguments.length?this.each(t==null?We:(typeof t=="function"?Ue:Ve)(t)):this.node().textContent}function He(){this.innerHTML=""}function Je(t){return function(){this.innerHTML=t}}function Ye(t){return function(){var e=t.apply(this,arguments);this.innerHTML=e??""}}function Qe(t){return arguments.length?this.each(t==null?He:(typeof t=="function"?Ye:Je)(t)):this.node().innerHTML}function Xe(){this.nextSibling&&this.parentNode.appendChild(this)}function Ge(){return this.each(Xe)}function Ze(){this.previousSibling&&this.parentNode.insertBefore(this,this.parentNode.firstChild)}function tn(){return this.each(Ze)}function en(t){var e=typeof t=="function"?t:Q(t);return this.select(function(){return this.appendChild(e.apply(this,arguments))})}function nn(){return null}function rn(t,e){var n=typeof t=="function"?t:Q(t),i=e==null?nn:typeof e=="function"?e:at(e);return this.select(function(){return this.insertBefore(n.apply(this,arguments),i.apply(this,arguments)||null)})}function sn(){var t=this.parentNode;t&&t.removeChild(this)}function on(){return this.each(sn)}function an(){var t=this.cloneNode(!1),e=this.parentNode;return e?e.insertBefore(t,this.nextSibling):t}function ln(){var t=this.cloneNode(!0),e=this.parentNode;return e?e.insertBefore(t,this.nextSibling):t}function cn(t){return this.select(t?ln:an)}function un(t){return arguments.length?this.property("__data__",t):this.node().__data__}function pn(t){return function(e){t.call(this,e,this.__data__)}}function fn(t){return t.trim().split(/^|\s+/).map(function(e){var n="",i=e.indexOf(".");return i>=0&&(n=e.slice(i+1),e=e.slice(0,i)),{type:e,name:n}})}function dn(t){return function(){var e=this.__on;if(e){for(var n=0,i=-1,r=e.length,s;n<r;++n)s=e[n],(!t.type||s.type===t.type)&&s.name===t.name?this.removeEventListener(s.type,s.listener,s.options):e[++i]=s;++i?e.length=i:delete this.__on}}}function hn(t,e,n){return function(){var i=this.__on,r,s=pn(e);if(i){for(var l=0,o=i.length;l<o;++l)if((r=i[l]).type===t.type&&r.name===t.name){this.removeEventListener(r.type,r.listener,r.options),this.addEventListener(r.type,r.listener=s,r.options=n),r.value=e;return}}this.addEventListener(t.type,s,n),r={type:t.type,name:t.name,value:e,listener:s,options:n},i?i.push(r):this.__on=[r]}}function mn(t,e,n){var i=fn(t+""),r,s=i.length,l;if(arguments.length<2){var o=this.node().__on;if(o){for(var a=0,c=o.length,u;a<c;++a)for(r=0,u=o[a];r<s;++r)if((l=i[r]).type===u.type&&l.name===u.name)return u.value}return}for(o=e?hn:dn,r=0;r<s;++r)this.each(o(i[r],e,n));return this}function mt(t,e,n){var i=ut(t),r=i.CustomEvent;typeof r=="function"?r=new r(e,n):(r=i.document.createEvent("Event"),n?(r.initEvent(e,n.bubbles,n.cancelable),r.detail=n.detail):r.initEvent(e,!1,!1)),t.dispatchEvent(r)}function gn(t,e){return function(){return mt(this,t,e)}}function yn(t,e){return function(){return mt(this,t,e.apply(this,arguments))}}function bn(t,e){return this.each((typeof e=="function"?yn:gn)(t,e))}function*xn(){for(var t=this._groups,e=0,n=t.length;e<n;++e)for(var i=t[e],r=0,s=i.length,l;r<s;++r)(l=i[r])&&(yield l)}var gt=[null];function C(t,e){this._groups=t,this._parents=e}function wn(){return new C([[document.documentElement]],gt)}function vn(){return this}C.prototype=wn.prototype={constructor:C,select:Pt,selectAll:Ht,selectChild:Gt,selectChildren:ne,filter:re,data:ce,enter:ie,exit:pe,join:fe,merge:de,selection:vn,order:he,sort:me,call:ye,nodes:be,node:xe,size:we,empty:ve,each:_e,attr:Oe,style:ze,property:Ie,classed:Pe,text:Ke,html:Qe,raise:Ge,lower:tn,append:en,insert:rn,remove:on,clone:cn,datum:un,on:mn,dispatch:bn,[Symbol.iterator]:xn};function B(t){return typeof t=="string"?new C([[document.querySelector(t)]],[document.documentElement]):new C([[t]],gt)}function yt(t){return B(Q(t).call(document.documentElement))}var _n=0;function kn(){return new Y}function Y(){this._="@"+(++_n).toString(36)}Y.prototype=kn.prototype={constructor:Y,get:function(t){for(var e=this._;!(e in t);)if(!(t=t.parentNode))return;return t[e]},set:function(t,e){return t[this._]=e},remove:function(t){return this._ in t&&delete t[this._]},toString:function(){return this._}};function g(t,e={},...n){let i=document.createElement(t);for(let[r,s]of Object.entries(e))r.startsWith("on")?i.addEventListener(r.slice(2),s):s!==void 0&&s!==!1&&i.setAttribute(r,s===!0?"":s);return i.append(...n),i}function bt(t){let e=matchMedia("(prefers-color-scheme: dark)"),n=new MutationObserver(t);return n.observe(document.body,{attributeFilter:["data-jp-theme-light","class"]}),e.addEventListener("change",t),()=>{n.disconnect(),e.removeEventListener("change",t)}}function xt(){return matchMedia("(prefers-reduced-motion: reduce)").matches}function M(t,e=3){if(typeof t!="number")return String(t);let n=Math.abs(t)<1e-4&&t!==0?t.toPrecision(2):String(Number(t.toPrecision(e)));return I(n)}var An={"+":"","-":"⁻",..."⁰¹²³⁴⁵⁶⁷⁸⁹"};function I(t){return t.replace(/(?<![^\s(])(?<!\w\()-(?=\.?\d|[iI]nf)/g,"−").replace(/(?<![\w.=-])(\d+(?:\.\d+)?)e([+-])0*(\d+)\b/g,(e,n,i,r)=>`${n==="1"?"":`${n}·`}10${[...i+r].map(s=>An[s]).join("")}`)}var Sn=7;function wt(t,e){let n={slider:En,choice:Mn,switches:$n,buttons:On},i=t.filter(s=>!s.on_picture).map(s=>n[s.kind](s.name,s,e));return{node:g("div",{class:"controls"},...i.map(s=>s.node)),update:()=>i.forEach(s=>s.update())}}function G(t,e){let n=([i,r])=>[e[i]].flat().some(s=>r.includes(s));return!t.fixed&&Object.entries(t.only).every(n)}function Z(t,e){t.classList.toggle("off",e);for(let[n,i]of[["role","group"],["aria-disabled","true"]])e?t.setAttribute(n,i):t.removeAttribute(n)}function tt({stops:t,low:e,high:n,step:i,log:r}){if(t){let o=a=>t.reduce((c,u,p)=>Math.abs(u-a)<Math.abs(t[c]-a)?p:c,0);return{count:t.length,at:a=>t[a],place:o}}let[s,l]=r?[Math.log10(e),Math.log10(n)]:[e,n];return{count:Math.round((l-s)/i)+1,at:o=>{let a=Math.min(s+o*i,l);return Number(r?(10**a).toPrecision(6):a.toFixed(9))},place:o=>Math.round(((r?Math.log10(o):o)-s)/i)}}function En(t,e,n){let i=tt(e),r=y=>n.ask({[t]:y}),s=g("input",{type:"range",min:0,max:i.count-1,step:1,"aria-label":e.label,oninput:()=>r(i.at(Number(s.value)))}),l=g("input",{class:"number",inputmode:"decimal","aria-label":`${e.label}, as a number`,oninput:()=>u=!0,onchange:h,onkeydown:({key:y})=>y==="Enter"&&h(),onblur:()=>O()}),o=g("span",{class:"note",role:"status"}),[a,c]=[i.at(0),i.at(i.count-1)],[u,p]=[!1,""],f=()=>`${n.asked} ${n.state[t]}`;function h(){if(!u)return;u=!1;let y=Number(l.value.replace("−","-").replace(",","."));if(Number.isFinite(y)&&l.value.trim()!==""){let b=i.at(i.place(Math.min(Math.max(y,a),c)));r(b),o.textContent=x(y,b)}else o.textContent=`Expected: a number from ${M(a)} to ${M(c)}.`;l.value=M(n.state[t]),p=f()}function x(y,b){return M(y)===M(b)?"":y>c?`Up to ${M(c)}.`:y<a?`From ${M(a)} up.`:`${I(String(y))} is between stops: ${M(b)}.`}let _=g("div",{class:"row"},g("span",{class:"name"},e.label),s,l,o);function O(){let y=n.state[t];s.value=i.place(y),s.setAttribute("aria-valuetext",M(y)),document.activeElement!==l&&(l.value=M(y)),f()!==p&&(o.textContent="");let b=!G(e,n.state);s.disabled=l.disabled=b,Z(_,b)}return{node:_,update:O}}function Mn(t,e,n){let i=f=>n.ask({[t]:f}),r=Math.random().toString(36),s=e.options.map(f=>g("input",{type:"radio",name:r,onchange:()=>i(f)})),l=g("select",{"aria-label":e.label,onchange:()=>i(e.options[l.selectedIndex])},...e.options.map(f=>g("option",{},M(f)))),o=e.options.length<=Sn,a=s.map((f,h)=>g("label",{class:"option"},f,M(e.options[h]))),c=o?g("div",{class:"options",role:"radiogroup","aria-label":e.label},...a):l,u=g("div",{class:o?"row wide":"row"},g("span",{class:"name"},e.label),c);function p(){let f=e.options.indexOf(n.state[t]),h=!G(e,n.state);s.forEach((x,_)=>{x.checked=_===f,x.disabled=h||e.stops&&!e.stops.includes(e.options[_])}),l.selectedIndex=f,l.disabled=h,Z(u,h)}return{node:u,update:p}}function $n(t,e,n){let i=a=>{let c=new Set(n.state[t]);c.delete(a)||c.add(a),n.ask({[t]:e.options.filter(u=>c.has(u))})},r=e.options.map(a=>g("button",{type:"button",onclick:()=>i(a)},M(a))),s=g("div",{class:"options",role:"group","aria-label":e.label},...r),l=g("div",{class:"row wide"},g("span",{class:"name"},e.label),s);function o(){let a=!G(e,n.state);r.forEach((c,u)=>{c.setAttribute("aria-pressed",n.state[t].includes(e.options[u])),c.disabled=a}),Z(l,a)}return{node:l,update:o}}function On(t,e,n){let i=(o,a)=>a.ariaDisabled!=="true"&&n.press(o),r=Object.entries(e.options).map(([o,a])=>{let c=g("button",{type:"button",onclick:()=>i(o,c),onblur:()=>l()},a);return[o,a,c]}),s=g("div",{class:"row wide"},g("div",{class:"options"},...r.map(([,,o])=>o)));function l(){for(let[o,a,c]of r){let u=n.numbers.buttons?.[o]??{},p=u.label??a;c.textContent!==p&&(c.textContent=p);let f=!!(e.fixed||u.disabled);c.ariaDisabled=f,c.disabled=f&&!c.matches(":focus")}}return{node:s,update:l}}var vt=`/* Light and dark follow JupyterLab's theme, VS Code's, or the system's. */
.mlpkit {
  color-scheme: light dark;
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
  color: var(--ink);
  font-family: var(--jp-ui-font-family, system-ui, sans-serif);
  font-size: 13px;
  line-height: 1.4;
  max-width: 920px;
  padding: 2px;
}
body[data-jp-theme-light="true"] .mlpkit,
body.vscode-light .mlpkit {
  color-scheme: light;
}
body[data-jp-theme-light="false"] .mlpkit,
body.vscode-dark .mlpkit {
  color-scheme: dark;
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
.mlpkit .note:not(:empty) {
  padding-top: 4px;
}
.mlpkit .controls:has(.note:not(:empty)) {
  align-items: start;
} /* the row beside it stays */
.mlpkit .row.wide {
  grid-column: 1 / -1;
  grid-template-columns: clamp(6.5em, 26cqw, 10em) 1fr;
}
.mlpkit .row.wide > .options:first-child {
  grid-column: 1 / -1;
}
.mlpkit .row.off {
  opacity: 0.45;
}
.mlpkit input[type="range"] {
  width: 100%;
  margin: 0;
  accent-color: var(--value);
}
.mlpkit input.number {
  width: 5.2em;
  text-align: right;
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
.mlpkit button:disabled,
.mlpkit button[aria-disabled="true"] {
  opacity: 0.45;
  cursor: default;
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
.mlpkit select {
  font: inherit;
  color: inherit;
  background: var(--page);
  border: 1px solid var(--quiet);
  border-radius: 4px;
  padding: 2px 4px;
}
.mlpkit :focus-visible,
.mlpkit .option:has(:focus-visible) {
  outline: 2px solid var(--value);
  outline-offset: 2px;
}
.mlpkit .option input:focus-visible {
  outline: none;
}
.mlpkit .handle {
  cursor: grab;
  touch-action: none;
}
.mlpkit .handle:active {
  cursor: grabbing;
}
.mlpkit .handle:focus {
  outline: none;
}
.mlpkit .handle:focus-visible {
  outline: 2px solid var(--value);
  outline-offset: 3px;
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
  width: 1px;
  height: 1px;
  overflow: hidden;
  clip-path: inset(50%);
  white-space: nowrap;
}

/* Without a kernel: JupyterLab marks what it opens so, and link.js hears of a restart. */
.mlpkit .asleep {
  display: none;
  font-weight: 600;
  margin: 0 0 6px;
}
:is(.jupyter-widgets-disconnected .mlpkit, .mlpkit.sleeping) .asleep {
  display: block;
}
:is(.jupyter-widgets-disconnected .mlpkit, .mlpkit.sleeping) .controls {
  opacity: 0.45;
}
:is(.jupyter-widgets-disconnected .mlpkit, .mlpkit.sleeping) :is(.controls, .picture) {
  pointer-events: none;
  interactivity: inert;
}
.mlpkit-explorer.jupyter-widgets-disconnected::before,
.mlpkit-explorer .jupyter-widgets-disconnected::before {
  display: none;
}
`;var Nn={float32:Float32Array,int32:Int32Array,uint8:Uint8Array};function R(t){return Array.isArray(t)?t.map(R):t===null||typeof t!="object"||ArrayBuffer.isView(t)?t:t.data!==void 0?et(t.kind,t.shape,t.data):Object.fromEntries(Object.entries(t).map(([e,n])=>[e,R(n)]))}function et(t,e,n){let{buffer:i,byteOffset:r=0,byteLength:s}=ArrayBuffer.isView(n)?n:new Uint8Array(n),l=new Nn[t](i.slice(r,r+s));return l.shape=e,l}function kt(t){let e=new Map,n=0,i=()=>{},r={number:-1,asked:0,served:{},onQuestion:i,onAnswer:i},s=R(t.get("lasting"));r.controls=Object.fromEntries(t.get("described").map(o=>[o.name,o]));function l(){let o=t.get("answer");if(!(o.number<r.number)){for(let[a,c]of e)c.number<=o.number&&e.delete(a);r.number=o.number,r.state={...o.state,..._t(e)},r.numbers={...s,...R(o.numbers)},r.drawn=o.state,r.said=o.said,r.failed=o.failed,r.onAnswer()}}return r.ask=o=>{n=Math.max(n+1,Date.now()),r.asked=n;for(let[a,c]of Object.entries(o))e.set(a,{value:c,number:n});r.state={...r.state,...o},r.onQuestion(),t.set("asked",{number:n,changes:_t(e)}),t.save_changes()},r.press=o=>r.served[o]?r.served[o]():t.send({press:o}),t.on("change:answer",l),r.close=()=>t.off("change:answer",l),l(),r}function _t(t){return Object.fromEntries([...t].map(([e,n])=>[e,n.value]))}var Cn={float32:4,int32:4,uint8:1},zn=120;async function St(t){let{title:e,stops:n,followed:i,played:r,first:s}=t,l=async d=>JSON.parse(new TextDecoder().decode(await At(d))),o=await l(t.moments),a=Tn(await l(t.arrays),await At(t.data)),c=o.map(d=>P(d.numbers,a)),u=P(t.lasting,a),p=t.described.map(d=>d.name in n?{...d,stops:n[d.name]}:{...d,fixed:d.kind!=="buttons"&&!d.local}),f=new Set(p.filter(d=>d.local).map(({name:d})=>d)),h=d=>JSON.stringify(Object.keys(n).map(A=>d[A])),x=new Map(o.map((d,A)=>[h(d.state),A])),_=new Set,O={},y=null,b=S(s,0);function S(d,A){let{state:E,said:L}=o[d],v=r?{buttons:{pause:{disabled:y===null}}}:{};return{number:A,state:{...E,...O},said:L,failed:!1,numbers:{...c[d],...v}}}function N([d,A]){let E=v=>Math.abs(v-A),L=typeof A=="number"?n[d]:void 0;return[d,L?L.reduce((v,T)=>E(T)<E(v)?T:v):A]}function w(d){let A=Object.keys(i).filter(E=>E in d&&d[E]!==b.state[E]);return Object.assign({},...A.map(E=>i[E][n[E].indexOf(d[E])]))}function k({number:d,changes:A}){let E=Object.fromEntries(Object.entries(A).map(N));for(let[v,T]of Object.entries(E))f.has(v)&&(O[v]=T);let L=x.get(h({...b.state,...w(E),...E}));b=S(L??x.get(h(b.state)),d),_.forEach(v=>v())}function $(){clearInterval(y),y=null}function q(){b=S(x.get(h(b.state)),b.number),_.forEach(d=>d())}function F(){let d=n[r],A=L=>k({number:Math.max(Date.now(),b.number+1),changes:{[r]:d[L]}}),E=()=>d.indexOf(b.state[r]);y=setInterval(()=>{let L=E()+1;L===d.length-1&&$(),A(L)},zn),E()===d.length-1?A(0):q()}return{get:d=>({title:e,described:p,answer:b,lasting:u})[d],set:(d,A)=>{d==="asked"&&($(),k(A))},save_changes:()=>{},send:({press:d})=>{$(),d==="play"?F():q()},on:(d,A)=>d==="change:answer"&&_.add(A),off:(d,A)=>_.delete(A)}}async function At(t){let e=Uint8Array.from(atob(t),i=>i.charCodeAt(0)),n=new Blob([e]).stream().pipeThrough(new DecompressionStream("deflate"));return new Uint8Array(await new Response(n).arrayBuffer())}function Tn(t,e){let n=0;return t.map(({kind:i,shape:r})=>{let s=Cn[i],l=r.reduce((a,c)=>a*c,1),o=new Uint8Array(l*s);for(let a=0;a<s;a+=1)for(let c=0;c<l;c+=1)o[c*s+a]=e[n+a*l+c];return n+=o.length,et(i,r,o)})}function P(t,e){return Array.isArray(t)?t.map(n=>P(n,e)):t===null||typeof t!="object"?t:t.array!==void 0?e[t.array]:Object.fromEntries(Object.entries(t).map(([n,i])=>[n,P(i,e)]))}var qn="This explorer is asleep: run the cell to use it.",Fn=16,Bn=25,In=600;function Et(t){let e=({model:i,el:r})=>Rn(t,i,r);return{render:e,play:async(i,r)=>e({model:await St(i),el:r})}}function Rn(t,e,n){let i=kt(e),r=wt(e.get("described"),i),s=g("div",{class:"picture"}),l=g("p",{class:"said"}),o=g("p",{class:"heard",role:"status"}),a=g("section",{class:"mlpkit","aria-label":e.get("title")},g("style",{},vt),g("p",{class:"asleep",role:"note"},qn),s,r.node,l,o),c=jn(a),u=()=>a.classList.add("sleeping");e.on("comm_live_update",u),n.append(a);let p=t({picture:s,link:i,root:a}),[f,h,x,_,O]=[0,0,0,0,0],y=s.clientWidth;function b(){if(cancelAnimationFrame(f),f=0,O=performance.now(),y===0)return;r.update();let k=p({numbers:i.numbers,state:i.state,drawn:i.drawn,width:y}),$=i.failed?i.said:I(k??i.said);l.textContent=$,l.classList.toggle("failed",i.failed),a.dataset.drawn=i.number,a.dataset.pictures=_+=1,clearTimeout(x),x=setTimeout(()=>{o.setAttribute("role",i.failed?"alert":"status"),o.textContent!==$&&(o.textContent=$)},In)}let S=()=>{clearTimeout(h),h=0,f||=requestAnimationFrame(b)};i.onAnswer=()=>{a.classList.remove("sleeping"),S(),i.number>=i.asked&&!document.hidden&&performance.now()-O>Fn&&b()},i.onQuestion=()=>{a.dataset.asked=i.asked,h||=setTimeout(S,Bn)};let N=new ResizeObserver(([{contentRect:k}])=>{let $=Math.round(k.width);$!==y&&(y=$,S())});N.observe(s);let w=bt(S);return a.dataset.asked=i.asked,S(),()=>{cancelAnimationFrame(f),clearTimeout(h),clearTimeout(x),N.disconnect(),w(),c(),e.off("comm_live_update",u),i.close()}}function jn(t){let e=n=>{if(!t.contains(n.target))return;let i=n.ctrlKey||n.metaKey||n.altKey||n.key==="Escape"||n.key==="Enter"&&n.shiftKey;n.target.toggleAttribute("data-lm-suppress-shortcuts",!i)};return window.addEventListener("keydown",e,!0),()=>window.removeEventListener("keydown",e,!0)}var Mt=[4,9],Dn={loss:"L",rate:"η"};function Ot(t,{values:e,grids:n,steps:i},r,s){B(t).selectAll("li").data(i).join("li").attr("class",(l,o)=>o+1===r?"now":o+1>r?"ahead":null).attr("aria-current",(l,o)=>o+1===r?"step":null).on("click",(l,o)=>s(i.indexOf(o)+1)).each(function({code:o,formulas:a},c){let u=Object.entries(a).map(([p,f])=>{let h=f.split(/(\{\w+\}ᵀ?)/),x=h.map(y=>y.replace(/\{(\w+)\}/,(b,S)=>W(S))).join(""),_=/^\{\w+\}$/.test(f),O=_?[]:h.map((y,b)=>{let[,S,N]=y.match(/\{(\w+)\}(ᵀ?)/)??[];return S?$t(n[S],e,N,/[^(]$/.test(h[b-1])):y});return g("span",{},`${W(p)} = ${x}`,g("span",{class:"filled"},..._?[]:[" = ",...O]," = ",$t(n[p],e)))});this.replaceChildren(g("span",{class:Mt[0]<=c&&c<Mt[1]?"slope":"value"},String(c+1)),g("code",{},o),g("span",{class:"formulas"},...u))})}function $t(t,e,n,i){let r=n?t[0].map((o,a)=>t.map(c=>c[a])):t,s=(o,a="",c="")=>g("span",{class:U(o),"data-number":o},a+M(e[o],6)+c);if(r.length===1&&r[0].length===1)return i&&e[r[0][0]]<0?s(r[0][0],"(",")"):s(r[0][0]);if(r.length===1)return g("span",{},"(",...r[0].flatMap((o,a)=>a?[", ",s(o)]:[s(o)]),")");let l=`grid-template-columns: repeat(${r[0].length}, auto)`;return g("span",{class:"table",style:l},...r.flat().map(o=>s(o)))}var V=({formulas:t},e)=>Object.keys(t).flatMap(n=>e[n].flat()),U=t=>t.startsWith("d")?"slope":"value",W=t=>t.startsWith("new")?`${W(t.slice(3))}′`:Dn[t]??t.replace("1","₁").replace("2","₂"),nt=t=>W(j(t).split("[")[0])+(j(t).match(/\[.*/)??"");function j(t){let[e,n]=t.split("_");return n?`${e}[${[...n].join(", ")}]`:e}function Lt(t,e){let n=yt("svg").attr("role","group").attr("aria-label",e);return t.append(n.node()),n.size=(i,r)=>n.attr("viewBox",`0 0 ${i} ${r}`).attr("height",r),n}var K=560,Nt={x:.06,z1:.4,a1:.57,y:.79,loss:.94},Pn={0:76,1:192,"":134},Tt=["x_0","x_1","z1_0","z1_1","a1_0","a1_1","y","loss"],qt=[["W1","x","z1"],["W2","a1","y"]],Ft=[["z1_0","a1_0"],["z1_1","a1_1"],["y","loss"]],it={b1_0:["z1_0",-58],b1_1:["z1_1",58],b2:["y",58]},Wn=200,Vn="Above a unit its value, below it the slope. Lines: weights in blue, their slopes in orange; thick if large, dashed below 0, dotted at 0. A number in a frame can be changed.",Un="Point at a number: its name stands here.",Kn=`
.stepper { position: relative; }
.stepper .unit circle { fill: var(--page); stroke: var(--quiet); }
.stepper .unit.fresh circle { fill: var(--lit); stroke: var(--ink); stroke-width: 1.5; }
.stepper .unit text { font-size: 11px; }
.stepper .number { paint-order: stroke; stroke: var(--page); stroke-width: 4px; stroke-linejoin: round; }
.stepper .value, .listing .value { fill: var(--value); color: var(--value); }
.stepper .slope, .listing .slope { fill: var(--slope); color: var(--slope); }
.stepper .fresh.number { font-weight: 700; stroke: var(--lit); stroke-width: 8px; }
.listing .fresh { font-weight: 700; background: var(--lit); }
.stepper .source, .listing .source { text-decoration: underline 2px; text-underline-offset: 2px; }
.stepper input {
  position: absolute; transform: translate(-50%, -50%); padding: 0; height: 20px;
  font: 12px var(--jp-ui-font-family, system-ui, sans-serif); text-align: center; box-sizing: border-box;
  color: var(--ink); background: var(--page); border: 1px solid var(--quiet); border-radius: 3px;
}
.stepper input.x { color: var(--value); }
.stepper input:hover:enabled { border-color: var(--ink); }
.stepper input:disabled { border-color: transparent; opacity: 1; }
.stepper input.source { border-bottom: 2px solid currentColor; text-decoration: none; }
.named { margin: 4px; font-size: 12px; }
.key { color: var(--quiet); font-size: 11.5px; margin: 4px; }
.walk { display: flex; gap: 6px; margin: 6px 0; }
.listing { list-style: none; margin: 0; padding: 0; font-size: 12.5px; }
.listing li {
  display: grid; grid-template-columns: 1.4em clamp(15.5em, 31%, 22em) 1fr; gap: 0 6px; align-items: center; min-height: 24px;
  padding: 1px 6px; border-left: 3px solid transparent; border-radius: 3px; cursor: pointer;
}
.listing.narrow li { grid-template-columns: 1.4em 1fr; }
.listing.narrow .formulas { grid-column: 2; }
.listing li:hover { border-left-color: var(--quiet); }
.listing li.now { background: var(--lit); border-left-color: var(--ink); }
.listing li.made { outline: 2px solid var(--ink); }
.listing li.ahead code, .listing li.ahead .formulas { color: var(--quiet); }
.listing li.ahead .filled { visibility: hidden; }
.listing code { font-size: 12px; color: inherit; background: none; padding: 0; white-space: pre-wrap; }
.listing .filled span { white-space: nowrap; }
.listing .formulas { display: flex; flex-wrap: wrap; align-items: center; }
.listing:not(.narrow) .formulas > span:first-child:not(:last-child) { min-width: 23em; }
.listing .table {
  display: inline-grid; gap: 0 0.7em; text-align: right; line-height: 1.25; padding: 0 0.35em; vertical-align: middle;
  border: 1.3px solid currentColor; border-width: 0 1.3px; border-radius: 8px; margin: 1px 2px;
}
`,Ar=Et(({picture:t,link:e})=>{let n=g("div",{class:"stepper"}),i=Lt(n,"the network: values above its units in blue, slopes below in orange"),r=i.append("g"),s=i.append("g"),l=i.append("g").selectAll("g").data(Tt).join(w=>{let k=w.append("g").attr("class","unit");return k.append("circle").attr("r",18),k.append("text").attr("text-anchor","middle").attr("dy","0.35em").text(j),k}),o=i.append("g"),a=i.append("g").style("pointer-events","none"),c=g("p",{class:"named"}),u=g("p",{class:"key"},Vn),p=new Map(Object.values(e.controls).filter(w=>w.on_picture).map(w=>[w.name,Hn(w,e)]));n.append(...[...p.values()].map(w=>w.node));let f=w=>e.ask({step:Math.min(Math.max(w,0),e.numbers.steps.length)}),h=(w,k)=>g("button",{type:"button",onclick:()=>f(e.state.step+k)},w),[x,_]=[h("Back",-1),h("Next",1)],O=g("ol",{class:"listing","aria-label":"the code, line by line"});t.append(g("style",{},Kn),n,c,u,g("div",{class:"walk"},x,_),O);let y={numbers:e.numbers,step:e.state.step},b=null,S=null;for(let[w,k]of[["pointerover",$=>$.closest("[data-number]")],["pointerleave",()=>null]])t.addEventListener(w,({target:$})=>{b=k($)?.dataset.number??null,zt(t,y,b),N()});for(let w of["focusin","focusout"])n.addEventListener(w,({target:k})=>{S=w==="focusin"?k.dataset.number:null,N()});function N(){let w=b??S;c.textContent=w?`${j(w)} = ${M(y.numbers.values[w],6)}`:Un}return({numbers:w,state:k,width:$})=>{let{values:q,grids:F,steps:d,sources:A}=w,E=y.step;y={numbers:w,step:k.step};let L=new Set([...p.keys(),"rate"]);for(let{formulas:m}of d.slice(0,k.step))for(let z of Object.keys(m))F[z].flat().forEach(H=>L.add(H));let v=Jn($,F),T=m=>`translate(${v[m].x},${v[m].y})`;i.size($,268),l.attr("transform",m=>`translate(${v.unit[m].join()})`),r.selectAll("path").data(Object.entries(it)).join("path").attr("stroke","var(--quiet)").attr("d",([m,[z,H]])=>`M${v[m].x},${v[m].y}L${v.unit[z][0]-14},${v.unit[z][1]+12*Math.sign(H)}`),s.selectAll("path").data(Yn(v,w,L)).join("path").attr("d",m=>m.path).attr("stroke",m=>`var(${m.ink})`).attr("stroke-width",m=>m.width).attr("stroke-dasharray",m=>m.dash),o.selectAll("text.number").data([...L].filter(m=>!p.has(m)&&m in v),m=>m).join("text").attr("class",m=>`number ${U(m)}`).attr("data-number",m=>m).attr("transform",T).attr("dy","0.35em").attr("text-anchor","middle").text(m=>(/^(db|newloss)/.test(m)?`${nt(m)} `:"")+M(q[m],6));let Bt=Ft.slice(0,2).filter(([m])=>L.has(m.replace("z","a"))&&!(q[m]>0)),It=[...Object.keys(it).map(m=>[nt(m),v[m].x-36,v[m].y]),["t",v.t.x-22,v.t.y],...Bt.map(([m,z])=>["off",(v.unit[m][0]+v.unit[z][0])/2,v.unit[m][1]-($<K?26:9)])];o.selectAll("text.label").data(It).join("text").attr("class","label").attr("text-anchor","middle").attr("dy","0.35em").attr("x",m=>m[1]).attr("y",m=>m[2]).text(m=>m[0]);for(let[m,z]of p)z.update(v[m]);x.disabled=k.step===0,_.disabled=k.step===d.length,Ot(O,w,k.step,f),O.classList.toggle("narrow",$<K),zt(t,y,b),N(),k.step===E+1&&!xt()&&Qn(a,V(d[E],F),A,v)}});function Hn(t,e){let{name:n}=t,i=tt(t),r=()=>a.value=M(e.state[n],6),s=()=>a.style.width=`${.65*Math.max(a.value.length,1)+.8}em`;function l(u){e.ask({[n]:i.at(Math.min(Math.max(u,0),i.count-1))}),r()}function o(){let u=Number(a.value.replace("−","-").replace(",","."));a.value.trim()!==""&&Number.isFinite(u)?l(i.place(u)):r()}let a=g("input",{class:n.split("_")[0],"data-number":n,"aria-label":t.label,inputmode:"decimal",role:"spinbutton","aria-valuemin":t.low,"aria-valuemax":t.high,autocomplete:"off",disabled:!!t.fixed,onfocus:()=>a.select(),onblur:r,oninput:s,onchange:o,onkeydown:u=>{let p={ArrowUp:1,ArrowDown:-1}[u.key];if(p)l(i.place(e.state[n])+p*(u.shiftKey?10:1));else if(u.key==="Enter")o();else if(u.key==="Escape")r();else return;u.preventDefault(),a.select()}});function c({x:u,y:p}){Object.assign(a.style,{left:`${u}px`,top:`${p}px`}),a.setAttribute("aria-valuenow",e.state[n]),document.activeElement!==a&&r(),s()}return{node:a,update:c}}function Jn(t,e){let n=t<K?{...Nt,z1:.37,a1:.51,y:.8}:Nt,i=Object.fromEntries(Tt.map(c=>{let[u,p=""]=c.split("_");return[c,[n[u]*t,Pn[p]]]})),r={unit:i};for(let[c,[u,p]]of Object.entries(i))r[c]={x:u,y:p-30},r[`d${c}`]={x:u,y:p+30};r.newloss={x:Math.min(i.loss[0],t-46),y:i.loss[1]-52},r.t={x:i.loss[0],y:i.loss[1]+32};let[s,l,o]=t<K?[.32,.68,.64]:[.27,.7,.7],a=([c,u],[p,f],h)=>({x:c+h*(p-c),y:u+h*(f-u)});for(let[c,u,p]of qt)e[u].flat().forEach((f,h)=>e[p].flat().forEach((x,_)=>{r[e[c][h][_]]=a(i[f],i[x],s),r[e[`d${c}`][h][_]]=a(i[f],i[x],c==="W2"?Math.min(l,o):l)}));for(let[c,[u,p]]of Object.entries(it)){let[f,h]=i[u];r[c]={x:f-10,y:h+p},r[`d${c}`]={x:f+44,y:h+p}}return r}function Yn({unit:t},{values:e,grids:n},i){let r=Math.max(...[...n.dW1,...n.dW2].flat().map(l=>Math.abs(e[l])))||1,s=Ft.map(([l,o])=>({path:rt(t[l],t[o],0),ink:"--quiet",width:1}));for(let[l,o,a]of qt)n[o].flat().forEach((c,u)=>n[a].flat().forEach((p,f)=>{let[h,x]=[n[l][u][f],n[`d${l}`][u][f]];s.push(Ct(rt(t[c],t[p],-3.5),e[h]/5,"--value")),i.has(x)&&s.push(Ct(rt(t[c],t[p],3.5),e[x]/r,"--slope"))}));return s}function Ct(t,e,n){return e===0?{path:t,ink:"--quiet",width:1,dash:"1 4"}:{path:t,ink:n,width:1+5*Math.abs(e),dash:e>0?null:"7 4"}}function rt([t,e],[n,i],r){let s=Math.hypot(n-t,i-e),[l,o]=[-(i-e)/s*r,(n-t)/s*r];return`M${t+l},${e+o}L${n+l},${i+o}`}function zt(t,{numbers:{grids:e,steps:n,sources:i},step:r},s){let l=new Set(s?[s]:r?V(n[r-1],e):[]),o=new Set([...l].flatMap(a=>i[a]??[]));for(let a of t.querySelectorAll("[data-number]")){let c=s||!a.closest("li:not(.now)");a.classList.toggle("fresh",!!c&&l.has(a.dataset.number)),a.classList.toggle("source",!!c&&o.has(a.dataset.number))}B(t).selectAll(".unit").classed("fresh",a=>l.has(a)||l.has(`d${a}`)),t.querySelectorAll(".listing li").forEach((a,c)=>a.classList.toggle("made",!!s&&V(n[c],e).includes(s)))}function Qn(t,e,n,i){for(let r of e.filter(s=>s in i))for(let s of n[r].filter(l=>l in i)){let l=t.append("circle").attr("r",5).attr("class",U(s)),o=[s,r].map(a=>`translate(${i[a].x}px,${i[a].y}px)`);l.node().animate({transform:o},{duration:Wn,easing:"ease-in-out"}).onfinish=()=>l.remove()}}export{Ar as default};
