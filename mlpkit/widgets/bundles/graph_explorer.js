// Made by "make bundles"; licences in LICENSES.txt. Sources ddbd48f66c51325b83fa02bc3699465b122e80e29b62a531d16fec85dd504b42
var lt="http://www.w3.org/1999/xhtml",Ct={svg:"http://www.w3.org/2000/svg",xhtml:lt,xlink:"http://www.w3.org/1999/xlink",xml:"http://www.w3.org/XML/1998/namespace",xmlns:"http://www.w3.org/2000/xmlns/"};function Ot(t){var n=t+="",e=n.indexOf(":");return e>=0&&(n=t.slice(0,e))!=="xmlns"&&(t=t.slice(e+1)),Ct.hasOwnProperty(n)?{space:Ct[n],local:t}:t}function $n(t){return function(){var n=this.ownerDocument,e=this.namespaceURI;return e===lt&&n.documentElement.namespaceURI===lt?n.createElement(t):n.createElementNS(e,t)}}function En(t){return function(){return this.ownerDocument.createElementNS(t.space,t.local)}}function ut(t){var n=Ot(t);return(n.local?En:$n)(n)}function Nn(){}function Rt(t){return t==null?Nn:function(){return this.querySelector(t)}}function Cn(t){typeof t!="function"&&(t=Rt(t));for(var n=this._groups,e=n.length,i=new Array(e),s=0;s<e;++s)for(var r=n[s],o=r.length,a=i[s]=new Array(o),l,c,u=0;u<o;++u)(l=r[u])&&(c=t.call(l,l.__data__,u,r))&&("__data__"in l&&(c.__data__=l.__data__),a[u]=c);return new q(i,this._parents)}function On(t){return t==null?[]:Array.isArray(t)?t:Array.from(t)}function Rn(){return[]}function Pn(t){return t==null?Rn:function(){return this.querySelectorAll(t)}}function Ln(t){return function(){return On(t.apply(this,arguments))}}function qn(t){typeof t=="function"?t=Ln(t):t=Pn(t);for(var n=this._groups,e=n.length,i=[],s=[],r=0;r<e;++r)for(var o=n[r],a=o.length,l,c=0;c<a;++c)(l=o[c])&&(i.push(t.call(l,l.__data__,c,o)),s.push(l));return new q(i,s)}function zn(t){return function(){return this.matches(t)}}function Pt(t){return function(n){return n.matches(t)}}var Bn=Array.prototype.find;function In(t){return function(){return Bn.call(this.children,t)}}function Fn(){return this.firstElementChild}function Dn(t){return this.select(t==null?Fn:In(typeof t=="function"?t:Pt(t)))}var Vn=Array.prototype.filter;function Xn(){return Array.from(this.children)}function Yn(t){return function(){return Vn.call(this.children,t)}}function Hn(t){return this.selectAll(t==null?Xn:Yn(typeof t=="function"?t:Pt(t)))}function Un(t){typeof t!="function"&&(t=zn(t));for(var n=this._groups,e=n.length,i=new Array(e),s=0;s<e;++s)for(var r=n[s],o=r.length,a=i[s]=[],l,c=0;c<o;++c)(l=r[c])&&t.call(l,l.__data__,c,r)&&a.push(l);return new q(i,this._parents)}function Lt(t){return new Array(t.length)}function Kn(){return new q(this._enter||this._groups.map(Lt),this._parents)}function Z(t,n){this.ownerDocument=t.ownerDocument,this.namespaceURI=t.namespaceURI,this._next=null,this._parent=t,this.__data__=n}Z.prototype={constructor:Z,appendChild:function(t){return this._parent.insertBefore(t,this._next)},insertBefore:function(t,n){return this._parent.insertBefore(t,n)},querySelector:function(t){return this._parent.querySelector(t)},querySelectorAll:function(t){return this._parent.querySelectorAll(t)}};function Jn(t){return function(){return t}}function Wn(t,n,e,i,s,r){for(var o=0,a,l=n.length,c=r.length;o<c;++o)(a=n[o])?(a.__data__=r[o],i[o]=a):e[o]=new Z(t,r[o]);for(;o<l;++o)(a=n[o])&&(s[o]=a)}function Gn(t,n,e,i,s,r,o){var a,l,c=new Map,u=n.length,h=r.length,f=new Array(u),p;for(a=0;a<u;++a)(l=n[a])&&(f[a]=p=o.call(l,l.__data__,a,n)+"",c.has(p)?s[a]=l:c.set(p,l));for(a=0;a<h;++a)p=o.call(t,r[a],a,r)+"",(l=c.get(p))?(i[a]=l,l.__data__=r[a],c.delete(p)):e[a]=new Z(t,r[a]);for(a=0;a<u;++a)(l=n[a])&&c.get(f[a])===l&&(s[a]=l)}function Qn(t){return t.__data__}function Zn(t,n){if(!arguments.length)return Array.from(this,Qn);var e=n?Gn:Wn,i=this._parents,s=this._groups;typeof t!="function"&&(t=Jn(t));for(var r=s.length,o=new Array(r),a=new Array(r),l=new Array(r),c=0;c<r;++c){var u=i[c],h=s[c],f=h.length,p=jn(t.call(u,u&&u.__data__,c,i)),d=p.length,y=a[c]=new Array(d),w=o[c]=new Array(d),b=l[c]=new Array(f);e(u,h,y,w,b,p,n);for(var x=0,v=0,S,g;x<d;++x)if(S=y[x]){for(x>=v&&(v=x+1);!(g=w[v])&&++v<d;);S._next=g||null}}return o=new q(o,i),o._enter=a,o._exit=l,o}function jn(t){return typeof t=="object"&&"length"in t?t:Array.from(t)}function te(){return new q(this._exit||this._groups.map(Lt),this._parents)}function ne(t,n,e){var i=this.enter(),s=this,r=this.exit();return typeof t=="function"?(i=t(i),i&&(i=i.selection())):i=i.append(t+""),n!=null&&(s=n(s),s&&(s=s.selection())),e==null?r.remove():e(r),i&&s?i.merge(s).order():s}function ee(t){for(var n=t.selection?t.selection():t,e=this._groups,i=n._groups,s=e.length,r=i.length,o=Math.min(s,r),a=new Array(s),l=0;l<o;++l)for(var c=e[l],u=i[l],h=c.length,f=a[l]=new Array(h),p,d=0;d<h;++d)(p=c[d]||u[d])&&(f[d]=p);for(;l<s;++l)a[l]=e[l];return new q(a,this._parents)}function ie(){for(var t=this._groups,n=-1,e=t.length;++n<e;)for(var i=t[n],s=i.length-1,r=i[s],o;--s>=0;)(o=i[s])&&(r&&o.compareDocumentPosition(r)^4&&r.parentNode.insertBefore(o,r),r=o);return this}function se(t){t||(t=re);function n(h,f){return h&&f?t(h.__data__,f.__data__):!h-!f}for(var e=this._groups,i=e.length,s=new Array(i),r=0;r<i;++r){for(var o=e[r],a=o.length,l=s[r]=new Array(a),c,u=0;u<a;++u)(c=o[u])&&(l[u]=c);l.sort(n)}return new q(s,this._parents).order()}function re(t,n){return t<n?-1:t>n?1:t>=n?0:NaN}function oe(){var t=arguments[0];return arguments[0]=this,t.apply(null,arguments),this}function ae(){return Array.from(this)}function le(){for(var t=this._groups,n=0,e=t.length;n<e;++n)for(var i=t[n],s=0,r=i.length;s<r;++s){var o=i[s];if(o)return o}return null}function ce(){let t=0;for(let n of this)++t;return t}function ue(){return!this.node()}function he(t){for(var n=this._groups,e=0,i=n.length;e<i;++e)for(var s=n[e],r=0,o=s.length,a;r<o;++r)(a=s[r])&&t.call(a,a.__data__,r,s);return this}function fe(t){return function(){this.removeAttribute(t)}}function pe(t){return function(){this.removeAttributeNS(t.space,t.local)}}function de(t,n){return function(){this.setAttribute(t,n)}}function _e(t,n){return function(){this.setAttributeNS(t.space,t.local,n)}}function me(t,n){return function(){var e=n.apply(this,arguments);e==null?this.removeAttribute(t):this.setAttribute(t,e)}}function ge(t,n){return function(){var e=n.apply(this,arguments);e==null?this.removeAttributeNS(t.space,t.local):this.setAttributeNS(t.space,t.local,e)}}function ye(t,n){var e=Ot(t);if(arguments.length<2){var i=this.node();return e.local?i.getAttributeNS(e.space,e.local):i.getAttribute(e)}return this.each((n==null?e.local?pe:fe:typeof n=="function"?e.local?ge:me:e.local?_e:de)(e,n))}function qt(t){return t.ownerDocument&&t.ownerDocument.defaultView||t.document&&t||t.defaultView}function xe(t){return function(){this.style.removeProperty(t)}}function ve(t,n,e){return function(){this.style.setProperty(t,n,e)}}function we(t,n,e){return function(){var i=n.apply(this,arguments);i==null?this.style.removeProperty(t):this.style.setProperty(t,i,e)}}function be(t,n,e){return arguments.length>1?this.each((n==null?xe:typeof n=="function"?we:ve)(t,n,e??"")):ke(this.node(),t)}function ke(t,n){return t.style.getPropertyValue(n)||qt(t).getComputedStyle(t,null).getPropertyValue(n)}function Te(t){return function(){delete this[t]}}function Ae(t,n){return function(){this[t]=n}}function Se(t,n){return function(){var e=n.apply(this,arguments);e==null?delete this[t]:this[t]=e}}function Me(t,n){return arguments.length>1?this.each((n==null?Te:typeof n=="function"?Se:Ae)(t,n)):this.node()[t]}function zt(t){return t.trim().split(/^|\s+/)}function ht(t){return t.classList||new Bt(t)}function Bt(t){this._node=t,this._names=zt(t.getAttribute("class")||"")}Bt.prototype={add:function(t){var n=this._names.indexOf(t);n<0&&(this._names.push(t),this._node.setAttribute("class",this._names.join(" ")))},remove:function(t){var n=this._names.indexOf(t);n>=0&&(this._names.splice(n,1),this._node.setAttribute("class",this._names.join(" ")))},contains:function(t){return this._names.indexOf(t)>=0}};function It(t,n){for(var e=ht(t),i=-1,s=n.length;++i<s;)e.add(n[i])}function Ft(t,n){for(var e=ht(t),i=-1,s=n.length;++i<s;)e.remove(n[i])}function $e(t){return function(){It(this,t)}}function Ee(t){return function(){Ft(this,t)}}function Ne(t,n){return function(){(n.apply(this,arguments)?It:Ft)(this,t)}}function Ce(t,n){var e=zt(t+"");if(arguments.length<2){for(var i=ht(this.node()),s=-1,r=e.length;++s<r;)if(!i.contains(e[s]))return!1;return!0}return this.each((typeof n=="function"?Ne:n?$e:Ee)(e,n))}function Oe(){this.textContent=""}function Re(t){return function(){this.textContent=t}}function Pe(t){return function(){var n=t.apply(this,arguments);this.textContent=n??""}}function Le(t){return arguments.length?this.each(t==null?Oe:(typeof t=="function"?Pe:Re)(t)):this.node().textContent}function qe(){this.innerHTML=""}function ze(t){return function(){this.innerHTML=t}}function Be(t){return function(){var n=t.apply(this,arguments);this.innerHTML=n??""}}function Ie(t){return arguments.length?this.each(t==null?qe:(typeof t=="function"?Be:ze)(t)):this.node().innerHTML}function Fe(){this.nextSibling&&this.parentNode.appendChild(this)}function De(){return this.each(Fe)}function Ve(){this.previousSibling&&this.parentNode.insertBefore(this,this.parentNode.firstChild)}function Xe(){return this.each(Ve)}function Ye(t){var n=typeof t=="function"?t:ut(t);return this.select(function(){return this.appendChild(n.apply(this,arguments))})}function He(){return null}function Ue(t,n){var e=typeof t=="function"?t:ut(t),i=n==null?He:typeof n=="function"?n:Rt(n);return this.select(function(){return this.insertBefore(e.apply(this,arguments),i.apply(this,arguments)||null)})}function Ke(){var t=this.parentNode;t&&t.removeChild(this)}function Je(){return this.each(Ke)}function We(){var t=this.cloneNode(!1),n=this.parentNode;return n?n.insertBefore(t,this.nextSibling):t}function Ge(){var t=this.cloneNode(!0),n=this.parentNode;return n?n.insertBefore(t,this.nextSibling):t}function Qe(t){return this.select(t?Ge:We)}function Ze(t){return arguments.length?this.property("__data__",t):this.node().__data__}function je(t){return function(n){t.call(this,n,this.__data__)}}function ti(t){return t.trim().split(/^|\s+/).map(function(n){var e="",i=n.indexOf(".");return i>=0&&(e=n.slice(i+1),n=n.slice(0,i)),{type:n,name:e}})}function ni(t){return function(){var n=this.__on;if(n){for(var e=0,i=-1,s=n.length,r;e<s;++e)r=n[e],(!t.type||r.type===t.type)&&r.name===t.name?this.removeEventListener(r.type,r.listener,r.options):n[++i]=r;++i?n.length=i:delete this.__on}}}function ei(t,n,e){return function(){var i=this.__on,s,r=je(n);if(i){for(var o=0,a=i.length;o<a;++o)if((s=i[o]).type===t.type&&s.name===t.name){this.removeEventListener(s.type,s.listener,s.options),this.addEventListener(s.type,s.listener=r,s.options=e),s.value=n;return}}this.addEventListener(t.type,r,e),s={type:t.type,name:t.name,value:n,listener:r,options:e},i?i.push(s):this.__on=[s]}}function ii(t,n,e){var i=ti(t+""),s,r=i.length,o;if(arguments.length<2){var a=this.node().__on;if(a){for(var l=0,c=a.length,u;l<c;++l)for(s=0,u=a[l];s<r;++s)if((o=i[s]).type===u.type&&o.name===u.name)return u.value}return}for(a=n?ei:ni,s=0;s<r;++s)this.each(a(i[s],n,e));return this}function Dt(t,n,e){var i=qt(t),s=i.CustomEvent;typeof s=="function"?s=new s(n,e):(s=i.document.createEvent("Event"),e?(s.initEvent(n,e.bubbles,e.cancelable),s.detail=e.detail):s.initEvent(n,!1,!1)),t.dispatchEvent(s)}function si(t,n){return function(){return Dt(this,t,n)}}function ri(t,n){return function(){return Dt(this,t,n.apply(this,arguments))}}function oi(t,n){return this.each((typeof n=="function"?ri:si)(t,n))}function*ai(){for(var t=this._groups,n=0,e=t.length;n<e;++n)for(var i=t[n],s=0,r=i.length,o;s<r;++s)(o=i[s])&&(yield o)}var Vt=[null];function q(t,n){this._groups=t,this._parents=n}function li(){return new q([[document.documentElement]],Vt)}function ci(){return this}q.prototype=li.prototype={constructor:q,select:Cn,selectAll:qn,selectChild:Dn,selectChildren:Hn,filter:Un,data:Zn,enter:Kn,exit:te,join:ne,merge:ee,selection:ci,order:ie,sort:se,call:oe,nodes:ae,node:le,size:ce,empty:ue,each:he,attr:ye,style:be,property:Me,classed:Ce,text:Le,html:Ie,raise:De,lower:Xe,append:Ye,insert:Ue,remove:Je,clone:Qe,datum:Ze,on:ii,dispatch:oi,[Symbol.iterator]:ai};function j(t){return typeof t=="string"?new q([[document.querySelector(t)]],[document.documentElement]):new q([[t]],Vt)}function Xt(t){return j(ut(t).call(document.documentElement))}var ui=0;function hi(){return new ct}function ct(){this._="@"+(++ui).toString(36)}ct.prototype=hi.prototype={constructor:ct,get:function(t){for(var n=this._;!(n in t);)if(!(t=t.parentNode))return;return t[n]},set:function(t,n){return t[this._]=n},remove:function(t){return this._ in t&&delete t[this._]},toString:function(){return this._}};var Yt=`/* For what is around the explorers, in the page itself. Light and dark follow JupyterLab's theme,
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
`;function _(t,n={},...e){let i=document.createElement(t);for(let[s,r]of Object.entries(n))typeof r=="function"?i.addEventListener(s.slice(2),r):r!==void 0&&r!==!1&&i.setAttribute(s,r===!0?"":String(r));return i.append(...e),i}var tt=(t,n,e)=>Math.min(Math.max(t,n),e);function ft(t,n){t.disabled=!!n,n?t.title=n:t.removeAttribute("title")}function Ht(t){let n=matchMedia("(prefers-color-scheme: dark)"),e=new MutationObserver(t);return e.observe(document.body,{attributeFilter:["data-jp-theme-light","class"]}),n.addEventListener("change",t),()=>{e.disconnect(),n.removeEventListener("change",t)}}function H(){return matchMedia("(prefers-reduced-motion: reduce)").matches}function O(t,n=3){if(typeof t!="number")return String(t);let e=Math.abs(t)<1e-4&&t!==0?t.toPrecision(2):String(Number(t.toPrecision(n)));return V(e)}var pi={"+":"","-":"⁻",...Object.fromEntries([..."⁰¹²³⁴⁵⁶⁷⁸⁹"].entries())};function V(t){return t.replace(/(?<![^\s(])(?<!\w\()-(?=\.?\d|[iI]nf)/g,"−").replace(/(?<![\w.=-])(\d+(?:\.\d+)?)e([+-])0*(\d+)\b/g,(n,e,i,s)=>`${e==="1"?"":`${e}·`}10${[...i+s].map(r=>pi[r]).join("")}`)}var di=7,pt="in the notebook";function Kt(t,n){let e={slider:_i,choice:mi,switches:gi,buttons:yi},i=t.filter(r=>!("on_picture"in r&&r.on_picture)).map(r=>e[r.kind](r.name,r,n));return{node:_("div",{class:"controls"},...i.map(r=>r.node)),update:()=>i.forEach(r=>r.update())}}function dt(t,{state:n,controls:e}){if(t.fixed)return pt;let i=([l,c])=>[n[l]].flat().some(u=>c.includes(u)),s=Object.entries(t.only).find(l=>!i(l));if(!s)return"";let[r,o]=s,{label:a}=e[r];return typeof o[0]=="number"?`with ${a} from ${O(Math.min(...o.map(Number)))} up`:o.length>4?`with other ${a}`:`with ${a}: ${o.join(", ")}`}function _t(t,n,e){t.classList.toggle("off",!!e),n.dataset.why!==e&&(n.textContent=n.dataset.why=e);for(let[i,s]of[["role","group"],["aria-disabled","true"]])e?t.setAttribute(i,s):t.removeAttribute(i)}function Ut({stops:t,low:n,high:e,step:i,log:s}){if(t){let a=l=>t.reduce((c,u,h)=>Math.abs(u-l)<Math.abs(t[c]-l)?h:c,0);return{count:t.length,at:l=>t[l],place:a}}let[r,o]=s?[Math.log10(n),Math.log10(e)]:[n,e];return{count:Math.round((o-r)/i)+1,at:a=>{let l=Math.min(r+a*i,o);return Number(s?(10**l).toPrecision(6):l.toFixed(9))},place:a=>Math.round(((s?Math.log10(a):a)-r)/i)}}function _i(t,n,e){let i=Ut(n),s=g=>e.ask({[t]:g}),r=0,o=_("input",{type:"range",min:0,max:i.count-1,step:1,"aria-label":n.label,oninput:()=>s(i.at(Number(o.value))),onpointerdown:()=>r=e.state[t],onpointercancel:()=>e.state[t]!==r&&s(r)}),a=_("input",{class:"number",inputmode:"decimal","aria-label":`${n.label}, as a number`,oninput:()=>p=!0,onchange:w,onkeydown:({key:g})=>g==="Enter"&&w(),onblur:()=>S()}),l=_("span",{class:"note"}),c=_("span",{class:"note",role:"status"}),u=e.wakes?Ut({...n,stops:void 0}):i,[h,f]=[u.at(0),u.at(u.count-1)],[p,d]=[!1,""],y=()=>`${e.asked} ${e.state[t]}`;function w(){if(!p)return;p=!1;let g=Number(a.value.replace("−","-").replace(",","."));if(Number.isFinite(g)&&a.value.trim()!==""){let k=b(tt(g,h,f));e.ask({[t]:k},!0),c.textContent=x(g,k)}else c.textContent=`Expected: a number from ${O(h)} to ${O(f)}.`;a.value=O(e.state[t]),d=y()}function b(g){let[k,$]=[i,u].map(({at:M,place:R})=>M(R(g)));return O(k)===O($)?k:$}function x(g,k){return O(g)===O(k)?"":g>f?`Up to ${O(f)}.`:g<h?`From ${O(h)} up.`:`${V(String(g))} is between stops: ${O(k)}.`}let v=_("div",{class:"row slider"},_("span",{class:"name"},n.label),o,a,l,c);function S(){let g=e.state[t],k=i.place(g);o.value=String(k),v.style.setProperty("--share",String(k/(i.count-1||1))),o.setAttribute("aria-valuetext",O(g)),a.matches(":focus")||(a.value=O(g)),y()!==d&&(c.textContent="");let $=dt(n,e);o.disabled=a.disabled=!!$,_t(v,l,$)}return{node:v,update:S}}function mi(t,n,e){let i=d=>e.ask({[t]:d}),s=Math.random().toString(36),r=n.options.map(d=>_("input",{type:"radio",name:s,onchange:()=>i(d)})),o=_("select",{"aria-label":n.label,onchange:()=>i(n.options[o.selectedIndex])},...n.options.map(d=>_("option",{},O(d)))),a=n.options.length<=di,l=r.map((d,y)=>_("label",{class:"option"},d,O(n.options[y]))),c=a?_("div",{class:"options",role:"radiogroup","aria-label":n.label},...l):o,u=_("span",{class:"note"}),h=_("div",{class:a?"row wide":"row"},_("span",{class:"name"},n.label),c,u),f=n.options.map(d=>n.stops&&!n.stops.includes(d));function p(){let d=n.options.indexOf(e.state[t]),y=dt(n,e);r.forEach((w,b)=>{w.checked=b===d,w.disabled=!!(y||f[b])});for(let[w,b]of[...o.options].entries())b.disabled=!!f[w];o.selectedIndex=d,o.disabled=!!y,_t(h,u,y),!y&&f.some(Boolean)&&(u.textContent=`the others ${pt}`)}return{node:h,update:p}}function gi(t,n,e){let i=c=>{let u=new Set(e.state[t]);u.delete(c)||u.add(c),e.ask({[t]:n.options.filter(h=>u.has(h))})},s=n.options.map(c=>_("button",{type:"button",onclick:()=>i(c)},O(c))),r=_("div",{class:"options",role:"group","aria-label":n.label},...s),o=_("span",{class:"note"}),a=_("div",{class:"row wide"},_("span",{class:"name"},n.label),r,o);function l(){let c=dt(n,e);s.forEach((u,h)=>{u.setAttribute("aria-pressed",String(e.state[t].includes(n.options[h]))),u.disabled=!!c}),_t(a,o,c)}return{node:a,update:l}}function yi(t,n,e){let i=Object.entries(n.options).map(([o,a])=>{let c=_("button",{type:"button",onclick:()=>c.ariaDisabled!=="true"&&e.press(o),onblur:()=>r()},a);return{name:o,label:a,button:c}}),s=_("div",{class:"row wide"},_("div",{class:"options"},...i.map(({button:o})=>o)));function r(){for(let{name:o,label:a,button:l}of i){let c=e.numbers.buttons?.[o]??{},u=c.label??a;l.textContent!==u&&(l.textContent=u);let h=!!(n.fixed||c.disabled),f=c.why??(n.fixed?pt:"");l.title=h?f:"",l.ariaDisabled=String(h),l.disabled=h&&!l.matches(":focus")}}return{node:s,update:r}}var Jt=`/* Inside a shadow root: no rule of the page reaches in, and none of these reaches out. What is
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
`;var vi={float32:Float32Array,int32:Int32Array,uint8:Uint8Array};function W(t){return Array.isArray(t)?t.map(W):t===null||typeof t!="object"||ArrayBuffer.isView(t)?t:t.data!==void 0?mt(t.kind,t.shape,t.data):Object.fromEntries(Object.entries(t).map(([n,e])=>[n,W(e)]))}function mt(t,n,e){let{buffer:i,byteOffset:s=0,byteLength:r}=ArrayBuffer.isView(e)?e:new Uint8Array(e),o=new vi[t](i.slice(s,s+r));return Object.assign(o,{shape:n})}function Gt(t){let n=new Map,e=0,i=()=>{},s=t.get("described"),r=W(t.get("lasting")),o={controls:Object.fromEntries(s.map(u=>[u.name,u])),state:{},numbers:{},drawn:{},said:"",failed:!1,number:-1,asked:0,unasked:!1,alone:!!t.get("alone"),wakes:!!t.get("wakes"),served:{},ask:l,press:c,onQuestion:i,onAnswer:i,close:()=>t.off("change:answer",a)};function a(){let u=t.get("answer");if(!(u.number<o.number)){for(let[h,f]of n)f.number<=u.number&&n.delete(h);o.unasked=u.number===o.number,o.number=u.number,o.state={...u.state,...Wt(n)},o.numbers={...r,...W(u.numbers)},o.drawn=u.state,o.said=u.said,o.failed=u.failed,o.onAnswer()}}function l(u,h=!1){e=Math.max(e+1,Date.now()),o.asked=e;for(let[p,d]of Object.entries(u))n.set(p,{value:d,number:e,typed:h});o.state={...o.state,...u},o.onQuestion();let f=[...n.keys()].filter(p=>n.get(p)?.typed);t.set("asked",{number:e,changes:Wt(n),typed:f}),t.save_changes()}function c(u){o.served[u]?o.served[u]():t.send({press:u})}return t.on("change:answer",a),a(),o}function Wt(t){return Object.fromEntries([...t].map(([n,e])=>[n,e.value]))}var wi={float32:4,int32:4,uint8:1},bi=120,ki=250;async function gt(t,n){let{title:e,stops:i,followed:s,played:r,first:o}=t,a=async m=>JSON.parse(new TextDecoder().decode(await Qt(m))),l=await a(t.moments),c=Ti(await a(t.arrays),await Qt(t.data)),u=l.map(m=>nt(m.numbers,c)),h=nt(t.lasting,c),f=t.described.map(n?M:$),p=new Set(f.filter(m=>m.local).map(({name:m})=>m)),d=m=>JSON.stringify(Object.keys(i).map(T=>m[T])),y=new Map(l.map((m,T)=>[d(m.state),T])),w=new Set,b={},x,v,S=0,g=R(o,0),k=()=>y.get(d(g.state));function $(m){let T=m.local||r&&m.kind==="buttons";return m.name in i?{...m,stops:i[m.name]}:{...m,fixed:!T}}function M(m){let T="in_passing"in m&&m.in_passing;return m.kind==="slider"&&m.name in i?{...m,stops:i[m.name]}:{...m,fixed:T}}function R(m,T){let{state:N,said:L}=l[m],P=r?{buttons:{pause:{disabled:x===void 0,why:"nothing plays"}}}:{};return{number:T,state:{...N,...b},said:L,failed:!1,numbers:{...u[m],...P}}}function C([m,T]){let N=P=>Math.abs(P-T),L=typeof T=="number"?i[m]:void 0;return[m,L?L.reduce((P,D)=>N(D)<N(P)?D:P):T]}function A(m){let T=Object.keys(s).filter(N=>N in m&&m[N]!==g.state[N]);return Object.assign({},...T.map(N=>s[N][i[N].indexOf(m[N])]))}function E([m,T]){return!(JSON.stringify(T)===JSON.stringify(g.state[m]))&&!(m in i)&&!p.has(m)}function Q({number:m,changes:T,typed:N}){let L=Object.fromEntries(Object.entries(T).map(z=>N.includes(z[0])?z:C(z))),P=k(),D=y.get(d({...g.state,...A(L),...L}));if(clearTimeout(S),v=void 0,n&&(D===void 0||Object.entries(L).some(E))){v={changes:T},S=setTimeout(I,ki,n,m);return}let Nt=D??P;for(let z of p)$t(Nt,P,z)&&delete b[z];for(let[z,Mn]of Object.entries(L))p.has(z)&&(b[z]=Mn);g=R(Nt,m),w.forEach(z=>z())}async function I(m,T){await m()||(v=void 0,g=R(k(),Math.max(T,g.number)),w.forEach(N=>N()))}function $t(m,T,N){let[L,P]=[m,T].map(D=>JSON.stringify(l[D].state[N]));return L!==P}function at(){clearInterval(x),x=void 0}function Et(){g=R(k(),g.number),w.forEach(m=>m())}function An(m){let T=i[m],N=P=>Q({number:Math.max(Date.now(),g.number+1),changes:{[m]:T[P]},typed:[]}),L=()=>T.indexOf(g.state[m]);if(H()){N(L()===T.length-1?0:T.length-1);return}x=setInterval(()=>{let P=L()+1;P===T.length-1&&at(),N(P)},bi),L()===T.length-1?N(0):Et()}let Sn={title:e,described:f,lasting:h,alone:!0,wakes:!!n};return{get:m=>({...Sn,answer:g,wanted:v})[m],set:(m,T)=>{at(),Q(T)},save_changes:()=>{},send:({press:m})=>{at(),r&&m==="play"?An(r):n?(clearTimeout(S),v={changes:{},...v,press:m},I(n,g.number)):Et()},on:(m,T)=>{m==="change:answer"&&w.add(T)},off:(m,T)=>{w.delete(T)}}}async function Qt(t){let n=Uint8Array.from(atob(t),i=>i.charCodeAt(0)),e=new Blob([n]).stream().pipeThrough(new DecompressionStream("deflate"));return new Uint8Array(await new Response(e).arrayBuffer())}function Ti(t,n){let e=0;return t.map(({kind:i,shape:s})=>{let r=wi[i],o=s.reduce((l,c)=>l*c,1),a=new Uint8Array(o*r);for(let l=0;l<r;l+=1)for(let c=0;c<o;c+=1)a[c*r+l]=n[e+l*o+c];return e+=a.length,mt(i,s,a)})}function nt(t,n){return Array.isArray(t)?t.map(e=>nt(e,n)):t===null||typeof t!="object"?t:t.array!==void 0?n[t.array]:Object.fromEntries(Object.entries(t).map(([e,i])=>[e,nt(i,n)]))}var Ai="This explorer is asleep: run the cell to use it.",Si=16,Mi=25,$i=600,Ei=1e3;function Zt(t){let n=({model:i,el:s})=>Ni(t,i,s);return{render:n,play:async(i,s)=>n({model:await gt(i),el:s}),modelOf:gt}}function Ni(t,n,e){let i=Gt(n),s=Kt(n.get("described"),i),r=["question","task","lacks"].filter(C=>n.get("lasting")[C]).map(C=>_("p",{class:C},n.get("lasting")[C])),o=_("div",{class:"picture",style:"visibility: hidden"}),a=_("p",{class:"said"}),l=_("p",{class:"heard",role:"status"}),c=_("section",{class:"mlpkit","aria-label":n.get("title")},_("style",{},Jt),_("p",{class:"asleep",role:"note"},Ai),...r,o,s.node,a,l),u=_("div",{class:"mlpkit-around"},_("style",{},Yt));u.attachShadow({mode:"open"}).append(c);let h=Oi(u,c),f=()=>u.classList.add("sleeping");n.on("comm_live_update",f),e.append(u);let p=t({picture:o,link:i,root:c}),[d,y,w,b,x]=[0,0,0,0,0],v=o.clientWidth;function S(){if(cancelAnimationFrame(d),d=0,x=performance.now(),v===0)return;s.update();let C=p({numbers:i.numbers,state:i.state,drawn:i.drawn,width:v}),A=i.failed?i.said:V(C??i.said);a.textContent!==A&&g(A),a.classList.toggle("failed",i.failed),o.style.visibility="",c.dataset.drawn=String(i.number),b+=1,c.dataset.pictures=String(b)}function g(C){let A=a.textContent==="";a.textContent=C,clearTimeout(w),l.textContent="",!A&&(w=setTimeout(()=>{l.setAttribute("role",i.failed?"alert":"status"),l.textContent=C},$i))}let k=()=>{clearTimeout(y),y=0,d||=requestAnimationFrame(S)},$=0;i.onAnswer=()=>{if(u.classList.remove("sleeping"),i.unasked&&H()){let A=performance.now()-x;$||=setTimeout(()=>{$=0,k()},Math.max(Ei-A,0));return}k(),i.number>=i.asked&&!document.hidden&&performance.now()-x>Si&&S()},i.onQuestion=()=>{c.dataset.asked=String(i.asked),y||=setTimeout(k,Mi)};let M=new ResizeObserver(([{contentRect:C}])=>{let A=Math.round(C.width);A!==v&&(v=A,k())});M.observe(o);let R=Ht(k);return c.dataset.asked=String(i.asked),k(),()=>{cancelAnimationFrame(d),clearTimeout(y),clearTimeout(w),clearTimeout($),M.disconnect(),R(),h(),n.off("comm_live_update",f),i.close()}}var Ci="input:not([type=radio], [type=checkbox], [type=range]), textarea";function Oi(t,n){let e=i=>{let s=i.composedPath()[0];if(!n.contains(s))return;let r=i.ctrlKey||i.metaKey||i.altKey,o=i.key==="Escape"||(s.matches(Ci)?r&&i.key.toLowerCase()==="s":r||i.key==="Enter"&&i.shiftKey);t.toggleAttribute("data-lm-suppress-shortcuts",!o)};return window.addEventListener("keydown",e,!0),()=>window.removeEventListener("keydown",e,!0)}var G=Math.PI,yt=2*G,X=1e-6,Ri=yt-X;function jt(t){this._+=t[0];for(let n=1,e=t.length;n<e;++n)this._+=arguments[n]+t[n]}function Pi(t){let n=Math.floor(t);if(!(n>=0))throw new Error(`invalid digits: ${t}`);if(n>15)return jt;let e=10**n;return function(i){this._+=i[0];for(let s=1,r=i.length;s<r;++s)this._+=Math.round(arguments[s]*e)/e+i[s]}}function tn(t,n,e,i){return t===e&&n===i}function Li(t){let n=Math.floor(t);if(!(n<=15))return tn;let e=10**n,i=function(s){return Math.round(s*e)};return function(s,r,o,a){return i(s)===i(o)&&i(r)===i(a)}}var U=class{constructor(n){this._x0=this._y0=this._x1=this._y1=null,this._="",this._append=n==null?jt:Pi(n),this._equal=n==null?tn:Li(n)}moveTo(n,e){this._append`M${this._x0=this._x1=+n},${this._y0=this._y1=+e}`}closePath(){this._x1!==null&&(this._x1=this._x0,this._y1=this._y0,this._append`Z`)}lineTo(n,e){this._append`L${this._x1=+n},${this._y1=+e}`}quadraticCurveTo(n,e,i,s){this._append`Q${+n},${+e},${this._x1=+i},${this._y1=+s}`}bezierCurveTo(n,e,i,s,r,o){this._append`C${+n},${+e},${+i},${+s},${this._x1=+r},${this._y1=+o}`}arcTo(n,e,i,s,r){if(n=+n,e=+e,i=+i,s=+s,r=+r,r<0)throw new Error(`negative radius: ${r}`);let o=this._x1,a=this._y1,l=i-n,c=s-e,u=o-n,h=a-e,f=u*u+h*h;if(this._x1===null)this._append`M${this._x1=n},${this._y1=e}`;else if(f>X)if(!(Math.abs(h*l-c*u)>X)||!r)this._append`L${this._x1=n},${this._y1=e}`;else{let p=i-o,d=s-a,y=l*l+c*c,w=p*p+d*d,b=Math.sqrt(y),x=Math.sqrt(f),v=r*Math.tan((G-Math.acos((y+f-w)/(2*b*x)))/2),S=v/x,g=v/b;Math.abs(S-1)>X&&this._append`L${n+S*u},${e+S*h}`,this._append`A${r},${r},0,0,${+(h*p>u*d)},${this._x1=n+g*l},${this._y1=e+g*c}`}}arc(n,e,i,s,r,o){if(n=+n,e=+e,i=+i,o=!!o,i<0)throw new Error(`negative radius: ${i}`);let a=i*Math.cos(s),l=i*Math.sin(s),c=n+a,u=e+l,h=1^o,f=o?s-r:r-s;if(this._x1===null?this._append`M${c},${u}`:(Math.abs(this._x1-c)>X||Math.abs(this._y1-u)>X)&&this._append`L${c},${u}`,!!i){if(f<0&&(f=f%yt+yt),f>Ri)this._append`A${i},${i},0,1,${h},${n-a},${e-l}A${i},${i},0,1,${h},${this._x1=c},${this._y1=u}`;else if(f>X){let p=n+i*Math.cos(r),d=e+i*Math.sin(r);if(f>=G&&this._equal(c,u,p,d)){f/=2;let y=s+f;this._append`A${i},${i},0,${+(f>=G)},${h},${n+i*Math.cos(y)},${e+i*Math.sin(y)}`}this._append`A${i},${i},0,${+(f>=G)},${h},${this._x1=p},${this._y1=d}`}}}rect(n,e,i,s){this._append`M${this._x0=this._x1=+n},${this._y0=this._y1=+e}h${i=+i}v${+s}h${-i}Z`}toString(){return this._}};function qi(){return new U}qi.prototype=U.prototype;function K(t){return function(){return t}}var zi=Math.cos;var vt=Math.sin,J=Math.sqrt,nn=1e-12,et=Math.PI,Ds=et/2,an=2*et;function Bi(t){let n=3;return t.digits=function(e){if(!arguments.length)return n;if(e==null)n=null;else{let i=Math.floor(e);if(!(i>=0))throw new RangeError(`invalid digits: ${e}`);n=i}return t},()=>new U(n)}var Vs=Array.prototype.slice;function Ii(t){return typeof t=="object"&&"length"in t?t:Array.from(t)}function ln(t){this._context=t}ln.prototype={areaStart:function(){this._line=0},areaEnd:function(){this._line=NaN},lineStart:function(){this._point=0},lineEnd:function(){(this._line||this._line!==0&&this._point===1)&&this._context.closePath(),this._line=1-this._line},point:function(t,n){switch(t=+t,n=+n,this._point){case 0:this._point=1,this._line?this._context.lineTo(t,n):this._context.moveTo(t,n);break;case 1:this._point=2;default:this._context.lineTo(t,n);break}}};function cn(t){return new ln(t)}function Fi(t){return t[0]}function Di(t){return t[1]}function un(t,n){var e=K(!0),i=null,s=cn,r=null,o=Bi(a);t=typeof t=="function"?t:t===void 0?Fi:K(t),n=typeof n=="function"?n:n===void 0?Di:K(n);function a(l){var c,u=(l=Ii(l)).length,h,f=!1,p;for(i==null&&(r=s(p=o())),c=0;c<=u;++c)!(c<u&&e(h=l[c],c,l))===f&&((f=!f)?r.lineStart():r.lineEnd()),f&&r.point(+t(h,c,l),+n(h,c,l));if(p)return r=null,p+""||null}return a.x=function(l){return arguments.length?(t=typeof l=="function"?l:K(+l),a):t},a.y=function(l){return arguments.length?(n=typeof l=="function"?l:K(+l),a):n},a.defined=function(l){return arguments.length?(e=typeof l=="function"?l:K(!!l),a):e},a.curve=function(l){return arguments.length?(s=l,i!=null&&(r=s(i)),a):s},a.context=function(l){return arguments.length?(l==null?i=r=null:r=s(i=l),a):i},a}var Xs=Vi(cn);function hn(t){this._curve=t}hn.prototype={areaStart:function(){this._curve.areaStart()},areaEnd:function(){this._curve.areaEnd()},lineStart:function(){this._curve.lineStart()},lineEnd:function(){this._curve.lineEnd()},point:function(t,n){this._curve.point(n*Math.sin(t),n*-Math.cos(t))}};function Vi(t){function n(e){return new hn(t(e))}return n._curve=t,n}var Ys=J(3);var Xi=J(1/3),Hs=Xi*2;var fn=vt(et/10)/vt(7*et/10),Us=vt(an/10)*fn,Ks=-zi(an/10)*fn;var Js=J(3);var Ws=J(3);var Gs=J(3)/2,Yi=1/J(12),Qs=(Yi/2+1)*3;function F(){}function it(t,n,e){t._context.bezierCurveTo((2*t._x0+t._x1)/3,(2*t._y0+t._y1)/3,(t._x0+2*t._x1)/3,(t._y0+2*t._y1)/3,(t._x0+4*t._x1+n)/6,(t._y0+4*t._y1+e)/6)}function wt(t){this._context=t}wt.prototype={areaStart:function(){this._line=0},areaEnd:function(){this._line=NaN},lineStart:function(){this._x0=this._x1=this._y0=this._y1=NaN,this._point=0},lineEnd:function(){switch(this._point){case 3:it(this,this._x1,this._y1);case 2:this._context.lineTo(this._x1,this._y1);break}(this._line||this._line!==0&&this._point===1)&&this._context.closePath(),this._line=1-this._line},point:function(t,n){switch(t=+t,n=+n,this._point){case 0:this._point=1,this._line?this._context.lineTo(t,n):this._context.moveTo(t,n);break;case 1:this._point=2;break;case 2:this._point=3,this._context.lineTo((5*this._x0+this._x1)/6,(5*this._y0+this._y1)/6);default:it(this,t,n);break}this._x0=this._x1,this._x1=t,this._y0=this._y1,this._y1=n}};function Hi(t){this._context=t}Hi.prototype={areaStart:F,areaEnd:F,lineStart:function(){this._x0=this._x1=this._x2=this._x3=this._x4=this._y0=this._y1=this._y2=this._y3=this._y4=NaN,this._point=0},lineEnd:function(){switch(this._point){case 1:{this._context.moveTo(this._x2,this._y2),this._context.closePath();break}case 2:{this._context.moveTo((this._x2+2*this._x3)/3,(this._y2+2*this._y3)/3),this._context.lineTo((this._x3+2*this._x2)/3,(this._y3+2*this._y2)/3),this._context.closePath();break}case 3:{this.point(this._x2,this._y2),this.point(this._x3,this._y3),this.point(this._x4,this._y4);break}}},point:function(t,n){switch(t=+t,n=+n,this._point){case 0:this._point=1,this._x2=t,this._y2=n;break;case 1:this._point=2,this._x3=t,this._y3=n;break;case 2:this._point=3,this._x4=t,this._y4=n,this._context.moveTo((this._x0+4*this._x1+t)/6,(this._y0+4*this._y1+n)/6);break;default:it(this,t,n);break}this._x0=this._x1,this._x1=t,this._y0=this._y1,this._y1=n}};function Ui(t){this._context=t}Ui.prototype={areaStart:function(){this._line=0},areaEnd:function(){this._line=NaN},lineStart:function(){this._x0=this._x1=this._y0=this._y1=NaN,this._point=0},lineEnd:function(){(this._line||this._line!==0&&this._point===3)&&this._context.closePath(),this._line=1-this._line},point:function(t,n){switch(t=+t,n=+n,this._point){case 0:this._point=1;break;case 1:this._point=2;break;case 2:this._point=3;var e=(this._x0+4*this._x1+t)/6,i=(this._y0+4*this._y1+n)/6;this._line?this._context.lineTo(e,i):this._context.moveTo(e,i);break;case 3:this._point=4;default:it(this,t,n);break}this._x0=this._x1,this._x1=t,this._y0=this._y1,this._y1=n}};function pn(t,n){this._basis=new wt(t),this._beta=n}pn.prototype={lineStart:function(){this._x=[],this._y=[],this._basis.lineStart()},lineEnd:function(){var t=this._x,n=this._y,e=t.length-1;if(e>0)for(var i=t[0],s=n[0],r=t[e]-i,o=n[e]-s,a=-1,l;++a<=e;)l=a/e,this._basis.point(this._beta*t[a]+(1-this._beta)*(i+l*r),this._beta*n[a]+(1-this._beta)*(s+l*o));this._x=this._y=null,this._basis.lineEnd()},point:function(t,n){this._x.push(+t),this._y.push(+n)}};var Zs=(function t(n){function e(i){return n===1?new wt(i):new pn(i,n)}return e.beta=function(i){return t(+i)},e})(.85);function st(t,n,e){t._context.bezierCurveTo(t._x1+t._k*(t._x2-t._x0),t._y1+t._k*(t._y2-t._y0),t._x2+t._k*(t._x1-n),t._y2+t._k*(t._y1-e),t._x2,t._y2)}function bt(t,n){this._context=t,this._k=(1-n)/6}bt.prototype={areaStart:function(){this._line=0},areaEnd:function(){this._line=NaN},lineStart:function(){this._x0=this._x1=this._x2=this._y0=this._y1=this._y2=NaN,this._point=0},lineEnd:function(){switch(this._point){case 2:this._context.lineTo(this._x2,this._y2);break;case 3:st(this,this._x1,this._y1);break}(this._line||this._line!==0&&this._point===1)&&this._context.closePath(),this._line=1-this._line},point:function(t,n){switch(t=+t,n=+n,this._point){case 0:this._point=1,this._line?this._context.lineTo(t,n):this._context.moveTo(t,n);break;case 1:this._point=2,this._x1=t,this._y1=n;break;case 2:this._point=3;default:st(this,t,n);break}this._x0=this._x1,this._x1=this._x2,this._x2=t,this._y0=this._y1,this._y1=this._y2,this._y2=n}};var js=(function t(n){function e(i){return new bt(i,n)}return e.tension=function(i){return t(+i)},e})(0);function kt(t,n){this._context=t,this._k=(1-n)/6}kt.prototype={areaStart:F,areaEnd:F,lineStart:function(){this._x0=this._x1=this._x2=this._x3=this._x4=this._x5=this._y0=this._y1=this._y2=this._y3=this._y4=this._y5=NaN,this._point=0},lineEnd:function(){switch(this._point){case 1:{this._context.moveTo(this._x3,this._y3),this._context.closePath();break}case 2:{this._context.lineTo(this._x3,this._y3),this._context.closePath();break}case 3:{this.point(this._x3,this._y3),this.point(this._x4,this._y4),this.point(this._x5,this._y5);break}}},point:function(t,n){switch(t=+t,n=+n,this._point){case 0:this._point=1,this._x3=t,this._y3=n;break;case 1:this._point=2,this._context.moveTo(this._x4=t,this._y4=n);break;case 2:this._point=3,this._x5=t,this._y5=n;break;default:st(this,t,n);break}this._x0=this._x1,this._x1=this._x2,this._x2=t,this._y0=this._y1,this._y1=this._y2,this._y2=n}};var tr=(function t(n){function e(i){return new kt(i,n)}return e.tension=function(i){return t(+i)},e})(0);function Tt(t,n){this._context=t,this._k=(1-n)/6}Tt.prototype={areaStart:function(){this._line=0},areaEnd:function(){this._line=NaN},lineStart:function(){this._x0=this._x1=this._x2=this._y0=this._y1=this._y2=NaN,this._point=0},lineEnd:function(){(this._line||this._line!==0&&this._point===3)&&this._context.closePath(),this._line=1-this._line},point:function(t,n){switch(t=+t,n=+n,this._point){case 0:this._point=1;break;case 1:this._point=2;break;case 2:this._point=3,this._line?this._context.lineTo(this._x2,this._y2):this._context.moveTo(this._x2,this._y2);break;case 3:this._point=4;default:st(this,t,n);break}this._x0=this._x1,this._x1=this._x2,this._x2=t,this._y0=this._y1,this._y1=this._y2,this._y2=n}};var nr=(function t(n){function e(i){return new Tt(i,n)}return e.tension=function(i){return t(+i)},e})(0);function At(t,n,e){var i=t._x1,s=t._y1,r=t._x2,o=t._y2;if(t._l01_a>nn){var a=2*t._l01_2a+3*t._l01_a*t._l12_a+t._l12_2a,l=3*t._l01_a*(t._l01_a+t._l12_a);i=(i*a-t._x0*t._l12_2a+t._x2*t._l01_2a)/l,s=(s*a-t._y0*t._l12_2a+t._y2*t._l01_2a)/l}if(t._l23_a>nn){var c=2*t._l23_2a+3*t._l23_a*t._l12_a+t._l12_2a,u=3*t._l23_a*(t._l23_a+t._l12_a);r=(r*c+t._x1*t._l23_2a-n*t._l12_2a)/u,o=(o*c+t._y1*t._l23_2a-e*t._l12_2a)/u}t._context.bezierCurveTo(i,s,r,o,t._x2,t._y2)}function dn(t,n){this._context=t,this._alpha=n}dn.prototype={areaStart:function(){this._line=0},areaEnd:function(){this._line=NaN},lineStart:function(){this._x0=this._x1=this._x2=this._y0=this._y1=this._y2=NaN,this._l01_a=this._l12_a=this._l23_a=this._l01_2a=this._l12_2a=this._l23_2a=this._point=0},lineEnd:function(){switch(this._point){case 2:this._context.lineTo(this._x2,this._y2);break;case 3:this.point(this._x2,this._y2);break}(this._line||this._line!==0&&this._point===1)&&this._context.closePath(),this._line=1-this._line},point:function(t,n){if(t=+t,n=+n,this._point){var e=this._x2-t,i=this._y2-n;this._l23_a=Math.sqrt(this._l23_2a=Math.pow(e*e+i*i,this._alpha))}switch(this._point){case 0:this._point=1,this._line?this._context.lineTo(t,n):this._context.moveTo(t,n);break;case 1:this._point=2;break;case 2:this._point=3;default:At(this,t,n);break}this._l01_a=this._l12_a,this._l12_a=this._l23_a,this._l01_2a=this._l12_2a,this._l12_2a=this._l23_2a,this._x0=this._x1,this._x1=this._x2,this._x2=t,this._y0=this._y1,this._y1=this._y2,this._y2=n}};var er=(function t(n){function e(i){return n?new dn(i,n):new bt(i,0)}return e.alpha=function(i){return t(+i)},e})(.5);function _n(t,n){this._context=t,this._alpha=n}_n.prototype={areaStart:F,areaEnd:F,lineStart:function(){this._x0=this._x1=this._x2=this._x3=this._x4=this._x5=this._y0=this._y1=this._y2=this._y3=this._y4=this._y5=NaN,this._l01_a=this._l12_a=this._l23_a=this._l01_2a=this._l12_2a=this._l23_2a=this._point=0},lineEnd:function(){switch(this._point){case 1:{this._context.moveTo(this._x3,this._y3),this._context.closePath();break}case 2:{this._context.lineTo(this._x3,this._y3),this._context.closePath();break}case 3:{this.point(this._x3,this._y3),this.point(this._x4,this._y4),this.point(this._x5,this._y5);break}}},point:function(t,n){if(t=+t,n=+n,this._point){var e=this._x2-t,i=this._y2-n;this._l23_a=Math.sqrt(this._l23_2a=Math.pow(e*e+i*i,this._alpha))}switch(this._point){case 0:this._point=1,this._x3=t,this._y3=n;break;case 1:this._point=2,this._context.moveTo(this._x4=t,this._y4=n);break;case 2:this._point=3,this._x5=t,this._y5=n;break;default:At(this,t,n);break}this._l01_a=this._l12_a,this._l12_a=this._l23_a,this._l01_2a=this._l12_2a,this._l12_2a=this._l23_2a,this._x0=this._x1,this._x1=this._x2,this._x2=t,this._y0=this._y1,this._y1=this._y2,this._y2=n}};var ir=(function t(n){function e(i){return n?new _n(i,n):new kt(i,0)}return e.alpha=function(i){return t(+i)},e})(.5);function mn(t,n){this._context=t,this._alpha=n}mn.prototype={areaStart:function(){this._line=0},areaEnd:function(){this._line=NaN},lineStart:function(){this._x0=this._x1=this._x2=this._y0=this._y1=this._y2=NaN,this._l01_a=this._l12_a=this._l23_a=this._l01_2a=this._l12_2a=this._l23_2a=this._point=0},lineEnd:function(){(this._line||this._line!==0&&this._point===3)&&this._context.closePath(),this._line=1-this._line},point:function(t,n){if(t=+t,n=+n,this._point){var e=this._x2-t,i=this._y2-n;this._l23_a=Math.sqrt(this._l23_2a=Math.pow(e*e+i*i,this._alpha))}switch(this._point){case 0:this._point=1;break;case 1:this._point=2;break;case 2:this._point=3,this._line?this._context.lineTo(this._x2,this._y2):this._context.moveTo(this._x2,this._y2);break;case 3:this._point=4;default:At(this,t,n);break}this._l01_a=this._l12_a,this._l12_a=this._l23_a,this._l01_2a=this._l12_2a,this._l12_2a=this._l23_2a,this._x0=this._x1,this._x1=this._x2,this._x2=t,this._y0=this._y1,this._y1=this._y2,this._y2=n}};var sr=(function t(n){function e(i){return n?new mn(i,n):new Tt(i,0)}return e.alpha=function(i){return t(+i)},e})(.5);function Ki(t){this._context=t}Ki.prototype={areaStart:F,areaEnd:F,lineStart:function(){this._point=0},lineEnd:function(){this._point&&this._context.closePath()},point:function(t,n){t=+t,n=+n,this._point?this._context.lineTo(t,n):(this._point=1,this._context.moveTo(t,n))}};function en(t){return t<0?-1:1}function sn(t,n,e){var i=t._x1-t._x0,s=n-t._x1,r=(t._y1-t._y0)/(i||s<0&&-0),o=(e-t._y1)/(s||i<0&&-0),a=(r*s+o*i)/(i+s);return(en(r)+en(o))*Math.min(Math.abs(r),Math.abs(o),.5*Math.abs(a))||0}function rn(t,n){var e=t._x1-t._x0;return e?(3*(t._y1-t._y0)/e-n)/2:n}function xt(t,n,e){var i=t._x0,s=t._y0,r=t._x1,o=t._y1,a=(r-i)/3;t._context.bezierCurveTo(i+a,s+a*n,r-a,o-a*e,r,o)}function rt(t){this._context=t}rt.prototype={areaStart:function(){this._line=0},areaEnd:function(){this._line=NaN},lineStart:function(){this._x0=this._x1=this._y0=this._y1=this._t0=NaN,this._point=0},lineEnd:function(){switch(this._point){case 2:this._context.lineTo(this._x1,this._y1);break;case 3:xt(this,this._t0,rn(this,this._t0));break}(this._line||this._line!==0&&this._point===1)&&this._context.closePath(),this._line=1-this._line},point:function(t,n){var e=NaN;if(t=+t,n=+n,!(t===this._x1&&n===this._y1)){switch(this._point){case 0:this._point=1,this._line?this._context.lineTo(t,n):this._context.moveTo(t,n);break;case 1:this._point=2;break;case 2:this._point=3,xt(this,rn(this,e=sn(this,t,n)),e);break;default:xt(this,this._t0,e=sn(this,t,n));break}this._x0=this._x1,this._x1=t,this._y0=this._y1,this._y1=n,this._t0=e}}};function Ji(t){this._context=new gn(t)}(Ji.prototype=Object.create(rt.prototype)).point=function(t,n){rt.prototype.point.call(this,n,t)};function gn(t){this._context=t}gn.prototype={moveTo:function(t,n){this._context.moveTo(n,t)},closePath:function(){this._context.closePath()},lineTo:function(t,n){this._context.lineTo(n,t)},bezierCurveTo:function(t,n,e,i,s,r){this._context.bezierCurveTo(n,t,i,e,r,s)}};function yn(t){return new rt(t)}function Wi(t){this._context=t}Wi.prototype={areaStart:function(){this._line=0},areaEnd:function(){this._line=NaN},lineStart:function(){this._x=[],this._y=[]},lineEnd:function(){var t=this._x,n=this._y,e=t.length;if(e)if(this._line?this._context.lineTo(t[0],n[0]):this._context.moveTo(t[0],n[0]),e===2)this._context.lineTo(t[1],n[1]);else for(var i=on(t),s=on(n),r=0,o=1;o<e;++r,++o)this._context.bezierCurveTo(i[0][r],s[0][r],i[1][r],s[1][r],t[o],n[o]);(this._line||this._line!==0&&e===1)&&this._context.closePath(),this._line=1-this._line,this._x=this._y=null},point:function(t,n){this._x.push(+t),this._y.push(+n)}};function on(t){var n,e=t.length-1,i,s=new Array(e),r=new Array(e),o=new Array(e);for(s[0]=0,r[0]=2,o[0]=t[0]+2*t[1],n=1;n<e-1;++n)s[n]=1,r[n]=4,o[n]=4*t[n]+2*t[n+1];for(s[e-1]=2,r[e-1]=7,o[e-1]=8*t[e-1]+t[e],n=1;n<e;++n)i=s[n]/r[n-1],r[n]-=i,o[n]-=i*o[n-1];for(s[e-1]=o[e-1]/r[e-1],n=e-2;n>=0;--n)s[n]=(o[n]-s[n+1])/r[n];for(r[e-1]=(t[e]+s[e-1])/2,n=0;n<e-1;++n)r[n]=2*t[n+1]-s[n+1];return[s,r]}function Gi(t,n){this._context=t,this._t=n}Gi.prototype={areaStart:function(){this._line=0},areaEnd:function(){this._line=NaN},lineStart:function(){this._x=this._y=NaN,this._point=0},lineEnd:function(){0<this._t&&this._t<1&&this._point===2&&this._context.lineTo(this._x,this._y),(this._line||this._line!==0&&this._point===1)&&this._context.closePath(),this._line>=0&&(this._t=1-this._t,this._line=1-this._line)},point:function(t,n){switch(t=+t,n=+n,this._point){case 0:this._point=1,this._line?this._context.lineTo(t,n):this._context.moveTo(t,n);break;case 1:this._point=2;default:{if(this._t<=0)this._context.lineTo(this._x,n),this._context.lineTo(t,n);else{var e=this._x*(1-this._t)+t*this._t;this._context.lineTo(e,this._y),this._context.lineTo(e,n)}break}}this._x=t,this._y=n}};var Qi={row:88,radius:17,letter:6.9,near:76},Zi={row:94,radius:14,letter:6.3,near:66},[St,vn]=[13,4],[ji,xn,ts]=[190,44,60],ns=3,es=27,is=[.5,.44,.56,.38,.62,.32,.68,.26,.74],Y=8,Mt=480;function B(t){let n=Math.abs(t);return n>=1e5?V(t.toExponential(1)):O(t,n>.1&&n<1?2:ns)}var wn=({name:t,kind:n,value:e})=>n==="made"?`${t} = ${B(e)}`:B(e);function bn({places:t,paths:n,nodes:e,edges:i,steps:s},r,o){let a=Math.max(...t.map(([A])=>A)),l=Math.max(...n.flat().map(([,A])=>A)),c=r<Mt?Zi:Qi,{letter:u,radius:h}=c,f=e.filter((A,E)=>[0,a].includes(t[E][0])),p=Math.max(2*h,u*Math.max(...f.map(A=>wn(A).length))/2+4),d=Math.max(...i.map((A,E)=>ot(s,"sent",E))),y=Math.max(...e.map((A,E)=>ot(s,"grads",E))),w=i.some(({aside:A})=>A),b=Math.max(c.near,u*d+2*h,w?u*(d+y)+vn:0),x=tt((r-2*p)/a,b,ji),v=Math.max(r,x*a+2*p),S=(v-x*a)/2,g=l===0?12:0,k=([A,E])=>[S+A*x,xn+g+E*c.row],$=n.map((A,E)=>ss(A.map(k),i[E].aside)),M=un().curve(yn);o.selectAll("path").data($).join("path").attr("d",A=>M(A));let R=o.selectAll("path").nodes(),C=t.map(k);return{width:v,height:xn+ts+2*g+l*c.row,at:C,size:c,heads:R.map(A=>os(A,h+1)),spots:rs(C,c,R,{nodes:e,edges:i,steps:s})}}function ss(t,n){if(!n)return t;let[[e,i],[s,r]]=[t[0],t[t.length-1]],o=a=>[e+a*(s-e),i+a*(r-i)+n*es];return[[e,i],o(.32),o(.68),[s,r]]}function rs(t,{radius:n,letter:e},i,{nodes:s,edges:r,steps:o}){let a=i.map(c=>as(c,24)),l=t.flatMap(([c,u],h)=>[{x:c,y:u,wide:n+3,high:n+2},{x:c,y:u-n-11,wide:e*wn(s[h]).length/2,high:St/2},{x:c,y:u+n+11,wide:e*ot(o,"grads",h)/2,high:St/2}]);return r.map(({source:c},u)=>{let h=[B(s[c].value).length,ot(o,"sent",u)],f=a.filter((d,y)=>y!==u).flat(),p=ls(i[u],h.map(d=>d*e/2),l,f);return l.push(...p.boxes),p})}function os(t,n){let e=t.getTotalLength(),i=(s,r)=>{let[o,a]=[s,r].map(c=>t.getPointAtLength(c)),l=180/Math.PI*Math.atan2(a.y-o.y,a.x-o.x);return`translate(${a.x},${a.y}) rotate(${l})`};return{forth:i(e-n-Y,e-n),back:i(n+Y,n)}}function as(t,n){let e=t.getTotalLength();return Array.from({length:n},(i,s)=>t.getPointAtLength(e*(s+.5)/n))}function ls(t,[n,e],i,s){let r=t.getTotalLength(),[o,a]=[null,1/0];for(let l of[!0,!1])for(let[c,u]of is.entries()){let{x:h,y:f}=t.getPointAtLength(u*r),p=St/2,d=l?[{x:h,y:f-8,wide:n,high:p},{x:h,y:f+8,wide:e,high:p}]:[{x:h,y:f,wide:e,high:p}],y=({x:b,y:x})=>d.some(v=>Math.abs(b-v.x)<v.wide&&Math.abs(x-v.y)<p),w=c/20+(l?0:4)+2*s.filter(y).length+d.flatMap(b=>i.map(x=>cs(b,x))).reduce((b,x)=>b+x,0);w<a&&([o,a]=[{x:h,y:f,both:l,boxes:d},w])}return o}var ot=(t,n,e)=>Math.max(0,...t.map(i=>{let s=i[n]?.[e];return s==null?0:B(s).length+(i.wrong?.[n].includes(e)?2:0)}));function cs(t,n){let e=t.wide+n.wide+vn-Math.abs(t.x-n.x),i=t.high+n.high-Math.abs(t.y-n.y);return e>0&&i>0?5+Math.min(e,i):0}function kn(t,n){let e=Xt("svg").attr("role","group").attr("aria-label",n);t.append(e.node());let i=Object.assign(e,{size:(s,r)=>i.attr("viewBox",`0 0 ${s} ${r}`).attr("height",r)});return i}var us=200,hs=620,fs=`
.mlpkit .chosen { display: grid; gap: 6px; margin: 0 0 4px; }
.mlpkit .chosen :is(.option, input) { font: 12px var(--jp-code-font-family, ui-monospace, monospace); }
.mlpkit .chosen .option { display: flex; align-items: center; padding: 2px 7px; white-space: pre; }
.mlpkit .chosen .mark { font-weight: 700; }
.mlpkit .chosen .option:not(:has(:checked)) .wrong { color: var(--wrong); }
.mlpkit .chosen .option:not(:has(:checked)) .right { color: var(--right); }
.mlpkit .chosen .own { display: flex; gap: 6px; max-width: 460px; }
.mlpkit .chosen .own input {
  flex: 1; min-width: 0; color: var(--ink); background: var(--page); border: 1px solid var(--quiet); border-radius: 4px;
  min-height: 26px; padding: 2px 7px; box-sizing: border-box;
}
.mlpkit .chosen .own input::placeholder { color: var(--quiet); opacity: 1; }
.mlpkit .chosen .own [aria-invalid="true"] { border: 2px solid var(--slope); }
.mlpkit .graph { overflow-x: auto; }
.mlpkit .graph svg { margin: 0 auto; width: auto; }
.mlpkit .graph .edge { fill: none; stroke: var(--quiet); stroke-width: 1.2; }
.mlpkit .graph .edge.forth { stroke: var(--value); }
.mlpkit .graph .edge.back { stroke: var(--slope); stroke-width: 1.6; }
.mlpkit .graph .edge.wrong { stroke: var(--wrong); stroke-dasharray: 6 4; }
.mlpkit .graph .edge.fresh { stroke-width: 3; }
.mlpkit .graph .head { fill: var(--quiet); }
.mlpkit .graph circle { fill: var(--page); stroke: var(--quiet); stroke-width: 1.2; }
.mlpkit .graph .fresh circle { fill: var(--lit); stroke: var(--ink); stroke-width: 1.8; }
.mlpkit .graph text { text-anchor: middle; dominant-baseline: central; font-size: 12.5px; }
.mlpkit .graph.small text { font-size: 11.5px; }
.mlpkit .graph .sign { font-size: 14px; }
.mlpkit .graph .sign.word { font-size: 10.5px; }
.mlpkit .graph .constant .sign { fill: var(--quiet); }
.mlpkit .graph .number { paint-order: stroke; stroke: var(--page); stroke-width: 5px; stroke-linejoin: round; }
.mlpkit .graph .edges .number { font-size: 11.5px; }
.mlpkit .graph.small .sign.word { font-size: 9.5px; }
.mlpkit .graph.small .edges .number { font-size: 11px; }
.mlpkit .graph .fresh .number, .mlpkit .graph .number.fresh { font-weight: 700; }
.mlpkit :is(.graph, .lines) .value { fill: var(--value); color: var(--value); }
.mlpkit :is(.graph, .lines) .slope { fill: var(--slope); color: var(--slope); }
.mlpkit :is(.graph, .lines) .wrong { fill: var(--wrong); color: var(--wrong); }
.mlpkit .graph .edge.wrong { fill: none; }
.mlpkit .graph .right { fill: var(--right); }
.mlpkit .graph .name { fill: var(--ink); font-weight: 400; }
.mlpkit .graph .name.ahead { fill: var(--quiet); }
.mlpkit .key { margin: 0 0 6px; color: var(--quiet); font-size: 12px; }
.mlpkit .key .value { color: var(--value); }
.mlpkit .key .slope { color: var(--slope); }
.mlpkit .key .wrong { color: var(--wrong); }
.mlpkit .key .right { color: var(--right); }
.mlpkit .walk { display: flex; gap: 8px; align-items: center; margin: 2px 0 0; }
.mlpkit .walk input { flex: 1; min-height: 24px; }
.mlpkit .walk .count { min-width: 8.5em; text-align: right; font-variant-numeric: tabular-nums; }
.mlpkit .lines { pointer-events: var(--mlpkit-pointer, auto); display: grid; grid-template-columns: minmax(0, 2fr) minmax(0, 3fr); gap: 4px 28px; margin: 10px 0 0; }
.mlpkit .lines.narrow .ahead .line span { display: none; }
.mlpkit .lines.narrow { grid-template-columns: minmax(0, 1fr); }
.mlpkit .lines .way { font-size: 13px; font-weight: 600; margin: 0 0 3px; }
.mlpkit .lines .loop { color: var(--quiet); font-size: 12px; margin: 0 0 4px; }
.mlpkit .lines ol { list-style: none; margin: 0; padding: 0; max-height: 440px; overflow: auto; }
.mlpkit .lines li {
  display: grid; grid-template-columns: 1.9em 1fr; gap: 0 4px; padding: 2px 6px 2px 2px; margin: 0; min-height: 24px; box-sizing: border-box;
  border-left: 3px solid transparent; border-radius: 3px; cursor: pointer;
}
.mlpkit .lines li:hover { border-left-color: var(--quiet); }
.mlpkit .lines li.now { background: var(--lit); border-left-color: var(--ink); }
.mlpkit .lines li > span { font-size: 12px; text-align: right; padding-right: 4px; font-variant-numeric: tabular-nums; }
.mlpkit .lines .line { display: flex; flex-wrap: wrap; gap: 0 14px; grid-column: 2; }
.mlpkit .lines .line code { flex: 0 1 auto; min-width: min(60%, 26ch); }
.mlpkit .lines .forth code { min-width: min(50%, 18ch); }
.mlpkit .lines .line span { white-space: nowrap; font-size: 12.5px; }
.mlpkit .lines code { font: 12px var(--jp-code-font-family, ui-monospace, monospace); color: inherit; background: none; padding: 0; line-height: 20px; }
.mlpkit .lines .now :is(.value, .slope, .wrong) { color: color-mix(in srgb, var(--own) 75%, var(--ink)); }
.mlpkit .lines .value { --own: var(--value); }
.mlpkit .lines .slope { --own: var(--slope); }
.mlpkit .lines .wrong { --own: var(--wrong); }
.mlpkit .lines .ahead code, .mlpkit .lines .ahead > span { color: var(--quiet); }
.mlpkit .lines .ahead .line span { visibility: hidden; }
`,ps=({picture:t,link:n,root:e})=>{let{expression:i,step:s}=n.controls,r=ds(i,n),o=_("div",{class:"graph"}),a=kn(o,"the graph: values in blue, gradients in orange"),l=a.append("g").attr("class","edges"),c=l.append("g"),u=a.append("g"),h=a.append("g"),f=a.append("g").style("pointer-events","none"),p=()=>n.numbers.steps.length-1,d=()=>Math.min(n.state.step,p()),y=M=>n.ask({step:M>=p()?s.high:Math.max(M,0)}),w=(M,R)=>_("button",{type:"button",onclick:()=>y(d()+R)},M),[b,x]=[w("Back",-1),w("Next",1)],v=_("input",{type:"range",min:0,step:1,"aria-label":s.label,oninput:()=>y(Number(v.value))}),S=_("span",{class:"count"}),g=ys(y),k=_("p",{class:"key"},_("b",{class:"value"},"Blue, forward"),": the value. ",_("b",{class:"slope"},"Orange, back"),": the gradient; on an edge, the part of it that comes back that way. ",_("b",{class:"wrong"},"✗"),": wrong; ",_("b",{class:"right"},"✓"),": what it should be.");t.append(_("style",{},fs),r.node,o,k,_("div",{class:"walk"},b,x,v,S)),e.append(g.node);let $={step:d()};return({numbers:M,state:R,drawn:C,width:A})=>{let E=d(),Q=M.steps[E],I=bn(M,A,c);return o.classList.toggle("small",A<Mt),a.size(I.width,I.height).attr("width",I.width),I.width>A?o.setAttribute("tabindex","0"):o.removeAttribute("tabindex"),_s(l,c,M,I,E),ms(h,M,I,E),gs(u,M,I,E),r.update(C,M.right,E===p()),v.max=String(p()),v.value=String(E),v.setAttribute("aria-valuetext",`step ${E} of ${p()}`),S.textContent=`step ${E} of ${p()}`,ft(b,E===0&&"this is the start"),ft(x,E===p()&&"this is the end"),g.update(M,E,A<hs),R.expression===$.expression&&R.order===$.order&&E===$.step+1&&!H()&&xs(f,M,Q,c),$={...R,step:E},M.said[E]}},mr=Zt(ps);function ds(t,n){let e=Math.random().toString(36),i="right order add",s=new Map,r=t.options.map(p=>_("input",{type:"radio",name:e,onchange:()=>n.ask({expression:p})})),o=r.map(()=>_("span",{class:"mark"})),a=r.map((p,d)=>_("label",{class:"option"},p,t.options[d],o[d])),l=()=>c.value.trim()&&n.ask({expression:c.value}),c=_("input",{"aria-label":"your own expression",placeholder:"your own: b = a * a; b + a",spellcheck:"false",autocomplete:"off",autocapitalize:"off",onkeydown:p=>p.key==="Enter"&&l(),oninput:()=>c.removeAttribute("aria-invalid")}),u=_("div",{class:"chosen"},_("div",{class:"options",role:"radiogroup","aria-label":t.label},...a),t.stops?"":_("div",{class:"own"},c,_("button",{type:"button",onclick:l},"Draw"))),h="";function f({order:p,meet:d,expression:y},w,b){y!==h&&!t.options.includes(y)&&(c.value=y),h=y;let x=`${p} ${d}`,v=s.get(x)??{};s.set(x,v),b&&x!==i&&(v[y]=w),t.options.forEach((S,g)=>{let k=v[S];r[g].checked=S===n.state.expression,o[g].textContent=k===void 0?"":k?" ✓":" ✗",o[g].className=`mark ${k?"right":"wrong"}`}),n.failed&&c.value?c.setAttribute("aria-invalid","true"):c.removeAttribute("aria-invalid")}return{node:u,update:f}}function _s(t,n,{nodes:e,edges:i,steps:s},{spots:r},o){let{sent:a,wrong:l,fresh:c,node:u,way:h}=s[o],f=({target:y})=>e[y].known<=o,p=y=>[a?.[y]!=null&&"back",l?.sent.includes(y)&&"wrong",f(i[y])&&"forth",h==="forward"&&i[y].target===u&&"fresh",c?.includes(y)&&"fresh"].filter(Boolean).join(" ");n.selectAll("path").data(i).attr("class",(y,w)=>`edge ${p(w)}`);let d=i.flatMap(({source:y},w)=>{let{x:b,y:x,both:v}=r[w],S=p(w).includes("fresh")?" fresh":"",g=[];v&&f(i[w])&&g.push({x:b,y:x-8,text:B(e[y].value),kind:`value${S}`});let k=a?.[w];if(k!=null){let $=l?.sent.includes(w),M=`${$?"✗ ":""}${B(k)}`;g.push({x:b,y:v?x+8:x,text:M,kind:`${$?"wrong":"slope"}${S}`})}return g});Tn(t.selectAll(":scope > text"),d)}function ms(t,{nodes:n,edges:e,steps:i},{heads:s},r){let{sent:o,wrong:a}=i[r],l=e.flatMap(({target:c},u)=>{let h={place:s[u].forth,kind:n[c].known<=r?"value":""},f=a?.sent.includes(u)?"wrong":"slope";return o?.[u]==null?[h]:[h,{place:s[u].back,kind:f}]});t.selectAll("polygon").data(l).join("polygon").attr("class",({kind:c})=>`head ${c}`).attr("points",`0,0 ${-Y},${-Y/2} ${-Y},${Y/2}`).attr("transform",({place:c})=>c)}function Tn(t,n){t.data(n).join("text").attr("class",e=>`number ${e.kind}`).attr("x",e=>e.x).attr("y",e=>e.y).text(e=>e.text)}function gs(t,{nodes:n,steps:e},{at:i,size:{radius:s}},r){let{node:o,grads:a,wrong:l}=e[r];t.selectAll("g").data(n).join(u=>{let h=u.append("g");return h.append("circle"),h.append("text").attr("class","sign"),h}).attr("transform",(u,h)=>`translate(${i[h].join()})`).attr("class",(u,h)=>`${u.kind}${h===o?" fresh":""}`).each(function({name:h,sign:f,kind:p,value:d,known:y,right:w},b){let x=j(this);x.select("circle").attr("r",s).attr("visibility",p==="constant"?"hidden":null),x.select(".sign").attr("class",`sign${f.length>2?" word":""}${p==="constant"?" number":""}`).text(f);let v=[];(p==="given"||p==="made"&&y<=r)&&v.push({x:0,y:-s-11,text:B(d),kind:"value"});let S=a?.[b],g=l?.grads.includes(b);if(S!=null&&v.push({x:0,y:s+11,text:`${g?"✗ ":""}${B(S)}`,kind:g?"wrong":"slope"}),g&&v.push({x:0,y:s+26,text:`✓ ${B(w)}`,kind:"right"}),Tn(x.selectAll("text.number:not(.sign)"),v),p!=="made")return;if(x.selectAll("text.name").data(y<=r?[]:[h]).join("text").attr("class","number name ahead").attr("y",-s-11).text(h),y<=r){let $=x.select("text.value").text(null);$.append("tspan").attr("class","name").text(`${h} = `),$.append("tspan").text(B(d))}})}function ys(t){let[n,e]=[_("code"),_("span")],i=_("p",{class:"loop"},n," ",e),[s,r]=["forward","backward"].map(l=>_("ol",{class:l==="forward"?"forth":"back","aria-label":`the code, ${l}`})),o=_("div",{class:"lines"},_("div",{},_("p",{class:"way"},"forward"),s),_("div",{},_("p",{class:"way"},"backward"),i,r));function a({steps:l,loop:c},u,h){o.classList.toggle("narrow",h),[n.textContent,e.textContent]=c;for(let{list:f,way:p}of[{list:s,way:"forward"},{list:r,way:"backward"}]){let d=l.map((x,v)=>({...x,k:v})).filter(x=>x.way===p);j(f).selectAll("li").data(d).join("li").attr("class",({k:x})=>x===u?"now":x>u?"ahead":null).attr("aria-current",({k:x})=>x===u?"step":null).on("click",(x,{k:v})=>t(v)).each(function({k:v,lines:S=[]}){let g=p==="forward"?"value":"slope";this.replaceChildren(_("span",{class:g},String(v)),...S.map(({code:k,worked:$,wrong:M})=>_("div",{class:"line"},_("code",{},k),_("span",{class:M?"wrong":g},M?`${$} ✗`:$))))});let w=f.scrollHeight>f.clientHeight+1;w?f.setAttribute("tabindex","0"):f.removeAttribute("tabindex");let b=f.querySelector(".now");w&&b&&(f.scrollTop=b.offsetTop-f.offsetTop-f.clientHeight/2+b.clientHeight)}}return{node:o,update:a}}function xs(t,{edges:n},{way:e,node:i,fresh:s},r){let o=r.selectAll("path").nodes();n.forEach(({target:a},l)=>{if(e==="forward"?a!==i:!s?.includes(l))return;let c=o[l].getTotalLength(),u=y=>{let{x:w,y:b}=o[l].getPointAtLength(y*c);return`translate(${w}px,${b}px)`},h=[0,.25,.5,.75,1],f=(e==="forward"?h:h.toReversed()).map(u),p=t.append("circle").attr("r",5).attr("style",`fill: var(${e==="forward"?"--value":"--slope"}); stroke: none`);p.node()?.animate({transform:f},{duration:us,easing:"ease-in-out"})?.addEventListener("finish",()=>p.remove())})}export{mr as default};
