// Made by "make bundles"; licences in LICENSES.txt. Sources fcadef414686124e013caa38859ae7632a5861ad95c31fffef271f86b20a3dcd
var st="http://www.w3.org/1999/xhtml",wt={svg:"http://www.w3.org/2000/svg",xhtml:st,xlink:"http://www.w3.org/1999/xlink",xml:"http://www.w3.org/XML/1998/namespace",xmlns:"http://www.w3.org/2000/xmlns/"};function xt(t){var e=t+="",n=e.indexOf(":");return n>=0&&(e=t.slice(0,n))!=="xmlns"&&(t=t.slice(n+1)),wt.hasOwnProperty(e)?{space:wt[e],local:t}:t}function Xt(t){return function(){var e=this.ownerDocument,n=this.namespaceURI;return n===st&&e.documentElement.namespaceURI===st?e.createElement(t):e.createElementNS(n,t)}}function Gt(t){return function(){return this.ownerDocument.createElementNS(t.space,t.local)}}function lt(t){var e=xt(t);return(e.local?Gt:Xt)(e)}function Zt(){}function vt(t){return t==null?Zt:function(){return this.querySelector(t)}}function te(t){typeof t!="function"&&(t=vt(t));for(var e=this._groups,n=e.length,r=new Array(n),i=0;i<n;++i)for(var o=e[i],s=o.length,a=r[i]=new Array(s),l,c,u=0;u<s;++u)(l=o[u])&&(c=t.call(l,l.__data__,u,o))&&("__data__"in l&&(c.__data__=l.__data__),a[u]=c);return new B(r,this._parents)}function ee(t){return t==null?[]:Array.isArray(t)?t:Array.from(t)}function ne(){return[]}function re(t){return t==null?ne:function(){return this.querySelectorAll(t)}}function ie(t){return function(){return ee(t.apply(this,arguments))}}function oe(t){typeof t=="function"?t=ie(t):t=re(t);for(var e=this._groups,n=e.length,r=[],i=[],o=0;o<n;++o)for(var s=e[o],a=s.length,l,c=0;c<a;++c)(l=s[c])&&(r.push(t.call(l,l.__data__,c,s)),i.push(l));return new B(r,i)}function se(t){return function(){return this.matches(t)}}function kt(t){return function(e){return e.matches(t)}}var ae=Array.prototype.find;function le(t){return function(){return ae.call(this.children,t)}}function ce(){return this.firstElementChild}function ue(t){return this.select(t==null?ce:le(typeof t=="function"?t:kt(t)))}var pe=Array.prototype.filter;function fe(){return Array.from(this.children)}function de(t){return function(){return pe.call(this.children,t)}}function he(t){return this.selectAll(t==null?fe:de(typeof t=="function"?t:kt(t)))}function me(t){typeof t!="function"&&(t=se(t));for(var e=this._groups,n=e.length,r=new Array(n),i=0;i<n;++i)for(var o=e[i],s=o.length,a=r[i]=[],l,c=0;c<s;++c)(l=o[c])&&t.call(l,l.__data__,c,o)&&a.push(l);return new B(r,this._parents)}function _t(t){return new Array(t.length)}function ge(){return new B(this._enter||this._groups.map(_t),this._parents)}function X(t,e){this.ownerDocument=t.ownerDocument,this.namespaceURI=t.namespaceURI,this._next=null,this._parent=t,this.__data__=e}X.prototype={constructor:X,appendChild:function(t){return this._parent.insertBefore(t,this._next)},insertBefore:function(t,e){return this._parent.insertBefore(t,e)},querySelector:function(t){return this._parent.querySelector(t)},querySelectorAll:function(t){return this._parent.querySelectorAll(t)}};function ye(t){return function(){return t}}function be(t,e,n,r,i,o){for(var s=0,a,l=e.length,c=o.length;s<c;++s)(a=e[s])?(a.__data__=o[s],r[s]=a):n[s]=new X(t,o[s]);for(;s<l;++s)(a=e[s])&&(i[s]=a)}function we(t,e,n,r,i,o,s){var a,l,c=new Map,u=e.length,f=o.length,g=new Array(u),b;for(a=0;a<u;++a)(l=e[a])&&(g[a]=b=s.call(l,l.__data__,a,e)+"",c.has(b)?i[a]=l:c.set(b,l));for(a=0;a<f;++a)b=s.call(t,o[a],a,o)+"",(l=c.get(b))?(r[a]=l,l.__data__=o[a],c.delete(b)):n[a]=new X(t,o[a]);for(a=0;a<u;++a)(l=e[a])&&c.get(g[a])===l&&(i[a]=l)}function xe(t){return t.__data__}function ve(t,e){if(!arguments.length)return Array.from(this,xe);var n=e?we:be,r=this._parents,i=this._groups;typeof t!="function"&&(t=ye(t));for(var o=i.length,s=new Array(o),a=new Array(o),l=new Array(o),c=0;c<o;++c){var u=r[c],f=i[c],g=f.length,b=ke(t.call(u,u&&u.__data__,c,r)),m=b.length,v=a[c]=new Array(m),k=s[c]=new Array(m),E=l[c]=new Array(g);n(u,f,v,k,E,b,e);for(var A=0,S=0,M,w;A<m;++A)if(M=v[A]){for(A>=S&&(S=A+1);!(w=k[S])&&++S<m;);M._next=w||null}}return s=new B(s,r),s._enter=a,s._exit=l,s}function ke(t){return typeof t=="object"&&"length"in t?t:Array.from(t)}function _e(){return new B(this._exit||this._groups.map(_t),this._parents)}function Ae(t,e,n){var r=this.enter(),i=this,o=this.exit();return typeof t=="function"?(r=t(r),r&&(r=r.selection())):r=r.append(t+""),e!=null&&(i=e(i),i&&(i=i.selection())),n==null?o.remove():n(o),r&&i?r.merge(i).order():i}function Se(t){for(var e=t.selection?t.selection():t,n=this._groups,r=e._groups,i=n.length,o=r.length,s=Math.min(i,o),a=new Array(i),l=0;l<s;++l)for(var c=n[l],u=r[l],f=c.length,g=a[l]=new Array(f),b,m=0;m<f;++m)(b=c[m]||u[m])&&(g[m]=b);for(;l<i;++l)a[l]=n[l];return new B(a,this._parents)}function Ee(){for(var t=this._groups,e=-1,n=t.length;++e<n;)for(var r=t[e],i=r.length-1,o=r[i],s;--i>=0;)(s=r[i])&&(o&&s.compareDocumentPosition(o)^4&&o.parentNode.insertBefore(s,o),o=s);return this}function Oe(t){t||(t=Me);function e(f,g){return f&&g?t(f.__data__,g.__data__):!f-!g}for(var n=this._groups,r=n.length,i=new Array(r),o=0;o<r;++o){for(var s=n[o],a=s.length,l=i[o]=new Array(a),c,u=0;u<a;++u)(c=s[u])&&(l[u]=c);l.sort(e)}return new B(i,this._parents).order()}function Me(t,e){return t<e?-1:t>e?1:t>=e?0:NaN}function $e(){var t=arguments[0];return arguments[0]=this,t.apply(null,arguments),this}function Ne(){return Array.from(this)}function Ce(){for(var t=this._groups,e=0,n=t.length;e<n;++e)for(var r=t[e],i=0,o=r.length;i<o;++i){var s=r[i];if(s)return s}return null}function Le(){let t=0;for(let e of this)++t;return t}function Te(){return!this.node()}function Be(t){for(var e=this._groups,n=0,r=e.length;n<r;++n)for(var i=e[n],o=0,s=i.length,a;o<s;++o)(a=i[o])&&t.call(a,a.__data__,o,i);return this}function qe(t){return function(){this.removeAttribute(t)}}function ze(t){return function(){this.removeAttributeNS(t.space,t.local)}}function Fe(t,e){return function(){this.setAttribute(t,e)}}function Ie(t,e){return function(){this.setAttributeNS(t.space,t.local,e)}}function je(t,e){return function(){var n=e.apply(this,arguments);n==null?this.removeAttribute(t):this.setAttribute(t,n)}}function Pe(t,e){return function(){var n=e.apply(this,arguments);n==null?this.removeAttributeNS(t.space,t.local):this.setAttributeNS(t.space,t.local,n)}}function Re(t,e){var n=xt(t);if(arguments.length<2){var r=this.node();return n.local?r.getAttributeNS(n.space,n.local):r.getAttribute(n)}return this.each((e==null?n.local?ze:qe:typeof e=="function"?n.local?Pe:je:n.local?Ie:Fe)(n,e))}function At(t){return t.ownerDocument&&t.ownerDocument.defaultView||t.document&&t||t.defaultView}function De(t){return function(){this.style.removeProperty(t)}}function Ve(t,e,n){return function(){this.style.setProperty(t,e,n)}}function We(t,e,n){return function(){var r=e.apply(this,arguments);r==null?this.style.removeProperty(t):this.style.setProperty(t,r,n)}}function Ue(t,e,n){return arguments.length>1?this.each((e==null?De:typeof e=="function"?We:Ve)(t,e,n??"")):Ke(this.node(),t)}function Ke(t,e){return t.style.getPropertyValue(e)||At(t).getComputedStyle(t,null).getPropertyValue(e)}function He(t){return function(){delete this[t]}}function Je(t,e){return function(){this[t]=e}}function Ye(t,e){return function(){var n=e.apply(this,arguments);n==null?delete this[t]:this[t]=n}}function Qe(t,e){return arguments.length>1?this.each((e==null?He:typeof e=="function"?Ye:Je)(t,e)):this.node()[t]}function St(t){return t.trim().split(/^|\s+/)}function ct(t){return t.classList||new Et(t)}function Et(t){this._node=t,this._names=St(t.getAttribute("class")||"")}Et.prototype={add:function(t){var e=this._names.indexOf(t);e<0&&(this._names.push(t),this._node.setAttribute("class",this._names.join(" ")))},remove:function(t){var e=this._names.indexOf(t);e>=0&&(this._names.splice(e,1),this._node.setAttribute("class",this._names.join(" ")))},contains:function(t){return this._names.indexOf(t)>=0}};function Ot(t,e){for(var n=ct(t),r=-1,i=e.length;++r<i;)n.add(e[r])}function Mt(t,e){for(var n=ct(t),r=-1,i=e.length;++r<i;)n.remove(e[r])}function Xe(t){return function(){Ot(this,t)}}function Ge(t){return function(){Mt(this,t)}}function Ze(t,e){return function(){(e.apply(this,arguments)?Ot:Mt)(this,t)}}function tn(t,e){var n=St(t+"");if(arguments.length<2){for(var r=ct(this.node()),i=-1,o=n.length;++i<o;)if(!r.contains(n[i]))return!1;return!0}return this.each((typeof e=="function"?Ze:e?Xe:Ge)(n,e))}function en(){this.textContent=""}function nn(t){return function(){this.textContent=t}}function rn(t){return function(){var e=t.apply(this,arguments);this.textContent=e??""}}function on(t){return arguments.length?this.each(t==null?en:(typeof t=="function"?rn:nn)(t)):this.node().textContent}function sn(){this.innerHTML=""}function an(t){return function(){this.innerHTML=t}}function ln(t){return function(){var e=t.apply(this,arguments);this.innerHTML=e??""}}function cn(t){return arguments.length?this.each(t==null?sn:(typeof t=="function"?ln:an)(t)):this.node().innerHTML}function un(){this.nextSibling&&this.parentNode.appendChild(this)}function pn(){return this.each(un)}function fn(){this.previousSibling&&this.parentNode.insertBefore(this,this.parentNode.firstChild)}function dn(){return this.each(fn)}function hn(t){var e=typeof t=="function"?t:lt(t);return this.select(function(){return this.appendChild(e.apply(this,arguments))})}function mn(){return null}function gn(t,e){var n=typeof t=="function"?t:lt(t),r=e==null?mn:typeof e=="function"?e:vt(e);return this.select(function(){return this.insertBefore(n.apply(this,arguments),r.apply(this,arguments)||null)})}function yn(){var t=this.parentNode;t&&t.removeChild(this)}function bn(){return this.each(yn)}function wn(){var t=this.cloneNode(!1),e=this.parentNode;return e?e.insertBefore(t,this.nextSibling):t}function xn(){var t=this.cloneNode(!0),e=this.parentNode;return e?e.insertBefore(t,this.nextSibling):t}function vn(t){return this.select(t?xn:wn)}function kn(t){return arguments.length?this.property("__data__",t):this.node().__data__}function _n(t){return function(e){t.call(this,e,this.__data__)}}function An(t){return t.trim().split(/^|\s+/).map(function(e){var n="",r=e.indexOf(".");return r>=0&&(n=e.slice(r+1),e=e.slice(0,r)),{type:e,name:n}})}function Sn(t){return function(){var e=this.__on;if(e){for(var n=0,r=-1,i=e.length,o;n<i;++n)o=e[n],(!t.type||o.type===t.type)&&o.name===t.name?this.removeEventListener(o.type,o.listener,o.options):e[++r]=o;++r?e.length=r:delete this.__on}}}function En(t,e,n){return function(){var r=this.__on,i,o=_n(e);if(r){for(var s=0,a=r.length;s<a;++s)if((i=r[s]).type===t.type&&i.name===t.name){this.removeEventListener(i.type,i.listener,i.options),this.addEventListener(i.type,i.listener=o,i.options=n),i.value=e;return}}this.addEventListener(t.type,o,n),i={type:t.type,name:t.name,value:e,listener:o,options:n},r?r.push(i):this.__on=[i]}}function On(t,e,n){var r=An(t+""),i,o=r.length,s;if(arguments.length<2){var a=this.node().__on;if(a){for(var l=0,c=a.length,u;l<c;++l)for(i=0,u=a[l];i<o;++i)if((s=r[i]).type===u.type&&s.name===u.name)return u.value}return}for(a=e?En:Sn,i=0;i<o;++i)this.each(a(r[i],e,n));return this}function $t(t,e,n){var r=At(t),i=r.CustomEvent;typeof i=="function"?i=new i(e,n):(i=r.document.createEvent("Event"),n?(i.initEvent(e,n.bubbles,n.cancelable),i.detail=n.detail):i.initEvent(e,!1,!1)),t.dispatchEvent(i)}function Mn(t,e){return function(){return $t(this,t,e)}}function $n(t,e){return function(){return $t(this,t,e.apply(this,arguments))}}function Nn(t,e){return this.each((typeof e=="function"?$n:Mn)(t,e))}function*Cn(){for(var t=this._groups,e=0,n=t.length;e<n;++e)for(var r=t[e],i=0,o=r.length,s;i<o;++i)(s=r[i])&&(yield s)}var Nt=[null];function B(t,e){this._groups=t,this._parents=e}function Ln(){return new B([[document.documentElement]],Nt)}function Tn(){return this}B.prototype=Ln.prototype={constructor:B,select:te,selectAll:oe,selectChild:ue,selectChildren:he,filter:me,data:ve,enter:ge,exit:_e,join:Ae,merge:Se,selection:Tn,order:Ee,sort:Oe,call:$e,nodes:Ne,node:Ce,size:Le,empty:Te,each:Be,attr:Re,style:Ue,property:Qe,classed:tn,text:on,html:cn,raise:pn,lower:dn,append:hn,insert:gn,remove:bn,clone:vn,datum:kn,on:On,dispatch:Nn,[Symbol.iterator]:Cn};function W(t){return typeof t=="string"?new B([[document.querySelector(t)]],[document.documentElement]):new B([[t]],Nt)}function Ct(t){return W(lt(t).call(document.documentElement))}var Bn=0;function qn(){return new at}function at(){this._="@"+(++Bn).toString(36)}at.prototype=qn.prototype={constructor:at,get:function(t){for(var e=this._;!(e in t);)if(!(t=t.parentNode))return;return t[e]},set:function(t,e){return t[this._]=e},remove:function(t){return this._ in t&&delete t[this._]},toString:function(){return this._}};function h(t,e={},...n){let r=document.createElement(t);for(let[i,o]of Object.entries(e))typeof o=="function"?r.addEventListener(i.slice(2),o):o!==void 0&&o!==!1&&r.setAttribute(i,o===!0?"":String(o));return r.append(...n),r}var U=(t,e,n)=>Math.min(Math.max(t,e),n);function ut(t,e){t.disabled=!!e,e?t.title=e:t.removeAttribute("title")}function Lt(t){let e=matchMedia("(prefers-color-scheme: dark)"),n=new MutationObserver(t);return n.observe(document.body,{attributeFilter:["data-jp-theme-light","class"]}),e.addEventListener("change",t),()=>{n.disconnect(),e.removeEventListener("change",t)}}function D(){return matchMedia("(prefers-reduced-motion: reduce)").matches}function O(t,e=3){if(typeof t!="number")return String(t);let n=Math.abs(t)<1e-4&&t!==0?t.toPrecision(2):String(Number(t.toPrecision(e)));return K(n)}var zn={"+":"","-":"⁻",...Object.fromEntries([..."⁰¹²³⁴⁵⁶⁷⁸⁹"].entries())};function K(t){return t.replace(/(?<![^\s(])(?<!\w\()-(?=\.?\d|[iI]nf)/g,"−").replace(/(?<![\w.=-])(\d+(?:\.\d+)?)e([+-])0*(\d+)\b/g,(e,n,r,i)=>`${n==="1"?"":`${n}·`}10${[...r+i].map(o=>zn[o]).join("")}`)}var Fn=7,H="in the notebook";function Tt(t,e){let n={slider:In,choice:jn,switches:Pn,buttons:Rn},r=t.filter(o=>!("on_picture"in o&&o.on_picture)).map(o=>n[o.kind](o.name,o,e));return{node:h("div",{class:"controls"},...r.map(o=>o.node)),update:()=>r.forEach(o=>o.update())}}function pt(t,{state:e,controls:n}){if(t.fixed)return H;let r=([l,c])=>[e[l]].flat().some(u=>c.includes(u)),i=Object.entries(t.only).find(l=>!r(l));if(!i)return"";let[o,s]=i,{label:a}=n[o];return typeof s[0]=="number"?`with ${a} from ${O(Math.min(...s.map(Number)))} up`:s.length>4?`with other ${a}`:`with ${a}: ${s.join(", ")}`}function ft(t,e,n){t.classList.toggle("off",!!n),e.dataset.why!==n&&(e.textContent=e.dataset.why=n);for(let[r,i]of[["role","group"],["aria-disabled","true"]])n?t.setAttribute(r,i):t.removeAttribute(r)}function G({stops:t,low:e,high:n,step:r,log:i}){if(t){let a=l=>t.reduce((c,u,f)=>Math.abs(u-l)<Math.abs(t[c]-l)?f:c,0);return{count:t.length,at:l=>t[l],place:a}}let[o,s]=i?[Math.log10(e),Math.log10(n)]:[e,n];return{count:Math.round((s-o)/r)+1,at:a=>{let l=Math.min(o+a*r,s);return Number(i?(10**l).toPrecision(6):l.toFixed(9))},place:a=>Math.round(((i?Math.log10(a):a)-o)/r)}}function In(t,e,n){let r=G(e),i=w=>n.ask({[t]:w}),o=0,s=h("input",{type:"range",min:0,max:r.count-1,step:1,"aria-label":e.label,oninput:()=>i(r.at(Number(s.value))),onpointerdown:()=>o=n.state[t],onpointercancel:()=>n.state[t]!==o&&i(o)}),a=h("input",{class:"number",inputmode:"decimal","aria-label":`${e.label}, as a number`,oninput:()=>b=!0,onchange:k,onkeydown:({key:w})=>w==="Enter"&&k(),onblur:()=>M()}),l=h("span",{class:"note"}),c=h("span",{class:"note",role:"status"}),u=n.wakes?G({...e,stops:void 0}):r,[f,g]=[u.at(0),u.at(u.count-1)],[b,m]=[!1,""],v=()=>`${n.asked} ${n.state[t]}`;function k(){if(!b)return;b=!1;let w=Number(a.value.replace("−","-").replace(",","."));if(Number.isFinite(w)&&a.value.trim()!==""){let d=E(U(w,f,g));n.ask({[t]:d},!0),c.textContent=A(w,d)}else c.textContent=`Expected: a number from ${O(f)} to ${O(g)}.`;a.value=O(n.state[t]),m=v()}function E(w){let[d,x]=[r,u].map(({at:q,place:z})=>q(z(w)));return O(d)===O(x)?d:x}function A(w,d){return O(w)===O(d)?"":w>g?`Up to ${O(g)}.`:w<f?`From ${O(f)} up.`:`${K(String(w))} is between stops: ${O(d)}.`}let S=h("div",{class:"row slider"},h("span",{class:"name"},e.label),s,a,l,c);function M(){let w=n.state[t],d=r.place(w);s.value=String(d),S.style.setProperty("--share",String(d/(r.count-1||1))),s.setAttribute("aria-valuetext",O(w)),a.matches(":focus")||(a.value=O(w)),v()!==m&&(c.textContent="");let x=pt(e,n);s.disabled=a.disabled=!!x,ft(S,l,x)}return{node:S,update:M}}function jn(t,e,n){let r=m=>n.ask({[t]:m}),i=Math.random().toString(36),o=e.options.map(m=>h("input",{type:"radio",name:i,onchange:()=>r(m)})),s=h("select",{"aria-label":e.label,onchange:()=>r(e.options[s.selectedIndex])},...e.options.map(m=>h("option",{},O(m)))),a=e.options.length<=Fn,l=o.map((m,v)=>h("label",{class:"option"},m,O(e.options[v]))),c=a?h("div",{class:"options",role:"radiogroup","aria-label":e.label},...l):s,u=h("span",{class:"note"}),f=h("div",{class:a?"row wide":"row"},h("span",{class:"name"},e.label),c,u),g=e.options.map(m=>e.stops&&!e.stops.includes(m));function b(){let m=e.options.indexOf(n.state[t]),v=pt(e,n);o.forEach((k,E)=>{k.checked=E===m,k.disabled=!!(v||g[E])});for(let[k,E]of[...s.options].entries())E.disabled=!!g[k];s.selectedIndex=m,s.disabled=!!v,ft(f,u,v),!v&&g.some(Boolean)&&(u.textContent=`the others ${H}`)}return{node:f,update:b}}function Pn(t,e,n){let r=c=>{let u=new Set(n.state[t]);u.delete(c)||u.add(c),n.ask({[t]:e.options.filter(f=>u.has(f))})},i=e.options.map(c=>h("button",{type:"button",onclick:()=>r(c)},O(c))),o=h("div",{class:"options",role:"group","aria-label":e.label},...i),s=h("span",{class:"note"}),a=h("div",{class:"row wide"},h("span",{class:"name"},e.label),o,s);function l(){let c=pt(e,n);i.forEach((u,f)=>{u.setAttribute("aria-pressed",String(n.state[t].includes(e.options[f]))),u.disabled=!!c}),ft(a,s,c)}return{node:a,update:l}}function Rn(t,e,n){let r=Object.entries(e.options).map(([s,a])=>{let c=h("button",{type:"button",onclick:()=>c.ariaDisabled!=="true"&&n.press(s),onblur:()=>o()},a);return{name:s,label:a,button:c}}),i=h("div",{class:"row wide"},h("div",{class:"options"},...r.map(({button:s})=>s)));function o(){for(let{name:s,label:a,button:l}of r){let c=n.numbers.buttons?.[s]??{},u=c.label??a;l.textContent!==u&&(l.textContent=u);let f=!!(e.fixed||c.disabled),g=c.why??(e.fixed?H:"");l.title=f?g:"",l.ariaDisabled=String(f),l.disabled=f&&!l.matches(":focus")}}return{node:i,update:o}}var Bt=`/* For what is around the explorers, in the page itself. Light and dark follow JupyterLab's theme,
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
`;var qt=`/* Inside a shadow root: no rule of the page reaches in, and none of these reaches out. What is
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
`;var Wn={float32:Float32Array,int32:Int32Array,uint8:Uint8Array};function J(t){return Array.isArray(t)?t.map(J):t===null||typeof t!="object"||ArrayBuffer.isView(t)?t:t.data!==void 0?dt(t.kind,t.shape,t.data):Object.fromEntries(Object.entries(t).map(([e,n])=>[e,J(n)]))}function dt(t,e,n){let{buffer:r,byteOffset:i=0,byteLength:o}=ArrayBuffer.isView(n)?n:new Uint8Array(n),s=new Wn[t](r.slice(i,i+o));return Object.assign(s,{shape:e})}function Ft(t){let e=new Map,n=0,r=()=>{},i=t.get("described"),o=J(t.get("lasting")),s={controls:Object.fromEntries(i.map(u=>[u.name,u])),state:{},numbers:{},drawn:{},said:"",failed:!1,number:-1,asked:0,unasked:!1,alone:!!t.get("alone"),wakes:!!t.get("wakes"),served:{},ask:l,press:c,onQuestion:r,onAnswer:r,close:()=>t.off("change:answer",a)};function a(){let u=t.get("answer");if(!(u.number<s.number)){for(let[f,g]of e)g.number<=u.number&&e.delete(f);s.unasked=u.number===s.number,s.number=u.number,s.state={...u.state,...zt(e)},s.numbers={...o,...J(u.numbers)},s.drawn=u.state,s.said=u.said,s.failed=u.failed,s.onAnswer()}}function l(u,f=!1){n=Math.max(n+1,Date.now()),s.asked=n;for(let[b,m]of Object.entries(u))e.set(b,{value:m,number:n,typed:f});s.state={...s.state,...u},s.onQuestion();let g=[...e.keys()].filter(b=>e.get(b)?.typed);t.set("asked",{number:n,changes:zt(e),typed:g}),t.save_changes()}function c(u){s.served[u]?s.served[u]():t.send({press:u})}return t.on("change:answer",a),a(),s}function zt(t){return Object.fromEntries([...t].map(([e,n])=>[e,n.value]))}var Un={float32:4,int32:4,uint8:1},Kn=120,Hn=250;async function ht(t,e){let{title:n,stops:r,followed:i,played:o,first:s}=t,a=async p=>JSON.parse(new TextDecoder().decode(await It(p))),l=await a(t.moments),c=Jn(await a(t.arrays),await It(t.data)),u=l.map(p=>Z(p.numbers,c)),f=Z(t.lasting,c),g=t.described.map(e?q:x),b=new Set(g.filter(p=>p.local).map(({name:p})=>p)),m=p=>JSON.stringify(Object.keys(r).map(y=>p[y])),v=new Map(l.map((p,y)=>[m(p.state),y])),k=new Set,E={},A,S,M=0,w=z(s,0),d=()=>v.get(m(w.state));function x(p){let y=p.local||o&&p.kind==="buttons";return p.name in r?{...p,stops:r[p.name]}:{...p,fixed:!y}}function q(p){let y="in_passing"in p&&p.in_passing;return p.kind==="slider"&&p.name in r?{...p,stops:r[p.name]}:{...p,fixed:y}}function z(p,y){let{state:_,said:T}=l[p],N=o?{buttons:{pause:{disabled:A===void 0,why:"nothing plays"}}}:{};return{number:y,state:{..._,...E},said:T,failed:!1,numbers:{...u[p],...N}}}function $([p,y]){let _=N=>Math.abs(N-y),T=typeof y=="number"?r[p]:void 0;return[p,T?T.reduce((N,P)=>_(P)<_(N)?P:N):y]}function C(p){let y=Object.keys(i).filter(_=>_ in p&&p[_]!==w.state[_]);return Object.assign({},...y.map(_=>i[_][r[_].indexOf(p[_])]))}function it([p,y]){return!(JSON.stringify(y)===JSON.stringify(w.state[p]))&&!(p in r)&&!b.has(p)}function R({number:p,changes:y,typed:_}){let T=Object.fromEntries(Object.entries(y).map(F=>_.includes(F[0])?F:$(F))),N=d(),P=v.get(m({...w.state,...C(T),...T}));if(clearTimeout(M),S=void 0,e&&(P===void 0||Object.entries(T).some(it))){S={changes:y},M=setTimeout(j,Hn,e,p);return}let bt=P??N;for(let F of b)I(bt,N,F)&&delete E[F];for(let[F,Qt]of Object.entries(T))b.has(F)&&(E[F]=Qt);w=z(bt,p),k.forEach(F=>F())}async function j(p,y){await p()||(S=void 0,w=z(d(),Math.max(y,w.number)),k.forEach(_=>_()))}function I(p,y,_){let[T,N]=[p,y].map(P=>JSON.stringify(l[P].state[_]));return T!==N}function L(){clearInterval(A),A=void 0}function Q(){w=z(d(),w.number),k.forEach(p=>p())}function ot(p){let y=r[p],_=N=>R({number:Math.max(Date.now(),w.number+1),changes:{[p]:y[N]},typed:[]}),T=()=>y.indexOf(w.state[p]);if(D()){_(T()===y.length-1?0:y.length-1);return}A=setInterval(()=>{let N=T()+1;N===y.length-1&&L(),_(N)},Kn),T()===y.length-1?_(0):Q()}let V={title:n,described:g,lasting:f,alone:!0,wakes:!!e};return{get:p=>({...V,answer:w,wanted:S})[p],set:(p,y)=>{L(),R(y)},save_changes:()=>{},send:({press:p})=>{L(),o&&p==="play"?ot(o):e?(clearTimeout(M),S={changes:{},...S,press:p},j(e,w.number)):Q()},on:(p,y)=>{p==="change:answer"&&k.add(y)},off:(p,y)=>{k.delete(y)}}}async function It(t){let e=Uint8Array.from(atob(t),r=>r.charCodeAt(0)),n=new Blob([e]).stream().pipeThrough(new DecompressionStream("deflate"));return new Uint8Array(await new Response(n).arrayBuffer())}function Jn(t,e){let n=0;return t.map(({kind:r,shape:i})=>{let o=Un[r],s=i.reduce((l,c)=>l*c,1),a=new Uint8Array(s*o);for(let l=0;l<o;l+=1)for(let c=0;c<s;c+=1)a[c*o+l]=e[n+l*s+c];return n+=a.length,dt(r,i,a)})}function Z(t,e){return Array.isArray(t)?t.map(n=>Z(n,e)):t===null||typeof t!="object"?t:t.array!==void 0?e[t.array]:Object.fromEntries(Object.entries(t).map(([n,r])=>[n,Z(r,e)]))}var Yn="This explorer is asleep: run the cell to use it.",Qn=16,Xn=25,Gn=600,Zn=1e3;function jt(t){let e=({model:r,el:i})=>tr(t,r,i);return{render:e,play:async(r,i)=>e({model:await ht(r),el:i}),modelOf:ht}}function tr(t,e,n){let r=Ft(e),i=Tt(e.get("described"),r),o=["question","task","lacks"].filter($=>e.get("lasting")[$]).map($=>h("p",{class:$},e.get("lasting")[$])),s=h("div",{class:"picture",style:"visibility: hidden"}),a=h("p",{class:"said"}),l=h("p",{class:"heard",role:"status"}),c=h("section",{class:"mlpkit","aria-label":e.get("title")},h("style",{},qt),h("p",{class:"asleep",role:"note"},Yn),...o,s,i.node,a,l),u=h("div",{class:"mlpkit-around"},h("style",{},Bt));u.attachShadow({mode:"open"}).append(c);let f=nr(u,c),g=()=>u.classList.add("sleeping");e.on("comm_live_update",g),n.append(u);let b=t({picture:s,link:r,root:c}),[m,v,k,E,A]=[0,0,0,0,0],S=s.clientWidth;function M(){if(cancelAnimationFrame(m),m=0,A=performance.now(),S===0)return;i.update();let $=b({numbers:r.numbers,state:r.state,drawn:r.drawn,width:S}),C=r.failed?r.said:K($??r.said);a.textContent!==C&&w(C),a.classList.toggle("failed",r.failed),s.style.visibility="",c.dataset.drawn=String(r.number),E+=1,c.dataset.pictures=String(E)}function w($){let C=a.textContent==="";a.textContent=$,clearTimeout(k),l.textContent="",!C&&(k=setTimeout(()=>{l.setAttribute("role",r.failed?"alert":"status"),l.textContent=$},Gn))}let d=()=>{clearTimeout(v),v=0,m||=requestAnimationFrame(M)},x=0;r.onAnswer=()=>{if(u.classList.remove("sleeping"),r.unasked&&D()){let C=performance.now()-A;x||=setTimeout(()=>{x=0,d()},Math.max(Zn-C,0));return}d(),r.number>=r.asked&&!document.hidden&&performance.now()-A>Qn&&M()},r.onQuestion=()=>{c.dataset.asked=String(r.asked),v||=setTimeout(d,Xn)};let q=new ResizeObserver(([{contentRect:$}])=>{let C=Math.round($.width);C!==S&&(S=C,d())});q.observe(s);let z=Lt(d);return c.dataset.asked=String(r.asked),d(),()=>{cancelAnimationFrame(m),clearTimeout(v),clearTimeout(k),clearTimeout(x),q.disconnect(),z(),f(),e.off("comm_live_update",g),r.close()}}var er="input:not([type=radio], [type=checkbox], [type=range]), textarea";function nr(t,e){let n=r=>{let i=r.composedPath()[0];if(!e.contains(i))return;let o=r.ctrlKey||r.metaKey||r.altKey,s=r.key==="Escape"||(i.matches(er)?o&&r.key.toLowerCase()==="s":o||r.key==="Enter"&&r.shiftKey);t.toggleAttribute("data-lm-suppress-shortcuts",!s)};return window.addEventListener("keydown",n,!0),()=>window.removeEventListener("keydown",n,!0)}var Pt=[4,9],rr={loss:"L",rate:"η"};function Dt(t,{values:e,grids:n,steps:r},i,o){W(t).selectAll("li").data(r).join("li").attr("class",(a,l)=>l+1===i?"now":l+1>i?"ahead":null).attr("aria-current",(a,l)=>l+1===i?"step":null).on("click",(a,l)=>o(r.indexOf(l)+1)).each(function({code:l,formulas:c},u){let f=Object.entries(c).map(([g,b])=>{let m=b.split(/(\{\w+\}ᵀ?)/),v=m.map(A=>A.replace(/\{(\w+)\}/,(S,M)=>tt(M))).join(""),k=/^\{\w+\}$/.test(b),E=k?[]:m.map((A,S)=>{let[,M,w]=A.match(/\{(\w+)\}(ᵀ?)/)??[];return M?Rt(n[M],e,!!w,/[^(]$/.test(m[S-1])):A});return h("span",{},`${tt(g)} = ${v}`,h("span",{class:"filled"},...k?[]:[" = ",...E]," = ",Rt(n[g],e)))});this.replaceChildren(h("span",{class:Pt[0]<=u&&u<Pt[1]?"slope":"value"},String(u+1)),h("code",{},l),h("span",{class:"formulas"},...f))})}function Rt(t,e,n=!1,r=!1){let i=n?t[0].map((a,l)=>t.map(c=>c[l])):t,o=(a,l="",c="")=>h("span",{class:nt(a),"data-number":a},l+O(e[a],6)+c);if(i.length===1&&i[0].length===1)return r&&e[i[0][0]]<0?o(i[0][0],"(",")"):o(i[0][0]);if(i.length===1)return h("span",{},"(",...i[0].flatMap((a,l)=>l?[", ",o(a)]:[o(a)]),")");let s=`grid-template-columns: repeat(${i[0].length}, auto)`;return h("span",{class:"table",style:s},...i.flat().map(a=>o(a)))}var et=({formulas:t},e)=>Object.keys(t).flatMap(n=>e[n].flat()),nt=t=>t.startsWith("d")?"slope":"value",tt=t=>t.startsWith("new")?`${tt(t.slice(3))}′`:rr[t]??t.replace("1","₁").replace("2","₂"),mt=t=>tt(Y(t).split("[")[0])+(Y(t).match(/\[.*/)??"");function Y(t){let[e,n]=t.split("_");return n?`${e}[${[...n].join(", ")}]`:e}function Vt(t,e){let n=Ct("svg").attr("role","group").attr("aria-label",e);t.append(n.node());let r=Object.assign(n,{size:(i,o)=>r.attr("viewBox",`0 0 ${i} ${o}`).attr("height",o)});return r}var rt=560,Wt={x:.06,z1:.4,a1:.57,y:.79,loss:.94},ir={0:76,1:192,"":134},Ht=["x_0","x_1","z1_0","z1_1","a1_0","a1_1","y","loss"],Jt=[["W1","x","z1"],["W2","a1","y"]],Yt=[["z1_0","a1_0"],["z1_1","a1_1"],["y","loss"]],yt={b1_0:["z1_0",-58],b1_1:["z1_1",58],b2:["y",58]},or=200,sr="Above a unit its value, below it the slope. Lines: weights in blue, their slopes in orange; thick if large, dashed below 0, dotted at 0.",ar="Point at a number to see its name here.",lr=`
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
  position: absolute; transform: translate(-50%, -50%); padding: 0; height: 24px; min-width: 24px;
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
.listing {
  list-style: none; margin: 0; padding: 0; font-size: 12.5px; position: relative;
  overflow-y: auto; overscroll-behavior: auto; max-height: max(250px, 100vh - 540px);
}
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
`,cr=({picture:t,link:e})=>{let n=h("div",{class:"stepper"}),r=Vt(n,"the network: values above its units in blue, slopes below in orange"),i=r.append("g"),o=r.append("g"),s=r.append("g").selectAll("g").data(Ht).join(d=>{let x=d.append("g").attr("class","unit");return x.append("circle").attr("r",18),x.append("text").attr("text-anchor","middle").attr("dy","0.35em").text(Y),x}),a=r.append("g"),l=r.append("g").style("pointer-events","none"),c=h("p",{class:"named"}),u=h("p",{class:"key"},sr),f=new Map(Object.values(e.controls).filter(d=>d.on_picture).map(d=>[d.name,pr(d,e)]));n.append(...[...f.values()].map(d=>d.node));let g=d=>e.ask({step:U(d,0,e.numbers.steps.length)}),b=(d,x)=>h("button",{type:"button",onclick:()=>g(e.state.step+x)},d),[m,v]=[b("Back",-1),b("Next",1)],k=h("ol",{class:"listing","aria-label":"the code, line by line",tabindex:0});t.append(h("style",{},lr),n,c,h("div",{class:"walk"},m,v),k,u);let E={numbers:e.numbers,step:e.state.step},A=null,S=null,M=d=>d.closest("[data-number]")?.getAttribute("data-number")??null;for(let d of["pointerover","pointerleave"])t.addEventListener(d,({target:x})=>{A=d==="pointerover"?M(x):null,Kt(t,E,A),w()});for(let d of["focusin","focusout"])n.addEventListener(d,({target:x})=>{S=d==="focusin"?M(x):null,w()});function w(){let d=A??S;c.textContent=d?`${Y(d)} = ${O(E.numbers.values[d],6)}`:ar}return({numbers:d,state:x,width:q})=>{let{values:z,grids:$,steps:C,sources:it}=d,R=E.step;E={numbers:d,step:x.step};let j=new Set([...f.keys(),"rate"]);for(let{formulas:p}of C.slice(0,x.step))for(let y of Object.keys(p))$[y].flat().forEach(_=>j.add(_));let{unit:I,places:L}=fr(q,$),Q=p=>`translate(${L[p].x},${L[p].y})`;r.size(q,268),s.attr("transform",p=>`translate(${I[p].join()})`),i.selectAll("path").data(Object.entries(yt)).join("path").attr("stroke","var(--quiet)").attr("d",([p,[y,_]])=>`M${L[p].x},${L[p].y}L${I[y][0]-14},${I[y][1]+12*Math.sign(_)}`),o.selectAll("path").data(dr(I,d,j)).join("path").attr("d",p=>p.path).attr("stroke",p=>`var(${p.ink})`).attr("stroke-width",p=>p.width).attr("stroke-dasharray",p=>p.dash??null),a.selectAll("text.number").data([...j].filter(p=>!f.has(p)&&p in L),p=>p).join("text").attr("class",p=>`number ${nt(p)}`).attr("data-number",p=>p).attr("transform",Q).attr("dy","0.35em").attr("text-anchor","middle").text(p=>(/^(db|newloss)/.test(p)?`${mt(p)} `:"")+O(z[p],6));let ot=Yt.slice(0,2).filter(([p])=>j.has(p.replace("z","a"))&&!(z[p]>0)),V=[["t",L.t.x-22,L.t.y]];for(let p of Object.keys(yt))V.push([mt(p),L[p].x-36,L[p].y]);for(let[p,y]of ot)V.push(["off",(I[p][0]+I[y][0])/2,I[p][1]-(q<rt?26:9)]);a.selectAll("text.label").data(V).join("text").attr("class","label").attr("text-anchor","middle").attr("dy","0.35em").attr("x",p=>p[1]).attr("y",p=>p[2]).text(p=>p[0]);for(let[p,y]of f)y.update(L[p]);ut(m,x.step===0&&"this is the start"),ut(v,x.step===C.length&&"this is the end"),Dt(k,d,x.step,g),k.classList.toggle("narrow",q<rt),x.step!==R&&ur(k,x.step-1),Kt(t,E,A),w(),x.step===R+1&&!D()&&hr(l,et(C[R],$),it,L)}},Ur=jt(cr);function ur(t,e){let n=t.children[Math.max(e,0)],r=t.children[e+1]??n;if(!n||!r)return;let i=r.offsetTop+r.offsetHeight-t.clientHeight;t.scrollTop=Math.min(Math.max(t.scrollTop,i),n.offsetTop)}function pr(t,e){let{name:n}=t,r=G(t);function i(){l.value=O(e.state[n],6)}function o(){l.style.width=`${.65*Math.max(l.value.length,1)+.8}em`}function s(u){e.ask({[n]:r.at(U(u,0,r.count-1))}),i()}function a(){let u=Number(l.value.replace("−","-").replace(",","."));l.value.trim()!==""&&Number.isFinite(u)?s(r.place(u)):i()}let l=h("input",{class:n.split("_")[0],"data-number":n,"aria-label":t.label,inputmode:"decimal",role:"spinbutton","aria-valuemin":t.low,"aria-valuemax":t.high,autocomplete:"off",disabled:!!t.fixed,title:t.fixed&&H,onfocus:()=>l.select(),onblur:i,oninput:o,onchange:a,onkeydown:u=>{let f=u.key==="ArrowUp"?1:u.key==="ArrowDown"?-1:0;if(f)s(r.place(e.state[n])+f*(u.shiftKey?10:1));else if(u.key==="Enter")a();else if(u.key==="Escape")i();else return;u.preventDefault(),l.select()}});function c({x:u,y:f}){Object.assign(l.style,{left:`${u}px`,top:`${f}px`}),l.setAttribute("aria-valuenow",String(e.state[n])),l.matches(":focus")||i(),o()}return{node:l,update:c}}function fr(t,e){let n=t<rt?{...Wt,z1:.37,a1:.51,y:.8}:Wt,r={};for(let c of Ht){let[u,f=""]=c.split("_");r[c]=[n[u]*t,ir[f]]}let i={};for(let[c,[u,f]]of Object.entries(r))i[c]={x:u,y:f-30},i[`d${c}`]={x:u,y:f+30};i.newloss={x:Math.min(r.loss[0],t-46),y:r.loss[1]-52},i.t={x:r.loss[0],y:r.loss[1]+32};let[o,s,a]=t<rt?[.32,.68,.64]:[.27,.7,.7],l=([c,u],[f,g],b)=>({x:c+b*(f-c),y:u+b*(g-u)});for(let[c,u,f]of Jt)e[u].flat().forEach((g,b)=>e[f].flat().forEach((m,v)=>{i[e[c][b][v]]=l(r[g],r[m],o),i[e[`d${c}`][b][v]]=l(r[g],r[m],c==="W2"?Math.min(s,a):s)}));for(let[c,[u,f]]of Object.entries(yt)){let[g,b]=r[u];i[c]={x:g-10,y:b+f},i[`d${c}`]={x:g+44,y:b+f}}return{unit:r,places:i}}function dr(t,{values:e,grids:n},r){let i=Math.max(...[...n.dW1,...n.dW2].flat().map(s=>Math.abs(e[s])))||1,o=Yt.map(([s,a])=>({path:gt(t[s],t[a],0),ink:"--quiet",width:1}));for(let[s,a,l]of Jt)n[a].flat().forEach((c,u)=>n[l].flat().forEach((f,g)=>{let[b,m]=[n[s][u][g],n[`d${s}`][u][g]];o.push(Ut(gt(t[c],t[f],-3.5),e[b]/5,"--value")),r.has(m)&&o.push(Ut(gt(t[c],t[f],3.5),e[m]/i,"--slope"))}));return o}function Ut(t,e,n){return e===0?{path:t,ink:"--quiet",width:1,dash:"1 4"}:{path:t,ink:n,width:1+5*Math.abs(e),dash:e>0?null:"7 4"}}function gt([t,e],[n,r],i){let o=Math.hypot(n-t,r-e),[s,a]=[-(r-e)/o*i,(n-t)/o*i];return`M${t+s},${e+a}L${n+s},${r+a}`}function Kt(t,{numbers:{grids:e,steps:n,sources:r},step:i},o){let s=new Set(o?[o]:i?et(n[i-1],e):[]),a=new Set([...s].flatMap(c=>r[c]??[]));for(let c of t.querySelectorAll("[data-number]")){let u=c.getAttribute("data-number")??"",f=o||!c.closest("li:not(.now)");c.classList.toggle("fresh",!!f&&s.has(u)),c.classList.toggle("source",!!f&&a.has(u))}W(t).selectAll(".unit").classed("fresh",c=>s.has(c)||s.has(`d${c}`)),t.querySelectorAll(".listing li").forEach((c,u)=>c.classList.toggle("made",et(n[u],e).includes(o??"")))}function hr(t,e,n,r){for(let i of e.filter(o=>o in r))for(let o of n[i].filter(s=>s in r)){let s=t.append("circle").attr("r",5).attr("class",nt(o)),a=[o,i].map(c=>`translate(${r[c].x}px,${r[c].y}px)`);s.node()?.animate({transform:a},{duration:or,easing:"ease-in-out"})?.addEventListener("finish",()=>s.remove())}}export{Ur as default};
