// Made by "make bundles"; licences in LICENSES.txt. Sources d814c12e076a3c0635e7994cdb33c04b3899f506e2f3b2ba79b61da4e3f22fc0
var ot="http://www.w3.org/1999/xhtml",bt={svg:"http://www.w3.org/2000/svg",xhtml:ot,xlink:"http://www.w3.org/1999/xlink",xml:"http://www.w3.org/XML/1998/namespace",xmlns:"http://www.w3.org/2000/xmlns/"};function wt(t){var e=t+="",r=e.indexOf(":");return r>=0&&(e=t.slice(0,r))!=="xmlns"&&(t=t.slice(r+1)),bt.hasOwnProperty(e)?{space:bt[e],local:t}:t}function Qt(t){return function(){var e=this.ownerDocument,r=this.namespaceURI;return r===ot&&e.documentElement.namespaceURI===ot?e.createElement(t):e.createElementNS(r,t)}}function Xt(t){return function(){return this.ownerDocument.createElementNS(t.space,t.local)}}function at(t){var e=wt(t);return(e.local?Xt:Qt)(e)}function Gt(){}function xt(t){return t==null?Gt:function(){return this.querySelector(t)}}function Zt(t){typeof t!="function"&&(t=xt(t));for(var e=this._groups,r=e.length,n=new Array(r),i=0;i<r;++i)for(var o=e[i],s=o.length,a=n[i]=new Array(s),l,c,u=0;u<s;++u)(l=o[u])&&(c=t.call(l,l.__data__,u,o))&&("__data__"in l&&(c.__data__=l.__data__),a[u]=c);return new B(n,this._parents)}function te(t){return t==null?[]:Array.isArray(t)?t:Array.from(t)}function ee(){return[]}function ne(t){return t==null?ee:function(){return this.querySelectorAll(t)}}function re(t){return function(){return te(t.apply(this,arguments))}}function ie(t){typeof t=="function"?t=re(t):t=ne(t);for(var e=this._groups,r=e.length,n=[],i=[],o=0;o<r;++o)for(var s=e[o],a=s.length,l,c=0;c<a;++c)(l=s[c])&&(n.push(t.call(l,l.__data__,c,s)),i.push(l));return new B(n,i)}function oe(t){return function(){return this.matches(t)}}function vt(t){return function(e){return e.matches(t)}}var se=Array.prototype.find;function ae(t){return function(){return se.call(this.children,t)}}function le(){return this.firstElementChild}function ce(t){return this.select(t==null?le:ae(typeof t=="function"?t:vt(t)))}var ue=Array.prototype.filter;function pe(){return Array.from(this.children)}function fe(t){return function(){return ue.call(this.children,t)}}function de(t){return this.selectAll(t==null?pe:fe(typeof t=="function"?t:vt(t)))}function he(t){typeof t!="function"&&(t=oe(t));for(var e=this._groups,r=e.length,n=new Array(r),i=0;i<r;++i)for(var o=e[i],s=o.length,a=n[i]=[],l,c=0;c<s;++c)(l=o[c])&&t.call(l,l.__data__,c,o)&&a.push(l);return new B(n,this._parents)}function kt(t){return new Array(t.length)}function me(){return new B(this._enter||this._groups.map(kt),this._parents)}function X(t,e){this.ownerDocument=t.ownerDocument,this.namespaceURI=t.namespaceURI,this._next=null,this._parent=t,this.__data__=e}X.prototype={constructor:X,appendChild:function(t){return this._parent.insertBefore(t,this._next)},insertBefore:function(t,e){return this._parent.insertBefore(t,e)},querySelector:function(t){return this._parent.querySelector(t)},querySelectorAll:function(t){return this._parent.querySelectorAll(t)}};function ge(t){return function(){return t}}function ye(t,e,r,n,i,o){for(var s=0,a,l=e.length,c=o.length;s<c;++s)(a=e[s])?(a.__data__=o[s],n[s]=a):r[s]=new X(t,o[s]);for(;s<l;++s)(a=e[s])&&(i[s]=a)}function be(t,e,r,n,i,o,s){var a,l,c=new Map,u=e.length,f=o.length,m=new Array(u),y;for(a=0;a<u;++a)(l=e[a])&&(m[a]=y=s.call(l,l.__data__,a,e)+"",c.has(y)?i[a]=l:c.set(y,l));for(a=0;a<f;++a)y=s.call(t,o[a],a,o)+"",(l=c.get(y))?(n[a]=l,l.__data__=o[a],c.delete(y)):r[a]=new X(t,o[a]);for(a=0;a<u;++a)(l=e[a])&&c.get(m[a])===l&&(i[a]=l)}function we(t){return t.__data__}function xe(t,e){if(!arguments.length)return Array.from(this,we);var r=e?be:ye,n=this._parents,i=this._groups;typeof t!="function"&&(t=ge(t));for(var o=i.length,s=new Array(o),a=new Array(o),l=new Array(o),c=0;c<o;++c){var u=n[c],f=i[c],m=f.length,y=ve(t.call(u,u&&u.__data__,c,n)),h=y.length,v=a[c]=new Array(h),k=s[c]=new Array(h),E=l[c]=new Array(m);r(u,f,v,k,E,y,e);for(var _=0,w=0,S,A;_<h;++_)if(S=v[_]){for(_>=w&&(w=_+1);!(A=k[w])&&++w<h;);S._next=A||null}}return s=new B(s,n),s._enter=a,s._exit=l,s}function ve(t){return typeof t=="object"&&"length"in t?t:Array.from(t)}function ke(){return new B(this._exit||this._groups.map(kt),this._parents)}function _e(t,e,r){var n=this.enter(),i=this,o=this.exit();return typeof t=="function"?(n=t(n),n&&(n=n.selection())):n=n.append(t+""),e!=null&&(i=e(i),i&&(i=i.selection())),r==null?o.remove():r(o),n&&i?n.merge(i).order():i}function Ae(t){for(var e=t.selection?t.selection():t,r=this._groups,n=e._groups,i=r.length,o=n.length,s=Math.min(i,o),a=new Array(i),l=0;l<s;++l)for(var c=r[l],u=n[l],f=c.length,m=a[l]=new Array(f),y,h=0;h<f;++h)(y=c[h]||u[h])&&(m[h]=y);for(;l<i;++l)a[l]=r[l];return new B(a,this._parents)}function Se(){for(var t=this._groups,e=-1,r=t.length;++e<r;)for(var n=t[e],i=n.length-1,o=n[i],s;--i>=0;)(s=n[i])&&(o&&s.compareDocumentPosition(o)^4&&o.parentNode.insertBefore(s,o),o=s);return this}function Ee(t){t||(t=Oe);function e(f,m){return f&&m?t(f.__data__,m.__data__):!f-!m}for(var r=this._groups,n=r.length,i=new Array(n),o=0;o<n;++o){for(var s=r[o],a=s.length,l=i[o]=new Array(a),c,u=0;u<a;++u)(c=s[u])&&(l[u]=c);l.sort(e)}return new B(i,this._parents).order()}function Oe(t,e){return t<e?-1:t>e?1:t>=e?0:NaN}function Me(){var t=arguments[0];return arguments[0]=this,t.apply(null,arguments),this}function $e(){return Array.from(this)}function Ne(){for(var t=this._groups,e=0,r=t.length;e<r;++e)for(var n=t[e],i=0,o=n.length;i<o;++i){var s=n[i];if(s)return s}return null}function Ce(){let t=0;for(let e of this)++t;return t}function Le(){return!this.node()}function Te(t){for(var e=this._groups,r=0,n=e.length;r<n;++r)for(var i=e[r],o=0,s=i.length,a;o<s;++o)(a=i[o])&&t.call(a,a.__data__,o,i);return this}function Be(t){return function(){this.removeAttribute(t)}}function qe(t){return function(){this.removeAttributeNS(t.space,t.local)}}function ze(t,e){return function(){this.setAttribute(t,e)}}function Fe(t,e){return function(){this.setAttributeNS(t.space,t.local,e)}}function Ie(t,e){return function(){var r=e.apply(this,arguments);r==null?this.removeAttribute(t):this.setAttribute(t,r)}}function je(t,e){return function(){var r=e.apply(this,arguments);r==null?this.removeAttributeNS(t.space,t.local):this.setAttributeNS(t.space,t.local,r)}}function Pe(t,e){var r=wt(t);if(arguments.length<2){var n=this.node();return r.local?n.getAttributeNS(r.space,r.local):n.getAttribute(r)}return this.each((e==null?r.local?qe:Be:typeof e=="function"?r.local?je:Ie:r.local?Fe:ze)(r,e))}function _t(t){return t.ownerDocument&&t.ownerDocument.defaultView||t.document&&t||t.defaultView}function Re(t){return function(){this.style.removeProperty(t)}}function De(t,e,r){return function(){this.style.setProperty(t,e,r)}}function Ve(t,e,r){return function(){var n=e.apply(this,arguments);n==null?this.style.removeProperty(t):this.style.setProperty(t,n,r)}}function We(t,e,r){return arguments.length>1?this.each((e==null?Re:typeof e=="function"?Ve:De)(t,e,r??"")):Ue(this.node(),t)}function Ue(t,e){return t.style.getPropertyValue(e)||_t(t).getComputedStyle(t,null).getPropertyValue(e)}function Ke(t){return function(){delete this[t]}}function He(t,e){return function(){this[t]=e}}function Je(t,e){return function(){var r=e.apply(this,arguments);r==null?delete this[t]:this[t]=r}}function Ye(t,e){return arguments.length>1?this.each((e==null?Ke:typeof e=="function"?Je:He)(t,e)):this.node()[t]}function At(t){return t.trim().split(/^|\s+/)}function lt(t){return t.classList||new St(t)}function St(t){this._node=t,this._names=At(t.getAttribute("class")||"")}St.prototype={add:function(t){var e=this._names.indexOf(t);e<0&&(this._names.push(t),this._node.setAttribute("class",this._names.join(" ")))},remove:function(t){var e=this._names.indexOf(t);e>=0&&(this._names.splice(e,1),this._node.setAttribute("class",this._names.join(" ")))},contains:function(t){return this._names.indexOf(t)>=0}};function Et(t,e){for(var r=lt(t),n=-1,i=e.length;++n<i;)r.add(e[n])}function Ot(t,e){for(var r=lt(t),n=-1,i=e.length;++n<i;)r.remove(e[n])}function Qe(t){return function(){Et(this,t)}}function Xe(t){return function(){Ot(this,t)}}function Ge(t,e){return function(){(e.apply(this,arguments)?Et:Ot)(this,t)}}function Ze(t,e){var r=At(t+"");if(arguments.length<2){for(var n=lt(this.node()),i=-1,o=r.length;++i<o;)if(!n.contains(r[i]))return!1;return!0}return this.each((typeof e=="function"?Ge:e?Qe:Xe)(r,e))}function tn(){this.textContent=""}function en(t){return function(){this.textContent=t}}function nn(t){return function(){var e=t.apply(this,arguments);this.textContent=e??""}}function rn(t){return arguments.length?this.each(t==null?tn:(typeof t=="function"?nn:en)(t)):this.node().textContent}function on(){this.innerHTML=""}function sn(t){return function(){this.innerHTML=t}}function an(t){return function(){var e=t.apply(this,arguments);this.innerHTML=e??""}}function ln(t){return arguments.length?this.each(t==null?on:(typeof t=="function"?an:sn)(t)):this.node().innerHTML}function cn(){this.nextSibling&&this.parentNode.appendChild(this)}function un(){return this.each(cn)}function pn(){this.previousSibling&&this.parentNode.insertBefore(this,this.parentNode.firstChild)}function fn(){return this.each(pn)}function dn(t){var e=typeof t=="function"?t:at(t);return this.select(function(){return this.appendChild(e.apply(this,arguments))})}function hn(){return null}function mn(t,e){var r=typeof t=="function"?t:at(t),n=e==null?hn:typeof e=="function"?e:xt(e);return this.select(function(){return this.insertBefore(r.apply(this,arguments),n.apply(this,arguments)||null)})}function gn(){var t=this.parentNode;t&&t.removeChild(this)}function yn(){return this.each(gn)}function bn(){var t=this.cloneNode(!1),e=this.parentNode;return e?e.insertBefore(t,this.nextSibling):t}function wn(){var t=this.cloneNode(!0),e=this.parentNode;return e?e.insertBefore(t,this.nextSibling):t}function xn(t){return this.select(t?wn:bn)}function vn(t){return arguments.length?this.property("__data__",t):this.node().__data__}function kn(t){return function(e){t.call(this,e,this.__data__)}}function _n(t){return t.trim().split(/^|\s+/).map(function(e){var r="",n=e.indexOf(".");return n>=0&&(r=e.slice(n+1),e=e.slice(0,n)),{type:e,name:r}})}function An(t){return function(){var e=this.__on;if(e){for(var r=0,n=-1,i=e.length,o;r<i;++r)o=e[r],(!t.type||o.type===t.type)&&o.name===t.name?this.removeEventListener(o.type,o.listener,o.options):e[++n]=o;++n?e.length=n:delete this.__on}}}function Sn(t,e,r){return function(){var n=this.__on,i,o=kn(e);if(n){for(var s=0,a=n.length;s<a;++s)if((i=n[s]).type===t.type&&i.name===t.name){this.removeEventListener(i.type,i.listener,i.options),this.addEventListener(i.type,i.listener=o,i.options=r),i.value=e;return}}this.addEventListener(t.type,o,r),i={type:t.type,name:t.name,value:e,listener:o,options:r},n?n.push(i):this.__on=[i]}}function En(t,e,r){var n=_n(t+""),i,o=n.length,s;if(arguments.length<2){var a=this.node().__on;if(a){for(var l=0,c=a.length,u;l<c;++l)for(i=0,u=a[l];i<o;++i)if((s=n[i]).type===u.type&&s.name===u.name)return u.value}return}for(a=e?Sn:An,i=0;i<o;++i)this.each(a(n[i],e,r));return this}function Mt(t,e,r){var n=_t(t),i=n.CustomEvent;typeof i=="function"?i=new i(e,r):(i=n.document.createEvent("Event"),r?(i.initEvent(e,r.bubbles,r.cancelable),i.detail=r.detail):i.initEvent(e,!1,!1)),t.dispatchEvent(i)}function On(t,e){return function(){return Mt(this,t,e)}}function Mn(t,e){return function(){return Mt(this,t,e.apply(this,arguments))}}function $n(t,e){return this.each((typeof e=="function"?Mn:On)(t,e))}function*Nn(){for(var t=this._groups,e=0,r=t.length;e<r;++e)for(var n=t[e],i=0,o=n.length,s;i<o;++i)(s=n[i])&&(yield s)}var $t=[null];function B(t,e){this._groups=t,this._parents=e}function Cn(){return new B([[document.documentElement]],$t)}function Ln(){return this}B.prototype=Cn.prototype={constructor:B,select:Zt,selectAll:ie,selectChild:ce,selectChildren:de,filter:he,data:xe,enter:me,exit:ke,join:_e,merge:Ae,selection:Ln,order:Se,sort:Ee,call:Me,nodes:$e,node:Ne,size:Ce,empty:Le,each:Te,attr:Pe,style:We,property:Ye,classed:Ze,text:rn,html:ln,raise:un,lower:fn,append:dn,insert:mn,remove:yn,clone:xn,datum:vn,on:En,dispatch:$n,[Symbol.iterator]:Nn};function W(t){return typeof t=="string"?new B([[document.querySelector(t)]],[document.documentElement]):new B([[t]],$t)}function Nt(t){return W(at(t).call(document.documentElement))}var Tn=0;function Bn(){return new st}function st(){this._="@"+(++Tn).toString(36)}st.prototype=Bn.prototype={constructor:st,get:function(t){for(var e=this._;!(e in t);)if(!(t=t.parentNode))return;return t[e]},set:function(t,e){return t[this._]=e},remove:function(t){return this._ in t&&delete t[this._]},toString:function(){return this._}};function d(t,e={},...r){let n=document.createElement(t);for(let[i,o]of Object.entries(e))typeof o=="function"?n.addEventListener(i.slice(2),o):o!==void 0&&o!==!1&&n.setAttribute(i,o===!0?"":String(o));return n.append(...r),n}var U=(t,e,r)=>Math.min(Math.max(t,e),r);function ct(t,e){t.disabled=!!e,e?t.title=e:t.removeAttribute("title")}function Ct(t){let e=matchMedia("(prefers-color-scheme: dark)"),r=new MutationObserver(t);return r.observe(document.body,{attributeFilter:["data-jp-theme-light","class"]}),e.addEventListener("change",t),()=>{r.disconnect(),e.removeEventListener("change",t)}}function D(){return matchMedia("(prefers-reduced-motion: reduce)").matches}function M(t,e=3){if(typeof t!="number")return String(t);let r=Math.abs(t)<1e-4&&t!==0?t.toPrecision(2):String(Number(t.toPrecision(e)));return K(r)}var qn={"+":"","-":"⁻",...Object.fromEntries([..."⁰¹²³⁴⁵⁶⁷⁸⁹"].entries())};function K(t){return t.replace(/(?<![^\s(])(?<!\w\()-(?=\.?\d|[iI]nf)/g,"−").replace(/(?<![\w.=-])(\d+(?:\.\d+)?)e([+-])0*(\d+)\b/g,(e,r,n,i)=>`${r==="1"?"":`${r}·`}10${[...n+i].map(o=>qn[o]).join("")}`)}var zn=7,H="in the notebook";function Lt(t,e){let r={slider:Fn,choice:In,switches:jn,buttons:Pn},n=t.filter(o=>!("on_picture"in o&&o.on_picture)).map(o=>r[o.kind](o.name,o,e));return{node:d("div",{class:"controls"},...n.map(o=>o.node)),update:()=>n.forEach(o=>o.update())}}function ut(t,{state:e,controls:r}){if(t.fixed)return H;let n=([l,c])=>[e[l]].flat().some(u=>c.includes(u)),i=Object.entries(t.only).find(l=>!n(l));if(!i)return"";let[o,s]=i,{label:a}=r[o];return typeof s[0]=="number"?`with ${a} from ${M(Math.min(...s.map(Number)))} up`:s.length>4?`with other ${a}`:`with ${a}: ${s.join(", ")}`}function pt(t,e,r){t.classList.toggle("off",!!r),e.dataset.why!==r&&(e.textContent=e.dataset.why=r);for(let[n,i]of[["role","group"],["aria-disabled","true"]])r?t.setAttribute(n,i):t.removeAttribute(n)}function ft({stops:t,low:e,high:r,step:n,log:i}){if(t){let a=l=>t.reduce((c,u,f)=>Math.abs(u-l)<Math.abs(t[c]-l)?f:c,0);return{count:t.length,at:l=>t[l],place:a}}let[o,s]=i?[Math.log10(e),Math.log10(r)]:[e,r];return{count:Math.round((s-o)/n)+1,at:a=>{let l=Math.min(o+a*n,s);return Number(i?(10**l).toPrecision(6):l.toFixed(9))},place:a=>Math.round(((i?Math.log10(a):a)-o)/n)}}function Fn(t,e,r){let n=ft(e),i=w=>r.ask({[t]:w}),o=0,s=d("input",{type:"range",min:0,max:n.count-1,step:1,"aria-label":e.label,oninput:()=>i(n.at(Number(s.value))),onpointerdown:()=>o=r.state[t],onpointercancel:()=>r.state[t]!==o&&i(o)}),a=d("input",{class:"number",inputmode:"decimal","aria-label":`${e.label}, as a number`,oninput:()=>m=!0,onchange:v,onkeydown:({key:w})=>w==="Enter"&&v(),onblur:()=>_()}),l=d("span",{class:"note"}),c=d("span",{class:"note",role:"status"}),[u,f]=[n.at(0),n.at(n.count-1)],[m,y]=[!1,""],h=()=>`${r.asked} ${r.state[t]}`;function v(){if(!m)return;m=!1;let w=Number(a.value.replace("−","-").replace(",","."));if(Number.isFinite(w)&&a.value.trim()!==""){let S=n.at(n.place(U(w,u,f)));i(S),c.textContent=k(w,S)}else c.textContent=`Expected: a number from ${M(u)} to ${M(f)}.`;a.value=M(r.state[t]),y=h()}function k(w,S){return M(w)===M(S)?"":w>f?`Up to ${M(f)}.`:w<u?`From ${M(u)} up.`:`${K(String(w))} is between stops: ${M(S)}.`}let E=d("div",{class:"row slider"},d("span",{class:"name"},e.label),s,a,l,c);function _(){let w=r.state[t],S=n.place(w);s.value=String(S),E.style.setProperty("--share",String(S/(n.count-1||1))),s.setAttribute("aria-valuetext",M(w)),a.matches(":focus")||(a.value=M(w)),h()!==y&&(c.textContent="");let A=ut(e,r);s.disabled=a.disabled=!!A,pt(E,l,A)}return{node:E,update:_}}function In(t,e,r){let n=h=>r.ask({[t]:h}),i=Math.random().toString(36),o=e.options.map(h=>d("input",{type:"radio",name:i,onchange:()=>n(h)})),s=d("select",{"aria-label":e.label,onchange:()=>n(e.options[s.selectedIndex])},...e.options.map(h=>d("option",{},M(h)))),a=e.options.length<=zn,l=o.map((h,v)=>d("label",{class:"option"},h,M(e.options[v]))),c=a?d("div",{class:"options",role:"radiogroup","aria-label":e.label},...l):s,u=d("span",{class:"note"}),f=d("div",{class:a?"row wide":"row"},d("span",{class:"name"},e.label),c,u),m=e.options.map(h=>e.stops&&!e.stops.includes(h));function y(){let h=e.options.indexOf(r.state[t]),v=ut(e,r);o.forEach((k,E)=>{k.checked=E===h,k.disabled=!!(v||m[E])});for(let[k,E]of[...s.options].entries())E.disabled=!!m[k];s.selectedIndex=h,s.disabled=!!v,pt(f,u,v),!v&&m.some(Boolean)&&(u.textContent=`the others ${H}`)}return{node:f,update:y}}function jn(t,e,r){let n=c=>{let u=new Set(r.state[t]);u.delete(c)||u.add(c),r.ask({[t]:e.options.filter(f=>u.has(f))})},i=e.options.map(c=>d("button",{type:"button",onclick:()=>n(c)},M(c))),o=d("div",{class:"options",role:"group","aria-label":e.label},...i),s=d("span",{class:"note"}),a=d("div",{class:"row wide"},d("span",{class:"name"},e.label),o,s);function l(){let c=ut(e,r);i.forEach((u,f)=>{u.setAttribute("aria-pressed",String(r.state[t].includes(e.options[f]))),u.disabled=!!c}),pt(a,s,c)}return{node:a,update:l}}function Pn(t,e,r){let n=Object.entries(e.options).map(([s,a])=>{let c=d("button",{type:"button",onclick:()=>c.ariaDisabled!=="true"&&r.press(s),onblur:()=>o()},a);return{name:s,label:a,button:c}}),i=d("div",{class:"row wide"},d("div",{class:"options"},...n.map(({button:s})=>s)));function o(){for(let{name:s,label:a,button:l}of n){let c=r.numbers.buttons?.[s]??{},u=c.label??a;l.textContent!==u&&(l.textContent=u);let f=!!(e.fixed||c.disabled),m=c.why??(e.fixed?H:"");l.title=f?m:"",l.ariaDisabled=String(f),l.disabled=f&&!l.matches(":focus")}}return{node:i,update:o}}var Tt=`/* For what is around the explorers, in the page itself. Light and dark follow JupyterLab's theme,
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
`;var Bt=`/* Inside a shadow root: no rule of the page reaches in, and none of these reaches out. What is
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
`;var Vn={float32:Float32Array,int32:Int32Array,uint8:Uint8Array};function J(t){return Array.isArray(t)?t.map(J):t===null||typeof t!="object"||ArrayBuffer.isView(t)?t:t.data!==void 0?dt(t.kind,t.shape,t.data):Object.fromEntries(Object.entries(t).map(([e,r])=>[e,J(r)]))}function dt(t,e,r){let{buffer:n,byteOffset:i=0,byteLength:o}=ArrayBuffer.isView(r)?r:new Uint8Array(r),s=new Vn[t](n.slice(i,i+o));return Object.assign(s,{shape:e})}function zt(t){let e=new Map,r=0,n=()=>{},i=t.get("described"),o=J(t.get("lasting")),s={controls:Object.fromEntries(i.map(u=>[u.name,u])),state:{},numbers:{},drawn:{},said:"",failed:!1,number:-1,asked:0,unasked:!1,alone:!!t.get("alone"),wakes:!!t.get("wakes"),served:{},ask:l,press:c,onQuestion:n,onAnswer:n,close:()=>t.off("change:answer",a)};function a(){let u=t.get("answer");if(!(u.number<s.number)){for(let[f,m]of e)m.number<=u.number&&e.delete(f);s.unasked=u.number===s.number,s.number=u.number,s.state={...u.state,...qt(e)},s.numbers={...o,...J(u.numbers)},s.drawn=u.state,s.said=u.said,s.failed=u.failed,s.onAnswer()}}function l(u){r=Math.max(r+1,Date.now()),s.asked=r;for(let[f,m]of Object.entries(u))e.set(f,{value:m,number:r});s.state={...s.state,...u},s.onQuestion(),t.set("asked",{number:r,changes:qt(e)}),t.save_changes()}function c(u){s.served[u]?s.served[u]():t.send({press:u})}return t.on("change:answer",a),a(),s}function qt(t){return Object.fromEntries([...t].map(([e,r])=>[e,r.value]))}var Wn={float32:4,int32:4,uint8:1},Un=120,Kn=250;async function ht(t,e){let{title:r,stops:n,followed:i,played:o,first:s}=t,a=async p=>JSON.parse(new TextDecoder().decode(await Ft(p))),l=await a(t.moments),c=Hn(await a(t.arrays),await Ft(t.data)),u=l.map(p=>G(p.numbers,c)),f=G(t.lasting,c),m=t.described.map(e?q:O),y=new Set(m.filter(p=>p.local).map(({name:p})=>p)),h=p=>JSON.stringify(Object.keys(n).map(g=>p[g])),v=new Map(l.map((p,g)=>[h(p.state),g])),k=new Set,E={},_,w,S=0,A=z(s,0),b=()=>v.get(h(A.state));function O(p){let g=p.local||o&&p.kind==="buttons";return p.name in n?{...p,stops:n[p.name]}:{...p,fixed:!g}}function q(p){let g="in_passing"in p&&p.in_passing;return p.kind==="slider"&&p.name in n?{...p,stops:n[p.name]}:{...p,fixed:g}}function z(p,g){let{state:x,said:T}=l[p],N=o?{buttons:{pause:{disabled:_===void 0,why:"nothing plays"}}}:{};return{number:g,state:{...x,...E},said:T,failed:!1,numbers:{...u[p],...N}}}function $([p,g]){let x=N=>Math.abs(N-g),T=typeof g=="number"?n[p]:void 0;return[p,T?T.reduce((N,j)=>x(j)<x(N)?j:N):g]}function C(p){let g=Object.keys(i).filter(x=>x in p&&p[x]!==A.state[x]);return Object.assign({},...g.map(x=>i[x][n[x].indexOf(p[x])]))}function rt([p,g]){return!(JSON.stringify(g)===JSON.stringify(A.state[p]))&&!(p in n)&&!y.has(p)}function R({number:p,changes:g}){let x=Object.fromEntries(Object.entries(g).map($)),T=b(),N=v.get(h({...A.state,...C(x),...x}));if(clearTimeout(S),w=void 0,e&&(N===void 0||Object.entries(x).some(rt))){w={changes:g},S=setTimeout(I,Kn,e,p);return}let j=N??T;for(let P of y)F(j,T,P)&&delete E[P];for(let[P,Yt]of Object.entries(x))y.has(P)&&(E[P]=Yt);A=z(j,p),k.forEach(P=>P())}async function I(p,g){await p()||(w=void 0,A=z(b(),Math.max(g,A.number)),k.forEach(x=>x()))}function F(p,g,x){let[T,N]=[p,g].map(j=>JSON.stringify(l[j].state[x]));return T!==N}function L(){clearInterval(_),_=void 0}function Q(){A=z(b(),A.number),k.forEach(p=>p())}function it(p){let g=n[p],x=N=>R({number:Math.max(Date.now(),A.number+1),changes:{[p]:g[N]}}),T=()=>g.indexOf(A.state[p]);if(D()){x(T()===g.length-1?0:g.length-1);return}_=setInterval(()=>{let N=T()+1;N===g.length-1&&L(),x(N)},Un),T()===g.length-1?x(0):Q()}let V={title:r,described:m,lasting:f,alone:!0,wakes:!!e};return{get:p=>({...V,answer:A,wanted:w})[p],set:(p,g)=>{L(),R(g)},save_changes:()=>{},send:({press:p})=>{L(),o&&p==="play"?it(o):e?(clearTimeout(S),w={changes:{},...w,press:p},I(e,A.number)):Q()},on:(p,g)=>{p==="change:answer"&&k.add(g)},off:(p,g)=>{k.delete(g)}}}async function Ft(t){let e=Uint8Array.from(atob(t),n=>n.charCodeAt(0)),r=new Blob([e]).stream().pipeThrough(new DecompressionStream("deflate"));return new Uint8Array(await new Response(r).arrayBuffer())}function Hn(t,e){let r=0;return t.map(({kind:n,shape:i})=>{let o=Wn[n],s=i.reduce((l,c)=>l*c,1),a=new Uint8Array(s*o);for(let l=0;l<o;l+=1)for(let c=0;c<s;c+=1)a[c*o+l]=e[r+l*s+c];return r+=a.length,dt(n,i,a)})}function G(t,e){return Array.isArray(t)?t.map(r=>G(r,e)):t===null||typeof t!="object"?t:t.array!==void 0?e[t.array]:Object.fromEntries(Object.entries(t).map(([r,n])=>[r,G(n,e)]))}var Jn="This explorer is asleep: run the cell to use it.",Yn=16,Qn=25,Xn=600,Gn=1e3;function It(t){let e=({model:n,el:i})=>Zn(t,n,i);return{render:e,play:async(n,i)=>e({model:await ht(n),el:i}),modelOf:ht}}function Zn(t,e,r){let n=zt(e),i=Lt(e.get("described"),n),o=["question","task","lacks"].filter($=>e.get("lasting")[$]).map($=>d("p",{class:$},e.get("lasting")[$])),s=d("div",{class:"picture",style:"visibility: hidden"}),a=d("p",{class:"said"}),l=d("p",{class:"heard",role:"status"}),c=d("section",{class:"mlpkit","aria-label":e.get("title")},d("style",{},Bt),d("p",{class:"asleep",role:"note"},Jn),...o,s,i.node,a,l),u=d("div",{class:"mlpkit-around"},d("style",{},Tt));u.attachShadow({mode:"open"}).append(c);let f=er(u,c),m=()=>u.classList.add("sleeping");e.on("comm_live_update",m),r.append(u);let y=t({picture:s,link:n,root:c}),[h,v,k,E,_]=[0,0,0,0,0],w=s.clientWidth;function S(){if(cancelAnimationFrame(h),h=0,_=performance.now(),w===0)return;i.update();let $=y({numbers:n.numbers,state:n.state,drawn:n.drawn,width:w}),C=n.failed?n.said:K($??n.said);a.textContent!==C&&A(C),a.classList.toggle("failed",n.failed),s.style.visibility="",c.dataset.drawn=String(n.number),E+=1,c.dataset.pictures=String(E)}function A($){let C=a.textContent==="";a.textContent=$,clearTimeout(k),l.textContent="",!C&&(k=setTimeout(()=>{l.setAttribute("role",n.failed?"alert":"status"),l.textContent=$},Xn))}let b=()=>{clearTimeout(v),v=0,h||=requestAnimationFrame(S)},O=0;n.onAnswer=()=>{if(u.classList.remove("sleeping"),n.unasked&&D()){let C=performance.now()-_;O||=setTimeout(()=>{O=0,b()},Math.max(Gn-C,0));return}b(),n.number>=n.asked&&!document.hidden&&performance.now()-_>Yn&&S()},n.onQuestion=()=>{c.dataset.asked=String(n.asked),v||=setTimeout(b,Qn)};let q=new ResizeObserver(([{contentRect:$}])=>{let C=Math.round($.width);C!==w&&(w=C,b())});q.observe(s);let z=Ct(b);return c.dataset.asked=String(n.asked),b(),()=>{cancelAnimationFrame(h),clearTimeout(v),clearTimeout(k),clearTimeout(O),q.disconnect(),z(),f(),e.off("comm_live_update",m),n.close()}}var tr="input:not([type=radio], [type=checkbox], [type=range]), textarea";function er(t,e){let r=n=>{let i=n.composedPath()[0];if(!e.contains(i))return;let o=n.ctrlKey||n.metaKey||n.altKey,s=n.key==="Escape"||(i.matches(tr)?o&&n.key.toLowerCase()==="s":o||n.key==="Enter"&&n.shiftKey);t.toggleAttribute("data-lm-suppress-shortcuts",!s)};return window.addEventListener("keydown",r,!0),()=>window.removeEventListener("keydown",r,!0)}var jt=[4,9],nr={loss:"L",rate:"η"};function Rt(t,{values:e,grids:r,steps:n},i,o){W(t).selectAll("li").data(n).join("li").attr("class",(a,l)=>l+1===i?"now":l+1>i?"ahead":null).attr("aria-current",(a,l)=>l+1===i?"step":null).on("click",(a,l)=>o(n.indexOf(l)+1)).each(function({code:l,formulas:c},u){let f=Object.entries(c).map(([m,y])=>{let h=y.split(/(\{\w+\}ᵀ?)/),v=h.map(_=>_.replace(/\{(\w+)\}/,(w,S)=>Z(S))).join(""),k=/^\{\w+\}$/.test(y),E=k?[]:h.map((_,w)=>{let[,S,A]=_.match(/\{(\w+)\}(ᵀ?)/)??[];return S?Pt(r[S],e,!!A,/[^(]$/.test(h[w-1])):_});return d("span",{},`${Z(m)} = ${v}`,d("span",{class:"filled"},...k?[]:[" = ",...E]," = ",Pt(r[m],e)))});this.replaceChildren(d("span",{class:jt[0]<=u&&u<jt[1]?"slope":"value"},String(u+1)),d("code",{},l),d("span",{class:"formulas"},...f))})}function Pt(t,e,r=!1,n=!1){let i=r?t[0].map((a,l)=>t.map(c=>c[l])):t,o=(a,l="",c="")=>d("span",{class:et(a),"data-number":a},l+M(e[a],6)+c);if(i.length===1&&i[0].length===1)return n&&e[i[0][0]]<0?o(i[0][0],"(",")"):o(i[0][0]);if(i.length===1)return d("span",{},"(",...i[0].flatMap((a,l)=>l?[", ",o(a)]:[o(a)]),")");let s=`grid-template-columns: repeat(${i[0].length}, auto)`;return d("span",{class:"table",style:s},...i.flat().map(a=>o(a)))}var tt=({formulas:t},e)=>Object.keys(t).flatMap(r=>e[r].flat()),et=t=>t.startsWith("d")?"slope":"value",Z=t=>t.startsWith("new")?`${Z(t.slice(3))}′`:nr[t]??t.replace("1","₁").replace("2","₂"),mt=t=>Z(Y(t).split("[")[0])+(Y(t).match(/\[.*/)??"");function Y(t){let[e,r]=t.split("_");return r?`${e}[${[...r].join(", ")}]`:e}function Dt(t,e){let r=Nt("svg").attr("role","group").attr("aria-label",e);t.append(r.node());let n=Object.assign(r,{size:(i,o)=>n.attr("viewBox",`0 0 ${i} ${o}`).attr("height",o)});return n}var nt=560,Vt={x:.06,z1:.4,a1:.57,y:.79,loss:.94},rr={0:76,1:192,"":134},Kt=["x_0","x_1","z1_0","z1_1","a1_0","a1_1","y","loss"],Ht=[["W1","x","z1"],["W2","a1","y"]],Jt=[["z1_0","a1_0"],["z1_1","a1_1"],["y","loss"]],yt={b1_0:["z1_0",-58],b1_1:["z1_1",58],b2:["y",58]},ir=200,or="Above a unit its value, below it the slope. Lines: weights in blue, their slopes in orange; thick if large, dashed below 0, dotted at 0. A number in a frame can be changed.",sr="Point at a number to see its name here.",ar=`
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
`,lr=({picture:t,link:e})=>{let r=d("div",{class:"stepper"}),n=Dt(r,"the network: values above its units in blue, slopes below in orange"),i=n.append("g"),o=n.append("g"),s=n.append("g").selectAll("g").data(Kt).join(b=>{let O=b.append("g").attr("class","unit");return O.append("circle").attr("r",18),O.append("text").attr("text-anchor","middle").attr("dy","0.35em").text(Y),O}),a=n.append("g"),l=n.append("g").style("pointer-events","none"),c=d("p",{class:"named"}),u=d("p",{class:"key"},or),f=new Map(Object.values(e.controls).filter(b=>b.on_picture).map(b=>[b.name,ur(b,e)]));r.append(...[...f.values()].map(b=>b.node));let m=b=>e.ask({step:U(b,0,e.numbers.steps.length)}),y=(b,O)=>d("button",{type:"button",onclick:()=>m(e.state.step+O)},b),[h,v]=[y("Back",-1),y("Next",1)],k=d("ol",{class:"listing","aria-label":"the code, line by line",tabindex:0});t.append(d("style",{},ar),r,c,d("div",{class:"walk"},h,v),k,u);let E={numbers:e.numbers,step:e.state.step},_=null,w=null,S=b=>b.closest("[data-number]")?.getAttribute("data-number")??null;for(let b of["pointerover","pointerleave"])t.addEventListener(b,({target:O})=>{_=b==="pointerover"?S(O):null,Ut(t,E,_),A()});for(let b of["focusin","focusout"])r.addEventListener(b,({target:O})=>{w=b==="focusin"?S(O):null,A()});function A(){let b=_??w;c.textContent=b?`${Y(b)} = ${M(E.numbers.values[b],6)}`:sr}return({numbers:b,state:O,width:q})=>{let{values:z,grids:$,steps:C,sources:rt}=b,R=E.step;E={numbers:b,step:O.step};let I=new Set([...f.keys(),"rate"]);for(let{formulas:p}of C.slice(0,O.step))for(let g of Object.keys(p))$[g].flat().forEach(x=>I.add(x));let{unit:F,places:L}=pr(q,$),Q=p=>`translate(${L[p].x},${L[p].y})`;n.size(q,268),s.attr("transform",p=>`translate(${F[p].join()})`),i.selectAll("path").data(Object.entries(yt)).join("path").attr("stroke","var(--quiet)").attr("d",([p,[g,x]])=>`M${L[p].x},${L[p].y}L${F[g][0]-14},${F[g][1]+12*Math.sign(x)}`),o.selectAll("path").data(fr(F,b,I)).join("path").attr("d",p=>p.path).attr("stroke",p=>`var(${p.ink})`).attr("stroke-width",p=>p.width).attr("stroke-dasharray",p=>p.dash??null),a.selectAll("text.number").data([...I].filter(p=>!f.has(p)&&p in L),p=>p).join("text").attr("class",p=>`number ${et(p)}`).attr("data-number",p=>p).attr("transform",Q).attr("dy","0.35em").attr("text-anchor","middle").text(p=>(/^(db|newloss)/.test(p)?`${mt(p)} `:"")+M(z[p],6));let it=Jt.slice(0,2).filter(([p])=>I.has(p.replace("z","a"))&&!(z[p]>0)),V=[["t",L.t.x-22,L.t.y]];for(let p of Object.keys(yt))V.push([mt(p),L[p].x-36,L[p].y]);for(let[p,g]of it)V.push(["off",(F[p][0]+F[g][0])/2,F[p][1]-(q<nt?26:9)]);a.selectAll("text.label").data(V).join("text").attr("class","label").attr("text-anchor","middle").attr("dy","0.35em").attr("x",p=>p[1]).attr("y",p=>p[2]).text(p=>p[0]);for(let[p,g]of f)g.update(L[p]);ct(h,O.step===0&&"this is the start"),ct(v,O.step===C.length&&"this is the end"),Rt(k,b,O.step,m),k.classList.toggle("narrow",q<nt),O.step!==R&&cr(k,O.step-1),Ut(t,E,_),A(),O.step===R+1&&!D()&&dr(l,tt(C[R],$),rt,L)}},Wr=It(lr);function cr(t,e){let r=t.children[Math.max(e,0)],n=t.children[e+1]??r;if(!r||!n)return;let i=n.offsetTop+n.offsetHeight-t.clientHeight;t.scrollTop=Math.min(Math.max(t.scrollTop,i),r.offsetTop)}function ur(t,e){let{name:r}=t,n=ft(t);function i(){l.value=M(e.state[r],6)}function o(){l.style.width=`${.65*Math.max(l.value.length,1)+.8}em`}function s(u){e.ask({[r]:n.at(U(u,0,n.count-1))}),i()}function a(){let u=Number(l.value.replace("−","-").replace(",","."));l.value.trim()!==""&&Number.isFinite(u)?s(n.place(u)):i()}let l=d("input",{class:r.split("_")[0],"data-number":r,"aria-label":t.label,inputmode:"decimal",role:"spinbutton","aria-valuemin":t.low,"aria-valuemax":t.high,autocomplete:"off",disabled:!!t.fixed,title:t.fixed&&H,onfocus:()=>l.select(),onblur:i,oninput:o,onchange:a,onkeydown:u=>{let f=u.key==="ArrowUp"?1:u.key==="ArrowDown"?-1:0;if(f)s(n.place(e.state[r])+f*(u.shiftKey?10:1));else if(u.key==="Enter")a();else if(u.key==="Escape")i();else return;u.preventDefault(),l.select()}});function c({x:u,y:f}){Object.assign(l.style,{left:`${u}px`,top:`${f}px`}),l.setAttribute("aria-valuenow",String(e.state[r])),l.matches(":focus")||i(),o()}return{node:l,update:c}}function pr(t,e){let r=t<nt?{...Vt,z1:.37,a1:.51,y:.8}:Vt,n={};for(let c of Kt){let[u,f=""]=c.split("_");n[c]=[r[u]*t,rr[f]]}let i={};for(let[c,[u,f]]of Object.entries(n))i[c]={x:u,y:f-30},i[`d${c}`]={x:u,y:f+30};i.newloss={x:Math.min(n.loss[0],t-46),y:n.loss[1]-52},i.t={x:n.loss[0],y:n.loss[1]+32};let[o,s,a]=t<nt?[.32,.68,.64]:[.27,.7,.7],l=([c,u],[f,m],y)=>({x:c+y*(f-c),y:u+y*(m-u)});for(let[c,u,f]of Ht)e[u].flat().forEach((m,y)=>e[f].flat().forEach((h,v)=>{i[e[c][y][v]]=l(n[m],n[h],o),i[e[`d${c}`][y][v]]=l(n[m],n[h],c==="W2"?Math.min(s,a):s)}));for(let[c,[u,f]]of Object.entries(yt)){let[m,y]=n[u];i[c]={x:m-10,y:y+f},i[`d${c}`]={x:m+44,y:y+f}}return{unit:n,places:i}}function fr(t,{values:e,grids:r},n){let i=Math.max(...[...r.dW1,...r.dW2].flat().map(s=>Math.abs(e[s])))||1,o=Jt.map(([s,a])=>({path:gt(t[s],t[a],0),ink:"--quiet",width:1}));for(let[s,a,l]of Ht)r[a].flat().forEach((c,u)=>r[l].flat().forEach((f,m)=>{let[y,h]=[r[s][u][m],r[`d${s}`][u][m]];o.push(Wt(gt(t[c],t[f],-3.5),e[y]/5,"--value")),n.has(h)&&o.push(Wt(gt(t[c],t[f],3.5),e[h]/i,"--slope"))}));return o}function Wt(t,e,r){return e===0?{path:t,ink:"--quiet",width:1,dash:"1 4"}:{path:t,ink:r,width:1+5*Math.abs(e),dash:e>0?null:"7 4"}}function gt([t,e],[r,n],i){let o=Math.hypot(r-t,n-e),[s,a]=[-(n-e)/o*i,(r-t)/o*i];return`M${t+s},${e+a}L${r+s},${n+a}`}function Ut(t,{numbers:{grids:e,steps:r,sources:n},step:i},o){let s=new Set(o?[o]:i?tt(r[i-1],e):[]),a=new Set([...s].flatMap(c=>n[c]??[]));for(let c of t.querySelectorAll("[data-number]")){let u=c.getAttribute("data-number")??"",f=o||!c.closest("li:not(.now)");c.classList.toggle("fresh",!!f&&s.has(u)),c.classList.toggle("source",!!f&&a.has(u))}W(t).selectAll(".unit").classed("fresh",c=>s.has(c)||s.has(`d${c}`)),t.querySelectorAll(".listing li").forEach((c,u)=>c.classList.toggle("made",tt(r[u],e).includes(o??"")))}function dr(t,e,r,n){for(let i of e.filter(o=>o in n))for(let o of r[i].filter(s=>s in n)){let s=t.append("circle").attr("r",5).attr("class",et(o)),a=[o,i].map(c=>`translate(${n[c].x}px,${n[c].y}px)`);s.node()?.animate({transform:a},{duration:ir,easing:"ease-in-out"})?.addEventListener("finish",()=>s.remove())}}export{Wr as default};
